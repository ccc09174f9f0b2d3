//! From checked drafts to what a person or a program reads. One format a file; none knows rules.

pub mod human;
pub mod json;
pub mod reference;
mod refusal;

use std::ops::AddAssign;

use crate::decode::Format;
use crate::finding::{LedgerOutcome, Level, Status};
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
    /// Findings that are waived.
    pub waived: usize,
    /// Findings that stand in the baseline.
    pub known: usize,
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
        let mut summary = Self::default();
        files.iter().for_each(|file| summary.add(file));
        summary
    }

    /// Adds one file.
    pub fn add(&mut self, file: &FileReport) {
        let checked = match &file.verdict {
            Err(error) if FileError::FOLDERS.contains(&error.kind) => return,
            verdict => verdict.as_ref().ok(),
        };
        self.files += 1;
        let Some(checked) = checked else { return };
        self.reports += 1;
        self.errors += checked.count(Level::Error);
        self.warnings += checked.count(Level::Warning);
        self.notes += checked.count(Level::Note);
        for finding in &checked.findings {
            match finding.status {
                Status::Open => {}
                Status::Waived { .. } => self.waived += 1,
                Status::Known => self.known += 1,
            }
        }
        for entry in &checked.ledger {
            match entry.outcome {
                LedgerOutcome::Holds => self.held += 1,
                LedgerOutcome::Violated => self.violated += 1,
                LedgerOutcome::Open(_) => self.open += 1,
            }
        }
    }
}

impl AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.reports += other.reports;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.waived += other.waived;
        self.known += other.known;
        self.held += other.held;
        self.violated += other.violated;
        self.open += other.open;
    }
}
