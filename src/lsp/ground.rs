//! Where drafts stand: the rules and settings of their folder, and the files that these come from.

use std::collections::BTreeMap;
use std::sync::Arc;

use gen_lsp_types::{Diagnostic, Message, PublishDiagnosticsParams, Uri};

use super::diagnostics::severity;
use super::draft::Draft;
use super::message::publish;
use super::text::{Encoding, Text};
use super::{Outgoing, Server};
use crate::baseline::Baseline;
use crate::config::{Config, ConfigError};
use crate::finding::Level;
use crate::lang::Lang;
use crate::lint::{Linter, Options};
use crate::span::Span;

/// The rules and settings that hold for the drafts below a configuration, or where there is none.
#[derive(Debug)]
pub struct Ground {
    /// Its rules, with the levels that the configuration gives them.
    pub linter: Arc<Linter>,
    /// Its configuration; one that sets nothing where there is none.
    pub config: Arc<Config>,
    /// Findings that do not count.
    pub baseline: Option<Baseline>,
    /// What all this was read from and can have faults: the configuration first, if there is one.
    pub files: Vec<SettingsFile>,
}

/// A configuration, a rule pack or a baseline.
#[derive(Debug)]
pub struct SettingsFile {
    /// Where it is.
    pub uri: String,
    /// Its text; empty where it cannot be read.
    pub text: String,
    /// What is wrong with it.
    pub faults: Vec<SettingsFault>,
}

/// A fault in a settings file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsFault {
    /// Bytes of the text.
    pub span: Span,
    /// With an error the file does not hold; what was read before it does.
    pub level: Level,
    /// What is wrong, for a person.
    pub message: String,
}

/// A ground and what it calls a draft that stands on it.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The ground.
    pub ground: Arc<Ground>,
    /// Path of the draft from the folder of the configuration, with `/` between its parts.
    pub path: String,
    /// Path of the draft from the folder of the baseline.
    pub known_as: String,
}

impl Standing {
    /// That of a draft that is no file.
    pub(super) fn nowhere(ground: &Arc<Ground>) -> Self {
        Self { ground: Arc::clone(ground), path: String::new(), known_as: String::new() }
    }
}

impl Ground {
    /// Built-in rules and no settings.
    #[must_use]
    pub fn bare(linter: Linter) -> Self {
        Self { linter: Arc::new(linter), config: Arc::default(), baseline: None, files: Vec::new() }
    }

    fn is_sound(&self) -> bool {
        self.files.iter().flat_map(|file| &file.faults).all(|fault| fault.level < Level::Error)
    }
}

impl SettingsFile {
    fn diagnostics(&self, encoding: Encoding) -> Vec<Diagnostic> {
        if self.faults.is_empty() {
            return Vec::new();
        }
        let text = Text::new(self.text.clone(), encoding);
        let diagnostic = |fault: &SettingsFault| diagnostic(&text, fault.span, fault.level, fault.message.clone());
        self.faults.iter().map(diagnostic).collect()
    }

    fn unused(&self, waivers: &[ConfigError], lang: Lang, encoding: Encoding) -> Vec<Diagnostic> {
        let text = Text::new(self.text.clone(), encoding);
        waivers.iter().map(|error| diagnostic(&text, error.span, error.level, error.fault.message(lang))).collect()
    }
}

fn diagnostic(text: &Text, span: Span, level: Level, message: String) -> Diagnostic {
    Diagnostic {
        range: text.range(span),
        severity: Some(severity(level)),
        source: Some("gouji".to_owned()),
        message: Message::from(message),
        ..Diagnostic::default()
    }
}

impl Server {
    /// URIs of the drafts of which it has not been said where they stand, or not since the last [`Server::uproot`].
    #[must_use]
    pub fn unplaced(&self) -> Vec<String> {
        self.drafts.iter().filter(|(_, draft)| !draft.is_placed).map(|(uri, _)| uri.clone()).collect()
    }

    /// Says where a draft stands. Until then it stands on the ground of drafts that are no files.
    pub fn place(&mut self, uri: &str, standing: Standing) {
        if let Some(draft) = self.drafts.get_mut(uri) {
            draft.stand(standing);
        }
    }

    /// Takes another ground for drafts that are no files, and lets it be said anew where each draft stands:
    /// configurations, packs or settings have changed.
    pub fn uproot(&mut self, base: Arc<Ground>) {
        self.base = base;
        self.drafts.values_mut().for_each(|draft| draft.is_placed = false);
    }

    /// How a draft is checked: the settings of the editor over those of its configuration.
    pub(super) fn options(&self, draft: &Draft) -> Options {
        let Standing { ground, path, .. } = &draft.standing;
        let (options, _) = ground.config.options(path, &self.settings.asked());
        Options { lang: self.lang_on(ground), today: self.today, prose: true, ..options }
    }

    /// The language of what is said of drafts on a ground.
    pub(super) fn lang_on(&self, ground: &Ground) -> Lang {
        self.asked_lang().or(ground.config.lang).or(self.client.lang).unwrap_or(self.system_lang)
    }

    /// The diagnostics of settings files that have changed, those that are gone among them.
    pub(super) fn settle_files(&mut self) -> Vec<Outgoing> {
        let encoding = self.client.encoding;
        let mut found = BTreeMap::<String, Vec<Diagnostic>>::new();
        for draft in self.drafts.values() {
            let ground = &draft.standing.ground;
            for file in &ground.files {
                found.entry(file.uri.clone()).or_insert_with(|| file.diagnostics(encoding));
            }
            let unused = if ground.is_sound() { self.unused(draft) } else { Vec::new() };
            if let Some(file) = ground.files.first().filter(|_| !unused.is_empty()) {
                let lang = self.lang_on(ground);
                let known = found.entry(file.uri.clone()).or_default();
                known.extend(file.unused(&unused, lang, encoding));
            }
        }
        found.retain(|_, diagnostics| !diagnostics.is_empty());
        let gone = self.files.keys().filter(|uri| !found.contains_key(*uri)).map(|uri| (uri, Vec::new()));
        let new =
            found.iter().filter(|(uri, now)| self.files.get(*uri) != Some(*now)).map(|(uri, now)| (uri, now.clone()));
        let said = gone.chain(new).map(|(uri, diagnostics)| {
            publish(PublishDiagnosticsParams { uri: Uri::from(uri.as_str()), version: None, diagnostics })
        });
        let said = said.collect();
        self.files = found;
        said
    }

    /// The waivers of its configuration that a draft does not need.
    fn unused(&self, draft: &Draft) -> Vec<ConfigError> {
        let Standing { ground, path, .. } = &draft.standing;
        let checked = draft.checked(&self.options(draft));
        checked.map(|checked| ground.config.unused_at(path, &checked.tried, &checked.used)).unwrap_or_default()
    }
}
