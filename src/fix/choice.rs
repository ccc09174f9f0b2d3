//! Which fixes of a round are applied: those that do not meet.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::finding::{Applicability, Edit, Finding};
use crate::span::Span;

/// The fixes of a round.
#[derive(Debug, Default)]
pub(super) struct Choice<'f> {
    /// What is fixed, what matters most first.
    pub(super) findings: Vec<&'f Finding>,
    edits: BTreeMap<Span, &'f Edit>,
}

impl Choice<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// All edits, in order and apart.
    pub(super) fn edits(&self) -> Vec<Edit> {
        self.edits.values().copied().cloned().collect()
    }
}

/// Chooses among the fixes of findings: the safe before others, then what matters most, then what comes first.
pub(super) fn choose<'f>(findings: impl Iterator<Item = &'f Finding>, least: Applicability) -> Choice<'f> {
    let least = least.max(Applicability::Suggested);
    let applicability = |finding: &Finding| finding.fix.as_ref().map(|fix| fix.applicability);
    let mut fixable: Vec<&Finding> = findings.filter(|finding| applicability(finding) >= Some(least)).collect();
    fixable.sort_by_key(|finding| (Reverse(applicability(finding)), Reverse(finding.level), finding.primary.span));
    let mut choice = Choice::default();
    for finding in fixable {
        let Some(fix) = &finding.fix else { continue };
        if !fix.edits.is_empty() && fix.edits.iter().all(|edit| is_free(edit, &choice.edits)) {
            choice.edits.extend(fix.edits.iter().map(|edit| (edit.span, edit)));
            choice.findings.push(finding);
        }
    }
    choice
}

fn is_free(edit: &Edit, taken: &BTreeMap<Span, &Edit>) -> bool {
    let before = taken.range(..=edit.span).next_back();
    let after = taken.range(edit.span..).next();
    before.is_none_or(|(_, before)| !edit.meets(before)) && after.is_none_or(|(_, after)| !after.meets(edit))
}
