//! What an editor offers of the fixes of findings: each by itself, and all the safe ones of a draft.

use gen_lsp_types::{CodeAction, CodeActionKind, Diagnostic, TextEdit};

use super::actions::{Asked, FIX_ALL};
use crate::finding::{Applicability, Finding};
use crate::fix;
use crate::span::Span;

impl Asked<'_> {
    /// To fix a finding. What is not safe is never preferred: a person is to look at it.
    pub(super) fn fix(&self, finding: &Finding, diagnostics: Vec<Diagnostic>) -> Option<CodeAction> {
        let fix = finding.fix.as_ref().filter(|fix| fix.applicability > Applicability::Display)?;
        let edit = |edit: &crate::finding::Edit| self.edit(edit.span, edit.text.clone());
        let edits: Vec<TextEdit> = fix.edits.iter().map(edit).collect();
        (!edits.is_empty()).then(|| CodeAction {
            title: fix.title.clone(),
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(diagnostics),
            is_preferred: Some(fix.applicability == Applicability::Safe),
            edit: Some(self.edits(edits)),
            ..CodeAction::default()
        })
    }

    /// To apply every safe fix, round after round as the command line does; none where nothing would change.
    pub(super) fn fix_all(&self) -> Option<CodeAction> {
        let text = self.draft.without_mark();
        let findings =
            |bytes: &[u8]| self.draft.check(bytes, self.options).map_or(Vec::new(), |checked| checked.findings);
        let fixed = fix::fix(text.as_bytes(), Applicability::Safe, findings).ok()?;
        let fixed = String::from_utf8(fixed.bytes).ok()?;
        let edits: Vec<TextEdit> = changes(text, &fixed).map(|(span, new)| self.edit(span, new)).collect();
        let title = self.options.lang.pick("应用全部可以自动改的修改", "Apply all safe fixes").to_owned();
        (!edits.is_empty()).then(|| CodeAction {
            title,
            kind: Some(CodeActionKind::from(FIX_ALL)),
            edit: Some(self.edits(edits)),
            ..CodeAction::default()
        })
    }
}

/// What to replace in one text to have another: a place a line where they have the same lines, else one place.
fn changes(old: &str, new: &str) -> impl Iterator<Item = (Span, String)> {
    let lines = |text: &str| text.split_inclusive('\n').count();
    let pairs: Vec<(&str, &str)> = if lines(old) == lines(new) {
        old.split_inclusive('\n').zip(new.split_inclusive('\n')).collect()
    } else {
        vec![(old, new)]
    };
    let mut start = 0;
    pairs.into_iter().filter_map(move |(old, new)| {
        let at = start;
        start += old.len();
        (old != new).then(|| change(old, new, at))
    })
}

/// The one place, in a text that begins at `at`, where two texts differ.
fn change(old: &str, new: &str, at: usize) -> (Span, String) {
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(old, new)| old == new).map(|(old, _)| old.len_utf8()).sum()
    };
    let front = same(&mut old.chars().zip(new.chars()));
    let (old, new) = (old.get(front..).unwrap_or_default(), new.get(front..).unwrap_or_default());
    let back = same(&mut old.chars().rev().zip(new.chars().rev()));
    let end = at + front + old.len() - back;
    (Span::new(at + front, end), new.get(..new.len() - back).unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(old: &str, new: &str, expected: &[(&str, &str)]) {
        let changes: Vec<(Span, String)> = changes(old, new).collect();
        let said: Vec<(&str, &str)> = changes.iter().map(|(span, new)| (span.of(old), new.as_str())).collect();
        assert_eq!(said, expected);
        let mut made = old.to_owned();
        changes.iter().rev().for_each(|(span, new)| made.replace_range(span.range(), new));
        assert_eq!(made, new);
    }

    #[test]
    fn only_what_differs_is_replaced() {
        found("一,二\n三\n其它,四", "一，二\n三\n其他，四", &[(",", "，"), ("它,", "他，")]);
        found("甲\n乙\n丙", "甲\n丙", &[("乙\n", "")]);
        found("aa", "aaa", &[("", "a")]);
        found("同", "同", &[]);
        found("", "新\n", &[("", "新\n")]);
    }
}
