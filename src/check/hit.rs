//! What a check reports: places in the document, and values for the texts of its rule.

use rust_decimal::Decimal;

use crate::facts::CellId;
use crate::finding::Edit;
use crate::model::FixSpec;
use crate::span::Span;

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
