//! A page said to blocks, element by element.

use super::name::Name;
use super::page::Page;
use super::text::Folding;
use super::tree::{Node, Tree};
use crate::decode::blocks::Blocks;
use crate::document::PICTURE;
use crate::span::Span;

/// The longest start tag of a cell, in bytes, before which a place is looked for.
const LONGEST_TAG: usize = 4_096;

struct Emitter<'a> {
    source: &'a str,
    blocks: &'a mut Blocks,
    folding: Folding,
    /// Elements that are open, with what is behind each.
    open: Vec<Open>,
}

#[derive(Clone, Copy)]
struct Open {
    name: Name,
    /// One past its last descendant, and where it ends in the file.
    last: usize,
    end: usize,
    /// For a numbered list, the number of the next item and how it is written.
    next: Option<(usize, Numbering)>,
}

#[derive(Clone, Copy)]
enum Numbering {
    Arabic,
    Chinese,
}

/// Writes the article of a page, headed by its title where the article has none.
pub(super) fn page(tree: &Tree, page: &Page, source: &str, blocks: &mut Blocks) {
    let mut emitter = Emitter { source, blocks, folding: Folding::default(), open: Vec::new() };
    for line in &page.head {
        line.iter().for_each(|text| emitter.text(*text));
        emitter.end_line(line.last().map_or(0, |text| text.end as usize));
    }
    let (mut at, end) = page.article;
    while let Some(node) = tree.nodes.get(at).filter(|_| at < end) {
        emitter.close_before(at);
        if page.is_left_out(at) {
            // Words on both sides of what is left out do not run together.
            emitter.folding.end_line();
            at = node.last as usize;
            continue;
        }
        emitter.node(node);
        at += 1;
    }
    emitter.close_before(usize::MAX);
}

impl Emitter<'_> {
    fn node(&mut self, node: &Node) {
        let start = node.span.start as usize;
        let Some(name) = node.name else {
            return self.text(node.span);
        };
        let size = node.traits.as_ref().map_or((1, 1), |traits| (traits.columns, traits.rows));
        match name {
            Name::Table => {
                self.folding.end_line();
                self.blocks.start_table(start);
            }
            Name::Row if self.is_in_table() => {
                self.folding.end_line();
                self.blocks.start_row(start);
            }
            Name::Cell if self.is_in_table() => {
                self.folding.end_line();
                self.blocks.start_cell_around(size.0, size.1, before_tag(self.source, start), start);
            }
            Name::Break => self.end_line(start),
            Name::Picture if node.traits.as_ref().is_none_or(|traits| !traits.is_tiny) => self.picture(node.span),
            Name::Item => {
                self.end_line(start);
                self.number(start, node);
            }
            Name::Heading(level) => {
                self.end_line(start);
                self.blocks.set_heading(level);
            }
            Name::Row | Name::Cell => self.end_line(start),
            name if name.is_line() => self.end_line(start),
            _ => {}
        }
        let next = match name {
            Name::List(true) => numbering(node)
                .map(|numbering| (node.traits.as_ref().and_then(|traits| traits.first).unwrap_or(1), numbering)),
            _ => None,
        };
        self.open.push(Open { name, last: node.last as usize, end: node.span.end as usize, next });
    }

    fn is_in_table(&self) -> bool {
        self.open.iter().rev().any(|open| open.name == Name::Table)
    }

    /// Ends the elements that node number `at` is behind.
    fn close_before(&mut self, at: usize) {
        while let Some(open) = self.open.pop_if(|open| open.last <= at) {
            match open.name {
                Name::Table => {
                    self.folding.end_line();
                    self.blocks.end_table(open.end);
                }
                Name::Row if self.is_in_table() => self.blocks.end_row(open.end),
                Name::Cell if self.is_in_table() => self.blocks.end_cell(open.end),
                Name::Heading(_) => {
                    self.end_line(open.end);
                    self.blocks.set_heading(0);
                }
                name if name.is_line() || matches!(name, Name::Row | Name::Cell) => self.end_line(open.end),
                _ => {}
            }
        }
    }

    fn end_line(&mut self, at: usize) {
        self.folding.end_line();
        self.blocks.end_line(at);
    }

    fn text(&mut self, span: Span) {
        let is_preformatted = self.open.iter().any(|open| open.name == Name::Preformatted);
        self.folding.write(self.source, span, is_preformatted, self.blocks);
    }

    fn picture(&mut self, span: Span) {
        self.blocks.push(PICTURE.encode_utf8(&mut [0; 4]), span);
    }

    /// The number that a browser shows before an item of a numbered list.
    fn number(&mut self, at: usize, item: &Node) {
        let Some((next, numbering)) = self.open.last_mut().and_then(|list| list.next.as_mut()) else { return };
        let value = item.traits.as_ref().and_then(|traits| traits.first).unwrap_or(*next);
        *next = value.saturating_add(1);
        let label = match numbering {
            Numbering::Arabic => format!("{value}."),
            Numbering::Chinese => format!("{}、", crate::quantity::to_chinese(value)),
        };
        self.blocks.push(&label, Span::at(at));
    }
}

/// Where the start tag that ends at a place begins; the place itself where none does.
fn before_tag(source: &str, end: usize) -> usize {
    let tag = source.get(source.floor_char_boundary(end.saturating_sub(LONGEST_TAG))..end).unwrap_or_default();
    tag.rfind('<').filter(|_| tag.ends_with('>')).map_or(end, |at| end - tag.len() + at)
}

/// How the items of a list are numbered; none where its style hides the numbers.
fn numbering(list: &Node) -> Option<Numbering> {
    let style = list.traits.as_ref().map_or("", |traits| traits.style.as_str());
    let is_of = |words: &[&str]| words.iter().any(|word| style.contains(word));
    if is_of(&["list-style:none", "list-style-type:none"]) {
        None
    } else if is_of(&["cjk-ideographic", "simp-chinese", "trad-chinese"]) {
        Some(Numbering::Chinese)
    } else {
        Some(Numbering::Arabic)
    }
}
