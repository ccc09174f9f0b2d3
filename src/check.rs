//! Runs rules over a report: expressions and registered checks to hits, hits to findings.
//!
//! A check is a function that a pack names; it knows nothing of codes, levels or wording. What it
//! reports is a [`Hit`]: places and values, which the texts of the rule put into words.

mod basis;
mod cells;
mod columns;
mod corrections;
mod doubled;
mod edition;
mod equations;
mod figure;
mod items;
mod length;
mod naming;
mod paragraphs;
mod parts;
mod period;
mod placeholders;
mod points;
mod privacy;
mod prose;
mod punctuation;
mod regulations;
mod residue;
mod rows;
mod run;
mod sections;
mod signer;
mod stale;
mod title;
mod unsettled;
mod words;

use std::cell::OnceCell;

use rust_decimal::Decimal;

use crate::document::Document;
use crate::facts::{CellId, Facts};
use crate::finder::Found;
use crate::finding::Edit;
use crate::limits;
use crate::model::{FixSpec, PROSE_FIGURE};
use crate::pack::{Catalogue, Rule};
use crate::report::{Report, Section};
use crate::span::Span;
use crate::statement::Prose;
use crate::waiver;

pub(crate) use edition::{Detected, detect};
pub(crate) use equations::{Equation, Outcome, equations, terms};
pub(crate) use prose::{Booked, BookedKind, Reason as ProseReason, Verdict, book};
pub(crate) use rows::row_label;
pub(crate) use run::hits;

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
    pub(crate) paragraphs: OnceCell<Vec<paragraphs::Paragraph<'a>>>,
    /// For each rule of the catalogue the words of it that stand in the document, sought for all when one first asks.
    pub(crate) words: OnceCell<Vec<Vec<Found>>>,
    /// The body whose report this should be.
    pub(crate) expected_body: Option<&'a str>,
}

/// A registered check.
pub(crate) type Check = fn(&Context<'_>, &Rule) -> Vec<Hit>;

/// What a check reports.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hit {
    /// Variant of the rule's texts.
    pub(crate) case: Option<&'static str>,
    pub(crate) primary: Spot,
    pub(crate) related: Vec<Spot>,
    /// Values of the placeholders in the texts.
    pub(crate) values: Vec<(String, Value)>,
    /// Blank cells and placeholders that were added as zero.
    pub(crate) added_as_zero: Vec<CellId>,
    /// What mends it, in the document; offered where the rule has a fix.
    pub(crate) edits: Vec<Edit>,
    /// Who may apply that, where it is not what the rule says.
    pub(crate) fix: Option<FixSpec>,
}

/// A place in the document.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Spot {
    pub(crate) span: Span,
    pub(crate) cell: Option<CellId>,
}

/// A value for a placeholder.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// Words as they stand.
    Text(String),
    /// Words to be joined in the manner of the language.
    List(Vec<String>),
    /// Keys of the rule's terms.
    Terms(Vec<&'static str>),
    /// A cell, in words.
    Cell(CellId),
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Text(number.to_string())
    }
}

impl From<Decimal> for Value {
    fn from(number: Decimal) -> Self {
        Self::Text(number.normalize().to_string())
    }
}

impl Spot {
    /// A range of the document.
    pub(crate) fn at(span: Span) -> Self {
        Self { span, cell: None }
    }
}

impl Hit {
    /// A hit at a range of the document.
    pub(crate) fn at(span: Span) -> Self {
        Self { primary: Spot::at(span), ..Self::default() }
    }

    /// Chooses a variant of the texts.
    pub(crate) fn case(mut self, case: &'static str) -> Self {
        self.case = Some(case);
        self
    }

    /// Adds a value.
    pub(crate) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.values.push((key.to_owned(), value.into()));
        self
    }

    /// Adds an edit that mends it.
    pub(crate) fn mended(mut self, span: Span, text: impl Into<String>) -> Self {
        self.edits.push(Edit { span, text: text.into() });
        self
    }

    /// Adds a secondary place.
    pub(crate) fn also(mut self, spot: Spot) -> Self {
        self.related.push(spot);
        self
    }
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

/// The check with this name.
pub(crate) fn find(name: &str) -> Option<Check> {
    Some(match name {
        "title-missing" => title::missing,
        "title-incomplete" => title::incomplete,
        "section-missing" => sections::missing,
        "section-out-of-order" => sections::out_of_order,
        "section-renamed" => sections::renamed,
        "section-misnumbered" => sections::misnumbered,
        "section-empty" => sections::empty,
        "section-unknown" => sections::unknown,
        "table-missing" => sections::table_missing,
        "parts-miscounted" => parts::miscounted,
        "overview-aspect-missing" => words::aspects,
        "signature-missing" => title::signature_missing,
        "trailing-document" => title::trailing_document,
        "conversion-residue" => residue::conversion,
        "item-misnumbered" => items::misnumbered,
        "draft-unsettled" => unsettled::unsettled,
        "period-missing" => period::missing,
        "period-not-full-year" => period::not_full_year,
        "year-conflict" => period::year_conflict,
        "signed-too-early" => period::signed_too_early,
        "signed-late" => period::signed_late,
        "date-invalid" => period::date_invalid,
        "stale-year" => stale::years,
        "edition-mismatch" => edition::mismatch,
        "row-missing" => rows::missing,
        "row-unknown" => rows::unknown,
        "row-out-of-order" => rows::out_of_order,
        "column-mismatch" => columns::mismatch,
        "cell-blank" => cells::blank,
        "cell-placeholder" => cells::placeholder,
        "cell-not-a-count" => cells::not_a_count,
        "cell-noise" => cells::noise,
        "label-differs" => columns::label_differs,
        "row-blank" => rows::blank,
        "regulations-without-power" => regulations::without_power,
        "word-doubled" => doubled::words,
        "basis-outdated" => corrections::outdated,
        "punctuation-width" => punctuation::half_width,
        "basis-misnamed" => basis::misnamed,
        "miswritten" => corrections::miswritten,
        "placeholder-left" => placeholders::left,
        "body-misnamed" => naming::misnamed,
        "personal-data" => privacy::personal,
        "section-too-long" => length::too_long,
        "body-unexpected" => title::body_unexpected,
        // Said of waivers and of findings after all rules have run.
        waiver::UNUSED | waiver::MALFORMED | limits::CUT => |_, _| Vec::new(),
        figure::NAME => figure::alone,
        PROSE_FIGURE => prose::figure,
        "prose-none" => prose::none,
        "prose-contradiction" => prose::contradiction,
        "breakdown-sum" => prose::sum,
        "percentage" => prose::percentage,
        "fee-unreported" => prose::fee_unreported,
        "fee-implausible" => prose::fee_implausible,
        _ => return None,
    })
}

/// The number that counts as the last one after `found` stood where `expected` belongs: the one
/// expected if the next goes on from there, so that one slip is one finding.
pub(crate) fn resume(expected: usize, found: usize, next: Option<usize>) -> usize {
    if next == Some(expected + 1) { expected } else { found }
}

/// Positions of `items` that are not part of the longest rising run: what stands out of order.
pub(crate) fn out_of_order(items: &[usize]) -> Vec<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let before = items.iter().zip(&best).enumerate().take(index).filter(|(_, (other, _))| *other < item);
        let longest =
            before.map(|(at, (_, (length, _)))| (*length, at)).max_by_key(|(length, at)| (*length, usize::MAX - at));
        best.push(longest.map_or((1, None), |(length, at)| (length + 1, Some(at))));
    }
    let mut kept = vec![false; items.len()];
    let mut at = (0..items.len()).max_by_key(|at| (best.get(*at).map_or(0, |(length, _)| *length), usize::MAX - at));
    while let Some(index) = at {
        kept.iter_mut().skip(index).take(1).for_each(|kept| *kept = true);
        at = best.get(index).and_then(|(_, before)| *before);
    }
    kept.iter().enumerate().filter(|(_, kept)| !**kept).map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::out_of_order;

    #[test]
    fn one_item_in_the_wrong_place_is_one_item() {
        assert!(out_of_order(&[0, 1, 2, 3]).is_empty());
        assert_eq!(out_of_order(&[5, 0, 1, 2, 3, 4]), [0]);
        assert_eq!(out_of_order(&[0, 2, 3, 4, 1]), [4]);
    }
}
