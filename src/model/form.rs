//! An edition of the official form: its sections, tables, rows and columns.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

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
    /// Words of which a report without a form has one where it speaks of the topic, under whatever heading.
    #[serde(default)]
    pub topics: Vec<String>,
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
