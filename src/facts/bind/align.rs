//! Cells under the columns of the form: which of a row are its values.

use super::Binder;
use crate::facts::Fit;
use crate::model::{BlockSpec, CellKind};
use crate::quantity;
use crate::report::Layout;
use crate::span::Span;

/// In wider rows the same figure beside itself is rather that of the next column.
const WIDEST_REPEATED: usize = 3;

impl Binder<'_> {
    /// The cells that stand under the columns of a block.
    pub(super) fn align(&self, cells: &[Span], layout: Layout, block: &BlockSpec) -> Result<Vec<Span>, Fit> {
        let width = block.columns.len();
        if cells.len() > width {
            return self.without_extra(cells, width, layout).ok_or(Fit::Width(cells.len()));
        }
        if cells.len() == width {
            return Ok(cells.to_vec());
        }
        let lacks_units = block.columns.first().is_some_and(|column| column.kind == CellKind::Text);
        let first = cells.first().filter(|cell| quantity::read(cell.of(self.text)).is_some());
        if let (true, true, Some(first)) = (lacks_units, cells.len() + 1 == width, first) {
            return Ok(std::iter::once(Span::at(first.start as usize)).chain(cells.iter().copied()).collect());
        }
        Err(if layout == Layout::Loose { Fit::Unaligned } else { Fit::Width(cells.len()) })
    }

    /// Drops the blank or repeated cells that merged ones leave before or behind the values.
    pub(super) fn without_extra(&self, cells: &[Span], width: usize, layout: Layout) -> Option<Vec<Span>> {
        let is_filled = |cell: &Span| !self.is_blank(cell);
        let (first_filled, last_filled) = (cells.iter().position(is_filled), cells.iter().rposition(is_filled));
        let is_outside_blank = |start: &usize| {
            first_filled.is_none_or(|at| *start <= at) && last_filled.is_none_or(|at| at < start + width)
        };
        let mut starts = 0..=cells.len() - width;
        // Stacked cells: what is too much is rather the merged label of the next row.
        let start =
            if layout == Layout::Stacked { starts.find(is_outside_blank) } else { starts.rfind(is_outside_blank) };
        match start {
            Some(start) => cells.get(start..start + width).map(<[Span]>::to_vec),
            None => self.without_repeated(cells, width),
        }
    }

    /// The values of a narrow row of which each is repeated in the places that its merged cell covers.
    fn without_repeated(&self, cells: &[Span], width: usize) -> Option<Vec<Span>> {
        let is_same = |a: &Span, b: &Span| a.of(self.text) == b.of(self.text);
        let runs: Vec<Span> = cells.chunk_by(is_same).filter_map(|run| run.first().copied()).collect();
        let kept = if runs.len() == 1 { cells.get(..width)?.to_vec() } else { runs };
        (width <= WIDEST_REPEATED && kept.len() == width).then_some(kept)
    }
}
