//! What a figure counts, by the words around it.

mod among;
mod decisions;
mod documents;
mod leaves;
mod outcomes;
mod requests;
mod reviews;

use super::applicants;
use super::clause::{Place, Words};
use super::lists::inside;
use super::setting::{CARRIES, OTHERS, REQUESTS, REVIEWS, Setting, VERBS};
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::statement::{Standing, Subject};
pub(super) use decisions::{Decided, are_of_others, part_decisions};
use documents::{documents, money, openings};
pub(super) use documents::{is_due, stage_of};
pub(super) use leaves::{part_leaves, rows};
use outcomes::outcome;
use requests::request;
use reviews::review;

pub(super) use outcomes::{limits, of_outcome, opens, part_denials};
pub(super) use reviews::{narrows, of_side, side};

/// Results of requests.
pub(super) const OUTCOMES: [Word; 6] =
    [Word::Granted, Word::Partial, Word::Denied, Word::Unable, Word::Refused, Word::OtherOutcome];
/// Results of reviews.
pub(super) const RESULTS: [Word; 4] = [Word::Upheld, Word::Corrected, Word::OtherResult, Word::Pending];
/// What is done with documents.
pub(super) const STAGES: [Word; 4] = [Word::Made, Word::Published, Word::Repealed, Word::InForce];

/// What becomes of requests and reviews.
const RESULTING: [Word; 11] = [
    Word::Granted,
    Word::Partial,
    Word::Denied,
    Word::Unable,
    Word::Refused,
    Word::OtherOutcome,
    Word::Upheld,
    Word::Corrected,
    Word::OtherResult,
    Word::Pending,
    Word::Done,
];

/// What a figure counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) subjects: Vec<Subject>,
    /// Why it cannot be held against the tables, as far as the words around it tell.
    pub(super) hindrance: Option<Standing>,
    /// What makes it decisions.
    pub(super) decided: Decided,
}

impl Meaning {
    pub(super) fn of(subjects: Vec<Subject>) -> Self {
        Self { subjects, ..Self::default() }
    }

    fn hindered(subjects: Vec<Subject>, hindrance: Standing) -> Self {
        Self { subjects, hindrance: Some(hindrance), ..Self::default() }
    }

    /// Makes outcomes of some requests a part of those that count: 因不掌握，告知无法提供3件.
    pub(super) fn limit(&mut self, is_of_some: bool) {
        let is_outcome = |subject: &Subject| subject.is_outcome() || matches!(subject, Subject::Leaf(_));
        if is_of_some && self.subjects.iter().all(is_outcome) && !self.subjects.is_empty() {
            self.hindrance = self.hindrance.or(Some(Standing::Qualified));
        }
    }

    fn but(mut self, hindrance: Option<Standing>) -> Self {
        self.hindrance = self.hindrance.or(hindrance);
        self
    }
}

/// What the figure at `place` counts. `is_part` tells whether it is a part of a breakdown.
pub(super) fn meaning(setting: &Setting<'_>, place: &Place<'_>, is_part: bool) -> Meaning {
    let Some(behind) = inside::behind(setting.text, place.head) else { return of_place(setting, place, is_part) };
    // 答复的申请中有3件引发复议: 答复 tells of the whole.
    let head = Words::of(place.head.0.get(behind..).unwrap_or_default());
    let found = of_place(setting, &Place { figure: place.figure.clone(), head, ..*place }, is_part);
    let is_whole = |subject: &Subject| matches!(subject, Subject::Received | Subject::Handled | Subject::OnRequest);
    let is_of_wholes = found.subjects.iter().any(is_whole) && !head.has(&[Word::New, Word::Received]);
    found.but(is_of_wholes.then_some(Standing::Qualified))
}

fn of_place(setting: &Setting<'_>, place: &Place<'_>, is_part: bool) -> Meaning {
    let (head, tail) = (place.head, place.tail);
    if let Some(found) = leaves::leaf(setting, place).or_else(|| decisions::decisions(setting, place)) {
        return found;
    }
    if place.has_next && !head.has(&VERBS) && tail.has(&RESULTING) {
        return of_whole(setting, place, is_part);
    }
    if let Some(found) = among::some(setting, place, is_part) {
        return found;
    }
    if head.has(&OTHERS) || tail.has(&OTHERS) && !is_telling(head) {
        return Meaning::hindered(Vec::new(), Standing::OtherMatter);
    }
    if counts_another(setting.text, place) {
        return Meaning::hindered(Vec::new(), Standing::OtherMatter);
    }
    let difference = (head.has(&[Word::Compare]) && !head.has(&[Word::Reach])).then_some(Standing::OtherYear);
    let found = carried(setting, head, tail)
        .or_else(|| review(setting, head, tail))
        .or_else(|| outcome(setting, place))
        .or_else(|| documents(setting, place).map(|meaning| meaning.but(is_part.then_some(Standing::Qualified))))
        .or_else(|| applicants::meaning(setting, place))
        .or_else(|| request(setting, head, tail, is_part))
        .or_else(|| {
            money(setting, head, place.figure.unit).map(|meaning| meaning.but(is_part.then_some(Standing::Qualified)))
        })
        .or_else(|| openings(setting, head, place.figure.unit));
    // 占全部行政复议52件的26.9%
    let is_sign = |token: &Token| matches!(&token.kind, Kind::Other(text) if text.starts_with('占'));
    let is_denominator = head.0.iter().any(is_sign) && tail.0.iter().any(|token| matches!(token.kind, Kind::Share(_)));
    found.unwrap_or_default().but(difference).but(is_denominator.then_some(Standing::Qualified))
}

/// Whether a figure counts people or bodies, or with a measure word for anything the noun behind it: 由4个科室承办,
/// 由2名工作人员办理
fn counts_another(document: &str, place: &Place<'_>) -> bool {
    const NOUNS: [Word; 8] = [
        Word::Void,
        Word::Qualifier,
        Word::Channel,
        Word::Wide,
        Word::Below,
        Word::Level,
        Word::SelfBody,
        Word::Anyone,
    ];
    if matches!(place.figure.unit, "人" | "名" | "家" | "户") {
        return true;
    }
    let is_measured = matches!(place.figure.unit, "个" | "类" | "处");
    let is_link = |token: &Token| {
        matches!(
            token.span.of(document),
            "工作" | "行政" | "社会" | "政务" | "相关" | "有关" | "组织" | "案件" | "信息"
        )
    };
    let noun = place.tail.0.iter().find(|token| !(token.is(Word::Plain) && is_link(token)));
    is_measured
        && noun.is_some_and(|token| match &token.kind {
            Kind::Other(text) => !text.starts_with('占'),
            Kind::Word(Word::Plain) => token.span.of(document).starts_with("申请人"),
            Kind::Word(word) => NOUNS.contains(word) || applicants::APPLICANTS.contains(word),
            _ => false,
        })
}

/// What 19件 of 19件申请中予以公开8件 counts: a whole of which the words before the result tell.
fn of_whole(setting: &Setting<'_>, place: &Place<'_>, is_part: bool) -> Meaning {
    let whole = Place { figure: place.figure.clone(), tail: place.tail.before(&RESULTING), has_next: false, ..*place };
    meaning(setting, &whole, is_part).but(Some(Standing::Qualified))
}

/// Whether words say by themselves what is counted.
fn is_telling(words: Words<'_>) -> bool {
    words.has(&REQUESTS)
        || words.has(&REVIEWS)
        || words.has(&OUTCOMES)
        || words.has(&RESULTS)
        || words.has(&CARRIES)
        || words.has(&[Word::Normative])
}

/// Whether words say into which year requests are carried, and that is a later one.
pub(super) fn carries_out(setting: &Setting<'_>, words: Words<'_>) -> bool {
    let is_later = |year: i16| setting.report_year.is_some_and(|own| year > own);
    words.has(&[Word::NextYear, Word::CarryOut]) || words.years().any(is_later)
}

fn is_in_requests(setting: &Setting<'_>, words: Words<'_>) -> bool {
    setting.is_of_requests() || words.has(&[Word::Request, Word::OnRequest])
}

fn carried(setting: &Setting<'_>, head: Words<'_>, tail: Words<'_>) -> Option<Meaning> {
    let is_before = head.has(&CARRIES);
    if !(is_before || tail.has(&CARRIES) && !is_telling(head)) || !is_in_requests(setting, head) {
        return None;
    }
    let mut directions = head.0.iter().chain(tail.0).filter_map(|token| match token.kind {
        Kind::Word(Word::LastYear) => Some(true),
        Kind::Word(Word::NextYear | Word::CarryOut) => Some(false),
        Kind::Year(year) | Kind::YearEnd(Some(year)) => {
            setting.report_year.filter(|own| *own != year).map(|own| year < own)
        }
        _ => None,
    });
    let into_own = || carries_into_own(setting, head).then_some(true);
    let is_in = directions.next().or_else(into_own).or_else(|| adds_carried(setting.text, head).then_some(true))?;
    if is_in && is_settled(head) {
        return Some(Meaning::hindered(vec![Subject::Processed], Standing::Qualified));
    }
    let with_new = is_before && is_in && is_with_new(setting.text, head);
    let subject = match (is_in, with_new) {
        (true, true) => Subject::InHand,
        (true, false) => Subject::CarriedIn,
        (false, _) => Subject::CarriedOut,
    };
    let is_denied = |pair: &[Token]| matches!(pair, [neg, carry] if neg.is(Word::Neg) && carry.is(Word::Carry));
    let is_left_out = head.0.windows(2).any(is_denied).then_some(Standing::OtherMatter);
    let hindrance = is_left_out.or(hindrance(head)).or_else(|| if is_before { None } else { hindrance(tail) });
    Some(Meaning::of(vec![subject]).but(hindrance))
}

/// Whether words say that requests were carried into the year of the report: 结转至2024年, 结转到本年度.
fn carries_into_own(setting: &Setting<'_>, words: Words<'_>) -> bool {
    let Some(carry) = words.position(&[Word::Carry]) else { return false };
    let mut from = words.0.iter().skip(carry);
    let is_into = |token: &Token| token.span.of(setting.text).ends_with(['至', '到', '入']);
    let is_own = |token: &Token| match token.kind {
        Kind::Year(year) => Some(year) == setting.report_year,
        _ => token.is(Word::ThisYear),
    };
    from.by_ref().take(2).any(is_into) && from.next().is_some_and(is_own)
}

/// Whether words speak of what was received beside what was carried over: 新收和结转, not 上年结转受理
fn is_with_new(document: &str, head: Words<'_>) -> bool {
    const TAKEN_IN: [Word; 3] = [Word::New, Word::Received, Word::Accepted];
    let (Some(new), Some(carry)) = (head.position(&TAKEN_IN), head.position(&CARRIES)) else { return false };
    let between = head.0.get(carry..=new).and_then(|tokens| Some(tokens.first()?.span.to(tokens.last()?.span)));
    let between = between.map_or("", |span| span.of(document));
    new < carry
        || head.0.get(carry..new).is_some_and(|tokens| Words::of(tokens).has(&[Word::Joint]))
        || between.contains('、')
}

/// Whether words speak of what was carried over and then settled: 上年结转的办结12件
fn is_settled(head: Words<'_>) -> bool {
    let carry = head.0.iter().rposition(|token| token.word().is_some_and(|word| CARRIES.contains(&word)));
    carry.is_some_and(|carry| head.0.iter().skip(carry).any(|token| token.is(Word::Done)))
}

/// Whether what was carried over is added to what was received: 加上结转的13件.
fn adds_carried(document: &str, head: Words<'_>) -> bool {
    matches!(head.0, [sign, carry, behind @ ..]
        if matches!(sign.span.of(document), "加上" | "加") && carry.is(Word::Carry)
            && behind.iter().all(|token| token.span.of(document) == "的"))
}

/// Words that make a part of the subject of it.
fn hindrance(words: Words<'_>) -> Option<Standing> {
    let is_part = words.is_qualified() || words.has(&[Word::ReviewWork, Word::Another, Word::Fresh]);
    is_part.then_some(Standing::Qualified)
}
