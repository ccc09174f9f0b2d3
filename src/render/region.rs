//! Where a place begins and ends, as programs count: from one.

use crate::finding::Place;
use crate::source::{Position, Source};

/// Lines and columns of a place, from one; the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

impl Region {
    /// The region with columns in Unicode characters.
    pub(super) fn in_characters(place: &Place, source: &Source) -> Self {
        Self::of(place, source, |position| position.column)
    }

    /// The region with columns in bytes of UTF-8.
    pub(super) fn in_bytes(place: &Place, source: &Source) -> Self {
        Self::of(place, source, |position| position.utf8)
    }

    /// Whether it lies in one line.
    pub(super) fn is_in_a_line(self) -> bool {
        self.line == self.end_line
    }

    fn of(place: &Place, source: &Source, column: fn(Position) -> usize) -> Self {
        let (start, end) = (source.position(place.span.start), source.position(place.span.end));
        Self { line: start.line + 1, column: column(start) + 1, end_line: end.line + 1, end_column: column(end) + 1 }
    }
}
