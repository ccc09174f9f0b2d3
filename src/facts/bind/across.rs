//! Tables whose rows stand side by side, as those of reviews do.

use std::borrow::Cow;

use super::Binder;
use crate::facts::{Fit, Found, TableFacts};
use crate::report::{Layout, Row, TablePiece};

impl Binder<'_> {
    /// A table whose rows stand side by side in one line of cells.
    pub(super) fn across<'p>(&self, piece: &'p TablePiece, facts: &mut TableFacts<'_>) {
        let width: usize = facts.rows.iter().map(|row| row.block.columns.len()).sum();
        let fitted = |row: &'p Row| {
            let is_too_wide = row.cells.len() > width;
            let cells = is_too_wide.then(|| self.without_extra(&row.cells, width, row.layout)).flatten();
            cells.map_or(Cow::Borrowed(row.cells.as_slice()), Cow::Owned)
        };
        let fitting = piece.rows.iter().find(|row| fitted(row).len() == width);
        let filled = || piece.rows.iter().find(|row| row.cells.iter().any(|cell| !self.is_blank(cell)));
        let Some(row) = fitting.or_else(filled) else {
            return;
        };
        let cells = fitted(row);
        let fit = match cells.len() {
            len if len == width => Fit::Aligned,
            len if row.layout == Layout::Loose && len < width => Fit::Unaligned,
            len => Fit::Width(len),
        };
        let mut rest = cells.iter().copied();
        for (order, target) in facts.rows.iter_mut().enumerate().filter(|(_, target)| target.found.is_none()) {
            target.found = Some(Found { span: row.span, label: None, order, piece: 0, fit });
            if fit == Fit::Aligned {
                let cells = rest.by_ref().take(target.block.columns.len());
                target.cells = cells.map(|span| self.cell(span)).collect();
            }
        }
    }
}
