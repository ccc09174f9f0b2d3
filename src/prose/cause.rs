//! Why reviews were asked for, and why their results were: 因税务处罚引起的行政复议2件 are about something else than
//! disclosure, 因程序违法被纠正5件 are some of those corrected.

use super::clause::Words;
use super::setting::{OTHERS, REQUESTS, REVIEWS};
use super::subject::RESULTS;
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::span::Span;

/// Words with which a cause begins.
const CAUSES: [&str; 6] = ["因", "由", "就", "涉", "不服", "对"];

/// Those with which one begins that stands by itself: 因征管争议，not 由法制科牵头，
const BY_THEMSELVES: [&str; 4] = ["因", "由于", "涉", "不服"];

/// Words of a cause that is disclosure, or that names no matter.
const OF_DISCLOSURE: [&str; 4] = ["公开", "答复", "告知", "申请人"];
const EMPTY: [&str; 8] = ["因", "由", "就", "不服", "不满", "异议", "当事人", "原因"];

/// Whether reviews are named with a cause that is another matter than disclosure: 因征地补偿被申请行政复议.
pub(super) fn is_of_another(document: &str, words: Words<'_>) -> bool {
    const OWN: [Word; 2] = [Word::Disclosure, Word::Done];
    let cause = words.before(&REVIEWS);
    let text = cause.0.iter().map(|token| token.span).reduce(Span::to).map_or("", |span| span.of(document));
    is_begun(document, cause, &CAUSES)
        && !cause.has(&OWN)
        && !cause.has(&REQUESTS)
        && !OF_DISCLOSURE.iter().any(|word| text.contains(word))
        && (cause.has(&OTHERS) || names_matter(document, cause))
}

/// Whether a clause without a figure gives such a cause of what follows: 因征管争议，发生行政复议2件
pub(super) fn is_before(document: &str, words: Words<'_>) -> bool {
    is_begun(document, words, &BY_THEMSELVES) && is_of_another(document, words)
}

/// Whether a result of reviews is told with its cause.
pub(super) fn is_of_result(document: &str, words: Words<'_>) -> bool {
    let cause = words.before(&RESULTS);
    words.has(&RESULTS) && !cause.has(&REVIEWS) && is_begun(document, cause, &CAUSES) && names_matter(document, cause)
}

/// Whether words begin with one of those for a cause.
fn is_begun(document: &str, words: Words<'_>, causes: &[&str]) -> bool {
    let is_time = |token: &Token| {
        matches!(
            token.kind,
            Kind::Year(_) | Kind::Pause | Kind::Word(Word::ThisYear | Word::SelfBody | Word::Among | Word::Total)
        )
    };
    let first = words.0.iter().find(|token| !is_time(token));
    first.is_some_and(|token| causes.iter().any(|cause| token.span.of(document).starts_with(cause)))
}

/// Whether unknown words name a matter.
fn names_matter(document: &str, words: Words<'_>) -> bool {
    words.0.iter().any(|token| match &token.kind {
        Kind::Other(text) => !EMPTY.contains(&text.as_str()),
        Kind::Word(Word::Void) => !token.span.of(document).contains("复议"),
        _ => false,
    })
}
