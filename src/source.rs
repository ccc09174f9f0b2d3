//! The text that a person sees, with its lines.

use std::sync::OnceLock;

use crate::span::Span;

/// The decoded text of a file as it is on disk, without a byte order mark.
#[derive(Debug)]
pub struct Source {
    text: String,
    encoding: &'static str,
    lines: OnceLock<Vec<u32>>,
    /// Characters and UTF-16 code units before every so many bytes, so that long lines are not counted through again.
    counts: OnceLock<Vec<Count>>,
}

/// Characters and UTF-16 code units before a byte offset.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    offset: usize,
    characters: usize,
    utf16: usize,
}

/// Bytes between two counts.
const STRIDE: usize = 512;

/// A place in a text, zero-based: readers who count from one add it themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Unicode characters before the place in its line.
    pub column: usize,
    /// UTF-16 code units before the place in its line.
    pub utf16: usize,
    /// Bytes of UTF-8 before the place in its line.
    pub utf8: usize,
}

impl Source {
    /// A text decoded from `encoding`.
    pub(crate) fn new(text: String, encoding: &'static str) -> Self {
        Self { text, encoding, lines: OnceLock::new(), counts: OnceLock::new() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Lower-case label of the charset: `utf-8`, `utf-16le`, `utf-16be` or `gb18030`.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// The place of a byte offset; an offset past the end is the end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line(offset);
        let start = self.line_starts().get(line).copied().unwrap_or(0);
        let (from, to) = (self.count(start as usize), self.count(offset as usize));
        Position {
            line,
            column: to.characters.saturating_sub(from.characters),
            utf16: to.utf16.saturating_sub(from.utf16),
            utf8: to.offset.saturating_sub(from.offset),
        }
    }

    /// The line of a byte offset, counted from zero.
    pub(crate) fn line(&self, offset: u32) -> usize {
        self.line_starts().partition_point(|start| *start <= offset).saturating_sub(1)
    }

    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| line_starts(&self.text))
    }

    fn count(&self, offset: usize) -> Count {
        let offset = self.text.floor_char_boundary(offset);
        let counts = self.counts.get_or_init(|| counts(&self.text));
        let last = counts.partition_point(|count| count.offset <= offset).checked_sub(1);
        let from = last.and_then(|last| counts.get(last)).copied().unwrap_or_default();
        from.plus(self.text.get(from.offset..offset).unwrap_or_default())
    }
}

impl Count {
    fn plus(self, text: &str) -> Self {
        let characters = text.chars().count();
        // What takes four bytes in UTF-8 takes two units in UTF-16.
        let wide = text.bytes().filter(|byte| *byte >= 0xF0).count();
        Self {
            offset: self.offset + text.len(),
            characters: self.characters + characters,
            utf16: self.utf16 + characters + wide,
        }
    }
}

fn counts(text: &str) -> Vec<Count> {
    let mut counts = vec![Count::default()];
    let mut at = Count::default();
    while at.offset < text.len() {
        let end = text.ceil_char_boundary((at.offset + STRIDE).min(text.len()));
        at = at.plus(text.get(at.offset..end).unwrap_or_default());
        counts.push(at);
    }
    counts
}

fn line_starts(text: &str) -> Vec<u32> {
    let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| Span::at(at + 1).start);
    std::iter::once(0).chain(breaks).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_code_units_and_bytes() {
        let source = Source::new("一\n𠮷镇x\n".to_owned(), "utf-8");
        let at = source.position(4 + 4 + 3);
        assert_eq!(at, Position { line: 1, column: 2, utf16: 3, utf8: 7 });
    }

    #[test]
    fn places_far_into_a_line_are_counted_from_its_start() {
        let source = Source::new(format!("甲\n{}𠮷乙", "字".repeat(5_000)), "utf-8");
        let at = source.position(4 + 3 * 5_000 + 4);
        assert_eq!(at, Position { line: 1, column: 5_001, utf16: 5_002, utf8: 15_004 });
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        let source = Source::new("ab".to_owned(), "utf-8");
        assert_eq!(source.position(99), Position { line: 0, column: 2, utf16: 2, utf8: 2 });
    }
}
