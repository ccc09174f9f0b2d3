//! Words that a section must have.

use super::{Context, Hit, Value};
use crate::pack::Rule;
use crate::span::Span;

/// S111: aspects of which section one says nothing. Each group of the rule is an aspect.
pub(super) fn aspects(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let Some(section) = context.section("overview") else {
        return Vec::new();
    };
    // A word can be broken over lines.
    let content: String = context.text(section.content).chars().filter(|c| !c.is_whitespace()).collect();
    if content.is_empty() {
        return Vec::new();
    }
    let silent =
        rule.lists().groups.iter().filter(|group| !group.words.iter().any(|word| content.contains(word.as_str())));
    let missing: Vec<String> = silent.map(|group| group.name.clone()).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let at = Span::new(section.heading.span.start as usize, section.heading.span.end as usize);
    vec![Hit::at(at).with("aspects", Value::List(missing))]
}
