//! What an editor sets for the server.

use serde::Deserialize;
use serde_json::Value;

use crate::config;
use crate::lang::Lang;
use crate::lint::Linter;

/// The settings of an editor, under `gouji` in its configuration. What is absent is not set.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Settings {
    lang: Option<LangName>,
    edition: Option<String>,
    year: Option<i16>,
    select: Option<Vec<String>>,
    ignore: Option<Vec<String>>,
    inlay_hints: Option<bool>,
    reference: Option<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum LangName {
    Zh,
    En,
    /// What the editor itself speaks.
    Auto,
}

/// Where the rule reference stands when nothing else is set.
const REFERENCE: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/rules/README.md");

impl Settings {
    /// The settings in what an editor sent: all of it, or what stands under `gouji`.
    ///
    /// # Errors
    /// What cannot be read of it, in the words of the reader.
    pub(super) fn read(sent: &Value) -> Result<Self, String> {
        let own = sent.get("gouji").unwrap_or(sent);
        if own.is_null() {
            return Ok(Self::default());
        }
        Self::deserialize(own).map_err(|error| error.to_string())
    }

    /// Words of `select`, `ignore` and `edition` that no linter knows.
    pub(super) fn unknown<'a>(&self, linters: impl Iterator<Item = &'a Linter> + Clone) -> Vec<String> {
        let words = self.select.iter().chain(&self.ignore).flatten();
        let words = words.filter(|word| !linters.clone().any(|linter| linter.knows(word)));
        let is_edition = |key: &String| linters.clone().any(|linter| linter.editions().any(|known| known == key));
        let edition = self.edition.iter().filter(|key| *key != "auto" && !is_edition(key));
        words.chain(edition).cloned().collect()
    }

    pub(super) fn lang(&self) -> Option<Lang> {
        match self.lang? {
            LangName::Zh => Some(Lang::Zh),
            LangName::En => Some(Lang::En),
            LangName::Auto => None,
        }
    }

    /// What is set here of that which a configuration can set.
    pub(super) fn asked(&self) -> config::Settings {
        config::Settings {
            edition: self.edition.clone(),
            year: self.year,
            select: self.select.clone(),
            ignore: self.ignore.clone(),
            ..config::Settings::default()
        }
    }

    /// Whether computed totals are shown beside the figures.
    pub(super) fn inlay_hints(&self) -> bool {
        self.inlay_hints.unwrap_or_default()
    }

    /// The page on which a rule is described.
    pub(super) fn reference(&self, code: &str) -> String {
        let page = self.reference.as_deref().filter(|page| !page.is_empty()).unwrap_or(REFERENCE);
        format!("{page}#{}", code.to_lowercase())
    }
}
