//! The sections against those of the edition.

use std::ops::Range;

use super::order::{self, resume};
use super::{Context, Hit, Spot, Value, torn};
use crate::document::{CELL, PICTURE, folded};
use crate::edition::Edition;
use crate::model::SectionSpec;
use crate::pack::Rule;
use crate::quantity;
use crate::report::{Heading, Section, Style};
use crate::span::Span;

/// The key of the edition's section that a section of the report is: by its name, then by its topic.
pub(super) fn key_of<'e>(section: &Section, edition: &'e Edition) -> Option<&'e str> {
    spec_of(section, edition).map(|(_, spec)| spec.key.as_str())
}

fn spec_of<'e>(section: &Section, edition: &'e Edition) -> Option<(usize, &'e SectionSpec)> {
    let specs = || edition.sections.iter().enumerate();
    let named = specs().find(|(_, spec)| is_named(&section.heading.text, spec));
    named.or_else(|| specs().find(|(_, spec)| section.heading.topic.is_some_and(|topic| topic.key() == spec.key)))
}

/// Whether a heading has one of the right names; what runs on behind it in its line does not count.
fn is_named(text: &str, spec: &SectionSpec) -> bool {
    std::iter::once(&spec.name).chain(&spec.also).any(|name| text.starts_with(name.as_str()))
}

fn numbered(number: usize) -> String {
    if number == 0 { String::new() } else { format!("{}、", quantity::to_chinese(number)) }
}

/// S103: a section that the edition requires is absent; without a form, a topic that is nowhere.
pub(super) fn missing(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let edition = context.facts.edition;
    let required = edition.sections.iter().enumerate().filter(|(_, spec)| !spec.optional);
    let absent: Vec<(usize, &SectionSpec)> = required.filter(|(_, spec)| !is_present(context, spec)).collect();
    if edition.free_form {
        let end = context.end();
        return absent.iter().map(|(_, spec)| Hit::at(end).case("topic").with("section", spec.name.as_str())).collect();
    }
    let place = |index: usize| {
        let next =
            context.report.sections.iter().find(|section| spec_of(section, edition).is_some_and(|(at, _)| at > index));
        let last = context.report.signature.as_ref().map_or(context.end(), |signature| signature.span);
        Span::at(next.map_or(last, |section| section.heading.span).start as usize)
    };
    if absent.len() > 1 && context.report.sections.is_empty() {
        let names = absent.iter().map(|(_, spec)| format!("{}{}", numbered(spec.number), spec.name)).collect();
        return vec![Hit::at(place(0)).with("section", Value::List(names)).with("number", "")];
    }
    let hit = |(index, spec): &(usize, &SectionSpec)| {
        Hit::at(place(*index)).with("section", spec.name.as_str()).with("number", numbered(spec.number))
    };
    absent.iter().map(hit).collect()
}

fn is_present(context: &Context<'_>, spec: &SectionSpec) -> bool {
    if context.section(&spec.key).is_some() {
        return true;
    }
    context.facts.edition.free_form && spec.topics.iter().any(|word| context.document.text().contains(word.as_str()))
}

/// S104: known sections in the wrong order.
pub(super) fn out_of_order(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let sections = context.report.sections.iter();
    let known: Vec<(&Section, usize)> = sections
        .filter_map(|section| spec_of(section, context.facts.edition).map(|(index, _)| (section, index)))
        .collect();
    let order: Vec<usize> = known.iter().map(|(_, index)| *index).collect();
    let mut hits = Vec::new();
    for (section, index) in order::out_of_order(&order).into_iter().filter_map(|at| known.get(at)) {
        let before = known.iter().filter(|(_, other)| other < index).max_by_key(|(_, other)| *other);
        let before = before.map(|(before, _)| before);
        let after = before.map_or_else(String::new, |before| name(context, &before.heading));
        let hit = Hit::at(section.heading.span).with("section", name(context, &section.heading)).with("after", after);
        hits.push(before.into_iter().fold(hit, |hit, before| hit.also(Spot::at(before.heading.span))));
    }
    hits
}

/// S105: a heading that is recognised but has none of the right names.
pub(super) fn renamed(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for section in &context.report.sections {
        let Some((_, spec)) = spec_of(section, context.facts.edition) else {
            continue;
        };
        if is_named(&section.heading.text, spec) {
            continue;
        }
        let also = spec.also.first().unwrap_or(&spec.name).as_str();
        let hit = Hit::at(section.heading.name).with("found", name(context, &section.heading));
        let hit = hit.with("expected", spec.name.as_str()).with("also", also);
        let right = if names_in_full(context) { also } else { spec.name.as_str() };
        let name = bare_name(context, section).filter(|_| is_only(context, &spec.key));
        hits.push(name.into_iter().fold(hit.with("right", right), |hit, name| hit.mended(name, right)));
    }
    hits
}

/// The name of a heading in the words of the document: in those of the reading, names of rows are signs.
pub(super) fn name(context: &Context<'_>, heading: &Heading) -> String {
    folded(context.text(heading.name))
}

/// The name of a section where it stands alone in its line, without the stop behind it.
fn bare_name(context: &Context<'_>, section: &Section) -> Option<Span> {
    let name = section.heading.name;
    let behind = context.document.text().get(name.end as usize..).unwrap_or_default();
    let is_alone = behind.trim_start_matches(['。', '：', '；', '.', ' ']).starts_with('\n');
    let is_name = !name.is_empty() && !context.text(name).contains(['，', '。', '；', '：', ',', ';', CELL]);
    (is_alone && is_name).then_some(name)
}

/// Whether one section alone is the one with a key.
fn is_only(context: &Context<'_>, key: &str) -> bool {
    context.report.sections.iter().filter(|section| key_of(section, context.facts.edition) == Some(key)).count() == 1
}

/// Whether the headings of the report are those of the Regulations, written in full, rather than those of the form.
fn names_in_full(context: &Context<'_>) -> bool {
    let sections = context.report.sections.iter();
    let specs =
        sections.filter_map(|section| Some((&section.heading.text, spec_of(section, context.facts.edition)?.1)));
    let choices = specs.filter(|(_, spec)| !spec.also.is_empty());
    let in_full: Vec<bool> = choices
        .filter(|(text, spec)| is_named(text, spec))
        .map(|(text, spec)| !text.starts_with(spec.name.as_str()))
        .collect();
    in_full.contains(&true) && !in_full.contains(&false)
}

/// S106: numbers that skip or repeat. A number is right if it follows the one before it, or if it
/// is the section's own in the form (so that a missing section is one finding, not several).
pub(super) fn misnumbered(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut last = 0;
    let mut behind = 0;
    let mut sections = context.report.sections.iter().peekable();
    while let Some(section) = sections.next() {
        let passed = Span::new(behind, section.heading.span.start as usize);
        behind = section.heading.span.end as usize;
        let expected = last + 1;
        last = expected;
        let Some(number) = section.heading.number else { continue };
        let own = spec_of(section, context.facts.edition).map_or(0, |(_, spec)| spec.number);
        if number.value != expected && number.value != own && !stand_in(context.text(passed), expected..number.value) {
            let written = |value: usize| match number.style {
                Style::Arabic => value.to_string(),
                _ => quantity::to_chinese(value),
            };
            let hit = Hit::at(number.span).with("section", name(context, &section.heading));
            let (found, right) = (written(number.value), written(expected));
            let hit = renumbered(context, hit, number.span, &found, &right);
            hits.push(hit.with("found", found).with("expected", right));
            let next = sections.peek().and_then(|next| next.heading.number).map(|next| next.value);
            last = resume(expected, number.value, next);
        } else {
            last = number.value;
        }
    }
    hits
}

/// Whether the numbers that seem to be left out stand inside lines, where headings run on: 如下：一、……。二、……
fn stand_in(text: &str, numbers: Range<usize>) -> bool {
    let mut rest = text;
    let mut left_out = numbers.clone().map(|number| format!("{}、", quantity::to_chinese(number)));
    !numbers.is_empty()
        && left_out.all(|number| {
            let is_behind =
                |at: &usize| rest.get(..*at).is_some_and(|before| before.ends_with(['。', '：', '；', ' ']));
            let found = rest.match_indices(number.as_str()).map(|(at, _)| at).find(is_behind);
            rest = found.and_then(|at| rest.get(at + number.len()..)).unwrap_or_default();
            found.is_some()
        })
}

/// Adds the edit that puts one number in the place of another, where it stands as it is read.
pub(super) fn renumbered(context: &Context<'_>, hit: Hit, number: Span, found: &str, right: &str) -> Hit {
    let Some(at) = context.text(number).find(found).filter(|_| !found.is_empty()) else {
        return hit;
    };
    let start = number.start as usize + at;
    hit.mended(Span::new(start, start + found.len()), right)
}

/// S107: a heading with nothing under it.
pub(super) fn empty(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let is_empty = |section: &&Section| {
        let content = context.text(section.content);
        !content.chars().any(|c| c.is_alphanumeric() || matches!(c, PICTURE | '/'))
    };
    let empty = context.report.sections.iter().filter(is_empty);
    empty.map(|section| Hit::at(section.heading.span).with("section", name(context, &section.heading))).collect()
}

/// S108: a section that the edition does not have.
pub(super) fn unknown(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let unknown = context.report.sections.iter().filter(|section| spec_of(section, context.facts.edition).is_none());
    unknown.map(|section| Hit::at(section.heading.span).with("found", name(context, &section.heading))).collect()
}

/// S109: a section without the table it must hold.
pub(super) fn table_missing(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for table in context.facts.tables.iter().filter(|table| table.spec.required && table.span.is_none()) {
        let Some(section) = context.section(&table.spec.section) else {
            continue;
        };
        if torn::is_remnant(context, table, section) {
            continue;
        }
        let hit = Hit::at(section.heading.span)
            .with("table", table.spec.name.as_str())
            .with("section", name(context, &section.heading));
        let is_picture = context.text(section.content).contains(PICTURE);
        hits.push(if is_picture { hit.case("picture") } else { hit });
    }
    hits.extend(
        context.facts.tables.iter().filter_map(|table| elsewhere(context, &table.spec.key, &table.spec.section)),
    );
    hits
}

/// A table all of which stands in a section that must hold another one.
fn elsewhere(context: &Context<'_>, table: &str, own: &str) -> Option<Hit> {
    let section = context.section(own)?;
    let mut holders = context.report.tables.iter().filter(|piece| piece.table == table).map(|piece| {
        let holds = |section: &&Section| (section.content.start..section.content.end).contains(&piece.span.start);
        context.report.sections.iter().find(holds)
    });
    let holder = holders.next()??;
    let key = key_of(holder, context.facts.edition)?;
    let tables = &context.facts.tables;
    let is_of_another = key != own && tables.iter().any(|other| other.spec.required && other.spec.section == key);
    let is_whole = holders.all(|other| other.is_some_and(|other| std::ptr::eq(other, holder)));
    let (_, facts) = context.facts.table(table)?;
    let hit = Hit::at(section.heading.span).case("elsewhere").also(Spot::at(holder.heading.span));
    let hit = hit.with("table", facts.spec.name.as_str()).with("section", name(context, &section.heading));
    (is_of_another && is_whole && facts.spec.required).then(|| hit.with("other", name(context, &holder.heading)))
}

#[cfg(test)]
mod tests {
    use crate::{Linter, Options};

    #[test]
    fn a_heading_is_told_in_the_words_of_the_draft() {
        let text = "清河街道办事处2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n无。\n四、结转下年度继续办理\n四、政府信息公开行政复议、行政诉讼情况\n无。\n";
        let linter = Linter::new(&[]).expect("the built-in rules");
        let options = Options { select: vec!["S107".to_owned()], ..Options::default() };
        let checked = linter.check(text.as_bytes(), "a.txt", &options).verdict.expect("a report");
        let messages: Vec<&str> = checked.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(messages, ["“结转下年度继续办理”只有标题，没有内容"]);
    }
}
