//! Figures beside the matter: documents by the property of being open, reviews of anything else, and
//! what was processed of the requests of a year alone.

use rust_decimal::Decimal;

use super::cause;
use super::clause::{Clause, Place, Stop};
use super::rest::clause_text;
use super::setting::{REVIEWS, VERBS};
use super::subject::Meaning;
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::statement::{Standing, Statement, Subject};

/// How a clause stands beside what the report has to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    No,
    /// 主动公开40件、依申请公开30件、不予公开16件: documents by their property
    Property,
    /// 与政府信息公开无关
    Unrelated,
    /// Behind 除…外, where a denial speaks of the rest only.
    Excepted,
}

/// How each clause of a sentence stands; `are_parts` tells which are parts of a breakdown.
pub(super) fn find(clauses: &[Clause<'_>], are_parts: &[bool]) -> Vec<Aside> {
    let mut asides = vec![Aside::No; clauses.len()];
    let mut start = 0;
    for group in clauses.split_inclusive(|clause| clause.stop == Stop::Semicolon) {
        let marks = asides.get_mut(start..start + group.len()).unwrap_or_default();
        if group.iter().any(|clause| clause.words.has(&[Word::Unrelated])) {
            marks.fill(Aside::Unrelated);
        } else if let Some(from) = group.iter().position(excepts) {
            marks.iter_mut().skip(from).for_each(|mark| *mark = Aside::Excepted);
        }
        start += group.len();
    }
    properties(clauses, are_parts, &mut asides);
    asides
}

/// Whether a clause leaves something out of what follows: 除上述案件外
fn excepts(clause: &Clause<'_>) -> bool {
    let text = |at: usize| match clause.tokens.get(at).map(|token| &token.kind) {
        Some(Kind::Other(text)) => text.as_str(),
        _ => "",
    };
    text(0).starts_with('除') && (0..clause.tokens.len()).any(|at| text(at).contains('外'))
}

/// Marks runs of clauses that count documents by their property.
fn properties(clauses: &[Clause<'_>], are_parts: &[bool], asides: &mut [Aside]) {
    let sorts: Vec<Sort> = clauses.iter().map(Sort::of).collect();
    let mut at = 0;
    while at < clauses.len() {
        let len = sorts.iter().skip(at).take_while(|sort| **sort != Sort::Other).count();
        let run = sorts.get(at..at + len).unwrap_or_default();
        let has = |word: Word| run.contains(&Sort::Property(word));
        let mut parts = run.iter().zip(are_parts.iter().skip(at)).filter(|(sort, _)| **sort != Sort::Share);
        let are_beside = has(Word::Proactive) && has(Word::OnRequest);
        let is_list = are_beside && (has(Word::Denied) || parts.all(|(_, is_part)| *is_part));
        let is_named = (has(Word::OnRequest) || has(Word::Denied)) && names_documents(clauses, at);
        if is_list || is_named {
            asides.iter_mut().skip(at).take(len).for_each(|aside| *aside = Aside::Property);
        }
        at += len.max(1);
    }
}

/// Whether the words up to a clause speak of documents and not of requests.
fn names_documents(clauses: &[Clause<'_>], at: usize) -> bool {
    let before = clauses.get(..=at).unwrap_or_default();
    let is_document =
        |token: &Token| matches!(&token.kind, Kind::Other(text) if text.contains("公文") || text.contains("属性"));
    let requests = [Word::Request, Word::Bare, Word::Received, Word::New];
    before.iter().any(|clause| clause.tokens.iter().any(is_document))
        && !before.iter().any(|clause| clause.words.has(&requests))
}

/// What a clause can be in a list of documents by their property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// 主动公开40件
    Property(Word),
    /// 占46.5%, or what closes a bracket
    Share,
    Other,
}

impl Sort {
    fn of(clause: &Clause<'_>) -> Self {
        let places = &clause.places;
        let is_share = |token: &Token| matches!(token.kind, Kind::Share(_));
        let [place] = places.as_slice() else {
            let is_share = places.is_empty() && (clause.tokens.is_empty() || clause.tokens.iter().any(is_share));
            return if is_share { Self::Share } else { Self::Other };
        };
        let words = place.head;
        if words.has(&VERBS) || words.has(&[Word::Request, Word::Bare]) {
            return Self::Other;
        }
        let word = [Word::OnRequest, Word::Denied, Word::Proactive].into_iter().find(|word| words.has(&[*word]));
        word.map_or(Self::Other, Self::Property)
    }
}

/// What a sentence has told of requests and reviews.
#[derive(Debug, Default)]
pub(super) struct Cohort {
    /// Figures behind that of requests processed which may be the rest of those received.
    rest: Vec<Decimal>,
    /// Whether it has told how many were processed.
    has_processed: bool,
    /// Whether what was carried over is said to be settled by itself: 上年结转3件已办结.
    settles_carried: bool,
    /// Whether the requests processed are said to be all: 共办结20件.
    is_total: bool,
    /// Whether the reviews before were those of a body at its own work, or about another matter.
    is_of_work: bool,
    /// Whether the clause before tells of another matter: 因征管争议，
    is_caused: bool,
}

impl Cohort {
    /// Takes in a clause without a figure.
    pub(super) fn hear(&mut self, document: &str, clause: &Clause<'_>) {
        let is_before = clause.stop == Stop::Comma && !clause.words.has(&REVIEWS);
        self.is_caused = is_before && cause::is_before(document, clause.words);
    }

    /// Takes in what a figure counts. Reviews in one series with those at which a body worked are
    /// such, too: 办理行政复议12件、行政应诉5件.
    pub(super) fn set_apart(&mut self, meaning: &mut Meaning, place: &Place<'_>, aside: Aside) {
        let is_of_review = are_reviews(&meaning.subjects);
        let is_of_another = std::mem::take(&mut self.is_caused) && place.head.has(&REVIEWS) || self.is_of_work;
        if is_of_review && (aside == Aside::Unrelated || is_of_another && !place.head.has(&[Word::Disclosure])) {
            meaning.hindrance = Some(Standing::OtherMatter);
        }
        // 办理行政复议12件，审结9件，其中维持7件
        if is_of_review || place.head.has(&REVIEWS) {
            self.is_of_work = meaning.hindrance == Some(Standing::OtherMatter);
        }
        let is_processed = meaning.subjects == [Subject::Processed];
        if self.has_processed && (is_processed || matches!(meaning.subjects.as_slice(), [] | [Subject::CarriedOut])) {
            self.rest.push(place.figure.value);
        }
        self.has_processed |= is_processed;
        self.is_total |= is_processed && place.head.has(&[Word::Total]);
        self.settles_carried |= meaning.subjects == [Subject::CarriedIn] && place.tail.has(&[Word::Done]);
    }

    /// 收到18件，办结17件，1件跨年办理: only those received are spoken of, not all in hand.
    pub(super) fn finish(self, statements: &mut [Statement]) {
        let figure = |statements: &[Statement], wanted: Subject| {
            let statement = statements.iter().find(|statement| statement.subjects == [wanted]);
            statement.map(|statement| statement.figure.value)
        };
        let received = figure(statements, Subject::Received).or_else(|| figure(statements, Subject::Handled));
        let rest = received.zip(figure(statements, Subject::Processed)).and_then(|(all, done)| all.checked_sub(done));
        let place = |wanted: Subject| statements.iter().position(|statement| statement.subjects == [wanted]);
        let is_carried_before = place(Subject::CarriedIn).is_some_and(|at| Some(at) < place(Subject::Processed));
        let is_rest = rest.is_some_and(|rest| self.rest.contains(&rest)) && !is_carried_before;
        if is_rest || self.settles_carried && !self.is_total {
            let processed = statements.iter_mut().filter(|statement| statement.subjects == [Subject::Processed]);
            processed.for_each(|statement| statement.is_of_new = true);
        }
    }
}

fn are_reviews(subjects: &[Subject]) -> bool {
    let is_review = |subject: &Subject| {
        matches!(
            subject,
            Subject::Reconsideration(_) | Subject::Litigation(_) | Subject::Direct(_) | Subject::AfterReview(_)
        )
    };
    !subjects.is_empty() && subjects.iter().all(is_review)
}

/// Keeps rules away from reviews of everything and those in one series with them, as far as the sentence that begins
/// at `start` has not named disclosure: 行政应诉案件18件, 参加规划领域行政复议12件.
pub(super) fn general_reviews(document: &str, start: u32, statements: &mut [Statement]) {
    const GENERAL: [&str; 4] = ["应诉", "参加", "领域", "类"];
    const OF_DISCLOSURE: [&str; 3] = ["信息公开", "依申请", "公开申请"];
    let mut is_general = false;
    for statement in statements.iter_mut().filter(|statement| are_reviews(&statement.subjects)) {
        let words = clause_text(document, statement.figure.span);
        let before = document.get(start as usize..statement.figure.span.start as usize).unwrap_or_default();
        let is_of_all =
            GENERAL.iter().any(|word| words.contains(word)) && !words.contains("各类") && !words.contains("此类");
        is_general = (is_general || is_of_all) && !OF_DISCLOSURE.iter().any(|word| before.contains(word));
        if is_general && statement.standing == Standing::Own && !statement.figure.value.is_zero() {
            statement.standing = Standing::OtherMatter;
        }
    }
}
