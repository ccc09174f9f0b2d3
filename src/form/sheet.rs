//! A table of the form as a grid with merged cells.

use super::grid;
use crate::model::{ColumnSpec, RowSpec, TableSpec};

/// A table, row by row.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(super) rows: Vec<Vec<Field>>,
    /// Columns of every row, merged ones counted.
    width: usize,
}

/// A cell and how far it reaches.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) text: String,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

/// A cell where it begins, or a place that a cell of a row above covers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot<'s> {
    pub(super) column: usize,
    /// None where it is covered.
    pub(super) field: Option<&'s Field>,
}

impl Sheet {
    /// The table of an edition in the report of `year`, with `cell` as what stands in its cells.
    pub(super) fn of(table: &TableSpec, year: i16, cell: impl Fn(&RowSpec, &ColumnSpec) -> String) -> Self {
        let rows = if table.across { grid::across(table, &cell) } else { grid::stacked(table, year, &cell) };
        let width = rows.first().map_or(0, |row| row.iter().map(|field| field.columns).sum());
        Self { rows, width }
    }

    /// Whether a row is one cell over the whole table: the caption of a part.
    pub(super) fn is_caption(&self, row: &[Field]) -> bool {
        matches!(row, [only] if only.columns == self.width && self.width > 1)
    }

    /// What stands in each row, from the left.
    pub(super) fn slots(&self) -> Vec<Vec<Slot<'_>>> {
        // Cells of rows above that reach further down: column, columns, rows.
        let mut tall: Vec<(usize, usize, usize)> = Vec::new();
        let mut lines = Vec::new();
        for row in &self.rows {
            let (mut slots, mut column, mut fields) = (Vec::new(), 0, row.iter());
            let mut below = Vec::new();
            loop {
                if let Some((_, columns, rows)) = tall.iter().copied().find(|(at, ..)| *at == column) {
                    slots.push(Slot { column, field: None });
                    below.push((column, columns, rows - 1));
                    column += columns;
                } else if let Some(field) = fields.next() {
                    slots.push(Slot { column, field: Some(field) });
                    below.push((column, field.columns, field.rows - 1));
                    column += field.columns;
                } else {
                    break;
                }
            }
            below.retain(|(.., rows)| *rows > 0);
            tall = below;
            lines.push(slots);
        }
        lines
    }
}

impl Field {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), columns: 1, rows: 1 }
    }

    pub(super) fn over(self, columns: usize) -> Self {
        Self { columns, ..self }
    }

    pub(super) fn down(self, rows: usize) -> Self {
        Self { rows, ..self }
    }
}
