//! Headings inside lines, as in documents that came as one line: cut before each, so that the grammar finds it.

use pest::Parser;

use super::{heading, number};
use crate::document::CELL;
use crate::grammar::{ReportGrammar, Rule};
use crate::reading::Reading;
use crate::report::{Heading, Style};
use crate::span::Span;

/// Lines shorter than this many bytes have headings only behind a full stop and white space.
const LONG_LINE: usize = 300;

/// No heading is longer than this many bytes.
const LONGEST_HEADING: usize = 240;

/// Fewer headings than this inside lines, with names that are not of the form, are mentions.
const HEADINGS: usize = 3;

/// The number of a section before or behind a heading is sought among so many numbered lines.
const NEAREST: usize = 40;

/// No report has more sections than this inside lines with names that are not of the form.
const MOST_MISSING: usize = 20;

/// The name of a section of figures, which no topic has.
const ANNEX: &str = "附表";

/// Cuts lines before the headings of known sections inside them.
pub(super) fn before_headings(reading: Reading) -> Reading {
    let cuts = headings_inside(&reading);
    if cuts.is_empty() { reading } else { reading.cut_before(&cuts) }
}

/// A heading inside a line.
#[derive(Clone, Copy)]
struct Inside {
    at: usize,
    style: Style,
    value: usize,
    is_form_name: bool,
    /// Whether it stands behind a full stop and white space, or ends its line behind a full stop.
    is_apart: bool,
}

/// Where headings stand inside lines: in long ones anywhere, in others behind a full stop and white space. Names of the
/// form are always headings there; other names where their number belongs between those of other lines, or in a
/// document that has no headings at the start of lines.
fn headings_inside(reading: &Reading) -> Vec<usize> {
    let text = reading.text();
    let mut found: Vec<Inside> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.len() > LONG_LINE {
            found.extend(headings_in(reading, start, line));
        } else if line.contains('。') {
            found.extend(headings_behind_stops(reading, start, line));
        }
        start += line.len();
    }
    if found.is_empty() {
        return Vec::new();
    }
    let at_start = text.split('\n').filter(|line| begins_with_number(line) && known_heading(line).is_some()).count();
    // Names of the form tell how sections are numbered; without them the outermost numbers do.
    let formal = found.iter().filter(|inside| inside.is_form_name).map(|inside| inside.style).min();
    let all = at_start < HEADINGS && found.len() + at_start >= HEADINGS;
    let style = formal.or_else(|| found.iter().map(|inside| inside.style).min().filter(|_| all));
    let is_kept = |inside: &Inside| Some(inside.style) == style && (all || inside.is_form_name);
    let (mut kept, others): (Vec<Inside>, Vec<Inside>) = found.into_iter().partition(is_kept);
    if others.iter().any(|inside| inside.is_apart) {
        kept = with_missing(numbers_at_start(text), kept, others);
    }
    kept.into_iter().map(|inside| inside.at).filter(|at| *at > 0).collect()
}

/// Numbered headings of known sections inside a line, after a full stop or white space.
fn headings_in(reading: &Reading, start: usize, line: &str) -> Vec<Inside> {
    let mut found = Vec::new();
    for (at, _) in line.char_indices().filter(|(_, c)| can_begin(*c)) {
        let before = line.get(..at).unwrap_or_default().chars().next_back();
        let is_free = before.is_some_and(|c| {
            let is_stop = matches!(c, '。' | ' ' | '！' | '…' | '》' | '）' | CELL);
            let is_figure = c.is_ascii_digit()
                && !line.get(at..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            is_stop || is_figure || is_after_title(line, at)
        });
        if is_free {
            found.extend(heading_at(reading, start, line, at));
        }
    }
    found
}

/// The same behind full stops and white space alone.
fn headings_behind_stops(reading: &Reading, start: usize, line: &str) -> Vec<Inside> {
    let behind = line.match_indices('。').map(|(at, stop)| {
        let rest = line.get(at + stop.len()..).unwrap_or_default();
        line.len() - rest.trim_start_matches(' ').len()
    });
    let begins = |at: &usize| line.get(*at..).is_some_and(|rest| rest.starts_with(can_begin));
    let found = behind.filter(begins).filter_map(|at| heading_at(reading, start, line, at));
    found.filter(|inside| inside.is_apart).collect()
}

/// Whether a heading can begin with a character.
fn can_begin(c: char) -> bool {
    matches!(c, '1'..='8' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '（' | '第')
}

/// The numbered heading of a known section at a place in a line, which begins at `start`.
fn heading_at(reading: &Reading, start: usize, line: &str, at: usize) -> Option<Inside> {
    let (before, rest) = line.split_at_checked(at)?;
    let heading = Some(rest).filter(|rest| begins_with_number(rest)).and_then(known_heading)?;
    let number = heading.number?;
    let sentence = before.trim_end_matches(' ');
    let (stop, at) = (start + sentence.len(), start + at);
    // White space behind a stop does not come into the reading.
    let place = |start: usize, end: usize| reading.to_document(Span::new(start, end));
    let is_spaced = || place(stop - '。'.len_utf8(), stop).end < place(at, at + 1).start;
    let ends_line = heading.is_form_name && heading.span.end as usize == rest.trim_end().len();
    let is_apart = sentence.ends_with('。') && (ends_line || is_spaced());
    Some(Inside { at, style: number.style, value: number.value, is_form_name: heading.is_form_name, is_apart })
}

/// The numbers with which lines begin, and where.
fn numbers_at_start(text: &str) -> Vec<(usize, Style, usize)> {
    let mut start = 0;
    let mut numbers = Vec::new();
    for line in text.split_inclusive('\n') {
        let node = Some(line).filter(|line| begins_with_number(line));
        let node = node.and_then(|line| ReportGrammar::parse(Rule::number, line).ok()?.next());
        numbers.extend(node.and_then(|node| number(&node)).map(|number| (start, number.style, number.value)));
        start += line.len();
    }
    numbers
}

/// The headings that are kept, with those of the others that stand apart and whose number is missing between the one
/// before and the one behind: 四、 at the start of a line, 五、 inside one, 六、 at the start of the next.
fn with_missing(mut numbers: Vec<(usize, Style, usize)>, mut kept: Vec<Inside>, others: Vec<Inside>) -> Vec<Inside> {
    numbers.extend(kept.iter().map(|inside| (inside.at, inside.style, inside.value)));
    numbers.sort_unstable_by_key(|(at, ..)| *at);
    let outermost = |style: Style| matches!(style, Style::Part | Style::Comma);
    let mut added = 0;
    for inside in others.into_iter().filter(|inside| inside.is_apart && outermost(inside.style)) {
        let (before, behind) = numbers.split_at(numbers.partition_point(|(at, ..)| *at < inside.at));
        let value = |(_, style, value): &(usize, Style, usize)| (*style == inside.style).then_some(*value);
        let last = before.iter().rev().take(NEAREST).find_map(value).unwrap_or_default();
        let leads = behind.iter().take(NEAREST).find_map(value).is_none_or(|next| next == inside.value + 1);
        if last + 1 == inside.value && leads && added < MOST_MISSING {
            added += 1;
            kept.push(inside);
            numbers.insert(before.len(), (inside.at, inside.style, inside.value));
        }
    }
    kept.sort_unstable_by_key(|inside| inside.at);
    kept
}

/// A quick look before the grammar is asked: 一、 （一） 1. 第一
fn begins_with_number(text: &str) -> bool {
    let mut chars = text.chars().filter(|c| *c != ' ');
    let is_han = |c: char| matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    match chars.next() {
        Some('（' | '第') => chars.next().is_some_and(is_han),
        Some(c) if is_han(c) || c.is_ascii_digit() => chars.next().is_some_and(|c| {
            is_han(c)
                || c.is_ascii_digit()
                || matches!(c, '、' | '.' | '，' | '：')
                || !c.is_ascii_punctuation() && text.get(3..4) == Some(" ")
        }),
        _ => false,
    }
}

/// Whether a place follows the name of the report, to which the first heading can be glued.
fn is_after_title(line: &str, at: usize) -> bool {
    line.get(..at).is_some_and(|before| before.ends_with("年度报告"))
}

/// The numbered heading of a known section with which a line begins.
fn known_heading(line: &str) -> Option<Heading> {
    let line = line.get(..line.floor_char_boundary(LONGEST_HEADING)).unwrap_or_default();
    let node = ReportGrammar::parse(Rule::heading, line).ok()?.next()?;
    let heading = heading(&node);
    let is_known = heading.topic.is_some() || heading.text == ANNEX;
    (is_known && heading.number.is_some()).then_some(heading)
}
