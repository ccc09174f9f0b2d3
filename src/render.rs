//! From checked drafts to what a person or a program reads. One format a file; none knows rules.

pub mod human;
pub mod json;
pub mod reference;
mod refusal;

use crate::decode::Format;
use crate::finding::Level;
use crate::lang::Lang;
use crate::lint::{Checked, Outcome};
use crate::source::Source;

/// A draft under its name, and what became of it.
#[derive(Debug)]
pub struct FileReport {
    /// Path as the user knows it, with `/` between its parts.
    pub path: String,
    /// Format, where the file could be read.
    pub format: Option<Format>,
    /// The text that spans refer to, where the file could be read.
    pub source: Option<Source>,
    /// The report with its findings, or what kept it from being checked.
    pub verdict: Result<Checked, FileError>,
}

/// Why a file was not checked, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileError {
    /// Stable key: `not-found`, `not-report`, `charset` and so on.
    pub kind: &'static str,
    /// For a person.
    pub message: String,
}

/// Totals of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files looked at.
    pub files: usize,
    /// Files that were reports.
    pub reports: usize,
    /// Findings at level error.
    pub errors: usize,
    /// Findings at level warning.
    pub warnings: usize,
    /// Findings at level note.
    pub notes: usize,
    /// Equations that hold.
    pub held: usize,
    /// Equations that do not.
    pub violated: usize,
    /// Equations that could not be computed.
    pub open: usize,
}

impl FileReport {
    /// What became of the draft at `path`.
    #[must_use]
    pub fn new(path: String, outcome: Outcome, lang: Lang) -> Self {
        let verdict = outcome.verdict.map_err(|refusal| FileError::of(refusal, lang));
        Self { path, format: outcome.format, source: outcome.source, verdict }
    }

    /// A file that could not be opened.
    #[must_use]
    pub fn unopened(path: String, kind: &'static str, message: String) -> Self {
        Self { path, format: None, source: None, verdict: Err(FileError { kind, message }) }
    }
}

impl FileError {
    /// Kinds that speak of a folder instead of a file.
    const FOLDERS: [&str; 2] = ["no-drafts", "linked-folder"];
}

impl Summary {
    /// The totals of all files.
    #[must_use]
    pub fn of(files: &[FileReport]) -> Self {
        let is_file =
            |file: &&FileReport| !file.verdict.as_ref().is_err_and(|error| FileError::FOLDERS.contains(&error.kind));
        let mut summary = Self { files: files.iter().filter(is_file).count(), ..Self::default() };
        for checked in files.iter().filter_map(|file| file.verdict.as_ref().ok()) {
            summary.reports += 1;
            summary.errors += checked.count(Level::Error);
            summary.warnings += checked.count(Level::Warning);
            summary.notes += checked.count(Level::Note);
            let outcomes = |name: &str| checked.ledger.iter().filter(|entry| entry.outcome.name() == name).count();
            summary.held += outcomes("holds");
            summary.violated += outcomes("violated");
            summary.open += outcomes("open");
        }
        summary
    }
}
