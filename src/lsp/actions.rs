//! What an editor offers to do about a finding: to accept it, with a reason, in the draft itself.

use std::collections::HashMap;

use gen_lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, Diagnostic, DocumentChange, Edit,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri,
    WorkspaceEdit,
};

use super::draft::Draft;
use super::margin;
use super::outline::{Part, PartKind};
use super::study::Study;
use crate::decode::Format;
use crate::finding::Finding;
use crate::lang::Lang;
use crate::span::Span;

/// A draft for which actions are asked.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) draft: &'a Draft,
    pub(super) uri: &'a str,
    pub(super) study: &'a Study,
    pub(super) lang: Lang,
    /// Whether the editor takes edits that say for which version of the text they are.
    pub(super) has_versions: bool,
}

/// The actions for the findings that touch a range.
pub(super) fn of(
    asked: &Asked<'_>,
    findings: &[Finding],
    range: Range,
    context: &CodeActionContext,
) -> Vec<CodeAction> {
    let kind = String::from(CodeActionKind::QuickFix);
    let wants = |only: &CodeActionKind| {
        let only = String::from(only.clone());
        only.is_empty() || only == kind
    };
    if context.only.as_ref().is_some_and(|only| !only.iter().any(wants)) {
        return Vec::new();
    }
    let span = asked.draft.span(range);
    let touches = |finding: &&Finding| finding.primary.span.start <= span.end && span.start <= finding.primary.span.end;
    let can_waive = |finding: &&Finding| asked.draft.standing.ground.linter.can_waive(&finding.code);
    let waived = findings.iter().filter(touches).filter(can_waive);
    waived.flat_map(|finding| asked.waivers(finding, &context.diagnostics)).collect()
}

impl Asked<'_> {
    /// To waive a finding where it stands, and in the whole draft. The reason is left for the writer: a
    /// waiver without one does not count.
    fn waivers(&self, finding: &Finding, diagnostics: &[Diagnostic]) -> [CodeAction; 2] {
        let code = &finding.code;
        let here =
            self.lang.pick(format!("豁免此处的 {code}（请写明理由）"), format!("Waive {code} here (give a reason)"));
        let all = self
            .lang
            .pick(format!("全文豁免 {code}（请写明理由）"), format!("Waive {code} in this draft (give a reason)"));
        let of = |diagnostic: &&Diagnostic| {
            diagnostic.code.as_ref().is_some_and(|own| *own == gen_lsp_types::Code::from(code.as_str()))
        };
        let diagnostics: Vec<Diagnostic> = diagnostics.iter().filter(of).cloned().collect();
        let action = |title: String, at: usize, verb: &str| CodeAction {
            title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(diagnostics.clone()),
            edit: Some(self.edit(at, comment(self.draft.format, verb, code))),
            ..CodeAction::default()
        };
        let beginning = margin::beginning(self.draft.without_mark(), self.draft.format);
        [action(here, self.before(finding.primary.span), "allow"), action(all, beginning, "allow-file")]
    }

    /// Inserts a line of its own before the byte `at` of the source.
    fn edit(&self, at: usize, line: String) -> WorkspaceEdit {
        let is_crlf = self.draft.without_mark().contains("\r\n");
        let new_text = line + if is_crlf { "\r\n" } else { "\n" };
        let edit = TextEdit { range: self.draft.range(Span::at(at)), new_text };
        let uri = Uri::from(self.uri);
        if !self.has_versions {
            return WorkspaceEdit { changes: Some(HashMap::from([(uri, vec![edit])])), ..WorkspaceEdit::default() };
        }
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version: Some(self.draft.version),
            text_document_identifier: TextDocumentIdentifier { uri },
        };
        let change = TextDocumentEdit { text_document, edits: vec![Edit::from(edit)] };
        WorkspaceEdit { document_changes: Some(vec![DocumentChange::from(change)]), ..WorkspaceEdit::default() }
    }

    /// Where the block begins that a span of the source stands in.
    fn before(&self, span: Span) -> usize {
        let table = table_at(&self.study.outline, span.start);
        let at = table.map_or(span.start, |table| table.span.start) as usize;
        margin::before_block(self.draft.without_mark(), self.draft.format, at, table.is_some())
    }
}

fn table_at(parts: &[Part], at: u32) -> Option<&Part> {
    let part = parts.iter().find(|part| part.span.start <= at && at <= part.span.end)?;
    if part.kind == PartKind::Table { Some(part) } else { table_at(&part.parts, at) }
}

/// The comment that waives a rule, as the format writes it.
fn comment(format: Format, verb: &str, code: &str) -> String {
    match format {
        Format::Markdown | Format::Html => format!("<!-- gouji: {verb} {code}:  -->"),
        Format::Text | Format::Docx => format!("【gouji: {verb} {code}：】"),
    }
}
