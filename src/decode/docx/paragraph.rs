//! A paragraph that is being read: its text and what hangs on it, until its end is met.

use super::labels::Label;
use super::properties::ParagraphProperties;
use crate::document::AsideKind;

/// Signs of a comment or of deleted text that are kept.
const LONGEST_NOTE: usize = 200;

/// Text of a paragraph with what is known of it.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its number in the file, from one.
    pub(super) number: u32,
    pub(super) properties: ParagraphProperties,
    /// Line breaks stand as `\n`, other control characters as spaces.
    pub(super) text: String,
    pub(super) notes: Vec<Note>,
}

/// Something beside the text, at a place in it.
#[derive(Debug, Clone)]
pub(super) struct Note {
    pub(super) kind: AsideKind,
    /// First byte, and the one behind the last.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

impl Paragraph {
    /// Appends text as it stands in the file.
    pub(super) fn push(&mut self, text: &str) {
        if text.bytes().all(|byte| byte >= b' ' && byte != 0x7F && byte != 0xC2) {
            self.text.push_str(text);
        } else {
            self.text.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
    }

    /// Adds a note from `start` to the end of the text so far. One that goes on where the last ended is
    /// the same change: Word breaks changes up run by run.
    pub(super) fn note(&mut self, kind: AsideKind, start: usize, text: &str) {
        let is_change = matches!(kind, AsideKind::Insertion | AsideKind::Deletion);
        let end = self.text.len();
        match self.notes.last_mut().filter(|last| is_change && last.kind == kind && last.end == start) {
            Some(last) => {
                last.end = end;
                last.text = shortened(&format!("{}{text}", last.text));
            }
            None => self.notes.push(Note { kind, start, end, text: shortened(text) }),
        }
    }

    /// This paragraph and the next in one, as they are when the mark between them is gone: the mark
    /// that is left says what the whole is.
    pub(super) fn joined(mut self, next: Self) -> Self {
        let offset = self.text.len();
        let moved = |note: Note| Note { start: note.start + offset, end: note.end + offset, ..note };
        self.notes.extend(next.notes.into_iter().map(moved));
        self.text.push_str(&next.text);
        Self { properties: next.properties, ..self }
    }

    /// Puts the automatic number in front; a space keeps digits and letters apart that it would run into.
    pub(super) fn label(&mut self, label: &Label) {
        let next = self.text.trim_start().chars().next();
        let last = label.text.chars().next_back();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_decimal = matches!(last, Some('.' | '．')) && next.is_some_and(|c| c.is_ascii_digit());
        let is_apart = label.is_joined || !(is_word(next) && is_word(last) || is_decimal);
        let front = format!("{}{}", label.text, if is_apart { "" } else { " " });
        self.text.insert_str(0, &front);
        for note in &mut self.notes {
            note.start += front.len();
            note.end += front.len();
        }
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_NOTE) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
