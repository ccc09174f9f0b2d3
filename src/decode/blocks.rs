//! Paragraphs and tables as a web page or a Word file has them, lowered to lines and rows of cells.
//!
//! A decoder says what it meets: text, the end of a paragraph, tables with their rows and cells.
//! Here it is decided what is a row and what is only laid out as one: a cell that holds another
//! table, or prose, is a column of a page, and its paragraphs become lines.

mod table;
mod write;

use self::table::{Cell, OpenTable};
use crate::document::CELL;
use crate::origin::Derivation;
use crate::span::Span;

/// Tables inside tables beyond this depth are read as paragraphs.
const DEEPEST_TABLE: usize = 32;

/// A draft on its way to a document.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// All text in the order of the file, paragraphs ended by line breaks, cells begun by [`CELL`].
    flat: Derivation,
    /// Lines outside every open cell.
    lines: Vec<Line>,
    open: Vec<OpenTable>,
    /// Tables that are open beyond the depth that is kept.
    beyond: usize,
    /// Tables met so far.
    tables: u32,
    /// Where the paragraph at hand begins in `flat`.
    start: usize,
    /// Number of the paragraph at hand in the file, from one; zero where paragraphs have none.
    paragraph: u32,
    /// Level of the heading at hand, from one; zero in other paragraphs.
    heading: usize,
}

/// A line of the document, as ranges of the flat text.
#[derive(Debug)]
enum Line {
    Paragraph { span: Span, paragraph: u32, heading: usize },
    Row { table: u32, row: u32, cells: Vec<RowCell> },
}

/// A cell of a row: its text begins with [`CELL`].
#[derive(Debug)]
struct RowCell {
    span: Span,
    /// Column of the grid, from zero.
    column: u32,
    paragraph: u32,
    /// Its paragraphs.
    lines: Vec<Line>,
}

impl Blocks {
    /// Room for about `bytes` of text.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { flat: Derivation::with_capacity(bytes), ..Self::default() }
    }

    /// Appends text of the paragraph at hand, which stands at `origin` letter by letter.
    pub(super) fn copy(&mut self, text: &str, origin: usize) {
        self.flat.copy_printable(text, origin);
    }

    /// Appends text of the paragraph at hand, which stands for `origin` as a whole.
    pub(super) fn push(&mut self, text: &str, origin: Span) {
        self.flat.push(text, origin);
    }

    /// The text of the paragraph at hand so far.
    pub(super) fn at_hand(&self) -> &str {
        self.flat.text().get(self.start..).unwrap_or_default()
    }

    /// Bytes of text so far, cells and line breaks with it: where the next text will stand.
    pub(super) fn written(&self) -> usize {
        self.flat.text().len()
    }

    /// Begins paragraph number `paragraph` of the file.
    pub(super) fn start_paragraph(&mut self, paragraph: u32) {
        self.paragraph = paragraph;
    }

    /// Says that the paragraph at hand is a heading, until it is said to be none (zero).
    pub(super) fn set_heading(&mut self, level: usize) {
        self.heading = level;
    }

    /// Ends the paragraph at hand, or only its line where it goes on behind a line break. `at` is
    /// the place in the file.
    pub(super) fn end_line(&mut self, at: usize) {
        let end = self.flat.text().len();
        let span = Span::new(self.start, end);
        if !span.of(self.flat.text()).trim().is_empty() {
            let line = Line::Paragraph { span, paragraph: self.paragraph, heading: self.heading };
            self.sink().push(line);
        }
        if end > self.start && !self.flat.text().ends_with(['\n', CELL]) {
            self.flat.push("\n", Span::at(at));
        }
        self.start = self.flat.text().len();
    }

    /// Where lines go: the innermost open cell, or the page.
    fn sink(&mut self) -> &mut Vec<Line> {
        let cell = self.open.iter_mut().rev().find_map(|table| table.cell.as_mut());
        cell.map_or(&mut self.lines, |cell| &mut cell.lines)
    }

    /// Begins a table.
    pub(super) fn start_table(&mut self, at: usize) {
        self.end_line(at);
        if self.beyond > 0 || self.open.len() == DEEPEST_TABLE {
            self.beyond += 1;
            return;
        }
        self.tables += 1;
        let (number, first_line) = (self.tables, self.sink().len());
        self.open.push(OpenTable::new(number, first_line));
    }

    /// Ends the innermost table, with what is still open in it.
    pub(super) fn end_table(&mut self, at: usize) {
        if self.beyond > 0 {
            self.end_line(at);
            self.beyond -= 1;
            return;
        }
        self.end_row(at);
        let Some(table) = self.open.pop() else { return };
        if table.widest <= 1 || table.is_layout {
            table::into_paragraphs(self.sink(), table.first_line, table.number);
        }
    }

    /// Begins a row, where cells that reach down from the rows above take their places.
    pub(super) fn start_row(&mut self, at: usize) {
        if self.beyond > 0 {
            return self.end_line(at);
        }
        self.end_row(at);
        if let Some(table) = self.open.last_mut() {
            table.start_row();
        }
    }

    /// Ends the row at hand.
    pub(super) fn end_row(&mut self, at: usize) {
        if self.beyond > 0 {
            return self.end_line(at);
        }
        self.end_cell(at);
        self.cover(true, at);
        let text = self.flat.text();
        if let Some(lines) = self.open.last_mut().and_then(|table| table.end_row(text)) {
            self.sink().extend(lines);
        }
    }

    /// Begins a cell of the grid: how many columns and rows it takes.
    pub(super) fn start_cell(&mut self, columns: usize, rows: usize, at: usize) {
        self.start_cell_around(columns, rows, at, at);
    }

    /// The same for a cell that begins at one place of the file and whose content begins at another.
    pub(super) fn start_cell_around(&mut self, columns: usize, rows: usize, at: usize, inside: usize) {
        if self.beyond > 0 {
            return self.end_line(at);
        }
        self.end_cell(at);
        self.cover(false, at);
        let start = self.mark(inside);
        if let Some(table) = self.open.last_mut() {
            table.start_cell(columns, rows, start);
        }
    }

    /// Columns more for the cell that ended last.
    pub(super) fn widen_cell(&mut self, columns: usize) {
        if let Some(table) = self.open.last_mut().filter(|_| self.beyond == 0) {
            table.skip_columns(columns);
        }
    }

    /// A place in the row that a cell above covers, as Word writes it down.
    pub(super) fn covered_cell(&mut self, columns: usize, at: usize) {
        self.start_cell(columns, 1, at);
        self.end_cell(at);
    }

    /// Ends the cell at hand.
    pub(super) fn end_cell(&mut self, at: usize) {
        self.end_line(at);
        let end = self.flat.text().len();
        let paragraph = self.paragraph;
        if let Some(table) = self.open.last_mut().filter(|_| self.beyond == 0) {
            table.end_cell(end, paragraph);
        }
    }

    /// Fills the places that cells of the rows above cover: up to the next cell, or all that are left.
    fn cover(&mut self, all: bool, at: usize) {
        while let Some(cover) = self.open.last_mut().and_then(|table| table.next_cover(all)) {
            let start = self.mark(at);
            if let Some(table) = self.open.last_mut() {
                table.cells.push(Cell::covered(cover, start));
            }
        }
    }

    /// Writes the mark of a cell; gives where it stands.
    fn mark(&mut self, at: usize) -> usize {
        let start = self.flat.text().len();
        self.flat.push(CELL.encode_utf8(&mut [0; 4]), Span::at(at));
        self.start = self.flat.text().len();
        start
    }
}
