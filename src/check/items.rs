//! S115: the numbering of items inside a section, on lines of their own and in prose.

use super::order::resume;
use super::sections::renumbered;
use super::{Context, Hit, Spot, points, torn};
use crate::pack::Rule;
use crate::quantity;
use crate::report::{Heading, Section, Style};
use crate::span::Span;

/// S115: items that skip or repeat a number. A list may restart at one at any time; of a torn table the numbers of
/// labels are left, which are none.
pub(super) fn misnumbered(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let torn: Vec<Span> = torn::places(context).map(|(place, _)| place).collect();
    let is_torn = |section: &Section| {
        let whole = section.heading.span.to(section.content);
        torn.iter().any(|place| whole.start <= place.start && place.start < whole.end)
    };
    let sections = context.report.sections.iter().filter(|section| !is_torn(section));
    sections
        .flat_map(|section| in_section(context, section).into_iter().chain(points::misnumbered(context, section)))
        .collect()
}

fn in_section(context: &Context<'_>, section: &Section) -> Vec<Hit> {
    let mut hits = Vec::new();
    // The last number of each style that is still open, and the item that has it.
    let mut open: Vec<(Style, usize, &Heading)> = Vec::new();
    for (index, item) in section.items.iter().enumerate() {
        let Some(number) = item.number.filter(|number| number.style >= Style::Paren) else { continue };
        open.retain(|(style, ..)| *style <= number.style);
        let before = open.iter().position(|(style, ..)| *style == number.style).map(|at| open.swap_remove(at));
        let mut value = number.value;
        if let Some((_, last, heading)) = before {
            let expected = last + 1;
            let is_told = || stands_between(context, heading, item, number.style, last, number.value);
            if number.value != 1 && number.value != expected && !is_told() {
                let hit = Hit::at(number.span).with("section", super::sections::name(context, &section.heading));
                let (found, right) = (numeral(number.style, number.value), numeral(number.style, expected));
                let hit = renumbered(context, hit, number.span, &found, &right);
                let (found, right) = (written(number.style, number.value), written(number.style, expected));
                hits.push(hit.with("found", found).with("expected", right).also(Spot::at(heading.span)));
                let later = section.items.iter().skip(index + 1).filter_map(|item| item.number);
                let next = later.take_while(|next| next.style >= number.style).find(|next| next.style == number.style);
                value = resume(expected, number.value, next.map(|next| next.value));
            }
        }
        open.push((number.style, value, item));
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

/// The number alone, without its brackets and stops.
fn numeral(style: Style, value: usize) -> String {
    match style {
        Style::Arabic | Style::ArabicParen => value.to_string(),
        Style::Circled => written(style, value),
        Style::Paren | Style::Part | Style::Comma => quantity::to_chinese(value),
    }
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
