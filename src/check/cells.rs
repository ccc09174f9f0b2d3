//! What stands in the cells of the tables.

use std::collections::BTreeSet;

use super::equations::Equation;
use super::rows::present;
use super::{Context, Hit, Value as Word};
use crate::facts::{Cell, CellId, Value};
use crate::model::CellKind;
use crate::pack::Rule;
use crate::quantity::Quantity;

/// T305: blank cells, one finding a table.
pub(super) fn blank(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, _) in present(context) {
        let cells: Vec<(CellId, &Cell)> = figures(context, index).collect();
        let blank: Vec<CellId> =
            cells.iter().filter(|(_, cell)| cell.value == Value::Blank).map(|(id, _)| *id).collect();
        let whole = blank.len() == cells.len();
        let Some(hit) = grouped(context, index, &blank) else { continue };
        // A form that nobody has filled in is not filled with zeros.
        hits.push(if whole { hit.case("table") } else { zeroed(context, hit, &blank) });
    }
    hits
}

/// T306: placeholders, one finding a table.
pub(super) fn placeholder(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, _) in present(context) {
        let held: Vec<CellId> =
            figures(context, index).filter(|(_, cell)| cell.value == Value::Placeholder).map(|(id, _)| id).collect();
        let mut found: Vec<String> =
            held.iter().map(|id| context.text(context.spot(*id).span).trim().to_owned()).collect();
        found.sort();
        found.dedup();
        let Some(hit) = grouped(context, index, &held) else { continue };
        let signs: Vec<CellId> = held.into_iter().filter(|id| is_sign(context.text(context.spot(*id).span))).collect();
        hits.push(zeroed(context, hit, &signs).with("found", Word::List(found)));
    }
    hits
}

/// T307: a decimal, a negative number or words where a count belongs.
pub(super) fn not_a_count(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (id, cell) in context.facts.cells() {
        let Some(case) = fault(&cell.value, context.facts.kind(id)) else { continue };
        let hit = Hit { case, primary: context.spot(id), ..Hit::default() };
        hits.push(hit.with("cell", Word::Cell(id)).with("found", context.text(cell.span)));
    }
    hits
}

/// Why what stands in a cell is no figure of its kind: the variant of the texts, none for words.
fn fault(value: &Value, kind: CellKind) -> Option<Option<&'static str>> {
    let Value::Number(number) = value else {
        return (*value == Value::Text && kind != CellKind::Text).then_some(None);
    };
    let is_whole = matches!(kind, CellKind::Count | CellKind::Signed);
    // An amount of money counts nothing.
    if is_whole && number.unit.is_some_and(|unit| unit.yuan > 0) {
        return Some(None);
    }
    let is_unsigned = matches!(kind, CellKind::Count | CellKind::Money);
    if is_whole && !number.value.fract().is_zero() {
        return Some(Some("decimal"));
    }
    (is_unsigned && number.value.is_sign_negative() && !number.value.is_zero()).then_some(Some("negative"))
}

/// T308: a figure in a dress that the table does not want, one finding a table.
pub(super) fn noise(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, _) in present(context) {
        let noisy: Vec<CellId> = figures(context, index)
            .filter(|(id, cell)| is_noisy(context, *id, &cell.value))
            .map(|(id, _)| id)
            .collect();
        let Some((id, first)) = noisy.first().and_then(|id| Some((*id, context.facts.cell(*id)?))) else {
            continue;
        };
        let clean = clean(context, id, &first.value);
        let Some(hit) = grouped(context, index, &noisy) else { continue };
        let hit = hit.with("found", context.text(first.span)).with("clean", clean);
        let cells = noisy.iter().filter_map(|id| Some((*id, context.facts.cell(*id)?)));
        hits.push(cells.fold(hit, |hit, (id, cell)| hit.mended(cell.span, self::clean(context, id, &cell.value))));
    }
    hits
}

/// The figure in plain digits; an amount whose header has no unit keeps its own.
fn clean(context: &Context<'_>, id: CellId, value: &Value) -> String {
    let number = value.addend().unwrap_or_default();
    let unit = if let Value::Number(Quantity { unit, .. }) = value { *unit } else { None };
    let column = context.facts.column(id);
    if column.is_some_and(|column| column.kind == CellKind::Money && column.unit.is_none()) {
        return format!("{}{}", number.normalize(), unit.map(|unit| unit.text).unwrap_or_default());
    }
    let rate = unit.zip(column.and_then(|column| column.unit.as_deref())).and_then(|(from, to)| from.rate(to));
    rate.and_then(|rate| number.checked_mul(rate)).unwrap_or(number).normalize().to_string()
}

/// Whether what stands in a cell is a sign that there is nothing to report, and no word for where to look.
fn is_sign(text: &str) -> bool {
    text.trim() == "无" || !text.chars().any(char::is_alphanumeric)
}

/// Adds zeros for cells, without those of equations that do not hold: there a figure is missing.
fn zeroed(context: &Context<'_>, hit: Hit, cells: &[CellId]) -> Hit {
    let violated = context.equations.iter().filter_map(Equation::violation);
    let terms = violated.flat_map(|sides| sides.left.terms.iter().chain(&sides.right.terms));
    let doubtful: BTreeSet<CellId> = terms.map(|term| term.cell).collect();
    let sound = cells.iter().filter(|id| !doubtful.contains(id));
    sound.fold(hit, |hit, id| hit.mended(context.spot(*id).span, "0"))
}

fn is_noisy(context: &Context<'_>, id: CellId, value: &Value) -> bool {
    let Value::Number(Quantity { unit, noise, .. }) = value else {
        return false;
    };
    let unit_is_wanted = context.facts.kind(id) == CellKind::Money
        && context.facts.column(id).is_some_and(|column| column.unit.is_none());
    let is_faulty = fault(value, context.facts.kind(id)).is_some();
    (*noise || (unit.is_some() && !unit_is_wanted)) && !is_faulty
}

/// The cells of a table that are meant for figures.
fn figures<'c>(context: &'c Context<'_>, table: usize) -> impl Iterator<Item = (CellId, &'c Cell)> {
    context.facts.cells().filter(move |(id, _)| id.table == table && context.facts.kind(*id) != CellKind::Text)
}

/// One hit for the cells of a table, with their number; a single one has texts of its own.
fn grouped(context: &Context<'_>, table: usize, cells: &[CellId]) -> Option<Hit> {
    let (first, rest) = cells.split_first()?;
    let name = context.facts.tables.get(table).map_or("", |table| table.spec.name.as_str());
    let hit = Hit { primary: context.spot(*first), ..Hit::default() };
    let hit = hit.with("table", name).with("count", cells.len()).with("cell", Word::Cell(*first));
    let hit = if rest.is_empty() { hit.case("one") } else { hit };
    Some(rest.iter().fold(hit, |hit, id| hit.also(context.spot(*id))))
}
