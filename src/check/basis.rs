//! W804: the regulations under another name or number.

use super::corrections;
use super::paragraphs::{self, Paragraph};
use super::{Context, Hit};
use crate::pack::Rule;
use crate::span::Span;

/// The group with the right number of the decree, and those of earlier texts.
const NUMBERS: &str = "numbers";

/// Names further from the right one than this are of other laws.
const FARTHEST: usize = 3;

/// How far behind the name, in bytes, its number may stand.
const NUMBER_BEHIND: usize = 60;

/// W804: titles in 《》 that are nearly the name of the regulations (the first word of the rule), names that the rule
/// lists as wrong, and a wrong number of the decree.
pub(super) fn misnamed(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let Some(name) = rule.lists().words.first() else {
        return Vec::new();
    };
    let mut hits = Vec::new();
    for paragraph in paragraphs::of(context).iter().filter(|paragraph| paragraph.text.contains('《')) {
        let mut past = 0;
        let titles = paragraphs::quoted(paragraph.text);
        for range in titles {
            let title = paragraph.text.get(range.clone()).unwrap_or_default();
            let Some(inside) = title.strip_prefix('《').and_then(|title| title.strip_suffix('》')) else { continue };
            let bare = bare(inside);
            let from = range.start + '《'.len_utf8();
            let span = paragraph.span(from, from + inside.len());
            if is_nearly(&bare, name) {
                hits.push(Hit::at(span).with("found", inside).with("right", name.as_str()));
            } else if rule.lists().words.contains(&bare) && past <= range.end {
                past = range.end;
                hits.extend(number(paragraph, range.end, name, rule.group(NUMBERS)));
            }
        }
    }
    hits.extend(listed(context, rule));
    hits.sort_by_key(|hit| hit.primary.span);
    hits.dedup_by_key(|hit| hit.primary.span);
    hits
}

/// Wrong names that the rule lists; a short name that the report has introduced is its own.
fn listed(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut short_names = None;
    let words = paragraphs::with_words(context, rule);
    for (paragraph, found) in words.flat_map(|(paragraph, words)| words.iter().map(move |found| (paragraph, found))) {
        let Some(index) = found.word.checked_sub(rule.lists().words.len()) else { continue };
        let Some(correction) = rule.lists().corrections.get(index) else { continue };
        let short_names = short_names.get_or_insert_with(|| introduced(context.document.text(), rule));
        let is_introduced = short_names.get(index) == Some(&true);
        if is_introduced || !corrections::applies(correction, paragraph, &paragraph.range(found), context) {
            continue;
        }
        let span = Span::new(found.start, found.end);
        hits.push(Hit::at(span).with("found", context.text(span)).with("right", correction.right.as_str()));
    }
    hits
}

/// For each correction of the rule whether the report introduces it as a short name: 以下简称《信息公开条例》
fn introduced(text: &str, rule: &Rule) -> Vec<bool> {
    let names: Vec<&str> =
        rule.lists().corrections.iter().map(|correction| correction.found.trim_matches(['《', '》'])).collect();
    let mut introduced = vec![false; names.len()];
    for (at, word) in text.match_indices("简称") {
        let rest = text.get(at + word.len()..).unwrap_or_default();
        let rest = rest.trim_start_matches(['为', '《', '“', '"', '：', ' ']);
        for (name, introduced) in names.iter().zip(&mut introduced) {
            *introduced |= rest.starts_with(name);
        }
    }
    introduced
}

/// The decree behind a right name, where its number is none that the rule lists.
fn number(paragraph: &Paragraph<'_>, from: usize, name: &str, right: &[String]) -> Option<Hit> {
    let text = paragraph.text;
    let behind = text.get(from..text.floor_char_boundary(from + NUMBER_BEHIND))?;
    let clause = behind.split(['。', '；', '《', '\n']).next()?;
    let at =
        clause.find("令第").filter(|at| clause.get(..*at).is_some_and(|lead| !lead.contains('，')))? + "令第".len();
    let rest = clause.get(at..)?;
    let digits = rest.trim_start();
    let start = from + at + rest.len() - digits.len();
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    let found = digits.get(..length).filter(|_| length > 0)?;
    let is_decree = digits.get(length..).is_some_and(|rest| rest.trim_start().starts_with('号'));
    if !is_decree || right.iter().any(|number| number == found) {
        return None;
    }
    let hit = Hit::at(paragraph.span(start, start + length)).case("number").with("found", found);
    Some(hit.with("name", name).with("right", right.first()?.as_str()))
}

/// A title without white space and without a note in brackets at its end.
fn bare(title: &str) -> String {
    let bare: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    match bare.rfind(['（', '(']) {
        Some(at) if bare.ends_with(['）', ')']) => bare.get(..at).unwrap_or_default().to_owned(),
        _ => bare,
    }
}

/// Whether a title is the name with up to three characters wrong, lost or added, and not the name itself.
fn is_nearly(title: &str, name: &str) -> bool {
    let (title, name): (Vec<char>, Vec<char>) = (title.chars().collect(), name.chars().collect());
    title != name && title.len().abs_diff(name.len()) <= FARTHEST && distance(&title, &name) <= FARTHEST
}

/// Characters to change, to add or to take out to make one of the other.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, c) in one.iter().enumerate() {
        let mut left = index + 1;
        let mut next = vec![left];
        for (above, (diagonal, d)) in row.iter().skip(1).zip(row.iter().zip(other)) {
            left = (diagonal + usize::from(c != d)).min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
