//! The way back from a derived text to the text it was made from.

use crate::span::Span;

/// A stretch of derived text and where it came from.
#[derive(Debug, Clone, Copy)]
struct Piece {
    derived: u32,
    derived_len: u32,
    origin: u32,
    origin_len: u32,
}

impl Piece {
    /// A copied piece maps byte by byte; a replaced one only as a whole.
    fn is_copy(self) -> bool {
        self.derived_len == self.origin_len
    }

    fn derived_end(self) -> u32 {
        self.derived + self.derived_len
    }

    fn origin_end(self) -> u32 {
        self.origin + self.origin_len
    }
}

/// Maps every byte range of a derived text to a byte range of its origin.
#[derive(Debug, Clone, Default)]
pub(crate) struct OriginMap {
    pieces: Vec<Piece>,
}

impl OriginMap {
    /// The range of the origin from which `span` was made.
    ///
    /// A range that covers part of a replaced piece gets the whole of what was replaced. An empty
    /// range is placed right after what precedes it.
    pub(crate) fn to_origin(&self, span: Span) -> Span {
        if span.is_empty() {
            let before = self.pieces.partition_point(|piece| piece.derived < span.start);
            return Span::at(self.end(before, span.start) as usize);
        }
        let first = self.pieces.partition_point(|piece| piece.derived_end() <= span.start);
        // Few ranges reach over many pieces: looking ahead is less than a second search.
        let ahead = self.pieces.get(first..).unwrap_or_default();
        let past = first + ahead.iter().take_while(|piece| piece.derived < span.end).count();
        let start = self.start(first, span.start);
        Span { start, end: self.end(past, span.end).max(start) }
    }

    /// The range that was made from `span` of the origin, for a text that keeps the order of its origin.
    pub(crate) fn to_derived(&self, span: Span) -> Span {
        let next = self.pieces.partition_point(|piece| piece.origin_end() <= span.start);
        let start = match self.pieces.get(next) {
            Some(piece) if piece.origin <= span.start && piece.is_copy() => piece.derived + (span.start - piece.origin),
            Some(piece) => piece.derived,
            None => self.pieces.last().map_or(0, |piece| piece.derived_end()),
        };
        let before = self.pieces.partition_point(|piece| piece.origin < span.end).checked_sub(1);
        let end = match before.and_then(|before| self.pieces.get(before)) {
            Some(piece) if span.end < piece.origin_end() && piece.is_copy() => {
                piece.derived + (span.end - piece.origin)
            }
            Some(piece) => piece.derived_end(),
            None => 0,
        };
        Span { start, end: end.max(start) }
    }

    /// The origin of what begins at `at`, in the first piece that ends behind it.
    fn start(&self, first: usize, at: u32) -> u32 {
        match self.pieces.get(first) {
            Some(piece) if piece.derived <= at && piece.is_copy() => piece.origin + (at - piece.derived),
            Some(piece) => piece.origin,
            None => self.pieces.last().map_or(0, |piece| piece.origin_end()),
        }
    }

    /// The origin of what ends at `at`, before the first piece that begins there or behind it.
    fn end(&self, past: usize, at: u32) -> u32 {
        match past.checked_sub(1).and_then(|before| self.pieces.get(before)) {
            Some(piece) if at < piece.derived_end() && piece.is_copy() => piece.origin + (at - piece.derived),
            Some(piece) => piece.origin_end(),
            None => self.pieces.first().map_or(0, |piece| piece.origin),
        }
    }
}

/// A text being derived from another, with the way back recorded as it grows.
#[derive(Debug, Default)]
pub(crate) struct Derivation {
    text: String,
    map: OriginMap,
}

impl Derivation {
    /// An empty text with room for `bytes`.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), map: OriginMap::default() }
    }

    /// What has been derived so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Appends `text`, which stands at `origin` letter by letter.
    pub(crate) fn copy(&mut self, text: &str, origin: usize) {
        self.push(text, Span::new(origin, origin + text.len()));
    }

    /// Appends `text`, which stands for `origin` as a whole.
    pub(crate) fn push(&mut self, text: &str, origin: Span) {
        if text.is_empty() {
            return;
        }
        let derived = Span::new(self.text.len(), self.text.len() + text.len());
        self.text.push_str(text);
        let piece = Piece {
            derived: derived.start,
            derived_len: derived.end - derived.start,
            origin: origin.start,
            origin_len: origin.end - origin.start,
        };
        match self.map.pieces.last_mut() {
            Some(last) if last.is_copy() && piece.is_copy() && last.origin_end() == piece.origin => {
                last.derived_len += piece.derived_len;
                last.origin_len += piece.origin_len;
            }
            _ => self.map.pieces.push(piece),
        }
    }

    /// Appends text as [`Derivation::copy`] does. Control characters, which mark structure in a document,
    /// become spaces; characters without width, which pages strew among others, go.
    pub(crate) fn copy_printable(&mut self, text: &str, origin: usize) {
        if is_printable(text.as_bytes()) {
            return self.copy(text, origin);
        }
        let mut start = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| c.is_control() || is_invisible(*c)) {
            self.copy(text.get(start..at).unwrap_or_default(), origin + start);
            start = at + c.len_utf8();
            if c.is_control() {
                self.push(" ", Span::new(origin + at, origin + start));
            }
        }
        self.copy(text.get(start..).unwrap_or_default(), origin + start);
    }

    /// The finished text and its way back.
    pub(crate) fn finish(self) -> (String, OriginMap) {
        (self.text, self.map)
    }
}

/// Whether a text surely has neither control characters nor characters without width. Without a way out of the loops
/// many bytes are looked at at once.
fn is_printable(text: &[u8]) -> bool {
    let control = text.iter().fold(false, |found, byte| found | (*byte < 0x20) | (*byte == 0x7F) | (*byte == 0xC2));
    let second = text.get(1..).unwrap_or_default();
    let third = text.get(2..).unwrap_or_default();
    let invisible = text.iter().zip(second).zip(third).fold(false, |found, ((a, b), c)| {
        found
            | (*a == 0xE2) & ((*b == 0x80) & (c.wrapping_sub(0x8B) < 3) | (*b == 0x81) & (*c == 0xA0))
            | (*a == 0xEF) & (*b == 0xBB) & (*c == 0xBF)
    });
    !control && !invisible
}

/// Characters without width.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{AD}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Derives "ab|cd" from "ab &cd": the bar stands for " &".
    fn derived() -> OriginMap {
        let mut text = Derivation::default();
        text.copy("ab", 0);
        text.push("|", Span::new(2, 4));
        text.copy("cd", 4);
        text.finish().1
    }

    #[test]
    fn copied_text_maps_byte_by_byte() {
        assert_eq!(derived().to_origin(Span::new(1, 2)), Span::new(1, 2));
        assert_eq!(derived().to_origin(Span::new(4, 5)), Span::new(5, 6));
    }

    #[test]
    fn replaced_text_maps_as_a_whole() {
        assert_eq!(derived().to_origin(Span::new(2, 3)), Span::new(2, 4));
        assert_eq!(derived().to_origin(Span::new(1, 4)), Span::new(1, 5));
    }

    #[test]
    fn ranges_of_the_origin_are_found_in_what_was_made_of_it() {
        assert_eq!(derived().to_derived(Span::new(1, 2)), Span::new(1, 2));
        assert_eq!(derived().to_derived(Span::new(5, 6)), Span::new(4, 5));
        assert_eq!(derived().to_derived(Span::new(0, 6)), Span::new(0, 5));
        assert_eq!(derived().to_derived(Span::at(5)), Span::at(4));
        assert_eq!(derived().to_derived(Span::new(6, 9)), Span::at(5));
    }

    #[test]
    fn an_empty_range_stands_after_what_precedes_it() {
        assert_eq!(derived().to_origin(Span::at(3)), Span::at(4));
        assert_eq!(derived().to_origin(Span::at(0)), Span::at(0));
    }

    #[test]
    fn a_range_beyond_the_end_stays_inside_the_origin() {
        assert_eq!(derived().to_origin(Span::new(5, 9)), Span::new(6, 6));
    }
}
