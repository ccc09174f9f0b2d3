//! What became of every figure in a sentence.

use super::bind::{self, Reason, Verdict};
use super::{breakdown, quotation, stated};
use crate::check::Context;
use crate::facts::CellId;
use crate::span::Span;
use crate::statement::Breakdown;

/// A figure or a breakdown and what became of it.
#[derive(Debug)]
pub(crate) struct Booked {
    pub(crate) span: Span,
    pub(crate) kind: BookedKind,
    /// Keys of what it counts.
    pub(crate) subjects: Vec<&'static str>,
    pub(crate) text: String,
    /// The figure as stated, with its unit.
    pub(crate) stated: String,
    /// What it was held against: the cells, or the parts.
    pub(crate) against: Option<String>,
    pub(crate) cells: Vec<CellId>,
    /// Whether both agree; the reason where they were not compared.
    pub(crate) outcome: Result<bool, Option<Reason>>,
}

/// What was booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BookedKind {
    Figure,
    Breakdown,
}

/// Books every figure and every breakdown of a whole that is written, by place.
pub(crate) fn book(context: &Context<'_>) -> Vec<Booked> {
    let mut booked: Vec<Booked> = Vec::new();
    for (statement, verdict) in bind::all(context) {
        let (against, cells, outcome) = match verdict {
            Verdict::Equal(bound) => (Some(bound.sum.clone()), bound.cells.clone(), Ok(true)),
            Verdict::Different(bound) => (Some(bound.sum.clone()), bound.cells.clone(), Ok(false)),
            Verdict::Unbound(reason) => (None, Vec::new(), Err(Some(*reason))),
        };
        booked.push(Booked {
            span: statement.span,
            kind: BookedKind::Figure,
            subjects: statement.subjects.iter().map(|subject| subject.key()).collect(),
            text: quotation(context, statement),
            stated: stated(statement),
            against,
            cells,
            outcome,
        });
    }
    let lists = context.prose.lists.iter().filter(|list| list.has_written_whole());
    booked.extend(lists.map(|list| of_list(context, list)));
    booked.sort_by_key(|booked| (booked.span, booked.kind == BookedKind::Breakdown));
    booked
}

fn of_list(context: &Context<'_>, list: &Breakdown) -> Booked {
    let sum = list.sum().map_or_else(String::new, |sum| sum.normalize().to_string());
    let is_equal = list.is_equal();
    Booked {
        span: list.span,
        kind: BookedKind::Breakdown,
        subjects: Vec::new(),
        text: super::quoted(context.text(list.span)),
        stated: format!("{}{}", list.whole.value.normalize(), list.whole.unit),
        against: Some(if list.parts.len() > 1 { format!("{} = {sum}", breakdown::terms(list)) } else { sum }),
        cells: Vec::new(),
        outcome: if is_equal || breakdown::is_judged(context, list) { Ok(is_equal) } else { Err(None) },
    }
}
