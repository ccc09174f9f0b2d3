//! Some of those that words before 有 name, as those behind the figure tell: 行政复议有1件被纠正, 办结的申请有34件予以公开.

use super::{Meaning, hindrance, of_outcome, of_place};
use crate::prose::clause::{Place, Words};
use crate::prose::setting::{REQUESTS, REVIEWS, Setting};
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::statement::{ReviewResult, Standing, Subject};

/// What a figure between 有 and words that tell of some counts: their result, or else a part of those before.
pub(super) fn some(setting: &Setting<'_>, place: &Place<'_>, is_part: bool) -> Option<Meaning> {
    let (document, tail) = (setting.text, place.tail);
    if place.has_next || !is_had(document, place.head) || !tells(document, tail) {
        return None;
    }
    let whole = Place { figure: place.figure.clone(), tail: Words::of(&[]), ..*place };
    let found = of_place(setting, &whole, is_part);
    let [subject] = found.subjects.as_slice() else { return None };
    let is_known = !tail.has_unknown() && hindrance(tail).is_none();
    let mut results = tail.classes().map(|word| of_word(*subject, word));
    let result = results.next().flatten().filter(|_| is_known && results.next().is_none());
    Some(match result {
        Some(result) => Meaning { subjects: vec![result], ..found },
        None => found.but(Some(Standing::Qualified)),
    })
}

/// Whether words end in 有: 仅有, 还有, not 没有.
fn is_had(document: &str, head: Words<'_>) -> bool {
    let last = head.0.last();
    last.is_some_and(|token| token.span.of(document).ends_with('有') && !token.is(Word::Neg) && !token.is(Word::Among))
}

/// Whether words behind a figure tell of more than what it counts, and not of each.
fn tells(document: &str, tail: Words<'_>) -> bool {
    const NOUNS: [&str; 3] = ["件", "案", "案件"];
    let is_noun = |token: &Token| match &token.kind {
        Kind::Word(word) => matches!(word, Word::Plain) || REQUESTS.contains(word) || REVIEWS.contains(word),
        Kind::Other(text) => NOUNS.contains(&text.as_str()) || !text.chars().any(char::is_alphanumeric),
        _ => matches!(token.kind, Kind::Share(_)),
    };
    // 行政复议案件有7件涉及政府信息公开 are all that count.
    !tail.has(&[Word::Each, Word::Total, Word::Disclosure])
        && tail.0.iter().any(|token| !is_noun(token) && !token.span.of(document).is_empty())
}

/// The result that a word names of what a subject counts.
fn of_word(subject: Subject, word: Word) -> Option<Subject> {
    let of_review = |of: fn(ReviewResult) -> Subject| {
        let result = match word {
            Word::Upheld => ReviewResult::Upheld,
            Word::Corrected => ReviewResult::Corrected,
            Word::OtherResult => ReviewResult::Other,
            Word::Pending => ReviewResult::Pending,
            _ => return None,
        };
        Some(of(result))
    };
    match subject {
        Subject::Reconsideration(ReviewResult::Total) => of_review(Subject::Reconsideration),
        Subject::Litigation(ReviewResult::Total) => of_review(Subject::Litigation),
        Subject::Direct(ReviewResult::Total) => of_review(Subject::Direct),
        Subject::AfterReview(ReviewResult::Total) => of_review(Subject::AfterReview),
        Subject::Received | Subject::Handled | Subject::Processed | Subject::OnRequest => of_outcome(word),
        _ => None,
    }
}
