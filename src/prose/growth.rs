//! How much more or less a figure is than that of the year before: 较上年的1042件增加144件，增长13.8%; 由300件增至345件，增长15%.

use super::clause::{Clause, Place, Stop, Words};
use super::setting::Setting;
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::statement::{Figure, Portion, Portioned, Share};

/// The percentage right behind the two figures of a clause of which it tells.
pub(super) fn portion(setting: &Setting<'_>, clauses: &[Clause<'_>], at: usize, place: &Place<'_>) -> Option<Portion> {
    let document = setting.text;
    let clause = clauses.get(at).filter(|clause| clause.stop == Stop::Comma)?;
    let [from, to] = clause.places.as_slice() else { return None };
    let is_last = place.figure.span == to.figure.span && to.tail.0.is_empty();
    let is_counted = |figure: &Figure| figure.is_exact && !figure.value.is_zero() && !figure.unit.is_empty();
    if !is_last || !is_counted(&from.figure) || !is_counted(&to.figure) || from.figure.unit != to.figure.unit {
        return None;
    }
    let of = if is_difference(document, from.head, to.head) {
        Portioned::Change(to.figure.clone())
    } else if is_change(document, from.head, to.head) {
        Portioned::Growth(to.figure.clone())
    } else {
        return None;
    };
    let behind = clauses.get(at + 1)?;
    // 由2020年的300件增至345件，同比增长8%
    let is_earlier = |year: i16| setting.report_year.is_none_or(|own| year != own && year != own - 1);
    let is_of_last = behind.tokens.iter().any(|token| token.span.of(document).starts_with(['同', '环', '比', '较']));
    if is_of_last && clause.words.years().any(is_earlier) {
        return None;
    }
    let share = share(behind)?;
    Some(Portion { of, share, whole: Some(from.figure.clone()), near: None, named: None, wholes: Vec::new() })
}

/// Whether the first of two figures is that of another year, and the second how much more or less it is now: 较上年的1042件增加144件
fn is_difference(document: &str, from: Words<'_>, to: Words<'_>) -> bool {
    const SIGNS: [char; 5] = ['较', '比', '与', '同', '去'];
    let is_year = |token: &Token| matches!(token.kind, Kind::Year(_)) || token.is(Word::LastYear);
    let is_base = from.0.iter().enumerate().any(|(at, token)| {
        let text = token.span.of(document);
        let is_of_year = text.contains(['上', '去']) || from.0.get(at + 1).is_some_and(is_year);
        token.is(Word::Compare) && text.starts_with(SIGNS) && is_of_year
    });
    is_base && from.years().count() < 2 && is_direction(document, to)
}

/// Whether two figures are told one to have become the other: 由300件增至345件
fn is_change(document: &str, from: Words<'_>, to: Words<'_>) -> bool {
    let is_sign = |token: &Token| matches!(token.span.of(document), "由" | "从");
    let is_reached = to.has(&[Word::Reach]) && to.0.iter().all(|token| token.is(Word::Reach) || is_own_time(token));
    is_reached && from.0.iter().any(is_sign)
}

fn is_own_time(token: &Token) -> bool {
    matches!(token.kind, Kind::Year(_) | Kind::Word(Word::ThisYear | Word::Plain))
}

/// Whether words tell only that there was more or less: 增加了
fn is_direction(document: &str, words: Words<'_>) -> bool {
    let is_more = |token: &Token| {
        token.is(Word::Compare) && token.span.of(document).contains(['增', '减', '多', '少', '降', '升'])
    };
    words.0.iter().any(is_more) && words.0.iter().all(|token| is_more(token) || token.span.of(document) == "了")
}

/// The percentage of a clause that has nothing else: 同比增长13.8%
fn share(clause: &Clause<'_>) -> Option<Share> {
    let (last, before) = clause.tokens.split_last()?;
    let Kind::Share(share) = &last.kind else { return None };
    let is_known = |token: &Token| token.is(Word::Compare) || token.is(Word::Is);
    let is_told = before.iter().any(|token| token.is(Word::Compare)) && before.iter().all(is_known);
    is_told.then(|| share.clone())
}
