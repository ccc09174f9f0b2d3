//! The length of a section.

use super::paragraphs::{self, Paragraph};
use super::{Context, Hit};
use crate::pack::Rule;

/// A section that is longer than the limit of the rule: for local packs.
pub(super) fn too_long(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let Some(limit) = &rule.logic.limit else {
        return Vec::new();
    };
    let Some(section) = context.section(&limit.section) else {
        return Vec::new();
    };
    let content = section.content.range();
    let inside = |paragraph: &Paragraph<'_>| {
        let range = paragraph.start..paragraph.start + paragraph.text.len();
        let part = content.start.max(range.start)..content.end.min(range.end);
        characters(context.document.text().get(part).unwrap_or_default())
    };
    let count: usize = paragraphs::of(context).iter().map(inside).sum();
    let hit = || {
        let hit = Hit::at(section.heading.span).with("section", super::sections::name(context, &section.heading));
        hit.with("count", count).with("limit", limit.characters).with("over", count - limit.characters)
    };
    (count > limit.characters).then(hit).into_iter().collect()
}

/// Characters as a word processor counts them: a run of Latin letters and digits is one.
fn characters(text: &str) -> usize {
    let mut is_in_run = false;
    let mut count = 0;
    for c in text.chars() {
        let goes_on = is_in_run && c.is_ascii_alphanumeric();
        is_in_run = c.is_ascii_alphanumeric();
        count += usize::from(!goes_on && !c.is_whitespace());
    }
    count
}
