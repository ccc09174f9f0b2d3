//! Binds the rows that the grammar found to the rows and columns of an edition.

use super::{Cell, Facts, Fit, Found, Header, RowFacts, TableFacts, Value};
use crate::document::Document;
use crate::edition::Edition;
use crate::lexicon::{self, Lexicon, Role};
use crate::model::BlockSpec;
use crate::model::{CellKind, TableSpec};
use crate::quantity;
use crate::report::{Layout, Report, Row, TablePiece};
use crate::span::Span;

/// A label this alike (0–100) to that of a missing row is taken for it, written differently.
const ALIKE: usize = 60;

/// A piece with this many rows that stood there before is a second table, not a few rows again.
const MOST_ROWS: usize = 10;

/// Fills the tables of the edition that is number `index`; those of `foreign`, with their keys, are of other editions.
pub(crate) fn bind<'a>(
    report: &Report,
    document: &Document,
    editions: &'a [Edition],
    (index, foreign): (usize, &[(&str, usize)]),
    lexicon: &Lexicon,
) -> Option<Facts<'a>> {
    let edition = editions.get(index)?;
    let tables = edition.tables.iter().enumerate().map(|(table, spec)| {
        let other = foreign.iter().find(|(key, _)| *key == spec.key).and_then(|(key, other)| {
            let mut tables = editions.get(*other)?.tables.iter().enumerate();
            tables.find(|(_, table)| table.key == *key).map(|(table, spec)| (*other, table, spec))
        });
        let (edition, table, spec) = other.unwrap_or((index, table, spec));
        let binder = Binder { text: document.text(), lexicon, edition, table };
        binder.table(spec, report.tables.iter().filter(|piece| piece.table == spec.key))
    });
    Some(Facts { edition, tables: tables.collect() })
}

struct Binder<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    edition: usize,
    table: usize,
}

impl Binder<'_> {
    fn table<'s, 'p>(&self, spec: &'s TableSpec, pieces: impl Iterator<Item = &'p TablePiece>) -> TableFacts<'s> {
        let rows = spec.blocks.iter().flat_map(|block| block.rows.iter().map(move |row| (block, row)));
        let rows = rows.map(|(block, spec)| RowFacts { spec, block, found: None, cells: Vec::new() }).collect();
        let (unknown, repeated, blank, head) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (edition, captions, again) = (self.edition, Vec::new(), Vec::new());
        let mut facts = TableFacts { spec, edition, span: None, rows, unknown, repeated, blank, head, again, captions };
        let mut spare = Vec::new();
        let mut order = 0;
        for (number, piece) in pieces.enumerate() {
            facts.span = Some(facts.span.map_or(piece.span, |span| span.to(piece.span)));
            facts.head.extend(piece.head.iter().map(|label| Header { label: *label, caption: piece.caption() }));
            facts.captions.push(piece.captions.clone());
            if spec.across {
                self.across(piece, &mut facts);
                continue;
            }
            facts.again.extend(self.again(piece, &facts));
            let before = order;
            for row in &piece.rows {
                order += 1;
                match row.layout {
                    Layout::Blank => facts.blank.push(row.span),
                    Layout::Spare => spare.push((order, piece.caption(), number, row.clone())),
                    Layout::Stacked => {
                        let (row, rest) = self.split_stack(row, spec);
                        self.row(&row, (order, number), &mut facts);
                        spare.extend(rest.map(|rest| (order, piece.caption(), number, rest)));
                    }
                    Layout::Cells | Layout::Loose => {
                        self.note_repeated(row, before, &mut facts);
                        self.row(row, (order, number), &mut facts);
                    }
                }
            }
        }
        for (order, caption, number, row) in spare {
            self.spare_row(row, (order, number), caption, &mut facts);
        }
        facts
    }

    /// Binds a row, whose place is its position among all rows and the number of its piece.
    fn row(&self, row: &Row, place: (usize, usize), facts: &mut TableFacts<'_>) {
        let role = row.label.and_then(|label| label.mark).and_then(|mark| self.row_role(mark));
        let Some(index) = role.and_then(|(block, row)| row_index(facts, block, row)) else {
            let label = row.label.map_or("", |label| label.span.of(self.text));
            if row.cells.iter().any(|cell| !self.is_blank(cell)) && !self.is_group(row) {
                facts.unknown.push((label.to_owned(), row.clone()));
            }
            return;
        };
        self.fill(row, row.label.map(|label| label.span), place, index, facts);
    }

    /// The first row of a piece that gives rows once more which earlier pieces gave, with other figures.
    fn again(&self, piece: &TablePiece, facts: &TableFacts<'_>) -> Option<(Span, usize)> {
        let known = piece.rows.iter().filter_map(|row| {
            let (block, index) = row.label.and_then(|label| label.mark).and_then(|mark| self.row_role(mark))?;
            let index = row_index(facts, block, index)?;
            let target = facts.rows.get(index).filter(|target| target.found.is_some() && !target.cells.is_empty())?;
            let cells = self.align(&row.cells, row.layout, target.block).ok()?;
            let is_other =
                cells.iter().zip(&target.cells).any(|(cell, old)| Value::read(cell.of(self.text)) != old.value);
            Some((row.label.map_or(row.span, |label| label.span), index, is_other))
        });
        let known: Vec<(Span, usize, bool)> = known.collect();
        let is_table = known.len() >= MOST_ROWS && known.iter().any(|(.., is_other)| *is_other);
        known.first().filter(|_| is_table).map(|(label, index, _)| (*label, *index))
    }

    /// Remembers a whole row whose place in the form is taken by another that follows position `before`.
    fn note_repeated(&self, row: &Row, before: usize, facts: &mut TableFacts<'_>) {
        let role = row.label.and_then(|label| label.mark).and_then(|mark| self.row_role(mark));
        let index = role.and_then(|(block, row)| row_index(facts, block, row));
        let Some((index, target)) = index.and_then(|index| Some((index, facts.rows.get(index)?))) else { return };
        let is_taken = target.found.is_some_and(|found| found.order > before && found.fit == Fit::Aligned);
        let is_whole = || self.align(&row.cells, row.layout, target.block).is_ok();
        if is_taken && is_whole() && row.cells.iter().any(|cell| !self.is_blank(cell)) {
            facts.repeated.push((index, row.label.map_or(row.span, |label| label.span)));
        }
    }

    /// Cells alone on their lines run on into a row whose label is not known: words end the values.
    fn split_stack(&self, row: &Row, spec: &TableSpec) -> (Row, Option<Row>) {
        let role = row.label.and_then(|label| label.mark).and_then(|mark| self.row_role(mark));
        let width = role.and_then(|(block, _)| spec.blocks.get(block)).map_or(1, |block| block.columns.len());
        let is_label = |cell: &Span| Value::read(cell.of(self.text)) == Value::Text;
        let label = row.cells.iter().skip(width).position(is_label).map(|at| at + width);
        let Some(at) = label.filter(|at| at + 1 < row.cells.len()) else {
            return (row.clone(), None);
        };
        let (own, rest) = row.cells.split_at(at);
        let start = rest.first().map_or(row.span, |cell| *cell);
        let rest =
            Row { cells: rest.to_vec(), label: None, layout: Layout::Spare, span: Span { end: row.span.end, ..start } };
        (Row { cells: own.to_vec(), ..row.clone() }, Some(rest))
    }

    fn fill(
        &self,
        row: &Row,
        label: Option<Span>,
        (order, piece): (usize, usize),
        index: usize,
        facts: &mut TableFacts<'_>,
    ) {
        let Some(target) = facts.rows.get_mut(index).filter(|target| target.found.is_none()) else {
            return;
        };
        let (cells, fit) = match self.align(&row.cells, row.layout, target.block) {
            Ok(cells) => (cells, Fit::Aligned),
            Err(fit) => (Vec::new(), fit),
        };
        target.cells = cells.into_iter().map(|span| self.cell(span)).collect();
        target.found = Some(Found { span: row.span, label, order, piece, fit });
    }

    fn row_role(&self, mark: char) -> Option<(usize, usize)> {
        self.lexicon.senses(mark).iter().find_map(|sense| match sense.role {
            Role::Row { block, row } if sense.edition == self.edition && sense.table == self.table => {
                Some((block, row))
            }
            _ => None,
        })
    }

    fn is_group(&self, row: &Row) -> bool {
        let senses = row.label.and_then(|label| label.mark).map(|mark| self.lexicon.senses(mark));
        senses
            .is_some_and(|senses| senses.iter().any(|sense| sense.edition == self.edition && sense.role == Role::Group))
    }

    fn cell(&self, span: Span) -> Cell {
        Cell { span, value: Value::read(span.of(self.text)) }
    }

    fn is_blank(&self, cell: &Span) -> bool {
        Value::read(cell.of(self.text)) == Value::Blank
    }

    /// The cells that stand under the columns of a block.
    fn align(&self, cells: &[Span], layout: Layout, block: &BlockSpec) -> Result<Vec<Span>, Fit> {
        let width = block.columns.len();
        if cells.len() > width {
            return self.without_extra(cells, width, layout).ok_or(Fit::Width(cells.len()));
        }
        if cells.len() == width {
            return Ok(cells.to_vec());
        }
        let lacks_units = block.columns.first().is_some_and(|column| column.kind == CellKind::Text);
        let first = cells.first().filter(|cell| quantity::read(cell.of(self.text)).is_some());
        if let (true, true, Some(first)) = (lacks_units, cells.len() + 1 == width, first) {
            return Ok(std::iter::once(Span::at(first.start as usize)).chain(cells.iter().copied()).collect());
        }
        Err(if layout == Layout::Loose { Fit::Unaligned } else { Fit::Width(cells.len()) })
    }

    /// Drops the blank or repeated cells that merged ones leave before or behind the values.
    fn without_extra(&self, cells: &[Span], width: usize, layout: Layout) -> Option<Vec<Span>> {
        let is_outside_blank = |start: &usize| {
            let outside = cells.iter().take(*start).chain(cells.iter().skip(start + width));
            outside.into_iter().all(|cell| self.is_blank(cell))
        };
        let first = cells.first().map(|cell| cell.of(self.text));
        let is_repeated = width == 1 && cells.iter().all(|cell| Some(cell.of(self.text)) == first);
        let mut starts = 0..=cells.len() - width;
        // Stacked cells: what is too much is rather the merged label of the next row.
        let start =
            if layout == Layout::Stacked { starts.find(is_outside_blank) } else { starts.rfind(is_outside_blank) };
        let start = start.or(is_repeated.then_some(0))?;
        cells.get(start..start + width).map(<[Span]>::to_vec)
    }

    /// A table whose rows stand side by side in one line of cells.
    fn across(&self, piece: &TablePiece, facts: &mut TableFacts<'_>) {
        let width: usize = facts.rows.iter().map(|row| row.block.columns.len()).sum();
        let fitted = |row: &Row| match row.cells.len() {
            len if len > width => {
                self.without_extra(&row.cells, width, row.layout).unwrap_or_else(|| row.cells.clone())
            }
            _ => row.cells.clone(),
        };
        let fitting = piece.rows.iter().find(|row| fitted(row).len() == width);
        let filled = || piece.rows.iter().find(|row| row.cells.iter().any(|cell| !self.is_blank(cell)));
        let Some(row) = fitting.or_else(filled) else {
            return;
        };
        let cells = fitted(row);
        let fit = match cells.len() {
            len if len == width => Fit::Aligned,
            len if row.layout == Layout::Loose && len < width => Fit::Unaligned,
            len => Fit::Width(len),
        };
        let mut rest = cells.into_iter();
        for (order, target) in facts.rows.iter_mut().enumerate().filter(|(_, target)| target.found.is_none()) {
            target.found = Some(Found { span: row.span, label: None, order, piece: 0, fit });
            if fit == Fit::Aligned {
                let cells = rest.by_ref().take(target.block.columns.len());
                target.cells = cells.map(|span| self.cell(span)).collect();
            }
        }
    }

    /// A row with an unknown label: a missing row in other words, or a row too many.
    fn spare_row(&self, row: Row, place: (usize, usize), caption: Option<u8>, facts: &mut TableFacts<'_>) {
        let is_label = |cell: &Span| Value::read(cell.of(self.text)) == Value::Text;
        let Some(at) = row.cells.iter().rposition(is_label) else {
            if row.cells.iter().all(|cell| self.is_blank(cell)) {
                facts.blank.push(row.span);
            }
            return;
        };
        let label = row.cells.get(at).copied().unwrap_or_default();
        let cells = row.cells.get(at + 1..).unwrap_or_default().to_vec();
        let values = Row { cells, layout: Layout::Cells, ..row.clone() };
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

fn row_index(facts: &TableFacts<'_>, block: usize, row: usize) -> Option<usize> {
    let before: usize = facts.spec.blocks.iter().take(block).map(|block| block.rows.len()).sum();
    (before + row < facts.rows.len()).then_some(before + row)
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
