//! The assertions of rules over the facts of a report: every equation with its outcome.

use rust_decimal::Decimal;

use super::figure::is_possible;
use super::{Context, Hit, Spot, rows};
use crate::eval::{Evaluated, Evaluator, Open, Term};
use crate::expr::{Comparison, Each, Expr, Step};
use crate::facts::{CellId, Facts, Value};
use crate::pack::{Assertion, Rule};

/// One assertion of a rule for one value of its iteration.
#[derive(Debug)]
pub(crate) struct Equation<'e> {
    /// Index of the rule among those that were run.
    pub(crate) rule: usize,
    /// The iteration, and the row or column for which it stands.
    each: Option<(&'e Each, &'e str)>,
    part: Part<'e>,
    pub(crate) outcome: Outcome,
}

/// What tells an equation from the other assertions of its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<'e> {
    /// It is the only one.
    All,
    /// The column it is about.
    Column(&'e str),
    /// Its number.
    Number(usize),
}

/// What became of an equation.
#[derive(Debug)]
pub(crate) enum Outcome {
    Holds(Evaluated),
    Violated(Evaluated),
    Open(Open),
}

/// Works out the assertions of a rule, which is number `index` of those run.
///
/// What the edition does not have is no equation of it, and a condition that fails or cannot be
/// worked out makes none either.
pub(crate) fn equations<'e>(facts: &'e Facts<'e>, rule: &'e Rule, index: usize) -> Vec<Equation<'e>> {
    let evaluator = Evaluator { facts };
    let edition = &facts.edition.key;
    let applies = |assertion: &&Assertion| assertion.editions.is_empty() || assertion.editions.contains(edition);
    let mut equations: Vec<Equation<'e>> = Vec::new();
    let applying: Vec<&Assertion> = rule.assertions().iter().filter(applies).collect();
    for (number, assertion) in applying.iter().enumerate() {
        let iterations: Vec<Option<(&Each, &str)>> = match &assertion.each {
            Some(each) => evaluator.domain(each).into_iter().map(|value| Some((each, value))).collect(),
            None => vec![None],
        };
        for each in iterations {
            let binding = each.map(|(each, value)| (each.variable.as_str(), value));
            if assertion.when.as_ref().is_some_and(|when| evaluator.truth(when, binding) != Ok(true)) {
                continue;
            }
            let outcome = match evaluator.relation(&assertion.relation, binding) {
                Ok(evaluated) if evaluated.holds() => Outcome::Holds(evaluated),
                Ok(evaluated) => Outcome::Violated(evaluated),
                Err(Open::Undefined) => continue,
                Err(open) => Outcome::Open(open),
            };
            if matches!(outcome, Outcome::Open(open) if is_of_absent_table(facts, open)) {
                continue;
            }
            equations.push(Equation { rule: index, each, part: part(&applying, number), outcome });
        }
    }
    let values: Vec<Option<&str>> = equations.iter().map(Equation::value).collect();
    for equation in &mut equations {
        if values.iter().filter(|value| **value == equation.value()).count() == 1 {
            equation.part = Part::All;
        }
    }
    equations
}

/// What tells an assertion from the others of its rule.
fn part<'e>(assertions: &[&'e Assertion], number: usize) -> Part<'e> {
    if assertions.len() < 2 {
        return Part::All;
    }
    let columns = || assertions.iter().map(|assertion| column(&assertion.relation));
    let own = columns().nth(number).flatten();
    let is_alone = columns().filter(|column| *column == own).count() == 1;
    own.filter(|_| is_alone).map_or(Part::Number(number + 1), Part::Column)
}

/// The column that a relation is about, where its left side is one fact.
fn column(relation: &Expr) -> Option<&str> {
    let Expr::Compare(left, ..) = relation else {
        return None;
    };
    let Expr::Fact(path) = left.as_ref() else {
        return None;
    };
    if let Some(Step::Name(name)) = path.steps.last() { Some(name) } else { None }
}

/// Whether an equation is open only because the report lacks a table that it may lack.
fn is_of_absent_table(facts: &Facts<'_>, open: Open) -> bool {
    let Open::Absent(cell) = open else {
        return false;
    };
    facts.tables.get(cell.table).is_some_and(|table| table.span.is_none() && !table.spec.required)
}

impl<'e> Equation<'e> {
    /// The row or column for which it stands.
    fn value(&self) -> Option<&'e str> {
        self.each.map(|(_, value)| value)
    }

    /// Both sides, where they could be worked out.
    pub(crate) fn sides(&self) -> Option<&Evaluated> {
        match &self.outcome {
            Outcome::Holds(evaluated) | Outcome::Violated(evaluated) => Some(evaluated),
            Outcome::Open(_) => None,
        }
    }

    /// Both sides, where they do not compare as they must.
    pub(crate) fn violation(&self) -> Option<&Evaluated> {
        if let Outcome::Violated(evaluated) = &self.outcome { Some(evaluated) } else { None }
    }

    /// Cells and how often each counts on the left minus on the right; none for what is no equality.
    pub(crate) fn balance(&self) -> Option<(Decimal, Vec<Term>)> {
        let sides = self.sides().filter(|sides| sides.comparison == Comparison::Equal)?;
        let right = sides.right.terms.iter().map(|term| Term { factor: -term.factor, ..*term });
        Some((
            sides.left.value.checked_sub(sides.right.value)?,
            sides.left.terms.iter().copied().chain(right).collect(),
        ))
    }

    /// What it was applied to, for the ledger: `[natural]`, `[requests].cumulative`, `#2`.
    pub(crate) fn key(&self) -> String {
        let value = self.value().map(|value| format!("[{value}]")).unwrap_or_default();
        match self.part {
            Part::All => value,
            Part::Column(column) => format!("{value}.{column}"),
            Part::Number(number) => format!("{value}#{number}"),
        }
    }

    /// What it was applied to, as the form calls it: 自然人, （一）予以公开.
    pub(crate) fn label(&self, facts: &Facts<'_>) -> String {
        self.each.map(|(each, value)| label(facts, each, value)).unwrap_or_default()
    }

    /// Whether it is the equation of a 总计 column.
    pub(crate) fn is_of_totals(&self) -> bool {
        self.each.is_some_and(|(each, value)| each.set == "columns" && value == "total")
    }

    /// The hit of a violated equation: its first cell is the primary place, the others that are not
    /// zero are secondary.
    pub(crate) fn hit(&self, context: &Context<'_>) -> Option<Hit> {
        let sides = self.violation()?;
        let mut cells = sides.left.terms.iter().chain(&sides.right.terms).map(|term| term.cell);
        let primary = cells.next().map_or(Spot::at(context.end()), |cell| context.spot(cell));
        let value = |cell: &CellId| context.facts.cell(*cell).map(|cell| &cell.value);
        let is_zero = |cell: &CellId| value(cell).and_then(Value::addend).is_some_and(|value| value.is_zero());
        let rest: Vec<CellId> = cells.collect();
        let added_as_zero = rest
            .iter()
            .copied()
            .filter(|cell| matches!(value(cell), Some(Value::Blank | Value::Placeholder)))
            .collect();
        let is_blank = primary.cell.is_some_and(|cell| value(&cell) == Some(&Value::Blank));
        let related = rest.iter().filter(|cell| !is_zero(cell)).map(|cell| context.spot(*cell)).collect();
        let mut hit = Hit { case: is_blank.then_some("blank"), primary, related, added_as_zero, ..Hit::default() };
        if let Some((each, value)) = self.each {
            hit = hit.with(&each.variable, label(context.facts, each, value));
        }
        if let Some(value) = is_blank.then(|| missing(context.facts, sides)).flatten() {
            hit = hit.mended(primary.span, value.to_string()).with("value", value);
        }
        let difference = sides.left.value.checked_sub(sides.right.value).unwrap_or_default().abs();
        hit = hit.with("left", sides.left.value).with("right", sides.right.value).with("difference", difference);
        for (name, side) in [("left", &sides.left), ("right", &sides.right)] {
            let (terms, value) = (terms(context.facts, &side.terms, side.value), side.value.normalize().to_string());
            // A sum of one addend is that addend: `1 = 1` says nothing.
            let sum = if terms == value { value } else { format!("{terms} = {value}") };
            hit = hit.with(&format!("{name}_terms"), terms).with(&format!("{name}_sum"), sum);
        }
        Some(hit)
    }
}

/// The figure that the first cell lacks for both sides to be equal; none where it cannot hold it.
fn missing(facts: &Facts<'_>, sides: &Evaluated) -> Option<Decimal> {
    let first = sides.left.terms.first().filter(|_| sides.comparison == Comparison::Equal)?;
    let value = sides.right.value.checked_sub(sides.left.value)?.checked_div(first.factor)?.normalize();
    is_possible(facts, first.cell, value).then_some(value)
}

fn label(facts: &Facts<'_>, each: &Each, key: &str) -> String {
    let Some((_, table)) = facts.table(&each.table) else {
        return key.to_owned();
    };
    let is_column = each.set == "columns" || table.spec.column_groups.contains_key(&each.set);
    let column = || {
        table
            .spec
            .blocks
            .iter()
            .flat_map(|block| &block.columns)
            .find(|column| column.key == key)
            .map(|column| column.label.clone())
    };
    let row = || table.rows.iter().find(|row| row.spec.key == key).map(|row| rows::row_label(row, table));
    if is_column { column() } else { row() }.unwrap_or_else(|| key.to_owned())
}

/// The addends that are not zero: `3 + 1 - 2`; the value alone where there is only one.
pub(crate) fn terms(facts: &Facts<'_>, terms: &[Term], value: Decimal) -> String {
    let mut text = String::new();
    for term in terms {
        let addend =
            facts.cell(term.cell).and_then(|cell| cell.value.addend()?.checked_mul(term.factor)).unwrap_or_default();
        if addend.is_zero() {
            continue;
        }
        let sign = match (text.is_empty(), addend.is_sign_negative()) {
            (true, false) => "",
            (true, true) => "-",
            (false, false) => " + ",
            (false, true) => " - ",
        };
        text.push_str(sign);
        text.push_str(&addend.abs().normalize().to_string());
    }
    if text.is_empty() { value.normalize().to_string() } else { text }
}
