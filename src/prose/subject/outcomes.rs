//! What became of requests.

use super::{Meaning, OUTCOMES, hindrance, is_in_requests};
use crate::prose::clause::{Place, Words};
use crate::prose::setting::{REQUESTS, Setting, VERBS};
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::statement::{Standing, Statement, Subject};

/// The result of requests that a word names.
pub(in crate::prose) fn of_outcome(word: Word) -> Option<Subject> {
    Some(match word {
        Word::Granted => Subject::Granted,
        Word::Partial => Subject::Partial,
        Word::Denied => Subject::Denied,
        Word::Unable => Subject::Unable,
        Word::Refused => Subject::Refused,
        Word::OtherOutcome => Subject::OtherOutcome,
        _ => return None,
    })
}

/// Whether a clause says of which requests what follows is told: 因本机关不掌握相关信息, 对信访类申请, 经检索未查到.
pub(in crate::prose) fn limits(document: &str, words: Words<'_>) -> bool {
    const REASONS: [&str; 3] = ["因", "由于", "鉴于"];
    let first = words.0.iter().find(|token| !token.is(Word::ThisYear) && !token.is(Word::SelfBody));
    let begins =
        |with: &[&str]| first.is_some_and(|token| with.iter().any(|word| token.span.of(document).starts_with(word)));
    let is_of_some = words.has_unknown() || words.is_qualified() || words.has(&[Word::Complaint]);
    begins(&REASONS) || begins(&["对", "就", "属"]) && is_of_some || words.has(&[Word::Neg]) && words.has_unknown()
}

/// The last year whose reports have an annex with 否决公开 alone, where later forms part it from what cannot be provided.
const LAST_WITHOUT_FORM: i16 = 2018;

/// What such an annex can count among the denials: 信息不存在3件, 非本机关职责2件.
const BESIDE_DENIALS: [&str; 6] = ["不存在", "非本", "不属于本", "不掌握", "不明确", "无法提供"];

/// Keeps the denials of a sentence that tells beside them of what an annex counts with them from that.
pub(in crate::prose) fn part_denials(sentence: &str, year: Option<i16>, statements: &mut [Statement]) {
    if year.is_none_or(|year| year > LAST_WITHOUT_FORM) || !BESIDE_DENIALS.iter().any(|word| sentence.contains(word)) {
        return;
    }
    let denials = statements.iter_mut().filter(|statement| statement.subjects == [Subject::Denied]);
    denials.filter(|denial| denial.standing == Standing::Own).for_each(|denial| denial.standing = Standing::Qualified);
}

pub(super) fn outcome(setting: &Setting<'_>, place: &Place<'_>) -> Option<Meaning> {
    let (head, tail, unit) = (place.head, place.tail, place.figure.unit);
    let words = match (head.has(&OUTCOMES), tail.has(&OUTCOMES)) {
        (true, _) => head,
        (false, true) if !head.has(&VERBS) => tail,
        _ => return None,
    };
    if !is_in_requests(setting, head) && !is_in_requests(setting, tail) || matches!(unit, "元" | "人" | "人次" | "篇")
    {
        return None;
    }
    let mut subjects: Vec<Subject> = words.classes().filter_map(of_outcome).collect();
    subjects.dedup();
    if subjects == [Subject::Partial] && opens_all(setting.text, words) {
        subjects.insert(0, Subject::Granted);
    } else if subjects == [Subject::Granted] && includes_partial(setting.text, place) {
        subjects.push(Subject::Partial);
    }
    let last = words.0.iter().rposition(|token| token.word().is_some_and(|word| OUTCOMES.contains(&word)))?;
    let first = words.position(&OUTCOMES)?;
    let around = |range: Option<&[Token]>| range.is_some_and(|tokens| Words::of(tokens).has_unknown());
    // 信息 of 予以公开信息3条 and the like is another thing.
    let is_of_another =
        around(words.0.get(..first)) || words.0.get(first..last).is_some_and(|tokens| Words::of(tokens).has_unknown());
    // 全部公开信息326条 counts pieces, no requests.
    let is_of_pieces =
        unit == "条" && words.0.get(last + 1..).is_some_and(|behind| !behind.is_empty()) && head.has(&OUTCOMES);
    // 不予处理及其他事项13件
    let behind = words.0.get(last + 1..).unwrap_or_default();
    let is_with_more = behind.first().is_some_and(|token| token.is(Word::Joint)) && Words::of(behind).has_unknown();
    // 对涉及国家秘密的2件申请不予公开, 35件信访类申请不予处理
    let is_behind = !head.has(&OUTCOMES);
    let is_of_some = head.has(&[Word::Complaint])
        || is_behind && (head.has_unknown() || self::hindrance(head).is_some() || tail.has(&[Word::Complaint]));
    let is_part = is_of_another || is_of_pieces || is_with_more || is_of_some;
    Some(Meaning::of(subjects).but(hindrance(words).or(is_part.then_some(Standing::Qualified))))
}

/// Whether 公开 is joined to what is partly open: 公开及部分公开93件
fn opens_all(document: &str, words: Words<'_>) -> bool {
    words.0.windows(3).any(|three| match three {
        [open, joint, partial] => {
            (is_open(document, open) || open.span.of(document) == "全部")
                && (joint.is(Word::Joint) || matches!(joint.kind, Kind::Pause))
                && partial.is(Word::Partial)
        }
        _ => false,
    })
}

/// Whether brackets, which hold no figure, add what is partly open: 予以公开（含部分公开）93件
fn includes_partial(document: &str, place: &Place<'_>) -> bool {
    let granted = place.head.0.iter().rfind(|token| token.is(Word::Granted));
    let behind = granted.and_then(|token| document.get(token.span.end as usize..place.figure.span.start as usize));
    behind.is_some_and(|behind| behind.contains("含部分公开") && !behind.contains("不含"))
}

fn is_open(document: &str, token: &Token) -> bool {
    token.is(Word::Plain) && token.span.of(document) == "公开"
}

/// Whether words speak of answers that open something: 公开类答复49件, but not 申请公开答复49件
pub(super) fn opens(document: &str, words: Words<'_>) -> bool {
    let before = words.before(&[Word::Done]).0;
    let mut back = before.iter().rev().skip_while(|token| token.is(Word::Plain) && !is_open(document, token));
    let is_answer = words.has(&[Word::Done]) && back.next().is_some_and(|token| is_open(document, token));
    is_answer && !back.next().is_some_and(|token| token.word().is_some_and(|word| REQUESTS.contains(&word)))
}
