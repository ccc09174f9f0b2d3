//! Requests that ended without an answer: 申请人撤回1件, 终止办理2件, 转办1件.

use super::announced::is_case;
use super::clause::Place;
use super::setting::REVIEWS;
use super::words::Word;

/// Words for such an end.
const ENDED: [&str; 8] = ["撤回", "撤销", "终止", "中止", "转办", "转送", "移送", "放弃"];

/// The characters with which they begin: few words have one of them.
const BEGIN: [char; 6] = ['撤', '终', '中', '转', '移', '放'];

/// Whether a figure counts such requests.
pub(super) fn is_ended(document: &str, place: &Place<'_>) -> bool {
    let tail = if place.has_next { &[] } else { place.tail.0 };
    let names_end = || {
        let mut tokens = place.head.0.iter().chain(tail).map(|token| token.span.of(document));
        tokens.any(|token| token.contains(BEGIN) && ENDED.iter().any(|word| token.contains(word)))
    };
    is_case(place.figure.unit) && !place.head.has(&REVIEWS) && !place.head.has(&[Word::Done]) && names_end()
}
