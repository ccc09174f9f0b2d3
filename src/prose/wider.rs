//! The body's own figures beside those of others, and beside other matters: 市本级收到18件；各县收到69件，全市合计87件.

use super::announced::is_case;
use super::clause::{Clause, Place, Stop};
use super::setting::Setting;
use super::tokens::Token;
use super::words::Word;
use crate::body::{self, Body};
use crate::statement::{Standing, Statement, Subject};

/// Whether the figure at `place` is that of requests received by all for whom a government reports, behind those of
/// each: 市本级收到18件；各县收到69件，全市合计87件. `told` are the statements of the sentence.
pub(super) fn is_of_all(setting: &Setting<'_>, place: &Place<'_>, told: &[Statement]) -> bool {
    let words: Option<Vec<Word>> = place.head.0.iter().map(Token::word).collect();
    let is_own = words.is_some_and(|words| words == [Word::SelfBody, Word::Total]) && place.tail.0.is_empty();
    let is_government = body::sort(setting.body) == Body::Government;
    is_own && is_government && is_case(place.figure.unit) && sums_up(place, told)
}

fn sums_up(place: &Place<'_>, told: &[Statement]) -> bool {
    let received = || told.iter().filter(|statement| statement.subjects == [Subject::Received]);
    let is_of_some = |statement: &Statement| statement.standing != Standing::Own;
    received().count() > 1
        && received().all(|statement| is_of_some(statement) && statement.figure.value < place.figure.value)
        && told.last().is_some_and(|last| last.subjects == [Subject::Received])
}

/// Whether what follows a clause is all that a year brings of requests: 依法办理申请，新收12件、结转1件、办结12件、转下年1件.
pub(super) fn speaks_of_requests(clauses: &[Clause<'_>]) -> bool {
    let Some((first, behind)) = clauses.split_first() else { return false };
    let words = first.words;
    let is_told = words.has(&[Word::Bare]) && words.has(&[Word::Handled, Word::Done]) && !words.has_unknown();
    let is_plain = words.classes().all(|word| matches!(word, Word::Bare | Word::Handled | Word::Done));
    let end = behind.iter().position(|clause| clause.stop == Stop::Semicolon).map_or(behind.len(), |at| at + 1);
    let part = behind.get(..end).unwrap_or_default();
    let has = |word: Word| part.iter().any(|clause| clause.places.len() == 1 && clause.words.has(&[word]));
    let is_known = part.iter().all(|clause| !clause.words.has_unknown());
    is_told && is_plain && is_known && has(Word::New) && has(Word::Done) && (has(Word::Carry) || has(Word::CarryOut))
}
