//! The text that the grammar reads: a document with the accidents of its making taken out.
//!
//! Names of the form become marks (see [`crate::lexicon`]); digits and brackets get one width;
//! runs of white space become one space, or none where they only space out a word; residue of a
//! conversion goes.

use crate::document::CELL;
use crate::lexicon::{Lexicon, MARKS};
use crate::origin::{Derivation, OriginMap};
use crate::span::Span;

/// A text for the grammar, with the way back to the document.
#[derive(Debug)]
pub(crate) struct Reading {
    text: String,
    maps: Vec<OriginMap>,
}

impl Reading {
    /// Prepares the text of a document.
    pub(crate) fn new(document: &str, lexicon: &Lexicon) -> Self {
        let (text, map) = squeeze(document, lexicon).finish();
        Self { text, maps: vec![map] }
    }

    /// The same text with line breaks at byte offsets, which rise.
    pub(crate) fn cut_before(self, cuts: &[usize]) -> Self {
        let (text, cut) = cut_before(&self.text, cuts).finish();
        Self { text, maps: std::iter::once(cut).chain(self.maps).collect() }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The place in the document of a range of the text.
    pub(crate) fn to_document(&self, span: Span) -> Span {
        self.maps.iter().fold(span, |span, map| map.to_origin(span))
    }
}

fn squeeze(document: &str, lexicon: &Lexicon) -> Derivation {
    let mut out = Derivation::with_capacity(document.len());
    // What is copied as it is goes in runs, from `run` up to the character at hand.
    let mut run = 0;
    let mut next = 0;
    let mut name_end = usize::MAX;
    while let Some(c) = document.get(next..).and_then(|rest| rest.chars().next()) {
        let at = next;
        next += c.len_utf8();
        let (replacement, end) = if lexicon.can_begin(c) {
            let Some((mark, span)) = lexicon.name_at(document, at) else {
                continue;
            };
            name_end = span.end as usize;
            (Some(mark), name_end)
        } else if is_han(c) {
            continue;
        } else if is_space(c) {
            let end = at
                + document
                    .get(at..)
                    .unwrap_or_default()
                    .chars()
                    .take_while(|c| is_space(*c))
                    .map(char::len_utf8)
                    .sum::<usize>();
            let kept = name_end == at || !spaces_out(document, at, end);
            if kept && c == ' ' && end == next {
                continue;
            }
            (kept.then_some(' '), end)
        } else if let Some(end) = residue(document, at, c) {
            (None, end)
        } else if let Some(narrow) = one_width(c) {
            (Some(narrow), next)
        } else {
            continue;
        };
        out.copy(document.get(run..at).unwrap_or_default(), run);
        if let Some(c) = replacement {
            out.push(c.encode_utf8(&mut [0; 4]), Span::new(at, end));
        }
        run = end;
        next = end;
    }
    out.copy(document.get(run..).unwrap_or_default(), run);
    out
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

fn is_space(c: char) -> bool {
    c == ' ' || (!c.is_ascii() && c.is_whitespace())
}

/// Whether the white space from `start` to `end` only spaces out a word (概 述) or a number (一、 总体情况).
fn spaces_out(document: &str, start: usize, end: usize) -> bool {
    let before = document.get(..start).unwrap_or_default();
    let after = document.get(end..).unwrap_or_default();
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    if matches!(left, CELL | '\n') || matches!(right, CELL | '\n') {
        return true;
    }
    let is_numeral = |c: char| matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九');
    if is_numeral(left) && before.strip_suffix(left).is_some_and(|line| line.is_empty() || line.ends_with('\n')) {
        // The number of a heading: 一 概述
        return false;
    }
    let wide = is_han;
    // 无 between spaces is the content of a cell, and a measure word belongs to its figure.
    let is_apart = |neighbour: Option<char>| neighbour.is_none_or(|c| !wide(c) && !c.is_ascii_digit());
    let lone_left = wide(left) && left != '无' && is_apart(before.chars().rev().nth(1));
    let is_number = after.chars().nth(1).is_some_and(|c| matches!(c, '、' | '.' | '．'));
    let lone_right = wide(right) && right != '无' && !is_number && is_apart(after.chars().nth(1));
    matches!(left, '、' | '）' | '，' | '。' | '：') && wide(right)
        || (wide(left) && wide(right) && (lone_left || lone_right))
}

/// The end of a piece of residue that begins at `at`.
fn residue(document: &str, at: usize, c: char) -> Option<usize> {
    let rest = || document.get(at..).unwrap_or_default();
    match c {
        '[' if rest().starts_with("[bookmark:") => {
            rest().bytes().take(80).position(|b| b == b']').map(|len| at + len + 1)
        }
        '&' if rest().starts_with("&nbsp;") => Some(at + "&nbsp;".len()),
        _ => None,
    }
}

/// The one width that digits and brackets get.
fn one_width(c: char) -> Option<char> {
    Some(match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32)?,
        '(' => '（',
        ')' => '）',
        '．' | '﹒' => '.',
        ':' => '：',
        '〇' | '○' => '〇',
        c if (MARKS.0..=MARKS.1).contains(&c) => char::REPLACEMENT_CHARACTER,
        _ => return None,
    })
    .filter(|one| *one != c)
}

fn cut_before(text: &str, cuts: &[usize]) -> Derivation {
    let mut out = Derivation::with_capacity(text.len() + cuts.len());
    let mut from = 0;
    for cut in cuts {
        out.copy(text.get(from..*cut).unwrap_or_default(), from);
        out.push("\n", Span::at(*cut));
        from = *cut;
    }
    out.copy(text.get(from..).unwrap_or_default(), from);
    out
}
