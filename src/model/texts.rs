//! What a person reads about a rule.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The texts of a rule in one language.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TextSpec {
    /// Short noun phrase.
    pub title: String,
    /// What stands there and what it should be.
    pub message: String,
    /// Text beside the caret.
    pub label: String,
    /// Text beside secondary places.
    #[serde(default)]
    pub related: String,
    /// How to mend it.
    pub help: String,
    /// What the fix does, where the rule has one.
    #[serde(default)]
    pub fix: String,
    /// Why it matters.
    pub why: String,
    /// Words for symbolic values.
    #[serde(default)]
    pub terms: BTreeMap<String, String>,
    /// Overrides for a variant that the check reports.
    #[serde(default)]
    pub case: BTreeMap<String, CaseSpec>,
}

/// Texts that differ in one variant of a finding.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CaseSpec {
    /// Replaces the message.
    #[serde(default)]
    pub message: Option<String>,
    /// Replaces the label.
    #[serde(default)]
    pub label: Option<String>,
    /// Replaces the text of secondary places.
    #[serde(default)]
    pub related: Option<String>,
    /// Replaces the help.
    #[serde(default)]
    pub help: Option<String>,
    /// Replaces what the fix does.
    #[serde(default)]
    pub fix: Option<String>,
}

/// A fragment of a report that shows a rule.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleSpec {
    /// Edition to read it with; detected when absent.
    #[serde(default)]
    pub edition: Option<String>,
    /// Report year to read it with; detected when absent.
    #[serde(default)]
    pub year: Option<i16>,
    /// The body whose report it should be.
    #[serde(default)]
    pub body: Option<String>,
    /// The most findings that are to be told; those beyond it are left out.
    #[serde(default)]
    pub findings: Option<usize>,
    /// The fragment, as extracted text.
    pub text: String,
}
