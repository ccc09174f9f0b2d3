//! Where a range of the document is, for a person: its bytes in the file, and its place in words.

mod edits;
mod grid;

use std::cell::OnceCell;

use crate::check::Spot;
use crate::decode::Format;
use crate::document::{Document, folded};
use crate::facts::{CellId, Facts};
use crate::finding::{CellKey, GridPlace, Place};
use crate::lang::Lang;
use crate::report::{Report, Section};
use crate::source::Source;
use crate::span::Span;
use grid::Grid;

/// Finds the places of one report.
#[derive(Debug)]
pub(crate) struct Locator<'a> {
    document: &'a Document,
    source: &'a Source,
    format: Format,
    report: &'a Report,
    facts: &'a Facts<'a>,
    lang: Lang,
    /// The tables of the document, sought when the first place is.
    grid: OnceCell<Grid>,
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
        Self { document, source, format, report, facts, lang, grid: OnceCell::new() }
    }

    /// The place of a spot, with what is said of it.
    pub(crate) fn place(&self, spot: Spot, message: String) -> Place {
        let span = self.document.to_source(spot.span);
        let stand = self.document.stand(spot.span);
        let grid = self.grid(spot.span);
        Place {
            span,
            words: self.words(spot.span, grid),
            section: self.section(spot.span).map(|section| folded(section.heading.span.of(self.document.text()))),
            section_number: u32::try_from(self.section_number(spot.span)).ok().filter(|number| *number > 0),
            paragraph: stand.map(|stand| stand.paragraph).filter(|paragraph| *paragraph > 0),
            grid,
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
    fn words(&self, span: Span, grid: Option<GridPlace>) -> String {
        let section = self.section_number(span);
        let mut words = Vec::new();
        if section > 0 {
            words.push(self.lang.pick(format!("第{section}节"), format!("section {section}")));
        }
        if let Some(GridPlace { table, row, column }) = grid {
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
        let place = self.grid.get_or_init(|| Grid::of(self.document.text())).cell(span.start)?;
        Some(self.document.stand(span).and_then(|stand| stand.cell).unwrap_or(place))
    }
}
