//! The Code Quality report of GitLab.

use std::io;

use serde::Serialize;

use super::region::Region;
use super::{FileReport, fingerprint, pretty};
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

/// The brackets of the one array.
pub(super) fn frames(is_filled: &[bool]) -> io::Result<Vec<Vec<u8>>> {
    pretty::around(&[(); 0], &["[]"], is_filled)
}

/// An object for each finding of a file, or one where it was not checked.
pub(super) fn piece(file: &FileReport, lang: Lang) -> io::Result<Vec<u8>> {
    pretty::items(issues(file, lang), 1)
}

fn issues<'a>(file: &'a FileReport, lang: Lang) -> Vec<Issue<'a>> {
    let (checked, source) = match file.content() {
        Ok(content) => content,
        Err(error) => {
            return vec![Issue {
                description: error.message.clone(),
                check_name: error.kind.name(),
                fingerprint: fingerprint::of_failure(&file.path, error.kind.name()),
                severity: if file.is_failure() { "blocker" } else { "info" },
                location: Location { path: &file.path, lines: Lines { begin: 1, end: 1 } },
            }];
        }
    };
    let all = checked.all();
    let prints = fingerprint::of(&file.path, &all);
    let issue = |(finding, fingerprint): (&'a Finding, String)| {
        let region = Region::in_characters(finding.primary.span, source);
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
