//! Several years told together, whose figures are not those of the report year.

use rust_decimal::prelude::ToPrimitive;

use super::tokens::{Kind, Token};
use super::words::Word;

/// Whether two years joined by 至, — or 、 stand there: 2021年至2025年
pub(super) fn has_several(tokens: &[Token]) -> bool {
    let year = |token: &Token| match token.kind {
        Kind::Year(year) | Kind::Months(Some(year)) | Kind::YearEnd(Some(year)) => Some(year),
        Kind::Number(value) => value.to_i16().filter(|year| (1949..2100).contains(year)),
        _ => None,
    };
    let joins = |token: &Token| match &token.kind {
        Kind::Pause | Kind::Word(Word::Plain | Word::Joint) => true,
        Kind::Other(text) => text.chars().all(|c| "-—~－–至到".contains(c)),
        _ => false,
    };
    tokens.windows(3).any(|three| match three {
        [from, joint, to] => year(from).zip(year(to)).is_some_and(|(from, to)| from != to) && joins(joint),
        _ => false,
    })
}

/// Whether a number is a stretch of years: 2021—2025
pub(super) fn is_stretch(text: &str) -> bool {
    let years = text.split_once(['-', '—', '~', '－']);
    let year = |text: &str| text.parse().ok().filter(|year: &i16| text.len() == 4 && (1949..2100).contains(year));
    years.is_some_and(|(from, to)| year(from).zip(year(to)).is_some_and(|(from, to)| from < to))
}
