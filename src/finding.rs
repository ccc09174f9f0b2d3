//! Findings as plain data: what a renderer needs, and nothing of the rules or the grammar.

use crate::span::Span;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// For information.
    Note,
    /// Should be looked at.
    Warning,
    /// Must be mended before publication.
    Error,
}

impl Level {
    /// `note`, `warning` or `error`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Something wrong in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Code of the rule.
    pub code: String,
    /// Name of the rule.
    pub name: String,
    /// Level at which it was found.
    pub level: Level,
    /// What stands there and what it should be.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// Legal sources, or 惯例.
    pub basis: Vec<String>,
    /// The place.
    pub primary: Place,
    /// Other places that it concerns.
    pub related: Vec<Place>,
    /// Remarks: blanks that were added as zero, waivers that no longer hold.
    pub notes: Vec<String>,
    /// What mends it, where gouji can tell.
    pub fix: Option<Fix>,
    /// Whether it counts.
    pub status: Status,
}

/// A change of the draft that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Who may apply it.
    pub applicability: Applicability,
    /// What it does, for a person.
    pub title: String,
    /// Its edits in the source text, by place and apart from each other; none where it is only to be shown.
    pub edits: Vec<Edit>,
}

/// Who may apply a fix, from the most careful on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applicability {
    /// Nobody but the writer: the file does not hold the words as they are read, or is no text.
    Display,
    /// A person who has looked at it.
    Suggested,
    /// A program: neither a figure nor the sense changes.
    Safe,
}

impl Fix {
    /// Whether there is something to be applied: more than words for a person.
    #[must_use]
    pub fn is_applicable(&self) -> bool {
        self.applicability > Applicability::Display && !self.edits.is_empty()
    }
}

impl Applicability {
    /// `display`, `suggested` or `safe`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Display => "display",
            Self::Suggested => "suggested",
            Self::Safe => "safe",
        }
    }
}

/// A text for a range of another; an empty range is a place to put it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What takes its place.
    pub text: String,
}

/// Whether a finding counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Status {
    /// It does.
    #[default]
    Open,
    /// It was accepted.
    Waived {
        /// Why.
        reason: String,
        /// Last day on which it is, as an ISO date.
        until: Option<String>,
        /// Whether the draft itself says so; otherwise the configuration does.
        is_inline: bool,
    },
    /// It stands in the baseline.
    Known,
}

impl Finding {
    /// Whether `word` names its rule: a code, the beginning of one, or a name.
    pub(crate) fn is_named(&self, word: &str) -> bool {
        is_named(&self.code, &self.name, word)
    }
}

/// Whether `word` names a rule: its code, the beginning of its code, or its name.
pub(crate) fn is_named(code: &str, name: &str, word: &str) -> bool {
    let is_prefix = word.len() < code.len() && word.chars().next().is_some_and(|c| c.is_ascii_uppercase());
    code == word || name == word || (is_prefix && code.starts_with(word))
}

/// A place in a draft and what is said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Bytes of the source text.
    pub span: Span,
    /// The place in words: `第3节 表2 行7 列4`.
    pub words: String,
    /// Number of the section, from one; none before the first.
    pub section_number: Option<u32>,
    /// Heading of the section, its white space folded; none before the first.
    pub section: Option<String>,
    /// Number of the paragraph in a Word file, from one; tables and text boxes have theirs among them.
    pub paragraph: Option<u32>,
    /// The place in the grid of a table, where the format has one.
    pub grid: Option<GridPlace>,
    /// Keys of the cell, where it is one.
    pub cell: Option<CellKey>,
    /// What stands there.
    pub text: String,
    /// What is said of it.
    pub message: String,
}

impl Place {
    /// The place in words that stay the same in every language and when paragraphs come or go above it:
    /// the section, and the cell of a table.
    #[must_use]
    pub fn anchor(&self) -> String {
        let section = self.section_number.map(|section| format!("第{section}节"));
        let cell = self.grid.map(|GridPlace { table, row, column }| format!("表{table} 行{row} 列{column}"));
        section.into_iter().chain(cell).collect::<Vec<_>>().join(" ")
    }
}

impl CellKey {
    /// `requests.granted.total`.
    #[must_use]
    pub fn spelled(&self) -> String {
        format!("{}.{}.{}", self.table, self.row, self.column)
    }
}

/// A place in the grid of a table, each number from one; merged cells count as what they cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridPlace {
    /// Number of the table in the draft.
    pub table: u32,
    /// Number of the row.
    pub row: u32,
    /// Number of the column.
    pub column: u32,
}

/// The keys of a cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellKey {
    /// `art20`, `requests`, `review` or `indicators`.
    pub table: String,
    /// Key of the row.
    pub row: String,
    /// Key of the column.
    pub column: String,
}

/// What a Word file holds beside its text: a comment, a note, a tracked change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// `comment`, `footnote`, `endnote`, `insertion` or `deletion`.
    pub kind: &'static str,
    /// What it hangs on, and its words as the message; an insertion has none but its text.
    pub place: Place,
}

/// What became of an equation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    /// Code of the rule.
    pub code: String,
    /// Name of the rule and what it was applied to: `requests-balance[natural]`.
    pub key: String,
    /// The outcome.
    pub outcome: LedgerOutcome,
    /// Left side, where it could be computed.
    pub left: Option<String>,
    /// Right side, where it could be computed.
    pub right: Option<String>,
}

/// Outcomes of an equation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerOutcome {
    /// Both sides compare as they must.
    Holds,
    /// They do not.
    Violated,
    /// It could not be computed, and why.
    Open(String),
}

impl LedgerOutcome {
    /// `holds`, `violated` or `open`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Violated => "violated",
            Self::Open(_) => "open",
        }
    }
}

/// What became of a figure, or of a breakdown, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseEntry {
    /// Keys of what it counts: `received`, `litigation.total`; none for a breakdown and for what no table counts.
    pub subjects: Vec<String>,
    /// Whether it is a breakdown: a whole held against its parts.
    pub is_breakdown: bool,
    /// The words, shortened.
    pub text: String,
    /// The figure with its unit; `0` where words say none.
    pub stated: String,
    /// What it was held against: `3 + 1 = 4`.
    pub against: Option<String>,
    /// Keys of the cells.
    pub cells: Vec<CellKey>,
    /// Whether both agree.
    pub outcome: ProseOutcome,
    /// The place.
    pub place: Place,
}

/// Outcomes of a figure in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProseOutcome {
    /// Both sides agree.
    Equal,
    /// They do not.
    Different,
    /// It was not compared, and why.
    Unbound(String),
}

impl ProseOutcome {
    /// `equal`, `different` or `unbound`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Different => "different",
            Self::Unbound(_) => "unbound",
        }
    }
}
