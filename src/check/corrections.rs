//! W802, W805: words that a rule lists with the right ones.

use std::ops::Range;

use super::paragraphs::{self, Paragraph};
use super::{Context, Hit, Spot};
use crate::finding::Edit;
use crate::model::{Correction, YearRange};
use crate::pack::Rule;
use crate::span::Span;

/// Each wrong word is one finding with all its places. What stands in a title or a quotation is another's.
pub(super) fn miswritten(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    find(context, rule, true)
}

/// A source that is out of date, wherever it is cited.
pub(super) fn outdated(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    find(context, rule, false)
}

/// The corrections that apply to the text, each with its places. The spots of a hit are what `right` replaces.
fn find(context: &Context<'_>, rule: &Rule, skips_quotes: bool) -> Vec<Hit> {
    let corrections = &rule.lists().corrections;
    let mut places: Vec<Vec<Spot>> = vec![Vec::new(); corrections.len()];
    for (paragraph, words) in paragraphs::with_words(context, rule) {
        let mut quoted = None;
        for found in words {
            let Some(index) = found.word.checked_sub(rule.lists().words.len()) else { continue };
            let range = paragraph.range(found);
            let is_quoted = skips_quotes
                && paragraphs::is_in(quoted.get_or_insert_with(|| paragraphs::quoted(paragraph.text)), range.start);
            let applies = |correction: &Correction| applies(correction, paragraph, &range, context);
            if !is_quoted && corrections.get(index).is_some_and(applies) {
                let spot = Spot::at(Span::new(found.start, found.end));
                places.iter_mut().skip(index).take(1).for_each(|places| places.push(spot));
            }
        }
    }
    let hit = |(correction, spots): (&Correction, Vec<Spot>)| {
        let (first, rest) = spots.split_first()?;
        let found = context.text(first.span);
        let hit = Hit::at(first.span).with("found", found).with("right", correction.right.as_str());
        let case = (spots.len() > 1).then_some("several");
        let edits = spots.iter().map(|spot| Edit { span: spot.span, text: correction.right.clone() }).collect();
        Some(Hit { related: rest.to_vec(), case, edits, fix: correction.fix, ..hit }.with("count", spots.len()))
    };
    corrections.iter().zip(places).filter_map(hit).collect()
}

/// Whether a word that was found is wrong where it stands.
pub(super) fn applies(
    correction: &Correction,
    paragraph: &Paragraph<'_>,
    range: &Range<usize>,
    context: &Context<'_>,
) -> bool {
    let text = paragraph.text;
    let has = |range: Range<usize>, words: &[String]| {
        let part = text.get(range).unwrap_or_default();
        words.iter().any(|word| part.contains(word.as_str()))
    };
    let edition = &context.facts.edition.key;
    let is_of_year = |years: &YearRange| context.year().is_some_and(|year| years.covers(year));
    (correction.editions.is_empty() || correction.editions.contains(edition))
        && correction.years.as_ref().is_none_or(is_of_year)
        && (correction.then.is_empty() || goes_on(text.get(range.end..).unwrap_or_default(), &correction.then))
        && (correction.near.is_empty() || has(paragraphs::clause(text, range.start), &correction.near))
        && !paragraphs::is_covered(text, range, &correction.unless)
        && (correction.unless_near.is_empty() || !has(paragraphs::sentence(text, range.start), &correction.unless_near))
}

/// Whether the text goes on with one of the words; `#` is a figure.
fn goes_on(text: &str, words: &[String]) -> bool {
    let text = text.trim_start_matches([' ', '\u{3000}', '\u{A0}']);
    words.iter().any(|word| match word.strip_prefix('#') {
        Some(_) => text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９' | '二')),
        None => text.starts_with(word.as_str()),
    })
}
