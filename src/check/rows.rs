//! The rows of the tables against those of the edition.

use super::{Context, Hit, Spot, Value as Word, order};
use crate::document::CELL;
use crate::facts::{RowFacts, TableFacts};
use crate::pack::Rule;
use crate::quantity;
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

/// The tables that the report has, and that can be checked.
pub(super) fn present<'c, 'a>(context: &'c Context<'a>) -> impl Iterator<Item = (usize, &'c TableFacts<'a>)> {
    context.facts.tables.iter().enumerate().filter(|(_, table)| table.span.is_some() && table.torn.is_none())
}

/// T301: a row of the edition that the table lacks.
pub(super) fn missing(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (_, table) in present(context).filter(|(_, table)| !table.spec.across) {
        let rows = table.rows.iter().enumerate();
        let missing: Vec<(usize, &RowFacts<'_>)> =
            rows.filter(|(_, row)| row.found.is_none() && !row.spec.optional).collect();
        let under = |row: &RowFacts<'_>| match row.block.caption {
            _ if !row.spec.under.is_empty() => row.spec.under.clone(),
            Some(number) => caption(number),
            None => table.spec.name.clone(),
        };
        let hit = |index: usize, row: &RowFacts<'_>, label: Word| {
            Hit::at(place_of(table, index, row))
                .with("row", label)
                .with("table", table.spec.name.as_str())
                .with("after", under(row))
        };
        if missing.len() > FEW_ROWS {
            let labels = missing.iter().map(|(_, row)| row_label(row, table)).collect();
            hits.extend(missing.first().map(|(index, row)| hit(*index, row, Word::List(labels))));
        } else {
            hits.extend(missing.iter().map(|(index, row)| hit(*index, row, row_label(row, table).into())));
        }
        hits.extend(without_caption(table));
    }
    hits
}

/// Where a row belongs that a table lacks: behind the row before it or the caption of its block, or before what follows.
fn place_of(table: &TableFacts<'_>, index: usize, row: &RowFacts<'_>) -> Span {
    let is_beside = |other: &&RowFacts<'_>| std::ptr::eq(other.block, row.block);
    let found = |row: &RowFacts<'_>| row.found.map(|found| found.span);
    let (before, after) = table.rows.split_at_checked(index).unwrap_or_default();
    let above = || {
        let written = table.captions.iter().flatten().find(|(number, _)| Some(*number) == row.block.caption);
        written.map(|(_, span)| span.end)
    };
    let end = |span: Span| span.end;
    let beside = before.iter().filter(is_beside).rev().find_map(found).map(end).or_else(above);
    let next = || after.iter().filter(is_beside).find_map(found).map(|span| span.start);
    let anywhere =
        || before.iter().rev().find_map(found).map(end).or_else(|| Some(after.iter().find_map(found)?.start));
    Span::at(beside.or_else(next).or_else(anywhere).unwrap_or_default() as usize)
}

/// Blocks whose rows stand there without the caption above them; of many, all in one hit.
fn without_caption(table: &TableFacts<'_>) -> Vec<Hit> {
    let lost: Vec<(String, Span)> = captions(table)
        .into_iter()
        .filter(|(_, _, standing)| standing.is_none())
        .map(|(number, row, _)| (caption(number), Span::at(row.start as usize)))
        .collect();
    let hit = |place: Span, row: Word| {
        Hit::at(place).case("caption").with("row", row).with("table", table.spec.name.as_str())
    };
    match lost.first() {
        Some((_, first)) if lost.len() > FEW_ROWS => {
            vec![hit(*first, Word::List(lost.iter().map(|(label, _)| label.clone()).collect()))]
        }
        _ => lost.into_iter().map(|(label, place)| hit(place, label.into())).collect(),
    }
}

/// What the form has above a block: 第二十条第（一）项
pub(super) fn caption(number: u8) -> String {
    format!("第二十条第（{}）项", quantity::to_chinese(usize::from(number)))
}

/// Blocks whose caption is nowhere in the table: its number, the first of their rows, and the caption that stands above
/// that in its place.
pub(super) fn captions(table: &TableFacts<'_>) -> Vec<(u8, Span, Option<Span>)> {
    let is_known = |number: u8| table.spec.blocks.iter().any(|block| block.caption == Some(number));
    let is_written = |number: u8| table.captions.iter().flatten().any(|(other, _)| *other == number);
    let blocks = table.spec.blocks.iter().filter_map(|block| Some((block, block.caption?)));
    let lost = blocks.filter(|(_, number)| !is_written(*number)).filter_map(|(block, number)| {
        let (_, _, found) = table.found_rows().find(|(_, row, _)| std::ptr::eq(row.block, block))?;
        let first = |caption: u8| {
            let mut rows = table
                .found_rows()
                .filter(|(_, row, other)| row.block.caption == Some(caption) && other.piece == found.piece);
            rows.next().is_some()
        };
        let above = table.captions.get(found.piece).and_then(|captions| captions.last());
        let standing = above.filter(|(other, _)| !is_known(*other) || !first(*other));
        Some((number, found.span, standing.map(|(_, span)| *span)))
    });
    lost.collect()
}

/// T302: a row that the edition does not have, and one that stands there more than once.
pub(super) fn unknown(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let unknown = present(context).flat_map(|(_, table)| table.unknown.iter().map(move |row| (table, row)));
    let hit = |(table, (label, row)): (&TableFacts<'_>, &(String, crate::report::Row))| {
        Hit::at(row.span).with("row", label.trim()).with("table", table.spec.name.as_str())
    };
    let repeated = present(context).flat_map(|(_, table)| repeated(table).into_iter().chain(again(table)));
    unknown.map(hit).chain(repeated).collect()
}

/// A table that stands there once more, with other figures.
fn again<'t>(table: &'t TableFacts<'_>) -> impl Iterator<Item = Hit> + 't {
    table.again.iter().map(|(label, index)| {
        let first = table.rows.get(*index).and_then(|row| row.found).map(|found| found.label.unwrap_or(found.span));
        let hit = Hit::at(*label).case("table").with("table", table.spec.name.as_str()).with("count", 2_usize);
        first.into_iter().fold(hit, |hit, first| hit.also(Spot::at(first)))
    })
}

/// Each row that stands more than once in a table: the second is the place, the others are secondary.
fn repeated(table: &TableFacts<'_>) -> Vec<Hit> {
    let rows = table.found_rows().map(|(index, row, found)| {
        let again: Vec<Span> =
            table.repeated.iter().filter(|(own, _)| *own == index).map(|(_, place)| *place).collect();
        let (second, more) = again.split_first()?;
        let first = Spot::at(found.label.unwrap_or(found.span));
        let hit = Hit::at(*second).case("repeated").also(first).with("row", row_label(row, table));
        let hit = hit.with("table", table.spec.name.as_str()).with("count", again.len() + 1);
        Some(more.iter().fold(hit, |hit, place| hit.also(Spot::at(*place))))
    });
    rows.flatten().collect()
}

/// T303: rows in the wrong order.
pub(super) fn out_of_order(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (_, table) in present(context).filter(|(_, table)| !table.spec.across) {
        let mut rows: Vec<_> = table.found_rows().collect();
        rows.sort_by_key(|(_, _, found)| found.order);
        let order: Vec<usize> = rows.iter().map(|(index, ..)| *index).collect();
        for (index, row, found) in order::out_of_order(&order).into_iter().filter_map(|at| rows.get(at)) {
            let before = rows.iter().filter(|(other, ..)| other < index).max_by_key(|(other, ..)| *other);
            let after = before.map_or_else(|| table.spec.name.clone(), |(_, before, _)| row_label(before, table));
            let hit = Hit::at(found.label.unwrap_or(found.span)).with("row", row_label(row, table));
            hits.push(hit.with("table", table.spec.name.as_str()).with("after", after));
        }
    }
    hits
}

/// T310: rows without anything in them, one finding a table.
pub(super) fn blank(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    // The place of the first cell of the row.
    let place = |row: &Span| Span::at(row.start as usize + usize::from(context.text(*row).starts_with(CELL)));
    let blank = present(context).filter_map(|(_, table)| {
        let hit = Hit::at(place(table.blank.first()?))
            .with("table", table.spec.name.as_str())
            .with("count", table.blank.len());
        Some(table.blank.iter().skip(1).fold(hit, |hit, row| hit.also(Spot::at(place(row)))))
    });
    blank.collect()
}
