//! What came of a trial.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::{Fault, FaultKind};
use super::subject::Subject;
use crate::lang::Lang;
use crate::lint::Linter;

/// What came of all faults of all drafts.
#[derive(Debug, Default)]
pub struct Tally {
    rows: BTreeMap<FaultKind, Row>,
    missed: BTreeMap<(FaultKind, String), Missed>,
    /// Codes of the rules that noticed a fault, each with the number of those it noticed.
    heard: BTreeMap<String, usize>,
}

/// The faults of one sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Row {
    /// How many there were.
    pub tried: usize,
    /// How many of them a rule noticed.
    pub noticed: usize,
}

/// Faults of one sort at one place that no rule noticed.
#[derive(Debug, Clone)]
pub struct Missed {
    /// Their sort.
    pub kind: FaultKind,
    /// Where, by its key.
    pub place: String,
    /// Where, in words.
    pub label: String,
    /// The drafts, and how many such faults each had.
    pub drafts: BTreeMap<String, usize>,
}

/// A rule that noticed no fault.
#[derive(Debug, Clone)]
pub struct Unheard {
    /// Its code.
    pub code: String,
    /// What it is about.
    pub title: String,
}

impl Tally {
    /// Counts a fault and the rules that noticed it.
    pub fn add(&mut self, subject: &Subject, fault: &Fault, codes: &BTreeSet<String>) {
        let row = self.rows.entry(fault.kind).or_default();
        row.tried += 1;
        row.noticed += usize::from(!codes.is_empty());
        for code in codes {
            *self.heard.entry(code.clone()).or_default() += 1;
        }
        if codes.is_empty() {
            let new = || Missed {
                kind: fault.kind,
                place: fault.place.clone(),
                label: fault.label.clone(),
                drafts: BTreeMap::new(),
            };
            let missed = self.missed.entry((fault.kind, fault.place.clone())).or_insert_with(new);
            *missed.drafts.entry(subject.name.clone()).or_default() += 1;
        }
    }

    /// The faults by their sort.
    pub fn rows(&self) -> impl Iterator<Item = (FaultKind, Row)> {
        self.rows.iter().map(|(kind, row)| (*kind, *row))
    }

    /// All faults.
    #[must_use]
    pub fn whole(&self) -> Row {
        self.rows
            .values()
            .fold(Row::default(), |sum, row| Row { tried: sum.tried + row.tried, noticed: sum.noticed + row.noticed })
    }

    /// What no rule noticed, by sort and place.
    pub fn missed(&self) -> impl Iterator<Item = &Missed> {
        self.missed.values()
    }

    /// How many faults a rule noticed.
    #[must_use]
    pub fn heard(&self, code: &str) -> usize {
        self.heard.get(code).copied().unwrap_or_default()
    }

    /// The rules that are not off and noticed nothing, by code.
    #[must_use]
    pub fn unheard(&self, linter: &Linter, lang: Lang) -> Vec<Unheard> {
        let rules = linter.rules(lang).into_iter().filter(|rule| rule.level.is_some() && self.heard(&rule.code) == 0);
        rules.map(|rule| Unheard { code: rule.code, title: rule.title }).collect()
    }
}

impl Row {
    /// Noticed faults of a thousand, rounded down, so that all is only said where it is so.
    #[must_use]
    pub fn permille(self) -> usize {
        (self.noticed * 1000).checked_div(self.tried).unwrap_or(1000)
    }
}
