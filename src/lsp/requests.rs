//! The requests about an open draft.

use gen_lsp_types::{
    CodeActionParams, DocumentSymbolParams, ErrorCodes, HoverParams, InlayHintParams, TextDocumentPositionParams,
};
use serde_json::Value;

use super::draft::Draft;
use super::{Refused, Server, actions, hints, hover, read, symbols, written};
use crate::lang::Lang;
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
        let options = self.options();
        let Some((_, draft, checked)) = self.report(&text_document.uri.0, &options) else { return Ok(Value::Null) };
        let Some(study) = draft.study(&self.linter, &options) else { return Ok(Value::Null) };
        let (linter, settings, lang) = (&self.linter, &self.settings, options.lang);
        let asked = hover::Asked { draft, checked, study, linter, settings, lang };
        written(hover::at(&asked, position, self.client.has_markdown))
    }

    fn symbols(&self, params: DocumentSymbolParams) -> Result<Value, Refused> {
        let options = self.options();
        let draft = self.report(&params.text_document.uri.0, &options).map(|(_, draft, _)| draft);
        let study = draft.and_then(|draft| Some((draft, draft.study(&self.linter, &options)?)));
        written(study.map(|(draft, study)| symbols::of(&study.outline, draft)).unwrap_or_default())
    }

    fn actions(&self, params: CodeActionParams) -> Result<Value, Refused> {
        let options = self.options();
        let Some((uri, draft, checked)) = self.report(&params.text_document.uri.0, &options) else {
            return Ok(Value::Array(Vec::new()));
        };
        let Some(study) = draft.study(&self.linter, &options) else { return Ok(Value::Array(Vec::new())) };
        let lang: Lang = options.lang;
        let asked = actions::Asked { draft, uri, study, lang, has_versions: self.client.has_versions };
        written(actions::of(&asked, &checked.findings, params.range, &params.context))
    }

    fn hints(&self, params: InlayHintParams) -> Result<Value, Refused> {
        let options = self.options();
        let asked = self.settings.inlay_hints().then_some(params.text_document.uri.0);
        let draft = asked.and_then(|uri| self.report(&uri, &options)).map(|(_, draft, _)| draft);
        let study = draft.and_then(|draft| Some((draft, draft.study(&self.linter, &options)?)));
        written(study.map(|(draft, study)| hints::of(study, draft, params.range)).unwrap_or_default())
    }

    fn report(&self, uri: &str, options: &Options) -> Option<(&str, &Draft, &Checked)> {
        let (uri, draft) = self.drafts.get_key_value(uri)?;
        Some((uri, draft, draft.checked(&self.linter, options)?))
    }
}
