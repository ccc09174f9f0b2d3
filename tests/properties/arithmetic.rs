//! The ledger against sums done slowly, over tables with several changes at random.

use std::collections::BTreeMap;

use gouji::{LedgerEntry, LedgerOutcome};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::form::{APPLICANTS, GROUPS, RESULTS};
use crate::support::{Cell, Draft, Edition, Layout, draft};
use crate::{cases, checked};

/// What someone wrote into a cell, and what it adds as; none where it is no figure.
const WRITTEN: [(&str, Option<i64>); 14] = [
    ("", Some(0)),
    ("/", Some(0)),
    ("—", Some(0)),
    ("无", Some(0)),
    ("0", Some(0)),
    ("1,234", Some(1234)),
    ("１２", Some(12)),
    ("12件", Some(12)),
    ("-3", Some(-3)),
    ("十二", Some(12)),
    ("999999999999999", Some(999_999_999_999_999)),
    ("若干", None),
    ("2018年", None),
    ("1-2", None),
];

#[derive(Debug, Clone)]
enum Change {
    Write(Index, usize),
    Figure(Index, u64),
    Drop(Index),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<Index>(), 0..1000_u64).prop_map(|(at, value)| Change::Figure(at, value)),
        3 => (any::<Index>(), 0..WRITTEN.len()).prop_map(|(at, words)| Change::Write(at, words)),
        1 => any::<Index>().prop_map(Change::Drop),
    ]
}

/// What each cell adds as; a cell that is absent is not in it.
struct Slow {
    values: BTreeMap<Cell, (Option<i64>, bool)>,
}

impl Slow {
    fn of(draft: &Draft) -> Self {
        let value = |text: &str| {
            let written = WRITTEN.iter().find(|(words, _)| *words == text).map(|(_, value)| *value);
            written.unwrap_or_else(|| text.parse().ok())
        };
        let is_there = |cell: &Cell| cell.0 != "requests" || !draft.dropped.contains(cell.1);
        let cells = draft.cells.iter().filter(|(cell, _)| is_there(cell));
        Self { values: cells.map(|(cell, text)| (*cell, (value(text), text.is_empty()))).collect() }
    }

    /// Both sums; none where a cell is absent or no figure, or all are blank.
    fn sums(&self, left: &[Cell], right: &[Cell]) -> Option<(i64, i64)> {
        let sum = |cells: &[Cell]| cells.iter().try_fold(0, |sum, cell| Some(sum + self.values.get(cell)?.0?));
        let sums = (sum(left)?, sum(right)?);
        let is_blank = left.iter().chain(right).all(|cell| self.values.get(cell).is_some_and(|(_, blank)| *blank));
        (!is_blank).then_some(sums)
    }
}

/// Every equality of the form: the key that the ledger gives it, and the cells of both sides.
fn equalities(draft: &Draft) -> Vec<(String, Vec<Cell>, Vec<Cell>)> {
    let mut equations = Vec::new();
    for column in APPLICANTS {
        let cells = |rows: &[&'static str]| rows.iter().map(|row| ("requests", *row, column)).collect::<Vec<Cell>>();
        equations.push((
            format!("requests-balance[{column}]"),
            cells(&["new", "carried_over"]),
            cells(&["processed", "carried_forward"]),
        ));
        equations.push((
            format!("requests-outcomes[{column}]"),
            cells(&["processed"]),
            cells(&draft.edition.outcomes()),
        ));
    }
    for (row, _) in draft.edition.requests() {
        let parts = APPLICANTS[..6].iter().map(|column| ("requests", row, *column)).collect();
        equations.push((format!("requests-applicants[{row}]"), vec![("requests", row, "total")], parts));
    }
    for group in GROUPS {
        let parts = RESULTS[..4].iter().map(|column| ("review", group, *column)).collect();
        equations.push((format!("review-total[{group}]"), vec![("review", group, "total")], parts));
    }
    equations
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn the_ledger_is_what_slow_sums_say(
        draft in draft::consistent(), layout in Layout::with_blanks(), changes in prop::collection::vec(change(), 0..12),
    ) {
        let draft = changes.iter().fold(draft, changed);
        let text = layout.write(&draft);
        let checked = checked(&text, layout.name());
        let slow = Slow::of(&draft);
        let equations = equalities(&draft);
        for (key, left, right) in &equations {
            let entry = checked.ledger.iter().find(|entry| entry.key == *key);
            let entry = entry.ok_or_else(|| TestCaseError::fail(format!("{key} is not in the ledger\n{text}")))?;
            prop_assert_eq!(outcome(entry), expected(slow.sums(left, right)), "{}\n{}", key, text);
        }
        let documents: Vec<&LedgerEntry> = checked.ledger.iter().filter(|entry| entry.key.starts_with("documents-impossible")).collect();
        prop_assert_eq!(checked.ledger.len(), equations.len() + documents.len());
        for (row, entry) in ["regulations", "normative"].into_iter().zip(documents) {
            prop_assert_eq!(&entry.key, &format!("documents-impossible[{row}]"));
            prop_assert_eq!(entry.outcome.name(), documents_are_possible(&draft, &slow, row), "{}\n{}", row, text);
        }
    }

    #[test]
    fn a_finding_of_group_a_stands_for_what_the_ledger_calls_violated(
        draft in draft::consistent(), layout in Layout::with_blanks(), changes in prop::collection::vec(change(), 0..12),
    ) {
        let draft = changes.iter().fold(draft, changed);
        let text = layout.write(&draft);
        let checked = checked(&text, layout.name());
        let violated = checked.ledger.iter().filter(|entry| entry.outcome == LedgerOutcome::Violated).count();
        let found = crate::group(&checked, "A");
        prop_assert_eq!(violated == 0, found.is_empty(), "{}", crate::told(&found));
        prop_assert!(found.len() <= violated);
        let mut primaries: Vec<_> = found.iter().map(|finding| (&finding.code, finding.primary.cell.as_ref().map(|cell| (&cell.table, &cell.row, &cell.column)))).collect();
        primaries.sort();
        primaries.dedup();
        prop_assert_eq!(primaries.len(), found.len(), "said twice: {}", crate::told(&found));
    }
}

fn changed(draft: Draft, change: &Change) -> Draft {
    let cells: Vec<Cell> = ["requests", "review"].into_iter().flat_map(|table| draft.cells_of(table)).collect();
    match change {
        Change::Figure(at, value) => draft.with(*at.get(&cells), value),
        Change::Write(at, words) => draft.with(*at.get(&cells), WRITTEN[*words].0),
        Change::Drop(at) => {
            let rows = draft.edition.requests();
            draft.without(at.get(&rows).0)
        }
    }
}

type Outcome<'e> = (&'e str, Option<String>, Option<String>);

fn outcome(entry: &LedgerEntry) -> Outcome<'_> {
    (entry.outcome.name(), entry.left.clone(), entry.right.clone())
}

fn expected(sums: Option<(i64, i64)>) -> Outcome<'static> {
    let Some((left, right)) = sums else { return ("open", None, None) };
    (if left == right { "holds" } else { "violated" }, Some(left.to_string()), Some(right.to_string()))
}

fn documents_are_possible(draft: &Draft, slow: &Slow, row: &'static str) -> &'static str {
    let value = |column| slow.values.get(&("art20", row, column)).and_then(|(value, _)| *value).unwrap_or_default();
    let holds = match draft.edition {
        Edition::Of2019 => value("published") <= value("published_total"),
        Edition::Of2021 => value("in_force") >= value("made") - value("repealed"),
    };
    if holds { "holds" } else { "violated" }
}
