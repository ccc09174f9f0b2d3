//! What a run adds up to: its totals and its exit code.

use gouji::Level;
use gouji::render::{FileReport, Summary};

use crate::FAILED;
use crate::args::CheckArgs;

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
    /// Files and folders that were looked at.
    count: usize,
}

impl Counted {
    /// The same of a file that could not be fixed, if `has_failed`.
    pub(crate) fn failed(self, has_failed: bool) -> Self {
        Self { has_failed: self.has_failed || has_failed, ..self }
    }

    /// What a file adds.
    pub(crate) fn of(file: &FileReport, deny: Level) -> Self {
        Self {
            summary: Summary::of(std::slice::from_ref(file)),
            has_failed: file.is_failure(),
            is_denied: file.findings().iter().any(|finding| finding.level >= deny),
        }
    }
}

impl Tally {
    /// Adds one file.
    pub(crate) fn add(&mut self, counted: Counted) {
        self.summary += counted.summary;
        self.count += 1;
        self.has_failed |= counted.has_failed;
        self.is_denied |= counted.is_denied;
    }

    /// 0 clean, 1 findings at the denied level, 2 could not run or nothing was a report.
    pub(crate) fn exit_code(&self, args: &CheckArgs) -> u8 {
        let is_left_out = args.force_exclude && self.count == 0;
        let is_idle = self.summary.reports == 0 && !args.skip_non_reports && !is_left_out;
        match self {
            _ if self.has_failed || is_idle => FAILED,
            // What an update finds stands in the baseline from then on.
            _ if self.is_denied && !args.exit_zero && !args.update_baseline => DENIED,
            _ => 0,
        }
    }
}
