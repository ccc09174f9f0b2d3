//! Of which sort a part of a list is, and whether another figure can be one more part behind a complete list.

use std::cell::OnceCell;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::finder::Finder;
use crate::prose::applicants;
use crate::prose::clause::{Clause, Words};
use crate::prose::setting::REVIEWS;
use crate::prose::subject::{OUTCOMES, RESULTS};
use crate::prose::tokens::Token;
use crate::prose::words::Word;
use crate::span::Span;

/// Sorts of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Who asked: 自然人71件
    Applicant,
    /// How: 信函29件
    Way,
    /// What about: 涉及征地的38件, 征地类38件
    Topic,
    /// 复议后起诉7件
    Review,
    /// 予以公开34件, 维持2件
    Result,
    /// What was done on the way to a result: 补正14件, 转办9件
    Step,
    /// All others: 其他3件
    Others,
    Unknown,
}

/// Words that tell the sort of a part where no class of words does, in lists of [`STEPS`], [`WAYS`] and [`ASKING`].
static WORDS: LazyLock<Finder> = LazyLock::new(|| {
    let of = |list: usize, words: &'static [&str]| words.iter().enumerate().map(move |(at, word)| (list, at, *word));
    Finder::of_lists(of(STEPS, &STEP_WORDS).chain(of(WAYS, &WAY_WORDS)).chain(of(ASKING, &ASKING_WORDS)))
});

/// What is done on the way to a result.
const STEPS: usize = 0;
const STEP_WORDS: [&str; 14] =
    ["补正", "转办", "转送", "转交", "移送", "移交", "征求", "征询", "延期", "逾期", "超期", "一审", "二审", "审结"];

/// Ways by which requests come, beside those named by [`applicants::names_way`].
const WAYS: usize = 1;
const WAY_WORDS: [&str; 7] = ["邮件", "平台", "系统", "窗口", "快递", "电话", "口头"];

/// Those who ask that are no columns of the form.
const ASKING: usize = 2;
const ASKING_WORDS: [&str; 7] = ["法人", "企业", "组织", "个人", "公民", "律师", "居民"];

impl Sort {
    /// The sort of the part that a clause is.
    pub(super) fn of(document: &str, clause: &Clause<'_>, label: Words<'_>) -> Self {
        let words = clause.words;
        let text = clause.tokens.iter().map(|token: &Token| token.span).reduce(Span::to);
        let text = text.map_or("", |span| span.of(document));
        let found = OnceCell::new();
        let has = |list| found.get_or_init(|| WORDS.find(text)).iter().any(|found| found.list == list);
        if words.has(&REVIEWS) {
            Self::Review
        } else if words.has(&OUTCOMES) || words.has(&RESULTS) {
            Self::Result
        } else if has(STEPS) {
            Self::Step
        } else if words.has(&[Word::ReviewWork]) {
            Self::Result
        } else if words.has(&[Word::Regarding]) || is_class(document, label) {
            Self::Topic
        } else if applicants::names_way(document, label) || label.has(&[Word::Channel]) || has(WAYS) {
            Self::Way
        } else if label.has(&applicants::APPLICANTS) || has(ASKING) {
            Self::Applicant
        } else if label.has(&[Word::Another]) {
            Self::Others
        } else {
            Self::Unknown
        }
    }

    /// Whether a figure of this sort, behind parts of the sorts `before`, can be one more of a list that is complete
    /// without it: 信函5件、补正3件 are none, 维持3件、纠正2件 are. `is_listed` tells that 、 joins them.
    pub(super) fn goes_on(self, before: &[Self], is_listed: bool, value: Decimal) -> bool {
        let is_alike = match self {
            Self::Unknown => is_listed && before.contains(&self),
            Self::Others => true,
            sort => before.contains(&sort) || before.last() == Some(&Self::Others),
        };
        is_alike || value.is_zero()
    }

    /// Whether it is a step behind those who asked, ways of asking or sorts of reviews, which is never a part.
    pub(super) fn is_beside(self, before: &[Self]) -> bool {
        self == Self::Step && matches!(before.last(), Some(Self::Applicant | Self::Way | Self::Review))
    }
}

/// Whether words name a class: 征地类.
fn is_class(document: &str, label: Words<'_>) -> bool {
    let text = label.0.iter().map(|token| token.span).reduce(Span::to).map_or("", |span| span.of(document));
    text.trim_end_matches("申请").ends_with('类')
}
