//! A rule: what it asserts or which check it runs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::form::YearRange;
use super::texts::{ExampleSpec, TextSpec};
use super::words::{Correction, SectionLimit, WordGroup};

/// One rule: what it asserts or which check it runs, and everything a person reads about it.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSpec {
    /// Stable code: a letter for the group and three digits.
    pub code: String,
    /// Kebab-case name of the fault.
    pub name: String,
    /// Default level.
    pub level: LevelSpec,
    /// Levels that differ in one edition.
    #[serde(default)]
    pub level_by_edition: BTreeMap<String, LevelSpec>,
    /// Whether the rule asks for a part of the official form, which is only recommended in a trial year.
    #[serde(default)]
    pub form: bool,
    /// Editions the rule applies to; empty means all.
    #[serde(default)]
    pub editions: Vec<String>,
    /// Iteration of the assertion: `col in requests.columns`.
    #[serde(default)]
    pub each: Option<String>,
    /// Condition under which the assertion is made.
    #[serde(default)]
    pub when: Option<String>,
    /// The relation that must hold.
    #[serde(default)]
    pub assert: Option<String>,
    /// Further relations under the same code.
    #[serde(default)]
    pub also: Vec<AssertionSpec>,
    /// Name of a registered check, in place of an assertion.
    #[serde(default)]
    pub check: Option<String>,
    /// Words the check looks for.
    #[serde(default)]
    pub words: Vec<String>,
    /// Named word lists of the check.
    #[serde(default)]
    pub groups: Vec<WordGroup>,
    /// What only looks like the fault; ？ stands for any one character.
    #[serde(default)]
    pub except: Vec<String>,
    /// Wrong words with the right ones.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// Who may apply the fixes that the check offers; without it none is offered.
    #[serde(default)]
    pub fix: Option<FixSpec>,
    /// How long a section may be.
    #[serde(default)]
    pub limit: Option<SectionLimit>,
    /// Report years the rule applies to.
    #[serde(default)]
    pub years: Option<YearRange>,
    /// Legal sources, or 惯例.
    pub basis: Vec<String>,
    /// Chinese texts.
    pub zh: TextSpec,
    /// English texts.
    pub en: TextSpec,
    /// Fragments in which the rule fires.
    #[serde(default)]
    pub bad: Vec<ExampleSpec>,
    /// Fragments in which the rule stays silent.
    #[serde(default)]
    pub good: Vec<ExampleSpec>,
}

/// A further assertion of a rule.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AssertionSpec {
    /// Editions it applies to; empty means those of the rule.
    #[serde(default)]
    pub editions: Vec<String>,
    /// Iteration.
    #[serde(default)]
    pub each: Option<String>,
    /// Condition.
    #[serde(default)]
    pub when: Option<String>,
    /// The relation that must hold.
    pub assert: String,
}

/// Severity of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LevelSpec {
    /// For information.
    Note,
    /// Should be looked at.
    Warning,
    /// Must be mended before publication.
    Error,
}

/// Who may apply a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FixSpec {
    /// Nobody but the writer.
    Display,
    /// A person who has looked at it.
    Suggested,
    /// A program: neither a figure nor the sense changes.
    Safe,
}
