//! The shapes of rule packs and editions, as written in TOML.
//!
//! `build.rs` compiles this file too: it reads the built-in packs with these shapes and embeds them, so nothing here may
//! name another module of the crate. What postcard holds ([`EditionSpec`], [`Logic`]) leaves no field out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The check whose rules say, in their groups, with which cells a figure in a sentence is compared.
pub const PROSE_FIGURE: &str = "prose-figure";

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

/// One edition of the official form.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EditionSpec {
    /// Key: the year of its first report, `2008`, `2019`, `2021`.
    pub key: String,
    /// Report years it is for.
    pub years: YearRange,
    /// Years in which the form was only recommended.
    #[serde(default)]
    pub trial_years: Vec<i16>,
    /// Legal sources of the form.
    pub sources: Vec<String>,
    /// How reports cite the notice of the form.
    #[serde(default)]
    pub cited_as: Vec<String>,
    /// Words by which a legal source of a rule is known to be one of this edition.
    pub citations: Vec<String>,
    /// Whether reports are free to divide themselves into sections.
    #[serde(default)]
    pub free_form: bool,
    /// Sections in order.
    #[serde(default, rename = "section")]
    pub sections: Vec<SectionSpec>,
    /// Tables in order.
    #[serde(default, rename = "table")]
    pub tables: Vec<TableSpec>,
}

/// First and last report year of an edition.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct YearRange {
    /// First year; open when absent.
    #[serde(default)]
    pub from: Option<i16>,
    /// Last year; open when absent.
    #[serde(default)]
    pub to: Option<i16>,
}

/// A section of the form.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SectionSpec {
    /// Topic key, as the grammar names it.
    pub key: String,
    /// Number in the form; 0 where the form has none.
    #[serde(default)]
    pub number: usize,
    /// Official name.
    pub name: String,
    /// Other names that are as right.
    #[serde(default)]
    pub also: Vec<String>,
    /// Whether the section may be left out.
    #[serde(default)]
    pub optional: bool,
}

/// A table of the form.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TableSpec {
    /// Key of the table: `art20`, `requests`, `review`, `indicators`.
    pub key: String,
    /// Name that messages use.
    pub name: String,
    /// Section that must hold it.
    #[serde(default)]
    pub section: String,
    /// Whether a report must have it.
    #[serde(default)]
    pub required: bool,
    /// Whether all rows stand side by side in one line of cells.
    #[serde(default)]
    pub across: bool,
    /// Header labels that are neither rows nor columns.
    #[serde(default)]
    pub heads: Vec<String>,
    /// Labels of rows that only group other rows.
    #[serde(default)]
    pub groups: Vec<GroupSpec>,
    /// Named sets of rows; `denied.*` stands for every row under it.
    #[serde(default)]
    pub row_groups: BTreeMap<String, Vec<String>>,
    /// Named sets of columns.
    #[serde(default)]
    pub column_groups: BTreeMap<String, Vec<String>>,
    /// Blocks of rows that share columns.
    #[serde(rename = "block")]
    pub blocks: Vec<BlockSpec>,
}

/// A label that groups rows.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct GroupSpec {
    /// Its number in the form.
    pub number: String,
    /// Its text.
    pub label: String,
}

/// Rows that share columns.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BlockSpec {
    /// Number N of the caption 第二十条第（N）项.
    #[serde(default)]
    pub caption: Option<u8>,
    /// Columns in order.
    pub columns: Vec<ColumnSpec>,
    /// Rows in order.
    pub rows: Vec<RowSpec>,
}

/// A column of figures.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnSpec {
    /// Key of the column.
    pub key: String,
    /// Official label.
    pub label: String,
    /// Other spellings that are recognised.
    #[serde(default)]
    pub also: Vec<String>,
    /// What its cells hold.
    #[serde(default)]
    pub kind: CellKind,
    /// Unit that the header gives.
    #[serde(default)]
    pub unit: Option<String>,
    /// Whether the label carries the report year before it.
    #[serde(default)]
    pub year: bool,
}

/// A row of figures.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RowSpec {
    /// Key of the row; a dot separates a group from its member.
    pub key: String,
    /// Number before the label in the form.
    #[serde(default)]
    pub number: String,
    /// Official label without its number.
    pub label: String,
    /// Other spellings that are recognised.
    #[serde(default)]
    pub also: Vec<String>,
    /// Label of the group it stands under.
    #[serde(default)]
    pub under: String,
    /// Key of the row whose figures it takes over from the report of last year; empty for none.
    #[serde(default)]
    pub last_year: String,
    /// Whether the row may be left out.
    #[serde(default)]
    pub optional: bool,
    /// What its cells hold, where that differs from the column.
    #[serde(default)]
    pub kind: Option<CellKind>,
}

/// What a cell is meant to hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CellKind {
    /// A whole number that is not negative.
    #[default]
    Count,
    /// A whole number with a sign: 本年增/减.
    Signed,
    /// An amount of money, exact to its last digit.
    Money,
    /// Words.
    Text,
}

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
