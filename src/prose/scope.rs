//! How far what a sentence said before reaches: wholes that are wider than what a report counts, and
//! applicants of whom more figures follow.

use super::clause::{Place, Words};
use super::lists::inside;
use super::setting::{REQUESTS, REVIEWS};
use super::subject::Meaning;
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::statement::{Figure, ReviewResult, Standing, Statement, Subject};

/// Words for a matter before it is named, and for its sort behind it: 涉及政府信息公开方面的
const OF_MATTER: [&str; 4] = ["涉及", "关于", "针对", "方面"];

/// Those of whom the table of requests has a column each.
const APPLICANTS: [&str; 11] = [
    "自然人",
    "个人",
    "公民",
    "法人",
    "企业",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他组织",
    "社会组织",
];

/// What a sentence has said so far.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// Whether it named disclosure or requests before 其中.
    is_of_disclosure: bool,
    /// Whether it names disclosure behind 其中.
    is_narrowed: bool,
    /// Whether its figures are those of some applicants.
    is_of_applicant: bool,
    /// Whether its figures are those of what was received: 收到的申请中，已办结16件
    is_of_received: bool,
}

impl Scope {
    /// Takes in words without a figure, or the head of one. `is_before` tells that 其中 has not been said.
    pub(super) fn hear(&mut self, text: &str, words: Words<'_>, is_before: bool) {
        self.is_of_received |= words.has(&[Word::New, Word::Received]) && inside::behind(text, words).is_some();
        let words = words.before(&[Word::Among]);
        self.is_of_disclosure |= is_before && (words.has(&[Word::Disclosure]) || words.has(&REQUESTS));
    }

    /// What became of those received need not count what was carried over.
    pub(super) fn limit(&self, statements: &mut [Statement]) {
        let is_settled = |statement: &&mut Statement| {
            statement.subjects != [Subject::CarriedIn] && statement.subjects.iter().all(is_of_settled)
        };
        let settled = statements.iter_mut().filter(|_| self.is_of_received).filter(is_settled);
        settled.for_each(|statement| statement.is_of_new = true);
    }

    /// Ends a part of the sentence.
    pub(super) fn part(&mut self) {
        (self.is_of_applicant, self.is_of_received) = (false, false);
    }

    /// 行政复议案件46件，其中涉及政府信息公开14件: the whole is about everything, and the part is what a report
    /// counts.
    pub(super) fn narrow(&mut self, text: &str, place: &Place<'_>, meaning: &mut Meaning, wholes: &mut [Statement]) {
        let from = place.head.position(&[Word::Among]).map_or(0, |among| among + 1);
        let behind = Words::of(place.head.0.get(from..).unwrap_or_default());
        self.is_narrowed |= behind.has(&[Word::Disclosure, Word::Request]);
        if !self.is_narrowed || self.is_of_disclosure {
            return;
        }
        let is_free = meaning.hindrance.is_none();
        let subjects = &mut meaning.subjects;
        let mut wider: Vec<&mut Statement> = wholes.iter_mut().filter(|whole| is_wider(whole, &place.figure)).collect();
        let is_unnamed = subjects.is_empty() && behind.has(&[Word::Disclosure, Word::Request]) && !behind.has(&REVIEWS);
        if !is_unnamed {
            wider.retain(|whole| whole.subjects == *subjects);
        } else if let [whole] = wider.as_slice()
            && is_free
            && names_matter_only(text, behind)
        {
            subjects.clone_from(&whole.subjects);
        }
        wider.into_iter().for_each(|whole| whole.standing = Standing::OtherMatter);
    }

    /// 自然人申请办结140件，结转下年度12件: both are of natural persons.
    pub(super) fn keep(&mut self, text: &str, place: &Place<'_>, meaning: &mut Meaning) {
        if meaning.subjects.is_empty() || !meaning.subjects.iter().all(is_of_settled) {
            return;
        }
        let is_applicant = |token: &Token| token.is(Word::Qualifier) && APPLICANTS.contains(&token.span.of(text));
        if place.head.0.iter().any(is_applicant) {
            self.is_of_applicant = true;
        } else if self.is_of_applicant && !place.head.has(&[Word::Total, Word::ThisYear]) {
            meaning.hindrance = meaning.hindrance.or(Some(Standing::Qualified));
        }
    }
}

/// Whether a statement counts all reviews of one sort, and more than a figure.
fn is_wider(whole: &Statement, figure: &Figure) -> bool {
    const TOTALS: [Subject; 4] = [
        Subject::Reconsideration(ReviewResult::Total),
        Subject::Litigation(ReviewResult::Total),
        Subject::Direct(ReviewResult::Total),
        Subject::AfterReview(ReviewResult::Total),
    ];
    let is_total = matches!(whole.subjects.as_slice(), [subject] if TOTALS.contains(subject));
    is_total && whole.standing == Standing::Own && whole.figure.value > figure.value
}

/// Whether words name a matter and nothing else: 涉及政府信息公开类的
fn names_matter_only(text: &str, words: Words<'_>) -> bool {
    words.0.iter().all(|token| match &token.kind {
        Kind::Word(Word::Plain | Word::Disclosure | Word::Is) | Kind::Comma => true,
        Kind::Word(Word::Regarding | Word::Qualifier) => OF_MATTER.contains(&token.span.of(text)),
        Kind::Other(other) => OF_MATTER.contains(&other.as_str()),
        _ => false,
    })
}

/// Whether a subject is what became of requests.
fn is_of_settled(subject: &Subject) -> bool {
    matches!(
        subject,
        Subject::Processed
            | Subject::CarriedIn
            | Subject::CarriedOut
            | Subject::Granted
            | Subject::Partial
            | Subject::Denied
            | Subject::Unable
            | Subject::Refused
            | Subject::OtherOutcome
    )
}
