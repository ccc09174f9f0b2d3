//! The Code Quality report of GitLab.

use std::io::{self, Write};

use serde::Serialize;

use super::region::Region;
use super::{FileReport, fingerprint};
use crate::finding::{Finding, Level, Status};
use crate::lang::Lang;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Writes one array with an object for each finding and for each file that was not checked.
///
/// # Errors
/// Those of the writer.
pub fn render(files: &[FileReport], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let issues: Vec<Issue<'_>> = files.iter().flat_map(|file| issues(file, lang)).collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}

fn issues<'a>(file: &'a FileReport, lang: Lang) -> Vec<Issue<'a>> {
    let (checked, source) = match file.content() {
        Ok(content) => content,
        Err(error) => {
            return vec![Issue {
                description: error.message.clone(),
                check_name: error.kind,
                fingerprint: fingerprint::of_failure(&file.path, error.kind),
                severity: if file.is_failure() { "blocker" } else { "info" },
                location: Location { path: &file.path, lines: Lines { begin: 1, end: 1 } },
            }];
        }
    };
    let all = checked.all();
    let prints = fingerprint::of(&file.path, &all);
    let issue = |(finding, fingerprint): (&'a Finding, String)| {
        let region = Region::in_characters(&finding.primary, source);
        let words = &finding.primary.words;
        Issue {
            description: lang.pick(
                format!("{}（{words}）。{}", finding.message, finding.help),
                format!("{} ({words}). {}", finding.message, finding.help),
            ),
            check_name: &finding.code,
            fingerprint,
            severity: severity(finding.level),
            // Of a Word file these are lines of the text made of it; the format demands some.
            location: Location { path: &file.path, lines: Lines { begin: region.line, end: region.end_line } },
        }
    };
    all.into_iter().zip(prints).filter(|(finding, _)| finding.status == Status::Open).map(issue).collect()
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Note => "info",
    }
}
