//! Rows: their cells, found in the text and written.

use super::Lowering;
use crate::decode::is_wide;
use crate::document::CELL;
use crate::span::Span;

/// Cells longer than this many characters are paragraphs that someone indented with a tab.
const LONGEST_CELL: usize = 60;

/// A line of a cell.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) span: Span,
    pub(super) begins_cell: bool,
}

impl Part {
    pub(super) fn cell(span: Span) -> Self {
        Self { span, begins_cell: true }
    }
}

impl Lowering<'_> {
    pub(super) fn end_row(&mut self) {
        let mut row = std::mem::take(&mut self.row);
        if row.is_empty() {
            return;
        }
        let text = self.text;
        let is_prose = |part: &Part| {
            let line = part.span.of(text);
            line.len() >= '。'.len_utf8() && (line.contains('。') || line.chars().count() > LONGEST_CELL)
        };
        if row.iter().any(is_prose) {
            row.iter().for_each(|part| self.paragraph(part.span, None));
        } else {
            self.write_row(&row);
        }
        row.clear();
        self.row = row;
    }

    pub(super) fn split_row(&mut self, line: Span, separators: &[char]) {
        let mut start = line.start as usize;
        let mut cells = Vec::new();
        for cell in line.of(self.text).split(separators) {
            cells.push(Part::cell(Span::new(start, start + cell.len())));
            let separator = self.text.get(start + cell.len()..).and_then(|rest| rest.chars().next());
            start += cell.len() + separator.map_or(0, char::len_utf8);
        }
        self.write_row(&cells);
    }

    /// A row that a decoder before this one has already marked.
    pub(super) fn ready_row(&mut self, line: Span) {
        self.split_row(Span::new(line.start as usize + CELL.len_utf8(), line.end as usize), &[CELL]);
    }

    /// A row of cells, each of pieces that were broken apart inside a word or a figure.
    pub(super) fn write_whole(&mut self, row: &[Vec<Span>]) {
        let mut end = 0;
        for cell in row {
            let start = cell.first().map_or(end, |piece| piece.start as usize);
            self.out.push(CELL.encode_utf8(&mut [0; 4]), Span::at(start));
            cell.iter().for_each(|piece| self.copy(*piece));
            end = cell.last().map_or(end, |piece| piece.end as usize);
        }
        self.out.push("\n", Span::at(end));
    }

    pub(super) fn write_row(&mut self, row: &[Part]) {
        let mut last: Option<char> = None;
        for part in row {
            let line = part.span.trim(self.text);
            if part.begins_cell {
                self.out.push(CELL.encode_utf8(&mut [0; 4]), Span::at(line.start as usize));
                last = None;
            }
            if line.is_empty() {
                continue;
            }
            let text = line.of(self.text);
            let is_one_word = last.is_some_and(is_wide) && text.starts_with(is_wide);
            if last.is_some() && !is_one_word {
                self.out.push(" ", Span::at(line.start as usize));
            }
            self.copy(line);
            last = text.chars().next_back();
        }
        let end = row.last().map_or(0, |part| part.span.end as usize);
        self.out.push("\n", Span::at(end));
    }
}
