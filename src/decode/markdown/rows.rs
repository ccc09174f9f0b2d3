//! Rows of tables: those that Markdown takes for some, and those pasted with tabs.

use std::ops::Range;

use super::Lowering;
use crate::document::CELL;
use crate::span::Span;

/// A table row: Markdown pads short rows and drops what is too much in long ones, so the cells as
/// they stand in the source are kept beside the events.
pub(super) struct Row {
    cells: Vec<Span>,
    next: usize,
}

impl Row {
    /// A row of the source.
    pub(super) fn of(source: &str, range: &Range<usize>) -> Self {
        Self { cells: cells_of(source, range), next: 0 }
    }

    /// How many cells it has in the source.
    pub(super) fn width(&self) -> usize {
        self.cells.len()
    }

    /// Whether the events tell of a cell that the source does not have.
    pub(super) fn is_over(&self) -> bool {
        self.next > self.cells.len()
    }
}

impl Lowering<'_> {
    /// A paragraph with tabs: rows pasted from somewhere else, whose blank cells Markdown would trim away.
    pub(super) fn rows(&mut self, range: Range<usize>) {
        self.end_line(range.start);
        self.read_until = range.end;
        let mut at = self.source.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        for line in self.source.get(at..range.end).unwrap_or_default().split_inclusive('\n') {
            self.out.copy(line.trim_end_matches(['\n', '\r']), at);
            at += line.len();
            self.out.push("\n", Span::at(at));
        }
    }

    pub(super) fn start_cell(&mut self, range: &Range<usize>) {
        let Some(row) = &mut self.row else { return };
        let cell = row.cells.get(row.next).copied();
        row.next += 1;
        if let Some(cell) = cell {
            let at = if cell.is_empty() { cell.start as usize } else { range.start.max(cell.start as usize) };
            self.out.push(CELL.encode_utf8(&mut [0; 4]), Span::at(at));
        }
    }

    pub(super) fn end_row(&mut self, at: usize) {
        let Some(row) = self.row.take() else { return self.end_line(at) };
        for cell in row.cells.iter().skip(self.columns) {
            self.out.push(CELL.encode_utf8(&mut [0; 4]), Span::at(cell.start as usize));
            self.out.copy(cell.of(self.source), cell.start as usize);
        }
        self.end_line(at);
    }
}

/// The cells between the pipes of a row, as they stand in the source.
fn cells_of(source: &str, range: &Range<usize>) -> Vec<Span> {
    let row = Span::new(range.start, range.end).trim(source);
    let text = row.of(source);
    let open = usize::from(text.starts_with('|'));
    let close = usize::from(text.len() > open && text.ends_with('|') && !text.ends_with("\\|"));
    let inside = text.get(open..text.len() - close).unwrap_or_default();
    let mut start = row.start as usize + open;
    let mut cells = Vec::new();
    let mut escaped = false;
    let mut from = start;
    for c in inside.chars() {
        if c == '|' && !escaped {
            cells.push(Span::new(from, start));
            from = start + 1;
        }
        escaped = c == '\\' && !escaped;
        start += c.len_utf8();
    }
    cells.push(Span::new(from, start));
    cells
        .into_iter()
        .map(|cell| {
            if cell.of(source).trim().is_empty() {
                Span::at((cell.start as usize + 1).min(cell.end as usize))
            } else {
                cell.trim(source)
            }
        })
        .collect()
}
