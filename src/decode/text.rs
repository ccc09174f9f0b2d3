//! Extracted text: paragraphs, and tables in the layouts that extraction tools leave behind.
//!
//! A row is told by what separates its cells: lines that begin with a tab and end at a blank line,
//! tabs inside a line, pipes. Cells that stand alone on a line are left as lines, since only the
//! grammar knows the labels.

mod aligned;
mod commas;
mod grid;
mod lines;
mod pages;
mod rows;
mod separators;
mod wrap;

use crate::document::Document;
use crate::origin::Derivation;
use crate::span::Span;
use aligned::{Aligned, Table};
use commas::CommaRows;
use grid::{Grid, Seeker};
use lines::lines;
use rows::Part;
use separators::{
    Frame, PIPES, Separator, begins_with_number, has_pipe, is_pipe_alone, separator, stand_alone, trim_pipes,
    without_pipe,
};
use wrap::Margin;

pub(super) use grid::grids;
pub(crate) use lines::is_marker;

/// The rest of a label that was broken over lines is not longer than this many characters.
const LONGEST_REMAINDER: usize = 40;

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
    let (before, frame, commas) = (Separator::None, Frame::of(text), CommaRows::of(text));
    let mut lowering = Lowering { text, out, row: Vec::new(), before, frame, margin, commas };
    let pages = pages::Numbers::of(text);
    let bars = has_pipe(text) && stand_alone(text);
    let is_bar = |line: &Span| bars && is_pipe_alone(line.of(text));
    let lines = lines(text).filter(|line| !is_marker(line.of(text)) && !pages.has(*line));
    let lines = lines.filter(|line| !is_bar(line));
    let mut lines = lines.map(|line| if bars { without_pipe(text, line) } else { line }).peekable();
    let mut grids = Seeker::default();
    let aligned = Aligned::of(text, &pages);
    while let Some(line) = lines.next() {
        if let Some(table) = aligned.at(line) {
            while lines.next_if(|line| table.has(*line)).is_some() {}
            lowering.aligned(table);
            continue;
        }
        match grids.at(text, line, lines.clone()) {
            Some(grid) => {
                lines.by_ref().take(grid.lines - 1).for_each(drop);
                lowering.grid(&grid);
            }
            None => {
                lowering.frame.enter(text, line, || lines.clone());
                lowering.line(line, lines.peek().copied());
            }
        }
    }
    lowering.end_row();
    lowering.out
}

struct Lowering<'a> {
    text: &'a str,
    out: Derivation,
    /// The lines of a row that is still open: cells, each as the lines it was broken into.
    row: Vec<Part>,
    /// What parts the cells of the line before.
    before: Separator,
    /// How the rows with pipes around the line are framed.
    frame: Frame,
    /// Where lines were broken, if they were.
    margin: Option<Margin>,
    /// Which lines are rows with commas between their cells.
    commas: CommaRows,
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
        if self.commas.has(line) {
            self.before = Separator::None;
            return self.write_row(&commas::cells(line, self.text).into_iter().map(Part::cell).collect::<Vec<_>>());
        }
        let before_pipes = next.is_some_and(|next| has_pipe(next.of(self.text)));
        let separator = separator(text, self.before, before_pipes);
        self.before = separator;
        match separator {
            Separator::None => self.paragraph(line, next),
            Separator::Rule => {}
            Separator::Ready => self.ready_row(line),
            Separator::Tab => self.split_row(line, &['\t']),
            Separator::Pipe => self.split_row(trim_pipes(self.text, line, &self.frame), &PIPES),
        }
    }

    fn grid(&mut self, grid: &Grid) {
        self.end_row();
        grid.rows.iter().for_each(|row| self.write_row(row));
        self.before = Separator::Pipe;
    }

    fn aligned(&mut self, table: &Table) {
        self.end_row();
        self.before = Separator::None;
        table.rows.iter().for_each(|row| self.write_whole(row));
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

    fn paragraph(&mut self, line: Span, next: Option<Span>) {
        let text = line.of(self.text);
        let line = line.trim(self.text);
        if line.is_empty() {
            return;
        }
        self.copy(line);
        let behind = self.margin.zip(next.filter(|next| !self.commas.has(*next))).filter(|(margin, next)| {
            let next = next.of(self.text);
            separator(next, Separator::None, false) == Separator::None && margin.goes_on(text, next)
        });
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        match behind {
            None => self.out.push("\n", Span::at(line.end as usize)),
            Some((_, next))
                if is_letter(text.trim_end().chars().next_back()) && is_letter(next.of(self.text).chars().next()) =>
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
    use crate::document::CELL;

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
        lowers(
            "信息内容\t本年收费金额\n行政事业性收费\t\n三、情况\t\n",
            "¦信息内容¦本年收费金额\n¦行政事业性收费¦\n三、情况\n",
        );
        lowers("信息内容|件数|\n规章||\n规范性文件|2|\n", "¦信息内容¦件数\n¦规章¦\n¦规范性文件¦2\n");
        lowers("维持|纠正|其他|\n|1|2|\n3|||\n", "¦维持¦纠正¦其他\n¦¦1¦2\n¦3¦¦\n");
        lowers("信息内容|件数|件\n规章|1|\n规范性文件|2|\n", "¦信息内容¦件数¦件\n¦规章¦1¦\n¦规范性文件¦2¦\n");
        lowers("信息内容 | 件数\n规章 | 3", "¦信息内容¦件数\n¦规章¦3\n");
        lowers("信息内容\n|\n件数\n|\n甲\n|\n0\n|\n乙\n|\n2\n|\n", "信息内容\n件数\n甲\n0\n乙\n2\n");
        lowers("| 信息内容\n|\n件数\n|\n|\n| 甲\n|\n0\n|\n| 乙\n|\n2\n|\n", "信息内容\n件数\n甲\n0\n乙\n2\n");
    }

    #[test]
    fn the_lines_of_a_cell_in_a_grid_are_one_cell() {
        let frame = "+------+----+----+";
        let head = format!("{frame}\n| 信息 | 甲 | 乙 |\n| 内容 |    |    |\n+======+====+====+\n");
        let rows = format!("| 规章 | 0  | 1  |\n{frame}\n|      | 2  | 3  |\n{frame}\n完");
        lowers(&format!("{head}{rows}"), "¦信息内容¦甲¦乙\n¦规章¦0¦1\n¦¦2¦3\n完\n");
        let partial = format!("| 三、 | 甲 | 1  |\n| 结果 +----+----+\n|      | 乙 | 2  |\n{frame}\n");
        lowers(&format!("{head}{partial}{rows}"), "¦信息内容¦甲¦乙\n¦三、结果¦甲¦1\n¦¦乙¦2\n¦规章¦0¦1\n¦¦2¦3\n完\n");
    }

    #[test]
    fn a_frame_around_head_and_body_alone_leaves_each_line_a_row() {
        let frame = "+------+----+";
        lowers(
            &format!("{frame}\n| 内容 | 甲 |\n{frame}\n| 规章 | 0  |\n| 文件 | 1  |\n{frame}\n"),
            "¦内容¦甲\n¦规章¦0\n¦文件¦1\n",
        );
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
