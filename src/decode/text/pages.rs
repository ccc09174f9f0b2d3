//! What pages leave in a text that was copied from them: their numbers, and the line that each begins with.

use super::lines;
use crate::decode::is_wide;
use crate::span::Span;

/// Longest number of a page that stands bare.
const LONGEST_NUMBER: usize = 3;

/// The line that pages begin with has at least this many Chinese characters.
const SHORTEST_HEAD: usize = 4;

/// Lines that are numbers of pages: `- 3 -`, `第 3 页 共 9 页`, and bare ones at the ends of pages.
pub(super) struct Numbers<'a> {
    text: &'a str,
    /// Where bare ones begin, in order.
    bare: Vec<u32>,
    /// Where the lines begin that pages begin with, the first page aside, in order.
    heads: Vec<u32>,
}

impl<'a> Numbers<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        if memchr::memchr(FEED as u8, text.as_bytes()).is_none() {
            return Self { text, bare: Vec::new(), heads: Vec::new() };
        }
        let mut pages = 0;
        let mut at = 0;
        // How far each number is ahead of the pages before it, and where it begins.
        let mut ahead: Vec<(usize, u32)> = Vec::new();
        for line in lines(text) {
            let between = text.as_bytes().get(at..line.start as usize).unwrap_or_default();
            pages += memchr::memchr_iter(FEED as u8, between).count();
            at = line.start as usize;
            let first = at_end_of_page(text, line).and_then(|number| number.checked_sub(pages));
            ahead.extend(first.map(|first| (first, line.start)));
        }
        // One figure at the end of a page can be a cell.
        let rise =
            ahead.len() > 1 && ahead.iter().all(|(first, _)| ahead.first().is_some_and(|(other, _)| other == first));
        let bare = if rise { ahead.into_iter().map(|(_, start)| start).collect() } else { Vec::new() };
        Self { text, bare, heads: heads(text) }
    }

    /// Whether a line is the number of a page and nothing else.
    pub(super) fn has(&self, line: Span) -> bool {
        let text = line.of(self.text).trim();
        let is_number = || is_dressed(text) || self.bare.binary_search(&line.start).is_ok();
        text.len() <= LONGEST && is_number() || self.heads.binary_search(&line.start).is_ok()
    }
}

/// Where the lines begin right behind the end of a page that other pages begin with, too.
fn heads(text: &str) -> Vec<u32> {
    let is_behind = |line: &Span| {
        (line.start as usize).checked_sub(1).is_some_and(|at| text.as_bytes().get(at) == Some(&(FEED as u8)))
    };
    let is_head = |line: &Span| {
        let words = line.of(text);
        words.chars().filter(|c| is_wide(*c)).take(SHORTEST_HEAD).count() == SHORTEST_HEAD
            && !words.contains(['\t', '|'])
    };
    let firsts: Vec<Span> = lines(text).filter(|line| is_behind(line) && is_head(line)).collect();
    let mut words: Vec<&str> = firsts.iter().map(|line| line.of(text).trim()).collect();
    // The first page has nothing before it.
    words.extend(lines(text).find(|line| !line.of(text).trim().is_empty()).map(|line| line.of(text).trim()));
    words.sort_unstable();
    let is_again = |line: &Span| {
        let first = words.partition_point(|other| *other < line.of(text).trim());
        words.get(first..first + 2).is_some_and(|pair| pair.iter().all(|other| *other == line.of(text).trim()))
    };
    firsts.iter().filter(|line| is_again(line)).map(|line| line.start).collect()
}

/// The bare number that a line is, if a page ends behind it.
fn at_end_of_page(text: &str, line: Span) -> Option<usize> {
    let number = line.of(text).trim();
    let is_bare = !number.is_empty() && number.len() <= LONGEST_NUMBER && number.bytes().all(|b| b.is_ascii_digit());
    let ends_page = || {
        text.get(line.end as usize..).is_some_and(|rest| rest.trim_start_matches(['\n', '\r', ' ']).starts_with(FEED))
    };
    if is_bare && ends_page() { number.parse().ok() } else { None }
}

/// What stands around the number of a page.
const STROKES: [char; 6] = ['-', '—', '–', '－', '―', '─'];

/// What ends a page.
const FEED: char = '\u{C}';

/// No number of a page is longer, in bytes: 第 123 页 共 456 页
const LONGEST: usize = 40;

/// A number between strokes or with its word: `— 3 —`, 第3页, 第 3 页 共 9 页
fn is_dressed(text: &str) -> bool {
    let is_number =
        |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    if text.starts_with(STROKES) {
        return text.ends_with(STROKES) && is_number(text.trim_matches(STROKES).trim());
    }
    if !text.starts_with(['第', '(', '（']) || !text.contains('页') {
        return false;
    }
    let words: String = text.chars().filter(|c| !c.is_whitespace() && !"，,/（）()".contains(*c)).collect();
    let page = words.strip_prefix('第').and_then(|rest| rest.split_once('页'));
    page.is_some_and(|(number, rest)| {
        let all = rest.strip_prefix('共').and_then(|rest| rest.strip_suffix('页'));
        is_number(number) && (rest.is_empty() || all.is_some_and(is_number))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn numbers(text: &str) -> Vec<&str> {
        let numbers = Numbers::of(text);
        lines(text).filter(|line| numbers.has(*line)).map(|line| line.of(text).trim()).collect()
    }

    #[test]
    fn numbers_between_strokes_and_with_their_word() {
        let dressed = ["- 3 -", "—12—", "－ ３ －", "第 3 页", "第3页 共9页", "第 3 页，共 9 页"];
        assert_eq!(numbers(&dressed.join("\n")), dressed);
        assert!(numbers("-3\n3-\n--\n第三页\n第3页的内容\n- 3 - 4 -\n3").is_empty());
    }

    #[test]
    fn what_pages_begin_with_counts_once() {
        assert_eq!(
            numbers("清河街道年报\n甲\n\u{C}清河街道年报\n乙\n\u{C}清河街道年报\n丙"),
            ["清河街道年报", "清河街道年报"]
        );
        assert!(numbers("甲\n\u{C}清河街道年报\n乙\n\u{C}其他事项说明\n丙").is_empty(), "lines of the draft");
        assert!(numbers("甲\n\u{C}0\n乙\n\u{C}0\n丙").is_empty(), "cells");
    }

    #[test]
    fn bare_numbers_count_where_they_rise_with_the_pages() {
        assert_eq!(numbers("甲\n1\n\u{C}乙\n2\n\n\u{C}丙"), ["1", "2"]);
        assert_eq!(numbers("甲\n3\n\u{C}乙\n4\n\u{C}5\n丙"), ["3", "4"]);
        assert!(numbers("规章\n0\n\u{C}文件\n5\n\u{C}").is_empty(), "cells at the ends of pages");
        assert!(numbers("甲\n1\n\u{C}乙").is_empty(), "one can be a cell");
    }
}
