//! Steps, each of what the one before took on: 收到40件，其中受理40件，办结36件，维持25件、纠正11件.

use super::{Nearest, Opening, Sureness};
use crate::prose::clause::{Clause, Place, Words};
use crate::prose::setting::{REQUESTS, REVIEWS};
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::span::Span;

/// A step on the way of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// 受理, 立案
    TakenOn,
    /// 办结, 审结
    Ended,
}

/// So many clauses before a step are looked through for the word that opens its list.
const MOST_BEFORE: usize = 4;

/// The step that the words before a figure name, and nothing else: 依法受理, not 网上受理.
pub(super) fn step(document: &str, label: Words<'_>) -> Option<Step> {
    const SILENT: [Word; 6] = [Word::Plain, Word::Among, Word::Total, Word::ThisYear, Word::SelfBody, Word::Is];
    const TAKEN_ON: [&str; 2] = ["立案", "立案受理"];
    const ENDED: [&str; 2] = ["审结", "结案"];
    let is_silent = |token: &&Token| {
        let is_noun = |word: &Word| REQUESTS.contains(word) || REVIEWS.contains(word) || SILENT.contains(word);
        token.word().as_ref().is_some_and(is_noun)
    };
    let mut telling = label.0.iter().filter(|token| !is_silent(token));
    match (telling.next().map(|token| &token.kind), telling.next()) {
        (Some(Kind::Word(Word::Accepted)), None) => return Some(Step::TakenOn),
        (Some(Kind::Word(Word::Done)), None) => return Some(Step::Ended),
        _ => {}
    }
    let text = label.0.iter().map(|token| token.span).reduce(Span::to)?.of(document);
    let text = text.trim_start_matches("其中").trim_start_matches(['，', '：', '已', '均', '共']);
    let text = text.trim_start_matches("依法").trim_start_matches("予以");
    let is_one = |words: [&str; 2]| words.contains(&text);
    is_one(TAKEN_ON).then_some(Step::TakenOn).or(is_one(ENDED).then_some(Step::Ended))
}

/// The list of what became of what a step ended, behind 其中 and a step before it.
pub(super) fn opening(document: &str, clauses: &[Clause<'_>], at: usize) -> Option<Opening> {
    let clause = clauses.get(at)?;
    let (before, own) = (clauses.get(at.checked_sub(1)?)?, clause.places.last()?);
    let mut listed = clauses.get(at.saturating_sub(MOST_BEFORE)..at)?.iter();
    if before.depth != clause.depth || listed.all(|before| !before.words.has(&[Word::Among])) {
        return None;
    }
    let is_it = |place: &Place<'_>, it: Step| step(document, place.head) == Some(it);
    let taken_on = before.places.last().filter(|place| is_it(place, Step::TakenOn))?;
    let is_step = is_it(own, Step::Ended) && own.figure.value <= taken_on.figure.value && own.tail.0.is_empty();
    is_step.then(|| Opening {
        start: at + 1,
        from: 0,
        depth: clause.depth,
        wholes: vec![own.figure.clone()],
        nearest: Nearest::Alone,
        sureness: Sureness::IfResults,
        is_selective: false,
    })
}
