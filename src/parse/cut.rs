//! Documents that came as one line: cut before each heading, so that the grammar finds it.

use pest::Parser;

use super::heading;
use crate::document::CELL;
use crate::grammar::{ReportGrammar, Rule};
use crate::reading::Reading;
use crate::report::{Heading, Style};

/// Lines shorter than this many bytes are not searched for headings inside them.
const LONG_LINE: usize = 300;

/// No heading is longer than this many bytes.
const LONGEST_HEADING: usize = 240;

/// Fewer headings than this inside lines, with names that are not of the form, are mentions.
const HEADINGS: usize = 3;

/// Cuts long lines before the headings of known sections inside them.
pub(super) fn before_headings(reading: Reading) -> Reading {
    let cuts = headings_inside(reading.text());
    if cuts.is_empty() { reading } else { reading.cut_before(&cuts) }
}

/// A heading inside a line.
struct Inside {
    at: usize,
    style: Style,
    is_form_name: bool,
}

/// Where headings stand inside long lines. Names of the form are always headings there; other names
/// only in a document that has no headings at the start of lines.
fn headings_inside(text: &str) -> Vec<usize> {
    if !text.split('\n').any(|line| line.len() > LONG_LINE) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.len() > LONG_LINE {
            found.extend(headings_in(line).into_iter().map(|inside| Inside { at: start + inside.at, ..inside }));
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
    let kept = found.into_iter().filter(|inside| Some(inside.style) == style && (all || inside.is_form_name));
    kept.map(|inside| inside.at).filter(|at| *at > 0).collect()
}

/// Numbered headings of known sections inside a line, after a full stop or white space.
fn headings_in(line: &str) -> Vec<Inside> {
    let begins = |c: char| matches!(c, '1'..='8' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '（' | '第');
    let mut found = Vec::new();
    for (at, _) in line.char_indices().filter(|(_, c)| begins(*c)) {
        let before = line.get(..at).unwrap_or_default().chars().next_back();
        let is_free = before.is_some_and(|c| {
            let is_stop = matches!(c, '。' | ' ' | '！' | '…' | '》' | '）' | CELL);
            let is_figure = c.is_ascii_digit()
                && !line.get(at..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            is_stop || is_figure || is_after_title(line, at)
        });
        let Some(heading) = line.get(at..).filter(|rest| is_free && begins_with_number(rest)).and_then(known_heading)
        else {
            continue;
        };
        if let Some(number) = heading.number {
            found.push(Inside { at, style: number.style, is_form_name: heading.is_form_name });
        }
    }
    found
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
    (heading.topic.is_some() && heading.number.is_some()).then_some(heading)
}
