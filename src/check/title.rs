//! Title, signature, and what stands behind it.

use super::{Context, Hit, Spot, Value};
use crate::pack::Rule;
use crate::span::Span;

/// A second document has at least this many characters under its title.
const SHORTEST_DOCUMENT: usize = 40;

/// S101: no title.
pub(super) fn missing(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    if context.report.title.is_some() {
        return Vec::new();
    }
    let first = context.report.lines.first().copied().unwrap_or_default();
    vec![Hit::at(Span::at(first.start as usize))]
}

/// S102: a title without the year, the body or the name of the report.
///
/// A body that only the signature names is enough: such titles are customary.
pub(super) fn incomplete(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let Some(title) = &context.report.title else {
        return Vec::new();
    };
    let mut missing = Vec::new();
    if title.year.is_none() {
        missing.push("year");
    }
    if context.body().is_empty() {
        missing.push("body");
    }
    if !title.is_full_name {
        missing.push("name");
    }
    if missing.is_empty() {
        return Vec::new();
    }
    let words: String = context.text(title.span).split_whitespace().collect::<Vec<_>>().join(" ");
    vec![Hit::at(title.span).with("found", words).with("missing", Value::Terms(missing))]
}

/// G903: the report of another body than was expected. The names of the places above a body may be left out.
pub(super) fn body_unexpected(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let plain = |name: &str| name.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (Some(expected), body) = (context.expected_body.map(plain), plain(&context.body())) else {
        return Vec::new();
    };
    if body.is_empty() || body.ends_with(&expected) || expected.ends_with(&body) {
        return Vec::new();
    }
    let title = context.report.title.as_ref().map(|title| title.span);
    let signer = context.report.signature.as_ref().and_then(|signature| signature.body);
    let place = title.or(signer).unwrap_or_default();
    vec![Hit::at(place).with("expected", expected).with("body", body)]
}

/// S112: no signing body or day at the end.
pub(super) fn signature_missing(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let first = context.report.sections.first().map(|section| section.heading.span.start);
    match &context.report.signature {
        // The title, right above, names the body.
        Some(signature) if signature.day.is_some() && first.is_some_and(|first| signature.span.start < first) => {
            Vec::new()
        }
        None => vec![Hit::at(context.end())],
        Some(signature) if signature.day.is_none() => vec![Hit::at(signature.span).case("date")],
        Some(signature) if signature.body.is_none() => vec![Hit::at(signature.span).case("body")],
        Some(_) => Vec::new(),
    }
}

/// S113: a second document behind the signature. The words of the rule begin links to other documents.
pub(super) fn trailing_document(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let is_link = |title: Span| {
        let title = context.text(title).trim_start();
        rule.lists().words.iter().any(|word| title.starts_with(word.as_str()))
    };
    let trailing = context.report.trailing.filter(|title| !is_link(*title) && has_text(context, *title));
    let Some(trailing) = trailing else {
        return Vec::new();
    };
    let hit = Hit::at(trailing).with("title", context.text(trailing).trim());
    let signature = context.report.signature.as_ref().map(|signature| signature.span);
    vec![signature.into_iter().fold(hit, |hit, span| hit.also(Spot::at(span)))]
}

/// Whether a text stands under a title: a link to another document is none.
fn has_text(context: &Context<'_>, title: Span) -> bool {
    let rest = context.document.text().get(title.end as usize..).unwrap_or_default();
    let words = rest.chars().filter(|c| !c.is_whitespace()).take(SHORTEST_DOCUMENT).count();
    rest.contains('。') && words == SHORTEST_DOCUMENT
}
