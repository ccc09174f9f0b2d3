//! Percentages behind figures that no list gives them to: 予以公开75件，占44.1%.

use rust_decimal::Decimal;

use super::announced::is_case;
use super::applicants;
use super::clause::{Clause, Place, Stop, Words};
use super::lists::Found;
use super::setting::{OTHERS, REQUESTS};
use super::subject;
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::span::Span;
use crate::statement::{Figure, Portion, Portioned, Share, Subject};

/// So many figures told before are tried as the whole of a percentage, or for a part of several.
const MOST_TOLD: usize = 12;

/// Figures of a paragraph told so far.
#[derive(Debug, Default)]
pub(super) struct Told(Vec<Decimal>);

impl Told {
    /// Forgets all at the beginning of a paragraph.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Takes in the figure at `place` of a clause, and says of what it is told to be a portion.
    pub(super) fn portion(
        &mut self,
        document: &str,
        clauses: &[Clause<'_>],
        at: usize,
        place: &Place<'_>,
        found: &[Found],
        is_of_requests: bool,
    ) -> Option<Portion> {
        let figure = &place.figure;
        if !figure.is_exact || !is_case(figure.unit) {
            return None;
        }
        let before = self.0.iter().rev().take(MOST_TOLD);
        let portion =
            behind(document, clauses, at, place).filter(|_| !is_in_list(found, figure)).map(|(share, whole, named)| {
                // 甲3件、乙4件，占70% can be of both.
                let sums = before.clone().scan(figure.value, |sum, value| {
                    *sum = sum.checked_add(*value)?;
                    Some(*sum)
                });
                let sums = std::iter::once(figure.value).chain(sums).collect();
                let of = Portioned::Figure(figure.clone(), sums);
                let is_request = is_of_requests && place.head.has(&REQUESTS) && !place.head.has(&OTHERS);
                let named = named.filter(|named| !named.is_by_noun || is_request).map(|named| named.subject);
                Portion { of, share, whole, near: None, named, wholes: before.copied().collect() }
            });
        self.0.push(figure.value);
        portion
    }
}

/// What a clause without a figure tells to be a portion of all requests: 自然人申请占81.3%.
pub(super) fn named(document: &str, clause: &Clause<'_>) -> Option<Portion> {
    let at = clause.tokens.iter().position(is_sign)?;
    let (name, sign) = clause.tokens.split_at_checked(at)?;
    let share = portion(document, sign)?;
    const BESIDE: [Word; 5] = [Word::Plain, Word::Request, Word::Bare, Word::Among, Word::Anyone];
    let is_known = |token: &Token| token.word().is_some_and(|word| BESIDE.contains(&word));
    let mut subjects = name.iter().filter(|token| !is_known(token)).map(|token| {
        let word = token.word()?;
        subject::of_outcome(word).or_else(|| applicants::of_applicant(word))
    });
    let subject = subjects.next()?.filter(|_| subjects.next().is_none())?;
    let span = name.iter().map(|token| token.span).reduce(Span::to)?;
    let of = Portioned::Named(subject, span);
    Some(Portion { of, share, whole: None, near: None, named: None, wholes: Vec::new() })
}

/// Whether a list that adds up to a written whole has a figure with its percentage.
fn is_in_list(found: &[Found], figure: &Figure) -> bool {
    let lists = found.iter().filter(|found| found.list.is_equal() && found.list.has_written_whole());
    let mut parts = lists.flat_map(|found| &found.list.parts);
    parts.any(|part| part.figure.span == figure.span && part.share.as_ref().is_some_and(|share| !share.is_of_another))
}

/// A percentage, and the whole that it names, by its figure or by words.
type Behind = (Share, Option<Figure>, Option<Whole>);

/// A whole that words name.
#[derive(Debug, Clone, Copy)]
struct Whole {
    subject: Subject,
    /// Whether they only say what is counted: 占申请总量的
    is_by_noun: bool,
}

/// The percentage behind a figure.
fn behind(document: &str, clauses: &[Clause<'_>], at: usize, place: &Place<'_>) -> Option<Behind> {
    if let Some(share) = portion(document, place.tail.0) {
        return Some((share, None, whole_named(document, place.tail)));
    }
    const NOUNS: [Word; 4] = [Word::Plain, Word::Request, Word::Bare, Word::OnRequest];
    let is_bare = place.tail.0.iter().all(|token| token.word().is_some_and(|word| NOUNS.contains(&word)));
    let stop = clauses.get(at)?.stop;
    let next = clauses.get(at + 1)?;
    let is_near = match stop {
        Stop::Comma | Stop::Pause => true,
        Stop::Open => next.stop == Stop::Close,
        _ => false,
    };
    if place.has_next || !is_bare || !is_near {
        return None;
    }
    match next.places.as_slice() {
        [] => Some((portion(document, next.tokens)?, None, whole_named(document, next.words))),
        // 占全部176件申请的81.3%
        [whole] if whole.figure.unit == place.figure.unit && whole.figure.is_exact => {
            let signs: Vec<Token> = whole.head.0.iter().chain(whole.tail.0).cloned().collect();
            Some((portion(document, &signs)?, Some(whole.figure.clone()), None))
        }
        _ => None,
    }
}

/// The whole that words before a percentage name: 占新收总数的
fn whole_named(document: &str, words: Words<'_>) -> Option<Whole> {
    let whole = |subject| Some(Whole { subject, is_by_noun: false });
    match (words.has(&[Word::New, Word::Received]), words.has(&[Word::Done])) {
        (true, false) => whole(Subject::Received),
        (false, true) => whole(Subject::Processed),
        (false, false) => {
            let is_number = |token: &Token| token.is(Word::Total) || token.span.of(document).ends_with("申请量");
            let is_of_all = words.has(&REQUESTS) && words.0.iter().any(is_number);
            is_of_all.then_some(Whole { subject: Subject::Received, is_by_noun: true })
        }
        _ => None,
    }
}

/// Whether a word says that a percentage of a whole follows.
fn is_sign(token: &Token) -> bool {
    token.is(Word::Proportion) || matches!(&token.kind, Kind::Other(text) if text.starts_with('占'))
}

/// The only percentage of some words, if they begin with 占 and name no other whole than all requests.
fn portion(document: &str, tokens: &[Token]) -> Option<Share> {
    const WHOLES: [Word; 13] = [
        Word::Each,
        Word::Is,
        Word::Proportion,
        Word::Total,
        Word::ThisYear,
        Word::Request,
        Word::Bare,
        Word::OnRequest,
        Word::New,
        Word::Received,
        Word::Accepted,
        Word::Handled,
        Word::Done,
    ];
    let is_known = |token: &Token| match &token.kind {
        Kind::Other(text) => text.chars().all(|c| "占全部年比例量".contains(c)),
        Kind::Word(Word::Plain) => {
            matches!(token.span.of(document), "的" | "所有" | "数" | "数量" | "件数" | "案件" | "已")
        }
        Kind::Word(word) => WHOLES.contains(word),
        Kind::Share(_) => true,
        _ => false,
    };
    let mut shares = tokens.iter().filter_map(|token| match &token.kind {
        Kind::Share(share) => Some(share.clone()),
        _ => None,
    });
    let share = shares.next().filter(|_| shares.next().is_none())?;
    (tokens.first().is_some_and(is_sign) && tokens.iter().all(is_known)).then_some(share)
}
