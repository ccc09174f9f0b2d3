//! What is said when the pointer rests on a place: the rules of findings there, and what a figure is.

use gen_lsp_types::{Contents, Hover, MarkupContent, MarkupKind, Position, Range};

use super::draft::Draft;
use super::settings::Settings;
use super::study::{Figure, Study};
use crate::finding::{CellKey, Finding, ProseEntry, ProseOutcome};
use crate::lang::Lang;
use crate::lint::Checked;
use crate::span::Span;

/// What a hover is about.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) draft: &'a Draft,
    pub(super) checked: &'a Checked,
    pub(super) study: &'a Study,
    pub(super) settings: &'a Settings,
    pub(super) lang: Lang,
}

/// The hover at a position; none where there is nothing to say.
pub(super) fn at(asked: &Asked<'_>, position: Position, is_markdown: bool) -> Option<Hover> {
    let at = asked.draft.span(Range { start: position, end: position }).start;
    let covers = |span: Span| span.start <= at && at <= span.end;
    let findings = asked.checked.findings.iter().filter(|finding| covers(finding.primary.span));
    let figure = asked.study.figure_at(at);
    let sentences = asked.checked.prose.iter().filter(|entry| covers(entry.place.span));
    let spans = figure.map(|figure| figure.span).into_iter();
    let spans = spans.chain(findings.clone().map(|finding| finding.primary.span));
    let span = spans.chain(sentences.clone().map(|entry| entry.place.span)).min_by_key(|span| span.end - span.start);
    let mut parts: Vec<String> = Vec::new();
    parts.extend(figure.map(|figure| asked.figure(figure)));
    parts.extend(sentences.map(|entry| asked.sentence(entry)));
    parts.extend(findings.map(|finding| asked.finding(finding)));
    let text = parts.join("\n\n---\n\n");
    let markup = if is_markdown {
        MarkupContent { kind: MarkupKind::Markdown, value: text }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value: plain(&text) }
    };
    Some(Hover { contents: Contents::from(markup), range: Some(asked.draft.range(span?)) })
}

impl Asked<'_> {
    /// A cell in words, its equations, and the sentences that give its figure.
    fn figure(&self, figure: &Figure) -> String {
        let mut text = format!("**{}**\n\n`{}`", self.cell(figure), spelled(&figure.key));
        let sums: Vec<String> = self
            .study
            .sums
            .iter()
            .filter(|sum| sum.cells.contains(&figure.key))
            .map(|sum| format!("- {} `{}` {}: {}", mark(sum.holds), sum.text, sum.code, escaped(&sum.label)))
            .collect();
        self.list(&mut text, self.lang.pick("勾稽关系", "Equations"), &sums);
        let prose = self.checked.prose.iter().filter(|entry| entry.cells.contains(&figure.key));
        let prose: Vec<String> = prose.map(|entry| format!("- {}", self.said(entry))).collect();
        self.list(&mut text, self.lang.pick("正文中的说法", "In the text"), &prose);
        text
    }

    fn list(&self, text: &mut String, title: &str, lines: &[String]) {
        if !lines.is_empty() {
            text.push_str(&format!("\n\n{title}{}\n\n{}", self.lang.pick("：", ":"), lines.join("\n")));
        }
    }

    /// A figure in a sentence and the cells that it was held against.
    fn sentence(&self, entry: &ProseEntry) -> String {
        let mut text = self.said(entry);
        let cells = entry.cells.iter().filter_map(|key| self.study.figure(key));
        let cells: Vec<String> = cells.map(|figure| format!("- {}", self.cell(figure))).collect();
        self.list(&mut text, self.lang.pick("对应的格", "Cells"), &cells);
        text
    }

    fn said(&self, entry: &ProseEntry) -> String {
        let quoted = format!("“{}”", escaped(&entry.text));
        let (sign, against) = match (&entry.outcome, &entry.against) {
            (ProseOutcome::Equal, Some(against)) => (mark(true), format!(" = `{against}`")),
            (ProseOutcome::Different, Some(against)) => (mark(false), format!(" ≠ `{against}`")),
            (ProseOutcome::Equal, None) => (mark(true), String::new()),
            (ProseOutcome::Different, None) => (mark(false), String::new()),
            (ProseOutcome::Unbound(reason), _) => {
                ("–", self.lang.pick(format!("（{reason}）"), format!(" ({reason})")))
            }
        };
        format!("{sign} {quoted} `{}`{against}", entry.stated)
    }

    /// 表 · 行 · 列.
    fn cell(&self, figure: &Figure) -> String {
        let parts = [&figure.table, &figure.row, &figure.column];
        parts.into_iter().filter(|part| !part.is_empty()).map(|part| escaped(part)).collect::<Vec<_>>().join(" · ")
    }

    /// The rule of a finding: what it found, how to mend it, why it matters, what it rests on.
    fn finding(&self, finding: &Finding) -> String {
        let rule = self
            .draft
            .standing
            .ground
            .linter
            .explain(&finding.code, self.lang)
            .into_iter()
            .find(|rule| rule.code == finding.code);
        let page = self.settings.reference(&finding.code);
        let (title, why) = rule.map(|rule| (rule.title, rule.why)).unwrap_or_default();
        let basis = escaped(&finding.basis.join(self.lang.pick("；", "; ")));
        let mut lines = vec![format!("**[{}]({page}) {}** `{}`", finding.code, escaped(&title), finding.name)];
        lines.push(escaped(&finding.message));
        lines.extend(Some(escaped(&finding.help)).filter(|help| !help.is_empty()));
        lines.extend(Some(escaped(&why)).filter(|why| !why.is_empty()));
        lines.push(self.lang.pick(format!("依据：{basis}"), format!("Basis: {basis}")));
        lines.join("\n\n")
    }
}

fn mark(holds: bool) -> &'static str {
    if holds { "✓" } else { "✗" }
}

/// `requests.granted.total`.
fn spelled(key: &CellKey) -> String {
    format!("{}.{}.{}", key.table, key.row, key.column)
}

/// Words of a draft with the signs that Markdown would take for its own made plain.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!') {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
    }
    escaped
}

/// The same without the signs of Markdown.
fn plain(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut chars = markdown.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.extend(chars.next()),
            '*' | '`' => {}
            _ => text.push(c),
        }
    }
    text
}
