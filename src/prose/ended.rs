//! Requests that ended without an answer: 申请人撤回1件, 终止办理2件, 转办1件.

use super::announced::is_case;
use super::clause::Place;
use super::setting::REVIEWS;
use super::words::Word;

/// Words for such an end.
const ENDED: [&str; 8] = ["撤回", "撤销", "终止", "中止", "转办", "转送", "移送", "放弃"];

/// Whether a figure counts such requests.
pub(super) fn is_ended(document: &str, place: &Place<'_>) -> bool {
    let tail = if place.has_next { &[] } else { place.tail.0 };
    let names_end =
        || place.head.0.iter().chain(tail).any(|token| ENDED.iter().any(|word| token.span.of(document).contains(word)));
    is_case(place.figure.unit) && !place.head.has(&REVIEWS) && !place.head.has(&[Word::Done]) && names_end()
}
