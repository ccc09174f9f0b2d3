//! W803: half-width punctuation between Chinese characters.

use super::paragraphs::{self, is_han};
use super::{Context, Hit, Spot, Value};
use crate::finder::Found;
use crate::finding::Edit;
use crate::pack::Rule;
use crate::span::Span;

/// The other half of a bracket is looked for within this many bytes.
const LONGEST_BRACKET: usize = 900;

/// W803: one finding a paragraph, at the first sign; the others are its secondary places. The corrections of the
/// rule are the signs; each spot holds one of them.
pub(super) fn half_width(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (paragraph, signs) in paragraphs::with_words(context, rule) {
        let range = |sign: &Found| paragraph.range(sign);
        let is_between = |sign: &&Found| is_between_words(paragraph.text, range(sign).start, range(sign).end);
        let places: Vec<usize> = signs.iter().filter(is_between).map(|sign| range(sign).start).collect();
        let is_whole = |sign: &Found| is_paired(paragraph.text, range(sign).start, &places);
        // (2025年1月22日): the half behind the day tells nothing by itself.
        let ends = |sign: &Found| paragraph.text.get(range(sign)) == Some(")");
        let is_wrong = |sign: &&Found| is_between(sign) && (!ends(sign) || is_whole(sign));
        let mut spots = Vec::new();
        let mut edits: Vec<Edit> = Vec::new();
        let (mut found, mut right): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for sign in signs.iter().filter(is_wrong) {
            let Some(correction) = rule.lists().corrections.get(sign.word) else { continue };
            let span = Span::new(sign.start, sign.end);
            spots.push(Spot::at(span));
            edits.extend(is_whole(sign).then(|| Edit { span, text: correction.right.clone() }));
            if !found.contains(&correction.found) {
                found.push(correction.found.clone());
                right.push(correction.right.clone());
            }
        }
        let Some((first, rest)) = spots.split_first() else { continue };
        let hit =
            Hit::at(first.span).with("found", Value::List(quoted(&found))).with("right", Value::List(quoted(&right)));
        hits.push(Hit { related: rest.to_vec(), edits, ..hit.with("count", spots.len()) });
    }
    hits
}

fn quoted(signs: &[String]) -> Vec<String> {
    signs.iter().map(|sign| format!("“{sign}”")).collect()
}

/// Whether the sign at a place stands between Chinese words. Numbers, addresses and times are not; neither is
/// the number of an item: (一)
fn is_between_words(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    let sign = text.get(start..end).unwrap_or_default();
    let left = before.trim_end_matches(' ').chars().next_back();
    let right = after.trim_start_matches(' ').chars().next();
    match sign {
        // 来源 : 清河街道: a label of the page.
        ":" if before.ends_with(' ') && after.starts_with(' ') => false,
        "(" => {
            let near = after.get(..after.floor_char_boundary(12)).unwrap_or_default();
            let is_number = near.split_once(')').is_some_and(|(inside, _)| is_numeral(inside));
            left.is_some_and(is_wide) && right.is_some_and(is_wide) && !is_number
        }
        ")" => {
            let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(12))..).unwrap_or_default();
            let is_number = near.rsplit_once('(').is_some_and(|(_, inside)| is_numeral(inside));
            left.is_some_and(is_wide) && right.is_none_or(|c| is_wide(c) || matches!(c, ',' | ';' | ':')) && !is_number
        }
        _ => {
            let is_bracket = || before.trim_end_matches([')', ' ']).ends_with(is_han);
            left.is_some_and(|c| {
                is_wide(c) || c == '%' || c == ')' && is_bracket() || c.is_ascii_digit() && right.is_some_and(is_han)
            }) && right.is_some_and(is_wide)
        }
    }
}

/// Whether the sign at a place can be changed by itself: no bracket, or one whose other half is changed as well.
fn is_paired(text: &str, at: usize, places: &[usize]) -> bool {
    let from = text.ceil_char_boundary(at.saturating_sub(LONGEST_BRACKET));
    let before = text.get(from..at).unwrap_or_default();
    let after = text.get(at..text.floor_char_boundary(at + LONGEST_BRACKET)).unwrap_or_default();
    let other = match after.chars().next() {
        Some('(') => after.find([')', '）']).map(|len| at + len),
        Some(')') => before.rfind(['(', '（']).map(|at| from + at),
        _ => return true,
    };
    let is_half = |other: usize| text.get(other..).is_some_and(|rest| rest.starts_with(['(', ')']));
    other.is_none_or(|other| !is_half(other) || places.binary_search(&other).is_ok())
}

fn is_numeral(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十〇".contains(c))
}

/// A Chinese character, or punctuation that stands among them.
fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(
            c,
            '“' | '”' | '《' | '》' | '（' | '）' | '、' | '，' | '。' | '；' | '：' | '【' | '】' | '〔' | '〕'
        )
}
