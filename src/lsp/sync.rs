//! Drafts as the editor opens, changes and closes them.

use gen_lsp_types::{DidCloseTextDocumentParams, DidOpenTextDocumentParams, PublishDiagnosticsParams, Uri};
use serde::Deserialize;
use serde_json::Value;

use super::draft::{Change, Draft, Edited};
use super::ground::Standing;
use super::message::{publish, read};
use super::{Outgoing, Server};

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
        let uri = item.uri.clone();
        let standing = Standing::nowhere(&self.base);
        let before = match Draft::open(item, self.client.encoding, standing) {
            Some(draft) => {
                self.drafts.insert(uri.0, draft);
                return Vec::new();
            }
            None => self.drafts.remove(&uri.0),
        };
        // It was open in a language that is read.
        before.map(|_| cleared(uri)).into_iter().collect()
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
        let before = self.drafts.remove(&text_document.uri.0);
        before.map(|_| cleared(text_document.uri)).into_iter().collect()
    }

    fn adrift(&self, uri: &str) -> Outgoing {
        let name = uri.rsplit('/').next().unwrap_or_default();
        self.tell(
            format!("gouji 漏掉了一处修改，已停止检查{name}；请关闭文件后重新打开。"),
            format!("gouji missed an edit and has stopped checking {name}; close the file and open it again."),
        )
    }
}

/// A document without diagnostics.
fn cleared(uri: Uri) -> Outgoing {
    publish(PublishDiagnosticsParams { uri, version: None, diagnostics: Vec::new() })
}
