//! W807: the report calls its body something else.

use std::cell::OnceCell;

use super::paragraphs::{self, Paragraph, is_han};
use super::{Context, Hit, Spot, signer};
use crate::body::{self, Body};
use crate::finder::Finder;
use crate::pack::Rule;
use crate::span::Span;

/// Groups of the rule. `self`: how bodies call themselves (我局), each ending in what sort of body it is; `kinds`: those
/// sorts; `partner`: words of a sentence in which another body speaks; `actor`: what a report says of its own body;
/// `common`: words that end like the name of a body and name none. The signature has one of its own.
const KINDS: &str = "kinds";
const PARTNER: &str = "partner";
const ACTOR: &str = "actor";
const COMMON: &str = "common";

/// The longest name of a town, in characters.
const LONGEST_NAME: usize = 10;

/// W807: a signature of another body; each word for another sort of body, and each other town that does what the report tells of its own body, is
/// one finding with all its places.
pub(super) fn misnamed(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    signer::differs(context, rule).into_iter().chain(in_prose(context, rule)).collect()
}

/// What the sentences call the body.
fn in_prose(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let body = context.body();
    let sort = body::sort(&body);
    if sort == Body::Unknown {
        return Vec::new();
    }
    let mut words: Vec<(&str, Vec<Span>)> = Vec::new();
    let mut towns: Vec<(&str, Vec<Span>)> = Vec::new();
    for (paragraph, found) in paragraphs::with_words(context, rule) {
        let is_own = speaker(paragraph, rule);
        for found in found {
            let range = paragraph.range(found);
            let word = paragraph.text.get(range.clone()).unwrap_or_default();
            if is_foreign(word, &body, sort, rule)
                && !paragraphs::is_covered(paragraph.text, &range, rule.except())
                && is_own(range.start)
            {
                add(&mut words, word, Span::new(found.start, found.end));
            }
        }
    }
    let actors = rule.finder(ACTOR).filter(|_| sort == Body::Township);
    for paragraph in actors.iter().flat_map(|_| paragraphs::of(context)) {
        let is_own = speaker(paragraph, rule);
        let others = actors.into_iter().flat_map(|actors| other_towns(paragraph, &body, rule, actors));
        for (start, end) in others.filter(|town| is_own(town.0)) {
            add(&mut towns, paragraph.text.get(start..end).unwrap_or_default(), paragraph.span(start, end));
        }
    }
    let hit = |(found, spans): (&str, Vec<Span>), case: Option<&'static str>| {
        let (first, rest) = spans.split_first()?;
        let hit = Hit::at(*first).with("found", found).with("body", body.as_str());
        Some(Hit { related: rest.iter().copied().map(Spot::at).collect(), case, ..hit })
    };
    let words = words.into_iter().filter_map(|found| hit(found, None));
    words.chain(towns.into_iter().filter_map(|found| hit(found, Some("other")))).collect()
}

fn add<'t>(found: &mut Vec<(&'t str, Vec<Span>)>, name: &'t str, span: Span) {
    match found.iter_mut().find(|(known, _)| *known == name) {
        Some((_, spans)) => spans.push(span),
        None => found.push((name, vec![span])),
    }
}

/// Tells whether the words at a place of a paragraph are the report's own, of its own body.
fn speaker<'p>(paragraph: &'p Paragraph<'_>, rule: &'p Rule) -> impl Fn(usize) -> bool + 'p {
    // Few paragraphs have a word to ask about.
    let quoted = OnceCell::new();
    let is_quoted = move |at| paragraphs::is_in(quoted.get_or_init(|| paragraphs::quoted(paragraph.text)), at);
    move |at| !is_quoted(at) && !speaks_partner(paragraph, at, rule)
}

fn speaks_partner(paragraph: &Paragraph<'_>, at: usize, rule: &Rule) -> bool {
    let sentence = paragraph.text.get(paragraphs::sentence(paragraph.text, at)).unwrap_or_default();
    rule.group(PARTNER).iter().any(|word| sentence.contains(word.as_str()))
}

/// Whether 我局 or the like cannot be this body: its sort is another, and the name of the body has nothing of it.
fn is_foreign(word: &str, body: &str, sort: Body, rule: &Rule) -> bool {
    let Some(kind) = rule.group(KINDS).iter().find(|kind| word.ends_with(kind.as_str())) else {
        return false;
    };
    let own = rule.group(KINDS).iter().any(|own| body.ends_with(own.as_str()));
    // A centre or a team can belong to an office and speak for it.
    let is_certain = own || matches!(sort, Body::Township | Body::Government);
    is_certain && !body.contains(kind.as_str())
}

/// Other towns that open a sentence and do what a report tells of its own body, as ranges of the paragraph.
fn other_towns(paragraph: &Paragraph<'_>, body: &str, rule: &Rule, actors: &Finder) -> Vec<(usize, usize)> {
    let text = paragraph.text;
    let mut found = Vec::new();
    for actor in actors.find(text) {
        let before = text.get(..actor.start).unwrap_or_default();
        let is_contact = text.get(actor.start..actor.end).is_some_and(|words| words.ends_with("联系"));
        let is_author = text.get(actor.start..actor.end).is_some_and(|words| words.starts_with("根据"));
        let Some(start) = town_at_end(before, is_contact, is_author) else { continue };
        let name = before.get(start..).unwrap_or_default();
        let is_common = rule.group(COMMON).iter().any(|word| name.contains(word.as_str()));
        if !is_common && !is_same(name, body) {
            found.push((start, actor.start));
        }
    }
    found
}

/// Where the name of a town begins with which a text ends, if it opens a sentence; where one may call it, if it follows
/// 与; where it writes the report, if it follows 由.
fn town_at_end(text: &str, is_contact: bool, is_author: bool) -> Option<usize> {
    let suffix = ["街道办事处", "镇人民政府", "乡人民政府", "镇政府", "乡政府", "街道", "镇", "乡"]
        .into_iter()
        .find(|suffix| text.ends_with(suffix))?;
    let stem = text.strip_suffix(suffix)?;
    let name = stem
        .char_indices()
        .rev()
        .take(LONGEST_NAME + 1)
        .take_while(|(_, c)| is_han(*c) && !"与请年度由".contains(*c))
        .collect::<Vec<_>>();
    let (start, _) = *name.last()?;
    let lead = text.get(..start).unwrap_or_default();
    let opens = lead.trim().is_empty()
        || lead.ends_with(['。', '；', '：', '\n', '年', '度', '）'])
        || (is_contact && lead.ends_with('与'))
        || (is_author && lead.ends_with('由'))
        || {
            let time = lead.strip_suffix('，').unwrap_or_default();
            time.ends_with(['年', '度', '来'])
        };
    ((2..=LONGEST_NAME).contains(&name.len()) && opens).then_some(start)
}

/// Whether a name is that of the body, in full or in short.
fn is_same(name: &str, body: &str) -> bool {
    let core = |name: &str| {
        let at = ["街道", "镇", "乡"].iter().find_map(|suffix| name.rfind(suffix))?;
        let stem: Vec<char> = name.get(..at)?.chars().collect();
        let tail: String = stem.iter().skip(stem.len().saturating_sub(2)).collect();
        Some(tail)
    };
    body.contains(name) || core(name).is_some_and(|core| body.contains(&core))
}
