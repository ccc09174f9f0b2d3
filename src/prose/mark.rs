//! A sentence prepared for the grammar: words as the marks of their classes, figures in one dress.

mod numeral;
mod pairs;
mod piece;

use super::own::OwnName;
use super::words::{self, Word};
use crate::origin::{Derivation, OriginMap};
use crate::span::Span;
use numeral::is_numeral;
use pairs::pairs;
use piece::{Here, Piece};

pub(super) use numeral::begins_figure;

/// A prepared sentence and the way back.
pub(super) struct Marked {
    pub(super) text: String,
    pub(super) map: OriginMap,
    /// Whether it has a digit or a word that says none.
    pub(super) has_figures: bool,
}

/// Prepares the sentence at `span` of the document, in which the name of the body that reports is a word.
pub(super) fn mark(document: &str, span: Span, own: &OwnName<'_>) -> Marked {
    let sentence = span.of(document);
    let pairs = pairs(sentence);
    let names = own.places(sentence);
    let mut names = names.iter().copied().peekable();
    let mut marking = Marking {
        sentence,
        base: span.start as usize,
        out: Derivation::with_capacity(sentence.len()),
        run: 0,
        last: None,
        has_figures: false,
    };
    let mut at = 0;
    while let Some(c) = sentence.get(at..).and_then(|rest| rest.chars().next()) {
        while names.next_if(|(start, _)| *start < at).is_some() {}
        let name = names.next_if(|(start, _)| *start == at);
        if is_plain(c) && name.is_none() {
            at += c.len_utf8();
            marking.last = Some(c);
            continue;
        }
        let rest = sentence.get(at..).unwrap_or_default();
        let (piece, len) = match name {
            Some((start, end)) => (Piece::Word(Word::SelfBody), end - start),
            None => Here { sentence, at, rest, c, pairs: &pairs, last: marking.last }.piece(),
        };
        let end = at + len.max(1);
        marking.put(&piece, c, at, end);
        at = end;
    }
    marking.finish()
}

/// A sentence on its way.
struct Marking<'d> {
    sentence: &'d str,
    /// Where it begins in the document.
    base: usize,
    out: Derivation,
    /// What is copied as it is goes in runs, from here on.
    run: usize,
    /// The last character of what was put.
    last: Option<char>,
    has_figures: bool,
}

impl Marking<'_> {
    /// Puts a piece in the place of what begins with `c` at `at` and ends at `end`.
    fn put(&mut self, piece: &Piece, c: char, at: usize, end: usize) {
        let sign = match piece {
            Piece::Drop | Piece::Item => None,
            Piece::Sign(sign) => Some(*sign),
            Piece::Word(word) => Some(word.mark()),
            Piece::Number(number) => {
                let digits = number.to_string();
                self.replace(&digits, at, end);
                (self.last, self.has_figures) = (digits.chars().next_back(), true);
                return;
            }
        };
        self.has_figures |= matches!(piece, Piece::Item);
        self.has_figures |= sign.is_some_and(|sign| sign.is_ascii_digit() || sign == Word::Neg.mark());
        if sign != Some(c) || end - at != c.len_utf8() {
            let mut buffer = [0; 4];
            self.replace(sign.map_or("", |sign| sign.encode_utf8(&mut buffer)), at, end);
        }
        self.last = sign.or(self.last);
    }

    /// Copies what stands before `at`, and puts other text in the place of what ends at `end`.
    fn replace(&mut self, text: &str, at: usize, end: usize) {
        self.out.copy(self.sentence.get(self.run..at).unwrap_or_default(), self.base + self.run);
        self.out.push(text, Span::new(self.base + at, self.base + end));
        self.run = end;
    }

    fn finish(mut self) -> Marked {
        self.out.copy(self.sentence.get(self.run..).unwrap_or_default(), self.base + self.run);
        let (text, map) = self.out.finish();
        Marked { text, map, has_figures: self.has_figures }
    }
}

/// Whether a Chinese character begins neither a word that matters nor a numeral.
fn is_plain(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c) && !words::is_head(c) && !is_numeral(c)
}
