//! Totals of a run.

use std::ops::AddAssign;

use super::FileReport;
use crate::finding::{Applicability, LedgerOutcome, Level, Status};
use crate::lint::Checked;

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
    /// Findings that count and that a safe fix mends.
    pub fixable: usize,
    /// Findings that count and that a suggested fix mends.
    pub suggested: usize,
    /// Equations that hold.
    pub held: usize,
    /// Equations that do not.
    pub violated: usize,
    /// Equations that could not be computed.
    pub open: usize,
    /// Files and folders that could not be checked although they should have been.
    pub failed: usize,
    /// Files and folders of which no finding is told.
    pub silent: usize,
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
        self.failed += usize::from(file.is_failure());
        self.silent += usize::from(
            file.verdict.as_ref().map_or(true, |checked| checked.findings.is_empty() && checked.aside.is_empty()),
        );
        let checked = match &file.verdict {
            Err(error) if error.kind.is_of_a_folder() => return,
            verdict => verdict.as_ref().ok(),
        };
        self.files += 1;
        let Some(checked) = checked else { return };
        self.reports += 1;
        self.add_findings(checked);
        for entry in &checked.ledger {
            match entry.outcome {
                LedgerOutcome::Holds => self.held += 1,
                LedgerOutcome::Violated => self.violated += 1,
                LedgerOutcome::Open(_) => self.open += 1,
            }
        }
    }

    fn add_findings(&mut self, checked: &Checked) {
        self.errors += checked.count(Level::Error);
        self.warnings += checked.count(Level::Warning);
        self.notes += checked.count(Level::Note);
        for fix in checked.findings.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix| fix.is_applicable())
        {
            match fix.applicability {
                Applicability::Safe => self.fixable += 1,
                Applicability::Suggested | Applicability::Display => self.suggested += 1,
            }
        }
        for finding in &checked.aside {
            match finding.status {
                Status::Open => {}
                Status::Waived { .. } => self.waived += 1,
                Status::Known => self.known += 1,
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
        self.fixable += other.fixable;
        self.suggested += other.suggested;
        self.held += other.held;
        self.violated += other.violated;
        self.open += other.open;
        self.failed += other.failed;
        self.silent += other.silent;
    }
}
