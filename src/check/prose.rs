//! Figures in sentences against the tables, and against one another.

mod bind;
mod breakdown;
mod ended;
mod fee;
mod ledger;
mod portion;
mod some;

use std::collections::BTreeSet;

use super::{Context, Hit, Spot, Value};
use crate::facts::CellId;
use crate::pack::Rule;
use crate::span::Span;
use crate::statement::{Standing, Statement, Subject};
use bind::Bound;

pub(crate) use bind::{Reason, Verdict};
pub(super) use breakdown::{percentage, sum};
pub(super) use fee::{implausible as fee_implausible, unreported as fee_unreported};
pub(crate) use ledger::{Booked, BookedKind, book};

/// No more characters of a sentence than this are quoted.
const LONGEST_QUOTATION: usize = 60;

/// A statement and the cells from which it differs.
type Differing<'c> = (&'c Statement, Bound);

/// C501 to C504, C509, C511, C513: a figure that differs from its cells, both more than nothing, or of rows of which
/// sentences seldom tell.
pub(super) fn figure(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let named = |subject: &Subject| rule.lists().groups.iter().any(|group| group.name == subject.key());
    let mut found = differing(context);
    found.retain(|(statement, bound)| {
        statement.subjects.iter().all(named) && (is_of_row(statement) || !is_of_nothing(statement, bound))
    });
    together(&found).map(|group| hit(context, group)).collect()
}

/// C505: words that say none against figures, or figures against none.
pub(super) fn none(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut found = differing(context);
    found.retain(|(statement, bound)| is_of_nothing(statement, bound) && !is_of_row(statement));
    let is_some = |group: &[Differing<'_>]| group.iter().any(|(statement, _)| !statement.figure.value.is_zero());
    found.extend(some::of_none(context));
    found.sort_by_key(|(statement, _)| statement.span.start);
    together(&found).map(|group| Hit { case: is_some(group).then_some("table-none"), ..hit(context, group) }).collect()
}

fn differing<'c>(context: &'c Context<'_>) -> Vec<Differing<'c>> {
    let bound = bind::all(context).filter_map(|(statement, verdict)| match verdict {
        Verdict::Different(bound) => Some((statement, bound.clone())),
        _ => None,
    });
    bound.collect()
}

/// Statements of the same words are one finding: 未发生行政复议、行政诉讼.
fn together<'f, 'c>(found: &'f [Differing<'c>]) -> impl Iterator<Item = &'f [Differing<'c>]> {
    found.chunk_by(|(one, _), (other, _)| one.span == other.span)
}

/// Whether one side says none and the other some.
fn is_of_nothing(statement: &Statement, bound: &Bound) -> bool {
    statement.figure.value.is_zero() != bound.expected.is_zero()
}

/// Whether it tells of rows of which sentences seldom tell.
fn is_of_row(statement: &Statement) -> bool {
    statement.subjects.iter().all(|subject| subject.is_of_row())
}

fn hit(context: &Context<'_>, group: &[Differing<'_>]) -> Hit {
    let Some((statement, _)) = group.first() else { return Hit::default() };
    let subjects = group.iter().flat_map(|(statement, _)| &statement.subjects).map(|subject| subject.key());
    let expected = group.iter().map(|(_, bound)| bound.expected.normalize().to_string());
    let hit = Hit::at(statement.span)
        .with("sentence", quotation(context, statement))
        .with("stated", stated(statement))
        .with("subject", Value::Terms(subjects.collect()))
        .with("expected", Value::List(expected.collect()))
        .with("sum", Value::List(group.iter().map(|(_, bound)| bound.sum.clone()).collect()));
    let cells = group.iter().flat_map(|(_, bound)| told(context, &bound.cells));
    cells.fold(hit, |hit, cell| hit.also(context.spot(cell)))
}

/// The cells that are shown: those that are not zero, or the first.
fn told(context: &Context<'_>, cells: &[CellId]) -> Vec<CellId> {
    let is_some = |cell: &CellId| {
        context.facts.cell(*cell).and_then(|cell| cell.value.addend()).is_some_and(|value| !value.is_zero())
    };
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
    let lists = context.prose.lists.iter();
    let in_list = lists.flat_map(|list| list.parts.iter().map(|part| (part.figure.span, list.whole.span)));
    let in_list: BTreeSet<(Span, Span)> = in_list.collect();
    let is_part_of = |part: &Statement, whole: &Statement| in_list.contains(&(part.figure.span, whole.figure.span));
    let mut hits = Vec::new();
    for (statement, verdict) in bind::all(context) {
        let [subject] = statement.subjects.as_slice() else { continue };
        // Applicants can be those of all requests or of the new ones, and rows have no other words: only the table tells.
        let is_whole = statement.standing == Standing::Own && !subject.is_applicant() && !subject.is_of_row();
        // Even a part of the requests is more than none.
        let is_some = REQUESTS.contains(subject) && !statement.figure.value.is_zero();
        let is_part =
            is_some && matches!(statement.standing, Standing::PartOfYear | Standing::Qualified | Standing::Approximate);
        let is_decided = matches!(verdict, Verdict::Equal(_) | Verdict::Different(_));
        if !(is_whole || is_part) || is_decided {
            continue;
        }
        match said.iter().find(|(other, before)| is_contradicted(*other, before, *subject, statement)) {
            Some((_, before)) if is_part_of(statement, before) => {}
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
