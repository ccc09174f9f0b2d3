//! Computed totals beside the figures that state them.

use gen_lsp_types::{InlayHint, Label, Range, Tooltip};

use super::draft::Draft;
use super::study::Study;

/// A hint `= 12` behind each cell in a range that is to be the sum of others; once for each sum.
pub(super) fn of(study: &Study, draft: &Draft, range: Range) -> Vec<InlayHint> {
    let asked = draft.span(range);
    let mut hints: Vec<(u32, &str, InlayHint)> = Vec::new();
    for sum in &study.sums {
        let Some((key, value)) = &sum.total else { continue };
        let Some(figure) =
            study.figure(key).filter(|figure| asked.start <= figure.span.end && figure.span.start <= asked.end)
        else {
            continue;
        };
        let at = figure.span.end;
        if hints.iter().any(|(other, said, _)| *other == at && said == value) {
            continue;
        }
        let hint = InlayHint {
            position: draft.range(figure.span).end,
            label: Label::from(format!("= {value}")),
            kind: None,
            text_edits: None,
            tooltip: Some(Tooltip::from(format!("{} {}\n{}", sum.code, sum.label, sum.text))),
            padding_left: Some(true),
            padding_right: Some(true),
            data: None,
        };
        hints.push((at, value, hint));
    }
    hints.into_iter().map(|(_, _, hint)| hint).collect()
}
