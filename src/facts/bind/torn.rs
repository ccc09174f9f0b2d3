//! Tables of which a copy has torn labels and figures apart, as pages do that were copied column by column.

use super::Binder;
use crate::document::CELL;
use crate::facts::{Fit, RowFacts, TableFacts};
use crate::quantity;
use crate::report::{Report, Row, TablePiece};
use crate::span::Span;

/// At least this many rows of a torn table cannot be bound, and one in [`SHARE`] of all.
const FEWEST_BROKEN: usize = 4;

/// See [`FEWEST_BROKEN`].
const SHARE: usize = 4;

/// A row with this many times the cells of its columns has swallowed those of others.
const SWOLLEN: usize = 2;

impl Binder<'_> {
    /// Empties a table whose figures stand in their place, but apart from most of their labels: it cannot be checked.
    pub(super) fn give_up_torn(&self, report: &Report, pieces: &[&TablePiece], facts: &mut TableFacts<'_>) {
        let required = facts.rows.iter().filter(|row| !row.spec.optional);
        let broken: Vec<&RowFacts<'_>> = required.clone().filter(|row| is_broken(row)).collect();
        let lacking: usize = broken.iter().map(|row| row.block.columns.len()).sum();
        if broken.len() < FEWEST_BROKEN || broken.len() * SHARE < required.count() {
            return;
        }
        let widest = facts.spec.blocks.iter().map(|block| block.columns.len()).max().unwrap_or(1);
        let Some(stretch) = facts.span.map(|span| span.to(section_end(report, span))) else { return };
        let rows = pieces.iter().flat_map(|piece| &piece.rows).filter(|row| row.cells.len() < widest * SWOLLEN);
        let mut rows: Vec<Span> = rows.filter(|row| is_labelled(row)).map(|row| row.span).collect();
        rows.sort_unstable_by_key(|row| row.start);
        if self.figures_outside(stretch, &rows) * 2 < lacking {
            return;
        }
        let place = Span::at(pieces.first().map_or(stretch.start, |piece| piece.span.start) as usize);
        *facts = TableFacts { span: facts.span, torn: Some(place), ..self.empty(facts.spec) };
    }

    /// How many figures stand in a stretch of the text outside of rows.
    fn figures_outside(&self, stretch: Span, rows: &[Span]) -> usize {
        let mut start = stretch.start;
        let mut count = 0;
        for end in rows.iter().chain([&Span::at(stretch.end as usize)]) {
            let between = Span { start, end: end.start.max(start) }.of(self.text);
            count += between.split([CELL, ' ', '\u{3000}', '\n']).filter(|word| is_figure(word)).count();
            start = start.max(end.end);
        }
        count
    }
}

fn is_broken(row: &RowFacts<'_>) -> bool {
    row.found.is_none_or(|found| matches!(found.fit, Fit::Width(width) if width >= row.block.columns.len() * SWOLLEN))
}

/// Whether a row has what it counts before its figures, known to the form or not.
fn is_labelled(row: &Row) -> bool {
    row.label.is_some() || row.layout == crate::report::Layout::Spare
}

fn is_figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) && quantity::read(word).is_some()
}

/// The end of the section in which a table begins.
fn section_end(report: &Report, table: Span) -> Span {
    let sections = report.sections.partition_point(|section| section.content.start <= table.start);
    let section = sections.checked_sub(1).and_then(|at| report.sections.get(at));
    section.map_or(table, |section| Span::at(section.content.end.max(table.end) as usize))
}
