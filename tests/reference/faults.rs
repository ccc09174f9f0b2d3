//! Faults put into the tables of a draft.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::cells::WRITTEN;
use crate::support::{Cell, Draft};

/// A change of a draft; it does nothing where it cannot be made.
#[derive(Debug, Clone)]
pub(crate) enum Fault {
    /// Another figure.
    Figure(Index, u64),
    /// One more, or one less.
    Nudge(Index, bool),
    /// One more, and one more in the total of its row too.
    InRow(Index),
    /// The last two digits swapped.
    Swap(Index),
    /// The figures of two neighbours exchanged.
    Exchange(Index),
    /// A total left blank.
    NoTotal(Index),
    /// Something that is no plain figure.
    Write(Index, usize),
    /// A row of the request table left out.
    Drop(Index),
}

pub(crate) fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        3 => (any::<Index>(), 0..1000_u64).prop_map(|(at, value)| Fault::Figure(at, value)),
        4 => (any::<Index>(), any::<bool>()).prop_map(|(at, is_more)| Fault::Nudge(at, is_more)),
        2 => any::<Index>().prop_map(Fault::InRow),
        2 => any::<Index>().prop_map(Fault::Swap),
        2 => any::<Index>().prop_map(Fault::Exchange),
        1 => any::<Index>().prop_map(Fault::NoTotal),
        4 => (any::<Index>(), 0..WRITTEN.len()).prop_map(|(at, words)| Fault::Write(at, words)),
        1 => any::<Index>().prop_map(Fault::Drop),
    ]
}

impl Fault {
    /// The draft with the fault.
    pub(crate) fn put_into(draft: Draft, fault: &Self) -> Draft {
        let cells: Vec<Cell> = draft.cells.keys().copied().filter(|cell| is_count(*cell)).collect();
        let figure = |cell: Cell| draft.text(cell).parse::<u64>().ok();
        match fault {
            Self::Figure(at, value) => draft.with(*at.get(&cells), value),
            Self::Nudge(at, is_more) => match figure(*at.get(&cells)) {
                Some(value) => draft.with(*at.get(&cells), if *is_more { value + 1 } else { value.saturating_sub(1) }),
                None => draft,
            },
            Self::InRow(at) => {
                let (table, row, column) = *at.get(&cells);
                let total = (table, row, "total");
                match (figure((table, row, column)), figure(total)) {
                    (Some(value), Some(sum)) if column != "total" => {
                        draft.with((table, row, column), value + 1).with(total, sum + 1)
                    }
                    _ => draft,
                }
            }
            Self::Swap(at) => {
                let swapped = swapped(draft.text(*at.get(&cells)));
                draft.with(*at.get(&cells), swapped)
            }
            Self::Exchange(at) => {
                let (one, other) = (*at.get(&cells), cells[(at.index(cells.len()) + 1) % cells.len()]);
                draft.with(one, draft.text(other)).with(other, draft.text(one))
            }
            Self::NoTotal(at) => {
                let is_total = |cell: &Cell| cell.1 == "processed" || cell.2 == "total";
                let totals: Vec<Cell> = cells.into_iter().filter(is_total).collect();
                draft.with(*at.get(&totals), "")
            }
            Self::Write(at, words) => draft.with(*at.get(&cells), WRITTEN[*words].0),
            Self::Drop(at) => draft.without(at.get(&draft.edition.requests()).0),
        }
    }
}

/// Whether a cell is for a count; others are for amounts and for changes with a sign.
pub(crate) fn is_count((_, _, column): Cell) -> bool {
    !["amount", "change"].contains(&column)
}

fn swapped(figure: &str) -> String {
    let mut digits: Vec<char> = figure.chars().collect();
    if figure.len() > 1 && figure.bytes().all(|byte| byte.is_ascii_digit()) {
        let last = digits.len() - 1;
        digits.swap(last - 1, last);
    }
    digits.into_iter().collect()
}
