//! Requests received and processed.

use super::{Meaning, hindrance, opens};
use crate::prose::clause::Words;
use crate::prose::setting::{CARRIES, Matter, REQUESTS, Setting, VERBS};
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::statement::{Standing, Subject};

pub(super) fn request(setting: &Setting<'_>, head: Words<'_>, tail: Words<'_>, is_part: bool) -> Option<Meaning> {
    if !matches!(setting.matter, Matter::Requests)
        && !head.has(&REQUESTS)
        && !tail.has(&[Word::Request, Word::OnRequest])
    {
        return None;
    }
    let is_named = head.has(&[Word::Request, Word::OnRequest]) || tail.has(&[Word::Request, Word::OnRequest]);
    if !is_named && !setting.is_of_requests() {
        return None;
    }
    if is_of_papers(head) {
        return Some(Meaning::hindered(Vec::new(), Standing::OtherMatter));
    }
    let is_undone = |words| is_undone(setting.text, words);
    if is_undone(head) || !head.has(&VERBS) && is_undone(tail) || opens(setting.text, head) {
        return Some(Meaning::hindered(Vec::new(), Standing::Qualified));
    }
    let in_tail = !head.has(&VERBS) && tail.has(&[Word::Done]) && !tail.has(&[Word::Received, Word::New]);
    if is_due(setting.text, head) {
        return Some(Meaning::of(vec![Subject::InHand]));
    }
    let subject = match verb(head) {
        Some(subject) => subject,
        None if in_tail => {
            let tail = up_to_inside(setting.text, head, tail);
            // 结转的3件均已办结
            let hindrance = (head.has(&CARRIES) || tail.has_unknown()).then_some(Standing::Qualified);
            return Some(
                Meaning::of(vec![Subject::Processed])
                    .but(hindrance.or_else(|| self::hindrance(head)).or_else(|| self::hindrance(tail))),
            );
        }
        None if is_sum_of_outcomes(setting.text, head) => Subject::Processed,
        None if head.has(&[Word::Request]) || tail.has(&[Word::Request]) => Subject::Handled,
        None if head.has(&[Word::OnRequest]) => Subject::OnRequest,
        None if is_number_of_requests(setting.text, head, tail) => Subject::Handled,
        None if tail.has(&[Word::Received, Word::New]) => {
            return Some(Meaning::hindered(vec![Subject::Received], Standing::Qualified));
        }
        None => return None,
    };
    let qualified = hindrance(head).or_else(|| hindrance(tail).filter(|_| !head.has(&REQUESTS) || tail.has(&REQUESTS)));
    let unknown =
        head.has_unknown() && !(is_named && (setting.is_this_year || setting.is_whole) && verb(head).is_some());
    let names_another = head.0.iter().rposition(|token| token.word().is_some_and(|word| REQUESTS.contains(&word)));
    let behind = names_another.and_then(|at| head.0.get(at + 1..)).map(Words::of);
    // 依申请公开协查函16件 are no requests.
    let names_another = behind.is_some_and(|behind| behind.has_unknown() && !behind.has(&VERBS));
    let is_subset = is_part
        && matches!(subject, Subject::Received | Subject::Handled | Subject::OnRequest)
        && !head.has(&[Word::New]);
    let unsure = !is_named && head.has_unknown();
    let is_open = head.has(&[Word::Ongoing])
        || tail.has(&[Word::Ongoing, Word::Pending])
        || verb(head).is_none()
            && (tail.has(&[Word::Term, Word::Neg]) || tail.has_unknown() || head.has(&[Word::Among]));
    let hindrance = if unsure {
        Some(Standing::OtherMatter)
    } else {
        qualified.or((unknown || names_another || is_subset || is_open).then_some(Standing::Qualified))
    };
    Some(Meaning::of(vec![subject]).but(hindrance))
}

/// 依申请公开答复书144份: papers, of which a request can have more than one.
fn is_of_papers(head: Words<'_>) -> bool {
    const PAPERS: [&str; 4] = ["书", "函", "告知书", "文书"];
    let last = head.0.len().saturating_sub(2);
    matches!(head.0.get(last..), Some([done, paper])
        if done.is(Word::Done) && matches!(&paper.kind, Kind::Other(text) if PAPERS.contains(&text.as_str())))
}

/// 应办理20件: what was received and what was carried over.
fn is_due(document: &str, head: Words<'_>) -> bool {
    let mut words =
        head.0.iter().filter(|token| !matches!(token.word(), Some(Word::Plain | Word::Total | Word::ThisYear)));
    let is_due = words
        .next()
        .is_some_and(|token| matches!(&token.kind, Kind::Other(text) if matches!(text.as_str(), "应" | "应当")));
    let is_handled = words.next().is_some_and(|token| token.is(Word::Handled));
    is_due
        && is_handled
        && words.all(|token| REQUESTS.iter().any(|word| token.is(*word)) || token.span.of(document) == "的")
}

/// Words behind a figure up to 中, where those before it tell no more: 12件已办结的申请中未出现逾期答复.
fn up_to_inside<'t>(document: &str, head: Words<'t>, tail: Words<'t>) -> Words<'t> {
    let is_plain = head.0.iter().all(|token| matches!(token.word(), Some(Word::SelfBody | Word::ThisYear)));
    let inside =
        tail.0.iter().position(|token| token.is(Word::Plain) && matches!(token.span.of(document), "中" | "里"));
    match inside.filter(|_| is_plain) {
        Some(at) => Words::of(tail.0.get(..at).unwrap_or_default()),
        None => tail,
    }
}

/// 未答复1件, 1件正在答复, 答复类1件
fn is_undone(document: &str, words: Words<'_>) -> bool {
    let Some(done) = words.position(&[Word::Done]) else { return false };
    let is_not_yet = words.position(&[Word::Neg, Word::Ongoing]).is_some_and(|at| at < done);
    is_not_yet || words.0.get(done + 1).is_some_and(|behind| behind.span.of(document) == "类")
}

/// 本年度办理结果总计75件
fn is_sum_of_outcomes(document: &str, head: Words<'_>) -> bool {
    let outcomes = head.0.iter().position(|token| token.span.of(document) == "办理结果");
    let total = head.position(&[Word::Total]);
    outcomes.is_some_and(|outcomes| Some(outcomes) < total) && !head.has_unknown()
}

/// 申请量9件, 申请数为9件, 共有9件申请
fn is_number_of_requests(document: &str, head: Words<'_>, tail: Words<'_>) -> bool {
    let is_number = |token: &Token| token.is(Word::Bare) && token.span.of(document) == "申请量";
    let is_plain = !head.has_unknown() && !tail.has_unknown() && !tail.has(&VERBS);
    let asks = |pair: &[Token]| matches!(pair, [bare, open] if bare.is(Word::Bare) && open.span.of(document) == "公开");
    // 申请公开9件
    let is_asked = head.0.get(head.0.len().saturating_sub(2)..).is_some_and(asks)
        && head.classes().all(|word| matches!(word, Word::Bare | Word::ThisYear | Word::SelfBody | Word::Total))
        && tail.0.is_empty();
    is_asked
        || is_plain
            && (head.has(&[Word::Bare]) && head.has(&[Word::Is])
                || head.0.iter().any(is_number)
                || tail.has(&[Word::Bare]) && head.has(&[Word::Total]))
}

/// What the verbs before a figure say of requests.
fn verb(head: Words<'_>) -> Option<Subject> {
    let has = |word: Word| head.has(&[word]);
    let takes_in = has(Word::New) || has(Word::Received) || has(Word::Accepted);
    let joins = head.0.windows(2).any(|pair| {
        matches!(pair, [verb, joint] if verb.word().is_some_and(|word| VERBS.contains(&word)) && joint.is(Word::Joint))
    });
    if has(Word::Done) {
        return Some(if takes_in && joins { Subject::Handled } else { Subject::Processed });
    }
    if has(Word::Handled) || has(Word::Accepted) {
        return Some(Subject::Handled);
    }
    takes_in.then_some(Subject::Received)
}
