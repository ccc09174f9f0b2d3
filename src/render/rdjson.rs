//! The diagnostics that reviewdog takes; columns count bytes of UTF-8.

use std::io;

use serde::Serialize;

use super::region::Region;
use super::{FileReport, pretty};
use crate::finding::{Finding, Fix, Level, Place};
use crate::lang::Lang;
use crate::source::Source;
use crate::span::Span;

#[derive(Serialize)]
struct Run<'a> {
    source: Named<'a>,
    /// Filled file by file.
    diagnostics: [(); 0],
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
    /// The edits of its fix.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    /// Absent for a file that is no text itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

/// The object around the diagnostics.
pub(super) fn frames(is_filled: &[bool]) -> io::Result<Vec<Vec<u8>>> {
    let run = Run { source: Named { name: env!("CARGO_PKG_NAME") }, diagnostics: [] };
    pretty::around(&run, &["\"diagnostics\": []"], is_filled)
}

/// A diagnostic for each finding of a file, or one where it was not checked.
pub(super) fn piece(file: &FileReport, lang: Lang) -> io::Result<Vec<u8>> {
    pretty::items(diagnostics(file, lang), 2)
}

fn diagnostics(file: &FileReport, lang: Lang) -> Vec<Diagnostic<'_>> {
    match file.content() {
        Ok((checked, source)) => {
            checked.findings.iter().map(|finding| diagnostic(file, finding, source, lang)).collect()
        }
        Err(error) => vec![Diagnostic {
            message: error.message.clone(),
            location: Location { path: &file.path, range: None },
            severity: severity(file.failure_level()),
            code: Code { value: error.kind.name() },
            related_locations: Vec::new(),
            suggestions: Vec::new(),
        }],
    }
}

fn diagnostic<'a>(file: &'a FileReport, finding: &'a Finding, source: &Source, lang: Lang) -> Diagnostic<'a> {
    let (message, words, help) = (&finding.message, &finding.primary.words, &finding.help);
    Diagnostic {
        message: lang.pick(
            format!("{message}\n位置：{words}\n怎么改：{help}"),
            format!("{message}\nplace: {words}\nhelp: {help}"),
        ),
        location: location(file, &finding.primary, source),
        severity: severity(finding.level),
        code: Code { value: &finding.code },
        related_locations: finding
            .related
            .iter()
            .map(|place| Related { message: &place.message, location: location(file, place, source) })
            .collect(),
        suggestions: finding
            .fix
            .iter()
            .filter(|fix| fix.is_applicable())
            .flat_map(|fix| suggestions(fix, source))
            .collect(),
    }
}

fn location<'a>(file: &'a FileReport, place: &Place, source: &Source) -> Location<'a> {
    Location { path: &file.path, range: file.has_lines().then(|| range(place.span, source)) }
}

fn suggestions<'a>(fix: &'a Fix, source: &Source) -> impl Iterator<Item = Suggestion<'a>> {
    fix.edits.iter().map(move |edit| Suggestion { range: range(edit.span, source), text: &edit.text })
}

fn range(span: Span, source: &Source) -> Range {
    let region = Region::in_bytes(span, source);
    Range {
        start: Position { line: region.line, column: region.column },
        end: Position { line: region.end_line, column: region.end_column },
    }
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        Level::Note => "INFO",
    }
}
