//! Binds the rows that the grammar found to the rows and columns of an edition.

mod across;
mod again;
mod align;
mod spare;
mod torn;

use super::{Cell, Facts, Fit, Found, Header, RowFacts, TableFacts, Value};
use crate::document::Document;
use crate::edition::Edition;
use crate::lexicon::{Lexicon, Role};
use crate::model::TableSpec;
use crate::report::{Layout, Report, Row, TablePiece};
use crate::span::Span;

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
        let pieces: Vec<&TablePiece> = report.tables.iter().filter(|piece| piece.table == spec.key).collect();
        let mut facts = binder.table(spec, &pieces);
        binder.give_up_torn(report, &pieces, &mut facts);
        facts
    });
    Some(Facts { edition, tables: tables.collect() })
}

/// Binds the rows of one table of an edition, both given by their numbers.
struct Binder<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    edition: usize,
    table: usize,
}

/// Where a row stands: its position among all rows of the table, and the number of its piece.
#[derive(Clone, Copy)]
struct Place {
    order: usize,
    piece: usize,
}

impl Binder<'_> {
    fn table<'s>(&self, spec: &'s TableSpec, pieces: &[&TablePiece]) -> TableFacts<'s> {
        let mut facts = self.empty(spec);
        let (mut spare, mut beside) = (Vec::new(), Vec::new());
        let mut order = 0;
        for (number, piece) in pieces.iter().copied().enumerate() {
            facts.span = Some(facts.span.map_or(piece.span, |span| span.to(piece.span)));
            facts.head.extend(piece.head.iter().map(|label| Header { label: *label, caption: piece.caption() }));
            facts.captions.push(piece.captions.clone());
            if spec.across {
                beside.push(piece);
                continue;
            }
            facts.again.extend(self.again(piece, &facts));
            let before = order;
            for row in &piece.rows {
                order += 1;
                let place = Place { order, piece: number };
                match row.layout {
                    Layout::Blank => facts.blank.push(row.span),
                    Layout::Spare => spare.push((row.clone(), place, piece.caption())),
                    Layout::Stacked => {
                        let (row, rest) = self.split_stack(row, spec);
                        self.row(&row, place, &mut facts);
                        spare.extend(rest.map(|rest| (rest, place, piece.caption())));
                    }
                    Layout::Cells | Layout::Loose => {
                        self.note_repeated(row, before, &mut facts);
                        self.row(row, place, &mut facts);
                    }
                }
            }
        }
        if !beside.is_empty() {
            self.across(&beside, &mut facts);
        }
        for (row, place, caption) in spare {
            self.spare_row(row, place, caption, &mut facts);
        }
        facts
    }

    /// A table of which nothing has been found yet.
    fn empty<'s>(&self, spec: &'s TableSpec) -> TableFacts<'s> {
        let rows = spec.blocks.iter().flat_map(|block| block.rows.iter().map(move |row| (block, row)));
        let rows = rows.map(|(block, spec)| RowFacts { spec, block, found: None, cells: Vec::new() });
        TableFacts {
            spec,
            edition: self.edition,
            span: None,
            torn: None,
            rows: rows.collect(),
            unknown: Vec::new(),
            repeated: Vec::new(),
            blank: Vec::new(),
            head: Vec::new(),
            again: Vec::new(),
            captions: Vec::new(),
        }
    }

    /// Binds a row to the row of the form that its label names.
    fn row(&self, row: &Row, place: Place, facts: &mut TableFacts<'_>) {
        let Some(index) = self.index(row, facts) else {
            let label = row.label.map_or("", |label| label.span.of(self.text));
            if row.cells.iter().any(|cell| !self.is_blank(cell)) && !self.is_group(row) {
                facts.unknown.push((label.to_owned(), row.clone()));
            }
            return;
        };
        self.fill(row, row.label.map(|label| label.span), place, index, facts);
    }

    /// Fills row `index` of the form, unless something has.
    fn fill(&self, row: &Row, label: Option<Span>, place: Place, index: usize, facts: &mut TableFacts<'_>) {
        let Some(target) = facts.rows.get_mut(index).filter(|target| target.found.is_none()) else {
            return;
        };
        // A blank that left no trace is lost only where there are several columns.
        let lone =
            label.filter(|_| row.cells.is_empty() && row.layout == Layout::Loose && target.block.columns.len() == 1);
        let (cells, fit) = match self.align(&row.cells, row.layout, target.block) {
            Ok(cells) => (cells, Fit::Aligned),
            Err(fit) => lone.map_or((Vec::new(), fit), |label| (vec![Span::at(label.end as usize)], Fit::Aligned)),
        };
        target.cells = cells.into_iter().map(|span| self.cell(span)).collect();
        target.found = Some(Found { span: row.span, label, order: place.order, piece: place.piece, fit });
    }

    /// The row of the form that the label of a row names: its block, and its number there.
    fn role(&self, row: &Row) -> Option<(usize, usize)> {
        let mark = row.label?.mark?;
        self.lexicon.senses(mark).iter().find_map(|sense| match sense.role {
            Role::Row { block, row } if sense.edition == self.edition && sense.table == self.table => {
                Some((block, row))
            }
            _ => None,
        })
    }

    /// The same as an index into the rows of the table.
    fn index(&self, row: &Row, facts: &TableFacts<'_>) -> Option<usize> {
        let (block, row) = self.role(row)?;
        let before: usize = facts.spec.blocks.iter().take(block).map(|block| block.rows.len()).sum();
        (before + row < facts.rows.len()).then_some(before + row)
    }

    fn is_group(&self, row: &Row) -> bool {
        let is_group = |mark| {
            let mut senses = self.lexicon.senses(mark).iter();
            senses.any(|sense| sense.edition == self.edition && sense.role == Role::Group)
        };
        row.label.and_then(|label| label.mark).is_some_and(is_group)
    }

    fn cell(&self, span: Span) -> Cell {
        Cell { span, value: Value::read(span.of(self.text)) }
    }

    fn is_words(&self, cell: &Span) -> bool {
        Value::read(cell.of(self.text)) == Value::Text
    }

    fn is_blank(&self, cell: &Span) -> bool {
        Value::read(cell.of(self.text)) == Value::Blank
    }
}
