//! A table that is being read: which columns its cells take, and which are covered from above.

use super::page::Act;
use super::properties::{CellProperties, Merge, Revision, RowProperties};

/// Columns that a cell can take.
const MOST_COLUMNS: usize = 1_000;

/// A table whose end has not been met.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// Columns of the row above that merged cells take, in order: first, and the one behind the last.
    above: Vec<(usize, usize)>,
    /// Those of the row at hand.
    here: Vec<(usize, usize)>,
    column: usize,
    row: RowProperties,
    is_row_open: bool,
    cell: CellProperties,
    /// Whether a cell is at hand, and whether it has begun.
    is_in_cell: bool,
    is_cell_open: bool,
    has_cell: bool,
    /// Whether the text of the cell at hand does not count.
    is_cell_muted: bool,
}

/// What is to be done when a row or a cell begins or ends.
#[derive(Debug, Default)]
pub(super) struct Step {
    pub(super) act: Option<Act>,
    /// Whether what follows is muted from here on, or no more.
    pub(super) mutes: bool,
    pub(super) unmutes: bool,
}

impl Grid {
    pub(super) fn start_row(&mut self) {
        self.row = RowProperties::default();
        self.is_row_open = false;
        self.has_cell = false;
        self.column = 0;
        self.here.clear();
    }

    pub(super) fn set_row(&mut self, row: RowProperties) {
        if !self.is_row_open {
            self.row = row;
        }
    }

    /// Ends the row; a deleted one leaves the merged cells above as they are.
    pub(super) fn end_row(&mut self) -> Step {
        if !self.is_row_open {
            return Step::default();
        }
        self.is_row_open = false;
        if self.row.revision == Some(Revision::Deleted) {
            return Step { unmutes: true, ..Step::default() };
        }
        std::mem::swap(&mut self.above, &mut self.here);
        Step { act: Some(Act::EndRow), ..Step::default() }
    }

    pub(super) fn start_cell(&mut self) -> Step {
        self.cell = CellProperties::default();
        self.is_in_cell = true;
        self.is_cell_open = false;
        Step::default()
    }

    /// Whether a cell is at hand that has not begun.
    pub(super) fn awaits_content(&self) -> bool {
        self.is_in_cell && !self.is_cell_open
    }

    pub(super) fn set_cell(&mut self, cell: CellProperties) {
        if !self.is_cell_open {
            self.cell = cell;
        }
    }

    /// The beginning of the row, once its properties are known.
    pub(super) fn open_row(&mut self) -> Step {
        if std::mem::replace(&mut self.is_row_open, true) {
            return Step::default();
        }
        if self.row.revision == Some(Revision::Deleted) {
            return Step { mutes: true, ..Step::default() };
        }
        self.column = self.row.before.min(MOST_COLUMNS);
        Step { act: Some(Act::StartRow(self.column)), ..Step::default() }
    }

    /// The beginning of the cell, once its properties are known.
    pub(super) fn open_cell(&mut self) -> Step {
        if std::mem::replace(&mut self.is_cell_open, true) {
            return Step::default();
        }
        if self.cell.revision == Some(Revision::Deleted) {
            self.is_cell_muted = true;
            return Step { mutes: true, ..Step::default() };
        }
        let columns = self.cell.columns.unwrap_or(1).clamp(1, MOST_COLUMNS);
        let (start, end) = (self.column, self.column + columns);
        let goes_across = self.cell.across == Merge::Continue && self.has_cell;
        let is_covered = self.cell.down == Merge::Continue && self.is_merged_above(start);
        self.column = end;
        self.has_cell = true;
        self.is_cell_muted = goes_across || is_covered;
        if goes_across {
            if let Some(last) = self.here.last_mut().filter(|last| last.1 == start) {
                last.1 = end;
            }
            return Step { act: Some(Act::Widen(columns)), mutes: true, unmutes: false };
        }
        if self.cell.down != Merge::None {
            self.here.push((start, end));
        }
        let act = if is_covered { Act::Covered(columns) } else { Act::StartCell(columns) };
        Step { act: Some(act), mutes: is_covered, unmutes: false }
    }

    pub(super) fn end_cell(&mut self) -> Step {
        self.is_in_cell = false;
        if std::mem::take(&mut self.is_cell_muted) {
            return Step { unmutes: true, ..Step::default() };
        }
        Step { act: Some(Act::EndCell), ..Step::default() }
    }

    /// Whether a merged cell of the row above takes a column.
    fn is_merged_above(&self, column: usize) -> bool {
        let next = self.above.partition_point(|(_, end)| *end <= column);
        self.above.get(next).is_some_and(|(start, _)| *start <= column)
    }
}
