//! Of which body a sentence speaks.

use super::{Setting, VERBS};
use crate::body::{self, Body};
use crate::prose::clause::{Clause, Words};
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::span::Span;
use crate::statement::Standing;

/// Words for one level of a government.
const LEVELS: [Word; 2] = [Word::Level, Word::OwnLevel];

impl Setting<'_> {
    pub(super) fn whose(&mut self, clause: &Clause<'_>) {
        let words = clause.words;
        let end = words.position(&VERBS).unwrap_or(words.0.len());
        let before = Words::of(words.0.get(..end).unwrap_or_default());
        let is_government = body::sort(self.body) == Body::Government;
        let is_below = before.has(&[Word::Below]) && !clause.places.is_empty();
        let is_wide = (before.has(&[Word::Wide, Word::Level]) || is_below && !is_joined(before)) && !is_government;
        let is_counted = words.has(&VERBS) || !clause.places.is_empty();
        let is_office = is_government && is_counted && names_office(self.text, before);
        let is_of_some = is_government && is_below && self.is_of_some(before, words);
        let is_of_lower = is_government && self.has_counted && self.is_beside_lower(before);
        let last = before
            .0
            .iter()
            .rev()
            .find(|token| !token.is(Word::Plain) && !token.is(Word::Total) && !token.is(Word::ThisYear));
        // 指导各部门办理疑难申请35件，全年收到申请187件
        let is_all_anew = before.has(&[Word::ThisYear]) && words.has(&[Word::New, Word::Received]);
        let names_other =
            last.is_some_and(|token| matches!(&token.kind, Kind::Other(text) if self.is_other_body(text)));
        let names_other = names_other || !is_government && !clause.places.is_empty() && names_lower(self.text, before);
        if names_other || is_wide || self.names_government(before) {
            self.standing = Standing::OtherBody;
        } else if is_office || is_of_some || is_of_lower {
            self.standing = Standing::Qualified;
        } else if before.has(&[Word::SelfBody, Word::OwnLevel]) && self.standing == Standing::OtherBody
            || (before.has(&[Word::SelfBody, Word::Wide]) || is_all_anew) && self.standing == Standing::Qualified
        {
            self.standing = Standing::Own;
        }
    }

    /// Whether the words before what a clause counts name some of the bodies for which a government reports: 各街道,
    /// and 全区各部门 beside the others.
    fn is_of_some(&self, before: Words<'_>, words: Words<'_>) -> bool {
        let is_of_all = words.has(&[Word::Total]) || is_whole(before) || before.has(&LEVELS);
        names_some(before) || self.is_by_body || words.has(&[Word::Respectively]) || !is_of_all
    }

    /// Whether words begin with the bodies of the levels below a government alone: 市、县政府及其部门 beside 省政府及其部门.
    fn is_beside_lower(&self, before: Words<'_>) -> bool {
        let own = self.own.trim_end_matches("政府").chars().next_back();
        lower(self.text, before).is_some_and(|lower| !lower.chars().any(|area| Some(area) == own))
    }

    /// Whether some words end in the name of a body that is not the reporting one.
    fn is_other_body(&self, text: &str) -> bool {
        const ENDINGS: [&str; 12] =
            ["局", "镇", "乡", "街道", "街道办", "政府", "委员会", "厅", "法院", "检察院", "管委会", "公司"];
        if body::is_short_name(text, self.body) || body::is_sort_name(text, self.body) {
            return false;
        }
        let is_body = ENDINGS.iter().any(|ending| text.ends_with(ending));
        let own = self.body.trim_end_matches("人民政府").trim_end_matches("办事处");
        let name = text.trim_end_matches("人民政府").trim_end_matches("办事处");
        let is_own = self.body.is_empty() || self.body.ends_with(text) || own.ends_with(name) || text.ends_with(own);
        is_body && !is_own
    }

    /// Whether words end in the name of a government, or of a head office, that is not the reporting body:
    /// 临江市人民政府.
    fn names_government(&self, words: Words<'_>) -> bool {
        let is_place = |token: &Token| matches!(&token.kind, Kind::Other(text) if text.ends_with(['省', '市', '县', '区', '州', '旗', '镇', '乡']));
        let is_office = |token: &Token| token.is(Word::SelfBody) && token.span.of(self.text).starts_with("办公");
        let back = words.0.iter().rev().filter(|token| !token.is(Word::Plain) && !token.is(Word::Total));
        let mut back = back.skip_while(|token| is_office(token));
        match back.next().filter(|last| last.is(Word::Void)).map(|last| last.span.of(self.text)) {
            Some("人民政府") => back.next().is_some_and(is_place),
            Some("总局") => !self.body.ends_with("总局"),
            _ => false,
        }
    }

    /// Whether some words name the reporting body.
    pub(in crate::prose) fn is_own_body(&self, text: &str) -> bool {
        if body::is_sort_name(text, self.body) {
            return true;
        }
        let is_own = self.body.ends_with(text) || self.own.ends_with(text) || body::is_short_name(text, self.body);
        is_own && text.chars().count() >= 2 && body::is_body(text)
    }

    /// Whether a word is the area of a government or a zone that reports, or that government: 全县, 县政府; or the body
    /// by its sort: 镇里.
    pub(in crate::prose) fn is_own_area(&self, text: &str) -> bool {
        let area = self.own.trim_end_matches("政府").chars().next_back();
        if let Some(sort) = text.strip_suffix('里') {
            return area.is_some() && sort.parse().ok() == area;
        }
        if text.strip_prefix('全').is_some_and(|named| body::is_of_zone(self.body, named)) {
            return true;
        }
        let named = text.strip_prefix('全').or_else(|| text.strip_suffix("政府"));
        let named = named.and_then(|named| named.parse::<char>().ok());
        body::sort(self.body) == Body::Government && area.is_some() && named == area
    }
}

/// Whether words begin with the bodies of the levels below: 市县自然资源部门
fn names_lower(document: &str, words: Words<'_>) -> bool {
    lower(document, words).is_some()
}

/// The levels below with whose bodies words begin.
fn lower(document: &str, words: Words<'_>) -> Option<&'static str> {
    const LOWER: [&str; 9] = ["市县", "县区", "区县", "县市", "市、县", "各市", "各县", "各区", "基层"];
    const BODIES: [&str; 5] = ["部门", "机关", "单位", "系统", "机构"];
    let text = words.0.iter().map(|token| token.span).reduce(Span::to).map_or("", |span| span.of(document));
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '，'));
    let lower = LOWER.into_iter().find(|lower| text.starts_with(lower))?;
    BODIES.iter().any(|body| text.contains(body)).then_some(lower)
}

/// Whether words name bodies of one sort of those for which a government reports: 各街道, but not 全县各街道, nor
/// several that are joined, 各乡镇、各部门.
pub(in crate::prose) fn names_some(words: Words<'_>) -> bool {
    let is_named = |token: &&Token| token.is(Word::Below) || LEVELS.iter().any(|word| token.is(*word));
    words.has(&[Word::Below]) && !is_whole(words) && words.0.iter().filter(is_named).count() < 2
}

/// Whether the bodies below one are joined to it: 局机关和各分局.
fn is_joined(words: Words<'_>) -> bool {
    let is_sign = |token: &Token| token.is(Word::Joint) || matches!(token.kind, Kind::Pause);
    words.0.windows(3).any(
        |three| matches!(three, [own, sign, below] if own.is(Word::SelfBody) && is_sign(sign) && below.is(Word::Below)),
    )
}

/// Whether words name the reporting body or its whole area.
fn is_whole(words: Words<'_>) -> bool {
    words.has(&[Word::Wide, Word::SelfBody])
}

/// Whether a sentence tells of one after the other of those bodies, each with a figure, before it divides one: 其中.
pub(super) fn tells_by_body(tokens: &[Token]) -> bool {
    let (mut told, mut is_free) = (0, true);
    for token in tokens {
        match token.kind {
            Kind::Word(Word::Below | Word::OwnLevel | Word::Level) if is_free => (told, is_free) = (told + 1, false),
            Kind::Word(Word::Among) | Kind::Open | Kind::Colon if told > 0 => break,
            Kind::Figure(_) => is_free = true,
            _ => {}
        }
    }
    told > 1
}

/// Whether a name is that of an office: 办公室, 县政府办.
fn names_desk(name: &str) -> bool {
    name.starts_with("办公") || name.contains("府办")
}

/// Whether words name one body of a government, 县政府办公室, and not all of them, 县政府及各部门.
fn names_office(document: &str, words: Words<'_>) -> bool {
    // 县政府及各部门 are all, 县政府及办公室 is one.
    let joins_others = |behind: Option<&Token>| !behind.is_some_and(|token| names_desk(token.span.of(document)));
    let is_whole =
        words.0.iter().enumerate().filter(|(_, level)| LEVELS.iter().any(|word| level.is(*word))).any(|(at, _)| {
            match words.0.get(at + 1) {
                Some(next) if next.is(Word::Joint) || matches!(next.kind, Kind::Pause) => {
                    joins_others(words.0.get(at + 2))
                }
                Some(next) => matches!(&next.kind, Kind::Other(text) if text.starts_with("系统")),
                None => false,
            }
        });
    // 云岭县人民政府办公室
    let is_named = words.0.windows(2).any(|pair| matches!(pair, [a, b] if a.is(Word::Void) && b.is(Word::SelfBody)));
    !is_whole && !words.has(&[Word::Wide]) && (words.has(&LEVELS) || is_named)
}
