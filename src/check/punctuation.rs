//! W803: half-width punctuation between Chinese characters.

use super::paragraphs::{self, is_han};
use super::{Context, Hit, Spot, Value};
use crate::pack::Rule;
use crate::span::Span;

/// W803: one finding a paragraph, at the first sign; the others are its secondary places. The corrections of the
/// rule are the signs; each spot holds one of them.
pub(super) fn half_width(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (paragraph, signs) in paragraphs::with_words(context, rule) {
        let mut spots = Vec::new();
        let (mut found, mut right): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for sign in signs {
            let Some(correction) = rule.lists().corrections.get(sign.word) else { continue };
            let range = paragraph.range(sign);
            if !is_between_words(paragraph.text, range.start, range.end) {
                continue;
            }
            spots.push(Spot::at(Span::new(sign.start, sign.end)));
            if !found.contains(&correction.found) {
                found.push(correction.found.clone());
                right.push(correction.right.clone());
            }
        }
        let Some((first, rest)) = spots.split_first() else { continue };
        let hit =
            Hit::at(first.span).with("found", Value::List(quoted(&found))).with("right", Value::List(quoted(&right)));
        hits.push(Hit { related: rest.to_vec(), ..hit.with("count", spots.len()) });
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
        "(" => {
            let near = after.get(..after.floor_char_boundary(12)).unwrap_or_default();
            let is_number = near.split_once(')').is_some_and(|(inside, _)| is_numeral(inside));
            left.is_some_and(is_wide) && right.is_some_and(is_wide) && !is_number
        }
        ")" => {
            let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(12))..).unwrap_or_default();
            let is_number = near.rsplit_once('(').is_some_and(|(_, inside)| is_numeral(inside));
            left.is_some_and(is_wide) && right.is_none_or(is_wide) && !is_number
        }
        _ => {
            left.is_some_and(|c| is_wide(c) || c == '%' || c.is_ascii_digit() && right.is_some_and(is_han))
                && right.is_some_and(is_wide)
        }
    }
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
