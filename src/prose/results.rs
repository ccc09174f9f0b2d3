//! Results of all the reviews of a sentence: 被申请行政复议4件，均予以维持.

use super::clause::Clause;
use super::subject::RESULTS;
use super::tokens::Token;
use super::words::Word;
use crate::span::Span;
use crate::statement::{ReviewResult, Standing, Statement, Subject};

/// What a clause without a figure states of each of the reviews before it, which are the only ones that its part of the
/// sentence tells of.
pub(super) fn of_each(clause: &Clause<'_>, told: &[Statement]) -> Option<Statement> {
    const BESIDE: [Word; 5] = [Word::Plain, Word::Is, Word::Reconsideration, Word::Litigation, Word::Total];
    let words = clause.words;
    let is_known = |token: &Token| {
        let word = token.word();
        word.is_some_and(|word| BESIDE.contains(&word) || word == Word::Each || RESULTS.contains(&word))
    };
    let mut results = words.classes().filter(|word| RESULTS.contains(word));
    let result = match results.next()? {
        Word::Upheld => ReviewResult::Upheld,
        Word::Corrected => ReviewResult::Corrected,
        Word::Pending => ReviewResult::Pending,
        _ => return None,
    };
    let [whole] = told else { return None };
    let subject = match whole.subjects.as_slice() {
        [Subject::Reconsideration(ReviewResult::Total)] => Subject::Reconsideration(result),
        [Subject::Litigation(ReviewResult::Total)] => Subject::Litigation(result),
        [Subject::Direct(ReviewResult::Total)] => Subject::Direct(result),
        [Subject::AfterReview(ReviewResult::Total)] => Subject::AfterReview(result),
        _ => return None,
    };
    let is_plain = words.has(&[Word::Each]) && results.next().is_none() && words.0.iter().all(is_known);
    let span = clause.tokens.iter().map(|token| token.span).reduce(Span::to)?;
    let is_sure = is_plain && whole.standing == Standing::Own && !whole.figure.value.is_zero();
    is_sure.then(|| Statement { span, subjects: vec![subject], ..whole.clone() })
}
