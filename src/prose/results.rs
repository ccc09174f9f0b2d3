//! Results of all the reviews of a sentence: 被申请行政复议4件，均予以维持.

use super::clause::{Clause, Place, Stop};
use super::setting::REVIEWS;
use super::subject::{Meaning, RESULTS};
use super::tokens::Token;
use super::words::Word;
use crate::span::Span;
use crate::statement::{ReviewResult, Standing, Statement, Subject};

/// What a clause without a figure states of each of the reviews before it, which are the only ones that its part of the
/// sentence tells of.
pub(super) fn of_each(document: &str, clause: &Clause<'_>, told: &[Statement]) -> Option<Statement> {
    const BESIDE: [Word; 5] = [Word::Plain, Word::Is, Word::Reconsideration, Word::Litigation, Word::Total];
    let words = clause.words;
    let is_known = |token: &Token| {
        let word = token.word();
        let is_authority = matches!(token.span.of(document), "复议机关" | "行政复议机关" | "复议机构");
        is_authority || word.is_some_and(|word| BESIDE.contains(&word) || word == Word::Each || RESULTS.contains(&word))
    };
    let mut results = words.classes().filter(|word| RESULTS.contains(word));
    let result = results.next()?;
    let [whole] = told else { return None };
    let subject = of_total(whole.subjects.as_slice(), result)?;
    let is_plain = words.has(&[Word::Each])
        && result != Word::OtherResult
        && results.next().is_none()
        && words.0.iter().all(is_known);
    let span = clause.tokens.iter().map(|token| token.span).reduce(Span::to)?;
    let is_sure = is_plain && whole.standing == Standing::Own && !whole.figure.value.is_zero();
    is_sure.then(|| Statement { span, subjects: vec![subject], ..whole.clone() })
}

/// Gives what 和3件诉讼案件 counts the result that stands before the figure joined to it: 被纠正的2件复议案件和3件诉讼案件.
pub(super) fn go_on(clauses: &[Clause<'_>], at: usize, place: &Place<'_>, meaning: &mut Meaning) {
    let before = at.checked_sub(1).and_then(|before| clauses.get(before)).filter(|before| before.stop == Stop::Pause);
    let Some([first]) = before.map(|before| before.places.as_slice()) else { return };
    let is_behind = |place: &Place<'_>| place.tail.has(&REVIEWS) && !place.head.has(&REVIEWS);
    let result = first.head.classes().find(|word| RESULTS.contains(word));
    let Some(result) = result.filter(|_| place.head.0.is_empty() && is_behind(place) && is_behind(first)) else {
        return;
    };
    meaning.subjects = of_total(&meaning.subjects, result).into_iter().collect();
}

/// The result of all the reviews that a figure counts.
fn of_total(subjects: &[Subject], result: Word) -> Option<Subject> {
    let result = match result {
        Word::Upheld => ReviewResult::Upheld,
        Word::Corrected => ReviewResult::Corrected,
        Word::OtherResult => ReviewResult::Other,
        Word::Pending => ReviewResult::Pending,
        _ => return None,
    };
    match subjects {
        [Subject::Reconsideration(ReviewResult::Total)] => Some(Subject::Reconsideration(result)),
        [Subject::Litigation(ReviewResult::Total)] => Some(Subject::Litigation(result)),
        [Subject::Direct(ReviewResult::Total)] => Some(Subject::Direct(result)),
        [Subject::AfterReview(ReviewResult::Total)] => Some(Subject::AfterReview(result)),
        _ => None,
    }
}
