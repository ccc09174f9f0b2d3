//! Cells in words: their rows and columns as the form calls them.

use crate::check::row_label;
use crate::facts::{CellId, Facts};
use crate::lang::Lang;

/// How many cells a note names before it only counts them.
const NAMED_CELLS: usize = 6;

/// A cell in words: its row and its column as the form calls them.
pub(super) fn cell_name(cell: CellId, facts: &Facts<'_>, lang: Lang) -> String {
    let row = row_name(cell, facts).unwrap_or_default();
    let column = facts.column(cell).map_or("", |column| column.label.as_str());
    lang.pick(format!("“{row}”的“{column}”"), format!("“{column}” of “{row}”"))
}

/// Which blank cells and placeholders were added as zero; none where none were.
pub(super) fn zero_note(cells: &[CellId], facts: &Facts<'_>, lang: Lang) -> Option<String> {
    let named: Vec<String> = cells.iter().take(NAMED_CELLS).map(|cell| cell_name(*cell, facts, lang)).collect();
    let list = named.join(lang.pick("、", ", "));
    let count = cells.len();
    match (count, count > NAMED_CELLS) {
        (0, _) => None,
        (_, false) => Some(lang.pick(
            format!("空白或以符号代替的格按0计：{list}"),
            format!("blank cells and placeholders were added as 0: {list}"),
        )),
        (_, true) => Some(lang.pick(
            format!("空白或以符号代替的{count}格按0计，如{list}"),
            format!("{count} blank cells and placeholders were added as 0, such as {list}"),
        )),
    }
}

/// Whether a message names the row or the column of a cell already.
pub(super) fn is_told(cell: CellId, message: &str, facts: &Facts<'_>) -> bool {
    let row = row_name(cell, facts);
    let column = facts.column(cell).map(|column| column.label.as_str());
    row.as_deref().into_iter().chain(column).any(|label| message.contains(label))
}

fn row_name(cell: CellId, facts: &Facts<'_>) -> Option<String> {
    let table = facts.tables.get(cell.table)?;
    table.rows.get(cell.row).map(|row| row_label(row, table))
}
