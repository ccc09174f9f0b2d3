//! Consistent drafts, and what one change does to them.

use gouji::LedgerOutcome;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::form::row_name;
use crate::support::{Cell, Draft, Layout, draft};
use crate::{cases, cell, checked, group, told};

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_consistent_draft_adds_up(draft in draft::consistent(), layout in Layout::any()) {
        let text = layout.write(&draft);
        let checked = checked(&text, layout.name());
        prop_assert_eq!(told(&group(&checked, "A")), "", "{}", text);
        prop_assert_eq!(told(&group(&checked, "T")), "", "{}", text);
        let unsettled: Vec<_> = checked.ledger.iter().filter(|entry| entry.outcome != LedgerOutcome::Holds).collect();
        prop_assert!(unsettled.is_empty(), "{unsettled:?}\n{text}");
        prop_assert_eq!(checked.ledger.len(), 7 + 7 + draft.edition.requests().len() + 3 + 2);
    }

    #[test]
    fn a_changed_figure_in_the_request_table_is_found_and_its_old_value_named(
        draft in draft::consistent(), layout in Layout::any(), at in any::<Index>(), new in 0..1000_u64,
    ) {
        let cell = pick(&draft, "requests", at);
        let old = draft.figure(cell);
        prop_assume!(new != old);
        let text = layout.write(&draft.with(cell, new));
        one_figure_explains(&text, layout, cell, new, old)?;
    }

    #[test]
    fn a_slip_of_the_pen_is_told_as_such(
        draft in draft::consistent(), layout in Layout::any(), at in any::<Index>(), place in any::<Index>(), is_swapped in any::<bool>(),
    ) {
        let long: Vec<Cell> = draft.cells_of("requests").into_iter().filter(|cell| draft.text(*cell).len() > 1).collect();
        prop_assume!(!long.is_empty());
        let cell = *at.get(&long);
        let mut digits = draft.text(cell).as_bytes().to_vec();
        if is_swapped {
            let at = place.index(digits.len() - 1);
            digits.swap(at, at + 1);
        } else {
            digits.remove(place.index(digits.len()));
        }
        let (old, new) = (draft.figure(cell), String::from_utf8(digits).unwrap().parse().unwrap());
        prop_assume!(new != old);
        let text = layout.write(&draft.with(cell, new));
        one_figure_explains(&text, layout, cell, new, old)?;
    }

    #[test]
    fn a_changed_figure_in_the_review_table_breaks_its_total(
        draft in draft::consistent(), layout in Layout::any(), at in any::<Index>(), new in 0..1000_u64,
    ) {
        let changed = pick(&draft, "review", at);
        let old = draft.figure(changed);
        prop_assume!(new != old);
        let text = layout.write(&draft.with(changed, new));
        let checked = checked(&text, layout.name());
        let found = group(&checked, "A");
        prop_assert_eq!(found.len(), 1, "{}{}", told(&found), text);
        let finding = found[0];
        prop_assert_eq!(&finding.code, "A404");
        prop_assert_eq!(cell(&finding.primary), Some(("review", changed.1, "total")));
        let related: Vec<_> = finding.related.iter().filter_map(cell).collect();
        // Addends that are zero are not shown.
        prop_assert!(changed.2 == "total" || new == 0 || related.contains(&changed), "{related:?}");
        prop_assert!(finding.message.contains(&format!("相差{}", new.abs_diff(old))), "{}", finding.message);
    }

    #[test]
    fn a_row_left_out_is_named_and_nothing_else_is_wrong_with_the_table(
        draft in draft::consistent(), layout in Layout::any(), at in any::<Index>(),
    ) {
        let rows = draft.edition.requests();
        let (row, labels) = *at.get(&rows);
        let text = layout.write(&draft.without(row));
        let checked = checked(&text, layout.name());
        let found = group(&checked, "T");
        prop_assert_eq!(found.len(), 1, "{}{}", told(&found), text);
        prop_assert_eq!(&found[0].code, "T301");
        prop_assert!(found[0].message.contains(&row_name(labels)), "{} {}", found[0].message, row_name(labels));
        prop_assert_eq!(told(&group(&checked, "A")), "", "{}", text);
    }

    #[test]
    fn a_zero_left_blank_or_struck_out_adds_as_zero(
        draft in draft::consistent(), layout in Layout::with_blanks(), table in prop::sample::select(vec!["requests", "review"]),
        at in any::<Index>(), sign in prop::sample::select(vec![("", "T305"), ("/", "T306"), ("—", "T306"), ("无", "T306")]),
    ) {
        let zeros: Vec<Cell> = draft.cells_of(table).into_iter().filter(|cell| draft.text(*cell) == "0").collect();
        prop_assume!(!zeros.is_empty());
        let zero = *at.get(&zeros);
        let text = layout.write(&draft.with(zero, sign.0));
        let checked = checked(&text, layout.name());
        prop_assert_eq!(told(&group(&checked, "A")), "", "{}", text);
        let found = group(&checked, "T");
        prop_assert_eq!(found.iter().map(|finding| finding.code.as_str()).collect::<Vec<_>>(), vec![sign.1], "{}{}", told(&found), text);
        prop_assert_eq!(cell(&found[0].primary), Some(zero));
        prop_assert_eq!(&found[0].primary.text, sign.0);
        prop_assert!(checked.ledger.iter().all(|entry| entry.outcome == LedgerOutcome::Holds), "{text}");
    }

    #[test]
    fn a_blank_total_is_one_finding_with_the_value_it_should_have(
        draft in draft::consistent(), layout in Layout::with_blanks(), at in any::<Index>(),
    ) {
        let is_total = |cell: &Cell| cell.1 == "processed" || cell.2 == "total";
        let tables = ["requests", "review"].into_iter().flat_map(|table| draft.cells_of(table));
        let totals: Vec<Cell> = tables.filter(|cell| is_total(cell) && draft.text(*cell) != "0").collect();
        prop_assume!(!totals.is_empty());
        let total = *at.get(&totals);
        let text = layout.write(&draft.with(total, ""));
        let checked = checked(&text, layout.name());
        let found = group(&checked, "A");
        prop_assert_eq!(found.len(), 1, "{}{}", told(&found), text);
        prop_assert_eq!(cell(&found[0].primary), Some(total));
        let value = draft.text(total);
        let is_named = [format!("如果填{value}，"), format!("之和为{value}"), format!("= {value}")].iter().any(|words| found[0].message.contains(words));
        prop_assert!(found[0].message.contains("空白") && is_named, "{} {}", value, found[0].message);
    }
}

fn pick(draft: &Draft, table: &str, at: Index) -> Cell {
    *at.get(&draft.cells_of(table))
}

/// One finding of group A, on the cell that was changed, with its old value and hints that are true.
fn one_figure_explains(text: &str, layout: Layout, changed: Cell, new: u64, old: u64) -> Result<(), TestCaseError> {
    let checked = checked(text, layout.name());
    let found = group(&checked, "A");
    prop_assert_eq!(found.len(), 1, "{}{}", told(&found), text);
    let finding = found[0];
    prop_assert_eq!(&finding.code, "A400", "{}", finding.message);
    prop_assert_eq!(cell(&finding.primary), Some(changed));
    prop_assert_eq!(&finding.primary.text, &new.to_string());
    let message = &finding.message;
    prop_assert!(message.contains(&format!("填的是{new}，")), "{message}");
    prop_assert!(
        message.contains(&format!("改为{old}，")) || message.contains(&format!("改为{old}后，")),
        "{old}: {message}"
    );
    prop_assert!(finding.help.contains(&format!("改为{old}。")), "{old}: {}", finding.help);
    let (new, old) = (new.to_string(), old.to_string());
    prop_assert_eq!(message.contains("颠倒"), is_swapped(&new, &old), "{}", message);
    prop_assert!(!message.contains("漏了") || is_one_digit_off(&new, &old), "{message}");
    let wrong = checked.ledger.iter().filter(|entry| entry.outcome == LedgerOutcome::Violated).count();
    prop_assert!(message.contains(&format!("有{wrong}处")), "{wrong}: {message}");
    Ok(())
}

/// Whether one number is the other with two neighbouring digits changed round.
fn is_swapped(one: &str, other: &str) -> bool {
    let swapped = |at: usize| {
        let mut digits = one.as_bytes().to_vec();
        digits.swap(at, at + 1);
        digits == other.as_bytes()
    };
    one != other && (1..one.len()).any(|at| swapped(at - 1))
}

/// Whether one number is the other without one of its digits.
fn is_one_digit_off(one: &str, other: &str) -> bool {
    let lost = |long: &str, short: &str| {
        (0..long.len()).any(|at| {
            let mut digits = long.to_owned();
            digits.remove(at);
            digits == short
        })
    };
    lost(one, other) || lost(other, one)
}
