//! Rules as they are embedded: in three parts, each read when it is wanted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::form::YearRange;
use super::rule::{AssertionSpec, FixSpec, LevelSpec, RuleSpec};
use super::texts::{ExampleSpec, TextSpec};
use super::words::{Correction, SectionLimit, WordGroup};

/// What a run needs of a rule before it has found anything.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Logic {
    pub code: String,
    pub name: String,
    pub level: LevelSpec,
    pub level_by_edition: BTreeMap<String, LevelSpec>,
    pub form: bool,
    pub editions: Vec<String>,
    pub assertions: Vec<AssertionSpec>,
    pub check: Option<String>,
    pub limit: Option<SectionLimit>,
    pub years: Option<YearRange>,
}

/// The words of a rule, read when its check first asks for them.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub struct Lists {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<WordGroup>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}

/// What a person reads about a rule.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Texts {
    pub basis: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<FixSpec>,
    pub zh: TextSpec,
    pub en: TextSpec,
    pub bad: Vec<ExampleSpec>,
    pub good: Vec<ExampleSpec>,
}

impl Logic {
    /// The logic of a rule; its own assertion comes before the further ones.
    pub fn of(rule: &RuleSpec) -> Self {
        let own = rule.assert.iter().map(|assert| AssertionSpec {
            editions: Vec::new(),
            each: rule.each.clone(),
            when: rule.when.clone(),
            assert: assert.clone(),
        });
        Self {
            code: rule.code.clone(),
            name: rule.name.clone(),
            level: rule.level,
            level_by_edition: rule.level_by_edition.clone(),
            form: rule.form,
            editions: rule.editions.clone(),
            assertions: own.chain(rule.also.iter().cloned()).collect(),
            check: rule.check.clone(),
            limit: rule.limit.clone(),
            years: rule.years.clone(),
        }
    }
}

impl Lists {
    /// The words of a rule, without those that only look like the fault: few drafts ask for these.
    pub fn of(rule: &RuleSpec) -> Self {
        Self { words: rule.words.clone(), groups: rule.groups.clone(), corrections: rule.corrections.clone() }
    }
}

impl Texts {
    /// The texts of a rule.
    pub fn of(rule: &RuleSpec) -> Self {
        Self {
            basis: rule.basis.clone(),
            fix: rule.fix,
            zh: rule.zh.clone(),
            en: rule.en.clone(),
            bad: rule.bad.clone(),
            good: rule.good.clone(),
        }
    }
}
