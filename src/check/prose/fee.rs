//! The 信息处理费: whether it is reported, and whether the rates can give it.

use rust_decimal::Decimal;

use super::quotation;
use crate::check::{Context, Hit};
use crate::pack::Rule;
use crate::statement::{Standing, Subject};

/// Every rate is a multiple of so many yuan: 国办函〔2020〕109号.
const SMALLEST_RATE: Decimal = Decimal::TEN;

/// C508: a report whose section six does not say whether a fee was charged. What is said elsewhere is
/// reported too. A year in which the form was only recommended had no such fee.
pub(in crate::check) fn unreported(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let is_trial = context.year().is_some_and(|year| context.facts.edition.trial_years.contains(&year));
    let Some(section) = context.section("other").filter(|_| !is_trial) else {
        return Vec::new();
    };
    let says = |text: &str| rule.lists().words.iter().any(|word| text.contains(word.as_str()));
    let is_told = says(&squeezed(context.text(section.content)));
    let is_told_elsewhere = || {
        let fee = |statement: &crate::statement::Statement| statement.subjects == [Subject::Fee];
        context.prose.statements.iter().any(fee)
    };
    if is_told || is_told_elsewhere() { Vec::new() } else { vec![Hit::at(section.heading.span)] }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// C512: an amount that is no sum of the rates.
pub(in crate::check) fn implausible(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let fees = context.prose.statements.iter().filter(|statement| {
        statement.subjects == [Subject::Fee] && statement.standing == Standing::Own && statement.figure.unit == "元"
    });
    let odd =
        fees.filter(|statement| statement.figure.value.checked_rem(SMALLEST_RATE).is_some_and(|rest| !rest.is_zero()));
    odd.map(|statement| {
        Hit::at(statement.span).with("sentence", quotation(context, statement)).with("amount", statement.figure.value)
    })
    .collect()
}
