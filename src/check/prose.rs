//! Figures in sentences against the tables, and against one another.

mod bind;
mod breakdown;
mod fee;
mod ledger;

use super::{Context, Hit, Spot, Value};
use crate::facts::CellId;
use crate::pack::Rule;
use crate::statement::{Standing, Statement, Subject};
use bind::{Bound, Verdict};

pub(super) use breakdown::{percentage, sum};
pub(super) use fee::{implausible as fee_implausible, unreported as fee_unreported};
pub(crate) use bind::Reason;
pub(crate) use ledger::{Booked, BookedKind, book};

/// No more characters of a sentence than this are quoted.
const LONGEST_QUOTATION: usize = 60;

/// C501 to C504, C509, C511: a figure that differs from its cells, both more than nothing.
pub(super) fn figure(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let own = context.prose.statements.iter().filter(|statement| {
        let named = |subject: &Subject| rule.logic.groups.iter().any(|group| group.name == subject.key());
        !statement.subjects.is_empty() && statement.subjects.iter().all(named)
    });
    let differing = own.filter_map(|statement| Some((statement, differing(context, statement)?)));
    differing.filter(|(statement, bound)| !is_of_nothing(statement, bound)).map(|(statement, bound)| hit(context, statement, &bound)).collect()
}

/// C505: words that say none against figures, or figures against none.
pub(super) fn none(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let statements = context.prose.statements.iter();
    let differing = statements.filter_map(|statement| Some((statement, differing(context, statement)?)));
    let opposite = differing.filter(|(statement, bound)| is_of_nothing(statement, bound));
    let case = |statement: &Statement| if statement.figure.value.is_zero() { None } else { Some("table-none") };
    opposite.map(|(statement, bound)| Hit { case: case(statement), ..hit(context, statement, &bound) }).collect()
}

fn differing(context: &Context<'_>, statement: &Statement) -> Option<Bound> {
    match bind::bind(context, statement) {
        Verdict::Different(bound) => Some(bound),
        _ => None,
    }
}

/// Whether one side says none and the other some.
fn is_of_nothing(statement: &Statement, bound: &Bound) -> bool {
    statement.figure.value.is_zero() != bound.expected.is_zero()
}

fn hit(context: &Context<'_>, statement: &Statement, bound: &Bound) -> Hit {
    let hit = Hit::at(statement.span)
        .with("sentence", quotation(context, statement))
        .with("stated", stated(statement))
        .with("subject", Value::Terms(statement.subjects.iter().map(|subject| subject.key()).collect()))
        .with("expected", bound.expected)
        .with("sum", bound.sum.clone());
    told(context, &bound.cells).into_iter().fold(hit, |hit, cell| hit.also(context.spot(cell)))
}

/// The cells that are shown: those that are not zero, or the first.
fn told(context: &Context<'_>, cells: &[CellId]) -> Vec<CellId> {
    let is_some = |cell: &CellId| context.facts.cell(*cell).and_then(|cell| cell.value.addend()).is_some_and(|value| !value.is_zero());
    let some: Vec<CellId> = cells.iter().copied().filter(is_some).collect();
    if some.is_empty() { cells.iter().copied().take(1).collect() } else { some }
}

/// The figure as it stands; 0 where words say none.
fn stated(statement: &Statement) -> String {
    format!("{}{}", statement.figure.value.normalize(), statement.figure.unit)
}

/// The words of a statement without white space.
fn quotation(context: &Context<'_>, statement: &Statement) -> String {
    quoted(context.text(statement.span))
}

fn quoted(text: &str) -> String {
    let words: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if words.chars().count() <= LONGEST_QUOTATION {
        return words;
    }
    words.chars().take(LONGEST_QUOTATION).chain(['…']).collect()
}

/// C510: two sentences that give different figures for the same thing, which no table decides.
pub(super) fn contradiction(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut said: Vec<(Subject, &Statement)> = Vec::new();
    let mut hits = Vec::new();
    for statement in &context.prose.statements {
        let [subject] = statement.subjects.as_slice() else { continue };
        let is_whole = statement.standing == Standing::Own;
        // Even a part of the requests is more than none.
        let is_some = REQUESTS.contains(subject) && !statement.figure.value.is_zero();
        let is_part = is_some && matches!(statement.standing, Standing::PartOfYear | Standing::Qualified | Standing::Approximate);
        let is_decided = || matches!(bind::bind(context, statement), Verdict::Equal(_) | Verdict::Different(_));
        if !(is_whole || is_part) || is_decided() {
            continue;
        }
        match said.iter().find(|(other, before)| is_contradicted(*other, before, *subject, statement)) {
            Some((_, before)) => hits.push(
                Hit::at(statement.span)
                    .with("subject", Value::Terms(vec![subject.key()]))
                    .with("found", quotation(context, statement))
                    .with("other", quotation(context, before))
                    .also(Spot::at(before.span)),
            ),
            None if said.iter().any(|(other, before)| other == subject && before.standing == statement.standing) => {}
            None => said.push((*subject, statement)),
        }
    }
    hits
}

/// Subjects of which there is none where no request was received.
const REQUESTS: [Subject; 4] = [Subject::Received, Subject::Handled, Subject::OnRequest, Subject::InHand];

fn is_contradicted(one: Subject, before: &Statement, other: Subject, statement: &Statement) -> bool {
    let (first, value) = (before.figure.value, statement.figure.value);
    let are_whole = before.standing == Standing::Own && statement.standing == Standing::Own;
    if one == other && are_whole && one != Subject::OnRequest {
        return first != value;
    }
    let none = if first.is_zero() { (one, before) } else { (other, statement) };
    first.is_zero() != value.is_zero()
        && REQUESTS.contains(&one)
        && REQUESTS.contains(&other)
        && none.0 != Subject::OnRequest
        && none.1.standing == Standing::Own
}
