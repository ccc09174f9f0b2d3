//! What an editor offers to do about a finding: to mend it, or to accept it, with a reason, in the draft itself.

use std::collections::HashMap;

use gen_lsp_types::{
    Code, CodeAction, CodeActionContext, CodeActionKind, Diagnostic, DocumentChange, Edit,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri,
    WorkspaceEdit,
};

use super::draft::Draft;
use super::margin;
use super::outline::{Part, PartKind};
use super::study::Study;
use crate::decode::Format;
use crate::finding::{Applicability, Finding};
use crate::lint::Options;
use crate::span::Span;

/// All safe fixes of a draft, as editors ask for them when they save.
pub(super) const FIX_ALL: &str = "source.fixAll.gouji";

/// A draft for which actions are asked.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) draft: &'a Draft,
    pub(super) uri: &'a str,
    pub(super) study: &'a Study,
    pub(super) options: &'a Options,
    /// Whether the editor takes edits that say for which version of the text they are.
    pub(super) has_versions: bool,
}

/// The actions for the findings that touch a range: what mends them, then what waives them.
pub(super) fn of(
    asked: &Asked<'_>,
    findings: &[Finding],
    range: Range,
    context: &CodeActionContext,
) -> Vec<CodeAction> {
    let only = context.only.as_deref();
    let span = asked.draft.span(range);
    let touches = |finding: &&Finding| finding.primary.span.start <= span.end && span.start <= finding.primary.span.end;
    let touched: Vec<&Finding> = findings.iter().filter(touches).collect();
    let mut actions: Vec<CodeAction> = Vec::new();
    if wants(only, &String::from(CodeActionKind::QuickFix)) {
        let diagnostics = |finding: &Finding| of_code(&context.diagnostics, &finding.code);
        actions.extend(touched.iter().filter_map(|finding| asked.fix(finding, diagnostics(finding))));
        let linter = &asked.draft.standing.ground.linter;
        let waived = touched.iter().filter(|finding| linter.can_waive(&finding.code));
        for action in waived.flat_map(|finding| asked.waivers(finding, diagnostics(finding))) {
            // One waiver is enough for all in a block.
            if !actions.contains(&action) {
                actions.push(action);
            }
        }
    }
    let is_safe = |finding: &&Finding| finding.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe);
    // Unasked it is not worth the checking where there is nothing to fix.
    if wants(only, FIX_ALL) && (only.is_some() || touched.iter().any(is_safe)) {
        actions.extend(asked.fix_all());
    }
    actions
}

/// Whether an editor asks for actions of a kind: by itself, or as one of the kinds below another.
fn wants(only: Option<&[CodeActionKind]>, kind: &str) -> bool {
    let is_above = |only: &CodeActionKind| {
        let only = String::from(only.clone());
        only.is_empty() || kind.strip_prefix(&only).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    only.is_none_or(|only| only.iter().any(is_above))
}

/// The diagnostics of a rule.
fn of_code(diagnostics: &[Diagnostic], code: &str) -> Vec<Diagnostic> {
    let is_own = |diagnostic: &&Diagnostic| diagnostic.code.as_ref().is_some_and(|own| *own == Code::from(code));
    diagnostics.iter().filter(is_own).cloned().collect()
}

impl Asked<'_> {
    /// To waive a finding where it stands, and in the whole draft. The reason is left for the writer: a
    /// waiver without one does not count.
    fn waivers(&self, finding: &Finding, diagnostics: Vec<Diagnostic>) -> [CodeAction; 2] {
        let (code, lang, text) = (&finding.code, self.options.lang, self.draft.without_mark());
        let here = lang.pick(format!("豁免此处的 {code}（请写明理由）"), format!("Waive {code} here (give a reason)"));
        let all =
            lang.pick(format!("全文豁免 {code}（请写明理由）"), format!("Waive {code} in this draft (give a reason)"));
        let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let action = |title: String, at: usize, verb: &str| CodeAction {
            title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(diagnostics.clone()),
            edit: Some(self.edits(vec![self.edit(Span::at(at), comment(self.draft.format, verb, code) + line_break)])),
            ..CodeAction::default()
        };
        let beginning = margin::beginning(text, self.draft.format);
        [action(here, self.before(finding.primary.span), "allow"), action(all, beginning, "allow-file")]
    }

    /// Puts a text in the place of a span of the source.
    pub(super) fn edit(&self, span: Span, new_text: String) -> TextEdit {
        TextEdit { range: self.draft.range(span), new_text }
    }

    /// Edits of the draft, for its version where the editor knows versions.
    pub(super) fn edits(&self, edits: Vec<TextEdit>) -> WorkspaceEdit {
        let uri = Uri::from(self.uri);
        if !self.has_versions {
            return WorkspaceEdit { changes: Some(HashMap::from([(uri, edits)])), ..WorkspaceEdit::default() };
        }
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version: Some(self.draft.version),
            text_document_identifier: TextDocumentIdentifier { uri },
        };
        let change = TextDocumentEdit { text_document, edits: edits.into_iter().map(Edit::from).collect() };
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
