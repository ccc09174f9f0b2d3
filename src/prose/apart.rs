//! Requests and documents that a sentence sets apart, whose results are not those of the report.

use rust_decimal::Decimal;

use super::clause::{Place, Words};
use super::lists::inside;
use super::rest::{MANNERS, clause_text};
use super::scope::is_of_settled;
use super::setting::{Matter, REQUESTS, Setting, VERBS, names_some};
use super::subject::{Meaning, is_due};
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::statement::{Standing, Statement, Subject};

/// Times that leave what was settled whole: 年底前办结31件
const TIMES: [&str; 3] = ["年底", "年末", "截至"];

/// So many statements before are looked through.
const MOST_TOLD: usize = 100;

/// Requests that a sentence sets apart from those that count: 网上申请12件，办结11件.
#[derive(Debug, Default)]
pub(super) struct Apart {
    taken_in: Option<Decimal>,
    /// Whether those are settled, so that only outcomes are told of them.
    are_settled: bool,
    /// Whether it tells of documents that were gone through: 清理规范性文件20件
    goes_through: bool,
    /// Whether it tells of documents of some bodies.
    is_of_some: bool,
    /// Whether it tells of fees that were not charged.
    is_waived: bool,
    /// Whether it has told of requests of the year.
    has_told: bool,
    /// Whether a clause without a figure has named some requests: 县级机关答复的申请中
    is_inside: bool,
}

impl Apart {
    /// Takes in words without a figure.
    pub(super) fn hear(&mut self, document: &str, words: Words<'_>) {
        let is_inside = inside::behind(document, words) == Some(words.0.len());
        let is_of_some =
            words.has_unknown() || words.is_qualified() || words.has(&[Word::Level, Word::OwnLevel, Word::Complaint]);
        let is_of_some = is_of_some || names_some(words);
        self.is_inside |= is_inside && is_of_some && words.has(&REQUESTS) && !words.has(&[Word::Wide, Word::SelfBody]);
    }

    /// Takes in a figure. Results of requests set apart are not those of all, as long as they are no more than
    /// these; nor is what became of documents that were gone through.
    /// `told` are the statements so far.
    pub(super) fn pass(
        &mut self,
        setting: &Setting<'_>,
        place: &Place<'_>,
        meaning: &mut Meaning,
        is_part: bool,
        told: &[Statement],
    ) {
        let document = setting.text;
        self.waives(setting, place.head, meaning);
        self.documents(setting, place.head, meaning);
        let is_result = |subject: &Subject| is_of_settled(subject) && *subject != Subject::CarriedIn;
        let is_of_settled = meaning.subjects == [Subject::Processed] && is_inside_settled(document, place);
        let is_all_settled = is_of_settled && is_all(told, place);
        if is_of_settled && !is_all_settled {
            meaning.hindrance = meaning.hindrance.or(Some(Standing::Qualified));
        }
        if is_all_settled {
            *self = Self { has_told: true, ..Self::default() };
        } else if takes_in(meaning, place) {
            let is_hindered = match meaning.hindrance {
                None => meaning.subjects.is_empty(),
                hindrance => matches!(hindrance, Some(Standing::Qualified | Standing::OtherMatter)),
            };
            (self.has_told, self.is_inside, self.are_settled) = (true, false, false);
            // 17件申请中予以公开8件
            self.taken_in = Some(place.figure.value)
                .filter(|_| is_hindered && !is_part && !place.has_next)
                .filter(|_| !is_by_any_way(clause_text(document, place.figure.span)));
        } else if self.sets_apart(document, place, meaning, is_part) {
            self.taken_in = Some(place.figure.value);
            self.are_settled = meaning.subjects == [Subject::Processed];
        } else if !meaning.subjects.is_empty() && meaning.subjects.iter().all(is_result) {
            let is_whole = place.head.has(&[Word::Total, Word::ThisYear]);
            self.taken_in = self.taken_in.filter(|all| place.figure.value <= *all && !is_whole);
            let are_outcomes = meaning.subjects.iter().all(is_outcome);
            self.is_inside |= are_outcomes && names_place(place.head);
            let is_of_some = self.taken_in.is_some() && (are_outcomes || !self.are_settled) || self.is_inside;
            meaning.hindrance = meaning.hindrance.or(is_of_some.then_some(Standing::Qualified));
        } else {
            self.has_told |= meaning.subjects.iter().any(|subject| subject.is_applicant());
        }
    }

    /// Takes in what a figure counts of documents, all of them or those that were gone through or are of some.
    fn documents(&mut self, setting: &Setting<'_>, head: Words<'_>, meaning: &mut Meaning) {
        let is_document = |subject: &Subject| matches!(subject, Subject::Normative(_) | Subject::Regulations(_));
        self.is_of_some &= !head.has(&[Word::Total]);
        if meaning.subjects.iter().any(is_document) {
            self.are_of_some(setting, head);
            let is_hindered = (self.goes_through || self.is_of_some).then_some(Standing::Qualified);
            meaning.hindrance = meaning.hindrance.or(is_hindered);
        } else if head.0.iter().any(|token| matches!(token.span.of(setting.text), "清理" | "梳理")) {
            self.goes_through = head.has(&[Word::Normative, Word::Regulations]);
        }
    }

    /// Takes in of whose documents words speak: 各部门废止22件，继续有效254件; 县政府制发9件、废止1件 beside others.
    fn are_of_some(&mut self, setting: &Setting<'_>, head: Words<'_>) {
        const ALL: [Word; 4] = [Word::SelfBody, Word::Wide, Word::Total, Word::ThisYear];
        let is_level = head.has(&[Word::Level, Word::OwnLevel]);
        if head.has(&[Word::Below]) || is_level {
            self.is_of_some = !is_level || setting.is_by_body;
        } else if head.has(&ALL) || head.has(&[Word::Normative, Word::Regulations]) {
            self.is_of_some = false;
        }
    }

    /// Takes in whether fees are those not charged: 免收信息处理费3件、计210元.
    fn waives(&mut self, setting: &Setting<'_>, head: Words<'_>, meaning: &mut Meaning) {
        let is_fee = meaning.subjects == [Subject::Fee];
        let speaks_of_fees = is_fee || setting.matter == Matter::Fee || head.has(&[Word::Fee, Word::Charge]);
        if speaks_of_fees && is_due(setting.text, head) {
            self.is_waived = true;
        } else if is_fee && head.has(&[Word::Fee, Word::Charge]) {
            self.is_waived = false;
        }
        let is_hindered = (is_fee && self.is_waived).then_some(Standing::Qualified);
        meaning.hindrance = meaning.hindrance.or(is_hindered);
    }

    /// Whether a figure is one of requests which are not all of the year, but of an earlier one, of some who asked, or
    /// settled by some: 上年结转的13件申请中, 自然人申请8件, 县级机关答复866件
    fn sets_apart(&self, document: &str, place: &Place<'_>, meaning: &Meaning, is_part: bool) -> bool {
        let is_of = |token: Option<&Token>| token.is_some_and(|token| token.span.of(document) == "的");
        let words = clause_text(document, place.figure.span);
        match meaning.subjects.as_slice() {
            [Subject::CarriedIn] => {
                let is_noun = place.tail.has(&REQUESTS) || inside::word(document, place.tail.0).is_some();
                is_of(place.head.0.last()) && is_noun && !adds(words)
            }
            [subject] if subject.is_applicant() => {
                let is_of_all = place.head.has(&VERBS) || place.head.has(&[Word::Among]);
                !(self.has_told || is_part || place.has_next || is_of_all)
            }
            [Subject::Processed] => {
                let is_of_some = matches!(meaning.hindrance, Some(Standing::Qualified | Standing::OtherMatter));
                let is_of_time = MANNERS.iter().chain(&TIMES).any(|word| words.contains(word));
                is_of_some && !is_part && !is_of_time
            }
            _ => false,
        }
    }
}

/// Whether a figure is that of requests settled of which more is told: 87件办结件中
fn is_inside_settled(document: &str, place: &Place<'_>) -> bool {
    let is_plain = place
        .head
        .0
        .iter()
        .all(|token| matches!(token.kind, Kind::Year(_) | Kind::Word(Word::ThisYear | Word::SelfBody)));
    let inside = inside::word(document, place.tail.0).and_then(|at| place.tail.0.get(..at)).map(Words::of);
    is_plain && inside.is_some_and(|inside| inside.has(&[Word::Done]))
}

/// Whether a figure is that of all requests settled, as far as it has been told of them.
fn is_all(told: &[Statement], place: &Place<'_>) -> bool {
    let is_settled = |statement: &&Statement| {
        let is_known = matches!(statement.standing, Standing::Own | Standing::Qualified);
        is_known && statement.subjects == [Subject::Processed]
    };
    let mut settled = told.iter().rev().take(MOST_TOLD).filter(is_settled).peekable();
    let is_first = settled.peek().is_none();
    is_first
        || settled.any(|statement| statement.standing == Standing::Own && statement.figure.value == place.figure.value)
}

/// Whether a subject is what an answer says.
fn is_outcome(subject: &Subject) -> bool {
    is_of_settled(subject) && !matches!(subject, Subject::Processed | Subject::CarriedIn | Subject::CarriedOut)
}

/// Whether words name a place or a body: 城关区予以公开98件、不予公开12件
fn names_place(words: Words<'_>) -> bool {
    const ENDINGS: [&str; 6] = ["区", "县", "镇", "乡", "街道", "局"];
    words
        .0
        .iter()
        .any(|token| matches!(&token.kind, Kind::Other(text) if ENDINGS.iter().any(|end| text.ends_with(end))))
}

/// Whether words say how many more there are: 加上上年结转的3件申请
fn adds(words: &str) -> bool {
    ["加上", "连同", "含", "包括", "及", "和"].iter().any(|word| words.contains(word))
}

/// Whether words name ways by which all requests come: 通过网络、信函等方式
fn is_by_any_way(words: &str) -> bool {
    let has = |all: &[&str]| all.iter().any(|word| words.contains(word));
    has(&["等", "各", "多种"]) && has(&["方式", "渠道", "途径", "形式"])
}

/// Whether a figure is one of requests that came in.
fn takes_in(meaning: &Meaning, place: &Place<'_>) -> bool {
    const TAKEN_IN: [Subject; 4] = [Subject::Received, Subject::Handled, Subject::InHand, Subject::OnRequest];
    match meaning.subjects.as_slice() {
        [] => {
            let is_of_some = meaning.hindrance.is_some() || place.head.is_qualified() || place.head.has_unknown();
            is_of_some && place.head.has(&REQUESTS) && !place.head.has(&[Word::Done])
        }
        subjects => subjects.iter().all(|subject| TAKEN_IN.contains(subject)),
    }
}
