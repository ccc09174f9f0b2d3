//! The tree of a page, from its tokens, with the end tags that people leave out.

use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};

use super::name::Name;
use crate::span::Span;

/// Elements inside elements beyond this depth are read as if their tags were not there.
const DEEPEST: usize = 400;

/// A picture this wide or high, in pixels, only keeps others apart.
const TINY: usize = 10;

/// A page: nodes in the order of the file, so that the descendants of a node are those behind it.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
}

/// An element or a text.
#[derive(Debug)]
pub(super) struct Node {
    /// None for a text.
    pub(super) name: Option<Name>,
    /// Bytes of the file: of a text, all of it; of an element, what stands between its tags.
    pub(super) span: Span,
    /// One past its last descendant.
    pub(super) last: u32,
    pub(super) traits: Option<Box<Traits>>,
}

/// What attributes say.
#[derive(Debug, Default)]
pub(super) struct Traits {
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// Whether no reader sees it.
    pub(super) is_hidden: bool,
    /// Class and id, in lower case.
    pub(super) class: String,
    /// Style, in lower case and without spaces.
    pub(super) style: String,
    /// Number of the first item of a list.
    pub(super) first: Option<usize>,
    /// Whether a picture is too small to show anything.
    pub(super) is_tiny: bool,
    /// Whether a link leads anywhere; else it only marks a place.
    pub(super) is_link: bool,
    /// Name of a datum of the page, and the bytes of the attribute that holds it.
    pub(super) meta: Option<(String, Span)>,
}

struct Open {
    node: usize,
    name: Name,
    tag: Vec<u8>,
}

#[derive(Default)]
struct Builder {
    nodes: Vec<Node>,
    open: Vec<Open>,
}

impl Tree {
    /// The tree of a page. Any text has one.
    pub(super) fn new(source: &str) -> Self {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut builder = Builder::default();
        for token in Tokenizer::new_with_emitter(source, emitter).flatten() {
            match token {
                Token::StartTag(tag) => builder.start(&tag),
                Token::EndTag(tag) => builder.end(&tag),
                Token::String(text) => builder.text(Span::new(text.span.start, text.span.end.min(source.len()))),
                _ => {}
            }
        }
        builder.close(0, source.len());
        Self { nodes: builder.nodes }
    }
}

impl Builder {
    fn text(&mut self, span: Span) {
        let last = self.next_index() + 1;
        self.nodes.push(Node { name: None, span, last, traits: None });
    }

    fn next_index(&self) -> u32 {
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = Name::of(&tag.name);
        self.close_implied(name, &tag.name, tag.span.start);
        let last = self.next_index() + 1;
        let is_void = Name::is_void(&tag.name) || (tag.self_closing && tag.name.contains(&b':'));
        if !is_void && self.open.len() >= DEEPEST {
            // The tag goes, the line that it begins stays.
            if name.is_line() {
                let span = Span::at(tag.span.end);
                self.nodes.push(Node { name: Some(Name::Break), span, last, traits: None });
            }
            return;
        }
        let span = if is_void { Span::new(tag.span.start, tag.span.end) } else { Span::at(tag.span.end) };
        let traits = traits(tag, name);
        let shown = traits.as_ref().map_or(name, |traits| name.shown_as(&traits.style));
        self.nodes.push(Node { name: Some(shown), span, last, traits });
        if !is_void {
            self.open.push(Open { node: self.nodes.len() - 1, name, tag: tag.name.to_vec() });
        }
    }

    /// Ends what cannot go on where an element of this name begins.
    fn close_implied(&mut self, name: Name, tag: &[u8], at: usize) {
        let table = self.open.iter().rposition(|open| open.name == Name::Table);
        let cell = self.open.iter().rposition(|open| open.name == Name::Cell);
        match (name, table) {
            (Name::RowGroup | Name::Caption, Some(table)) => return self.close(table + 1, at),
            (Name::Row, Some(table)) => {
                let group = self.open.iter().rposition(|open| open.name == Name::RowGroup).filter(|at| *at > table);
                return self.close(group.unwrap_or(table) + 1, at);
            }
            (Name::Cell, Some(table)) => {
                let row = self.open.iter().rposition(|open| matches!(open.name, Name::Row | Name::RowGroup));
                return self.close(row.filter(|at| *at > table).unwrap_or(table) + 1, at);
            }
            // A table right inside a table, in none of its cells, ends it.
            (Name::Table, Some(table)) if cell.is_none_or(|cell| cell < table) => self.close(table, at),
            _ => {}
        }
        let floor = self.floor();
        let ended = match name {
            // What can only stand in the body ends the head.
            _ if name == Name::Root || name.is_line() && self.open.iter().any(|open| open.name == Name::Head) => {
                self.last_open(floor, |open| open.name == Name::Head)
            }
            Name::Item => self
                .last_open(floor, |open| open.name == Name::Item && is_kin(&open.tag, tag))
                .filter(|item| self.open.iter().skip(*item).all(|open| !matches!(open.name, Name::List(_)))),
            Name::Link => self.last_open(floor, |open| open.name == Name::Link),
            Name::Heading(_) => self.last_open(floor, |open| matches!(open.name, Name::Heading(_) | Name::Paragraph)),
            name if name.ends_paragraph() => self.last_open(floor, |open| open.name == Name::Paragraph),
            _ => None,
        };
        if let Some(ended) = ended {
            self.close(ended, at);
        }
    }

    /// No element outside the innermost cell or table ends where one inside it does.
    fn floor(&self) -> usize {
        let walls = |open: &Open| matches!(open.name, Name::Cell | Name::Table | Name::Caption);
        self.open.iter().rposition(walls).map_or(0, |at| at + 1)
    }

    fn last_open(&self, floor: usize, is_it: impl Fn(&Open) -> bool) -> Option<usize> {
        self.open.iter().enumerate().skip(floor).rev().find(|(_, open)| is_it(open)).map(|(at, _)| at)
    }

    fn end(&mut self, tag: &EndTag<usize>) {
        let name = Name::of(&tag.name);
        let at = tag.span.start;
        let table = self.open.iter().rposition(|open| open.name == Name::Table);
        let floor = match name {
            Name::Table => 0,
            Name::RowGroup | Name::Row | Name::Cell | Name::Caption => table.map_or(usize::MAX, |table| table + 1),
            Name::Root => return,
            _ => self.floor(),
        };
        let found = self.last_open(floor, |open| *open.tag == *tag.name);
        match found {
            Some(found) => self.close(found, at),
            // An end tag by itself still ends the line.
            None if name.is_line() || name == Name::Break => {
                let last = self.next_index() + 1;
                self.nodes.push(Node { name: Some(Name::Break), span: Span::at(at), last, traits: None });
            }
            None => {}
        }
    }

    /// Ends all elements from number `from` of those that are open.
    fn close(&mut self, from: usize, at: usize) {
        let last = self.next_index();
        for open in self.open.drain(from.min(self.open.len())..) {
            if let Some(node) = self.nodes.get_mut(open.node) {
                node.last = last;
                node.span = Span::new(node.span.start as usize, at);
            }
        }
    }
}

/// Whether one item ends another: li ends li, dt and dd end each other.
fn is_kin(left: &[u8], right: &[u8]) -> bool {
    (left == b"li") == (right == b"li")
}

fn traits(tag: &StartTag<usize>, name: Name) -> Option<Box<Traits>> {
    if tag.attributes.is_empty() {
        return None;
    }
    let value = |key: &str| {
        let value = tag.attributes.get(key.as_bytes())?;
        Some(String::from_utf8_lossy(value).into_owned())
    };
    let lower = |key: &str| value(key).unwrap_or_default().to_lowercase();
    let number = |key: &str| value(key).and_then(|value| leading_number(&value));
    let style: String = lower("style").chars().filter(|c| !c.is_whitespace()).collect();
    let is_hidden = value("hidden").is_some() || style.contains("display:none") || style.contains("mso-hide:all");
    // A row that Word adds below a table to keep the widths of its columns.
    let is_ruler = name == Name::Row && number("height") == Some(0);
    let meta = (name == Name::Meta).then(|| {
        let content = tag.attributes.get(&b"content"[..])?;
        Some((lower("name"), Span::new(content.span.start, content.span.end)))
    });
    let class = format!("{} {}", lower("class"), lower("id"));
    let traits = Traits {
        columns: number("colspan").unwrap_or(1),
        // By the standard, zero means all rows that follow.
        rows: number("rowspan").map_or(1, |rows| if rows == 0 { usize::MAX } else { rows }),
        is_hidden: is_hidden || is_ruler,
        class,
        style,
        first: number("start").or_else(|| number("value")),
        is_tiny: [number("width"), number("height")].into_iter().flatten().any(|size| size <= TINY),
        is_link: value("href").is_some(),
        meta: meta.flatten(),
    };
    Some(Box::new(traits))
}

/// The number that a value begins with; more than fits is the largest.
fn leading_number(value: &str) -> Option<usize> {
    let digits = value.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let digits = digits.get(..end).filter(|digits| !digits.is_empty())?;
    Some(digits.parse().unwrap_or(usize::MAX))
}
