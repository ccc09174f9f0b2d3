//! Drafts as the editor opens, changes and closes them.

use gen_lsp_types::{DidCloseTextDocumentParams, DidOpenTextDocumentParams, PublishDiagnosticsParams};
use serde::Deserialize;
use serde_json::Value;

use super::draft::{Change, Draft, Edited};
use super::ground::Standing;
use super::{Outgoing, Server, publish, read};

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

    pub(super) fn open(&mut self, params: Value) -> Vec<Outgoing> {
        let Ok(DidOpenTextDocumentParams { text_document: item }) = read(params) else { return Vec::new() };
        let uri = item.uri.0.clone();
        match Draft::open(item, self.client.encoding, Standing::nowhere(&self.base)) {
            Some(draft) => {
                self.drafts.insert(uri, draft);
            }
            None => {
                self.drafts.remove(&uri);
            }
        }
        Vec::new()
    }

    pub(super) fn change(&mut self, params: Value) -> Vec<Outgoing> {
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

    pub(super) fn close(&mut self, params: Value) -> Vec<Outgoing> {
        let Ok(DidCloseTextDocumentParams { text_document }) = read(params) else { return Vec::new() };
        if self.drafts.remove(&text_document.uri.0).is_none() {
            return Vec::new();
        }
        vec![publish(PublishDiagnosticsParams { uri: text_document.uri, version: None, diagnostics: Vec::new() })]
    }

    fn adrift(&self, uri: &str) -> Outgoing {
        let name = uri.rsplit('/').next().unwrap_or_default();
        self.tell(
            format!("gouji 漏掉了一处修改，已停止检查{name}；请关闭文件后重新打开。"),
            format!("gouji missed an edit and has stopped checking {name}; close the file and open it again."),
        )
    }
}
