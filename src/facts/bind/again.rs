//! Rows that stand once more: in the same piece of a table, or in a piece that gives most of the table again.

use super::Binder;
use crate::facts::{Fit, TableFacts, Value};
use crate::report::{Row, TablePiece};
use crate::span::Span;

/// A piece with this many rows that stood there before is a second table, not a few rows again.
const MOST_ROWS: usize = 10;

impl Binder<'_> {
    /// The first row of a piece that gives rows once more which earlier pieces gave, with other figures.
    pub(super) fn again(&self, piece: &TablePiece, facts: &TableFacts<'_>) -> Option<(Span, usize)> {
        let known = piece.rows.iter().filter_map(|row| {
            let index = self.index(row, facts)?;
            let target = facts.rows.get(index).filter(|target| target.found.is_some() && !target.cells.is_empty())?;
            let cells = self.align(&row.cells, row.layout, target.block).ok()?;
            let is_other =
                cells.iter().zip(&target.cells).any(|(cell, old)| Value::read(cell.of(self.text)) != old.value);
            Some((row.label.map_or(row.span, |label| label.span), index, is_other))
        });
        let known: Vec<(Span, usize, bool)> = known.collect();
        let is_table = known.len() >= MOST_ROWS && known.iter().any(|(.., is_other)| *is_other);
        known.first().filter(|_| is_table).map(|(label, index, _)| (*label, *index))
    }

    /// Remembers a whole row whose place in the form is taken by another that follows position `before`.
    pub(super) fn note_repeated(&self, row: &Row, before: usize, facts: &mut TableFacts<'_>) {
        let Some((index, target)) = self.index(row, facts).and_then(|index| Some((index, facts.rows.get(index)?)))
        else {
            return;
        };
        let is_taken = target.found.is_some_and(|found| found.order > before && found.fit == Fit::Aligned);
        let is_whole = || self.align(&row.cells, row.layout, target.block).is_ok();
        if is_taken && is_whole() && row.cells.iter().any(|cell| !self.is_blank(cell)) {
            facts.repeated.push((index, row.label.map_or(row.span, |label| label.span)));
        }
    }
}
