//! What became of a draft.

use crate::decode::{Format, Unreadable};
use crate::finding::{Finding, LedgerEntry, Level, ProseEntry, Remark, Status};
use crate::source::Source;

/// What became of one draft.
#[derive(Debug)]
pub struct Outcome {
    /// Format, where the file could be read.
    pub format: Option<Format>,
    /// The text that spans refer to, where the file could be read.
    pub source: Option<Source>,
    /// The report with its findings, or why there is none.
    pub verdict: Result<Checked, Refusal>,
}

/// Why a file was not checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Its bytes are no text.
    Unreadable(Unreadable),
    /// It is a text, but no annual report on the disclosure of government information.
    NotReport(Lack),
}

/// What a text lacks to be such a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// It has nothing of one.
    All,
    /// It has a title, and neither sections nor tables.
    AllButTitle,
    /// It has tables of the form, and nothing that says whose and of when.
    AllButTables,
    /// It speaks of the matter in traditional characters.
    SimplifiedCharacters,
    /// It has pictures, and next to no text.
    Text,
}

/// A report that was checked.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Key of the edition it was checked against.
    pub edition: String,
    /// Report year, where it is known.
    pub year: Option<i16>,
    /// Reporting body; empty where it is not known.
    pub body: String,
    /// Title as it stands, its white space folded; empty where there is none.
    pub title: String,
    /// First and last day of the statistics period, as ISO dates.
    pub period: Option<(String, String)>,
    /// What counts, by place, then code. All of it: [`Linter::cut`](super::Linter::cut) keeps to the limit.
    pub findings: Vec<Finding>,
    /// What was found and does not count, waived or known, in the same order.
    pub aside: Vec<Finding>,
    /// Numbers of the waivers of [`Options`](super::Options) that were tried: those whose rules were all looked at.
    pub tried: Vec<usize>,
    /// Numbers of those that were needed.
    pub used: Vec<usize>,
    /// Every equation of the edition with its outcome.
    pub ledger: Vec<LedgerEntry>,
    /// Every figure that its sentences give for something a report counts, if [`Options::prose`](super::Options::prose) asks for them.
    pub prose: Vec<ProseEntry>,
    /// What a Word file holds beside its text, in its order.
    pub remarks: Vec<Remark>,
}

impl Checked {
    /// A report of no known edition.
    pub(super) fn empty() -> Self {
        Self {
            edition: String::new(),
            year: None,
            body: String::new(),
            title: String::new(),
            period: None,
            findings: Vec::new(),
            aside: Vec::new(),
            tried: Vec::new(),
            used: Vec::new(),
            ledger: Vec::new(),
            prose: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Puts aside the findings that do not count.
    pub fn put_aside(&mut self) {
        let all = std::mem::take(&mut self.findings);
        let (open, aside): (Vec<Finding>, Vec<Finding>) =
            all.into_iter().partition(|finding| finding.status == Status::Open);
        self.findings = open;
        self.aside.extend(aside);
        self.aside.sort_by(|a, b| (a.primary.span, &a.code).cmp(&(b.primary.span, &b.code)));
    }

    /// The findings that count and those that do not, by place, then code.
    #[must_use]
    pub fn all(&self) -> Vec<&Finding> {
        let mut all: Vec<&Finding> = self.findings.iter().chain(&self.aside).collect();
        all.sort_by(|a, b| (a.primary.span, &a.code).cmp(&(b.primary.span, &b.code)));
        all
    }

    /// The number of findings of a level that count.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }
}
