//! Clauses that say that there was none: 未收到政府信息公开申请.

use super::clause::{Clause, Words};
use super::setting::{CARRIES, Matter, REQUESTS, REVIEWS, Setting, Side, VERBS};
use super::subject::{OUTCOMES, RESULTS, STAGES, narrows, of_outcome, of_side};
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::span::Span;
use crate::statement::{ReviewResult, Stage, Subject};

/// What a clause without figures denies.
pub(super) fn denied(setting: &Setting<'_>, words: Words<'_>) -> Vec<Subject> {
    if !words.has(&[Word::Neg])
        || words.has_unknown() && !is_of_no_documents(setting, words)
        || words.0.iter().any(|token| matches!(token.kind, Kind::Share(_)))
    {
        return Vec::new();
    }
    let foreign = |token: &Token| {
        matches!(token.word(), Some(Word::Foreign | Word::Casework)) && !is_beside_reviews(setting.text, words, token)
    };
    let is_part = if words.has(&REVIEWS) { narrows(words) } else { words.is_qualified() };
    if is_part
        || words.has(&[
            Word::ReviewWork,
            Word::Compare,
            Word::Explained,
            Word::Procedure,
            Word::Wide,
            Word::Below,
            Word::Level,
            Word::Plan,
            Word::Term,
        ])
        || is_of_others(words)
        || words.0.iter().any(foreign)
    {
        return Vec::new();
    }
    if words.has(&[Word::Charge]) {
        // 办理申请未收取费用 denies the fee, not the requests.
        return if words.has(&[Word::Fee]) { vec![Subject::Fee] } else { Vec::new() };
    }
    if words.has(&REVIEWS) {
        let mut denied = reviews(setting, words);
        if !denied.is_empty() && is_of_requests_and_reviews(words) {
            denied.insert(0, Subject::Received);
        }
        denied
    } else if words.has(&CARRIES) {
        carried(setting, words)
    } else if words.has(&OUTCOMES) {
        outcomes(setting, words)
    } else if words.has(&STAGES) && documents_of(setting, words).is_some() {
        documents(setting, words)
    } else if words.has(&[Word::Fee]) {
        vec![Subject::Fee]
    } else if words.has(&REQUESTS) && !words.has(&RESULTS) {
        if is_of_another_way(setting.text, words) { Vec::new() } else { requests(setting, words) }
    } else {
        Vec::new()
    }
}

/// Whether a matter only stands beside reviews that are denied with it, or is but what they are: 投诉举报、行政复议或诉讼问题.
fn is_beside_reviews(document: &str, words: Words<'_>, token: &Token) -> bool {
    match token.span.of(document) {
        "投诉举报" | "举报投诉" => {
            let behind = words.0.iter().skip_while(|other| other.span != token.span).skip(1);
            let mut behind = behind.skip_while(|other| other.is(Word::Joint) || matches!(other.kind, Kind::Pause));
            behind.next().and_then(Token::word).is_some_and(|word| REVIEWS.contains(&word))
        }
        "问题" => {
            words.has(&REVIEWS) && words.0.last().is_some_and(|last| last.span == token.span) && {
                let mut before = words.0.iter().rev().skip(1).filter(|other| !other.is(Word::Plain));
                before.next().and_then(Token::word).is_some_and(|word| REVIEWS.contains(&word))
            }
        }
        _ => false,
    }
}

/// Whether requests are denied beside reviews: 未收到依申请公开信息、行政复议和行政诉讼.
fn is_of_requests_and_reviews(words: Words<'_>) -> bool {
    let is_request = |token: &Token| token.is(Word::Request) || token.is(Word::OnRequest);
    let is_sign = |token: &Token| token.is(Word::Joint) || matches!(token.kind, Kind::Pause);
    let is_review = |token: &Token| token.word().is_some_and(|word| REVIEWS.contains(&word));
    let (neg, taken) = (words.position(&[Word::Neg]), words.position(&[Word::Received, Word::Accepted]));
    let is_noun = |token: &Token| token.is(Word::Plain) || is_sign(token) || is_request(token) || is_review(token);
    let Some((neg, taken)) = neg.zip(taken) else { return false };
    let behind = words.0.get(taken + 1..).unwrap_or_default();
    let joins = |three: &[Token]| matches!(three, [a, b, c] if is_request(a) && is_sign(b) && is_review(c));
    neg < taken && behind.iter().all(is_noun) && behind.windows(3).any(joins)
}

/// Whether only others than those spoken of are denied: 无其他行政复议
fn is_of_others(words: Words<'_>) -> bool {
    let neg = words.position(&[Word::Neg]).unwrap_or_default();
    let denied = Words::of(words.0.get(neg..).unwrap_or_default());
    // 未收到新的申请 denies all where no other was told of.
    let is_of_requests = denied.has(&[Word::Received]) && denied.has(&REQUESTS) && !denied.has(&REVIEWS);
    let is_fresh = denied.has(&[Word::Fresh]) && !is_of_requests;
    is_fresh || denied.before(&REVIEWS).before(&REQUESTS).has(&[Word::Another])
}

fn reviews(setting: &Setting<'_>, words: Words<'_>) -> Vec<Subject> {
    if !setting.is_disclosure || words.has(&[Word::Done]) {
        return Vec::new();
    }
    let result = match words.has(&RESULTS) {
        false => ReviewResult::Total,
        true if is_none_corrected(words) => ReviewResult::Corrected,
        true => return Vec::new(),
    };
    let side = |word: Word| match word {
        Word::Reconsideration => Some(Side::Reconsideration),
        Word::Litigation => Some(Side::Litigation),
        Word::Direct => Some(Side::Direct),
        Word::AfterReview => Some(Side::After),
        _ => None,
    };
    let mut sides: Vec<Side> = words.classes().filter_map(side).collect();
    sides.dedup();
    sides.into_iter().filter_map(|side| of_side(side, result)).collect()
}

/// 行政复议无被纠正案件
fn is_none_corrected(words: Words<'_>) -> bool {
    let is_alone = words.classes().filter(|word| RESULTS.contains(word)).eq([Word::Corrected]);
    let (neg, result) = (words.position(&[Word::Neg]), words.position(&[Word::Corrected]));
    let between = neg.zip(result).and_then(|(neg, result)| words.0.get(neg + 1..result));
    let is_noun = |token: &Token| token.word().is_some_and(|word| REVIEWS.contains(&word) || word == Word::Plain);
    is_alone && between.is_some_and(|between| between.iter().all(is_noun))
}

fn carried(setting: &Setting<'_>, words: Words<'_>) -> Vec<Subject> {
    if !setting.is_of_requests() && !words.has(&[Word::Request, Word::OnRequest]) {
        return Vec::new();
    }
    // 未办结的结转下年度 denies something else.
    let done = words.position(&[Word::Done]);
    if done.is_some_and(|done| words.position(&[Word::Neg]) < Some(done) && Some(done) < words.position(&CARRIES)) {
        return Vec::new();
    }
    // 办结8件，无结转
    let is_settled = setting.is_settled
        || words.position(&[Word::Done]).is_some_and(|done| Some(done) < words.position(&[Word::Neg]));
    match (words.has(&[Word::LastYear]), words.has(&[Word::NextYear, Word::CarryOut])) {
        (true, false) => vec![Subject::CarriedIn],
        (false, true) => vec![Subject::CarriedOut],
        (false, false) if is_settled && words.years().next().is_none() => vec![Subject::CarriedOut],
        _ => Vec::new(),
    }
}

fn outcomes(setting: &Setting<'_>, words: Words<'_>) -> Vec<Subject> {
    let is_of_requests = setting.is_of_requests() || words.has(&[Word::Request, Word::OnRequest]);
    let takes_in = words.has(&[Word::Received, Word::New, Word::Accepted]);
    if !is_of_requests || takes_in {
        return Vec::new();
    }
    // The denial must stand before the outcome: 不予公开的申请没有提起复议 denies something else.
    let (neg, outcome) = (words.position(&[Word::Neg]), words.position(&OUTCOMES));
    if neg > outcome { Vec::new() } else { words.classes().filter_map(of_outcome).collect() }
}

/// Which documents a clause denies: those it names, or those spoken of before 没有废止.
fn documents_of(setting: &Setting<'_>, words: Words<'_>) -> Option<Matter> {
    if words.has(&[Word::Normative, Word::Regulations]) {
        return Some(if words.has(&[Word::Normative]) { Matter::Normative } else { Matter::Regulations });
    }
    let is_bare = words.classes().all(|word| matches!(word, Word::Neg | Word::Repealed | Word::ThisYear));
    Some(setting.matter).filter(|matter| is_bare && matches!(matter, Matter::Normative | Matter::Regulations))
}

/// 无废止文件 where documents are spoken of.
fn is_of_no_documents(setting: &Setting<'_>, words: Words<'_>) -> bool {
    let others = words.0.iter().filter(|token| !token.is(Word::Plain));
    let is_known = |token: &Token| match &token.kind {
        Kind::Other(text) => text == "文件",
        kind => matches!(kind, Kind::Word(Word::Neg | Word::Repealed | Word::ThisYear)),
    };
    words.has(&[Word::Repealed]) && others.into_iter().all(is_known) && documents_of(setting, words).is_some()
}

fn documents(setting: &Setting<'_>, words: Words<'_>) -> Vec<Subject> {
    let stages = words.classes().filter_map(|word| match word {
        Word::Made => Some(Stage::Made),
        Word::Published => Some(Stage::Published),
        Word::Repealed => Some(Stage::Repealed),
        Word::InForce => Some(Stage::InForce),
        _ => None,
    });
    let stages: Vec<Stage> = stages.collect();
    if words.has(&[Word::Checking]) {
        return Vec::new();
    }
    let matter = documents_of(setting, words);
    let of = |word: Word, own: Matter, subject: fn(Stage) -> Subject| {
        let is_named = words.has(&[word]) || matter == Some(own);
        stages.iter().copied().filter(|_| is_named).map(subject).collect::<Vec<_>>()
    };
    let mut subjects = of(Word::Normative, Matter::Normative, Subject::Normative);
    subjects.extend(of(Word::Regulations, Matter::Regulations, Subject::Regulations));
    subjects
}

/// Whether it is denied that something was taken for a request, or asked for once more: 未作为申请办理, 未再提出申请.
fn is_of_another_way(document: &str, words: Words<'_>) -> bool {
    const WAYS: [&str; 7] = ["作为", "按", "视为", "视同", "再", "另行", "当作"];
    let neg = words.position(&[Word::Neg]).unwrap_or_default();
    let request = words.0.iter().rposition(|token| token.word().is_some_and(|word| REQUESTS.contains(&word)));
    let between = request.and_then(|request| words.0.get(neg + 1..request)).unwrap_or_default();
    let text = between.iter().map(|token| token.span).reduce(Span::to).map_or("", |span| span.of(document));
    WAYS.iter().any(|way| text.contains(way)) && !text.contains("按规定")
}

fn requests(setting: &Setting<'_>, words: Words<'_>) -> Vec<Subject> {
    let is_named = words.has(&[Word::Request, Word::OnRequest]);
    let is_bare = setting.matter == Matter::Requests && words.has(&[Word::Bare]);
    let only_noun = !words.has(&VERBS);
    let is_taken_in = words.has(&[Word::Received, Word::New, Word::Accepted]);
    // 未办结, 未答复 deny another thing.
    if is_of_complaints(words) || words.has(&[Word::Done, Word::Disclosure]) && !is_taken_in && words.has(&[Word::Done])
    {
        return Vec::new();
    }
    if (is_named || is_bare) && (only_noun || is_taken_in || words.has(&[Word::Handled])) {
        vec![Subject::Received]
    } else {
        Vec::new()
    }
}

/// Whether complaints about requests are denied, and not those: 未收到因申请引起的投诉.
fn is_of_complaints(words: Words<'_>) -> bool {
    let request = words.0.iter().rposition(|token| token.word().is_some_and(|word| REQUESTS.contains(&word)));
    let behind = request.and_then(|at| words.0.get(at + 1..)).unwrap_or_default();
    let link = behind.iter().take_while(|token| token.is(Word::Plain)).count();
    link > 0 && behind.get(link).is_some_and(|token| token.is(Word::Complaint))
}

/// The result of reviews of which a subject is.
pub(super) fn result(subject: Subject) -> Option<ReviewResult> {
    match subject {
        Subject::Reconsideration(result)
        | Subject::Litigation(result)
        | Subject::Direct(result)
        | Subject::AfterReview(result) => Some(result),
        _ => None,
    }
}

/// Whether a sentence begins with 截至目前 and names no other part of the year: what is denied up to now is
/// denied for the year of the report.
pub(super) fn is_up_to_now(document: &str, clauses: &[Clause<'_>]) -> bool {
    let mut tokens = clauses.iter().flat_map(|clause| clause.tokens);
    let is_now = |token: &Token| {
        token.is(Word::PartOfYear) && matches!(token.span.of(document).trim(), "截至目前" | "截止目前" | "目前")
    };
    let is_part = |token: &Token| token.is(Word::PartOfYear) || matches!(token.kind, Kind::Months(_));
    tokens.next().is_some_and(is_now) && !tokens.any(is_part)
}
