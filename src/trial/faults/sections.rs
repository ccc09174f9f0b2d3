//! Faults of sections and their headings.

use super::Draft;
use crate::quantity::to_chinese;
use crate::report::{Heading, Section};
use crate::span::Span;
use crate::trial::edit::{Edit, digits, lines, moved};
use crate::trial::fault::{Fault, FaultKind};

/// A section that no edition has.
const ADDED: &str = "政务新媒体运营情况\n全年运行平稳。\n";

/// The beginning of a document that is no part of a report.
const SECOND: &str = "年政府信息公开工作计划\n一、指导思想\n坚持便民利民，把公开的要求落实到日常工作中。\n\
                      二、工作任务\n及时公开群众关心的事项，更新办事指南。\n";

pub(super) fn add(draft: &Draft<'_>, faults: &mut Vec<Fault>) {
    let sections = &draft.report.sections;
    for (index, section) in sections.iter().enumerate() {
        let (place, label) = (key(section), section.heading.text.clone());
        let mut add = |kind, edits| faults.push(Fault::new(kind, &place, &label, edits));
        let own = extent(draft, section);
        add(FaultKind::SectionDropped, vec![Edit::without(own)]);
        if let Some(next) = sections.get(index + 1).map(|next| extent(draft, next)).filter(|next| next.start == own.end)
        {
            add(
                FaultKind::SectionsSwapped,
                vec![Edit::new(own, next.of(draft.text)), Edit::new(next, own.of(draft.text))],
            );
        }
        add(FaultKind::SectionRenamed, vec![Edit::new(section.heading.name, renamed(&section.heading.text))]);
        add(FaultKind::SectionEmptied, vec![Edit::new(section.content, "\n")]);
        if let Some(edit) = misnumbered(draft, &section.heading) {
            add(FaultKind::SectionMisnumbered, vec![edit]);
        }
        for item in &section.items {
            let edit = misnumbered(draft, item);
            let words: String = item.text.chars().take(12).collect();
            faults.extend(edit.map(|edit| Fault::new(FaultKind::ItemMisnumbered, key(section), words, vec![edit])));
        }
    }
    if let Some(last) = sections.last() {
        let end = extent(draft, last).end as usize;
        let edit = Edit::new(Span::at(end), format!("{}、{ADDED}", to_chinese(sections.len() + 1)));
        faults.push(Fault::new(FaultKind::SectionAdded, "end", "", vec![edit]));
        let next = draft.year.map_or(2025, |year| year + 1);
        let break_ = if draft.text.ends_with('\n') { "" } else { "\n" };
        let edit = Edit::new(Span::at(draft.text.len()), format!("{break_}{next}{SECOND}"));
        faults.push(Fault::new(FaultKind::DocumentAdded, "end", "", vec![edit]));
    }
}

/// The topic of a section; of one without a topic its name.
fn key(section: &Section) -> String {
    section.heading.topic.map_or_else(|| section.heading.text.clone(), |topic| topic.key().to_owned())
}

/// Heading and content, in whole lines.
fn extent(draft: &Draft<'_>, section: &Section) -> Span {
    let heading = lines(draft.text, section.heading.span);
    Span::new(heading.start as usize, section.content.end.max(section.heading.span.end) as usize)
}

/// A name that has the same subject in other words.
fn renamed(name: &str) -> String {
    let words = [("情况", "工作"), ("事项", "内容"), ("概述", "概况")];
    let found = words.into_iter().find(|(found, _)| name.contains(found));
    found.map_or_else(|| format!("{name}工作"), |(found, other)| name.replace(found, other))
}

/// The number of a heading and one more.
fn misnumbered(draft: &Draft<'_>, heading: &Heading) -> Option<Edit> {
    let number = heading.number?;
    if let Some(figure) = digits(draft.text, number.span).first() {
        return moved(draft.text, *figure, 1);
    }
    let (own, next) = (to_chinese(number.value), to_chinese(number.value + 1));
    let words = number.span.of(draft.text);
    words.contains(&own).then(|| Edit::new(number.span, words.replacen(&own, &next, 1)))
}
