//! The text of an open draft, with the positions by which editors speak of it.

use std::cell::OnceCell;

use gen_lsp_types::{Position, Range};

use crate::span::Span;

/// How an editor counts within a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    /// In bytes.
    Utf8,
    /// In UTF-16 code units, which every editor understands.
    #[default]
    Utf16,
}

/// Bytes between two counts, so that long lines are not counted through again.
const STRIDE: usize = 512;

/// A text with its lines. A line ends, as the protocol has it, at `\n`, `\r\n` or `\r`.
#[derive(Debug)]
pub(super) struct Text {
    text: String,
    encoding: Encoding,
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
    /// Bytes and UTF-16 code units before every so many bytes.
    counts: OnceCell<Vec<(usize, usize)>>,
}

impl Text {
    pub(super) fn new(text: String, encoding: Encoding) -> Self {
        let starts = line_starts(&text);
        Self { text, encoding, starts, counts: OnceCell::new() }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Puts `new` in the place of a range. What lies outside the text is its nearest end; a range whose
    /// ends are swapped is the range between them.
    pub(super) fn replace(&mut self, range: Range, new: &str) {
        let (one, other) = (self.offset(range.start), self.offset(range.end));
        self.text.replace_range(one.min(other)..one.max(other), new);
        self.starts = line_starts(&self.text);
        self.counts.take();
    }

    /// The byte that a position names: one behind the end of its line is that end, and one inside a
    /// character is its beginning.
    pub(super) fn offset(&self, position: Position) -> usize {
        let Some(start) = self.starts.get(position.line as usize).copied() else { return self.text.len() };
        let end = self.line_end(position.line as usize);
        let character = position.character as usize;
        match self.encoding {
            Encoding::Utf8 => self.text.floor_char_boundary(start.saturating_add(character).min(end)),
            Encoding::Utf16 => self.offset_of_unit(self.units(start).saturating_add(character)).clamp(start, end),
        }
    }

    /// The position of a byte; one behind the end is the end.
    pub(super) fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let character = match self.encoding {
            Encoding::Utf8 => offset.saturating_sub(start),
            Encoding::Utf16 => self.units(offset).saturating_sub(self.units(start)),
        };
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Position { line: number(line), character: number(character) }
    }

    pub(super) fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.start as usize), end: self.position(span.end as usize) }
    }

    /// The bytes between the two ends of a range.
    pub(super) fn span(&self, range: Range) -> Span {
        Span::new(self.offset(range.start), self.offset(range.end))
    }

    /// The end of a line without its break.
    fn line_end(&self, line: usize) -> usize {
        let Some(next) = self.starts.get(line + 1).copied() else { return self.text.len() };
        let is_break = |at: &usize| self.text.as_bytes().get(*at) == Some(&b'\r');
        let before = next.saturating_sub(1);
        before.checked_sub(1).filter(|at| is_break(at) && !is_break(&before)).unwrap_or(before)
    }

    /// UTF-16 code units before a byte.
    fn units(&self, offset: usize) -> usize {
        let counts = self.counts();
        let last = counts.partition_point(|(byte, _)| *byte <= offset).saturating_sub(1);
        let (byte, units) = counts.get(last).copied().unwrap_or_default();
        units + units_of(self.text.get(byte..offset).unwrap_or_default())
    }

    /// The beginning of the character that holds a UTF-16 code unit.
    fn offset_of_unit(&self, unit: usize) -> usize {
        let counts = self.counts();
        let last = counts.partition_point(|(_, units)| *units <= unit).saturating_sub(1);
        let (mut byte, mut units) = counts.get(last).copied().unwrap_or_default();
        for c in self.text.get(byte..).unwrap_or_default().chars() {
            units += c.len_utf16();
            if units > unit {
                break;
            }
            byte += c.len_utf8();
        }
        byte
    }

    fn counts(&self) -> &[(usize, usize)] {
        self.counts.get_or_init(|| {
            let (mut byte, mut units) = (0, 0);
            let mut counts = vec![(byte, units)];
            while byte < self.text.len() {
                let end = self.text.ceil_char_boundary((byte + STRIDE).min(self.text.len()));
                units += units_of(self.text.get(byte..end).unwrap_or_default());
                byte = end;
                counts.push((byte, units));
            }
            counts
        })
    }
}

fn units_of(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let is_end = |at: &usize| bytes.get(*at) == Some(&b'\n') || bytes.get(*at + 1) != Some(&b'\n');
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(is_end);
    std::iter::once(0).chain(ends.map(|end| end + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn characters_outside_the_first_plane_are_two_units_or_four_bytes() {
        let text = "一\n𠮷镇x\n";
        let utf16 = Text::new(text.to_owned(), Encoding::Utf16);
        assert_eq!((utf16.offset(at(1, 2)), utf16.position(8)), (8, at(1, 2)));
        assert_eq!(utf16.offset(at(1, 1)), 4, "the middle of a pair is its beginning");
        let utf8 = Text::new(text.to_owned(), Encoding::Utf8);
        assert_eq!((utf8.offset(at(1, 4)), utf8.position(8)), (8, at(1, 4)));
        assert_eq!(utf8.offset(at(1, 2)), 4);
    }

    #[test]
    fn places_outside_the_text_are_its_nearest_end() {
        let text = Text::new("ab\r\ncd".to_owned(), Encoding::Utf16);
        assert_eq!(text.offset(at(0, 99)), 2);
        assert_eq!(text.offset(at(1, 99)), 6);
        assert_eq!(text.offset(at(9, 0)), 6);
        assert_eq!(text.offset(at(u32::MAX, u32::MAX)), 6);
        assert_eq!(text.position(99), at(1, 2));
    }

    #[test]
    fn every_break_of_the_protocol_ends_a_line() {
        let text = Text::new("a\rb\r\nc\n\rd".to_owned(), Encoding::Utf8);
        assert_eq!(text.starts, [0, 2, 5, 7, 8]);
        assert_eq!((text.offset(at(0, 9)), text.offset(at(1, 9)), text.offset(at(2, 9))), (1, 3, 6));
    }

    #[test]
    fn an_edit_with_swapped_ends_is_the_edit_between_them() {
        let mut text = Text::new("一二三".to_owned(), Encoding::Utf16);
        text.replace(Range { start: at(0, 2), end: at(0, 1) }, "贰\n");
        assert_eq!(text.as_str(), "一贰\n三");
        assert_eq!(text.position("一贰\n".len()), at(1, 0));
    }

    #[test]
    fn positions_and_bytes_agree_everywhere() {
        let text = format!("{}\n{}𠮷é\r\nend", "字𠮷".repeat(700), "x".repeat(1_500));
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            let lines = Text::new(text.clone(), encoding);
            for (offset, _) in text.char_indices().filter(|(_, c)| *c != '\n' && *c != '\r') {
                assert_eq!(lines.offset(lines.position(offset)), offset, "{encoding:?}");
            }
        }
    }
}
