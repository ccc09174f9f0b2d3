//! S115: the numbering of items inside a section.

use super::{Context, Hit};
use crate::pack::Rule;
use crate::quantity;
use crate::report::{Heading, Number, Section, Style};

/// S115: items that skip or repeat a number. A list may restart at one at any time.
pub(super) fn misnumbered(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    context.report.sections.iter().flat_map(|section| in_section(context, section)).collect()
}

fn in_section(context: &Context<'_>, section: &Section) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut open: Vec<(Number, &Heading)> = Vec::new();
    for item in &section.items {
        let Some(number) = item.number.filter(|number| number.style >= Style::Paren) else {
            continue;
        };
        open.retain(|(other, _)| other.style <= number.style);
        let before = open.iter().position(|(other, _)| other.style == number.style);
        let last = before.map(|at| open.swap_remove(at));
        if let Some((last, heading)) = last {
            let expected = last.value + 1;
            let is_told_between = || stands_between(context, heading, item, number.style, last.value, number.value);
            if number.value != 1 && number.value != expected && !is_told_between() {
                let hit = Hit::at(number.span).with("section", section.heading.text.as_str());
                hits.push(
                    hit.with("found", written(number.style, number.value))
                        .with("expected", written(number.style, expected)),
                );
            }
        }
        open.push((number, item));
    }
    hits
}

/// Whether the numbers that seem to be skipped stand inside the lines between.
fn stands_between(
    context: &Context<'_>,
    from: &Heading,
    to: &Heading,
    style: Style,
    last: usize,
    value: usize,
) -> bool {
    let text = context.document.text();
    let between = text.get(from.span.start as usize..to.span.start as usize).unwrap_or_default();
    value > last + 1 && (last + 1..value).all(|skipped| forms(style, skipped).iter().any(|form| between.contains(form)))
}

fn written(style: Style, value: usize) -> String {
    forms(style, value).into_iter().next().unwrap_or_default()
}

fn forms(style: Style, value: usize) -> Vec<String> {
    let han = quantity::to_chinese(value);
    match style {
        Style::Paren => vec![format!("（{han}）"), format!("({han})"), format!("{han}是")],
        Style::Arabic => vec![format!("{value}."), format!("{value}、"), format!("{value}．")],
        Style::ArabicParen => vec![format!("（{value}）"), format!("({value})")],
        Style::Circled => u32::try_from(value)
            .ok()
            .and_then(|value| char::from_u32('①' as u32 + value - 1))
            .map(String::from)
            .into_iter()
            .collect(),
        Style::Part | Style::Comma => vec![format!("{han}、")],
    }
}
