//! A400: the one figure that explains several broken equations.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::equations::Equation;
use super::{Context, Hit, Value as Word};
use crate::facts::{CellId, Facts, Value};
use crate::model::CellKind;
use crate::pack::Rule;

/// The name by which a pack asks for the explanation.
pub(crate) const NAME: &str = "figure-inconsistent";

/// On its own the check finds nothing: it works on the equations of the other rules, which
/// [`explain`] is given.
pub(super) fn alone(_: &Context<'_>, _: &Rule) -> Vec<Hit> {
    Vec::new()
}

/// A cell whose correction would mend several equations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Explained {
    pub(crate) cell: CellId,
    /// The value with which all of them would hold.
    pub(crate) expected: Decimal,
    /// Indices of the equations.
    pub(crate) equations: Vec<usize>,
}

/// Finds the cells that explain two or more violated equations each.
///
/// A cell explains its equations if every one that could be computed is violated, all by the same
/// amount, and the value that mends them is possible in the cell. Cells that explain most come
/// first; an equation is explained once.
pub(crate) fn explain(facts: &Facts<'_>, equations: &[Equation<'_>]) -> Vec<Explained> {
    let mut open: BTreeSet<usize> =
        equations.iter().enumerate().filter(|(_, equation)| equation.violation().is_some()).map(|(at, _)| at).collect();
    if open.len() < 2 {
        return Vec::new();
    }
    let mut candidates: Vec<Explained> = corrections(equations)
        .into_iter()
        .filter_map(|(cell, correction)| {
            let expected = facts.cell(cell)?.value.addend()?.checked_add(correction.amount?)?;
            let is_possible = is_possible(facts, cell, expected);
            (is_possible && correction.equations.len() >= 2).then_some(Explained {
                cell,
                expected,
                equations: correction.equations,
            })
        })
        .collect();
    candidates.sort_by_key(|candidate| (usize::MAX - candidate.equations.len(), candidate.cell));
    let mut explained = Vec::new();
    for candidate in candidates {
        if candidate.equations.iter().all(|equation| open.contains(equation)) {
            candidate.equations.iter().for_each(|equation| {
                open.remove(equation);
            });
            explained.push(candidate);
        }
    }
    explained.sort_by_key(|explained| explained.cell);
    explained
}

/// By how much a cell would have to change for its equations.
struct Correction {
    /// None once two of them disagree or one holds.
    amount: Option<Decimal>,
    equations: Vec<usize>,
}

fn corrections(equations: &[Equation<'_>]) -> BTreeMap<CellId, Correction> {
    let mut corrections: BTreeMap<CellId, Correction> = BTreeMap::new();
    for (index, equation) in equations.iter().enumerate() {
        let Some((balance, terms)) = equation.balance() else {
            continue;
        };
        for term in terms.iter().filter(|term| !term.factor.is_zero()) {
            let Some(amount) = (-balance).checked_div(term.factor) else { continue };
            let correction =
                corrections.entry(term.cell).or_insert(Correction { amount: Some(amount), equations: Vec::new() });
            correction.amount = correction.amount.filter(|other| *other == amount && !amount.is_zero());
            correction.equations.push(index);
        }
    }
    corrections
}

/// Whether a cell may hold a value.
pub(super) fn is_possible(facts: &Facts<'_>, cell: CellId, value: Decimal) -> bool {
    match facts.kind(cell) {
        CellKind::Count => value >= Decimal::ZERO && value.fract().is_zero(),
        CellKind::Signed => value.fract().is_zero(),
        CellKind::Money => value >= Decimal::ZERO,
        CellKind::Text => false,
    }
}

impl Explained {
    /// The hit, given what each equation is called.
    pub(crate) fn hit(
        &self,
        context: &Context<'_>,
        equations: &[Equation<'_>],
        name: impl Fn(&Equation<'_>) -> String,
    ) -> Hit {
        let mine = || self.equations.iter().filter_map(|index| equations.get(*index));
        let totals = mine().filter_map(|equation| equation.sides().and_then(|sides| sides.left.terms.first()));
        let mut related: Vec<CellId> = totals.map(|term| term.cell).filter(|cell| *cell != self.cell).collect();
        related.dedup();
        let found = context.facts.cell(self.cell).map(|cell| (&cell.value, context.text(cell.span)));
        let case = match found {
            Some((Value::Blank, _)) => Some("blank"),
            Some((Value::Number(number), _)) => slip(number.value, self.expected),
            _ => None,
        };
        let hit = Hit {
            case,
            primary: context.spot(self.cell),
            related: related.into_iter().map(|cell| context.spot(cell)).collect(),
            ..Hit::default()
        };
        let hit = hit.with("cell", Word::Cell(self.cell)).with("found", found.map_or("", |(_, text)| text));
        let span = hit.primary.span;
        hit.mended(span, self.expected.normalize().to_string())
            .with("expected", self.expected)
            .with("count", self.equations.len())
            .with("equations", Word::List(mine().map(name).collect()))
    }
}

/// The slip of the pen that makes one number of the other: two digits swapped, one lost or doubled.
fn slip(found: Decimal, expected: Decimal) -> Option<&'static str> {
    let (found, expected) = (found.normalize().to_string(), expected.normalize().to_string());
    let (a, b) = (found.as_bytes(), expected.as_bytes());
    if a.len() == b.len() {
        let differing: Vec<usize> = (0..a.len()).filter(|at| a.get(*at) != b.get(*at)).collect();
        let [first, second] = differing.as_slice() else {
            return None;
        };
        let is_swapped = second - first == 1 && a.get(*first) == b.get(*second) && a.get(*second) == b.get(*first);
        return is_swapped.then_some("swapped");
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let without = |at: usize| long.iter().enumerate().filter(move |(index, _)| *index != at).map(|(_, b)| b);
    let is_digit_off =
        short.len() + 1 == long.len() && short.len() > 1 && (0..long.len()).any(|at| without(at).eq(short));
    is_digit_off.then_some("digit")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen() {
        let slip = |found: i64, expected: i64| slip(found.into(), expected.into());
        assert_eq!(slip(13, 31), Some("swapped"));
        assert_eq!(slip(1362, 1326), Some("swapped"));
        assert_eq!(slip(12, 112), Some("digit"));
        assert_eq!(slip(120, 12), Some("digit"));
        assert_eq!(slip(7, 9), None);
        assert_eq!(slip(5, 15), None);
    }
}
