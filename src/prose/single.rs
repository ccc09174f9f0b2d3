//! One part of a whole with its percentage: 推送128条，其中原创96条，占75%; 18个村中有5个更换信息员，占27.8%.

use rust_decimal::Decimal;

use super::applicants::names_way;
use super::clause::{Clause, Place, Stop, Words};
use super::lists::{Found, earlier};
use super::setting::{OTHERS, REQUESTS, VERBS};
use super::shares;
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::statement::{Figure, Portion, Portioned, Share};

/// Words between a whole and its part have at most so many characters.
const FARTHEST: usize = 12;

/// Characters behind 中 that make a word of their own with it: 中介, 中小企业.
const COMPOUNDS: &str = "介心小央国医学";

/// Takes the percentage right behind the only part that a sentence gives of a whole. `told` is what was found without
/// that whole, and `before` what the paragraph has told, of which it can be a portion, too.
pub(super) fn portion(
    document: &str,
    clauses: &[Clause<'_>],
    at: usize,
    place: &Place<'_>,
    found: &[Found],
    told: Option<Portion>,
) -> Option<Portion> {
    let figure = &place.figure;
    let is_free = figure.is_exact && !place.has_next && !found.iter().any(|found| found.has_part(figure));
    let whole = is_free.then(|| whole(document, clauses, at, place)).flatten();
    let share = whole.is_some().then(|| share(clauses, at)).flatten();
    let Some((near, share)) = whole.zip(share) else { return told };
    let wholes = earlier(clauses, at, clauses.get(at)?.depth);
    let mut wholes: Vec<Decimal> = wholes.iter().map(|whole| whole.value).collect();
    // 复议12件、应诉5件，其中纠正3件 can be of both.
    wholes.extend(wholes.first().zip(wholes.get(1)).and_then(|(one, other)| one.checked_add(*other)));
    wholes.extend(told.iter().flat_map(|told| told.wholes.iter().copied()));
    let parts = match told.map(|told| told.of) {
        Some(of @ Portioned::Figure(..)) => of,
        _ => Portioned::Figure(figure.clone(), vec![figure.value]),
    };
    Some(Portion { of: parts, share, whole: None, near: Some(near), named: None, wholes })
}

/// The percentage that stands by itself behind a clause, and what 、 joins to it: 采用图解、视频等形式，占52.8%.
fn share(clauses: &[Clause<'_>], at: usize) -> Option<Share> {
    let mut next = at;
    while clauses.get(next)?.stop == Stop::Pause {
        next += 1;
        if !clauses.get(next)?.places.is_empty() {
            return None;
        }
    }
    let behind =
        clauses.get(next + 1).filter(|_| clauses.get(next).is_some_and(|clause| clause.stop == Stop::Comma))?;
    let is_bare = match behind.tokens {
        [sign, Token { kind: Kind::Share(_), .. }] => {
            sign.is(Word::Proportion) || matches!(&sign.kind, Kind::Other(text) if text == "占" || text == "占比")
        }
        _ => false,
    };
    shares::alone(behind).filter(|share| is_bare && !share.is_of_another)
}

/// The whole of which the figure at `place` is told to be a part.
fn whole(document: &str, clauses: &[Clause<'_>], at: usize, place: &Place<'_>) -> Option<Figure> {
    let clause = clauses.get(at)?;
    let is_whole =
        |whole: &Figure| whole.unit == place.figure.unit && whole.is_exact && whole.value > place.figure.value;
    if is_by_way(document, clauses, at, place) {
        let figures = earlier(clauses, at, clause.depth);
        return if let [whole] = figures.as_slice() { Some(whole.clone()).filter(is_whole) } else { None };
    }
    let is_told = !place.head.has(&[Word::Compare, Word::Total, Word::AndMore, Word::About, Word::Neg]);
    if !is_told {
        return None;
    }
    if let [whole, _] = clause.places.as_slice() {
        let between = document.get(whole.figure.span.end as usize..place.figure.span.start as usize)?;
        return Some(whole.figure.clone()).filter(|whole| is_whole(whole) && is_inside(between));
    }
    if place.head.position(&[Word::Among]) != Some(0) || clause.places.len() != 1 {
        return None;
    }
    earlier(clauses, at, clause.depth).into_iter().next().filter(is_whole)
}

/// Whether a figure is that of requests by one way, behind those of the same sentence: 收到申请18件，主要方式为网络申请，共12件.
fn is_by_way(document: &str, clauses: &[Clause<'_>], at: usize, place: &Place<'_>) -> bool {
    let before = clauses.get(..at).unwrap_or_default();
    let is_of_requests = |clause: &Clause<'_>| {
        let is_taken = clause.words.has(&[Word::New, Word::Received, Word::Accepted, Word::Handled]);
        !clause.places.is_empty() && is_taken && clause.words.has(&REQUESTS) && !clause.words.has(&OTHERS)
    };
    const NONE: [Word; 6] = [Word::Compare, Word::Among, Word::AndMore, Word::About, Word::Neg, Word::Mainly];
    let is_plain = |words: Words<'_>| !words.has(&NONE) && !words.has(&VERBS) && !words.has(&OTHERS);
    let is_sum =
        !place.head.0.is_empty() && place.head.0.iter().all(|token| token.is(Word::Total) || token.is(Word::Is));
    let named = before.last().filter(|clause| is_sum && clause.places.is_empty() && clause.stop == Stop::Comma);
    let is_named = named.map_or(!is_sum && names_way(document, place.head), |clause| names_way(document, clause.words));
    let is_alone = clauses.get(at).is_some_and(|clause| clause.places.len() == 1);
    is_alone && is_named && is_plain(place.head) && place.tail.0.is_empty() && before.iter().any(is_of_requests)
}

/// Whether words between two figures say that the second is in the first: 村中有, 户企业中仅.
fn is_inside(between: &str) -> bool {
    let is_near = between.chars().count() <= FARTHEST && !between.contains(['其', '集', '，', '；']);
    let behind = between.rsplit_once('中').map(|(_, behind)| behind);
    is_near && behind.is_some_and(|behind| !behind.starts_with(|c| COMPOUNDS.contains(c)))
}
