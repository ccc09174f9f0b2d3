//! Which cells a statement is compared with.
//!
//! Rules say it: a group has the key of a subject, its words are expressions over the facts. The first
//! that the edition knows is what the statement should say; any of them will do.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::ended::Ended;
use crate::check::Context;
use crate::eval::{Evaluator, Open, Side, Term};
use crate::expr;
use crate::facts::{Cell, CellId, Value};
use crate::pack::Binding;
use crate::statement::{Figure, Standing, Statement, Subject};

/// What came of a statement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Verdict {
    Equal(Bound),
    Different(Bound),
    Unbound(Reason),
}

/// What a statement was compared with.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bound {
    pub(crate) expected: Decimal,
    /// The addends that are not zero, with the sum where there are several: `3 + 1 = 4`.
    pub(crate) sum: String,
    pub(crate) cells: Vec<CellId>,
}

/// Why a statement was not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// What the sentence speaks of.
    Standing(Standing),
    /// The edition has no cell for it.
    NoCell,
    /// The report lacks the cell, or it has no figure.
    Open(Open),
    /// The table is wholly blank.
    Blank,
    /// It counts what was newly received only, and the table counts what was carried over too.
    NewOnly,
}

/// Every statement with what came of it.
pub(crate) fn all<'c>(context: &'c Context<'_>) -> impl Iterator<Item = (&'c Statement, &'c Verdict)> {
    context.prose.statements.iter().zip(verdicts(context))
}

/// What a figure of a sentence should be, by its cells.
pub(super) fn expected(context: &Context<'_>, figure: &Figure) -> Option<Decimal> {
    let mut found = context.prose.statements.iter().zip(verdicts(context)).skip(place(context, figure));
    let (_, verdict) = found.next().filter(|(statement, _)| statement.figure.span == figure.span)?;
    match verdict {
        Verdict::Equal(bound) | Verdict::Different(bound) => Some(bound.expected),
        Verdict::Unbound(_) => None,
    }
}

/// The place of the first statement of a figure or of one behind it.
fn place(context: &Context<'_>, figure: &Figure) -> usize {
    context.prose.statements.partition_point(|statement| statement.figure.span.start < figure.span.start)
}

/// The statement of a figure.
pub(super) fn statement<'c>(context: &Context<'c>, figure: &Figure) -> Option<&'c Statement> {
    let behind = context.prose.statements.get(place(context, figure)..)?;
    let mut here = behind.iter().take_while(|statement| statement.figure.span.start == figure.span.start);
    here.find(|statement| statement.figure.span == figure.span)
}

/// What a figure of those who asked is by its cells, where it agrees with them and it is left open of which requests it
/// speaks.
pub(super) fn agreed(context: &Context<'_>, figure: &Figure) -> Option<Decimal> {
    let statement = context.prose.statements.get(place(context, figure)..)?.first()?;
    if statement.figure.span != figure.span {
        return None;
    }
    let [subject] = statement.subjects.as_slice() else { return None };
    let is_open = statement.standing == Standing::Qualified && subject.is_applicant();
    values(context, *subject).filter(|values| is_open && values.contains(&figure.value)).map(|_| figure.value)
}

/// What came of each statement, in their order.
fn verdicts<'c>(context: &'c Context<'_>) -> &'c [Verdict] {
    context.verdicts.get_or_init(|| {
        let (mut known, ended) = (Known::new(), OnceCell::new());
        let ended = || ended.get_or_init(|| Ended::of(context));
        context.prose.statements.iter().map(|statement| bind(context, statement, &mut known, &ended)).collect()
    })
}

/// What subjects should be, as far as it has been worked out.
type Known = BTreeMap<Vec<Subject>, Result<Vec<Side>, Reason>>;

/// Compares a statement with its cells.
fn bind<'c>(
    context: &Context<'_>,
    statement: &Statement,
    known: &mut Known,
    ended: &impl Fn() -> &'c Ended<'c>,
) -> Verdict {
    if statement.standing != Standing::Own {
        return Verdict::Unbound(Reason::Standing(statement.standing));
    }
    if statement.subjects.is_empty() {
        return Verdict::Unbound(Reason::NoCell);
    }
    let sides = known.entry(statement.subjects.clone()).or_insert_with(|| sides(context, &statement.subjects));
    let sides = match sides {
        Ok(sides) => sides,
        Err(reason) => return Verdict::Unbound(*reason),
    };
    let value = statement.figure.value;
    let Some(first) = sides.first() else {
        return Verdict::Unbound(Reason::NoCell);
    };
    if is_blank(context, first) || first.terms.iter().any(|term| is_missing(context, term.cell)) {
        return Verdict::Unbound(Reason::Blank);
    }
    let is_amount = statement.subjects == [Subject::Collected];
    let is_equal = |side: &&Side| side.value == value || is_amount && is_rounded(context, &statement.figure, side);
    if let Some(equal) = sides.iter().find(is_equal) {
        return Verdict::Equal(bound(context, equal));
    }
    if let Some(equal) = other_reading(context, statement) {
        return Verdict::Equal(bound(context, &equal));
    }
    if statement.is_of_new && value < first.value && has_carried_over(context, &statement.subjects) {
        return Verdict::Unbound(Reason::NewOnly);
    }
    if statement.subjects == [Subject::Processed] && is_made_up(ended(), &statement.figure, first.value) {
        return Verdict::Unbound(Reason::Standing(Standing::Qualified));
    }
    Verdict::Different(bound(context, first))
}

/// What the figure of a statement is by the cells of what it can count as well.
fn other_reading(context: &Context<'_>, statement: &Statement) -> Option<Side> {
    let sides = of_subject(context, statement.or?).ok()?;
    sides.into_iter().find(|side| side.value == statement.figure.value)
}

/// Whether an amount in yuan and its cell differ by no more than what either leaves out: 385万元, 384.62.
fn is_rounded(context: &Context<'_>, figure: &Figure, side: &Side) -> bool {
    let text = context.text(figure.span);
    let unit = match () {
        () if text.contains('亿') => Decimal::from(100_000_000),
        () if text.contains('万') => Decimal::from(10_000),
        () => Decimal::ONE,
    };
    let decimals = |digits: &str| digits.chars().take_while(char::is_ascii_digit).count();
    let scale = text.split_once(['.', '．']).map_or(0, |(_, digits)| decimals(digits));
    let step = |unit: Decimal, scale: u32| unit.checked_mul(Decimal::try_new(1, scale).unwrap_or_default());
    let cell = |term: &Term| context.facts.cell(term.cell).and_then(|cell| cell.value.addend());
    let of_cell = side.terms.first().and_then(|term| step(term.factor, cell(term)?.scale()));
    let of_figure = step(unit, u32::try_from(scale).unwrap_or(u32::MAX));
    let difference = side.value.checked_sub(figure.value).map(|difference| difference.abs());
    difference < of_figure.max(of_cell).filter(|step| !step.is_zero()) && difference.is_some()
}

/// Whether requests that ended without an answer, in the same sentence, make up what a figure lacks: 答复74件，申请人撤回1件.
fn is_made_up(ended: &Ended<'_>, figure: &Figure, expected: Decimal) -> bool {
    let missing = expected.checked_sub(figure.value).filter(|missing| *missing > Decimal::ZERO);
    missing.is_some_and(|missing| ended.make_up(figure, missing))
}

/// What the subjects should be together; several where more than one meaning will do.
fn sides(context: &Context<'_>, subjects: &[Subject]) -> Result<Vec<Side>, Reason> {
    let mut total: Option<Vec<Side>> = None;
    for subject in subjects {
        let own = of_subject(context, *subject)?;
        total = Some(match total {
            None => own,
            Some(sides) => sides.into_iter().zip(own).map(|(left, right)| joined(left, right)).collect(),
        });
    }
    Ok(total.unwrap_or_default())
}

fn joined(mut left: Side, right: Side) -> Side {
    left.value = left.value.checked_add(right.value).unwrap_or(left.value);
    left.terms.extend(right.terms);
    left
}

/// What a subject can be by the tables, the first of them what it should be; none where they are blank.
pub(super) fn values(context: &Context<'_>, subject: Subject) -> Option<Vec<Decimal>> {
    let sides = of_subject(context, subject).ok()?;
    let is_filled = sides.first().is_some_and(|first| !is_blank(context, first));
    is_filled.then(|| sides.into_iter().map(|side| side.value).collect())
}

fn of_subject(context: &Context<'_>, subject: Subject) -> Result<Vec<Side>, Reason> {
    let evaluator = Evaluator { facts: context.facts };
    let bindings = context.catalogue.bindings().iter().filter(|binding| binding.subject == subject.key());
    let mut reason = Reason::NoCell;
    let mut sides = Vec::new();
    for expression in bindings.flat_map(Binding::expressions) {
        match evaluator.side(expression, None) {
            Ok(side) => sides.push(side),
            Err(open) if is_nowhere(context, open) => {}
            Err(open) => reason = Reason::Open(open),
        }
    }
    if sides.is_empty() { Err(reason) } else { Ok(sides) }
}

/// The cells of a subject of which the tables have none; nothing where they are blank.
pub(super) fn none_of(context: &Context<'_>, subject: Subject) -> Option<Bound> {
    let sides = of_subject(context, subject).ok()?;
    let first = sides.first().filter(|first| first.value.is_zero() && !is_blank(context, first))?;
    let is_told = !first.terms.iter().any(|term| is_missing(context, term.cell));
    is_told.then(|| bound(context, first))
}

/// The value of an expression and its cells, where the report has them.
pub(super) fn side(context: &Context<'_>, expression: &str) -> Option<Side> {
    let expression = expr::relation(expression).ok()?;
    Evaluator { facts: context.facts }.side(&expression, None).ok()
}

/// Whether the edition, or the report, has no such table or cell at all.
fn is_nowhere(context: &Context<'_>, open: Open) -> bool {
    match open {
        Open::Undefined => true,
        Open::Absent(cell) => context.facts.tables.get(cell.table).is_some_and(|table| table.span.is_none()),
        _ => false,
    }
}

/// Whether every cell of the table of a side is blank.
fn is_blank(context: &Context<'_>, side: &Side) -> bool {
    let tables: Vec<usize> = side.terms.iter().map(|term| term.cell.table).collect();
    let mut cells = context.facts.cells().filter(|(id, _)| tables.contains(&id.table));
    cells.all(|(_, cell)| cell.value == Value::Blank)
}

/// Whether a cell is blank in a row with figures: a total that nobody has filled in is no zero.
fn is_missing(context: &Context<'_>, id: CellId) -> bool {
    let is_counted = |cell: &Cell| cell.value.addend().is_some_and(|value| !value.is_zero());
    let is_empty = context.facts.cell(id).is_some_and(|cell| cell.value == Value::Blank);
    is_empty && context.facts.row(id).is_some_and(|row| row.cells.iter().any(is_counted))
}

/// Whether requests went from one year into another, so that those of this year alone can be fewer.
fn has_carried_over(context: &Context<'_>, subjects: &[Subject]) -> bool {
    let is_some = |subject: Subject| {
        let carried = of_subject(context, subject);
        carried.is_ok_and(|sides| sides.first().is_some_and(|side| !side.value.is_zero()))
    };
    is_some(Subject::CarriedIn) || subjects == [Subject::Handled] && is_some(Subject::CarriedOut)
}

fn bound(context: &Context<'_>, side: &Side) -> Bound {
    let addend = |cell: CellId| context.facts.cell(cell).and_then(|cell| cell.value.addend()).unwrap_or_default();
    let addends = side.terms.iter().map(|term| (term.factor.is_sign_negative(), addend(term.cell)));
    let addends: Vec<(bool, Decimal)> = addends.filter(|(_, addend)| !addend.is_zero()).collect();
    let total = side.value.normalize().to_string();
    let sum = if addends.len() < 2 { total } else { format!("{} = {total}", joined_by_signs(&addends)) };
    Bound { expected: side.value, sum, cells: side.terms.iter().map(|term| term.cell).collect() }
}

/// Addends, each with whether it is taken away: `58 - 1 - 3`.
fn joined_by_signs(addends: &[(bool, Decimal)]) -> String {
    let mut text = String::new();
    for (is_taken, addend) in addends {
        let sign = match (text.is_empty(), is_taken) {
            (true, false) => "",
            (true, true) => "-",
            (false, false) => " + ",
            (false, true) => " - ",
        };
        text += sign;
        text += &addend.normalize().to_string();
    }
    text
}
