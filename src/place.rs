//! Where a range of the document is, for a person: its bytes in the file, and its place in words.

mod edits;

use crate::check::Spot;
use crate::decode::Format;
use crate::document::{CELL, Document, folded};
use crate::facts::{CellId, Facts};
use crate::finding::{CellKey, GridPlace, Place};
use crate::lang::Lang;
use crate::report::{Report, Section};
use crate::source::Source;
use crate::span::Span;

/// Finds the places of one report.
#[derive(Debug)]
pub(crate) struct Locator<'a> {
    document: &'a Document,
    source: &'a Source,
    format: Format,
    report: &'a Report,
    facts: &'a Facts<'a>,
    lang: Lang,
    /// Runs of table rows in the document.
    tables: Vec<Span>,
}

impl<'a> Locator<'a> {
    pub(crate) fn new(
        document: &'a Document,
        source: &'a Source,
        format: Format,
        report: &'a Report,
        facts: &'a Facts<'a>,
        lang: Lang,
    ) -> Self {
        Self { document, source, format, report, facts, lang, tables: row_runs(document.text()) }
    }

    /// The place of a spot, with what is said of it.
    pub(crate) fn place(&self, spot: Spot, message: String) -> Place {
        let span = self.document.to_source(spot.span);
        let stand = self.document.stand(spot.span);
        Place {
            span,
            words: self.words(spot.span),
            section: self.section(spot.span).map(|section| folded(section.heading.span.of(self.document.text()))),
            section_number: u32::try_from(self.section_number(spot.span)).ok().filter(|number| *number > 0),
            paragraph: stand.map(|stand| stand.paragraph).filter(|paragraph| *paragraph > 0),
            grid: self.grid(spot.span),
            cell: spot.cell.and_then(|cell| self.key(cell)),
            text: span.of(self.source.text()).to_owned(),
            message,
        }
    }

    /// The keys of a cell.
    pub(crate) fn key(&self, cell: CellId) -> Option<CellKey> {
        let row = self.facts.row(cell)?;
        Some(CellKey {
            table: self.facts.tables.get(cell.table)?.spec.key.clone(),
            row: row.spec.key.clone(),
            column: self.facts.column(cell)?.key.clone(),
        })
    }

    /// The section that a range begins in.
    fn section(&self, span: Span) -> Option<&'a Section> {
        let sections = &self.report.sections;
        sections.get(self.section_number(span).checked_sub(1)?)
    }

    /// How many sections begin up to a range.
    fn section_number(&self, span: Span) -> usize {
        self.report.sections.partition_point(|section| section.heading.span.start <= span.start)
    }

    /// `第3节 表2 行7 列4`: the section, then the table with row and cell, or the paragraph.
    fn words(&self, span: Span) -> String {
        let section = self.section_number(span);
        let mut words = Vec::new();
        if section > 0 {
            words.push(self.lang.pick(format!("第{section}节"), format!("section {section}")));
        }
        if let Some(GridPlace { table, row, column }) = self.grid(span) {
            words.push(
                self.lang.pick(
                    format!("表{table} 行{row} 列{column}"),
                    format!("table {table}, row {row}, column {column}"),
                ),
            );
        } else {
            let paragraph = self.report.lines.partition_point(|line| line.start <= span.start).max(1);
            words.push(self.lang.pick(format!("第{paragraph}段"), format!("paragraph {paragraph}")));
        }
        words.join(self.lang.pick(" ", ", "))
    }

    /// The cell of a table that a range begins in: as the file counts it, else as the cells of the text stand.
    fn grid(&self, span: Span) -> Option<GridPlace> {
        let table = self.tables.iter().position(|table| table.start <= span.start && span.start < table.end)?;
        if let Some(place) = self.document.stand(span).and_then(|stand| stand.cell) {
            return Some(place);
        }
        let start = self.tables.get(table)?.start as usize;
        let before = Span::new(start, span.start as usize).of(self.document.text());
        let line = before.rsplit('\n').next().unwrap_or_default();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let (row, column) = (before.matches('\n').count() + 1, line.matches(CELL).count().max(1));
        Some(GridPlace { table: number(table + 1), row: number(row), column: number(column) })
    }
}

/// Consecutive lines that are rows of cells.
fn row_runs(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with(CELL) {
            match runs.last_mut().filter(|run| run.end as usize == start) {
                Some(run) => run.end = Span::at(start + line.len()).end,
                None => runs.push(Span::new(start, start + line.len())),
            }
        }
        start += line.len();
    }
    runs
}
