//! Where the rows and cells of a document's tables begin, found once, so that each place is sought and not counted up to.

use crate::document::CELL;
use crate::finding::GridPlace;
use crate::span::Span;

/// The runs of table rows in a text, which count as its tables.
#[derive(Debug)]
pub(super) struct Grid {
    tables: Vec<Run>,
    /// Where each row begins.
    rows: Vec<u32>,
    /// Where each cell begins: its sign.
    cells: Vec<u32>,
}

/// Consecutive lines that are rows of cells.
#[derive(Debug)]
struct Run {
    span: Span,
    /// How many rows stand before it.
    rows_before: usize,
}

impl Grid {
    pub(super) fn of(text: &str) -> Self {
        let (mut tables, mut rows): (Vec<Run>, Vec<u32>) = (Vec::new(), Vec::new());
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(start, start + line.len());
            if line.starts_with(CELL) {
                match tables.last_mut().filter(|run| run.span.end == span.start) {
                    Some(run) => run.span.end = span.end,
                    None => tables.push(Run { span, rows_before: rows.len() }),
                }
                rows.push(span.start);
            }
            start += line.len();
        }
        let cells = text.match_indices(CELL).map(|(at, _)| Span::at(at).start).collect();
        Self { tables, rows, cells }
    }

    /// The cell that begins last before a place, by its table, row and column, each from one; none outside of tables.
    pub(super) fn cell(&self, at: u32) -> Option<GridPlace> {
        let table = self.tables.partition_point(|run| run.span.start <= at);
        let run = self.tables.get(table.checked_sub(1)?).filter(|run| at < run.span.end)?;
        let row = self.rows.partition_point(|start| *start <= at);
        let start = *self.rows.get(row.checked_sub(1)?)?;
        let before = |at: u32| self.cells.partition_point(|cell| *cell < at);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Some(GridPlace {
            table: number(table),
            row: number(row - run.rows_before),
            column: number((before(at) - before(start)).max(1)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_in_their_row_and_rows_in_their_table() {
        let text = "甲\n\u{1F}1\u{1F}2\n\u{1F}3\u{1F}4\n乙\n\u{1F}5\u{1F}6";
        let grid = Grid::of(text);
        let place = |found: &str| {
            let cell = grid.cell(Span::at(text.find(found).expect("in the text")).start);
            cell.map(|GridPlace { table, row, column }| (table, row, column))
        };
        assert_eq!(["1", "2", "4", "6"].map(place), [(1, 1, 1), (1, 1, 2), (1, 2, 2), (2, 1, 2)].map(Some));
        assert_eq!(["甲", "乙"].map(place), [None, None]);
        assert_eq!(place("\u{1F}3"), Some((1, 2, 1)), "the sign of a row's first cell");
        assert_eq!(place("\n\u{1F}3"), Some((1, 1, 2)), "the end of a row");
    }
}
