//! Markdown: headings and paragraphs become lines, GFM tables rows of cells.
//!
//! The events of the parser are written as lines first; those lines then go the way of extracted
//! text, so that pipes and tabs that Markdown did not take for a table are still read.

mod raw;
mod rows;

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use super::text;
use crate::document::{Document, PICTURE};
use crate::origin::Derivation;
use crate::span::Span;
use rows::Row;

/// Lines at least this long, without a full stop, are taken to go on in the next line.
const WRAPPED_LINE: usize = 30;

/// Lowers Markdown.
pub(super) fn lower(source: &str) -> Document {
    let out = Derivation::with_capacity(source.len());
    let mut lowering = Lowering { source, out, row: None, columns: 0, read_until: 0, lacks_table_end: false };
    for (event, range) in Parser::new_ext(source, options()).into_offset_iter() {
        lowering.event(event, range);
    }
    lowering.end_line(source.len());
    let (lines, outer) = lowering.out.finish();
    let (text, inner) = text::rows_and_lines(&lines).finish();
    Document::new(text, vec![inner, outer])
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
}

struct Lowering<'a> {
    source: &'a str,
    out: Derivation,
    row: Option<Row>,
    /// Cells of the header of the table at hand.
    columns: usize,
    /// Where raw HTML or metadata ends that events still tell of.
    read_until: usize,
    /// Whether no table of raw HTML ends any more.
    lacks_table_end: bool,
}

impl Lowering<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if range.start < self.read_until {
            return;
        }
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range.end),
            Event::Text(text) | Event::Code(text) => self.text(&text, range),
            Event::SoftBreak if self.goes_on(range.start) => {}
            Event::SoftBreak | Event::HardBreak => self.line_break(range.start),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => self.line_break(range.start),
            Event::Rule => self.end_line(range.start),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::TableHead => {
                let row = Row::of(self.source, &range);
                self.columns = row.width();
                self.row = Some(row);
            }
            // By the letter a line without pipes right behind a table is a row of it; people mean a line.
            Tag::TableRow if !self.source.get(range.clone()).unwrap_or_default().contains('|') => {
                self.end_line(range.start)
            }
            Tag::TableRow => self.row = Some(Row::of(self.source, &range)),
            Tag::TableCell => self.start_cell(&range),
            Tag::Heading { level, .. } => {
                self.end_line(range.start);
                let marks = "######".get(..*level as usize).unwrap_or_default();
                self.out.push(marks, Span::at(range.start));
                self.out.push(" ", Span::at(range.start));
            }
            Tag::Item => self.item_marker(&range),
            Tag::Paragraph if self.source.get(range.clone()).is_some_and(|text| text.contains('\t')) => {
                self.rows(range)
            }
            Tag::Image { .. } => {
                self.out.push(PICTURE.encode_utf8(&mut [0; 4]), Span::new(range.start, range.start + 1))
            }
            Tag::MetadataBlock(_) => self.read_until = range.end,
            Tag::HtmlBlock => self.html_block(range),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, at: usize) {
        match tag {
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(at),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock => self.end_line(at),
            _ => {}
        }
    }

    /// Writes text where it stands; a backslash or an entity makes it differ from the source.
    fn text(&mut self, text: &CowStr<'_>, range: Range<usize>) {
        if self.row.as_ref().is_some_and(Row::is_over) {
            return;
        }
        let stands = self.source.get(range.clone()).unwrap_or_default();
        if stands == text.as_ref() {
            self.out.copy(text, range.start);
        } else if let Some(offset) = stands.find(text.as_ref()) {
            self.out.copy(text, range.start + offset);
        } else {
            self.out.push(text, Span::new(range.start, range.end));
        }
    }

    /// Whether a source line is wrapped prose rather than a paragraph of its own.
    fn goes_on(&self, at: usize) -> bool {
        let line = self.source.get(..at).unwrap_or_default();
        let line = line.rsplit('\n').next().unwrap_or_default().trim_end();
        let next = self.source.get(at..).unwrap_or_default().trim_start();
        let is_figure = next.lines().next().is_some_and(|line| line.trim_end().bytes().all(|b| b.is_ascii_digit()));
        let stops = line.ends_with(['。', '：', '；', '！', '？', '.', ':', ';', '|', '\t']) || line.ends_with("报告");
        let starts =
            next.starts_with(['（', '(', '第', '|', '\t']) || next.chars().nth(1).is_some_and(|c| "、.．".contains(c));
        // Columns set with spaces: a row of a table as pandoc writes it.
        let is_row = line.trim_start().contains("  ");
        line.chars().count() >= WRAPPED_LINE && !stops && !starts && !is_figure && !is_row
    }

    fn line_break(&mut self, at: usize) {
        self.out.push(if self.row.is_some() { " " } else { "\n" }, Span::at(at));
    }

    fn end_line(&mut self, at: usize) {
        if self.row.is_none() && !self.out.text().is_empty() && !self.out.text().ends_with('\n') {
            self.out.push("\n", Span::at(at));
        }
    }

    /// The number of an ordered item is part of the draft; a bullet is not.
    fn item_marker(&mut self, range: &Range<usize>) {
        self.end_line(range.start);
        let item = self.source.get(range.clone()).unwrap_or_default();
        let digits = item.bytes().take_while(u8::is_ascii_digit).count();
        if let Some(marker) = item.get(..digits + 1).filter(|_| digits > 0) {
            self.out.copy(marker, range.start);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::CELL;

    /// Lowers Markdown; cells are shown by bars.
    #[track_caller]
    fn lowers(source: &str, expected: &str) {
        assert_eq!(lower(source).text().replace(CELL, "¦"), expected);
    }

    #[test]
    fn rows_that_were_pasted_with_tabs_keep_their_blank_cells() {
        lowers("甲\t乙\t丙\r\n\t2\t3\r\n1\t\t\r\n", "¦甲¦乙¦丙\n¦¦2¦3\n¦1¦¦\n");
        lowers("甲\t乙\n\n**正文**。", "¦甲¦乙\n正文。\n");
    }

    #[test]
    fn white_space_of_any_sort_around_cells_is_none_of_theirs() {
        lowers("|甲&nbsp;|乙\u{3000}|\n|-|-|\n|\u{200B}1|\u{A0}2\u{2002}|\n", "¦甲¦乙\n¦1¦2\n");
    }

    #[test]
    fn a_frame_below_each_row_of_a_head_is_no_row() {
        lowers("|甲|乙|\n|---|---|\n|丙|丁|\n|---|:-:|\n|-|--|\n", "¦甲¦乙\n¦丙¦丁\n¦-¦--\n");
    }

    #[test]
    fn columns_set_with_spaces_stay_rows() {
        let rows = "主动公开信息数             条         250        1362\n其中网站公开               条         250        1362\n";
        lowers(rows, rows);
    }

    #[test]
    fn a_figure_on_its_own_line_does_not_go_on_with_the_line_above() {
        let label = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请";
        lowers(&format!("{label}\n1\n0"), &format!("{label}\n1\n0\n"));
        lowers(&format!("{label}\n的情形"), &format!("{label}的情形\n"));
    }
}
