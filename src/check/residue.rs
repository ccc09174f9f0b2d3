//! S114: residue that a conversion has left in the text.

use super::{Context, Hit, Spot};
use crate::finding::Edit;
use crate::model::Correction;
use crate::pack::Rule;
use crate::span::Span;

/// The longest residue in square brackets.
const LONGEST: usize = 80;

/// Each word of the rule that stands in the text is one finding, with all its places. The corrections are those words
/// under which no text can be lost, with what they stand for.
pub(super) fn conversion(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let (text, lists) = (context.document.text(), rule.lists());
    let mut places: Vec<Vec<Spot>> = vec![Vec::new(); lists.words.len() + lists.corrections.len()];
    for found in context.found(rule) {
        let spot = Spot::at(extent(text, found.start, found.end));
        places.iter_mut().skip(found.word).take(1).for_each(|places| places.push(spot));
    }
    let hit = |(word, places): (usize, &Vec<Spot>)| {
        let (first, rest) = places.split_first()?;
        let correction = word.checked_sub(lists.words.len()).and_then(|at| lists.corrections.get(at));
        let edit = |correction: &Correction| {
            places.iter().map(|spot| Edit { span: spot.span, text: correction.right.clone() }).collect()
        };
        let hit = Hit::at(first.span).with("residue", first.span.of(text)).with("count", places.len());
        let (edits, fix) = (correction.map(edit).unwrap_or_default(), correction.and_then(|correction| correction.fix));
        Some(Hit { related: rest.to_vec(), edits, fix, ..hit })
    };
    places.iter().enumerate().filter_map(hit).collect()
}

/// A residue in square brackets reaches to the closing one.
fn extent(text: &str, at: usize, end: usize) -> Span {
    let is_open = text.get(at..end).is_some_and(|word| word.starts_with('[') && !word.ends_with(']'));
    let rest = text.get(end..text.floor_char_boundary(end + LONGEST)).filter(|_| is_open);
    let close = rest.and_then(|rest| rest.find(']'));
    Span::new(at, close.map_or(end, |len| end + len + 1))
}
