//! Rows with a label that the form does not know: rows of it in other words, or rows too many.

use super::{Binder, Place};
use crate::facts::TableFacts;
use crate::lexicon;
use crate::model::TableSpec;
use crate::report::{Layout, Row};
use crate::span::Span;

/// A label this alike (0–100) to that of a missing row is taken for it, written differently.
const ALIKE: usize = 60;

impl Binder<'_> {
    /// Cells alone on their lines run on into a row whose label is not known: words end the values.
    pub(super) fn split_stack(&self, row: &Row, spec: &TableSpec) -> (Row, Option<Row>) {
        let width = self.role(row).and_then(|(block, _)| spec.blocks.get(block)).map_or(1, |block| block.columns.len());
        let label = row.cells.iter().skip(width).position(|cell| self.is_words(cell)).map(|at| at + width);
        let Some(at) = label.filter(|at| at + 1 < row.cells.len()) else {
            return (row.clone(), None);
        };
        let (own, rest) = row.cells.split_at(at);
        let start = rest.first().map_or(row.span, |cell| *cell);
        let rest =
            Row { cells: rest.to_vec(), label: None, layout: Layout::Spare, span: Span { end: row.span.end, ..start } };
        (Row { cells: own.to_vec(), layout: row.layout, span: row.span, label: row.label }, Some(rest))
    }

    /// A row with an unknown label: a missing row in other words, or a row too many.
    pub(super) fn spare_row(&self, row: Row, place: Place, caption: Option<u8>, facts: &mut TableFacts<'_>) {
        let Some(at) = row.cells.iter().rposition(|cell| self.is_words(cell)) else {
            if row.cells.iter().all(|cell| self.is_blank(cell)) {
                facts.blank.push(row.span);
            }
            return;
        };
        let label = row.cells.get(at).copied().unwrap_or_default();
        let cells = row.cells.get(at + 1..).unwrap_or_default().to_vec();
        let values = Row { cells, layout: Layout::Cells, span: row.span, label: row.label };
        let rows = facts.rows.iter().enumerate();
        let missing = rows.filter(|(_, target)| target.found.is_none() && target.block.caption == caption);
        let likest = missing.map(|(index, target)| (alike(label.of(self.text), &target.spec.label), index)).max();
        match likest {
            Some((score, index)) if score >= ALIKE && !values.cells.is_empty() => {
                self.fill(&values, Some(label), place, index, facts);
            }
            _ if self.is_full(&values, caption, facts) => facts.unknown.push((label.of(self.text).to_owned(), row)),
            _ => {}
        }
    }

    /// Whether a row has as many values as the table: else it belongs to another table behind it.
    fn is_full(&self, values: &Row, caption: Option<u8>, facts: &TableFacts<'_>) -> bool {
        let block = facts.spec.blocks.iter().find(|block| block.caption == caption);
        let columns = block.map_or(0, |block| block.columns.len());
        values.cells.len() >= columns && values.cells.iter().any(|cell| !self.is_blank(cell))
    }
}

/// How alike two labels are, from 0 to 100: the share of the longest common subsequence.
fn alike(left: &str, right: &str) -> usize {
    let bare = |text: &str| -> Vec<char> {
        let counts = |c: &char| !c.is_ascii_digit() && *c != '.';
        text.chars().filter(counts).filter_map(lexicon::bare).take(60).collect()
    };
    let (left, right) = (bare(left), bare(right));
    let mut row = vec![0_usize; right.len() + 1];
    for a in &left {
        let mut diagonal = 0;
        for (index, b) in right.iter().enumerate() {
            let above = row.get(index + 1).copied().unwrap_or(0);
            let beside = row.get(index).copied().unwrap_or(0);
            let best = if a == b { diagonal + 1 } else { above.max(beside) };
            diagonal = above;
            if let Some(cell) = row.get_mut(index + 1) {
                *cell = best;
            }
        }
    }
    let longest = left.len().max(right.len()).max(1);
    row.last().copied().unwrap_or(0) * 100 / longest
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn labels_in_other_words_are_alike() {
        assert!(alike("1.信访、举报、投诉类申请", "信访举报投诉类申请") >= 90);
        assert!(alike("6.咨询建议类申请", "信访举报投诉类申请") < 60);
    }
}
