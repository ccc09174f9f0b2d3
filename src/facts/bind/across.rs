//! Tables whose rows stand side by side, as those of reviews do.

use crate::facts::{Fit, Found, TableFacts};
use crate::report::{Layout, Row, TablePiece};
use crate::span::Span;

use super::Binder;

impl Binder<'_> {
    /// A table whose rows stand side by side in one line of cells, or in one line of each of its pieces.
    pub(super) fn across(&self, pieces: &[&TablePiece], facts: &mut TableFacts<'_>) {
        let width: usize = facts.rows.iter().map(|row| row.block.columns.len()).sum();
        let lines: Vec<Line> = pieces.iter().filter_map(|piece| self.line(piece, width)).collect();
        let fitting = lines.iter().find(|line| line.cells.len() == width);
        let together: usize = lines.iter().map(|line| line.cells.len()).sum();
        let (used, fit) = match (fitting, lines.first()) {
            (Some(line), _) => (vec![line], Fit::Aligned),
            _ if together == width => (lines.iter().collect(), Fit::Aligned),
            (None, Some(line)) if line.layout == Layout::Loose && line.cells.len() < width => {
                (vec![line], Fit::Unaligned)
            }
            (None, Some(line)) => (vec![line], Fit::Width(line.cells.len())),
            (None, None) => return,
        };
        let mut rest = used.iter().flat_map(|line| line.cells.iter().map(|cell| (line.span, *cell)));
        let mut last = used.first().map_or(Span::default(), |line| line.span);
        for (order, target) in facts.rows.iter_mut().enumerate() {
            if fit == Fit::Aligned {
                let cells: Vec<(Span, Span)> = rest.by_ref().take(target.block.columns.len()).collect();
                last = cells.first().map_or(last, |(line, _)| *line);
                target.cells = cells.into_iter().map(|(_, cell)| self.cell(cell)).collect();
            }
            target.found = Some(Found { span: last, label: None, order, piece: 0, fit });
        }
    }

    /// The line of a piece that has its figures.
    fn line(&self, piece: &TablePiece, width: usize) -> Option<Line> {
        let line = |row: &Row| {
            let fitted = (row.cells.len() > width).then(|| self.without_extra(&row.cells, width, row.layout)).flatten();
            Line { span: row.span, layout: row.layout, cells: fitted.unwrap_or_else(|| row.cells.clone()) }
        };
        let is_filled = |row: &&Row| row.cells.iter().any(|cell| !self.is_blank(cell));
        let fitting = piece.rows.iter().map(line).find(|line| line.cells.len() == width);
        fitting.or_else(|| piece.rows.iter().find(is_filled).map(line))
    }
}

/// A line of cells.
struct Line {
    span: Span,
    layout: Layout,
    cells: Vec<Span>,
}
