//! What became of every equation and of every figure in a sentence, whether or not it made a finding.

use super::{CellKey, Place};

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
