//! Faults of single cells.

use super::Draft;
use crate::facts::{CellId, Value};
use crate::model::CellKind;
use crate::span::Span;
use crate::trial::edit::{Edit, cell, digits, moved};
use crate::trial::fault::{Fault, FaultKind};

pub(super) fn add(draft: &Draft<'_>, faults: &mut Vec<Fault>) {
    let text = draft.text;
    for (id, found) in draft.facts.cells() {
        if !matches!(found.value, Value::Number(_)) || draft.facts.kind(id) == CellKind::Text {
            continue;
        }
        let Some((place, label)) = name(draft, id) else { continue };
        let mut add = |kind, edit: Option<Edit>| {
            faults.extend(edit.map(|edit| Fault::new(kind, &place, &label, vec![edit])));
        };
        // The whole number of an amount; what stands around it stays.
        let number = digits(text, found.span).first().copied();
        add(FaultKind::CellPlus, number.and_then(|number| moved(text, number, 1)));
        add(FaultKind::CellMinus, number.and_then(|number| moved(text, number, -1)));
        add(FaultKind::CellSwapped, number.and_then(|number| swapped(text, number)));
        add(FaultKind::CellBlank, Some(Edit::without(found.span)));
        add(FaultKind::CellStroke, Some(Edit::new(found.span, "/")));
        if draft.facts.kind(id) == CellKind::Count {
            add(FaultKind::CellDecimal, number.map(|number| Edit::new(number, format!("{}.5", number.of(text)))));
        }
        let is_amount = draft.facts.kind(id) == CellKind::Money;
        add(
            FaultKind::CellUnit,
            number.filter(|_| !is_amount).map(|number| Edit::new(number, format!("{}件", number.of(text)))),
        );
        add(FaultKind::CellDropped, cell(text, found.span).map(Edit::without));
        for (kind, other) in [
            (FaultKind::CellBeside, CellId { column: id.column + 1, ..id }),
            (FaultKind::CellBelow, CellId { row: id.row + 1, ..id }),
        ] {
            let other = draft.facts.cell(other).filter(|other| matches!(other.value, Value::Number(_)));
            let own = found.span;
            faults.extend(other.map(|other| {
                let edits = vec![Edit::new(own, other.span.of(text)), Edit::new(other.span, own.of(text))];
                Fault::new(kind, &place, &label, edits)
            }));
        }
    }
}

/// The key of a cell, and what a person calls it.
fn name(draft: &Draft<'_>, id: CellId) -> Option<(String, String)> {
    let (table, row) = (draft.facts.tables.get(id.table)?.spec, draft.facts.row(id)?.spec);
    let column = draft.facts.column(id)?;
    Some((format!("{}.{}.{}", table.key, row.key, column.key), format!("{}·{}", super::rows::label(row), column.label)))
}

/// The first two neighbouring digits that differ, in each other's place.
fn swapped(text: &str, number: Span) -> Option<Edit> {
    let mut digits: Vec<char> = number.of(text).chars().collect();
    let at = digits.windows(2).position(|pair| pair.first() != pair.last())?;
    digits.swap(at, at + 1);
    Some(Edit::new(number, digits.into_iter().collect::<String>()))
}
