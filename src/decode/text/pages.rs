//! What pages leave in a text that was copied from them: their numbers.

use super::lines;
use crate::span::Span;

/// Longest number of a page that stands bare.
const LONGEST_NUMBER: usize = 3;

/// Lines that are numbers of pages: `- 3 -`, `第 3 页 共 9 页`, and bare ones at the ends of pages.
pub(super) struct Numbers<'a> {
    text: &'a str,
    /// What a bare number has more than the pages that end before it; none where pages have no bare numbers.
    first: Option<usize>,
}

impl<'a> Numbers<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut numbers = Self { text, first: None };
        if memchr::memchr(FEED as u8, text.as_bytes()).is_some() {
            let firsts: Vec<usize> = lines(text).filter_map(|line| numbers.ahead(line)).collect();
            // One figure at the end of a page can be a cell.
            numbers.first =
                firsts.first().copied().filter(|first| firsts.len() > 1 && firsts.iter().all(|at| at == first));
        }
        numbers
    }

    /// Whether a line is the number of a page and nothing else.
    pub(super) fn has(&self, line: Span) -> bool {
        let text = line.of(self.text).trim();
        text.len() <= LONGEST && (is_dressed(text) || self.first.is_some() && self.ahead(line) == self.first)
    }

    /// How far a bare number at the end of a page is ahead of the pages before.
    fn ahead(&self, line: Span) -> Option<usize> {
        let number = line.of(self.text).trim();
        let is_bare =
            !number.is_empty() && number.len() <= LONGEST_NUMBER && number.bytes().all(|b| b.is_ascii_digit());
        let ends_page = self.text.get(line.end as usize..)?.trim_start_matches(['\n', '\r', ' ']).starts_with(FEED);
        if !is_bare || !ends_page {
            return None;
        }
        let before = memchr::memchr_iter(FEED as u8, self.text.as_bytes().get(..line.start as usize)?).count();
        number.parse::<usize>().ok()?.checked_sub(before)
    }
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
    fn bare_numbers_count_where_they_rise_with_the_pages() {
        assert_eq!(numbers("甲\n1\n\u{C}乙\n2\n\n\u{C}丙"), ["1", "2"]);
        assert_eq!(numbers("甲\n3\n\u{C}乙\n4\n\u{C}5\n丙"), ["3", "4"]);
        assert!(numbers("规章\n0\n\u{C}文件\n5\n\u{C}").is_empty(), "cells at the ends of pages");
        assert!(numbers("甲\n1\n\u{C}乙").is_empty(), "one can be a cell");
    }
}
