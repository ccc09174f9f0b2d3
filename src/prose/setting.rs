//! What a sentence speaks of when it comes to a figure: the matter, the time, the body.

mod matter;
mod remark;
mod time;
mod whose;

use super::clause::{Clause, Words};
use super::subject::{Decided, OUTCOMES};
use super::tokens::{Kind, Token};
use super::words::Word;
use super::years;
use crate::report::Topic;
use crate::span::Span;
use crate::statement::{Stage, Standing};
pub(super) use matter::{Documents, Matter, Side};
pub(super) use remark::Remark;
pub(super) use whose::names_some;

/// What a figure is read by.
#[derive(Debug, Clone)]
pub(super) struct Setting<'a> {
    /// The document.
    pub(super) text: &'a str,
    pub(super) report_year: Option<i16>,
    pub(super) body: &'a str,
    /// Its name without what many bodies share.
    own: &'a str,
    pub(super) matter: Matter,
    /// Whether the reviews spoken of are about disclosure.
    pub(super) is_disclosure: bool,
    /// What the section is about.
    pub(super) section: Option<Topic>,
    /// Time and body of the sentence so far.
    pub(super) standing: Standing,
    /// Whether the sentence says that it speaks of the report year.
    pub(super) is_this_year: bool,
    /// Where the word stands by which the time is the day of the report: 截至目前.
    now: Option<Span>,
    /// Whether 累计 means within the report year here.
    is_within_year: bool,
    /// Whether a clause of the sentence has had a figure without 累计.
    has_counted: bool,
    /// The side of litigation named last, with no result since.
    bare_side: Option<Word>,
    /// Whether both sides of litigation were named one after the other.
    is_of_both: bool,
    /// Whether the sentence tells of one after the other of the bodies for which a government reports.
    pub(super) is_by_body: bool,
    /// Whether it says 共 or the like.
    pub(super) is_whole: bool,
    /// Whether an earlier clause of the sentence says 办结 or the like.
    pub(super) is_settled: bool,
    /// Whether this clause says so.
    settles: bool,
    /// Whether the section is 总体情况.
    is_overview: bool,
    /// Whether every word of the paragraph so far is known.
    is_all_known: bool,
    /// Whether requests were the matter last before reviews.
    pub(super) has_asked: bool,
    /// What was told of documents.
    pub(super) documents: Documents,
    /// What was done with the documents before 、, and why they do not count: 制定规章2件、规范性文件3件.
    pub(super) stage: Option<(Stage, Option<Standing>)>,
    /// What made the figure before one of decisions.
    pub(super) decided: Decided,
    /// Whether the sentence names an outcome of requests.
    pub(super) tells_outcomes: bool,
}

/// Nouns that set the matter.
pub(super) const REQUESTS: [Word; 3] = [Word::Request, Word::Bare, Word::OnRequest];
/// Nouns of reviews.
pub(super) const REVIEWS: [Word; 4] = [Word::Reconsideration, Word::Litigation, Word::Direct, Word::AfterReview];
/// Matters that are no requests.
pub(super) const OTHERS: [Word; 4] = [Word::Foreign, Word::Casework, Word::Explained, Word::Procedure];
/// What is said of requests carried over.
pub(super) const CARRIES: [Word; 2] = [Word::Carry, Word::CarryOut];
/// Bodies that are not the reporting one alone.
const BODIES: [Word; 2] = [Word::Wide, Word::Below];
/// Verbs of requests.
pub(super) const VERBS: [Word; 5] = [Word::New, Word::Received, Word::Accepted, Word::Handled, Word::Done];

impl<'a> Setting<'a> {
    /// The setting at the start of a paragraph.
    pub(super) fn of_paragraph(text: &'a str, report_year: Option<i16>, body: &'a str, section: Option<Topic>) -> Self {
        let matter = match section {
            Some(Topic::Requests) => Matter::Requests,
            Some(Topic::Review) => Matter::Review(Side::Both),
            _ => Matter::Nothing,
        };
        Self {
            text,
            report_year,
            body,
            own: body.trim_end_matches("办事处").trim_end_matches("人民政府"),
            matter,
            is_disclosure: section == Some(Topic::Review),
            section,
            standing: Standing::Own,
            is_this_year: false,
            now: None,
            is_within_year: false,
            has_counted: false,
            bare_side: None,
            is_of_both: false,
            is_by_body: false,
            is_whole: false,
            is_settled: false,
            settles: false,
            is_overview: section == Some(Topic::Overview),
            is_all_known: true,
            has_asked: matches!(section, Some(Topic::Requests | Topic::Review)),
            documents: Documents::Unnamed,
            stage: None,
            decided: Decided::No,
            tells_outcomes: false,
        }
    }

    /// Begins a sentence.
    pub(super) fn begin(&mut self, tokens: &[Token]) {
        let words = Words::of(tokens);
        self.standing = Standing::Own;
        self.now = None;
        self.is_this_year = words.has(&[Word::ThisYear]) || words.years().any(|year| Some(year) == self.report_year);
        self.is_within_year = false;
        self.has_counted = false;
        self.part();
        self.is_by_body = whose::tells_by_body(tokens);
        self.is_whole = words.has(&[Word::Total]);
        if std::mem::replace(&mut self.documents, Documents::Unnamed) == Documents::Explained {
            self.matter = Matter::Foreign;
        }
        (self.is_settled, self.settles) = (false, false);
        (self.decided, self.tells_outcomes) = (Decided::No, words.has(&OUTCOMES));
        self.is_disclosure |= words.has(&[Word::Disclosure, Word::Request, Word::OnRequest]);
    }

    /// Takes in the time and the body that a clause names.
    pub(super) fn enter(&mut self, clause: &Clause<'_>) {
        let words = clause.words;
        self.is_settled |= self.settles;
        self.settles = words.has(&[Word::Done]);
        if self.tells_of_requests(words) {
            self.matter = Matter::Requests;
        }
        self.is_all_known &= !words.has_unknown();
        if !words.has(&[Word::Compare]) {
            let is_carry = words.has(&CARRIES);
            // 上年结转申请2件已于1月办结: the month is that of the answer.
            let counted = clause.tokens.iter().rposition(|token| matches!(token.kind, Kind::Figure(_)));
            let carry = words.position(&CARRIES).filter(|carry| Some(*carry) < counted);
            let end = counted.filter(|_| carry.is_some()).unwrap_or(clause.tokens.len());
            let is_of_answer = |at: usize, token: &Token| at > end && matches!(token.kind, Kind::Months(_));
            for (at, token) in clause.tokens.iter().enumerate().filter(|(at, token)| !is_of_answer(*at, token)) {
                let before = at.checked_sub(1).and_then(|before| clause.tokens.get(before));
                if !(token.is(Word::Since) && before.is_some_and(|before| self.is_own_year(before))) {
                    self.time(token, is_carry);
                }
            }
            if !is_carry && years::has_several(clause.tokens) {
                self.stand(Standing::Cumulative);
            }
        }
        if self.names_whole_year(clause.tokens) {
            self.is_this_year = true;
            // 1月至12月
            if self.standing == Standing::PartOfYear {
                self.standing = Standing::Own;
            }
        }
        self.span_of_total(clause);
        if words.has(&VERBS) || words.has(&REQUESTS) || words.has(&REVIEWS) {
            self.whose(clause);
        }
    }

    /// Ends a part of a sentence, at a semicolon.
    pub(super) fn part(&mut self) {
        if self.is_of_both {
            // 直接起诉2件、复议后起诉1件；维持3件
            self.matter = self.review(Side::Litigation);
        }
        (self.bare_side, self.is_of_both) = (None, false);
    }

    /// Turns to requests, in 总体情况, where the clauses to come leave no doubt.
    pub(super) fn turn_to_requests(&mut self) {
        if self.is_overview {
            self.matter = Matter::Requests;
        }
    }

    /// 没有收到申请 in 总体情况, or in 问题及改进 of the report year, where nothing else was spoken of.
    fn tells_of_requests(&self, words: Words<'_>) -> bool {
        let is_free = matches!(self.matter, Matter::Nothing | Matter::Openings | Matter::Fee);
        let is_plain = !words.has_unknown() && !words.has(&OTHERS) && !words.has(&REVIEWS) && !words.has(&BODIES);
        // 受理公民、法人和其他组织申请 names those who can ask as the regulation does.
        let is_citizen = |token: &Token| token.is(Word::Anyone) && token.span.of(self.text).starts_with("公民、法人");
        let names_all = words.0.iter().any(is_citizen);
        let is_taken = words.has(&[Word::New, Word::Received]) || words.has(&[Word::Accepted]) && names_all;
        let is_sure = self.is_all_known || names_all && self.matter == Matter::Openings;
        let is_of_one = !words.has(&[Word::Respectively]) && words.years().count() < 2;
        // 2022年，收到申请1042件 in 问题及改进 tells how the work has grown.
        let is_here = self.is_overview || self.section == Some(Topic::Problems) && self.is_this_year;
        is_here && is_sure && is_free && is_plain && is_taken && words.has(&[Word::Bare]) && is_of_one
    }

    /// The reviews of which a result is one that names none.
    pub(super) fn side_of_result(&self) -> Option<Side> {
        match self.matter {
            // 直接起诉2件、复议后起诉1件，尚未审结1件
            Matter::Review(_) if self.is_of_both => Some(Side::Litigation),
            Matter::Review(side) => Some(side),
            _ => None,
        }
    }

    /// Whether requests are spoken of.
    pub(super) fn is_of_requests(&self) -> bool {
        self.matter == Matter::Requests
    }
}
