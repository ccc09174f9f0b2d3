//! All rules over one report.

use rust_decimal::Decimal;

use super::equations::Equation;
use super::figure::{self, Explained, explain};
use super::{Context, Hit, find};
use crate::pack::Rule;

/// The hits of all rules, each with the index of its rule among those run.
///
/// Equations that one figure explains are told once, by the rule that asks for it; a 总计 column
/// that is off by just what the other columns are off is told with the first of them.
pub(crate) fn hits(context: &Context<'_>, run: &[&Rule]) -> Vec<(usize, Hit)> {
    let equations = context.equations;
    let mut hits = Vec::new();
    for (index, rule) in run.iter().enumerate() {
        let check = rule.logic.check.as_deref().and_then(find);
        hits.extend(check.into_iter().flat_map(|check| check(context, rule)).map(|hit| (index, hit)));
    }
    let explainer = run.iter().position(|rule| rule.logic.check.as_deref() == Some(figure::NAME));
    let explained = explainer.map_or_else(Vec::new, |_| explain(context.facts, equations));
    if let Some(index) = explainer {
        let name = |equation: &Equation<'_>| {
            let code = run.get(equation.rule).map_or("", |rule| rule.logic.code.as_str());
            format!("{code}“{}”", equation.label(context.facts))
        };
        hits.extend(explained.iter().map(|found| (index, found.hit(context, equations, name))));
    }
    let left = unexplained(equations, &explained);
    for equation in left.iter().filter(|equation| !is_implied(equation, &left)) {
        let Some(hit) = equation.hit(context) else { continue };
        let implied = left
            .iter()
            .filter(|other| other.rule == equation.rule && is_implied(other, &left) && is_first(equation, &left));
        let totals = implied.filter_map(|other| other.sides().and_then(|sides| sides.left.terms.first()));
        hits.push((equation.rule, totals.fold(hit, |hit, term| hit.also(context.spot(term.cell)))));
    }
    hits
}

fn unexplained<'e>(equations: &'e [Equation<'_>], explained: &[Explained]) -> Vec<&'e Equation<'e>> {
    let is_explained = |index: usize| explained.iter().any(|found| found.equations.contains(&index));
    let violated = equations.iter().enumerate().filter(|(_, equation)| equation.violation().is_some());
    violated.filter(|(index, _)| !is_explained(*index)).map(|(_, equation)| equation).collect()
}

/// Whether a violated 总计 column is off by just what the other columns are off: one cause.
fn is_implied(equation: &Equation<'_>, violated: &[&Equation<'_>]) -> bool {
    let difference = |equation: &Equation<'_>| equation.balance().map(|(difference, _)| difference);
    let mut others = columns_beside(equation, violated).peekable();
    if !equation.is_of_totals() || others.peek().is_none() {
        return false;
    }
    let sum = others.try_fold(Decimal::ZERO, |sum, other| sum.checked_add(difference(other)?));
    sum.is_some() && sum == difference(equation)
}

fn is_first(equation: &Equation<'_>, violated: &[&Equation<'_>]) -> bool {
    columns_beside(equation, violated).next().is_some_and(|first| std::ptr::eq(first, equation))
}

/// Violated equations of the same rule for columns that are no totals.
fn columns_beside<'e>(
    equation: &Equation<'_>,
    violated: &[&'e Equation<'e>],
) -> impl Iterator<Item = &'e Equation<'e>> {
    violated.iter().copied().filter(move |other| other.rule == equation.rule && !other.is_of_totals())
}
