//! Waivers: findings that an office has looked at and accepted, with a reason and perhaps a last day.

mod blocks;
mod index;
mod inline;
mod settle;

use jiff::civil::Date;

use crate::finding::Finding;

pub(crate) use blocks::Blocks;
pub(crate) use inline::{Inline, Scope, find};
pub(crate) use settle::{Scoped, settle};

/// The names by which a pack asks for what waivers lead to; [`crate::lint`] words it.
pub(crate) const UNUSED: &str = "waiver-unused";
pub(crate) const MALFORMED: &str = "waiver-malformed";

/// A finding that is accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiver {
    /// Rules by code, beginning of a code, or name.
    pub rules: Vec<String>,
    /// Why.
    pub reason: String,
    /// Last day on which it holds.
    pub until: Option<Date>,
    /// Keys of the cell it is about: `requests.granted.total`.
    pub cell: Option<String>,
    /// Place in words that it is about, or the beginning of one.
    pub place: Option<String>,
    /// Texts of the finding's places at approval, its own first; those behind the last one given may change.
    pub values: Vec<String>,
    /// Number by which whoever made it knows it again.
    pub id: usize,
}

impl Waiver {
    /// Whether it is about a finding, whatever stands there now.
    pub(crate) fn is_about(&self, finding: &Finding) -> bool {
        let place = &finding.primary;
        let is_named = self.rules.iter().any(|rule| finding.is_named(rule));
        let is_cell = |cell: &String| place.cell.as_ref().is_some_and(|key| key.spelled() == *cell);
        let is_place = |words: &String| {
            let anchor = place.anchor();
            let is_beginning = anchor.strip_prefix(words.as_str()).is_some_and(|rest| rest.starts_with(' '));
            place.words == *words || anchor == *words || is_beginning
        };
        is_named && self.cell.as_ref().is_none_or(is_cell) && self.place.as_ref().is_none_or(is_place)
    }

    /// Whether it is about all findings of its rules, whatever stands there.
    pub(crate) fn is_of_rules(&self) -> bool {
        self.cell.is_none() && self.place.is_none() && self.values.is_empty()
    }

    /// Whether what stands there is what was approved.
    pub(crate) fn is_as_approved(&self, finding: &Finding) -> bool {
        let mut places = std::iter::once(&finding.primary).chain(&finding.related);
        self.values.iter().all(|value| places.next().is_some_and(|place| place.text.trim() == value.trim()))
    }

    /// Whether its last day is over.
    pub(crate) fn is_over(&self, today: Option<Date>) -> bool {
        self.until.zip(today).is_some_and(|(until, today)| until < today)
    }
}
