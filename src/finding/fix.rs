//! Changes that mend a finding, and who may apply them.

use crate::span::Span;

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
