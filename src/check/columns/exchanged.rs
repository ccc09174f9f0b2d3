//! T304: columns that stand in another order than in the form.

use crate::check::{Context, Hit, Value as Word};
use crate::facts::TableFacts;
use crate::lexicon::Role;
use crate::model::BlockSpec;
use crate::span::Span;

/// Lines of the head whose columns stand in another order than in the form: the figures below are read by their places.
pub(super) fn exchanged(context: &Context<'_>, table: &TableFacts<'_>) -> Vec<Hit> {
    if table.spec.across {
        return Vec::new();
    }
    // Columns of a group stand side by side; others can be on either side of it where cells are merged.
    let groups = &table.spec.column_groups;
    let is_in_order = |key: &String| groups.is_empty() || groups.values().any(|group| group.contains(key));
    let mut lines: Vec<Vec<(usize, Span)>> = Vec::new();
    let mut end = None;
    for header in &table.head {
        let label = header.label;
        let between = end.map(|end| Span::new(end, label.span.start.max(end as u32) as usize));
        let goes_on = between.is_some_and(|between| !context.text(between).contains('\n'));
        end = Some(label.span.end as usize);
        if !goes_on {
            lines.push(Vec::new());
        }
        let senses = label.mark.map_or(&[][..], |mark| context.catalogue.lexicon.senses(mark));
        let mut own = senses.iter().filter(|sense| sense.edition == table.edition);
        let column = own.find_map(|sense| match sense.role {
            Role::Column { block, column } => {
                let is_own = |block: &&BlockSpec| block.caption == header.caption;
                let block = table.spec.blocks.get(block).filter(is_own)?;
                block.columns.get(column).filter(|column| is_in_order(&column.key)).map(|_| column)
            }
            _ => None,
        });
        lines.last_mut().into_iter().for_each(|line| line.extend(column.map(|column| (column, label.span))));
    }
    let is_exchanged = |line: &&Vec<(usize, Span)>| {
        let mut sorted: Vec<usize> = line.iter().map(|(column, _)| *column).collect();
        sorted.sort_unstable();
        sorted.dedup();
        sorted.len() == line.len() && !line.is_sorted()
    };
    let hit = |line: &Vec<(usize, Span)>| {
        let wrong = line.windows(2).find_map(|pair| if let [a, b] = pair { (a > b).then_some(b.1) } else { None })?;
        let words =
            |line: &[(usize, Span)]| Word::List(line.iter().map(|(_, span)| context.text(*span).to_owned()).collect());
        let mut right = line.clone();
        right.sort_unstable_by_key(|(column, _)| *column);
        let hit = Hit::at(wrong).case("order").with("found", words(line)).with("expected", words(&right));
        Some(hit.with("table", table.spec.name.as_str()))
    };
    lines.iter().filter(is_exchanged).filter_map(hit).collect()
}
