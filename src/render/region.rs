//! Where a range begins and ends, as programs count: from one.

use crate::source::{Position, Source};
use crate::span::Span;

/// Lines and columns of a range, from one; the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

impl Region {
    /// The region with columns in Unicode characters.
    pub(super) fn in_characters(span: Span, source: &Source) -> Self {
        Self::of(span, source, |position| position.column)
    }

    /// The region with columns in bytes of UTF-8.
    pub(super) fn in_bytes(span: Span, source: &Source) -> Self {
        Self::of(span, source, |position| position.utf8)
    }

    /// Whether it lies in one line.
    pub(super) fn is_in_a_line(self) -> bool {
        self.line == self.end_line
    }

    fn of(span: Span, source: &Source, column: fn(Position) -> usize) -> Self {
        let (start, end) = (source.position(span.start), source.position(span.end));
        Self { line: start.line + 1, column: column(start) + 1, end_line: end.line + 1, end_column: column(end) + 1 }
    }
}
