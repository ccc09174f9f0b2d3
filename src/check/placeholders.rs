//! W806: what a template asks to be filled in and nobody has.

use std::ops::Range;

use super::paragraphs::{self, Paragraph, is_han};
use super::{Context, Hit, Spot};
use crate::document::CELL;
use crate::pack::Rule;
use crate::span::Span;

/// The group of names behind which XX hides a person: 张××.
const SURNAMES: &str = "surnames";

/// W806: each placeholder is one finding with all its places. Words inside 《》 are silent.
///
/// Listed words are looked for as they are; runs of the signs XX, ××, **, __ are told by their surroundings.
pub(super) fn left(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let mut found: Vec<(String, Vec<Span>)> = Vec::new();
    let surnames = rule.group(SURNAMES);
    for line in lines(context).filter(|line| line.text.bytes().any(|byte| !byte.is_ascii_digit())) {
        let mut ranges: Vec<Range<usize>> = rule
            .finder()
            .find(line.text)
            .map(|word| word.start..word.end)
            .filter(|range| !paragraphs::is_covered(line.text, range, rule.except()))
            .collect();
        ranges.extend(runs(line.text, surnames));
        if ranges.is_empty() {
            continue;
        }
        ranges.sort_by_key(|range| (range.start, range.end));
        let quoted = paragraphs::quoted(line.text);
        let mut past = 0;
        for range in ranges {
            let is_title = paragraphs::is_in(&quoted, range.start) && in_title(line.text, &quoted, range.start);
            if range.start < past || is_title {
                continue;
            }
            past = range.end;
            let text = line.text.get(range.clone()).unwrap_or_default();
            let span = line.span(range.start, range.end);
            match found.iter_mut().find(|(word, _)| word == text) {
                Some((_, spans)) => spans.push(span),
                None => found.push((text.to_owned(), vec![span])),
            }
        }
    }
    let hit = |(word, spans): (String, Vec<Span>)| {
        let (first, rest) = spans.split_first()?;
        let hit = Hit::at(*first).with("found", word).with("count", spans.len());
        let case = (spans.len() > 1).then_some("several");
        Some(Hit { related: rest.iter().copied().map(Spot::at).collect(), case, ..hit })
    };
    found.into_iter().filter_map(hit).collect()
}

/// Every line up to the signature, tables too: a template can be left anywhere, but a form behind the report has blanks.
fn lines<'a>(context: &Context<'a>) -> impl Iterator<Item = Paragraph<'a>> {
    let first = context.report.sections.first().map_or(0, |section| section.content.start);
    let signed = context.report.signature.as_ref().map(|signature| signature.span.end).filter(|end| *end > first);
    let end = signed.unwrap_or(context.end().start) as usize;
    let text = context.document.text().get(..end).unwrap_or_default();
    let mut start = 0;
    text.split(['\n', CELL]).map(move |line| {
        let paragraph = Paragraph { start, text: line };
        start += line.len() + 1;
        paragraph
    })
}

fn in_title(text: &str, quoted: &[Range<usize>], at: usize) -> bool {
    let around = quoted.iter().find(|range| range.contains(&at));
    around.is_some_and(|range| text.get(range.clone()).is_some_and(|inside| inside.starts_with('《')))
}

/// Runs of signs that stand for something: XX, ××, 20XX, ***, ___, and ×月×日.
fn runs(text: &str, surnames: &[String]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut past = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| class(*c).is_some()) {
        if at < past {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let end = at + rest.len() - rest.trim_start_matches(|next| class(next) == class(c)).len();
        past = end;
        if is_placeholder(text, at..end, class(c), surnames) {
            ranges.push(at..end);
        }
    }
    ranges
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Cross,
    Star,
    Line,
}

fn class(c: char) -> Option<Sign> {
    match c {
        // Nearly every character of a report.
        '\u{3001}'..='\u{9FFF}' => None,
        'X' | 'x' | '×' | 'Ｘ' | '✕' | '╳' => Some(Sign::Cross),
        '*' | '＊' => Some(Sign::Star),
        '_' | '＿' => Some(Sign::Line),
        _ => None,
    }
}

fn is_placeholder(text: &str, range: Range<usize>, sign: Option<Sign>, surnames: &[String]) -> bool {
    let inside = text.get(range.clone()).unwrap_or_default();
    let count = inside.chars().count();
    let (before, after) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let (left, right) = (before.chars().next_back(), after.chars().next());
    let is_free = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric() && !"/._-@=&?%".contains(c));
    match sign {
        Some(Sign::Cross) if count == 1 => {
            // ×月×日, ×年
            right.is_some_and(|c| matches!(c, '年' | '月' | '日')) && is_free(left) && !inside.starts_with('x')
        }
        Some(Sign::Cross) => {
            let is_year = before.ends_with("20") && after.starts_with('年');
            is_year || is_free(left) && is_free(right) && !is_person(before, count, surnames)
        }
        Some(Sign::Star | Sign::Line) => {
            let near = |c: Option<char>| c.is_some_and(|c| is_han(c) || "，。：；、（）".contains(c));
            // A line of nothing but these is a ruling; a figure beside them is hidden on purpose.
            let is_masked = [left, right].into_iter().flatten().any(|c| c.is_ascii_alphanumeric() || c == '@');
            count >= 3 && !is_masked && (near(left) || near(right))
        }
        None => false,
    }
}

/// Whether the crosses hide the given name of a person: 申请人张××.
fn is_person(before: &str, count: usize, surnames: &[String]) -> bool {
    let Some(surname) = before.chars().next_back().filter(|c| surnames.iter().any(|names| names.contains(*c))) else {
        return false;
    };
    let title = before.strip_suffix(surname).unwrap_or_default().trim_end();
    let begins = title.is_empty()
        || title.ends_with(|c: char| !is_han(c))
        || ["人", "者", "民", "众", "户", "与", "和", "对", "为", "由", "起诉", "同志"]
            .iter()
            .any(|word| title.ends_with(word));
    count <= 3 && begins
}
