//! What an editor offers to do about a finding: to accept it, with a reason, in the draft itself.

use std::collections::HashMap;

use gen_lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, Diagnostic, DocumentChange, Edit,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri,
    WorkspaceEdit,
};

use super::draft::Draft;
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
        [action(here, self.place(finding.primary.span), "allow"), action(all, 0, "allow-file")]
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

    /// Where the block begins that a span of the source stands in: its table, its paragraph, its line.
    fn place(&self, span: Span) -> usize {
        let table = table_at(&self.study.outline, span.start);
        let at = table.map_or(span.start, |table| table.span.start) as usize;
        let before = self.draft.without_mark().get(..at).unwrap_or_default();
        match self.draft.format {
            Format::Html => block_start(before, table.is_some()),
            Format::Markdown => paragraph_start(self.draft.without_mark(), at),
            Format::Text | Format::Docx => line_start(before),
        }
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

fn line_start(before: &str) -> usize {
    before.rfind(['\n', '\r']).map_or(0, |at| at + 1)
}

/// The first line of a Markdown paragraph or table; a heading is its own.
fn paragraph_start(text: &str, at: usize) -> usize {
    let line = |start: usize| text.get(start..).unwrap_or_default().lines().next().unwrap_or_default().trim_start();
    let mut start = line_start(text.get(..at).unwrap_or_default());
    while start > 0 && !line(start).starts_with('#') {
        let before = text.get(..start - 1).unwrap_or_default();
        let above = line_start(before.strip_suffix('\r').unwrap_or(before));
        if line(above).is_empty() || line(above).starts_with(['#', '<']) {
            break;
        }
        start = above;
    }
    start
}

/// The tag of the block, or of the table, in which the text before a place ends.
fn block_start(before: &str, is_table: bool) -> usize {
    const BLOCKS: [&str; 12] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "li", "table", "section", "blockquote"];
    let is_block = |at: &usize| {
        let tag = before.get(at + 1..).unwrap_or_default();
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or_default().to_ascii_lowercase();
        if is_table { name == "table" } else { BLOCKS.contains(&name.as_str()) }
    };
    let start = before.rmatch_indices('<').map(|(at, _)| at).find(is_block);
    start.unwrap_or_else(|| line_start(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waiver_stands_before_the_block() {
        let text = "# 题\n一\n二\n\n| a |\n|---|\n| 1 |\n";
        let at = |word: &str| paragraph_start(text, text.find(word).unwrap());
        assert_eq!((at("题"), at("二"), at("1")), (0, text.find('一').unwrap(), text.find("| a").unwrap()));
        let crlf = text.replace('\n', "\r\n");
        assert_eq!(paragraph_start(&crlf, crlf.find('二').unwrap()), crlf.find('一').unwrap());
        let page = "<h1>题</h1><p class=x>一<b>二</b></p><TABLE><tr><td>9";
        let at = |word: &str, is_table| block_start(page.split(word).next().unwrap(), is_table);
        assert_eq!((at("题", false), at("二", false)), (0, page.find("<p").unwrap()));
        assert_eq!(at("9", true), page.find("<TABLE").unwrap());
    }
}
