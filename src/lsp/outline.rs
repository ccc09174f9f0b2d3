//! The parts of a draft as a tree: title, sections, numbered items, tables.

use crate::document::{CELL, Document};
use crate::facts::Facts;
use crate::report::{Heading, Report, Section, Style, TablePiece};
use crate::span::Span;

/// More characters than this are no name but a sentence.
const LONGEST_NAME: usize = 40;

/// A part of a draft, in spans of the source.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) kind: PartKind,
    pub(super) name: String,
    /// All of it.
    pub(super) span: Span,
    /// Its heading.
    pub(super) heading: Span,
    pub(super) parts: Vec<Part>,
}

/// Sorts of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartKind {
    Title,
    Section,
    Item,
    Table,
}

/// The outline of a report.
pub(super) fn of(report: &Report, document: &Document, facts: &Facts<'_>) -> Vec<Part> {
    let mut tables: Vec<Part> = report.tables.iter().filter_map(|piece| table(piece, document, facts)).collect();
    let title = report.title.as_ref().map(|title| Part::new(PartKind::Title, title.span, title.span, document));
    let mut parts: Vec<Part> = title.into_iter().collect();
    for section in &report.sections {
        let mut part = whole(section, document);
        let (inside, outside) = tables.into_iter().partition(|table| part.holds(table));
        tables = outside;
        Vec::into_iter(inside).for_each(|table| part.take(table));
        parts.push(part);
    }
    parts.append(&mut tables);
    parts.sort_by_key(|part| part.span.start);
    parts
}

impl Part {
    /// A part of the document, named by the words of its heading.
    fn new(kind: PartKind, heading: Span, span: Span, document: &Document) -> Self {
        let source = |span| document.to_source(span);
        let (heading_span, all) = (source(heading), source(span));
        Self {
            kind,
            name: name(heading.of(document.text())),
            span: all.to(heading_span),
            heading: heading_span,
            parts: Vec::new(),
        }
    }

    fn holds(&self, other: &Self) -> bool {
        self.span.start <= other.span.start && other.span.end <= self.span.end
    }

    /// Puts a part into the innermost part that holds it.
    fn take(&mut self, part: Self) {
        match self.parts.iter_mut().find(|inner| inner.kind == PartKind::Item && inner.holds(&part)) {
            Some(inner) => inner.take(part),
            None => {
                let at = self.parts.partition_point(|other| other.span.start <= part.span.start);
                self.parts.insert(at, part);
            }
        }
    }
}

fn whole(section: &Section, document: &Document) -> Part {
    let heading = section.heading.span;
    let mut part = Part::new(PartKind::Section, heading, heading.to(section.content), document);
    for (index, item) in section.items.iter().enumerate() {
        let rest = section.items.get(index + 1..).unwrap_or_default();
        let next = rest.iter().find(|next| rank(next) <= rank(item));
        let end = next.map_or(section.content.end, |next| next.span.start);
        part.take(Part::new(PartKind::Item, item.span, Span { start: item.span.start, end }, document));
    }
    part
}

/// How far inside its section a numbered line stands.
fn rank(heading: &Heading) -> Option<Style> {
    heading.number.map(|number| number.style)
}

fn table(piece: &TablePiece, document: &Document, facts: &Facts<'_>) -> Option<Part> {
    let (_, table) = facts.table(piece.table)?;
    let head = piece.head.first().map(|label| label.span);
    let heading = head.or(piece.rows.first().map(|row| row.span)).unwrap_or(piece.span);
    let part = Part::new(PartKind::Table, heading, piece.span, document);
    let caption = piece.caption().map(|caption| format!("（{}）", crate::quantity::to_chinese(usize::from(caption))));
    Some(Part { name: format!("{}{}", table.spec.name, caption.unwrap_or_default()), ..part })
}

/// The words of a heading without breaks, cut where they are many.
fn name(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == CELL).filter(|word| !word.is_empty()).collect();
    let words = words.join(" ");
    if words.chars().count() <= LONGEST_NAME {
        return words;
    }
    words.chars().take(LONGEST_NAME).chain(['…']).collect()
}
