//! Sums behind what they add up: 自然人71件、法人15件，合计86件.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Found;
use crate::prose::clause::{Clause, Place, Stop};
use crate::prose::setting::{CARRIES, REQUESTS, VERBS};
use crate::prose::shares;
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::span::Span;
use crate::statement::{Breakdown, Figure, Part};

/// So many addends, or figures before them, are tried.
const MOST_ADDENDS: usize = 12;

/// Words for a sum. All but the first may tell of pieces that stand on several channels once.
const SUMS: [&str; 6] = [ADDED, "共计", "总计", "总共", "一共", "共"];
const ADDED: &str = "合计";

/// Words for what is taken away, behind which a sum is what remains: 新增42项、取消17项，共80项.
const TAKEN: [&str; 14] =
    ["取消", "撤", "删", "注销", "关停", "关闭", "废止", "失效", "减", "退", "调出", "整合", "归并", "调整"];

/// What is counted once, as words behind a sum say.
const ONCE: [&str; 4] = ["重复", "去重", "同一", "只计"];

/// Words with which a figure is no addend.
const BESIDE: [Word; 7] =
    [Word::Compare, Word::Reach, Word::Without, Word::Besides, Word::Cumulative, Word::Plan, Word::Neg];

/// The sums of a sentence, in the breakdowns `found` of which none of the addends is.
pub(in crate::prose) fn find(document: &str, clauses: &[Clause<'_>], found: &[Found]) -> Vec<Breakdown> {
    let sum = |at: usize| {
        let (whole, is_added) = whole(document, clauses.get(at)?)?;
        let behind = document.get(whole.span.end as usize..).unwrap_or_default();
        let behind = behind.split(['。', '\n']).next().unwrap_or_default();
        let is_once = ONCE.iter().any(|once| behind.contains(once));
        let addends = Addends::before(document, clauses, at, &whole)?;
        let is_in_list =
            |figure: &Figure| found.iter().any(|found| found.list.has_written_whole() && found.has_part(figure));
        let is_free = !addends.parts.iter().any(|part| is_in_list(&part.figure));
        addends.breakdown(whole, is_added && !is_once).filter(|_| is_free)
    };
    (1..clauses.len()).filter_map(sum).collect()
}

/// The figure of a clause that says no more than a sum, and whether it says that it was added up.
fn whole(document: &str, clause: &Clause<'_>) -> Option<(Figure, bool)> {
    let [place] = clause.places.as_slice() else { return None };
    let (first, behind) = place.head.0.split_first()?;
    let word = first.span.of(document).trim_end_matches(['为', '是', '有']);
    let is_bare = first.is(Word::Total) && SUMS.contains(&word) && behind.iter().all(|token| token.is(Word::Is));
    let is_sum = is_bare && ends_plainly(place) && can_be_counted(&place.figure);
    is_sum.then(|| (place.figure.clone(), word == ADDED))
}

/// Whether nothing stands behind a figure but the noun of requests, or what it is a portion of.
fn ends_plainly(place: &Place<'_>) -> bool {
    let is_noun = |token: &Token| token.word().is_some_and(|word| REQUESTS.contains(&word));
    let is_sign = |token: &Token| {
        token.is(Word::Proportion) || matches!(&token.kind, Kind::Other(text) if text.starts_with('占'))
    };
    place.tail.0.first().is_none_or(is_sign) || place.tail.0.iter().all(is_noun)
}

fn can_be_counted(figure: &Figure) -> bool {
    figure.is_exact && !matches!(figure.unit, "" | "天" | "年" | "月" | "日" | "字" | "页")
}

/// Figures one after the other before a sum.
struct Addends {
    parts: Vec<Part>,
    /// How many of them, from the last on, only 、 parts.
    in_series: usize,
    /// Whether nothing with a figure stands before them in this part of the sentence.
    are_first: bool,
    /// Whether all tell of one thing in one way: 收到申请5件，窗口收到3件, but not 收到申请5件，办结3件
    are_alike: bool,
    /// Whether all are pieces on channels.
    are_on_channels: bool,
    /// Whether more than those named are meant, or some are taken away: 等, 取消
    are_open: bool,
}

impl Addends {
    /// The figures before the sum in a clause.
    fn before(document: &str, clauses: &[Clause<'_>], at: usize, whole: &Figure) -> Option<Self> {
        let depth = clauses.get(at)?.depth;
        let mut addends = Self {
            parts: Vec::new(),
            in_series: 0,
            are_first: true,
            are_alike: true,
            are_on_channels: true,
            are_open: false,
        };
        let (mut is_series, mut verbs) = (true, None);
        for clause in clauses.get(..at)?.iter().rev() {
            if clause.depth > depth {
                addends.are_open |= clause.words.has(&[Word::AndMore]);
                continue;
            }
            if clause.depth < depth || matches!(clause.stop, Stop::Semicolon | Stop::Colon | Stop::End) {
                break;
            }
            let is_silent = clause.tokens.is_empty() || shares::alone(clause).is_some();
            if is_silent {
                is_series &= clause.tokens.is_empty();
                continue;
            }
            let Some(figure) = addend(document, clause, whole) else {
                addends.are_first &= clause.places.is_empty();
                // 公告6期、公报1份、数据12期、简报4期，合计23期
                addends.are_open |= clause.stop == Stop::Pause;
                break;
            };
            // The sign behind the last addend parts it from the sum.
            is_series &= addends.parts.is_empty() || clause.stop == Stop::Pause;
            addends.in_series += usize::from(is_series);
            addends.are_open |= clause.words.has(&[Word::AndMore]) || takes_away(document, clause);
            addends.are_on_channels &= clause.words.has(&[Word::Channel]);
            let own: Vec<Word> = clause.words.classes().filter(|word| VERBS.contains(word)).collect();
            addends.are_alike &= !clause.words.has(&CARRIES)
                && (own.is_empty() || verbs.replace(own.clone()).is_none_or(|verbs: Vec<Word>| verbs == own));
            addends.parts.insert(0, Part { figure, share: None });
            addends.are_open |= clause.words.has(&[Word::Mainly]);
            if clause.words.has(&[Word::Total, Word::Among, Word::Mainly]) || addends.parts.len() > MOST_ADDENDS {
                break;
            }
        }
        (addends.parts.len() > 1).then_some(addends)
    }

    /// The breakdown that they are: as many from the last on as make up the sum, or else those that must.
    fn breakdown(self, whole: Figure, is_added: bool) -> Option<Breakdown> {
        let count = self.parts.len();
        let fitting = (2..=count).find(|taken| self.sum(*taken) == Some(whole.value));
        let taken = fitting.or_else(|| self.bound(&whole, is_added))?;
        let parts = self.parts.into_iter().skip(count - taken).collect::<Vec<_>>();
        let span = parts.iter().fold(whole.span, |span, part| span.to(part.figure.span));
        Some(Breakdown { span, whole, parts, is_closed: true })
    }

    /// What the last of them make.
    fn sum(&self, taken: usize) -> Option<Decimal> {
        let parts = self.parts.iter().rev().take(taken);
        parts.map(|part| part.figure.value).try_fold(Decimal::ZERO, Decimal::checked_add)
    }

    /// How many of them must make up a sum that they do not.
    fn bound(&self, whole: &Figure, is_added: bool) -> Option<usize> {
        let count = self.parts.len();
        let is_series = self.in_series > 1;
        let taken = if is_series { self.in_series } else { count };
        let is_told = is_series || self.are_first && self.are_alike;
        let sum = self.sum(taken)?;
        let near = |one: Decimal, other: Decimal| one.checked_mul(Decimal::TWO).is_some_and(|twice| twice > other);
        let is_near = near(sum, whole.value) && near(whole.value, sum);
        let largest = self.parts.iter().map(|part| part.figure.value).max()?;
        let once = !is_added && self.are_on_channels && sum > whole.value;
        let is_bound = is_told && is_near && !self.are_open && !once && count <= MOST_ADDENDS;
        (is_bound && whole.value > largest && !self.some_make_up(whole.value)).then_some(taken)
    }

    /// Whether some of them make up a sum, or all without one.
    fn some_make_up(&self, whole: Decimal) -> bool {
        let twice = self.sum(self.parts.len()).and_then(|sum| sum.checked_sub(whole));
        if self.parts.iter().any(|part| part.figure.value.checked_mul(Decimal::TWO) == twice) {
            return true;
        }
        let mut sums = BTreeSet::from([Decimal::ZERO]);
        for part in &self.parts {
            let more: Vec<Decimal> = sums.iter().filter_map(|sum| sum.checked_add(part.figure.value)).collect();
            sums.extend(more.into_iter().filter(|sum| *sum <= whole));
        }
        sums.contains(&whole)
    }
}

/// Whether a clause tells of what is taken away.
fn takes_away(document: &str, clause: &Clause<'_>) -> bool {
    let text = clause.tokens.iter().map(|token| token.span).reduce(Span::to).map_or("", |span| span.of(document));
    TAKEN.iter().any(|taken| text.contains(taken))
}

/// The figure of a clause, if it can be an addend.
fn addend(document: &str, clause: &Clause<'_>, whole: &Figure) -> Option<Figure> {
    let [place] = clause.places.as_slice() else { return None };
    let is_each = |token: &Token| token.is(Word::Qualifier) && token.span.of(document).starts_with(['每', '平']);
    let is_sum = self::whole(document, clause).is_some();
    let is_one = !clause.words.has(&BESIDE) && !clause.tokens.iter().any(is_each) && !is_sum;
    let figure = &place.figure;
    (is_one && can_be_counted(figure) && figure.unit == whole.unit).then(|| figure.clone())
}
