//! Extracted text: paragraphs, and tables in the layouts that extraction tools leave behind.
//!
//! A row is told by what separates its cells: lines that begin with a tab and end at a blank line,
//! tabs inside a line, pipes. Cells that stand alone on a line are left as lines, since only the
//! grammar knows the labels.

mod pages;
mod separators;
mod wrap;

use super::is_wide;
use crate::document::{CELL, Document};
use crate::origin::Derivation;
use crate::span::Span;
use separators::{PIPES, Separator, begins_with_number, has_pipe, separator, trim_pipes};
use wrap::Margin;

/// Cells longer than this many characters are paragraphs that someone indented with a tab.
const LONGEST_CELL: usize = 60;

/// The rest of a label that was broken over lines is not longer than this many characters.
const LONGEST_REMAINDER: usize = 40;

/// Whether a line is addressed to gouji and no part of the draft: `【gouji: …】`.
pub(crate) fn is_marker(line: &str) -> bool {
    let line = line.trim();
    let behind = line.strip_prefix("【gouji").filter(|_| line.ends_with('】'));
    behind.is_some_and(|behind| behind.trim_start().starts_with([':', '：']))
}

/// Lowers extracted text.
pub(super) fn lower(text: &str) -> Document {
    let (text, map) = lowered(text, Margin::of(text)).finish();
    Document::new(text, vec![map])
}

/// Lines of `text`, with table rows told from paragraphs.
pub(super) fn rows_and_lines(text: &str) -> Derivation {
    lowered(text, None)
}

/// The same, with paragraphs that were broken at a margin made whole.
fn lowered(text: &str, margin: Option<Margin>) -> Derivation {
    let out = Derivation::with_capacity(text.len() + 64);
    let mut lowering = Lowering { text, out, row: Vec::new(), after_pipes: false, margin };
    let pages = pages::Numbers::of(text);
    let mut lines = lines(text).filter(|line| !is_marker(line.of(text)) && !pages.has(*line)).peekable();
    while let Some(line) = lines.next() {
        lowering.line(line, lines.peek().copied());
    }
    lowering.end_row();
    lowering.out
}

/// Lines without their breaks, of whatever kind these are.
fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let rare = ['\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];
    let is_plain = rare.iter().all(|rare| !text.contains(*rare));
    let is_break = move |c: char| matches!(c, '\n' | '\r') || (!is_plain && rare.contains(&c));
    let mut start = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = text.get(start..).unwrap_or_default();
        let end = if is_plain { memchr::memchr2(b'\n', b'\r', rest.as_bytes()) } else { rest.find(is_break) };
        let line = Span::new(start, end.map_or(text.len(), |end| start + end));
        match end.and_then(|end| rest.get(end..)).and_then(|rest| rest.chars().next()) {
            Some(c) => start = line.end as usize + c.len_utf8(),
            None => done = true,
        }
        Some(line)
    })
}

struct Lowering<'a> {
    text: &'a str,
    out: Derivation,
    /// The lines of a row that is still open: cells, each as the lines it was broken into.
    row: Vec<Part>,
    /// Whether the line before had pipes.
    after_pipes: bool,
    /// Where lines were broken, if they were.
    margin: Option<Margin>,
}

/// A line of a cell.
#[derive(Clone, Copy)]
struct Part {
    span: Span,
    begins_cell: bool,
}

impl Part {
    fn cell(span: Span) -> Self {
        Self { span, begins_cell: true }
    }
}

impl Lowering<'_> {
    fn line(&mut self, line: Span, next: Option<Span>) {
        let text = line.of(self.text);
        let blank = text.trim().is_empty();
        if let Some(cell) = text.strip_prefix('\t') {
            if !cell.contains('\t') {
                return self.row.push(Part::cell(Span::new(line.start as usize + 1, line.end as usize)));
            }
        } else if blank {
            return self.end_row();
        } else if self.continues_cell(text, next) {
            return self.row.push(Part { span: line, begins_cell: false });
        }
        self.end_row();
        if blank {
            return;
        }
        let beside_pipes = self.after_pipes || next.is_some_and(|next| has_pipe(next.of(self.text)));
        let separator = separator(text, beside_pipes);
        self.after_pipes = matches!(separator, Separator::Pipe);
        match separator {
            Separator::None => self.paragraph(line, next),
            Separator::Rule => {}
            Separator::Ready => self.ready_row(line),
            Separator::Tab => self.split_row(line, &['\t']),
            Separator::Pipe => self.split_row(trim_pipes(self.text, line), &PIPES),
        }
    }

    /// A short line amid tab cells belongs to the cell before it: a label broken over lines. A
    /// numbered line or a sentence is a paragraph that follows the table without a blank line.
    fn continues_cell(&self, text: &str, next: Option<Span>) -> bool {
        let before_cell = next.is_some_and(|next| next.of(self.text).starts_with('\t'));
        let is_broken_off = before_cell || (text.starts_with(' ') && !text.starts_with("  "));
        let text = text.trim();
        let is_numbered = begins_with_number(text);
        let is_short = text.chars().count() <= LONGEST_REMAINDER && !text.ends_with(['。', '；', '：']);
        !self.row.is_empty() && is_broken_off && is_short && !is_numbered
    }

    fn end_row(&mut self) {
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

    fn split_row(&mut self, line: Span, separators: &[char]) {
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
    fn ready_row(&mut self, line: Span) {
        self.split_row(Span::new(line.start as usize + CELL.len_utf8(), line.end as usize), &[CELL]);
    }

    fn write_row(&mut self, row: &[Part]) {
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

    fn paragraph(&mut self, line: Span, next: Option<Span>) {
        let text = line.of(self.text);
        let line = line.trim(self.text);
        if line.is_empty() {
            return;
        }
        self.copy(line);
        let behind = self.margin.zip(next).filter(|(margin, next)| {
            let next = next.of(self.text);
            matches!(separator(next, false), Separator::None) && margin.goes_on(text, next)
        });
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        match behind {
            None => self.out.push("\n", Span::at(line.end as usize)),
            Some((_, next))
                if is_letter(text.trim_end().chars().last()) && is_letter(next.of(self.text).chars().next()) =>
            {
                self.out.push(" ", Span::at(line.end as usize));
            }
            Some(_) => {}
        }
    }

    fn copy(&mut self, span: Span) {
        self.out.copy_printable(span.of(self.text), span.start as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn lowers(text: &str, expected: &str) {
        let document = lower(text);
        assert_eq!(document.text().replace(CELL, "¦"), expected);
    }

    #[test]
    fn paragraphs_are_lines_without_indents() {
        lowers("\u{3000}\u{3000}一、总体情况\r\n\r\n  正文。", "一、总体情况\n正文。\n");
    }

    #[test]
    fn tab_cells_make_rows_that_blank_lines_end() {
        lowers("\t规章\n\t0\n\t\n\n\t规范性文件\n\t1 \n\n完", "¦规章¦0¦\n¦规范性文件¦1\n完\n");
    }

    #[test]
    fn a_cell_broken_over_lines_is_one_cell() {
        lowers(
            "\t信息内容\n\t本年新\n 制作数量\n\t本年新\n公开数量\n\t总\n\n",
            "¦信息内容¦本年新制作数量¦本年新公开数量¦总\n",
        );
    }

    #[test]
    fn a_heading_right_behind_a_table_ends_it() {
        lowers("\t规章\n\t0\n三、收到和处理情况\n\t自然人\n", "¦规章¦0\n三、收到和处理情况\n¦自然人\n");
    }

    #[test]
    fn tab_indented_prose_is_no_table() {
        lowers("\t2024年，我局公开信息12条。\n\t二是加强培训。\n", "2024年，我局公开信息12条。\n二是加强培训。\n");
    }

    #[test]
    fn rows_with_tabs_and_pipes() {
        lowers("规章\t0\t0\t0", "¦规章¦0¦0¦0\n");
        lowers("| 规章 | 0 | | / |\n|---|---|---|---|", "¦规章¦0¦¦/\n");
        lowers("规章|\n0|\n|", "¦规章\n¦0\n¦\n");
        lowers("甲|乙", "甲|乙\n");
        lowers("信息内容 | 件数\n规章 | 3", "¦信息内容¦件数\n¦规章¦3\n");
    }

    #[test]
    fn places_lead_back_to_the_file() {
        let text = "\r\n\t规章\n\t\n\t 7 \n";
        let document = lower(text);
        let at = document.text().find('7').expect("the figure");
        assert_eq!(document.to_source(Span::new(at, at + 1)).of(text), "7");
        let blank = document.text().find("\u{1F}\u{1F}").expect("the blank cell") + 1;
        assert_eq!(document.to_source(Span::at(blank)), Span::at(text.find("\t\n").expect("a tab") + 1));
    }
}
