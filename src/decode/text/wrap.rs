//! Lines of text that was broken at a margin, as copies of pages and mails are.

use super::separators::{Separator, begins_with_number, is_digit, separator};
use super::{is_marker, lines};
use crate::decode::is_wide;
use crate::span::Span;

/// The narrowest margin of which lines are told, in columns.
const NARROWEST: usize = 30;

/// The widest margin: longer lines are paragraphs.
const WIDEST: usize = 140;

/// How far a full line can stay behind the margin, in columns: what is not broken, such as 2023年, goes over.
const SLACK: usize = 8;

/// How far a stop can hang over the margin.
const HANGING: usize = 2;

/// So many full lines without a stop tell a margin.
const FEWEST: usize = 3;

/// So many lines may be longer than the margin: addresses, rows of tables.
const OUTLIERS: usize = 3;

/// A line of more bytes is wider than any margin.
const LONGEST: usize = WIDEST / 2 * 3;

/// What remains of a heading behind its break has at most this many characters.
const LONGEST_REMAINDER: usize = 12;

/// What ends a sentence or a part of it for good.
const STOPS: [char; 10] = ['。', '；', '：', '！', '？', ':', ';', '!', '?', '.'];

/// What ends a clause, which no row of figures has: in 116 件，其中予以公开 39 件 they are of a sentence.
const CLAUSE_ENDS: [char; 4] = ['，', '；', '。', '：'];

/// Words with which headings end.
const HEADING_ENDS: [&str; 9] = ["情况", "事项", "措施", "概述", "概况", "问题", "说明", "附表", "报告"];

/// How the lines of a text were broken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Margin {
    columns: usize,
    /// Whether paragraphs begin with an indent, so that a line without one goes on even behind a full stop.
    has_indents: bool,
}

impl Margin {
    /// The margin at which the lines of a text were broken, if they were.
    pub(super) fn of(text: &str) -> Option<Self> {
        let is_plain = |line: &Span| {
            let line = line.of(text);
            !line.starts_with('\t') && separator(line, Separator::None, false) == Separator::None
        };
        let long = lines(text).filter(|line| line.of(text).trim_ascii().len() > LONGEST && is_plain(line));
        if long.take(OUTLIERS + 1).count() > OUTLIERS {
            return None;
        }
        let is_wide = |line: &Span| line.of(text).len() >= NARROWEST && is_plain(line) && !is_marker(line.of(text));
        let lines: Vec<&str> = lines(text).filter(is_wide).map(|line| line.of(text).trim_end()).collect();
        let mut widths: Vec<(usize, bool)> = lines.iter().map(|line| (width(line), line.ends_with(STOPS))).collect();
        widths.retain(|(width, _)| *width >= NARROWEST);
        widths.sort_unstable_by(|a, b| b.cmp(a));
        let columns = widths.get(OUTLIERS.min(widths.len() / 10)).map(|(width, _)| *width)?;
        let full =
            || widths.iter().filter(|(width, _)| (columns.saturating_sub(SLACK)..=columns + HANGING).contains(width));
        let broken = full().filter(|(_, stops)| !stops).count();
        let has_indents = lines.iter().filter(|line| is_indented(line)).count() >= FEWEST;
        // Of lines that are whole paragraphs nearly all end with a stop.
        let is_margin = columns <= WIDEST && broken >= FEWEST && broken * 2 >= full().count();
        is_margin.then_some(Self { columns, has_indents })
    }

    /// Whether a line goes on in the next one.
    pub(super) fn goes_on(self, line: &str, next: &str) -> bool {
        let (own, behind) = (line.trim(), next.trim());
        let is_full = width(line.trim_end()) + SLACK >= self.columns;
        let is_prose = || behind.ends_with(STOPS) || width(next.trim_end()) + SLACK >= self.columns;
        // Items of a list end with ；, but each begins with its number.
        let is_over = own.ends_with(STOPS) && !own.ends_with(['；', ';']) && !(self.has_indents && is_prose());
        let begins = next.starts_with([' ', '\u{3000}', '\t']) || begins_with_number(behind) || is_marker(behind);
        let is_row = |line: &str| line.contains("  ") || has_figures(line) && !line.contains(CLAUSE_ENDS);
        let are_cells = behind.is_empty() || is_figure(behind) || is_row(own) || is_row(behind);
        if !is_full || is_over || begins || are_cells {
            return false;
        }
        let is_heading = begins_with_number(own) && !own.contains(STOPS);
        let is_remainder = behind.chars().count() <= LONGEST_REMAINDER && !behind.contains(STOPS);
        !is_heading || is_remainder && !HEADING_ENDS.iter().any(|end| own.ends_with(end))
    }
}

fn is_indented(line: &str) -> bool {
    line.starts_with('\u{3000}') || line.starts_with("  ")
}

/// Whether two figures or more stand in a line between spaces.
fn has_figures(line: &str) -> bool {
    line.split(' ').filter(|word| is_figure(word)).count() > 1
}

fn is_figure(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| is_digit(c) || "./-—".contains(c))
}

/// Columns on a page: two for a Chinese character.
fn width(line: &str) -> usize {
    line.chars().map(|c| if is_wide(c) || "“”‘’—…〔〕".contains(c) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use crate::decode::text::lower;
    use crate::document::CELL;

    /// Lowers text at a margin of 30 columns; cells are shown by bars.
    #[track_caller]
    fn lowers(text: &str, expected: &str) {
        const WRAPPED: &str = "\u{3000}\u{3000}全年共收到政府信息公开申请二十\n八件，上年结转两件，共办理三十\n件。办结二十七件，其中予以公开\n十三件。\n";
        let whole =
            "全年共收到政府信息公开申请二十八件，上年结转两件，共办理三十件。办结二十七件，其中予以公开十三件。\n";
        let document = lower(&format!("{WRAPPED}{text}"));
        assert_eq!(document.text().replace(CELL, "¦").strip_prefix(whole), Some(expected), "{}", document.text());
    }

    #[test]
    fn a_line_that_is_full_goes_on() {
        lowers("二、因政府信息公开工作被提起诉讼情\n况\n无。", "二、因政府信息公开工作被提起诉讼情况\n无。\n");
        lowers("受理机关为云岭县人民政府办公室\n3件", "受理机关为云岭县人民政府办公室3件\n");
    }

    #[test]
    fn what_begins_anew_does_not_go_on() {
        let heading = "二、收到和处理政府信息公开申请情况";
        lowers(&format!("{heading}\n全年无。"), &format!("{heading}\n全年无。\n"));
        lowers("受理机关为云岭县人民政府办公室\n\u{3000}无。", "受理机关为云岭县人民政府办公室\n无。\n");
        lowers("受理机关为云岭县人民政府办公室\n（二）无", "受理机关为云岭县人民政府办公室\n（二）无\n");
    }

    #[test]
    fn cells_do_not_go_on() {
        lowers("重复申请和其他不予处理的申请数量\n0\n1", "重复申请和其他不予处理的申请数量\n0\n1\n");
        lowers("行政强制及其他处理决定的数量 3 12\n条", "行政强制及其他处理决定的数量 3 12\n条\n");
        lowers(
            "其他结果 １ ２ 维持 ０ ０ 合计 ３\n２．申请人逾期不补正",
            "其他结果 １ ２ 维持 ０ ０ 合计 ３\n２．申请人逾期不补正\n",
        );
    }

    #[test]
    fn figures_between_spaces_are_cells_only_outside_a_sentence() {
        lowers("全年办结 16 件，予以公开 9 件，无\n法提供 7 件。", "全年办结 16 件，予以公开 9 件，无法提供 7 件。\n");
    }

    #[test]
    fn whole_paragraphs_are_left_alone() {
        let text = "甲的政府信息公开申请已经全部办结。\n乙的政府信息公开申请已经全部办\n丙的政府信息公开申请已经全部办结。\n丁的政府信息公开申请已经全部办结。\n";
        assert_eq!(lower(text).text(), text);
    }
}
