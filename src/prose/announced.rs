//! What a clause without a figure says of the figure behind it: 行政复议：1件, 收到政府信息公开申请，共12件.

use super::clause::{Clause, Place, Stop, Words};
use super::lists::inside;
use super::setting::{CARRIES, OTHERS, REQUESTS, REVIEWS, Setting, Side};
use super::subject::{self, OUTCOMES, RESULTS};
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::report::Topic;
use crate::statement::{ReviewResult, Subject};

/// What is counted behind a clause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Announced {
    subject: Subject,
    /// Whether the clause is a heading, so that the figure can stand alone.
    is_heading: bool,
    /// Whether it is a line of its own, so that what was received is of it: 全年共收到29件.
    is_line: bool,
}

impl Announced {
    /// What a clause without a figure announces.
    pub(super) fn by(setting: &Setting<'_>, clause: &Clause<'_>) -> Option<Self> {
        let is_side = |token: &Token| matches!(&token.kind, Kind::Other(text) if text == "方面");
        let (name, side) = match clause.tokens.split_last() {
            Some((last, name)) if is_side(last) => (name, true),
            _ => (clause.tokens, false),
        };
        let words = Words::of(unnumbered(name));
        let is_plain = !words.has_unknown() && !words.has(&[Word::Neg]) && !words.has(&OTHERS);
        if !is_plain {
            return None;
        }
        let heading = if clause.stop == Stop::Colon { item(setting, words) } else { None };
        let heading =
            heading.or_else(|| if side || clause.stop == Stop::Colon { matter(setting, words, side) } else { None });
        let subject = received(setting, words).or(heading)?;
        Some(Self { subject, is_heading: side || clause.stop == Stop::Colon, is_line: false })
    }

    /// What a line that names one side of reviews announces.
    pub(super) fn of_heading(side: Side) -> Option<Self> {
        let subject = subject::of_side(side, ReviewResult::Total)?;
        Some(Self { subject, is_heading: true, is_line: true })
    }

    /// What the figure at `place` counts, of which its own words do not tell.
    pub(super) fn of(self, document: &str, place: &Place<'_>) -> Option<Subject> {
        let head = place.head;
        let is_total = !head.has_unknown() && head.has(&[Word::Total, Word::Is]);
        let has_plain = head.0.iter().any(|token| token.is(Word::Plain));
        let is_open = has_plain && matches!(self.subject, Subject::Handled);
        let is_bare =
            self.is_heading && !is_open && is_case(place.figure.unit) && is_bare(document, head, self.is_line);
        let is_told = if self.is_heading { is_bare } else { is_total };
        (is_told || self.subject == Subject::Received && is_total).then_some(self.subject)
    }
}

/// Whether a unit is one of requests and reviews.
pub(super) fn is_case(unit: &str) -> bool {
    matches!(unit, "件" | "件次" | "宗" | "起" | "份" | "例")
}

/// Words behind the number of an item: 1.收到申请
fn unnumbered(tokens: &[Token]) -> &[Token] {
    let is_sign = |token: &Token| match &token.kind {
        Kind::Number(_) | Kind::Pause => true,
        Kind::Other(text) => matches!(text.as_str(), "." | "．"),
        _ => false,
    };
    let from = tokens.iter().take_while(|token| is_sign(token)).count();
    tokens.get(from..).unwrap_or_default()
}

fn received(setting: &Setting<'_>, words: Words<'_>) -> Option<Subject> {
    let takes_in = words.has(&[Word::New, Word::Received]) && words.has(&REQUESTS);
    let is_within = inside::behind(setting.text, words).is_some();
    let is_plain = !words.is_qualified() && !words.has(&[Word::Done]) && !is_within;
    (is_plain && takes_in && setting.is_of_requests()).then_some(Subject::Received)
}

/// 行政复议：1件; 行政复议方面，全年共发生1件; 依申请公开方面，全年共12件
fn matter(setting: &Setting<'_>, words: Words<'_>, is_side: bool) -> Option<Subject> {
    const OTHER_WORK: [Word; 6] =
        [Word::ReviewWork, Word::Handled, Word::Accepted, Word::Received, Word::New, Word::Done];
    if words.has(&OTHER_WORK) || words.has(&RESULTS) || words.has(&OUTCOMES) || words.has(&CARRIES) {
        return None;
    }
    if !words.has(&REVIEWS) {
        let is_named = words.has(&[Word::OnRequest]) && !words.is_qualified();
        // 依申请公开：12件 can be documents by their property.
        return (is_named && is_side).then_some(Subject::Handled);
    }
    let is_told =
        setting.section == Some(Topic::Review) || words.has(&[Word::Disclosure, Word::Request, Word::OnRequest]);
    let mut sides: Vec<_> = words.classes().filter_map(subject::side).collect();
    sides.dedup();
    match sides.as_slice() {
        [side] if is_told && !subject::narrows(words) => subject::of_side(*side, ReviewResult::Total),
        _ => None,
    }
}

/// 办结：11件; 结转下年度：1件; 予以公开：5件
fn item(setting: &Setting<'_>, words: Words<'_>) -> Option<Subject> {
    if !setting.is_of_requests() || words.is_qualified() || words.has(&REVIEWS) || words.has(&RESULTS) {
        return None;
    }
    let takes_in = words.has(&[Word::New, Word::Received, Word::Accepted]);
    let mut outcomes: Vec<_> = words.classes().filter_map(subject::of_outcome).collect();
    outcomes.dedup();
    match (outcomes.as_slice(), words.has(&CARRIES), words.has(&[Word::Done])) {
        ([outcome], false, false) if !takes_in && setting.section == Some(Topic::Requests) => Some(*outcome),
        ([], true, false) if !takes_in => match (words.has(&[Word::LastYear]), subject::carries_out(setting, words)) {
            (true, false) => Some(Subject::CarriedIn),
            (false, true) => Some(Subject::CarriedOut),
            _ => None,
        },
        ([], false, true) if !takes_in => Some(Subject::Processed),
        _ => None,
    }
}

/// Whether words tell of nothing but a time or the body, so that what was announced still stands.
pub(super) fn is_time(words: Words<'_>) -> bool {
    let is_time = |token: &Token| matches!(token.kind, Kind::Word(Word::ThisYear | Word::SelfBody) | Kind::Year(_));
    !words.0.is_empty() && words.0.iter().all(is_time)
}

/// Whether words say no more than that something was, or came in where `takes_in` says so: 全年共发生.
fn is_bare(document: &str, words: Words<'_>, takes_in: bool) -> bool {
    const HAPPENED: [&str; 4] = ["发生", "产生", "了", "的"];
    words.0.iter().all(|token| match token.kind {
        Kind::Word(Word::Total | Word::Is | Word::ThisYear | Word::SelfBody) | Kind::Year(_) => true,
        Kind::Word(Word::Received | Word::New) => takes_in,
        Kind::Word(Word::Plain) => HAPPENED.contains(&token.span.of(document)),
        _ => false,
    })
}
