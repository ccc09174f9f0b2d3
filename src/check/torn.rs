//! Tables that a copy has torn into labels here and figures there: told once each, and not checked.

use super::{Context, Hit, columns};
use crate::document::CELL;
use crate::facts::TableFacts;
use crate::pack::Rule;
use crate::quantity;
use crate::report::Section;
use crate::span::Span;

/// T304: torn tables; and what is wrong with the columns of the others.
pub(super) fn or_mismatch(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let torn =
        places(context).map(|(place, table)| Hit::at(place).case("torn").with("table", table.spec.name.as_str()));
    torn.chain(columns::mismatch(context, rule)).collect()
}

/// The torn tables and where they begin.
pub(super) fn places<'c, 'a>(context: &'c Context<'a>) -> impl Iterator<Item = (Span, &'c TableFacts<'a>)> {
    context.facts.tables.iter().filter_map(|table| Some((place(context, table)?, table)))
}

/// Where a torn table begins.
fn place(context: &Context<'_>, table: &TableFacts<'_>) -> Option<Span> {
    table.torn.or_else(|| {
        let section = context.section(&table.spec.section).filter(|section| is_remnant(context, table, section))?;
        Some(section.heading.span)
    })
}

/// Whether a required table that is nowhere has left its figures in its section, on lines of their own.
pub(super) fn is_remnant(context: &Context<'_>, table: &TableFacts<'_>, section: &Section) -> bool {
    let is_figure = |word: &str| quantity::read(word).is_some();
    let are_figures =
        |line: &&str| !line.starts_with(CELL) && !line.trim().is_empty() && line.split_whitespace().all(is_figure);
    let lines = context.text(section.content).lines().filter(are_figures);
    let figures: usize = lines.map(|line| line.split_whitespace().count()).sum();
    let wanted: usize = table.rows.iter().map(|row| row.block.columns.len()).sum();
    table.spec.required && table.span.is_none() && figures * 2 >= wanted.max(2)
}
