//! SARIF 2.1.0: what code scanning takes. Columns count Unicode code points, from one.

mod log;
mod rules;

use std::io;

use super::escape::for_uri;
use super::region::Region;
use super::{FileReport, Summary, fingerprint, pretty, words};
use crate::finding::{Edit, Finding, Fix, Place, Status};
use crate::lang::Lang;
use crate::rule_info::RuleInfo;
use crate::source::Source;
use crate::span::Span;
use log::{
    Artifact, ArtifactChange, ArtifactLocation, Descriptor, Driver, Invocation, Location, Log, LogicalLocation,
    Mending, MendingProperties, Message, Notification, PhysicalLocation, Prints, Related, Replacement,
    ResultProperties, Run, Snippet, SnippetRegion, Suppression, Tool,
};

/// What a log says beside its results.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The rules that ran; each result points at its rule among them.
    pub rules: &'a [RuleInfo],
    /// Whether findings were held against a baseline: then each result says whether it is new.
    pub has_baseline: bool,
}

/// The lists that each file goes into, as they stand in the log while they are empty.
const LISTS: [&str; PARTS] = ["\"toolExecutionNotifications\": []", "\"artifacts\": []", "\"results\": []"];

/// How many they are.
pub(super) const PARTS: usize = 3;

/// The one log around its lists.
pub(super) fn frames(about: About<'_>, summary: &Summary, is_filled: &[bool], lang: Lang) -> io::Result<Vec<Vec<u8>>> {
    let run = Run {
        tool: Tool {
            driver: Driver {
                name: env!("CARGO_PKG_NAME"),
                version: env!("CARGO_PKG_VERSION"),
                semantic_version: env!("CARGO_PKG_VERSION"),
                rules: about.rules.iter().map(|rule| rules::descriptor(rule, lang)).collect(),
            },
        },
        language: lang.pick("zh-CN", "en-US"),
        column_kind: "unicodeCodePoints",
        invocations: [Invocation { execution_successful: summary.failed == 0, tool_execution_notifications: [] }],
        artifacts: [],
        results: [],
    };
    pretty::around(&Log::new(run), &LISTS, is_filled)
}

/// What a file adds to each list. Findings that are waived or known are results that are suppressed.
pub(super) fn pieces(index: usize, file: &FileReport, about: About<'_>, lang: Lang) -> io::Result<[Vec<u8>; PARTS]> {
    Ok([
        pretty::items(notification(index, file), 6)?,
        pretty::items([artifact(file)], 4)?,
        pretty::items(results(index, file, about, lang), 4)?,
    ])
}

fn artifact(file: &FileReport) -> Artifact {
    Artifact {
        location: ArtifactLocation { uri: for_uri(&file.path), index: None },
        encoding: file.source.as_ref().filter(|_| file.has_lines()).map(|source| source.encoding().to_uppercase()),
        roles: ["analysisTarget"],
    }
}

/// A file that was not checked.
fn notification(index: usize, file: &FileReport) -> Option<Notification<'_>> {
    let error = file.content().err()?;
    Some(Notification {
        descriptor: Descriptor { id: error.kind.name() },
        level: file.failure_level().name(),
        message: Message { text: &error.message },
        locations: [Location {
            physical_location: PhysicalLocation { artifact_location: artifact_location(index, file), region: None },
            logical_locations: Vec::new(),
        }],
    })
}

fn results<'a>(index: usize, file: &'a FileReport, about: About<'_>, lang: Lang) -> Vec<log::Result<'a>> {
    let Ok((checked, source)) = file.content() else { return Vec::new() };
    let all = checked.all();
    let prints = fingerprint::of(&file.path, &all);
    let result = |(finding, print): (&'a Finding, String)| log::Result {
        rule_id: &finding.code,
        rule_index: about.rules.iter().position(|rule| rule.code == finding.code),
        level: finding.level.name(),
        message: Message { text: &finding.message },
        locations: [location(index, file, &finding.primary, source)],
        related_locations: finding
            .related
            .iter()
            .enumerate()
            .map(|(number, place)| Related {
                id: number + 1,
                message: Message { text: &place.message },
                location: location(index, file, place, source),
            })
            .collect(),
        partial_fingerprints: Prints { finding: print },
        baseline_state: about.has_baseline.then_some(if finding.status == Status::Known { "unchanged" } else { "new" }),
        suppressions: suppression(&finding.status, lang).into_iter().collect(),
        // What is waived or known is left alone.
        fixes: (finding.fix.iter().filter(|_| finding.status == Status::Open))
            .filter_map(|fix| mending(index, file, fix, source))
            .collect(),
        properties: ResultProperties {
            label: &finding.primary.message,
            help: &finding.help,
            basis: &finding.basis,
            notes: &finding.notes,
        },
    };
    all.into_iter().zip(prints).map(result).collect()
}

/// Why a result does not count: a draft says so, or something beside it.
fn suppression(status: &Status, lang: Lang) -> Option<Suppression> {
    let is_inline = match status {
        Status::Open => return None,
        Status::Waived { is_inline, .. } => *is_inline,
        Status::Known => false,
    };
    Some(Suppression {
        kind: if is_inline { "inSource" } else { "external" },
        status: "accepted",
        justification: words::aside(status, lang)?,
    })
}

/// A fix that a program may offer; none of what is only words.
fn mending<'a>(index: usize, file: &FileReport, fix: &'a Fix, source: &Source) -> Option<Mending<'a>> {
    let replacement = |edit: &'a Edit| Replacement {
        deleted_region: region_of(edit.span, "", source),
        inserted_content: Snippet { text: &edit.text },
    };
    fix.is_applicable().then(|| Mending {
        description: Message { text: &fix.title },
        artifact_changes: [ArtifactChange {
            artifact_location: artifact_location(index, file),
            replacements: fix.edits.iter().map(replacement).collect(),
        }],
        properties: MendingProperties { applicability: fix.applicability.name() },
    })
}

fn location<'a>(index: usize, file: &'a FileReport, place: &'a Place, source: &Source) -> Location<'a> {
    Location {
        physical_location: PhysicalLocation {
            artifact_location: artifact_location(index, file),
            // A Word file has no lines of its own: the logical locations say where in it.
            region: file.has_lines().then(|| region(place, source)),
        },
        logical_locations: logical_locations(place),
    }
}

fn artifact_location(index: usize, file: &FileReport) -> ArtifactLocation {
    ArtifactLocation { uri: for_uri(&file.path), index: Some(index) }
}

fn region<'a>(place: &'a Place, source: &Source) -> SnippetRegion<'a> {
    region_of(place.span, &place.text, source)
}

fn region_of<'a>(span: Span, text: &'a str, source: &Source) -> SnippetRegion<'a> {
    let Region { line, column, end_line, end_column } = Region::in_characters(span, source);
    SnippetRegion {
        start_line: line,
        start_column: column,
        end_line,
        end_column,
        snippet: Some(Snippet { text }).filter(|snippet| !snippet.text.is_empty()),
    }
}

/// The place in words, and the keys of the cell where it is one.
fn logical_locations(place: &Place) -> Vec<LogicalLocation> {
    let words = (!place.words.is_empty()).then(|| LogicalLocation {
        name: place.words.clone(),
        fully_qualified_name: place.words.clone(),
        kind: "place",
    });
    let cell = place.cell.as_ref().map(|cell| LogicalLocation {
        name: format!("{}[{}]", cell.row, cell.column),
        fully_qualified_name: format!("{}.{}[{}]", cell.table, cell.row, cell.column),
        kind: "cell",
    });
    words.into_iter().chain(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::Format;
    use crate::render::FileErrorKind;

    #[test]
    fn a_place_in_a_word_file_has_no_region() {
        let mut file = FileReport::unopened("a b.docx".to_owned(), FileErrorKind::Io, String::new());
        file.format = Some(Format::Docx);
        file.source = Some(Source::new("一\n二三".to_owned(), "utf-8"));
        let place = Place { span: Span::new(4, 7), words: "第1段".to_owned(), ..Place::default() };
        let source = Source::new("一\n二三".to_owned(), "utf-8");
        let location = location(0, &file, &place, &source);
        assert!(location.physical_location.region.is_none());
        let names: Vec<_> = location.logical_locations.iter().map(|place| place.name.as_str()).collect();
        assert_eq!(names, ["第1段"]);
        assert_eq!(artifact(&file).encoding, None, "the charset of the text is not that of the file");
    }

    #[test]
    fn columns_are_code_points() {
        let source = Source::new("𠮷镇x\n".to_owned(), "utf-8");
        let place = Place { span: Span::new(7, 8), text: "x".to_owned(), ..Place::default() };
        let region = region(&place, &source);
        assert_eq!((region.start_line, region.start_column, region.end_column), (1, 3, 4));
    }
}
