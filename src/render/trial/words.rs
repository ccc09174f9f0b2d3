//! Numbers and widths in the words of a trial.

use crate::trial::Row;

/// The share of faults that were noticed: 97.3%
pub(super) fn percent(row: Row) -> String {
    let permille = row.permille();
    format!("{}.{}%", permille / 10, permille % 10)
}

/// The word for one or for many.
pub(super) fn plural<'w>(number: usize, one: &'w str, many: &'w str) -> &'w str {
    if number == 1 { one } else { many }
}

/// Columns that a text takes: two for a Chinese character.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{2E80}' { 2 } else { 1 }).sum()
}
