//! What a sentence speaks of when it comes to a figure: the matter, the time, the body.

mod remark;
mod time;
mod whose;

use super::clause::{Clause, Words};
use super::subject::RESULTS;
use super::tokens::{Kind, Token};
use super::words::Word;
use super::years;
use crate::report::Topic;
use crate::statement::{Stage, Standing};
pub(super) use remark::Remark;

/// The matter of a run of sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Matter {
    Nothing,
    Requests,
    Review(Side),
    Normative,
    Regulations,
    Fee,
    Openings,
    /// Hotlines, proposals and whatever else is counted.
    Foreign,
}

/// Which reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Reconsideration,
    Litigation,
    Direct,
    After,
    Both,
}

/// What was told of documents made, repealed and in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Documents {
    /// Nothing in the sentence
    Unnamed,
    Named,
    /// They were explained since they were named: what was made then need not be one of them.
    Explained,
}

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
    /// Whether the time is the day of the report: 截至目前.
    is_by_now: bool,
    /// Whether 累计 means within the report year here.
    is_within_year: bool,
    /// Whether a clause of the sentence has had a figure without 累计.
    has_counted: bool,
    /// The side of litigation named last, with no result since.
    bare_side: Option<Word>,
    /// Whether both sides of litigation were named one after the other.
    is_of_both: bool,
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
}

/// Nouns that set the matter.
pub(super) const REQUESTS: [Word; 3] = [Word::Request, Word::Bare, Word::OnRequest];
/// Nouns of reviews.
pub(super) const REVIEWS: [Word; 4] = [Word::Reconsideration, Word::Litigation, Word::Direct, Word::AfterReview];
/// Matters that are no requests.
pub(super) const OTHERS: [Word; 4] = [Word::Foreign, Word::Casework, Word::Explained, Word::Procedure];
/// What is said of requests carried over.
pub(super) const CARRIES: [Word; 2] = [Word::Carry, Word::CarryOut];
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
            is_by_now: false,
            is_within_year: false,
            has_counted: false,
            bare_side: None,
            is_of_both: false,
            is_whole: false,
            is_settled: false,
            settles: false,
            is_overview: section == Some(Topic::Overview),
            is_all_known: true,
            has_asked: matches!(section, Some(Topic::Requests | Topic::Review)),
            documents: Documents::Unnamed,
            stage: None,
        }
    }

    /// Begins a sentence.
    pub(super) fn begin(&mut self, tokens: &[Token]) {
        let words = Words::of(tokens);
        self.standing = Standing::Own;
        self.is_by_now = false;
        self.is_this_year = words.has(&[Word::ThisYear]) || words.years().any(|year| Some(year) == self.report_year);
        self.is_within_year = false;
        self.has_counted = false;
        self.part();
        self.is_whole = words.has(&[Word::Total]);
        if std::mem::replace(&mut self.documents, Documents::Unnamed) == Documents::Explained {
            self.matter = Matter::Foreign;
        }
        (self.is_settled, self.settles) = (false, false);
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
            for token in clause.tokens {
                self.time(token, is_carry);
            }
            if !is_carry && years::has_several(clause.tokens) {
                self.stand(Standing::Cumulative);
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

    /// 没有收到申请 in 总体情况, where nothing else was spoken of.
    fn tells_of_requests(&self, words: Words<'_>) -> bool {
        let is_free = matches!(self.matter, Matter::Nothing | Matter::Openings | Matter::Fee);
        let is_plain = !words.has_unknown() && !words.has(&OTHERS) && !words.has(&REVIEWS) && !words.has(&[Word::Wide]);
        // 受理公民、法人和其他组织申请 names those who can ask as the regulation does.
        let is_citizen = |token: &Token| token.is(Word::Anyone) && token.span.of(self.text).starts_with("公民、法人");
        let names_all = words.0.iter().any(is_citizen);
        let is_taken = words.has(&[Word::New, Word::Received]) || words.has(&[Word::Accepted]) && names_all;
        let is_sure = self.is_all_known || names_all && self.matter == Matter::Openings;
        let is_of_one = !words.has(&[Word::Respectively]) && words.years().count() < 2;
        self.is_overview && is_sure && is_free && is_plain && is_taken && words.has(&[Word::Bare]) && is_of_one
    }

    /// Takes in the matter of a prepared sentence without figures, a heading mostly.
    pub(super) fn turn_by_marks(&mut self, marked: &str) {
        self.is_all_known &= marked.chars().all(|c| Word::of(c).is_some() || !c.is_alphabetic());
        for clause in marked.split_inclusive(['，', '；', '：']) {
            let words: Vec<Option<Word>> = clause.chars().map(Word::of).collect();
            self.turn_by(&words, clause.ends_with('：') || clause.trim_end_matches(['，', '。']).ends_with("方面"));
        }
    }

    /// Takes in the matter of words without figures.
    pub(super) fn turn_aside(&mut self, words: Words<'_>, is_heading: bool) {
        let last = words.0.last();
        let is_side = last.is_some_and(|token| matches!(&token.kind, Kind::Other(text) if text.ends_with("方面")));
        let words: Vec<Option<Word>> = words.0.iter().map(Token::word).collect();
        self.turn_by(&words, is_heading || is_side);
    }

    /// Takes in the matter of a clause, without what only tells of the matter so far: 涉及征地等问题.
    fn turn_by(&mut self, words: &[Option<Word>], is_heading: bool) {
        let place = |classes: &[Word]| words.iter().position(|word| word.is_some_and(|word| classes.contains(&word)));
        let about = place(&[Word::Regarding, Word::Mainly]);
        let is_dealt_with = |from: usize| words.iter().skip(from).flatten().any(|word| VERBS.contains(word));
        let mut is_step_before = false;
        for (at, word) in words.iter().enumerate().filter_map(|(at, word)| Some((at, (*word)?))) {
            let is_settled = !matches!(self.matter, Matter::Nothing | Matter::Foreign | Matter::Openings | Matter::Fee);
            let is_about = about.is_some_and(|about| about < at) && !is_dealt_with(at);
            // 经会议研究, not 召开会议
            let is_by = at > 0 && words.iter().take(at).all(|before| matches!(before, Some(Word::Plain | Word::Each)));
            let is_step = (word == Word::Procedure && (is_by || is_step_before)) && !is_dealt_with(0);
            is_step_before |= is_step;
            // 政策解读方面，
            if word == Word::Explained && is_heading {
                self.documents = Documents::Unnamed;
            }
            let is_counted = matches!(word, Word::Casework | Word::Explained);
            if !(OTHERS.contains(&word) && !is_counted && is_settled && !is_heading && (is_about || is_step)) {
                self.turn_to(word);
            }
        }
    }

    /// Takes in the matter that words name.
    pub(super) fn turn(&mut self, words: Words<'_>) {
        words.classes().for_each(|word| self.turn_to(word));
    }

    fn turn_to(&mut self, word: Word) {
        match word {
            Word::Direct | Word::AfterReview => {
                self.is_of_both = self.bare_side.is_some_and(|side| side != word);
                self.bare_side = Some(word);
            }
            Word::Reconsideration | Word::Litigation => self.part(),
            word if RESULTS.contains(&word) => self.bare_side = None,
            _ => {}
        }
        self.matter = match word {
            Word::Request | Word::OnRequest => Matter::Requests,
            Word::Bare
                if self.matter != Matter::Foreign
                    && self.is_disclosure
                    && !matches!(self.matter, Matter::Review(_)) =>
            {
                Matter::Requests
            }
            Word::Reconsideration => self.review(Side::Reconsideration),
            Word::Litigation => self.review(Side::Litigation),
            Word::Direct => self.review(Side::Direct),
            Word::AfterReview => self.review(Side::After),
            Word::Normative | Word::Regulations => {
                self.documents = Documents::Named;
                if word == Word::Normative { Matter::Normative } else { Matter::Regulations }
            }
            Word::Fee => Matter::Fee,
            Word::Proactive => Matter::Openings,
            // 制发规范性文件12件，同步解读12件，废止8件
            Word::Explained if self.documents != Documents::Unnamed => {
                self.documents = Documents::Explained;
                return;
            }
            Word::Foreign | Word::Casework | Word::Explained | Word::Procedure => Matter::Foreign,
            _ => return,
        };
        self.asks();
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

    /// Takes in that the matter is another than reviews.
    fn asks(&mut self) {
        if !matches!(self.matter, Matter::Review(_)) {
            self.has_asked = self.matter == Matter::Requests;
        }
    }

    fn review(&self, side: Side) -> Matter {
        if self.is_disclosure { Matter::Review(side) } else { Matter::Foreign }
    }

    /// Whether requests are spoken of.
    pub(super) fn is_of_requests(&self) -> bool {
        self.matter == Matter::Requests
    }
}
