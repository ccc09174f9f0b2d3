//! A table that is being read: its grid, and what of it are rows.

use super::{Line, RowCell};
use crate::document::CELL;
use crate::span::Span;

/// A cell with more characters than this and a full stop in it is a paragraph that a table lays out.
const LONGEST_CELL: usize = 60;

/// A cell with more characters than this is one in any case.
const LONGEST_LABEL: usize = 160;

/// A cell with so many paragraphs of so many characters is a page of its own; a label is broken into fewer or shorter
/// ones, unless other cells leave it little room.
const MOST_LINES: usize = 4;
const SHORTEST_LINE: usize = 6;

/// Cells side by side of which each can be a page.
const MOST_PAGES: usize = 3;

/// Columns that a cell can take, as browsers count them.
const MOST_COLUMNS: usize = 1_000;

/// Rows that a cell can take, as browsers count them.
const MOST_ROWS: usize = 65_534;

/// Places below tall cells that a table can have; a page that asks for more is broken on purpose.
const MOST_COVERED: usize = 200_000;

/// A table whose end has not been met.
#[derive(Debug, Default)]
pub(super) struct OpenTable {
    pub(super) number: u32,
    /// How many lines the page or the cell around it had when it began.
    pub(super) first_line: usize,
    /// Cells of its widest row.
    pub(super) widest: usize,
    row: u32,
    /// Column at which the next cell begins.
    pub(super) column: usize,
    /// Finished cells of the row at hand.
    pub(super) cells: Vec<Cell>,
    pub(super) cell: Option<Cell>,
    /// Cells of rows above that reach into the row at hand, and into the row below it.
    covers: Vec<Cover>,
    next_covers: Vec<Cover>,
    covered: usize,
    /// Whether one of its rows was none.
    pub(super) is_layout: bool,
}

/// What a tall cell covers of the rows below its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cover {
    column: usize,
    columns: usize,
    /// Rows from the one at hand on.
    rows: usize,
}

/// A cell with what stands in it.
#[derive(Debug)]
pub(super) struct Cell {
    column: usize,
    /// Where its mark stands in the flat text, and where it ends.
    span: Span,
    pub(super) lines: Vec<Line>,
    paragraph: u32,
    is_covered: bool,
}

impl Cell {
    /// The place that a cell above covers; `start` is where its mark stands.
    pub(super) fn covered(cover: Cover, start: usize) -> Self {
        let span = Span::new(start, start + CELL.len_utf8());
        Self { column: cover.column, span, lines: Vec::new(), paragraph: 0, is_covered: true }
    }

    /// Whether it is a part of the page rather than a field of a table; `beside` cells are in its row.
    fn is_layout(&self, flat: &str, beside: usize) -> bool {
        let is_prose = |span: &Span| {
            let text = span.of(flat);
            let characters = || text.chars().count();
            text.len() > LONGEST_CELL
                && characters() > LONGEST_CELL
                && (text.contains('。') || characters() > LONGEST_LABEL)
        };
        let is_line = |line: &&Line| matches!(line, Line::Paragraph { span, .. } if span.of(flat).trim().chars().count() >= SHORTEST_LINE);
        let holds_page = self.lines.iter().any(|line| match line {
            Line::Row { .. } => true,
            Line::Paragraph { span, .. } => is_prose(span),
        });
        let is_long = || self.span.of(flat).chars().filter(|c| !c.is_whitespace()).count() > LONGEST_CELL;
        holds_page || self.lines.iter().filter(is_line).count() >= MOST_LINES && (beside <= MOST_PAGES || is_long())
    }
}

impl OpenTable {
    pub(super) fn new(number: u32, first_line: usize) -> Self {
        Self { number, first_line, ..Self::default() }
    }

    pub(super) fn start_row(&mut self) {
        self.row += 1;
        self.column = 0;
        let goes_on = |cover: &Cover| (cover.rows > 1).then_some(Cover { rows: cover.rows - 1, ..*cover });
        self.covers = std::mem::take(&mut self.next_covers);
        self.covers.sort_by_key(|cover| std::cmp::Reverse(cover.column));
        self.next_covers = self.covers.iter().filter_map(goes_on).collect();
    }

    /// The next cell from above that begins at the next column or before it; any cell when `all`.
    pub(super) fn next_cover(&mut self, all: bool) -> Option<Cover> {
        let cover = self.covers.last().copied().filter(|cover| all || cover.column <= self.column)?;
        self.covers.pop();
        self.covered += 1;
        self.column = self.column.max(cover.column) + cover.columns;
        (self.covered <= MOST_COVERED).then_some(cover)
    }

    pub(super) fn start_cell(&mut self, columns: usize, rows: usize, start: usize) {
        let (columns, rows) = (columns.clamp(1, MOST_COLUMNS), rows.clamp(1, MOST_ROWS));
        let column = self.column;
        if rows > 1 {
            self.next_covers.push(Cover { column, columns, rows: rows - 1 });
        }
        self.column = column.saturating_add(columns);
        let span = Span::at(start);
        self.cell = Some(Cell { column, span, lines: Vec::new(), paragraph: 0, is_covered: false });
    }

    pub(super) fn skip_columns(&mut self, columns: usize) {
        self.column = self.column.saturating_add(columns.min(MOST_COLUMNS));
    }

    pub(super) fn end_cell(&mut self, end: usize, paragraph: u32) {
        if let Some(cell) = self.cell.take() {
            self.cells.push(Cell { span: Span::new(cell.span.start as usize, end), paragraph, ..cell });
        }
    }

    /// The lines that the row at hand makes: one row, or the paragraphs of its cells.
    pub(super) fn end_row(&mut self, flat: &str) -> Option<Vec<Line>> {
        let cells = std::mem::take(&mut self.cells);
        self.widest = self.widest.max(cells.len());
        if cells.iter().all(|cell| cell.is_covered) {
            return None;
        }
        if cells.iter().any(|cell| cell.is_layout(flat, cells.len())) {
            self.is_layout = true;
            return Some(cells.into_iter().flat_map(|cell| cell.lines).collect());
        }
        let column = |cell: &Cell| u32::try_from(cell.column).unwrap_or(u32::MAX);
        let cells = cells
            .into_iter()
            .map(|cell| RowCell {
                span: cell.span,
                column: column(&cell),
                paragraph: cell.paragraph,
                lines: cell.lines,
            })
            .collect();
        Some(vec![Line::Row { table: self.number, row: self.row, cells }])
    }
}

/// Turns rows of one cell into paragraphs, in a table that is a frame around text.
pub(super) fn into_paragraphs(lines: &mut Vec<Line>, first: usize, number: u32) {
    let rows = lines.split_off(first.min(lines.len()));
    lines.extend(rows.into_iter().flat_map(|line| match line {
        Line::Row { table, cells, .. } if table == number && cells.len() == 1 => {
            cells.into_iter().flat_map(|cell| cell.lines).collect()
        }
        line => vec![line],
    }));
}
