//! What the editor at the other end can do, and what the server offers it.

use gen_lsp_types::{
    ChangeNotifications, CodeActionKind, CodeActionOptions, CodeActionProvider, DocumentSymbolProvider, HoverProvider,
    InitializeResult, InlayHintProvider, PositionEncodingKind, ServerCapabilities, ServerInfo, TextDocumentSync,
    TextDocumentSyncKind, TextDocumentSyncOptions, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
use serde_json::Value;

use super::actions::FIX_ALL;
use super::text::Encoding;
use crate::lang::Lang;

/// The abilities of an editor that matter here. What it does not mention it cannot do.
#[derive(Debug, Clone, Default)]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    /// Its own language, where it is one of the two.
    pub(super) lang: Option<Lang>,
    pub(super) has_related: bool,
    pub(super) has_markdown: bool,
    pub(super) has_versions: bool,
    /// Whether it can be asked to watch files.
    pub(super) can_watch: bool,
    /// Whether it can be asked to fetch the hints anew.
    pub(super) can_refresh_hints: bool,
}

impl Client {
    /// Reads the parameters of `initialize`. Only what is needed is looked at, so that nothing else in
    /// them can be wrong.
    pub(super) fn read(params: &Value) -> Self {
        let capability = |path: &str| params.pointer("/capabilities").and_then(|all| all.pointer(path));
        let can = |path: &str| capability(path).and_then(Value::as_bool).unwrap_or_default();
        let offers = |path: &str, word: &str| {
            let words = capability(path).and_then(Value::as_array);
            words.is_some_and(|words| words.iter().any(|offered| offered == word))
        };
        let has_utf8 = offers("/general/positionEncodings", "utf-8");
        let locale = params.get("locale").and_then(Value::as_str).unwrap_or_default();
        Self {
            encoding: if has_utf8 { Encoding::Utf8 } else { Encoding::Utf16 },
            lang: match locale.get(..2) {
                Some("zh") => Some(Lang::Zh),
                Some("en") => Some(Lang::En),
                _ => None,
            },
            has_related: can("/textDocument/publishDiagnostics/relatedInformation"),
            has_markdown: offers("/textDocument/hover/contentFormat", "markdown"),
            has_versions: can("/workspace/workspaceEdit/documentChanges"),
            can_watch: can("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            can_refresh_hints: can("/workspace/inlayHint/refreshSupport"),
        }
    }

    /// The answer to `initialize`.
    pub(super) fn answer(&self) -> InitializeResult {
        let encoding = match self.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        };
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            ..TextDocumentSyncOptions::default()
        };
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QuickFix, CodeActionKind::from(FIX_ALL)]),
            ..CodeActionOptions::default()
        };
        let folders = WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(ChangeNotifications::from(true)),
        };
        let capabilities = ServerCapabilities {
            position_encoding: Some(encoding),
            text_document_sync: Some(TextDocumentSync::from(sync)),
            hover_provider: Some(HoverProvider::from(true)),
            code_action_provider: Some(CodeActionProvider::from(actions)),
            document_symbol_provider: Some(DocumentSymbolProvider::from(true)),
            inlay_hint_provider: Some(InlayHintProvider::from(true)),
            workspace: Some(WorkspaceOptions { workspace_folders: Some(folders), ..WorkspaceOptions::default() }),
            ..ServerCapabilities::default()
        };
        let info = ServerInfo { name: "gouji".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
        InitializeResult { capabilities, server_info: Some(info) }
    }
}
