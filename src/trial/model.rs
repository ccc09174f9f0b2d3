//! Consistent drafts, made from the editions of the form: a new edition has its drafts too.
//!
//! What the sentences say is in `rules/trial/`, by the key of the section; a sentence whose figures an edition does
//! not have is left out of its draft.

use super::figures::Figures;
use crate::edition::Edition;
use crate::form::{Form, Script, lowered};
use crate::lint::Linter;

/// What the drafts say.
const SCRIPTS: [(&str, &str); 2] =
    [("busy", include_str!("../../rules/trial/busy.txt")), ("quiet", include_str!("../../rules/trial/quiet.txt"))];

/// A consistent draft.
#[derive(Debug, Clone)]
pub struct ModelDraft {
    /// Its edition and what sort of body it is of: `2021-busy`.
    pub name: String,
    /// The draft, as lowered text: one paragraph a line, each cell of a row after U+001F.
    pub text: String,
}

impl Linter {
    /// Consistent drafts of every edition: of a busy body, and of one that received nothing.
    #[must_use]
    pub fn model_drafts(&self) -> Vec<ModelDraft> {
        let editions = self.catalogue().editions.iter();
        let draft = |edition: &Edition, (name, script): (&str, &str)| ModelDraft {
            name: format!("{}-{name}", edition.key),
            text: write(edition, &Script::of(script), name == "busy"),
        };
        editions.flat_map(|edition| SCRIPTS.map(|script| draft(edition, script))).collect()
    }
}

fn write(edition: &Edition, script: &Script<'_>, is_busy: bool) -> String {
    let year = edition.years.to.or(edition.years.from.map(|from| from.saturating_add(3))).unwrap_or(2024);
    let figures = Figures::of(edition, is_busy);
    lowered(&Form { edition, script, body: script.body, year, fill: &figures }.parts())
}
