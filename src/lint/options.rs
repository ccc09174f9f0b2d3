//! How drafts are to be checked.

use jiff::civil::Date;

use crate::finding::Level;
use crate::lang::Lang;
use crate::limits::Limits;
use crate::pack::Rule;
use crate::waiver::Waiver;

/// How drafts are to be checked.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Key of the edition to check against; told from the draft when absent.
    pub edition: Option<String>,
    /// Report year; told from the draft when absent.
    pub year: Option<i16>,
    /// Language of messages.
    pub lang: Lang,
    /// Rules to run, by code, beginning of a code, or name; empty means all.
    pub select: Vec<String>,
    /// Rules not to run.
    pub ignore: Vec<String>,
    /// Whether any text is to be taken for a report: for fragments.
    pub assume_report: bool,
    /// Levels in place of the rules' own, by code, beginning of a code, or name; none is off. The last that names a rule holds.
    pub levels: Vec<(String, Option<Level>)>,
    /// The body whose report this should be.
    pub body: Option<String>,
    /// Findings that are accepted, beside those that the draft itself waives.
    pub waivers: Vec<Waiver>,
    /// The day on which waivers may have ended; without it none has.
    pub today: Option<Date>,
    /// Whether [`Checked::prose`](super::Checked::prose) is wanted.
    pub prose: bool,
    /// How much is read, and how much is said.
    pub limits: Limits,
}

impl Options {
    /// Whether a rule is to run, as far as its names decide.
    pub(crate) fn selects(&self, rule: &Rule) -> bool {
        let named = |words: &[String]| words.iter().any(|word| rule.is_named(word));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}
