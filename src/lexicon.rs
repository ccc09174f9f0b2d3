//! The names that the editions of the form give to tables, rows and columns, and where they stand
//! in a text.
//!
//! A name is recognised whatever white space, brackets, quotes or line and cell breaks stand
//! inside it. In the text that the grammar reads it becomes one *mark*, a private-use character
//! whose range says what sort of name it is (see [`Class`]); the grammar lists the same ranges.

mod edges;
mod names;
mod sense;

use std::collections::BTreeMap;

use crate::edition::Edition;
use crate::span::Span;
use edges::{begins_word, closed, ends_word};

pub(crate) use edges::bare;
pub(crate) use sense::{Class, MARKS, Role, Sense};

#[derive(Debug)]
struct Name {
    /// Without anything that [`bare`] leaves out.
    text: Vec<char>,
    class: Class,
    mark: char,
    senses: Vec<Sense>,
}

impl Name {
    /// Takes over what the same name means elsewhere.
    fn join(&mut self, other: &Self) -> bool {
        self.class = match (self.class, other.class) {
            (old, new) if old == new => old,
            (Class::RequestGroup | Class::Dual, Class::RequestRow)
            | (Class::RequestRow | Class::Dual, Class::RequestGroup) => Class::Dual,
            _ => Class::Shared,
        };
        for sense in &other.senses {
            if !self.senses.contains(sense) {
                self.senses.push(*sense);
            }
        }
        true
    }
}

/// Every name of every edition, ready to be found.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Sorted by text.
    names: Vec<Name>,
    /// Characters with which a name begins: one bit for each of the first 65,536.
    first: Vec<u64>,
    /// Indices into `names` by mark.
    by_mark: Vec<(char, usize)>,
}

impl Lexicon {
    /// Collects the names of all `editions`.
    pub(crate) fn new(editions: &[Edition]) -> Self {
        let mut names: Vec<Name> = Vec::new();
        for (edition, spec) in editions.iter().enumerate() {
            for (table, spec) in spec.tables.iter().enumerate() {
                names.extend(spec.names().map(|(text, class, role)| Name {
                    text: text.chars().filter_map(bare).collect(),
                    class,
                    mark: '\0',
                    senses: vec![Sense { edition, table, role }],
                }));
            }
        }
        names.sort_by(|a, b| a.text.cmp(&b.text));
        names.dedup_by(|next, name| name.text == next.text && name.join(next));
        let mut next = BTreeMap::new();
        for name in &mut names {
            let offset = next.entry(name.class).or_insert(0_u32);
            name.mark = char::from_u32(name.class as u32 + *offset).unwrap_or(char::REPLACEMENT_CHARACTER);
            *offset += 1;
        }
        let mut first = vec![0; 1024];
        for c in names.iter().filter_map(|name| name.text.first()) {
            set(&mut first, *c);
        }
        let mut by_mark: Vec<(char, usize)> = names.iter().enumerate().map(|(at, name)| (name.mark, at)).collect();
        by_mark.sort_unstable();
        Self { names, first, by_mark }
    }

    /// What a mark means, in every edition that knows the name.
    pub(crate) fn senses(&self, mark: char) -> &[Sense] {
        let found = self.by_mark.binary_search_by_key(&mark, |(mark, _)| *mark).ok();
        let name = found.and_then(|at| self.by_mark.get(at)).and_then(|(_, at)| self.names.get(*at));
        name.map_or(&[], |name| &name.senses)
    }

    /// Whether a name can begin with `c`.
    pub(crate) fn can_begin(&self, c: char) -> bool {
        let code = c as usize;
        self.first.get(code / 64).is_some_and(|bits| bits >> (code % 64) & 1 == 1)
    }

    /// The longest name that stands at byte `at` of `text`: its mark and its extent.
    pub(crate) fn name_at(&self, text: &str, at: usize) -> Option<(char, Span)> {
        if !begins_word(text.get(..at)?) {
            return None;
        }
        let mut candidates = self.names.as_slice();
        let mut depth = 0;
        let mut best = None;
        for (offset, c) in text.get(at..)?.char_indices() {
            let Some(c) = bare(c) else { continue };
            candidates = narrow(candidates, depth, c);
            depth += 1;
            let end = at + offset + c.len_utf8();
            match candidates.first() {
                None => break,
                Some(name) if name.text.len() == depth && ends_word(text.get(end..)?, depth) => {
                    best = Some((name.mark, Span::new(at, closed(text, at, end))));
                }
                Some(_) => {}
            }
        }
        best
    }
}

fn set(bits: &mut [u64], c: char) {
    let code = c as usize;
    if let Some(word) = bits.get_mut(code / 64) {
        *word |= 1 << (code % 64);
    }
}

/// Names, all alike in their first `depth` characters, whose next character is `c`.
fn narrow(names: &[Name], depth: usize, c: char) -> &[Name] {
    let start = names.partition_point(|name| name.text.get(depth).is_none_or(|other| *other < c));
    let rest = names.get(start..).unwrap_or_default();
    let len = rest.partition_point(|name| name.text.get(depth) == Some(&c));
    rest.get(..len).unwrap_or_default()
}
