//! Several years told together, of whose figures at most one is that of the report year.

use rust_decimal::prelude::ToPrimitive;

use super::clause::{Clause, Place};
use super::setting::Setting;
use super::subject::Meaning;
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::statement::Standing;

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

/// The time and the words of a figure told with one of an earlier year from which it went on: 由2023年的1180件增至1360件;
/// 由11件压减至9件.
/// `before` is the time before the clause; nothing is returned where the clause does not tell of two such figures.
pub(super) fn reached<'t>(
    setting: &Setting<'_>,
    clause: &Clause<'t>,
    place: &Place<'t>,
    before: Standing,
) -> Option<(Standing, Place<'t>)> {
    let [from, to] = clause.places.as_slice() else { return None };
    let own = |year: i16| setting.report_year == Some(year);
    let is_sign = |token: &Token| matches!(token.span.of(setting.text), "由" | "从");
    let is_from = |pair: &[Token]| match pair {
        [from, year] if is_sign(from) => match year.kind {
            Kind::Year(year) | Kind::YearEnd(Some(year)) => !own(year),
            _ => year.is(Word::LastYear),
        },
        _ => false,
    };
    // 由11件压减至9件
    let is_bare = from.head.0.last().is_some_and(is_sign) && from.head.years().all(own);
    let is_told = (is_bare || from.head.0.windows(2).any(is_from))
        && from.head.years().count() < 2
        && to.head.has(&[Word::Reach])
        && to.head.years().all(own)
        && !to.head.has_unknown();
    if !is_told || before != Standing::Own || setting.standing == Standing::OtherBody {
        return None;
    }
    if place.figure.span == from.figure.span {
        return Some((Standing::OtherYear, place.clone()));
    }
    Some((Standing::Own, Place { figure: place.figure.clone(), head: from.head, ..*place }))
}

/// Years in order, of which figures in order tell: 2023年、2024年申请分别为1180件、1306件.
#[derive(Debug, Default)]
pub(super) struct InOrder {
    years: Vec<i16>,
    meaning: Meaning,
}

impl InOrder {
    /// Takes in a figure; gives it what the one before counts, and the setting its year.
    pub(super) fn pass(&mut self, setting: &mut Setting<'_>, place: &Place<'_>, meaning: &mut Meaning) {
        if place.head.has(&[Word::Respectively]) {
            let years: Vec<i16> = place.head.years().collect();
            let is_one = meaning.subjects.len() == 1 && years.len() > 1 && setting.standing != Standing::OtherBody;
            self.years = if is_one { years } else { Vec::new() };
            self.meaning = meaning.clone();
        } else if !place.head.0.is_empty() || !meaning.subjects.is_empty() {
            self.years.clear();
        }
        if self.years.is_empty() {
            return;
        }
        *meaning = self.meaning.clone();
        let is_own = Some(self.years.remove(0)) == setting.report_year;
        setting.standing = if is_own { Standing::Own } else { Standing::OtherYear };
    }
}
