//! Reviews and lawsuits, and their results.

use super::{Meaning, RESULTS, is_telling};
use crate::prose::cause;
use crate::prose::clause::Words;
use crate::prose::setting::{REVIEWS, Setting, Side, VERBS};
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::statement::{ReviewResult, Standing, Subject};

/// Whether words narrow reviews down. 涉及政府信息公开的行政复议 are all that count.
pub(in crate::prose) fn narrows(words: Words<'_>) -> bool {
    let names_disclosure = |behind: &[Token]| {
        let mut nouns = behind.iter().take_while(|token| !token.word().is_some_and(|word| REVIEWS.contains(&word)));
        let mut nouns = nouns.by_ref().filter(|token| !token.is(Word::Plain)).peekable();
        const NOUNS: [Word; 3] = [Word::Disclosure, Word::Request, Word::OnRequest];
        nouns.peek().is_some() && nouns.all(|token| token.word().is_some_and(|word| NOUNS.contains(&word)))
    };
    words.0.iter().enumerate().any(|(at, token)| {
        let is_about = token.is(Word::Concerning) || token.is(Word::Regarding);
        let is_of_all = is_about && words.0.get(at + 1..).is_some_and(names_disclosure);
        !is_of_all && Words::of(std::slice::from_ref(token)).is_qualified()
    })
}

pub(super) fn review(setting: &Setting<'_>, head: Words<'_>, tail: Words<'_>) -> Option<Meaning> {
    let in_head = head.has(&REVIEWS) || head.has(&RESULTS);
    let words = if in_head { head } else { tail };
    if !in_head && (is_telling(head) || head.has(&VERBS) || !(tail.has(&REVIEWS) || tail.has(&RESULTS))) {
        return None;
    }
    let mut results: Vec<ReviewResult> = words.classes().filter_map(result).collect();
    results.dedup();
    if results.is_empty() {
        results.push(ReviewResult::Total);
    }
    let mut sides: Vec<Side> = words.classes().filter_map(side).collect();
    sides.dedup();
    if sides.contains(&Side::Direct) || sides.contains(&Side::After) {
        sides.retain(|side| matches!(side, Side::Direct | Side::After));
    }
    if sides.is_empty() && in_head {
        sides.extend(side_behind(tail));
    }
    if sides.is_empty() {
        let side = setting.side_of_result()?;
        let is_of_authority = side == Side::Both && is_of_authority(setting.text, words);
        sides.push(if is_of_authority { Side::Reconsideration } else { side });
    }
    if sides.contains(&Side::Both) {
        return None;
    }
    let of_results = |side: Side| results.iter().filter_map(move |result| of_side(side, *result));
    let subjects = sides.into_iter().flat_map(of_results).collect();
    let is_done = head.has(&[Word::Done]) && !(setting.has_asked && is_of_answers(setting.text, head));
    let is_work =
        is_done || head.has(&[Word::ReviewWork, Word::Handled, Word::Accepted]) || words.has(&[Word::ReviewWork]);
    // 其他行政复议 are those about anything else.
    let is_other = words.before(&REVIEWS).has(&[Word::Another, Word::Fresh]);
    let is_of_another = (head.has(&REVIEWS) || tail.has(&REVIEWS)) && cause::is_of_another(setting.text, head);
    let is_of_sort = words.has(&REVIEWS) && is_of_sort(setting.text, words.before(&REVIEWS));
    if !setting.is_disclosure || is_work || is_other || is_of_another || is_of_sort || is_judge(setting.text, head) {
        return Some(Meaning::hindered(subjects, Standing::OtherMatter));
    }
    let is_part = narrows(words)
        || cause::is_of_result(setting.text, words)
        || !head.has(&REVIEWS) && in_head && results == [ReviewResult::Total]
        // 维持或尚在审理12件, but not 结果维持、结果纠正各1件
        || results.len() > 1 && !head.has(&[Word::Each, Word::Respectively]);
    Some(Meaning::of(subjects).but(is_part.then_some(Standing::Qualified)))
}

/// The reviews of which a figure behind their result is one: 被纠错的9件复议案件.
fn side_behind(tail: Words<'_>) -> Option<Side> {
    tail.0.iter().find(|token| !token.is(Word::Plain)).and_then(Token::word).and_then(side)
}

/// Whether words before reviews name a sort of them that is not about disclosure: 防雷处罚类复议, 民商事诉讼.
fn is_of_sort(document: &str, words: Words<'_>) -> bool {
    const OWN: [&str; 6] = ["公开", "答复", "原告", "当事人", "第三人", "相对人"];
    let is_sort = |run: &[Token]| match run {
        [what, sort, ..] if sort.is(Word::Plain) && sort.span.of(document) == "类" => match &what.kind {
            Kind::Other(text) => !OWN.iter().any(|own| text.contains(own)),
            Kind::Word(word) => matches!(word, Word::Void | Word::Complaint),
            _ => false,
        },
        _ => false,
    };
    // 劳动保障类、信息公开类行政诉讼
    let is_beside = |run: &[Token]| is_sort(run) && matches!(run, [.., last] if matches!(last.kind, Kind::Pause));
    let is_named = words.has(&[Word::Disclosure, Word::Request, Word::OnRequest]);
    let names_matter = matches!(words.0, [.., last] if matches!(&last.kind, Kind::Other(text)
        if text.chars().count() > 1 && !OWN.iter().any(|own| text.contains(own))));
    words.0.windows(3).any(is_beside) || !is_named && (names_matter || words.0.windows(2).any(is_sort))
}

/// Whether those who asked go against answers, where requests are spoken of: 申请人对答复不服提起行政复议.
fn is_of_answers(document: &str, words: Words<'_>) -> bool {
    const BESIDE: [Word; 9] = [
        Word::Plain,
        Word::Anyone,
        Word::Done,
        Word::Disclosure,
        Word::Request,
        Word::Bare,
        Word::SelfBody,
        Word::ThisYear,
        Word::Total,
    ];
    let cause = words.before(&REVIEWS);
    let is_disputed = |pair: &[Token]| {
        let is = |token: &Token, word: &str| token.span.of(document) == word;
        matches!(pair, [one, other] if is(one, "答复") && is(other, "不服") || is(one, "不服") && is(other, "答复"))
    };
    cause.0.windows(2).any(is_disputed)
        && cause.0.iter().all(|token| token.word().is_some_and(|word| BESIDE.contains(&word)))
}

/// Whether a result is that of a body that reviews, of whatever: 被复议机关纠正.
fn is_of_authority(document: &str, words: Words<'_>) -> bool {
    const BESIDE: [Word; 4] = [Word::Plain, Word::Among, Word::ThisYear, Word::Total];
    let cause = words.before(&RESULTS);
    let is_authority = |token: &Token| matches!(token.span.of(document), "复议机关" | "行政复议机关" | "复议机构");
    let is_known = |token: &Token| is_authority(token) || token.word().is_some_and(|word| BESIDE.contains(&word));
    words.has(&RESULTS) && cause.0.last().is_some_and(is_authority) && cause.0.iter().all(is_known)
}

/// Whether the body is the one that reviews: 向县人民政府申请行政复议.
fn is_judge(document: &str, words: Words<'_>) -> bool {
    let is_to = |pair: &[Token]| matches!(pair, [to, body] if to.span.of(document) == "向" && body.is(Word::SelfBody));
    words.has(&[Word::Reconsideration]) && words.0.windows(2).any(is_to)
}

fn result(word: Word) -> Option<ReviewResult> {
    Some(match word {
        Word::Upheld => ReviewResult::Upheld,
        Word::Corrected => ReviewResult::Corrected,
        Word::OtherResult => ReviewResult::Other,
        Word::Pending => ReviewResult::Pending,
        _ => return None,
    })
}

pub(in crate::prose) fn side(word: Word) -> Option<Side> {
    Some(match word {
        Word::Reconsideration => Side::Reconsideration,
        Word::Litigation => Side::Litigation,
        Word::Direct => Side::Direct,
        Word::AfterReview => Side::After,
        _ => return None,
    })
}

pub(in crate::prose) fn of_side(side: Side, result: ReviewResult) -> Option<Subject> {
    Some(match side {
        Side::Reconsideration => Subject::Reconsideration(result),
        Side::Litigation => Subject::Litigation(result),
        Side::Direct => Subject::Direct(result),
        Side::After => Subject::AfterReview(result),
        Side::Both => return None,
    })
}
