//! A language server without its streams: what an editor says goes in, what is to be told it comes out.
//!
//! Whoever has the streams gives each request to [`Server::request`] and each notification to
//! [`Server::notify`], and asks [`Server::settle`] for diagnostics when nothing else waits.

mod actions;
mod client;
mod diagnostics;
mod draft;
mod hints;
mod hover;
mod outline;
mod requests;
mod settings;
mod study;
mod symbols;
mod text;

use std::collections::BTreeMap;

use gen_lsp_types::{
    DidChangeConfigurationParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, ErrorCodes, MessageType,
    PublishDiagnosticsParams, ShowMessageParams, Uri,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::lang::Lang;
use crate::lint::{Linter, Options};
use client::Client;
use draft::{Change, Draft, Edited};
use settings::Settings;

/// A language server: its rules, its editor, and the drafts that are open in it.
#[derive(Debug)]
pub struct Server {
    linter: Linter,
    /// What holds where the editor sets nothing.
    base: Options,
    /// The language that was asked for at the start, which nothing changes.
    lang: Option<Lang>,
    client: Client,
    settings: Settings,
    phase: Phase,
    /// What was wrong in the greeting, to be said when it is over.
    unsaid: Option<Outgoing>,
    /// By URI.
    drafts: BTreeMap<String, Draft>,
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

/// The edits of a notification. A version may be absent in old editors.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct DidChange {
    text_document: Versioned,
    content_changes: Vec<Change>,
}

#[derive(Debug, Deserialize)]
struct Versioned {
    version: Option<i32>,
}

impl Server {
    /// A server that has not met its editor yet. `lang`, where given, comes before what the editor sets.
    #[must_use]
    pub fn new(linter: Linter, base: Options, lang: Option<Lang>) -> Self {
        Self {
            linter,
            base,
            lang,
            client: Client::default(),
            settings: Settings::default(),
            phase: Phase::Fresh,
            unsaid: None,
            drafts: BTreeMap::new(),
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

    /// The diagnostics of drafts that have changed since they were last asked for.
    pub fn settle(&mut self) -> Vec<Outgoing> {
        let options = self.options();
        let mut published = Vec::new();
        for (uri, draft) in self.drafts.iter_mut().filter(|(_, draft)| draft.is_due) {
            draft.is_due = false;
            let findings = draft.checked(&self.linter, &options).map(|checked| checked.findings.as_slice());
            let findings = findings.unwrap_or_default();
            let diagnostics = diagnostics::of(findings, draft, uri, &self.settings, self.client.has_related);
            published.push(publish(PublishDiagnosticsParams {
                uri: Uri::from(uri.as_str()),
                version: Some(draft.version),
                diagnostics,
            }));
        }
        published
    }

    /// Takes other rules: their files have changed.
    pub fn set_rules(&mut self, linter: Linter) {
        self.linter = linter;
        self.drafts.values_mut().for_each(Draft::forget);
    }

    /// A message was lost on its way. It may have been an edit, so that no text here is sure any more.
    pub fn lost(&mut self) -> Vec<Outgoing> {
        if self.drafts.is_empty() {
            return Vec::new();
        }
        self.drafts.values_mut().for_each(|draft| {
            draft.is_adrift = true;
            draft.is_due = true;
        });
        vec![self.adrift("")]
    }

    /// Tells the person at the editor something.
    #[must_use]
    pub fn tell(&self, zh: String, en: String) -> Outgoing {
        let params = ShowMessageParams { kind: MessageType::Warning, message: self.lang().pick(zh, en) };
        notification("window/showMessage", &params)
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

    fn open(&mut self, params: Value) -> Vec<Outgoing> {
        let Ok(DidOpenTextDocumentParams { text_document: item }) = read(params) else { return Vec::new() };
        let uri = item.uri.0.clone();
        match Draft::open(item, self.client.encoding) {
            Some(draft) => {
                self.drafts.insert(uri, draft);
            }
            None => {
                self.drafts.remove(&uri);
            }
        }
        Vec::new()
    }

    fn change(&mut self, params: Value) -> Vec<Outgoing> {
        let uri = params.pointer("/textDocument/uri").and_then(Value::as_str).unwrap_or_default().to_owned();
        let Some(draft) = self.drafts.get_mut(&uri) else { return Vec::new() };
        let was_adrift = draft.is_adrift;
        match read::<DidChange>(params) {
            Ok(DidChange { text_document: Versioned { version, .. }, content_changes }) => {
                let version = version.unwrap_or_else(|| draft.version.saturating_add(1));
                if draft.edit(version, content_changes) != Edited::Adrift {
                    return Vec::new();
                }
            }
            Err(_) => {
                draft.is_adrift = true;
                draft.is_due = true;
            }
        }
        if was_adrift { Vec::new() } else { vec![self.adrift(&uri)] }
    }

    fn close(&mut self, params: Value) -> Vec<Outgoing> {
        let Ok(DidCloseTextDocumentParams { text_document }) = read(params) else { return Vec::new() };
        if self.drafts.remove(&text_document.uri.0).is_none() {
            return Vec::new();
        }
        vec![publish(PublishDiagnosticsParams { uri: text_document.uri, version: None, diagnostics: Vec::new() })]
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
        let unknown = settings.unknown(&self.linter).join(", ");
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
            "registerOptions": {"watchers": [{"globPattern": "**/*.toml"}]},
        }]});
        self.client.can_watch.then_some(Outgoing::Request { method: "client/registerCapability", params })
    }

    fn adrift(&self, uri: &str) -> Outgoing {
        let name = uri.rsplit('/').next().unwrap_or_default();
        self.tell(
            format!("gouji 漏掉了一处修改，已停止检查{name}；请关闭文件后重新打开。"),
            format!("gouji missed an edit and has stopped checking {name}; close the file and open it again."),
        )
    }

    fn lang(&self) -> Lang {
        self.lang.or(self.settings.lang()).or(self.client.lang).unwrap_or(self.base.lang)
    }

    fn options(&self) -> Options {
        self.settings.over(&self.base, self.lang())
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

fn notification(method: &'static str, params: &impl serde::Serialize) -> Outgoing {
    Outgoing::Notification { method, params: serde_json::to_value(params).unwrap_or_default() }
}
