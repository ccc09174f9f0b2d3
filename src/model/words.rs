//! The words that checks look for.

use serde::{Deserialize, Serialize};

use super::form::YearRange;
use super::rule::FixSpec;

/// Words of one kind.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct WordGroup {
    /// What the words speak of.
    pub name: String,
    /// Any of them will do.
    pub words: Vec<String>,
}

/// A wrong word and the right one, with the conditions under which it is wrong.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// As it is wrongly written.
    pub found: String,
    /// As it should be.
    pub right: String,
    /// Who may put it right, where that is not what the rule says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<FixSpec>,
    /// What must follow, any of these; `#` stands for a figure. Empty means anything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<String>,
    /// Words of which the clause must have one. Empty means none is asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<String>,
    /// Longer words of which it can be a part, in which it is right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<String>,
    /// Words of the sentence that make it right: history, a comparison of versions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless_near: Vec<String>,
    /// Editions in whose reports it is wrong; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editions: Vec<String>,
    /// Report years in which it is wrong; absent means all, also where the year is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<YearRange>,
}

/// The most characters that a section may have.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SectionLimit {
    /// Key of the section.
    pub section: String,
    /// Characters without white space and tables; a run of Latin letters and digits counts as one.
    pub characters: usize,
}
