//! Computed totals beside the figures that state them.

use std::collections::BTreeSet;

use gen_lsp_types::{InlayHint, Label, Range, Tooltip};

use super::draft::Draft;
use super::study::{Figure, Study, Sum};
use crate::span::Span;

/// A hint `= 12` behind each cell in a range that is to be the sum of others; once for each sum.
pub(super) fn of(study: &Study, draft: &Draft, range: Range) -> Vec<InlayHint> {
    let asked = draft.span(range);
    let is_asked = |span: Span| asked.start <= span.end && span.start <= asked.end;
    let mut said = BTreeSet::new();
    let hint = |sum| {
        let (figure, value) = total(study, sum)?;
        let is_new = is_asked(figure.span) && said.insert((figure.span.end, value));
        is_new.then(|| hint(sum, value, draft.range(figure.span)))
    };
    study.sums.iter().filter_map(hint).collect()
}

/// The cell that is to be a sum, and the sum.
fn total<'a>(study: &'a Study, sum: &'a Sum) -> Option<(&'a Figure, &'a str)> {
    let (key, value) = sum.total.as_ref()?;
    Some((study.figure(key)?, value))
}

fn hint(sum: &Sum, value: &str, figure: Range) -> InlayHint {
    InlayHint {
        position: figure.end,
        label: Label::from(format!("= {value}")),
        kind: None,
        text_edits: None,
        tooltip: Some(Tooltip::from(format!("{} {}\n{}", sum.code, sum.label, sum.text))),
        padding_left: Some(true),
        padding_right: Some(true),
        data: None,
    }
}
