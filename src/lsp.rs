//! A language server without its streams: what an editor says goes in, what is to be told it comes out.
//!
//! Whoever has the streams gives each request to [`Server::request`] and each notification to
//! [`Server::notify`], says with [`Server::place`] where the drafts of [`Server::unplaced`] stand, and asks
//! [`Server::settle`] for diagnostics when nothing else waits.

mod actions;
mod client;
mod diagnostics;
mod draft;
mod fixes;
mod ground;
mod hints;
mod hover;
mod margin;
mod message;
mod outline;
mod requests;
mod settings;
mod setup;
mod study;
mod symbols;
mod sync;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use gen_lsp_types::{Diagnostic, ErrorCodes, PublishDiagnosticsParams, Uri};
use jiff::civil::Date;
use serde_json::Value;

use crate::lang::Lang;
use client::Client;
use draft::Draft;
use message::publish;
use settings::Settings;

pub use ground::{Ground, SettingsFault, SettingsFile, Standing};
pub use message::{Outgoing, Refused, warning};

/// A language server: its rules, its editor, and the drafts that are open in it.
#[derive(Debug)]
pub struct Server {
    /// The ground of drafts that are no files.
    base: Arc<Ground>,
    /// The language that was asked for at the start, which nothing changes.
    lang: Option<Lang>,
    /// The language where nobody asks for one.
    system_lang: Lang,
    /// The day on which waivers may have ended.
    today: Option<Date>,
    client: Client,
    settings: Settings,
    phase: Phase,
    /// What was wrong in the greeting, to be said when it is over.
    unsaid: Option<Outgoing>,
    /// By URI.
    drafts: BTreeMap<String, Draft>,
    /// What the editor was told of settings files, by URI.
    files: BTreeMap<String, Vec<Diagnostic>>,
}

/// Where a server is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Fresh,
    Running,
    ShutDown,
}

impl Server {
    /// A server that has not met its editor yet. `base` is the ground of drafts that are no files; `lang`, where
    /// given, comes before what the editor or a configuration sets, `system_lang` behind both.
    #[must_use]
    pub fn new(base: Arc<Ground>, lang: Option<Lang>, system_lang: Lang) -> Self {
        Self {
            base,
            lang,
            system_lang,
            today: None,
            client: Client::default(),
            settings: Settings::default(),
            phase: Phase::Fresh,
            unsaid: None,
            drafts: BTreeMap::new(),
            files: BTreeMap::new(),
        }
    }

    /// Answers a request.
    ///
    /// # Errors
    /// [`Refused`] for what is unknown, cannot be read, or comes at the wrong time.
    pub fn request(&mut self, method: &str, params: Value) -> Result<Value, Refused> {
        match (self.phase, method) {
            (Phase::Fresh, "initialize") => self.initialize(&params),
            (Phase::Fresh, _) => Err(Refused::new(ErrorCodes::ServerNotInitialized, "not initialized")),
            (Phase::ShutDown, _) => Err(Refused::new(ErrorCodes::InvalidRequest, "the server is shut down")),
            (Phase::Running, "initialize") => Err(Refused::new(ErrorCodes::InvalidRequest, "initialized already")),
            (Phase::Running, "shutdown") => {
                self.phase = Phase::ShutDown;
                Ok(Value::Null)
            }
            (Phase::Running, _) => self.answer(method, params),
        }
    }

    /// Takes note of a notification; what is unknown or cannot be read changes nothing.
    pub fn notify(&mut self, method: &str, params: Value) -> Vec<Outgoing> {
        if self.phase != Phase::Running {
            return Vec::new();
        }
        match method {
            "initialized" => self.watch().into_iter().chain(self.unsaid.take()).collect(),
            "textDocument/didOpen" => self.open(params),
            "textDocument/didChange" => self.change(params),
            "textDocument/didClose" => self.close(params),
            "workspace/didChangeConfiguration" => self.configure(params),
            _ => Vec::new(),
        }
    }

    /// The diagnostics of drafts and settings files that have changed since they were last asked for.
    pub fn settle(&mut self) -> Vec<Outgoing> {
        let due = self.drafts.iter().filter(|(_, draft)| draft.is_due);
        let mut published: Vec<Outgoing> = due.map(|(uri, draft)| self.diagnostics(uri, draft)).collect();
        self.drafts.values_mut().for_each(|draft| draft.is_due = false);
        published.extend(self.settle_files());
        published
    }

    fn diagnostics(&self, uri: &str, draft: &Draft) -> Outgoing {
        let findings = draft.checked(&self.options(draft)).map(|checked| checked.findings.as_slice());
        let findings = findings.unwrap_or_default();
        publish(PublishDiagnosticsParams {
            uri: Uri::from(uri),
            version: Some(draft.version),
            diagnostics: diagnostics::of(findings, draft, uri, &self.settings, self.client.has_related),
        })
    }

    /// Sets the day on which waivers may have ended.
    pub fn set_today(&mut self, today: Date) {
        if self.today != Some(today) {
            self.today = Some(today);
            self.drafts.values_mut().for_each(Draft::forget);
        }
    }

    /// Tells the person at the editor something.
    #[must_use]
    pub(crate) fn tell(&self, zh: String, en: String) -> Outgoing {
        warning(self.lang().pick(zh, en))
    }

    /// The exit code after `exit`, or after the editor has gone without a word: 0 only behind a shutdown.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        u8::from(self.phase != Phase::ShutDown)
    }

    /// The language that the command line or the editor's settings ask for.
    #[must_use]
    pub fn asked_lang(&self) -> Option<Lang> {
        self.lang.or(self.settings.lang())
    }

    /// The language of what is said of no draft.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang_on(&self.base)
    }
}
