//! Words that a section must have.

use super::{Context, Hit, Value};
use crate::model::WordGroup;
use crate::pack::Rule;
use crate::report::{Heading, Section};
use crate::span::Span;

/// An item headed by fewer aspects of an overview is one of items of the body's own making.
const FEWEST_HEADED: usize = 3;

/// The heading of an item has no more characters than this.
const LONGEST_HEADING: usize = 20;

/// S111: aspects of which section one says nothing. Each group of the rule is an aspect.
///
/// Where items are headed by aspects, a word in the item of one aspect does not tell of another.
pub(super) fn aspects(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let Some(section) = context.section("overview") else {
        return Vec::new();
    };
    // A word can be broken over lines.
    let content: String = context.text(section.content).chars().filter(|c| !c.is_whitespace()).collect();
    if content.is_empty() {
        return Vec::new();
    }
    let groups = &rule.lists().groups;
    let silent = groups.iter().filter(|group| !speaks_of(&content, group));
    let missing: Vec<String> = silent.map(|group| group.name.clone()).collect();
    let at = Span::new(section.heading.span.start as usize, section.heading.span.end as usize);
    if !missing.is_empty() {
        return vec![Hit::at(at).with("aspects", Value::List(missing))];
    }
    let (headed, beside) = by_items(context, section, groups);
    if headed.len() < FEWEST_HEADED {
        return Vec::new();
    }
    let is_left_out = |group: &&WordGroup| {
        !headed.contains(&group.name.as_str()) && !content.contains(&group.name) && !speaks_of(&beside, group)
    };
    let missing: Vec<String> = groups.iter().filter(is_left_out).map(|group| group.name.clone()).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let headed = headed.into_iter().map(str::to_owned).collect();
    vec![Hit::at(at).case("item").with("aspects", Value::List(missing)).with("headed", Value::List(headed))]
}

fn speaks_of(text: &str, group: &WordGroup) -> bool {
    group.words.iter().any(|word| text.contains(word.as_str()))
}

/// The aspects that head items of a section, and what stands in no such item.
fn by_items<'g>(context: &Context<'_>, section: &Section, groups: &'g [WordGroup]) -> (Vec<&'g str>, String) {
    let named = |item: &Heading| -> Vec<&'g str> {
        let heading = item.text.split(['。', '：', '，', ':', '；']).next().unwrap_or_default();
        let is_named = |group: &&WordGroup| heading.contains(shortest(&group.name));
        let is_heading = heading.chars().count() <= LONGEST_HEADING;
        groups.iter().filter(is_named).map(|group| group.name.as_str()).filter(|_| is_heading).collect()
    };
    let sort = |item: &Heading| (item.depth, item.number.map(|number| number.style));
    let Some(first) = section.items.iter().find(|item| !named(item).is_empty()) else {
        return (Vec::new(), String::new());
    };
    let items: Vec<&Heading> = section.items.iter().filter(|item| sort(item) == sort(first)).collect();
    let names: Vec<&str> = items.iter().flat_map(|item| named(item)).collect();
    let headed = groups.iter().map(|group| group.name.as_str()).filter(|name| names.contains(name)).collect();
    let start = items.first().map_or(section.content.end, |item| item.span.start);
    let mut beside = context.text(Span { end: start, ..section.content }).to_owned();
    let ends = items.iter().skip(1).map(|item| item.span.start).chain([section.content.end]);
    for (item, end) in items.iter().zip(ends).filter(|(item, _)| named(item).is_empty()) {
        beside.push_str(context.text(Span { start: item.span.start, end }));
    }
    (headed, beside)
}

/// An aspect as headings shorten it: 信息管理, 平台建设
fn shortest(name: &str) -> &str {
    let name = name.strip_prefix("政府").unwrap_or(name);
    name.strip_prefix("信息公开").unwrap_or(name)
}
