//! The names that the editions of the form give to tables, rows and columns, and where they stand
//! in a text.
//!
//! A name is recognised whatever white space, brackets, quotes or line and cell breaks stand
//! inside it. In the text that the grammar reads it becomes one *mark*, a private-use character
//! whose range says what sort of name it is (see [`Class`]); the grammar lists the same ranges.

use crate::document::CELL;
use crate::edition::Edition;
use crate::model::TableSpec;
use crate::span::Span;

/// What sort of name a mark stands for. The number is the first mark of the range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// 信息内容 and the columns of the tables under 第二十条.
    Art20Head = 0xE000,
    /// Their rows.
    Art20Row = 0xE080,
    /// The corner, the groups of applicants and the columns of the request table.
    RequestHead = 0xE100,
    /// Labels that group its rows.
    RequestGroup = 0xE180,
    /// Rows of its own numbering.
    RequestRow = 0xE200,
    /// Rows under a group.
    RequestSubRow = 0xE280,
    /// Everything in the head of the review table.
    ReviewHead = 0xE300,
    /// The head of the indicator table of 2008.
    IndicatorHead = 0xE400,
    /// Its rows.
    IndicatorRow = 0xE480,
    /// Words that are a row here and a column there: 其他, 总计.
    Shared = 0xE500,
    /// A row of one edition that groups rows in another: 其他处理.
    Dual = 0xE580,
}

/// The first and last private-use character that can be a mark.
pub(crate) const MARKS: (char, char) = ('\u{E000}', '\u{E7FF}');

/// What a name means in one edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sense {
    /// Index of the edition.
    pub(crate) edition: usize,
    /// Index of the table in it.
    pub(crate) table: usize,
    /// Part of the table.
    pub(crate) role: Role,
}

/// The part a name plays in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A header label that is no column.
    Head,
    /// A label that groups rows.
    Group,
    /// A column of a block.
    Column { block: usize, column: usize },
    /// A row of a block.
    Row { block: usize, row: usize },
}

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
        let mut next = std::collections::BTreeMap::new();
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

impl TableSpec {
    /// Every name in the table with its class and its part.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, Class, Role)> {
        let heads = self.heads.iter().map(|head| (head.as_str(), self.head_class(), Role::Head));
        let groups = self.groups.iter().map(|group| (group.label.as_str(), Class::RequestGroup, Role::Group));
        let blocks = self.blocks.iter().enumerate();
        let columns = blocks.clone().flat_map(move |(block, spec)| {
            let columns = spec.columns.iter().enumerate().filter(|(_, column)| !column.year);
            columns.flat_map(move |(column, spec)| {
                let texts = std::iter::once(&spec.label).chain(&spec.also);
                texts.map(move |text| (text.as_str(), self.head_class(), Role::Column { block, column }))
            })
        });
        let rows = blocks.flat_map(move |(block, spec)| {
            spec.rows.iter().enumerate().flat_map(move |(row, spec)| {
                let texts = std::iter::once(&spec.label).chain(&spec.also);
                texts.map(move |text| (text.as_str(), self.row_class(&spec.key), Role::Row { block, row }))
            })
        });
        heads.chain(groups).chain(columns).chain(rows)
    }

    fn head_class(&self) -> Class {
        match self.key.as_str() {
            "art20" => Class::Art20Head,
            "requests" => Class::RequestHead,
            "review" => Class::ReviewHead,
            _ => Class::IndicatorHead,
        }
    }

    fn row_class(&self, row: &str) -> Class {
        match self.key.as_str() {
            "art20" => Class::Art20Row,
            "requests" if row.contains('.') => Class::RequestSubRow,
            "requests" => Class::RequestRow,
            "review" => Class::ReviewHead,
            _ => Class::IndicatorRow,
        }
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

/// The form in which a character of a name is compared; none for what does not count.
pub(crate) fn bare(c: char) -> Option<char> {
    match c {
        CELL | '\n' | '“' | '”' | '"' | '\'' | '‘' | '’' | '「' | '」' | '（' | '）' | '(' | ')' | '，' | ','
        | '、' | '/' | '\\' | '／' | '：' | ':' => None,
        c if c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{AD}' | '\u{2060}') => None,
        '它' => Some('他'),
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
        c => Some(c),
    }
}

/// Whether a name can begin after `before`: at the start of a line or cell, after space or a number.
fn begins_word(before: &str) -> bool {
    before.ends_with("其中")
        || before.chars().next_back().is_none_or(|c| {
            c == CELL
                || c.is_whitespace()
                || c.is_ascii_digit()
                || matches!(c, '、' | '）' | ')' | '.' | '．' | '：' | ':' | '（' | '(' | ']')
        })
}

/// A name at least this many characters long may have a unit in brackets behind it.
const LONG_NAME: usize = 6;

/// Whether a name of `length` characters can end before `after`.
fn ends_word(after: &str, length: usize) -> bool {
    after.chars().next().is_none_or(|c| {
        if matches!(c, '（' | '(') {
            return length >= LONG_NAME;
        }
        c == CELL
            || c.is_whitespace()
            || c.is_ascii_digit()
            || matches!(c, '０'..='９' | '+' | '-' | '—' | '/' | '|' | '）' | ')' | '”' | '"' | '’' | '\'' | '」')
    })
}

/// Extends a name over the closing brackets and quotes that belong to it.
fn closed(text: &str, start: usize, mut end: usize) -> usize {
    for close in ['”', '’', '"', '）', ')'] {
        let open = match close {
            '）' | ')' => ['（', '('],
            '’' => ['‘', '\''],
            _ => ['“', '"'],
        };
        let name = text.get(start..end).unwrap_or_default();
        let rest = text.get(end..).unwrap_or_default();
        let spaces = rest.len() - rest.trim_start_matches([' ', '\u{3000}', '\u{A0}']).len();
        if rest.get(spaces..).is_some_and(|rest| rest.starts_with(close)) && name.contains(open) {
            end += spaces + close.len_utf8();
        }
    }
    end
}
