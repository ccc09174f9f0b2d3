//! The requests about an open draft.

use gen_lsp_types::{
    CodeActionParams, DocumentSymbolParams, ErrorCodes, HoverParams, InlayHintParams, TextDocumentPositionParams,
};
use serde_json::Value;

use super::draft::Draft;
use super::message::{read, written};
use super::study::Study;
use super::{Refused, Server, actions, hints, hover, symbols};
use crate::lint::{Checked, Options};

impl Server {
    /// Answers a request about a draft. What is no report has no answers: null, or an empty list.
    pub(super) fn answer(&self, method: &str, params: Value) -> Result<Value, Refused> {
        match method {
            "textDocument/hover" => self.hover(read(params)?),
            "textDocument/documentSymbol" => self.symbols(read(params)?),
            "textDocument/codeAction" => self.actions(read(params)?),
            "textDocument/inlayHint" => self.hints(read(params)?),
            _ => Err(Refused::new(ErrorCodes::MethodNotFound, &format!("no such method: {method}"))),
        }
    }

    fn hover(&self, params: HoverParams) -> Result<Value, Refused> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let Some(looked_at) = self.look_at(&text_document.uri.0) else { return Ok(Value::Null) };
        let LookedAt { draft, checked, study, options, .. } = looked_at;
        let asked = hover::Asked { draft, checked, study, settings: &self.settings, lang: options.lang };
        written(hover::at(&asked, position, self.client.has_markdown))
    }

    fn symbols(&self, params: DocumentSymbolParams) -> Result<Value, Refused> {
        let looked_at = self.look_at(&params.text_document.uri.0);
        written(looked_at.map(|it| symbols::of(&it.study.outline, it.draft)).unwrap_or_default())
    }

    fn actions(&self, params: CodeActionParams) -> Result<Value, Refused> {
        let Some(looked_at) = self.look_at(&params.text_document.uri.0) else {
            return Ok(Value::Array(Vec::new()));
        };
        let LookedAt { uri, draft, checked, study, ref options } = looked_at;
        let asked = actions::Asked { draft, uri, study, options, has_versions: self.client.has_versions };
        written(actions::of(&asked, &checked.findings, params.range, &params.context))
    }

    fn hints(&self, params: InlayHintParams) -> Result<Value, Refused> {
        let asked = self.settings.inlay_hints().then_some(params.text_document.uri.0);
        let looked_at = asked.and_then(|uri| self.look_at(&uri));
        written(looked_at.map(|it| hints::of(it.study, it.draft, params.range)).unwrap_or_default())
    }

    /// An open draft that is a report.
    fn look_at(&self, uri: &str) -> Option<LookedAt<'_>> {
        let (uri, draft) = self.drafts.get_key_value(uri)?;
        let options = self.options(draft);
        let (checked, study) = (draft.checked(&options)?, draft.study(&options)?);
        Some(LookedAt { uri, draft, checked, study, options })
    }
}

/// A report with all that is known of it.
struct LookedAt<'a> {
    uri: &'a str,
    draft: &'a Draft,
    checked: &'a Checked,
    study: &'a Study,
    options: Options,
}
