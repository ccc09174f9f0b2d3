//! Messages in their shapes: parameters, answers, refusals, and what it is told or asked by the server.

use gen_lsp_types::{ErrorCodes, MessageType, PublishDiagnosticsParams, ShowMessageParams};
use serde::de::DeserializeOwned;
use serde_json::Value;

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

impl Refused {
    pub(super) fn new(code: ErrorCodes, message: &str) -> Self {
        Self { code: i32::from(code), message: message.to_owned() }
    }
}

/// Parameters in their shape.
pub(super) fn read<T: DeserializeOwned>(params: Value) -> Result<T, Refused> {
    serde_json::from_value(params).map_err(|error| Refused::new(ErrorCodes::InvalidParams, &error.to_string()))
}

/// A result as JSON.
pub(super) fn written(result: impl serde::Serialize) -> Result<Value, Refused> {
    serde_json::to_value(result).map_err(|error| Refused::new(ErrorCodes::InternalError, &error.to_string()))
}

pub(super) fn publish(params: PublishDiagnosticsParams) -> Outgoing {
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
