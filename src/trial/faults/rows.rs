//! Faults of rows, columns and whole tables.

use super::Draft;
use crate::document::CELL;
use crate::facts::{Fit, Found, RowFacts, TableFacts};
use crate::model::{ColumnSpec, RowSpec};
use crate::span::Span;
use crate::trial::edit::{Edit, cell, lines};
use crate::trial::fault::{Fault, FaultKind};

/// What a row is called that the form does not know.
const UNKNOWN_ROW: &str = "其他有关情况";

pub(super) fn add(draft: &Draft<'_>, faults: &mut Vec<Fault>) {
    for table in &draft.facts.tables {
        if let Some(span) = table.span {
            let edit = Edit::without(lines(draft.text, span));
            faults.push(Fault::new(FaultKind::TableDropped, &table.spec.key, &table.spec.name, vec![edit]));
        }
        if !table.spec.across {
            add_rows(draft, table, faults);
            add_columns(draft, table, faults);
        }
    }
}

/// A row in a line of cells of its own; its label cell and the line.
fn in_line(draft: &Draft<'_>, found: Found) -> Option<(Span, Span)> {
    let line = lines(draft.text, found.label?);
    let is_own = line.of(draft.text).starts_with(CELL) && found.span.end <= line.end;
    is_own.then_some((found.label?, line))
}

fn add_rows(draft: &Draft<'_>, table: &TableFacts<'_>, faults: &mut Vec<Fault>) {
    let mut above: Option<Span> = None;
    for (_, row, found) in table.found_rows() {
        let Some((own, line)) = in_line(draft, found) else {
            above = None;
            continue;
        };
        let (place, label) = (format!("{}.{}", table.spec.key, row.spec.key), label(row.spec));
        let mut add = |kind, edits| faults.push(Fault::new(kind, &place, &label, edits));
        let words = line.of(draft.text);
        add(FaultKind::RowDropped, vec![Edit::without(line)]);
        add(FaultKind::RowTwice, vec![Edit::new(Span::at(line.end as usize), words)]);
        add(FaultKind::RowRenamed, vec![Edit::new(own, UNKNOWN_ROW)]);
        if let Some(variant) = row.spec.also.first() {
            let known = Edit::new(own, own.of(draft.text).replace(&row.spec.label, variant));
            add(FaultKind::RowVariant, vec![known]);
        }
        let blank: String = words.chars().filter(|c| matches!(*c, CELL | '\n')).collect();
        add(FaultKind::RowBlank, vec![Edit::new(Span::at(line.end as usize), blank)]);
        if let Some(above) = above.filter(|above| above.end == line.start) {
            add(FaultKind::RowsSwapped, vec![Edit::new(above, words), Edit::new(line, above.of(draft.text))]);
        }
        above = Some(line);
    }
}

/// Columns of the blocks whose rows all have their cells in a line.
fn add_columns(draft: &Draft<'_>, table: &TableFacts<'_>, faults: &mut Vec<Fault>) {
    for block in &table.spec.blocks {
        let rows: Vec<&RowFacts<'_>> =
            table.rows.iter().filter(|row| std::ptr::eq(row.block, block) && row.found.is_some()).collect();
        for (index, column) in block.columns.iter().enumerate() {
            let cells = rows.iter().map(|row| {
                let is_aligned = row.found.is_some_and(|found| found.fit == Fit::Aligned);
                row.cells.get(index).filter(|_| is_aligned).and_then(|found| cell(draft.text, found.span))
            });
            let Some(cells) = cells.collect::<Option<Vec<Span>>>().filter(|cells| !cells.is_empty()) else { continue };
            let first = cells.iter().map(|cell| cell.start).min().unwrap_or_default();
            let edits = cells.into_iter().chain(header(draft, table, column, first)).map(Edit::without).collect();
            let rows: Vec<&str> = block.rows.iter().map(|row| row.key.as_str()).take(1).collect();
            let place = format!("{}.{}.{}", table.spec.key, rows.concat(), column.key);
            faults.push(Fault::new(FaultKind::ColumnDropped, place, &column.label, edits));
        }
    }
}

/// The cell of the header of a column, the nearest above a place.
fn header(draft: &Draft<'_>, table: &TableFacts<'_>, column: &ColumnSpec, above: u32) -> Option<Span> {
    let is_own = |span: &Span| span.end <= above && span.of(draft.text).ends_with(column.label.as_str());
    let label = table.head.iter().map(|header| header.label.span).rfind(is_own)?;
    cell(draft.text, label)
}

/// A row as a person calls it: 1.属于国家秘密
pub(super) fn label(row: &RowSpec) -> String {
    let words = row.label.split('（').next().unwrap_or_default();
    format!("{}{words}", row.number)
}
