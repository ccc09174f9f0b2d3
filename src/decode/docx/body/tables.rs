//! Tables, rows and cells: they begin when their first content does, since their properties come before it.

use super::{Body, Open};
use crate::decode::docx::grid::{Grid, Step};
use crate::decode::docx::page::Act;

impl Body<'_> {
    pub(super) fn start_table(&mut self) -> Open {
        self.open_cell();
        self.carry_no_more();
        self.page.act(Act::StartTable);
        self.tables.push(Grid::default());
        Open::Table
    }

    pub(super) fn end_table(&mut self) {
        self.tables.pop();
        self.page.act(Act::EndTable);
    }

    pub(super) fn start_row(&mut self) -> Open {
        match self.tables.last_mut() {
            Some(table) => table.start_row(),
            None => return Open::Other,
        }
        Open::Row
    }

    pub(super) fn end_row(&mut self) {
        self.step(Grid::end_row);
    }

    pub(super) fn start_cell(&mut self) -> Open {
        if self.tables.is_empty() {
            return Open::Other;
        }
        self.step(Grid::open_row);
        self.step(Grid::start_cell);
        self.carried.push(None);
        Open::Cell
    }

    /// Begins the cell at hand, if there is one that has not begun.
    pub(super) fn open_cell(&mut self) {
        if self.tables.last().is_some_and(Grid::awaits_content) {
            self.step(Grid::open_cell);
        }
    }

    pub(super) fn end_cell(&mut self) {
        self.open_cell();
        self.carry_no_more();
        self.carried.pop();
        self.step(Grid::end_cell);
    }

    fn step(&mut self, step: impl FnOnce(&mut Grid) -> Step) {
        let Some(step) = self.tables.last_mut().map(step) else { return };
        if step.unmutes {
            self.page.unmute();
        }
        if let Some(act) = step.act {
            self.page.act(act);
        }
        if step.mutes {
            self.page.mute();
        }
    }
}
