//! Percentages behind figures of the tables: 予以公开75件，占44.1%.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::bind::{self, Verdict};
use super::breakdown;
use crate::check::{Context, Hit, Spot};
use crate::facts::CellId;
use crate::pack::Rule;
use crate::span::Span;
use crate::statement::{Portion, Portioned, Statement, Subject};

/// Figures that agree with the tables, by their places.
type Agreed<'c> = BTreeMap<Span, &'c Statement>;

/// C507: a percentage that no whole it can be of makes right. Only a figure that agrees with the tables is
/// held against their wholes.
pub(super) fn wrong(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    if context.prose.portions.is_empty() {
        return Vec::new();
    }
    let equal = bind::all(context).filter(|(_, verdict)| matches!(verdict, Verdict::Equal(_)));
    let agreed: Agreed<'_> = equal.map(|(statement, _)| (statement.figure.span, statement)).collect();
    context.prose.portions.iter().filter_map(|portion| hit(context, rule, portion, &agreed)).collect()
}

fn hit(context: &Context<'_>, rule: &Rule, portion: &Portion, agreed: &Agreed<'_>) -> Option<Hit> {
    let (parts, part) = match &portion.of {
        Portioned::Figure(figure, sums) => (sums.clone(), figure.span),
        Portioned::Named(subject, span) => (bind::values(context, *subject)?, *span),
        Portioned::Growth(figure) => {
            let change = figure.value.checked_sub(portion.whole.as_ref()?.value)?;
            (vec![change.abs()], figure.span)
        }
        Portioned::Change(figure) => (vec![figure.value], figure.span),
    };
    let of_cells = match &portion.of {
        _ if portion.whole.is_some() => None,
        Portioned::Growth(_) | Portioned::Change(_) => None,
        Portioned::Named(subject, _) => of_table(context, rule, subject.key()),
        Portioned::Figure(figure, _) => {
            let subject = agreed.get(&figure.span).and_then(|statement| match statement.subjects.as_slice() {
                [subject] => Some(subject.key()),
                _ => None,
            });
            subject.and_then(|subject| of_table(context, rule, subject)).or_else(|| of_named(context, portion))
        }
    };
    let told_whole = portion.whole.as_ref().or(portion.near.as_ref().filter(|_| of_cells.is_none()));
    let (mut wholes, cell) = told_whole.map(|whole| (vec![whole.value], None)).or(of_cells)?;
    let value = *parts.first()?;
    let first = wholes.first().copied().filter(|whole| *whole >= value)?;
    if portion.whole.is_none() {
        wholes.extend(&portion.wholes);
    }
    let is_right = |part: &Decimal, whole: &Decimal| {
        breakdown::exact(*part, *whole).is_some_and(|exact| breakdown::is_right(&portion.share, exact))
    };
    if wholes.iter().any(|whole| parts.iter().any(|part| is_right(part, whole))) {
        return None;
    }
    let told = format!("{}{}", first.normalize(), told_whole.map_or("件", |whole| whole.unit));
    let hit = breakdown::wrong(context, &portion.share, (part, value), (first, told))?;
    let hit = match portion.of {
        Portioned::Growth(_) => hit.case("growth"),
        Portioned::Change(_) => hit.case("change"),
        Portioned::Figure(..) | Portioned::Named(..) => hit,
    };
    let place = told_whole.map(|whole| Spot::at(whole.span));
    Some(place.or(cell.map(|cell| context.spot(cell))).into_iter().fold(hit, Hit::also))
}

/// The wholes that a portion names by words, as the tables have them: 占新收总数的. All requests in hand can be meant.
fn of_named(context: &Context<'_>, portion: &Portion) -> Option<(Vec<Decimal>, Option<CellId>)> {
    let mut wholes = bind::values(context, portion.named?)?;
    let others = [Subject::Received, Subject::InHand, Subject::Processed];
    wholes.extend(others.into_iter().filter_map(|other| bind::values(context, other)).flatten());
    Some((wholes, None))
}

/// The wholes of a subject in the tables, and the first cell of the first.
fn of_table(context: &Context<'_>, rule: &Rule, subject: &str) -> Option<(Vec<Decimal>, Option<CellId>)> {
    let group = rule.lists().groups.iter().find(|group| group.name == subject)?;
    let sides: Vec<_> = group.words.iter().filter_map(|text| bind::side(context, text)).collect();
    let cell = sides.first().and_then(|side| side.terms.first()).map(|term| term.cell);
    Some((sides.into_iter().map(|side| side.value).collect(), cell))
}
