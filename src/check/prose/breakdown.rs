//! Breakdowns in sentences: parts against their whole, percentages against parts.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{bind, portion, quoted};
use crate::check::{Context, Hit, Spot};
use crate::pack::Rule;
use crate::span::Span;
use crate::statement::{Breakdown, Part, Share, Standing, Statement, Subject};

/// C506: parts that do not add up to their whole.
pub(in crate::check) fn sum(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let unequal = context.prose.lists.iter().filter(|list| !list.is_equal() && is_judged(context, list));
    unequal.filter_map(|list| sum_hit(context, list)).collect()
}

/// Whether the parts of a list must make up its whole: not where the tables have its figures and more that
/// the sentence leaves out, 办结12件，其中予以公开5件、无法提供3件.
pub(super) fn is_judged(context: &Context<'_>, list: &Breakdown) -> bool {
    let is_short = list.sum().is_some_and(|sum| sum < list.whole.value);
    let is_of_some = || is_short_by_tables(context, list) == Some(true) || has_part_of_outcome(context, list);
    list.is_closed && !(is_short && is_of_some()) && !is_of_another(context, list)
}

/// Whether a part is one reason of an outcome: 因本机关不掌握无法提供的29件.
fn has_part_of_outcome(context: &Context<'_>, list: &Breakdown) -> bool {
    let of_part = |part: &Part| bind::statement(context, &part.figure);
    let is_of_some = |statement: &Statement| {
        statement.standing == Standing::Qualified && statement.subjects.iter().any(|subject| subject.is_outcome())
    };
    list.parts.iter().filter_map(of_part).any(is_of_some)
}

/// Whether parts that do not stand right behind a whole of requests make up another that the tables have: 新收100件，上年结转4件，
/// 其中自然人84件、法人20件.
fn is_of_another(context: &Context<'_>, list: &Breakdown) -> bool {
    const WHOLES: [Subject; 3] = [Subject::Received, Subject::InHand, Subject::Processed];
    let Some((first, sum)) = list.parts.first().zip(list.sum()) else { return false };
    if first.figure.span < list.whole.span {
        return false;
    }
    let between = context.text(Span::new(list.whole.span.end as usize, first.figure.span.start as usize));
    let is_distant = between.contains(|c: char| c == '。' || c.is_ascii_digit());
    is_distant
        && bind::expected(context, &list.whole).is_some()
        && WHOLES.iter().any(|whole| bind::values(context, *whole).is_some_and(|values| values.contains(&sum)))
}

/// Whether the cells of the parts make less than those of the whole; none where a figure has no cells.
fn is_short_by_tables(context: &Context<'_>, list: &Breakdown) -> Option<bool> {
    let whole = bind::expected(context, &list.whole)?;
    let sum = list.parts.iter().try_fold(Decimal::ZERO, |sum, part| {
        let expected = bind::expected(context, &part.figure).or_else(|| bind::agreed(context, &part.figure));
        expected.and_then(|expected| sum.checked_add(expected))
    });
    Some(sum? < whole)
}

fn sum_hit(context: &Context<'_>, list: &Breakdown) -> Option<Hit> {
    let sum = list.sum()?;
    let difference = sum.checked_sub(list.whole.value)?.abs();
    let hit = Hit::at(list.whole.span)
        .with("whole", quoted(context.text(list.whole.span)))
        .with("terms", terms(list))
        .with("sum", sum)
        .with("difference", difference)
        .with("count", list.parts.len());
    let hit = if sum > list.whole.value { hit.case("more") } else { hit };
    Some(list.parts.iter().fold(hit, |hit, part| hit.also(Spot::at(part.figure.span))))
}

/// The parts: `5 + 119 + 1 + 3`.
pub(super) fn terms(list: &Breakdown) -> String {
    let values = list.parts.iter().map(|part| part.figure.value.normalize().to_string());
    values.collect::<Vec<_>>().join(" + ")
}

/// C507: percentages that are not those of their parts. A list whose parts do not add up is told by
/// its sum alone.
pub(in crate::check) fn percentage(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let is_whole = |list: &&Breakdown| list.is_equal() && !list.whole.value.is_zero();
    let lists = context.prose.lists.iter().filter(is_whole);
    lists.flat_map(|list| percentages(context, list)).chain(portion::wrong(context, rule)).collect()
}

/// The wrong percentages of a list. Where the whole is written nowhere, several of them come of one wrong figure, and
/// parts that have cells are held against those.
fn percentages(context: &Context<'_>, list: &Breakdown) -> Vec<Hit> {
    if is_bent_to_all(list) {
        return Vec::new();
    }
    let hits: Vec<Hit> = list.parts.iter().filter_map(|part| percentage_hit(context, list, part)).collect();
    let has_cells = |part: &Part| bind::expected(context, &part.figure).is_some();
    let is_told = list.has_written_whole() || hits.len() < 2 && !list.parts.iter().any(has_cells);
    if is_told { hits } else { Vec::new() }
}

/// Whether each percentage of a list is less than a step of its last digit away, and all make 100: offices bend the last
/// of them so that they do.
fn is_bent_to_all(list: &Breakdown) -> bool {
    let mut sum = Decimal::ZERO;
    for part in &list.parts {
        let Some(share) = part.share.as_ref().filter(|share| !share.is_of_another) else { return false };
        let Some(exact) = exact(part.figure.value, list.whole.value) else { return false };
        let is_near = (exact - share.percent).abs() < Decimal::new(1, share.percent.scale());
        let Some(more) = sum.checked_add(share.percent).filter(|_| is_near) else { return false };
        sum = more;
    }
    sum == Decimal::ONE_HUNDRED
}

fn percentage_hit(context: &Context<'_>, list: &Breakdown, part: &Part) -> Option<Hit> {
    let share = part.share.as_ref().filter(|share| !share.is_of_another)?;
    if is_right(share, exact(part.figure.value, list.whole.value)?) {
        return None;
    }
    let is_written = list.has_written_whole();
    let whole = &list.whole;
    let told = if is_written {
        quoted(context.text(whole.span))
    } else {
        format!("{}{}", whole.value.normalize(), whole.unit)
    };
    let hit = wrong(context, share, (part.figure.span, part.figure.value), (whole.value, told))?;
    Some(if is_written { hit.also(Spot::at(whole.span)) } else { hit })
}

/// A percentage that is not that of its part, a place and a value, in a whole, a value and how it is told.
pub(super) fn wrong(
    context: &Context<'_>,
    share: &Share,
    (place, value): (Span, Decimal),
    (whole, told): (Decimal, String),
) -> Option<Hit> {
    let scale = share.percent.scale().max(1);
    let rounded = exact(value, whole)?.round_dp_with_strategy(scale, RoundingStrategy::MidpointAwayFromZero);
    let hit = Hit::at(share.span)
        .with("found", context.text(share.span).trim())
        .with("part", quoted(context.text(place)))
        .with("whole", told)
        .with("expected", rounded);
    Some(hit.also(Spot::at(place)))
}

/// The percentage of a part in a whole that is not zero.
pub(super) fn exact(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// Whether a percentage is the exact one, rounded or cut off at its last digit.
pub(super) fn is_right(share: &Share, exact: Decimal) -> bool {
    let scale = share.percent.scale();
    let rounded = |strategy| exact.round_dp_with_strategy(scale, strategy) == share.percent;
    rounded(RoundingStrategy::MidpointAwayFromZero)
        || rounded(RoundingStrategy::ToZero)
        || rounded(RoundingStrategy::MidpointNearestEven)
}
