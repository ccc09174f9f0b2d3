//! W801: a sign, a word, a clause or a paragraph that stands there twice.

mod repeated;

use std::cell::OnceCell;
use std::ops::Range;

use super::paragraphs::{self, Paragraph, is_han};
use super::{Context, Hit};
use crate::finder::Found;
use crate::pack::Rule;

/// Group of the rule: measures behind figures.
const MEASURES: &str = "measures";

/// The longest doubled word, in characters; what is longer is a clause.
const LONGEST: usize = 8;

/// A clause with fewer Chinese characters may be said twice for effect.
const SHORTEST_CLAUSE: usize = 5;

/// W801: each doubling is a finding; `right` is what replaces it.
pub(super) fn words(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut chars = Vec::new();
    for (paragraph, words) in paragraphs::with_words(context, rule) {
        let mut found = listed(paragraph, words, rule);
        chars.clear();
        chars.extend(paragraph.text.chars());
        chars.push('\n');
        adjacent(paragraph, &chars, rule, &mut found);
        if have_equals(&chars) {
            measures(paragraph, rule, &mut found);
        }
        if have_like_ends(&chars) {
            clauses(paragraph, rule, &mut found);
        }
        found.sort_by_key(|doubled| (doubled.range.start, usize::MAX - doubled.range.end));
        let mut past = 0;
        for doubled in found {
            if doubled.range.start < past {
                continue;
            }
            past = doubled.range.end;
            let span = paragraph.span(doubled.range.start, doubled.range.end);
            let hit = Hit::at(span).mended(span, doubled.right.as_str());
            hits.push(hit.with("found", context.text(span)).with("right", doubled.right));
        }
    }
    hits.extend(repeated::paragraphs(context));
    hits
}

struct Doubled {
    range: Range<usize>,
    right: String,
}

/// Doublings that the rule lists: 的的, ，，
fn listed(paragraph: &Paragraph<'_>, words: &[Found], rule: &Rule) -> Vec<Doubled> {
    let found = words
        .iter()
        .filter(|found| found.word < rule.lists().words.len() && !is_exempt(paragraph, &paragraph.range(found), rule));
    let right = |word: &str| word.chars().take(word.chars().count().div_ceil(2)).collect();
    found
        .map(|found| paragraph.range(found))
        .filter_map(|range| Some(Doubled { right: right(paragraph.text.get(range.clone())?), range }))
        .collect()
}

/// Measures behind a figure that end a clause and stand there twice: 3次次
fn measures(paragraph: &Paragraph<'_>, rule: &Rule, found: &mut Vec<Doubled>) {
    let is_measure = |c: char| rule.group(MEASURES).iter().any(|measure| measure.chars().eq([c]));
    let mut chars = paragraph.text.char_indices().peekable();
    let mut before = [' ', ' '];
    while let Some((at, c)) = chars.next() {
        let [figure, first] = before;
        before = [first, c];
        if first != c || !(figure.is_ascii_digit() || matches!(figure, '０'..='９')) || !is_measure(c) {
            continue;
        }
        let ends = chars.peek().is_none_or(|(_, next)| is_pause(*next) || matches!(next, '）' | ')' | '\n'));
        if ends {
            found.push(Doubled { range: at - c.len_utf8()..at + c.len_utf8(), right: c.to_string() });
        }
    }
}

/// Whether a character that is no digit follows itself: a quick look, as [`come_again_in_pairs`].
fn have_equals(chars: &[char]) -> bool {
    let seconds = chars.get(1..).unwrap_or_default();
    chars.iter().zip(seconds).map(|(a, b)| u32::from((a == b) & !a.is_ascii())).sum::<u32>() > 0
}

/// Whether two clauses in a row end alike, or one in white space. What follows the last sign is the end of a clause too.
fn have_like_ends(chars: &[char]) -> bool {
    let mut last = None;
    let mut before = None;
    for c in chars.iter().copied() {
        if is_pause(c) || c == '\n' {
            if before == last || before.is_some_and(char::is_whitespace) {
                return true;
            }
            last = before;
        }
        before = Some(c);
    }
    false
}

/// Words of two to eight characters that follow themselves. `chars` is the paragraph, with a line break behind it.
fn adjacent(paragraph: &Paragraph<'_>, chars: &[char], rule: &Rule, found: &mut Vec<Doubled>) {
    let offsets: OnceCell<Vec<usize>> = OnceCell::new();
    for length in 2..=LONGEST {
        let ahead = chars.get(length..).unwrap_or_default();
        if !come_again_in_pairs(chars, ahead) {
            continue;
        }
        let mut run = 0;
        for (index, (c, ahead)) in chars.iter().zip(ahead).enumerate() {
            if c == ahead && (is_han(*c) || c.is_ascii_alphanumeric()) {
                run += 1;
                continue;
            }
            if run >= length {
                let offsets = offsets.get_or_init(|| paragraph.text.char_indices().map(|(at, _)| at).collect());
                found.extend(doubling(paragraph, rule, offsets, &Run { start: index - run, run, length }));
            }
            run = 0;
        }
    }
}

/// Whether two characters in a row come again: a quick look, eight characters at a time.
fn come_again_in_pairs(chars: &[char], ahead: &[char]) -> bool {
    let firsts = chars.iter().zip(ahead);
    let seconds = chars.get(1..).unwrap_or_default().iter().zip(ahead.get(1..).unwrap_or_default());
    firsts.zip(seconds).map(|((a, b), (c, d))| u32::from((a == b) & (c == d))).sum::<u32>() > 0
}

/// Characters that come again `length` characters later, `run` of them in a row.
struct Run {
    start: usize,
    run: usize,
    length: usize,
}

/// The word of a run. 务服务服务 is 务服 or 服务 twice: if either way of dividing it is exempt, all of it is.
fn doubling(paragraph: &Paragraph<'_>, rule: &Rule, offsets: &[usize], run: &Run) -> Option<Doubled> {
    let offset = |index: usize| offsets.get(index).map_or(paragraph.text.len(), |at| *at);
    let covered = (run.run / run.length + 1) * run.length;
    let range = |shift: usize| offset(run.start + shift)..offset(run.start + shift + covered);
    let word = paragraph.text.get(offset(run.start)..offset(run.start + run.length)).unwrap_or_default();
    let is_fault = is_word(word) && !(0..=run.run % run.length).any(|shift| is_exempt(paragraph, &range(shift), rule));
    is_fault.then(|| Doubled { range: range(0), right: word.to_owned() })
}

/// Whether the characters can be a word: 各各 is none, 86 is none, 2023年 is one.
fn is_word(word: &str) -> bool {
    let han = word.chars().filter(|c| is_han(*c)).count();
    let first = word.chars().next();
    let is_varied = word.chars().any(|c| Some(c) != first);
    is_varied && (han >= 2 || (han == 1 && word.len() >= 7 && word.ends_with(is_han)))
}

/// Clauses and items of a list that follow themselves.
fn clauses(paragraph: &Paragraph<'_>, rule: &Rule, found: &mut Vec<Doubled>) {
    let mut before: Option<(usize, &str, char)> = None;
    let mut start = 0;
    for part in paragraph.text.split_inclusive(is_pause) {
        let clause = part.trim_end_matches(is_pause);
        let stop = part.chars().next_back().unwrap_or(' ');
        let words = clause.trim();
        if let Some((at, twin, sign)) = before {
            // The first item of a list has the words before the list in front of it.
            let is_twin = twin == words || (sign == '、' && twin.ends_with(words));
            let shortest = if sign == '、' { 2 } else { SHORTEST_CLAUSE };
            let is_long = || words.chars().filter(|c| is_han(*c)).count() >= shortest;
            let range = at + twin.len().saturating_sub(words.len())..start + clause.len();
            if is_twin && !words.is_empty() && is_long() && !is_exempt(paragraph, &range, rule) {
                found.push(Doubled { range, right: words.to_owned() });
            }
        }
        before = Some((start + (clause.len() - clause.trim_start().len()), words, stop));
        start += part.len();
    }
}

fn is_pause(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '、' | ',' | ';')
}

fn is_exempt(paragraph: &Paragraph<'_>, range: &Range<usize>, rule: &Rule) -> bool {
    paragraphs::is_covered(paragraph.text, range, rule.except())
}
