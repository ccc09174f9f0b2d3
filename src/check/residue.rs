//! S114: residue that a conversion has left in the text.

use memchr::memmem;

use super::{Context, Hit, Spot};
use crate::pack::Rule;
use crate::span::Span;

/// Each word of the rule that stands in the text is one finding, with all its places.
pub(super) fn conversion(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let text = context.document.text();
    let mut hits = Vec::new();
    for word in &rule.logic.words {
        let mut places = memmem::find_iter(text.as_bytes(), word).map(|at| extent(text, at, word));
        let Some(first) = places.next() else { continue };
        let rest: Vec<Spot> = places.map(Spot::at).collect();
        let hit = Hit::at(first).with("residue", first.of(text)).with("count", rest.len() + 1);
        hits.push(Hit { related: rest, ..hit });
    }
    hits
}

/// A residue in square brackets reaches to the closing one.
fn extent(text: &str, at: usize, word: &str) -> Span {
    let end = at + word.len();
    let close = text.get(end..).and_then(|rest| rest.find(']')).filter(|len| word.starts_with('[') && *len < 80);
    Span::new(at, close.map_or(end, |len| end + len + 1))
}
