//! All that a check may look at.

use std::cell::OnceCell;

use super::edition::Detected;
use super::equations::Equation;
use super::hit::Spot;
use super::paragraphs::Paragraph;
use super::prose::Verdict;
use super::sections;
use crate::document::Document;
use crate::facts::{CellId, Facts};
use crate::finder::Found;
use crate::pack::{Catalogue, Rule};
use crate::report::{Report, Section};
use crate::span::Span;
use crate::statement::Prose;

/// All that a check may look at.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) document: &'a Document,
    pub(crate) report: &'a Report,
    pub(crate) facts: &'a Facts<'a>,
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) detected: &'a Detected,
    /// What the sentences say in figures.
    pub(crate) prose: &'a Prose,
    /// The equations of the rules that are run.
    pub(crate) equations: &'a [Equation<'a>],
    /// What came of each statement, worked out when a rule first asks.
    pub(crate) verdicts: OnceCell<Vec<Verdict>>,
    /// What stands outside its tables, gathered when a rule first asks.
    pub(crate) paragraphs: OnceCell<Vec<Paragraph<'a>>>,
    /// For each rule of the catalogue the words of it that stand in the document, sought for all when one first asks.
    pub(crate) words: OnceCell<Vec<Vec<Found>>>,
    /// The body whose report this should be.
    pub(crate) expected_body: Option<&'a str>,
}

impl<'a> Context<'a> {
    /// The words of a range.
    pub(crate) fn text(&self, span: Span) -> &'a str {
        span.of(self.document.text())
    }

    /// Where the words of a rule stand in the document, and after them the wrong words of its corrections, counted on
    /// from the words: from left to right, at each place the longest.
    pub(crate) fn found(&self, rule: &Rule) -> &[Found] {
        let words = self.words.get_or_init(|| {
            let mut words = vec![Vec::new(); self.catalogue.rules.len()];
            for found in self.catalogue.finder().find(self.document.text()) {
                words.iter_mut().skip(found.list).take(1).for_each(|words| words.push(found));
            }
            words
        });
        let number = self.catalogue.rules.iter().position(|other| std::ptr::eq(other, rule));
        number.and_then(|number| words.get(number)).map_or(&[], Vec::as_slice)
    }

    /// The report year.
    pub(crate) fn year(&self) -> Option<i16> {
        self.detected.year
    }

    /// The year for messages.
    pub(crate) fn year_text(&self) -> String {
        self.year().map_or_else(|| "〔年份〕".to_owned(), |year| year.to_string())
    }

    /// The reporting body, as title or signature name it; empty where neither does.
    pub(crate) fn body(&self) -> String {
        body(self.report, self.document)
    }

    /// The place of a cell.
    pub(crate) fn spot(&self, cell: CellId) -> Spot {
        Spot { span: self.facts.cell(cell).map_or(Span::default(), |found| found.span), cell: Some(cell) }
    }

    /// The empty place at the end of what belongs to the report.
    pub(crate) fn end(&self) -> Span {
        let end = self.report.trailing.map_or(self.document.text().trim_end().len(), |span| span.start as usize);
        Span::at(end)
    }

    /// The section with a key of the edition.
    pub(crate) fn section(&self, key: &str) -> Option<&'a Section> {
        self.report.sections.iter().find(|section| sections::key_of(section, self.facts.edition) == Some(key))
    }
}

/// The reporting body, as title or signature name it.
pub(crate) fn body(report: &Report, document: &Document) -> String {
    let from_title = report.title.as_ref().map(|title| title.body.clone()).filter(|body| !body.is_empty());
    let signer = report.signature.as_ref().and_then(|signature| signature.body);
    let signed = || signer.map(|span| span.of(document.text()).chars().filter(|c| !c.is_whitespace()).collect());
    from_title.or_else(signed).unwrap_or_default()
}
