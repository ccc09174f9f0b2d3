//! A file of rules: what it adds, and what it gives to rules of others.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::rule::RuleSpec;
use super::words::{Correction, WordGroup};

/// One file of rules.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// Rules that the pack adds.
    #[serde(default, rename = "rule")]
    pub rules: Vec<RuleSpec>,
    /// Levels for rules by code or name: `error`, `warning`, `note` or `off`.
    #[serde(default)]
    pub levels: BTreeMap<String, String>,
    /// Further words and sources for rules that are there already.
    #[serde(default, rename = "extend")]
    pub extensions: Vec<ExtensionSpec>,
}

/// Words and sources that a pack gives to a rule of another pack.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ExtensionSpec {
    /// Code or name of the rule.
    pub rule: String,
    /// Whether each list given takes the place of the rule's own.
    #[serde(default)]
    pub replace: bool,
    /// Words the check looks for.
    #[serde(default)]
    pub words: Vec<String>,
    /// What only looks like the fault.
    #[serde(default)]
    pub except: Vec<String>,
    /// Wrong words with the right ones.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// Named word lists; one of a name that the rule has is joined to it.
    #[serde(default)]
    pub groups: Vec<WordGroup>,
    /// Legal sources.
    #[serde(default)]
    pub basis: Vec<String>,
}
