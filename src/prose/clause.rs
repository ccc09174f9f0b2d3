//! Clauses: runs of words between pauses, with the figures in them.

use super::applicants::APPLICANTS;
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::statement::Figure;

/// What ends a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    Pause,
    Comma,
    Semicolon,
    Colon,
    Open,
    Close,
    End,
}

/// A run of words. Things of one sort before 、 belong to the clause of what follows them, unless each
/// has a figure of its own.
#[derive(Debug, Clone)]
pub(super) struct Clause<'t> {
    pub(super) tokens: &'t [Token],
    pub(super) words: Words<'t>,
    /// Its figures. A number without a unit counts behind 为.
    pub(super) places: Vec<Place<'t>>,
    pub(super) stop: Stop,
    /// In how many brackets it stands.
    pub(super) depth: usize,
}

/// Divides a sentence.
pub(super) fn divide(tokens: &[Token]) -> Vec<Clause<'_>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    let mut depth = 0;
    let mut has_figure = false;
    for (at, token) in tokens.iter().enumerate() {
        has_figure |= matches!(token.kind, Kind::Figure(_));
        let stop = match token.kind {
            Kind::Pause if has_figure => Stop::Pause,
            // 58件行政复议案件和23件行政诉讼案件
            Kind::Word(Word::Joint) if has_figure && is_figure(tokens.get(at + 1)) => Stop::Pause,
            Kind::Word(Word::Total)
                if has_figure && is_figure(tokens.get(at + 1)) && carries(tokens.get(start..at)) =>
            {
                Stop::Pause
            }
            Kind::Comma => Stop::Comma,
            Kind::Semicolon => Stop::Semicolon,
            Kind::Colon => Stop::Colon,
            Kind::Open => Stop::Open,
            Kind::Close => Stop::Close,
            _ => continue,
        };
        clauses.push(Clause::new(tokens.get(start..at).unwrap_or_default(), stop, depth));
        depth = match stop {
            Stop::Open => depth + 1,
            Stop::Close => depth.saturating_sub(1),
            _ => depth,
        };
        // 新收12件、71件上年结转申请共83件: the sum stands by itself.
        start = if token.is(Word::Total) { at } else { at + 1 };
        has_figure = false;
    }
    clauses.push(Clause::new(tokens.get(start..).unwrap_or_default(), Stop::End, depth));
    clauses
}

fn is_figure(token: Option<&Token>) -> bool {
    token.is_some_and(|token| matches!(token.kind, Kind::Figure(_)))
}

fn carries(tokens: Option<&[Token]>) -> bool {
    tokens.is_some_and(|tokens| Words::of(tokens).has(&[Word::Carry]))
}

/// A figure of a clause with the words around it.
#[derive(Debug, Clone)]
pub(super) struct Place<'t> {
    pub(super) figure: Figure,
    /// Words from the figure before it, or from the beginning of the clause.
    pub(super) head: Words<'t>,
    /// Words up to the next figure, or to the end of the clause.
    pub(super) tail: Words<'t>,
    /// Whether another figure of the clause follows the tail, which is the head of that one.
    pub(super) has_next: bool,
}

/// Some tokens of a clause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'t>(pub(super) &'t [Token], Classes);

/// One bit for each class of words.
type Classes = u128;

#[inline]
fn bit(word: Word) -> Classes {
    1 << (word as u32)
}

impl<'t> Clause<'t> {
    /// A clause of some tokens.
    pub(super) fn new(tokens: &'t [Token], stop: Stop, depth: usize) -> Self {
        Self { tokens, words: Words::of(tokens), places: places(tokens), stop, depth }
    }
}

fn places(tokens: &[Token]) -> Vec<Place<'_>> {
    let mut places: Vec<Place<'_>> = Vec::new();
    let mut from = 0;
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let figure = match &token.kind {
            Kind::Figure(figure) => figure.clone(),
            Kind::Number(value)
                if before.is_some_and(|before| before.is(Word::Is)) && !tokens.get(at + 1).is_some_and(is_time) =>
            {
                Figure { span: token.span, value: *value, unit: "", is_exact: true, step: None }
            }
            _ => continue,
        };
        let head = Words::of(tokens.get(from..at).unwrap_or_default());
        if let Some(last) = places.last_mut() {
            (last.tail, last.has_next) = (head, true);
        }
        places.push(Place { figure, head, tail: Words::of(&[]), has_next: false });
        from = at + 1;
    }
    if let Some(last) = places.last_mut() {
        last.tail = Words::of(tokens.get(from..).unwrap_or_default());
    }
    places
}

/// Whether what stands behind a number makes it one of days or hours: 期限为20日
fn is_time(token: &Token) -> bool {
    const TIMES: [&str; 5] = ["个日", "日", "天", "个月", "个小时"];
    matches!(&token.kind, Kind::Other(text) if TIMES.iter().any(|time| text.starts_with(time)))
}

impl<'t> Words<'t> {
    pub(super) fn of(tokens: &'t [Token]) -> Self {
        Self(tokens, tokens.iter().filter_map(Token::word).fold(0, |all, word| all | bit(word)))
    }

    /// Whether one of the classes is among them.
    #[inline]
    pub(super) fn has(self, classes: &[Word]) -> bool {
        self.1 & classes.iter().fold(0, |all, word| all | bit(*word)) != 0
    }

    /// The classes, in order, without those that change nothing.
    pub(super) fn classes(self) -> impl Iterator<Item = Word> + 't {
        self.0.iter().filter_map(Token::word).filter(|word| !matches!(word, Word::Plain))
    }

    /// Whether words make a part of what they stand with.
    pub(super) fn is_qualified(self) -> bool {
        self.has(&[Word::Qualifier, Word::Concerning, Word::Regarding, Word::Channel]) || self.has(&APPLICANTS)
    }

    /// Whether there are words of which nothing is known.
    pub(super) fn has_unknown(self) -> bool {
        const UNKNOWN: [Word; 4] = [Word::Void, Word::Proportion, Word::Unrelated, Word::Ongoing];
        self.has(&UNKNOWN) || self.0.iter().any(|token| matches!(token.kind, Kind::Other(_)))
    }

    /// Those before the first token of one of the classes.
    pub(super) fn before(self, classes: &[Word]) -> Self {
        self.position(classes).map_or(self, |at| Self::of(self.0.get(..at).unwrap_or_default()))
    }

    /// The place of the first token of one of the classes.
    pub(super) fn position(self, classes: &[Word]) -> Option<usize> {
        self.0.iter().position(|token| token.word().is_some_and(|word| classes.contains(&word)))
    }

    /// The years named.
    pub(super) fn years(self) -> impl Iterator<Item = i16> + 't {
        self.0.iter().filter_map(|token| if let Kind::Year(year) = token.kind { Some(year) } else { None })
    }
}
