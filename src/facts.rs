//! The flat view of a report's tables: for each cell of the edition, what stands in it and where.

mod bind;
mod value;

use crate::edition::Edition;
use crate::model::{BlockSpec, CellKind, ColumnSpec, RowSpec, TableSpec};
use crate::report::{Label, Row};
use crate::span::Span;

pub(crate) use bind::bind;
pub(crate) use value::Value;

/// The tables of an edition as a report fills them.
#[derive(Debug)]
pub(crate) struct Facts<'a> {
    pub(crate) edition: &'a Edition,
    /// One for each table of the edition, in its order.
    pub(crate) tables: Vec<TableFacts<'a>>,
}

/// One table.
#[derive(Debug)]
pub(crate) struct TableFacts<'a> {
    pub(crate) spec: &'a TableSpec,
    /// Index of the edition whose table it is: that of the report, or another one whose names all of it has.
    pub(crate) edition: usize,
    /// Extent of what was found of it; none where the report does not have it.
    pub(crate) span: Option<Span>,
    /// Where it begins, if a copy has torn its labels from its figures, so that none of it can be checked.
    pub(crate) torn: Option<Span>,
    /// One for each row of the edition, in its order.
    pub(crate) rows: Vec<RowFacts<'a>>,
    /// Rows that the edition does not know, with their label.
    pub(crate) unknown: Vec<(String, Row)>,
    /// Rows that stand once more in the same piece of the table: their index, and where.
    pub(crate) repeated: Vec<(usize, Span)>,
    /// Blank rows.
    pub(crate) blank: Vec<Span>,
    /// Header labels in order.
    pub(crate) head: Vec<Header>,
    /// Pieces that give most rows of the table once more, with other figures: the label of the first such row, and the
    /// index of the row.
    pub(crate) again: Vec<(Span, usize)>,
    /// For each piece of the table the captions above it with their numbers.
    pub(crate) captions: Vec<Vec<(u8, Span)>>,
}

/// A header label of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Header {
    pub(crate) label: Label,
    /// Number of the caption it stands under.
    pub(crate) caption: Option<u8>,
}

/// One row.
#[derive(Debug)]
pub(crate) struct RowFacts<'a> {
    pub(crate) spec: &'a RowSpec,
    pub(crate) block: &'a BlockSpec,
    /// Where the row stands; none where the table lacks it.
    pub(crate) found: Option<Found>,
    /// One for each column of the block; empty where the row is absent or cannot be aligned.
    pub(crate) cells: Vec<Cell>,
}

/// A row as the report has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) span: Span,
    pub(crate) label: Option<Span>,
    /// Position among the rows found, for the order.
    pub(crate) order: usize,
    /// Index of its piece of the table.
    pub(crate) piece: usize,
    pub(crate) fit: Fit,
}

/// Whether the cells of a row are as many as the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    Aligned,
    /// Cells of its own, but this many.
    Width(usize),
    /// Figures whose blank neighbours have left no trace.
    Unaligned,
}

/// A cell of figures.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// In the document.
    pub(crate) span: Span,
    pub(crate) value: Value,
}

/// The place of a cell in [`Facts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CellId {
    pub(crate) table: usize,
    pub(crate) row: usize,
    pub(crate) column: usize,
}

impl<'a> Facts<'a> {
    /// The table with this key and its index.
    pub(crate) fn table(&self, key: &str) -> Option<(usize, &TableFacts<'a>)> {
        self.tables.iter().enumerate().find(|(_, table)| table.spec.key == key)
    }

    /// The row of a cell.
    pub(crate) fn row(&self, id: CellId) -> Option<&RowFacts<'a>> {
        self.tables.get(id.table)?.rows.get(id.row)
    }

    /// A cell; none where the report does not have it.
    pub(crate) fn cell(&self, id: CellId) -> Option<&Cell> {
        self.row(id)?.cells.get(id.column)
    }

    /// The column of a cell.
    pub(crate) fn column(&self, id: CellId) -> Option<&'a ColumnSpec> {
        self.row(id)?.block.columns.get(id.column)
    }

    /// Every cell that the report has.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (CellId, &Cell)> {
        self.tables.iter().enumerate().flat_map(|(table, facts)| {
            facts.rows.iter().enumerate().flat_map(move |(row, facts)| {
                facts.cells.iter().enumerate().map(move |(column, cell)| (CellId { table, row, column }, cell))
            })
        })
    }

    /// What a cell is meant to hold.
    pub(crate) fn kind(&self, id: CellId) -> CellKind {
        let row = self.row(id).and_then(|row| row.spec.kind);
        let column = self.column(id).map_or(CellKind::Text, |column| column.kind);
        if column == CellKind::Text { column } else { row.unwrap_or(column) }
    }
}

impl TableFacts<'_> {
    /// Rows and their positions that the report has.
    pub(crate) fn found_rows(&self) -> impl Iterator<Item = (usize, &RowFacts<'_>, Found)> {
        self.rows.iter().enumerate().filter_map(|(index, row)| row.found.map(|found| (index, row, found)))
    }
}
