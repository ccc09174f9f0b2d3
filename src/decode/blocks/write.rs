//! Blocks as a document: for a file with a text of its own, and for one that has none.

use super::{Blocks, Line};
use crate::decode::is_wide;
use crate::document::{CELL, Document, PICTURE, Stand};
use crate::finding::GridPlace;
use crate::origin::{Derivation, OriginMap};
use crate::span::Span;

/// What a person is shown between the cells of a row.
const BAR: &str = "| ";

impl Blocks {
    /// The document of a file whose text the blocks were copied from.
    pub(in crate::decode) fn into_document(mut self, end: usize) -> Document {
        self.finish(end);
        let (flat, outer) = self.flat.finish();
        let mut out = Writer::new(&flat);
        self.lines.iter().for_each(|line| out.line(line));
        let (text, inner) = out.text.finish();
        Document::new(text, vec![inner, outer]).with_stands(out.stands)
    }

    /// The document of a file that is no text, and the text that stands for it before a person: a
    /// paragraph a line, the cells of a row between bars. With it the way from the document to the
    /// bytes that [`Blocks::written`] counts.
    pub(in crate::decode) fn into_shown(mut self) -> (String, Document, OriginMap) {
        self.finish(0);
        let (flat, _) = self.flat.finish();
        let mut out = Writer::new(&flat);
        self.lines.iter().for_each(|line| out.line(line));
        let (text, written) = out.text.finish();
        let (shown, map) = show(&text);
        (shown, Document::new(text, vec![map]).with_stands(out.stands), written)
    }

    fn finish(&mut self, at: usize) {
        while !self.open.is_empty() || self.beyond > 0 {
            self.end_table(at);
        }
        self.end_line(at);
    }
}

struct Writer<'a> {
    flat: &'a str,
    text: Derivation,
    stands: Vec<Stand>,
    /// Tables with rows so far, and the last of them by its number among all.
    tables: u32,
    last_table: u32,
}

impl<'a> Writer<'a> {
    fn new(flat: &'a str) -> Self {
        let text = Derivation::with_capacity(flat.len());
        Self { flat, text, stands: Vec::new(), tables: 0, last_table: 0 }
    }

    fn line(&mut self, line: &Line) {
        match line {
            Line::Paragraph { span, paragraph, heading } => {
                self.stand(*paragraph, None);
                if *heading > 0 && has_text(span.of(self.flat)) {
                    let marks = "######".get(..*heading).unwrap_or_default();
                    self.text.push(marks, Span::at(span.start as usize));
                    self.text.push(" ", Span::at(span.start as usize));
                }
                self.content(*span);
            }
            Line::Row { table, row, cells } => {
                if *table != self.last_table {
                    self.last_table = *table;
                    self.tables += 1;
                }
                for cell in cells {
                    let place = GridPlace { table: self.tables, row: *row, column: cell.column + 1 };
                    self.stand(cell.paragraph, Some(place));
                    let start = cell.span.start as usize;
                    self.text.copy(CELL.encode_utf8(&mut [0; 4]), start);
                    self.content(Span::new(start + CELL.len_utf8(), cell.span.end as usize));
                }
            }
        }
        self.text.push("\n", Span::at(line_end(line)));
    }

    fn stand(&mut self, paragraph: u32, cell: Option<GridPlace>) {
        self.stands.push(Stand { at: Span::at(self.text.text().len()).start, paragraph, cell });
    }

    /// Text on one line. A picture is only written where it has no text beside it, which it adorns.
    fn content(&mut self, span: Span) {
        let has_text = has_text(span.of(self.flat));
        let mut last: Option<char> = None;
        let mut start = span.start as usize;
        for part in span.of(self.flat).split(|c| c == '\n' || (c == PICTURE && has_text)) {
            let inside = Span::new(start, start + part.len()).trim(self.flat);
            let text = inside.of(self.flat);
            if let (Some(last), Some(next)) = (last, text.chars().next())
                && !(is_wide(last) && is_wide(next))
            {
                self.text.push(" ", Span::at(start));
            }
            self.text.copy(text, inside.start as usize);
            last = text.chars().next_back().or(last);
            start += part.len();
            start += self.flat.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
    }
}

fn has_text(text: &str) -> bool {
    text.contains(|c: char| c != PICTURE && c != CELL && !c.is_whitespace())
}

fn line_end(line: &Line) -> usize {
    let span = match line {
        Line::Paragraph { span, .. } => Some(*span),
        Line::Row { cells, .. } => cells.last().map(|cell| cell.span),
    };
    span.map_or(0, |span| span.end as usize)
}

/// The text of a document for a person, with the way from the document to it.
fn show(text: &str) -> (String, OriginMap) {
    let mut shown = String::with_capacity(text.len() + text.len() / 8);
    let mut document = Derivation::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (content, end) = line.strip_suffix('\n').map_or((line, ""), |content| (content, "\n"));
        for (index, cell) in content.split(CELL).enumerate() {
            if index > 0 {
                let start = shown.len();
                shown.push_str(BAR);
                document.push(CELL.encode_utf8(&mut [0; 4]), Span::new(start, shown.len()));
            }
            document.copy(cell, shown.len());
            shown.push_str(cell);
            if content.starts_with(CELL) && !cell.is_empty() {
                shown.push(' ');
            }
        }
        if content.starts_with(CELL) {
            shown.push('|');
        }
        document.copy(end, shown.len());
        shown.push_str(end);
    }
    (shown, document.finish().1)
}
