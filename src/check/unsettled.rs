//! S116: changes that nobody has accepted, and remarks of reviewers, in a draft that is to be published.

use memchr::memmem;

use super::{Context, Hit, Spot, Value};
use crate::document::{Aside, AsideKind};
use crate::pack::Rule;
use crate::span::Span;

/// How many of them are pointed at.
const MOST_SHOWN: usize = 12;

/// Characters of a remark that are quoted.
const LONGEST_QUOTE: usize = 30;

/// Tracked changes and comments of the file, and the signs of them that extraction writes into a
/// text: one finding for the draft, at the first.
pub(super) fn unsettled(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let asides = context.document.asides();
    let of = |kinds: &'static [AsideKind]| asides.iter().filter(move |aside| kinds.contains(&aside.kind));
    let changes: Vec<&Aside> = of(&[AsideKind::Insertion, AsideKind::Deletion]).collect();
    let comments: Vec<&Aside> = of(&[AsideKind::Comment]).collect();
    let signs = signs(context.document.text(), &rule.lists().words);
    let mut places: Vec<Span> = changes.iter().chain(&comments).map(|aside| aside.span).chain(signs.clone()).collect();
    places.sort();
    let Some(first) = places.first() else { return Vec::new() };
    let quotes = comments.iter().filter(|comment| !comment.text.is_empty());
    let quotes: Vec<String> = quotes.take(MOST_SHOWN).map(|comment| quote(&comment.text)).collect();
    let case = match (changes.is_empty(), comments.is_empty()) {
        (false, false) => None,
        (false, true) => Some("changes"),
        (true, false) if quotes.is_empty() => Some("comments"),
        (true, false) => Some("quoted"),
        (true, true) => Some("signs"),
    };
    let hit = Hit { case, ..Hit::at(*first) }
        .with("changes", changes.len())
        .with("comments", comments.len())
        .with("signs", signs.len())
        .with("sign", signs.first().map_or("", |sign| context.text(*sign)))
        .with("quotes", Value::List(quotes));
    let related = places.iter().skip(1).take(MOST_SHOWN).copied().map(Spot::at).collect();
    vec![Hit { related, ..hit }]
}

/// Where the words of the rule stand.
fn signs(text: &str, words: &[String]) -> Vec<Span> {
    let of = |word: &String| {
        let length = word.len();
        memmem::find_iter(text.as_bytes(), word).map(move |at| Span::new(at, at + length)).collect::<Vec<_>>()
    };
    let mut signs: Vec<Span> = words.iter().flat_map(of).collect();
    signs.sort();
    signs
}

fn quote(text: &str) -> String {
    let end = text.char_indices().nth(LONGEST_QUOTE).map(|(end, _)| end);
    let short = end.and_then(|end| text.get(..end)).unwrap_or(text);
    format!("“{short}{}”", if end.is_some() { "…" } else { "" })
}
