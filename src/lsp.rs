//! A language server without its streams: what an editor says goes in, what is to be told it comes out.
//!
//! Whoever has the streams gives each request to [`Server::request`] and each notification to
//! [`Server::notify`], says with [`Server::place`] where the drafts of [`Server::unplaced`] stand, and asks
//! [`Server::settle`] for diagnostics when nothing else waits.

mod actions;
mod client;
mod diagnostics;
mod draft;
mod ground;
mod hints;
mod hover;
mod margin;
mod outline;
mod requests;
mod settings;
mod study;
mod symbols;
mod sync;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use gen_lsp_types::{
    Diagnostic, DidChangeConfigurationParams, ErrorCodes, MessageType, PublishDiagnosticsParams, ShowMessageParams, Uri,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use jiff::civil::Date;

use crate::lang::Lang;
use client::Client;
use draft::Draft;
use settings::Settings;

pub use ground::{Ground, SettingsFault, SettingsFile, Standing};

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

/// A message of the server to the editor that is no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Outgoing {
    /// Something the editor is told.
    Notification {
        /// Method of the protocol.
        method: &'static str,
        /// Its parameters.
        params: Value,
    },
    /// Something the editor is asked; nothing depends on the answer.
    Request {
        /// Method of the protocol.
        method: &'static str,
        /// Its parameters.
        params: Value,
    },
}

/// Why a request has no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Number of the protocol.
    pub code: i32,
    /// For the log of the editor.
    pub message: String,
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
            "workspace/didChangeConfiguration" => {
                let params: Option<DidChangeConfigurationParams> = read(params).ok();
                params.map_or_else(Vec::new, |params| self.set(&params.settings))
            }
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

    fn initialize(&mut self, params: &Value) -> Result<Value, Refused> {
        self.client = Client::read(params);
        self.phase = Phase::Running;
        let sent = params.get("initializationOptions").unwrap_or(&Value::Null);
        self.unsaid = self.set(sent).into_iter().find(|told| matches!(told, Outgoing::Notification { .. }));
        written(self.client.answer())
    }

    /// Takes the settings of the editor; those that cannot be read leave the ones before them in place.
    fn set(&mut self, sent: &Value) -> Vec<Outgoing> {
        let settings = match Settings::read(sent) {
            Ok(settings) => settings,
            Err(error) => {
                return vec![self.tell(
                    format!("gouji 的设置无法读取：{error}"),
                    format!("gouji: settings cannot be read: {error}"),
                )];
            }
        };
        let grounds = self.drafts.values().map(|draft| &draft.standing.ground);
        let linters = grounds.chain([&self.base]).map(|ground| ground.linter.as_ref());
        let unknown = settings.unknown(linters).join(", ");
        self.settings = settings;
        self.drafts.values_mut().for_each(Draft::forget);
        let mut told = Vec::new();
        if !unknown.is_empty() {
            told.push(self.tell(
                format!("gouji 的设置中有不认识的规则或格式版本：{unknown}"),
                format!("gouji: settings name unknown rules or editions: {unknown}"),
            ));
        }
        if self.client.can_refresh_hints {
            told.push(Outgoing::Request { method: "workspace/inlayHint/refresh", params: Value::Null });
        }
        told
    }

    /// Asks the editor to tell when rule packs or configurations change.
    fn watch(&self) -> Option<Outgoing> {
        let params = json!({"registrations": [{
            "id": "gouji-files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": {"watchers": [{"globPattern": "**/*.{toml,json}"}]},
        }]});
        self.client.can_watch.then_some(Outgoing::Request { method: "client/registerCapability", params })
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

impl Refused {
    fn new(code: ErrorCodes, message: &str) -> Self {
        Self { code: i32::from(code), message: message.to_owned() }
    }
}

/// Parameters in their shape.
fn read<T: DeserializeOwned>(params: Value) -> Result<T, Refused> {
    serde_json::from_value(params).map_err(|error| Refused::new(ErrorCodes::InvalidParams, &error.to_string()))
}

/// A result as JSON.
fn written(result: impl serde::Serialize) -> Result<Value, Refused> {
    serde_json::to_value(result).map_err(|error| Refused::new(ErrorCodes::InternalError, &error.to_string()))
}

fn publish(params: PublishDiagnosticsParams) -> Outgoing {
    notification("textDocument/publishDiagnostics", &params)
}

/// A message that the person at the editor is shown.
#[must_use]
pub fn warning(message: String) -> Outgoing {
    notification("window/showMessage", &ShowMessageParams { kind: MessageType::Warning, message })
}

fn notification(method: &'static str, params: &impl serde::Serialize) -> Outgoing {
    Outgoing::Notification { method, params: serde_json::to_value(params).unwrap_or_default() }
}
