//! What a run adds up to: its totals and its exit code.

use gouji::Level;
use gouji::render::{FileReport, Summary};

use crate::FAILED;

/// Findings at the level that was denied.
const DENIED: u8 = 1;

/// What one file adds to a run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counted {
    summary: Summary,
    /// It could not be read, or the user named it and it is no report.
    has_failed: bool,
    /// It has findings at the level that was denied.
    is_denied: bool,
}

/// The totals of the files so far.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) summary: Summary,
    has_failed: bool,
    is_denied: bool,
}

impl Counted {
    /// A file that could not be read fails the run; a text that is no report does so only if the user
    /// named it or if nothing else was one, and a folder with nothing to check only if nothing else had.
    pub(crate) fn of(file: &FileReport, is_named: bool, deny: Level) -> Self {
        let is_passed_over = |kind| matches!(kind, "not-report" | "empty" | "no-drafts" | "linked-folder");
        let is_denied = |finding: &gouji::Finding| finding.level >= deny;
        Self {
            summary: Summary::of(std::slice::from_ref(file)),
            has_failed: file.verdict.as_ref().is_err_and(|error| is_named || !is_passed_over(error.kind)),
            is_denied: file.verdict.as_ref().is_ok_and(|checked| checked.open().any(is_denied)),
        }
    }
}

impl Tally {
    /// Adds one file.
    pub(crate) fn add(&mut self, counted: Counted) {
        self.summary += counted.summary;
        self.has_failed |= counted.has_failed;
        self.is_denied |= counted.is_denied;
    }

    /// The same where everything that was found is written to the baseline: it fails nothing.
    pub(crate) fn exit_code_of_update(&self) -> u8 {
        if self.has_failed || self.summary.reports == 0 { FAILED } else { 0 }
    }

    /// 0 clean, 1 findings at the denied level, 2 could not run or nothing was a report.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            _ if self.has_failed || self.summary.reports == 0 => FAILED,
            _ if self.is_denied => DENIED,
            _ => 0,
        }
    }
}
