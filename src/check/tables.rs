//! The tables against those of the edition: rows, columns, and what stands in the cells.

use super::{Context, Hit, Spot, Value as Word};
use crate::facts::{Cell, CellId, Fit, RowFacts, TableFacts, Value};
use crate::lexicon::Role;
use crate::pack::{CellKind, Rule};
use crate::quantity::Quantity;
use crate::span::Span;

/// More missing rows than this in one table are told in one finding.
const FEW_ROWS: usize = 3;

/// The label of a row as the form has it, with its number and that of its group.
pub(crate) fn row_label(row: &RowFacts<'_>, table: &TableFacts<'_>) -> String {
    let group = table.spec.groups.iter().find(|group| group.label == row.spec.under && group.number.starts_with('（'));
    let group = group.map_or("", |group| group.number.as_str());
    let label = row.spec.label.split('（').next().unwrap_or_default();
    format!("{group}{}{label}", row.spec.number)
}

fn present<'c, 'a>(context: &'c Context<'a>) -> impl Iterator<Item = (usize, &'c TableFacts<'a>)> {
    context.facts.tables.iter().enumerate().filter(|(_, table)| table.span.is_some())
}

/// T301: a row of the edition that the table lacks.
pub(super) fn row_missing(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (_, table) in present(context).filter(|(_, table)| !table.spec.across) {
        let rows = table.rows.iter().enumerate();
        let missing: Vec<(usize, &RowFacts<'_>)> = rows.filter(|(_, row)| row.found.is_none() && !row.spec.optional).collect();
        let place = |index: usize| {
            let found = |row: &RowFacts<'_>| row.found.map(|found| found.span);
            let before = table.rows.iter().take(index).rev().find_map(found).map(|span| span.end);
            let after = table.rows.iter().skip(index).find_map(found).map(|span| span.start);
            Span::at(before.or(after).unwrap_or_default() as usize)
        };
        let under = |row: &RowFacts<'_>| if row.spec.under.is_empty() { table.spec.name.clone() } else { row.spec.under.clone() };
        let hit = |index: usize, row: &RowFacts<'_>, label: Word| {
            Hit::at(place(index)).with("row", label).with("table", table.spec.name.as_str()).with("after", under(row))
        };
        if missing.len() > FEW_ROWS {
            let labels = missing.iter().map(|(_, row)| row_label(row, table)).collect();
            hits.extend(missing.first().map(|(index, row)| hit(*index, row, Word::List(labels))));
        } else {
            hits.extend(missing.iter().map(|(index, row)| hit(*index, row, row_label(row, table).into())));
        }
    }
    hits
}

/// T302: a row that the edition does not have.
pub(super) fn row_unknown(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let unknown = present(context).flat_map(|(_, table)| table.unknown.iter().map(move |row| (table, row)));
    let hit = |(table, (label, row)): (&TableFacts<'_>, &(String, crate::report::Row))| {
        Hit::at(row.span).with("row", label.trim()).with("table", table.spec.name.as_str())
    };
    unknown.map(hit).collect()
}

/// T303: rows in the wrong order.
pub(super) fn row_out_of_order(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (_, table) in present(context).filter(|(_, table)| !table.spec.across) {
        let mut rows: Vec<_> = table.found_rows().collect();
        rows.sort_by_key(|(_, _, found)| found.order);
        let order: Vec<usize> = rows.iter().map(|(index, ..)| *index).collect();
        for (index, row, found) in super::out_of_order(&order).into_iter().filter_map(|at| rows.get(at)) {
            let before = rows.iter().filter(|(other, ..)| other < index).max_by_key(|(other, ..)| *other);
            let after = before.map_or_else(|| table.spec.name.clone(), |(_, before, _)| row_label(before, table));
            let hit = Hit::at(found.label.unwrap_or(found.span)).with("row", row_label(row, table));
            hits.push(hit.with("table", table.spec.name.as_str()).with("after", after));
        }
    }
    hits
}

/// T304: too few or too many cells, values that cannot be aligned, a column of another edition.
pub(super) fn column_mismatch(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let hits = present(context).map(|(_, table)| {
        let foreign = foreign_columns(context, table);
        let captions: Vec<Option<u8>> = foreign.iter().map(|(caption, _)| *caption).collect();
        let foreign = foreign.into_iter().map(|(_, hit)| hit);
        widths(table, &captions).into_iter().chain(unaligned(table)).chain(foreign).collect::<Vec<_>>()
    });
    hits.flatten().collect()
}

/// Rows of the wrong width; a block whose columns are those of another edition has been told so.
fn widths(table: &TableFacts<'_>, foreign: &[Option<u8>]) -> Vec<Hit> {
    let mut groups: Vec<(usize, usize, Vec<(String, Span)>)> = Vec::new();
    for (_, row, found) in table.found_rows() {
        let Fit::Width(width) = found.fit else { continue };
        if foreign.contains(&row.block.caption) {
            continue;
        }
        let columns = if table.spec.across { table.rows.iter().map(|row| row.block.columns.len()).sum() } else { row.block.columns.len() };
        let label = if table.spec.across { table.spec.name.clone() } else { row_label(row, table) };
        match groups.iter_mut().find(|(found, expected, _)| (*found, *expected) == (width, columns)) {
            Some((_, _, rows)) if table.spec.across => rows.truncate(1),
            Some((_, _, rows)) => rows.push((label, found.span)),
            None => groups.push((width, columns, vec![(label, found.span)])),
        }
    }
    let hit = |(width, columns, rows): (usize, usize, Vec<(String, Span)>)| {
        let (label, span) = rows.first().cloned().unwrap_or_default();
        let hit = Hit::at(span).with("row", label).with("table", table.spec.name.as_str()).with("found", width).with("expected", columns);
        let hit = if rows.len() > 1 { hit.case("rows").with("count", rows.len()) } else { hit };
        rows.iter().skip(1).fold(hit, |hit, (_, span)| hit.also(Spot::at(*span)))
    };
    groups.into_iter().map(hit).collect()
}

fn unaligned(table: &TableFacts<'_>) -> Option<Hit> {
    let mut spans: Vec<Span> = table.found_rows().filter(|(_, _, found)| found.fit == Fit::Unaligned).map(|(_, _, found)| found.span).collect();
    spans.dedup();
    let first = *spans.first()?;
    let hit = Hit::at(first).case("unaligned").with("table", table.spec.name.as_str()).with("count", spans.len());
    Some(spans.iter().skip(1).fold(hit, |hit, span| hit.also(Spot::at(*span))))
}

/// Header labels that are a column in another edition and nothing in this one.
fn foreign_columns(context: &Context<'_>, table: &TableFacts<'_>) -> Vec<(Option<u8>, Hit)> {
    let edition = context.detected.edition;
    let mut hits = Vec::new();
    for header in &table.head {
        let senses = header.label.mark.map_or(&[][..], |mark| context.lexicon.senses(mark));
        let is_foreign = !senses.is_empty() && senses.iter().all(|sense| sense.edition != edition);
        if is_foreign && senses.iter().any(|sense| matches!(sense.role, Role::Column { .. })) {
            let block = table.spec.blocks.iter().find(|block| block.caption == header.caption);
            let expected = block.into_iter().flat_map(|block| &block.columns).map(|column| column.label.clone()).collect();
            let hit = Hit::at(header.label.span).case("label").with("found", context.text(header.label.span));
            let hit = hit.with("expected", Word::List(expected)).with("table", table.spec.name.as_str());
            hits.push((header.caption, hit));
        }
    }
    hits
}

/// T305: blank cells, one finding a table.
pub(super) fn cell_blank(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, _) in present(context) {
        let cells: Vec<(CellId, &Cell)> = figures(context, index).collect();
        let blank: Vec<CellId> = cells.iter().filter(|(_, cell)| cell.value == Value::Blank).map(|(id, _)| *id).collect();
        let whole = blank.len() == cells.len();
        hits.extend(grouped(context, index, &blank).map(|hit| if whole { hit.case("table") } else { hit }));
    }
    hits
}

/// T306: placeholders, one finding a table.
pub(super) fn cell_placeholder(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, _) in present(context) {
        let held: Vec<CellId> = figures(context, index).filter(|(_, cell)| cell.value == Value::Placeholder).map(|(id, _)| id).collect();
        let mut found: Vec<String> = held.iter().map(|id| context.text(context.spot(*id).span).trim().to_owned()).collect();
        found.sort();
        found.dedup();
        hits.extend(grouped(context, index, &held).map(|hit| hit.with("found", Word::List(found))));
    }
    hits
}

/// T307: a decimal, a negative number or words where a count belongs.
pub(super) fn cell_not_a_count(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (id, cell) in context.facts.cells() {
        let kind = context.facts.kind(id);
        let case = match (&cell.value, kind) {
            (_, CellKind::Text) => continue,
            (Value::Text, _) => None,
            (Value::Number(number), CellKind::Count | CellKind::Signed) if !number.value.fract().is_zero() => Some("decimal"),
            (Value::Number(number), CellKind::Count | CellKind::Money) if number.value.is_sign_negative() && !number.value.is_zero() => Some("negative"),
            _ => continue,
        };
        let hit = Hit { case, primary: context.spot(id), ..Hit::default() };
        hits.push(hit.with("cell", Word::Cell(id)).with("found", context.text(cell.span)));
    }
    hits
}

/// T308: a figure in a dress that the table does not want, one finding a table.
pub(super) fn cell_noise(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, _) in present(context) {
        let noisy: Vec<CellId> = figures(context, index).filter(|(id, cell)| is_noisy(context, *id, &cell.value)).map(|(id, _)| id).collect();
        let Some(first) = noisy.first().and_then(|id| context.facts.cell(*id)) else { continue };
        let clean = first.value.addend().unwrap_or_default();
        let hit = grouped(context, index, &noisy);
        hits.extend(hit.map(|hit| hit.with("found", context.text(first.span)).with("clean", clean)));
    }
    hits
}

fn is_noisy(context: &Context<'_>, id: CellId, value: &Value) -> bool {
    let Value::Number(Quantity { unit, noise, .. }) = value else { return false };
    let unit_is_wanted = context.facts.kind(id) == CellKind::Money && context.facts.column(id).is_some_and(|column| column.unit.is_none());
    *noise || (unit.is_some() && !unit_is_wanted)
}

/// T309: labels that are recognised but not worded as in the form.
pub(super) fn label_differs(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (_, table) in present(context) {
        for (_, row, found) in table.found_rows() {
            hits.extend(found.label.and_then(|label| differs(context, table, label, &row.spec.label)));
        }
        for header in &table.head {
            let senses = header.label.mark.map_or(&[][..], |mark| context.lexicon.senses(mark));
            let own = senses.iter().filter(|sense| sense.edition == context.detected.edition);
            let columns = own.filter_map(|sense| match sense.role {
                Role::Column { block, column } => table.spec.blocks.get(block).and_then(|block| block.columns.get(column)),
                _ => None,
            });
            let official: Vec<&str> = columns.map(|column| column.label.as_str()).collect();
            let is_right = official.iter().any(|label| differs(context, table, header.label.span, label).is_none());
            if !is_right {
                hits.extend(official.first().and_then(|label| differs(context, table, header.label.span, label)));
            }
        }
    }
    hits
}

fn differs(context: &Context<'_>, table: &TableFacts<'_>, found: Span, official: &str) -> Option<Hit> {
    let words = |text: &str| -> String {
        let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七、.．()（） ".contains(c) && !official.starts_with(c));
        let kept = |c: &char| !c.is_whitespace() && !"“”\"'‘’「」()（）\u{1F}".contains(*c);
        text.chars().filter(kept).map(|c| if matches!(c, '\\' | '／') { '/' } else { c }).collect()
    };
    let standing = context.text(found);
    let hit = || Hit::at(found).with("found", standing.trim()).with("expected", official).with("table", table.spec.name.as_str());
    (words(standing) != words(official)).then(hit)
}

/// T310: rows without anything in them, one finding a table.
pub(super) fn row_blank(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let blank = present(context).filter_map(|(_, table)| {
        let first = *table.blank.first()?;
        let hit = Hit::at(Span::at(first.start as usize)).with("table", table.spec.name.as_str()).with("count", table.blank.len());
        Some(table.blank.iter().skip(1).fold(hit, |hit, span| hit.also(Spot::at(Span::at(span.start as usize)))))
    });
    blank.collect()
}

/// T311: 规章 of a body without the power to make any; the rule's words end such bodies' names.
pub(super) fn regulations_without_power(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let body = context.body();
    if !rule.logic.words.iter().any(|suffix| body.ends_with(suffix.as_str())) {
        return Vec::new();
    }
    let regulations = context.facts.cells().filter(|(id, _)| context.facts.row(*id).is_some_and(|row| row.spec.key == "regulations"));
    let above_zero = regulations.filter(|(_, cell)| cell.value.addend().is_some_and(|value| value > rust_decimal::Decimal::ZERO));
    let cells: Vec<(CellId, &Cell)> = above_zero.collect();
    let Some((first, cell)) = cells.first() else { return Vec::new() };
    let hit = Hit { primary: context.spot(*first), ..Hit::default() };
    let hit = hit.with("cell", Word::Cell(*first)).with("found", context.text(cell.span)).with("body", body);
    vec![cells.iter().skip(1).fold(hit, |hit, (id, _)| hit.also(context.spot(*id)))]
}

/// The cells of a table that are meant for figures.
fn figures<'c>(context: &'c Context<'_>, table: usize) -> impl Iterator<Item = (CellId, &'c Cell)> {
    context.facts.cells().filter(move |(id, _)| id.table == table && context.facts.kind(*id) != CellKind::Text)
}

/// One hit for several cells of a table, with their number.
fn grouped(context: &Context<'_>, table: usize, cells: &[CellId]) -> Option<Hit> {
    let (first, rest) = cells.split_first()?;
    let name = context.facts.tables.get(table).map_or("", |table| table.spec.name.as_str());
    let hit = Hit { primary: context.spot(*first), ..Hit::default() };
    let hit = hit.with("table", name).with("count", cells.len());
    Some(rest.iter().fold(hit, |hit, id| hit.also(context.spot(*id))))
}
