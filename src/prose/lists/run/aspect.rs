//! What the parts of a list tell apart, and what became of what they count.

use super::{Run, is_named_behind};
use crate::prose::clause::{Clause, Words};
use crate::prose::lists::Results;
use crate::prose::setting::REVIEWS;
use crate::prose::subject::{OUTCOMES, RESULTS, opens};
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::span::Span;
use crate::statement::Part;

/// What the parts of a list of requests tell apart: who asked or how, which year it came from, or what became of it.
/// One list is of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aspect {
    Asked,
    Since,
    Settled,
}

/// Words for who asks, how and what about.
const ASKED: [&str; 15] = [
    "涉及",
    "自然人",
    "法人",
    "企业",
    "社会组织",
    "其他组织",
    "个人",
    "信函",
    "当面",
    "现场",
    "网上",
    "网络",
    "邮寄",
    "线上",
    "线下",
];

/// The aspect of a part, by the words of its clause.
pub(super) fn aspect(document: &str, clause: &Clause<'_>) -> Option<Aspect> {
    let words = clause.words;
    if is_since(words) {
        return Some(Aspect::Since);
    }
    if words.has(&OUTCOMES) || words.has(&RESULTS) || words.has(&[Word::Done, Word::Carry, Word::CarryOut]) {
        return Some(Aspect::Settled);
    }
    if words.has(&REVIEWS) {
        return Some(Aspect::Asked);
    }
    let text = clause.tokens.iter().map(|token| token.span).reduce(Span::to)?.of(document);
    ASKED.iter().any(|word| text.contains(word)).then_some(Aspect::Asked)
}

impl Run {
    /// Whether a figure tells of something else than results: 抽查120件，其中予以公开60件，发现问题31个
    pub(super) fn is_beside(&self, part: &Part, aspect: Option<Aspect>) -> bool {
        let is_another = self.parts.first().is_some_and(|first| first.figure.unit != part.figure.unit);
        self.aspect == Some(Aspect::Settled) && aspect.is_none() && is_another && part.share.is_none()
    }

    /// Whether what became of cases, or of some, is told behind some that were named by what they are:
    /// 其中20件为申请公开…；2件结转下年
    pub(super) fn is_of_named_behind(&self, clause: &Clause<'_>, aspect: Option<Aspect>) -> bool {
        let has_no_name =
            clause.places.first().is_some_and(|place| place.head.0.is_empty()) && !is_named_behind(clause);
        let is_settled = aspect == Some(Aspect::Settled) || aspect.is_none() && has_no_name;
        self.is_named_behind && self.aspect.is_none() && is_settled
    }

    /// Whether a result is that of a part which is no result: 其中一审13件，维持9件
    pub(super) fn is_of_part(&self, document: &str, label: Words<'_>) -> bool {
        let is_result = results(document, label) == Some(Results::Named);
        let has_none = !self.results.is_empty() && self.results.iter().all(Option::is_none);
        is_result && self.aspect.is_none() && has_none
    }
}

/// Which results the words of a part name.
pub(super) fn results(document: &str, words: Words<'_>) -> Option<Results> {
    // 公开类答复34件
    let is_named = words.has(&OUTCOMES) || words.has(&RESULTS) || opens(document, words);
    if is_named { Some(Results::Named) } else { words.has(&[Word::Done]).then_some(Results::Settled) }
}

/// Whether words tell from which year requests are: 新收11件, 上年结转1件, whatever became of them.
fn is_since(words: Words<'_>) -> bool {
    let Some(carry) = words.position(&[Word::Carry]) else {
        return words.has(&[Word::New]) && !words.has(&[Word::CarryOut]);
    };
    let is_year = |token: &Token| matches!(token.kind, Kind::Year(_) | Kind::YearEnd(Some(_)));
    // 2023年结转1件, but not 结转2025年1件
    let is_of_earlier = words.0.get(..carry).is_some_and(|before| before.iter().any(is_year));
    words.has(&[Word::LastYear]) || is_of_earlier && !words.has(&[Word::NextYear])
}
