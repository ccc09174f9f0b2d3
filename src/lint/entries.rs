//! What a checked report tells beside its findings: ledger, figures in sentences, remarks, period.

use rust_decimal::Decimal;

use crate::check::{self, Booked, Context, Equation};
use crate::document::Aside;
use crate::eval::Open;
use crate::finding::{LedgerEntry, LedgerOutcome, ProseEntry, ProseOutcome, Remark};
use crate::lang::Lang;
use crate::pack::Rule;
use crate::place::Locator;
use crate::report::Report;
use crate::wording::{open_reason, unbound_reason};

pub(super) fn entry(equation: &Equation<'_>, rule: &Rule, context: &Context<'_>, lang: Lang) -> LedgerEntry {
    let sides = equation.sides();
    LedgerEntry {
        code: rule.logic.code.clone(),
        key: format!("{}{}", rule.logic.name, equation.key()),
        outcome: match &equation.outcome {
            check::Outcome::Holds(_) => LedgerOutcome::Holds,
            check::Outcome::Violated(_) => LedgerOutcome::Violated,
            check::Outcome::Open(open) => LedgerOutcome::Open(reason(*open, context, lang)),
        },
        left: sides.map(|sides| written(sides.left.value)),
        right: sides.map(|sides| written(sides.right.value)),
    }
}

/// A value without zeros behind its point. Nearly all are whole numbers, which are written at once.
fn written(value: Decimal) -> String {
    let whole = i64::try_from(value.mantissa()).ok().filter(|_| value.scale() == 0);
    whole.map_or_else(|| value.normalize().to_string(), |whole| whole.to_string())
}

pub(super) fn prose_entry(booked: Booked, context: &Context<'_>, locator: &Locator<'_>, lang: Lang) -> ProseEntry {
    let outcome = match booked.outcome {
        Ok(true) => ProseOutcome::Equal,
        Ok(false) => ProseOutcome::Different,
        Err(reason) => ProseOutcome::Unbound(unbound_reason(reason, context.facts, lang)),
    };
    ProseEntry {
        subjects: booked.subjects.into_iter().map(str::to_owned).collect(),
        is_breakdown: booked.kind == check::BookedKind::Breakdown,
        place: locator.place(check::Spot { span: booked.span, cell: None }, String::new()),
        text: booked.text,
        stated: booked.stated,
        against: booked.against,
        cells: booked.cells.into_iter().filter_map(|cell| locator.key(cell)).collect(),
        outcome,
    }
}

pub(super) fn remark(aside: &Aside, locator: &Locator<'_>) -> Remark {
    Remark { kind: aside.kind.name(), place: locator.place(check::Spot::at(aside.span), aside.text.clone()) }
}

fn reason(open: Open, context: &Context<'_>, lang: Lang) -> String {
    open_reason(open, context.facts, lang)
}

pub(super) fn period(report: &Report) -> Option<(String, String)> {
    let period = report.period()?;
    Some((period.start.date?.to_string(), period.end.date?.to_string()))
}
