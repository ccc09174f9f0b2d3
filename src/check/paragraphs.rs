//! The paragraphs of a report, its tables left out, and what surrounds a place in one of them.

use std::ops::Range;

use super::Context;
use crate::document::CELL;
use crate::finder::Found;
use crate::pack::Rule;
use crate::span::Span;

/// A sentence is looked for this many bytes to either side, so that a text without stops costs no more.
const LONGEST_SENTENCE: usize = 900;

/// What ends a sentence.
const STOPS: [char; 4] = ['。', '！', '？', '\n'];

/// What ends a clause.
const COMMAS: [char; 10] = ['。', '！', '？', '\n', '，', '；', '：', ',', ';', '\u{1F}'];

/// Brackets and quotes around words that are not the report's own.
const QUOTES: [(char, char); 4] = [('《', '》'), ('“', '”'), ('「', '」'), ('〈', '〉')];

/// A paragraph or a cell of words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paragraph<'a> {
    /// Where it begins in the document.
    pub(super) start: usize,
    pub(super) text: &'a str,
}

impl Paragraph<'_> {
    /// The place in the document of a range of the paragraph.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.start + start, self.start + end)
    }

    /// The range in the paragraph of a word that was found in the document.
    pub(super) fn range(&self, found: &Found) -> Range<usize> {
        found.start - self.start..found.end - self.start
    }
}

/// The paragraphs of a report up to its end, without the tables of the form. A row of another table gives its cells.
pub(super) fn of<'c, 'a>(context: &'c Context<'a>) -> &'c [Paragraph<'a>] {
    context.paragraphs.get_or_init(|| gather(context))
}

fn gather<'a>(context: &Context<'a>) -> Vec<Paragraph<'a>> {
    let end = context.end().start as usize;
    let mut tables = context.report.tables.iter().map(|piece| piece.span.range()).collect::<Vec<_>>();
    tables.sort_unstable_by_key(|table| table.start);
    let mut first = 0;
    let mut paragraphs = Vec::with_capacity(context.report.lines.len());
    for line in context.report.lines.iter().map(|line| line.range()).take_while(|line| line.start < end) {
        let (mut from, to) = (line.start, line.end.min(end));
        first += tables.iter().skip(first).take_while(|table| table.end <= from).count();
        for table in tables.iter().skip(first).take_while(|table| table.start < to) {
            cells(context, from..table.start, &mut paragraphs);
            from = from.max(table.end);
        }
        cells(context, from..to, &mut paragraphs);
    }
    paragraphs
}

fn cells<'a>(context: &Context<'a>, range: Range<usize>, paragraphs: &mut Vec<Paragraph<'a>>) {
    let mut start = range.start;
    for text in context.document.text().get(range).unwrap_or_default().split(CELL) {
        if !text.trim().is_empty() {
            paragraphs.push(Paragraph { start, text });
        }
        start += text.len() + CELL.len_utf8();
    }
}

/// The paragraphs, each with the words of a rule that stand in it.
pub(super) fn with_words<'c, 'a>(
    context: &'c Context<'a>,
    rule: &Rule,
) -> impl Iterator<Item = (&'c Paragraph<'a>, &'c [Found])> + use<'c, 'a> {
    let mut rest = context.found(rule);
    of(context).iter().map(move |paragraph| {
        let end = paragraph.start + paragraph.text.len();
        rest = rest.get(rest.iter().take_while(|found| found.start < paragraph.start).count()..).unwrap_or_default();
        let inside = rest.iter().take_while(|found| found.end <= end).count();
        let (words, behind) = rest.split_at_checked(inside).unwrap_or_default();
        rest = behind;
        (paragraph, words)
    })
}

/// The sentence around a place, as a range of the text.
pub(super) fn sentence(text: &str, at: usize) -> Range<usize> {
    around(text, at, &STOPS)
}

/// The clause around a place, as a range of the text.
pub(super) fn clause(text: &str, at: usize) -> Range<usize> {
    around(text, at, &COMMAS)
}

fn around(text: &str, at: usize, stops: &[char]) -> Range<usize> {
    let floor = text.ceil_char_boundary(at.saturating_sub(LONGEST_SENTENCE));
    let roof = text.floor_char_boundary(at + LONGEST_SENTENCE);
    let before = text.get(floor..at).unwrap_or_default();
    let after = text.get(at..roof).unwrap_or_default();
    let start = before.char_indices().rev().find(|(_, c)| stops.contains(c)).map(|(at, c)| floor + at + c.len_utf8());
    let end = after.char_indices().find(|(_, c)| stops.contains(c)).map(|(len, _)| at + len);
    start.unwrap_or(floor)..end.unwrap_or(roof)
}

/// Ranges of a paragraph between brackets of titles or between quotes, in order. One that is not closed is none.
pub(super) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut quoted: Vec<Range<usize>> = Vec::new();
    let last = QUOTES.map(|(_, close)| text.rfind(close));
    let mut past = 0;
    for (at, c) in text.char_indices() {
        if at < past || !matches!(c, '《' | '“' | '「' | '〈') {
            continue;
        }
        let kind = QUOTES.iter().zip(last).find(|((open, _), _)| *open == c);
        let Some(((_, close), _)) = kind.filter(|(_, last)| last.is_some_and(|last| last > at)) else {
            continue;
        };
        let len = text.get(at..).and_then(|rest| rest.find(*close)).unwrap_or_default();
        past = at + len + close.len_utf8();
        quoted.push(at..past);
    }
    quoted
}

/// Whether a place lies in one of the ranges, which are in order.
pub(super) fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).is_some_and(|range| range.start <= at)
}

/// Whether a character is Chinese.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FA1F}')
}

/// Whether one of the words stands in the text so that it covers the range. ？ in a word is any one character.
pub(super) fn is_covered(text: &str, range: &Range<usize>, words: &[String]) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let from = text.get(range.start..).unwrap_or_default();
    let length = text.get(range.clone()).unwrap_or_default().chars().count();
    let first = from.chars().next();
    words.iter().any(|word| {
        let count = word.chars().count();
        let places = word.char_indices().take((count + 1).saturating_sub(length));
        places.filter(|(_, c)| *c == '？' || Some(*c) == first).any(|(lead, _)| {
            let (head, tail) = word.split_at_checked(lead).unwrap_or_default();
            agrees(from.chars(), tail.chars()) && agrees(before.chars().rev(), head.chars().rev())
        })
    })
}

fn agrees(mut text: impl Iterator<Item = char>, mut pattern: impl Iterator<Item = char>) -> bool {
    pattern.all(|wanted| text.next().is_some_and(|c| wanted == '？' || c == wanted))
}
