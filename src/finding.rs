//! Findings as plain data: what a renderer needs, and nothing of the rules or the grammar.

mod fix;
mod ledger;
mod place;

pub use fix::{Applicability, Edit, Fix};
pub use ledger::{LedgerEntry, LedgerOutcome, ProseEntry, ProseOutcome};
pub use place::{CellKey, GridPlace, Place};

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

/// What a Word file holds beside its text: a comment, a note, a tracked change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// `comment`, `footnote`, `endnote`, `insertion` or `deletion`.
    pub kind: &'static str,
    /// What it hangs on, and its words as the message; an insertion has none but its text.
    pub place: Place,
}
