//! How far what a sentence said before reaches: wholes that are wider than what a report counts, and
//! applicants of whom more figures follow.

use super::applicants::APPLICANTS as COLUMNS;
use super::clause::{Clause, Place, Stop, Words};
use super::lists::{Found, inside};
use super::setting::{REQUESTS, REVIEWS, VERBS};
use super::subject::Meaning;
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::statement::{Figure, ReviewResult, Standing, Statement, Subject};

/// Words for a matter before it is named, and for its sort behind it: 涉及政府信息公开方面的
const OF_MATTER: [&str; 4] = ["涉及", "关于", "针对", "方面"];

/// Those who ask, beside those named as the columns of the form.
const APPLICANTS: [&str; 6] = ["个人", "公民", "法人", "企业", "其他组织", "社会组织"];

/// Words for what came in.
const TAKES_IN: &[Word] = &[Word::New, Word::Received];

/// What a sentence has said so far.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// Whether it named disclosure or requests before 其中.
    pub(super) is_of_disclosure: bool,
    /// Whether it names disclosure behind 其中.
    is_narrowed: bool,
    /// Whether its figures are those of some applicants.
    is_of_applicant: bool,
    /// Whether it tells of one sort of applicants behind the other: 自然人9件，…；企业3件，…
    is_by_applicant: bool,
    /// Whether its figures are those of what was received: 收到的申请中，已办结16件
    is_of_received: bool,
}

impl Scope {
    /// The scope at the start of a sentence; `is_of_disclosure` where it goes on with one that named disclosure.
    pub(super) fn of_sentence(text: &str, clauses: &[Clause<'_>], is_of_disclosure: bool) -> Self {
        let of_applicant = |clause: &&Clause<'_>| clause.places.iter().any(|place| names_applicant(text, place.head));
        let mut parts = clauses.split_inclusive(|clause| clause.stop == Stop::Semicolon);
        let is_by_applicant = clauses.iter().filter(of_applicant).count() > 1
            && parts.all(|part| part.iter().filter(of_applicant).count() < 2);
        Self { is_of_disclosure, is_by_applicant, ..Self::default() }
    }

    /// Takes in words without a figure, or the head of one. `is_before` tells that 其中 has not been said.
    pub(super) fn hear(&mut self, text: &str, words: Words<'_>, is_before: bool) {
        self.is_of_received |= words.has(&[Word::New, Word::Received]) && inside::behind(text, words).is_some();
        let words = words.before(&[Word::Among]);
        self.is_of_disclosure |= is_before && (words.has(&[Word::Disclosure]) || words.has(&REQUESTS));
    }

    /// What became of those received need not count what was carried over: 新收申请办结16件.
    pub(super) fn limit(&mut self, text: &str, place: &Place<'_>, statements: &mut [Statement]) {
        let is_settled = |statement: &&mut Statement| {
            statement.subjects != [Subject::CarriedIn] && statement.subjects.iter().all(is_of_settled)
        };
        let words = if place.head.has(&VERBS) { place.head } else { place.tail };
        let is_limited = self.is_of_received || words.has(&[Word::New, Word::Received, Word::Accepted]);
        let settled = statements.iter_mut().filter(|_| is_limited).filter(is_settled);
        settled.for_each(|statement| statement.is_of_new = true);
        // 新收的12件申请中办结11件
        let takes_in = place.head.has(TAKES_IN) || place.tail.has(TAKES_IN);
        self.is_of_received |= takes_in && inside::behind(text, place.tail).is_some();
    }

    /// Ends a part of the sentence.
    pub(super) fn part(&mut self) {
        (self.is_of_applicant, self.is_of_received, self.is_narrowed) = (false, false, false);
    }

    /// 行政复议案件46件，其中涉及政府信息公开14件: the whole is about everything, and the part is what a report
    /// counts. `told` are the figures of this part of the sentence, `among` of them before 其中. Whether it is so
    /// here.
    pub(super) fn narrow(
        &mut self,
        text: &str,
        place: &Place<'_>,
        meaning: &mut Meaning,
        told: &mut [Statement],
        among: Option<usize>,
    ) -> bool {
        let from = place.head.position(&[Word::Among]).map_or(0, |among| among + 1);
        let behind = Words::of(place.head.0.get(from..).unwrap_or_default());
        let is_matter = behind.has(&[Word::Disclosure]) && names_matter_only(text, behind);
        let is_named = among.is_some() && behind.has(&[Word::Disclosure, Word::Request])
            || behind.has(&[Word::Disclosure]) && behind.has(&REVIEWS);
        self.is_narrowed |= is_named;
        if !(self.is_narrowed || is_matter) || self.is_of_disclosure {
            return false;
        }
        let is_unnamed = meaning.subjects.is_empty() && behind.has(&[Word::Disclosure, Word::Request]);
        let last = told.len().saturating_sub(1);
        let wholes = if is_unnamed { among.map_or(last..told.len(), |among| 0..among) } else { 0..told.len() };
        let wholes = told.get_mut(wholes).unwrap_or_default().iter_mut();
        let mut wider: Vec<&mut Statement> = wholes.filter(|whole| is_wider(whole, &place.figure)).collect();
        if !is_unnamed {
            wider.retain(|whole| whole.subjects == meaning.subjects);
        } else if let [whole] = wider.as_slice()
            && is_matter
            && meaning.hindrance.is_none()
        {
            meaning.subjects.clone_from(&whole.subjects);
        }
        let is_narrowed = !wider.is_empty();
        wider.into_iter().for_each(|whole| whole.standing = Standing::OtherMatter);
        is_narrowed
    }

    /// 自然人申请办结140件，结转下年度12件: both are of natural persons.
    pub(super) fn keep(&mut self, text: &str, place: &Place<'_>, meaning: &mut Meaning) {
        let is_settled = !meaning.subjects.is_empty() && meaning.subjects.iter().all(is_of_settled);
        if names_applicant(text, place.head) {
            self.is_of_applicant |= is_settled || self.is_by_applicant;
        } else if is_settled && self.is_of_applicant && !place.head.has(&[Word::Total, Word::ThisYear]) {
            meaning.hindrance = meaning.hindrance.or(Some(Standing::Qualified));
        }
    }
}

fn names_applicant(text: &str, words: Words<'_>) -> bool {
    let is_applicant = |token: &Token| match token.word() {
        Some(Word::Qualifier) => APPLICANTS.contains(&token.span.of(text)),
        Some(word) => COLUMNS.contains(&word),
        None => false,
    };
    words.0.iter().any(is_applicant)
}

/// What the parts of breakdowns by years tell of their wholes: 办理13件（新收12件、上年结转1件） are all in hand,
/// and 新收11件 of 办结12件（新收11件、上年结转1件） are not all that were received.
pub(super) fn by_years(found: &[Found], statements: &mut [Statement]) {
    for found in found {
        let place = |figure: &Figure| statements.iter().position(|statement| statement.figure.span == figure.span);
        let whole = place(&found.list.whole);
        let parts: Vec<usize> = found.list.parts.iter().filter_map(|part| place(&part.figure)).collect();
        let is_of = |at: usize, subject: Subject| statements.get(at).is_some_and(|part| part.subjects == [subject]);
        let received = parts.iter().copied().find(|at| is_of(*at, Subject::Received));
        let carried = parts.iter().copied().find(|at| is_of(*at, Subject::CarriedIn));
        let (Some(whole), Some(received), Some(carried)) = (whole, received, carried) else { continue };
        if is_of(whole, Subject::Received) || is_of(whole, Subject::Handled) {
            statements.iter_mut().skip(whole).take(1).for_each(|whole| whole.subjects = vec![Subject::InHand]);
            statements.iter_mut().skip(received).take(1).for_each(|part| part.is_of_new = false);
        } else if is_of(whole, Subject::Processed) {
            let parts = [received, carried];
            let of_processed = statements.iter_mut().enumerate().filter(|(at, _)| parts.contains(at));
            of_processed.for_each(|(_, part)| part.standing = Standing::Qualified);
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
        Kind::Word(Word::Regarding | Word::Concerning | Word::Qualifier) => OF_MATTER.contains(&token.span.of(text)),
        Kind::Other(other) => OF_MATTER.contains(&other.as_str()),
        _ => false,
    })
}

/// Whether a subject is what became of requests.
pub(super) fn is_of_settled(subject: &Subject) -> bool {
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
            | Subject::Leaf(_)
    )
}
