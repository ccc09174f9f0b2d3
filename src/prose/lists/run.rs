//! The parts of a list: where it ends, and whether they must make up the whole.

use rust_decimal::Decimal;

use super::{Found, Nearest, Opening, Results, Sureness, inside, unnamed};
use crate::prose::clause::{Clause, Stop, Words};
use crate::prose::setting::{REQUESTS, REVIEWS};
use crate::prose::shares;
use crate::prose::subject::{OUTCOMES, RESULTS};
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::span::Span;
use crate::statement::{Breakdown, Figure, Part};

/// No list of a report has more parts.
const MOST_PARTS: usize = 100;

/// Units of what is published, and of what is held.
const PIECES: [&str; 7] = ["条", "篇", "个", "份", "件", "幅", "部"];
const EVENTS: [&str; 3] = ["场", "次", "期"];

/// Units in which nothing is counted that can be a part.
const MEASURES: [&str; 8] = ["元", "字", "页", "天", "年", "月", "日", ""];

/// Parts that follow one another.
#[derive(Default)]
pub(super) struct Run {
    pub(super) parts: Vec<Part>,
    clauses: Vec<usize>,
    end: Ending,
    /// Whether more figures follow that may be parts or not.
    is_vague: bool,
    /// Whether the parts are sorts of reviews, of which a result is none.
    is_of_reviews: bool,
    /// Percentages behind the parts that are of none of them.
    rates: Vec<Decimal>,
    /// How many parts are ways of publishing.
    channels: usize,
    /// Whether the parts are topics, of which more can be left out: 涉及征地7件、社保5件.
    is_of_topics: bool,
    /// Whether a part is all others.
    names_others: bool,
    /// Whether requests were spoken of, each of which comes by one way.
    is_of_requests: bool,
    /// Parts with a percentage in brackets behind them: 4件（50%）.
    bracketed: Vec<usize>,
    /// What the parts tell apart.
    aspect: Option<Aspect>,
    /// Which results each part is.
    results: Vec<Option<Results>>,
}

/// What words say of the end of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Ending {
    #[default]
    Complete,
    /// Parts are left out: 等, 其余.
    Rest,
    /// Parts overlap, are no parts, or are said about.
    Loose,
}

/// What the parts of a list of requests tell apart: who asked or how, which year it came from, or what became of it.
/// One list is of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aspect {
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
fn aspect(document: &str, clause: &Clause<'_>) -> Option<Aspect> {
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

fn results(words: Words<'_>) -> Option<Results> {
    let is_named = words.has(&OUTCOMES) || words.has(&RESULTS);
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

/// The parts from an opening on.
pub(super) fn collect(document: &str, clauses: &[Clause<'_>], opening: &Opening) -> Run {
    let Opening { start, from, depth, .. } = *opening;
    let speaks_of_requests = |clause: &Clause<'_>| clause.words.has(&REQUESTS) || clause.words.has(&[Word::Received]);
    let is_of_requests = clauses.iter().take(start + 1).any(speaks_of_requests);
    let mut run = Run { is_vague: opening.sureness == Sureness::Vague, is_of_requests, ..Run::default() };
    let mut separator: Option<Stop> = None;
    let mut is_respective = false;
    let mut at = start;
    while let Some(clause) = clauses.get(at) {
        if clause.depth < depth {
            break;
        }
        if clause.depth > depth {
            run.bracket(clauses, at, depth);
            at += 1;
            continue;
        }
        let first;
        let clause = if at == start && from > 0 {
            first = Clause::new(clause.tokens.get(from..).unwrap_or_default(), clause.stop, clause.depth);
            &first
        } else {
            clause
        };
        let opens_another = unnamed(document, clause, at).is_some_and(|opening| opening.depth == depth)
            || at > start && inside::of_part(document, clauses, at).is_some();
        if run.parts.len() >= MOST_PARTS || opens_another {
            run.is_vague = true;
            break;
        }
        if let Some(share) = shares::alone(clause).filter(|_| !run.parts.is_empty()) {
            let is_behind_all = separator == Some(Stop::Pause) && comes_behind(clauses, at, Stop::Comma);
            if share.is_of_another {
                run.rates.push(share.percent);
            }
            shares::deal(&mut run.parts, share, clause, is_behind_all);
        } else if clause.tokens.is_empty() && comes_behind(clauses, at, Stop::Close) {
            // What closes the bracket behind a part.
        } else if clause.words.has(&[Word::Without])
            || run.is_of_reviews && clause.words.has(&RESULTS) && !clause.words.has(&REVIEWS)
        {
            break;
        } else if let Some((part, label)) = part(clause, is_respective) {
            let aspect = aspect(document, clause);
            if run.aspect.is_some() && aspect.is_some() && run.aspect != aspect {
                // 其中自然人5件、企业2件，予以公开4件、…
                break;
            }
            // 其中甲3件、乙4件，已答复7件
            let begins_anew = separator == Some(Stop::Pause) && comes_behind(clauses, at, Stop::Comma);
            if (begins_anew || clause.words.has(&[Word::Done])) && run.is_complete(opening) {
                break;
            }
            run.aspect = run.aspect.or(aspect);
            run.is_of_topics |= clause.words.has(&[Word::Regarding]);
            run.names_others |= label.has(&[Word::Another]);
            is_respective |= clause.words.has(&[Word::Respectively]);
            run.is_vague |= opening.sureness == Sureness::IfNamed && label.0.is_empty();
            run.end = run.end.max(if part.figure.is_exact { ending(clause) } else { Ending::Loose });
            run.channels += usize::from(label.has(&[Word::Channel]));
            run.is_of_reviews |= label.has(&REVIEWS) && !label.has(&RESULTS);
            run.parts.push(part);
            run.results.push(results(clause.words));
            run.clauses.push(at);
        } else if clause.places.is_empty() && run.parts.is_empty() && clause.stop == Stop::Colon {
            // 其中：按类别，
        } else {
            run.end = run.end.max(ending(clause));
            run.is_vague |= !clause.places.is_empty();
            if clause.places.is_empty() {
                run.rates.extend(shares::all(clause).map(|share| share.percent));
            }
            let is_remark =
                separator == Some(Stop::Semicolon) && clause.stop != Stop::Semicolon && clause.places.is_empty();
            if !is_remark {
                break;
            }
        }
        let ends = match (separator, clause.stop) {
            (_, Stop::End | Stop::Close) => true,
            (None, Stop::Open | Stop::Colon) => false,
            (None, stop) if !run.parts.is_empty() => {
                // 占5%； tells the separator, the pause before it does not.
                if !followed_by_share(clauses, at) {
                    separator = Some(stop);
                }
                false
            }
            (Some(Stop::Pause | Stop::Comma), Stop::Semicolon) => true,
            _ => false,
        };
        at += 1;
        if ends {
            break;
        }
    }
    run
}

/// What the words of a clause say of the end of its list.
fn ending(clause: &Clause<'_>) -> Ending {
    let words = clause.words;
    if words.has(&[Word::Besides]) {
        Ending::Loose
    } else if words.has(&[Word::AndMore]) {
        Ending::Rest
    } else {
        Ending::Complete
    }
}

fn followed_by_share(clauses: &[Clause<'_>], at: usize) -> bool {
    clauses.get(at + 1).is_some_and(|next| shares::alone(next).is_some())
}

/// Whether the clause before ends so.
fn comes_behind(clauses: &[Clause<'_>], at: usize, stop: Stop) -> bool {
    at.checked_sub(1).and_then(|before| clauses.get(before)).is_some_and(|before| before.stop == stop)
}

/// The part that a clause is, with its label.
pub(super) fn part<'t>(clause: &Clause<'t>, is_respective: bool) -> Option<(Part, Words<'t>)> {
    let places = &clause.places;
    let [place] = places.as_slice() else { return None };
    let has_label =
        place.head.0.iter().chain(place.tail.0).any(|token| matches!(token.kind, Kind::Other(_) | Kind::Word(_)));
    let is_difference = place.head.has(&[Word::Compare, Word::Among, Word::Total]);
    if is_difference || !(has_label || is_respective || clause.words.has(&[Word::Respectively])) {
        return None;
    }
    let share = shares::behind_sign(place.tail.0);
    Some((Part { figure: place.figure.clone(), share }, place.head))
}

impl Run {
    /// Takes in the percentage of brackets behind the last part: 4件（占50%）, 4件（50%）.
    fn bracket(&mut self, clauses: &[Clause<'_>], at: usize, depth: usize) {
        let is_behind = at > 0 && self.clauses.last() == Some(&(at - 1));
        let is_whole = |clause: &&Clause<'_>| is_behind && clause.depth == depth + 1 && clause.stop == Stop::Close;
        let Some(clause) = clauses.get(at).filter(is_whole) else { return };
        let found = match clause.tokens {
            [Token { kind: Kind::Share(share), .. }] => Some(share.clone()),
            _ => shares::alone(clause),
        };
        let last = self.parts.len().saturating_sub(1);
        if let Some(part) = self.parts.last_mut().filter(|part| part.share.is_none() && found.is_some()) {
            part.share = found;
            self.bracketed.push(last);
        }
    }

    /// Whether the parts so far make up a whole.
    fn is_complete(&self, opening: &Opening) -> bool {
        let sum = self.parts.iter().map(|part| part.figure.value).try_fold(Decimal::ZERO, Decimal::checked_add);
        let is_whole =
            |whole: &Figure| Some(whole.value) == sum && self.parts.iter().all(|part| part.figure.unit == whole.unit);
        self.parts.len() > 1 && opening.wholes.iter().any(is_whole)
    }

    /// Forgets percentages in brackets where most are not near those of the parts: they tell something else.
    fn forget_rates(&mut self, whole: Decimal) {
        let is_near = |part: &Part| {
            let percent = part.share.as_ref().map(|share| share.percent.checked_mul(whole));
            let exact = part.figure.value.checked_mul(Decimal::ONE_HUNDRED);
            percent.flatten().zip(exact).is_some_and(|(percent, exact)| (percent - exact).abs() < whole)
        };
        let near = self.bracketed.iter().filter(|at| self.parts.get(**at).is_some_and(is_near)).count();
        if near * 2 < self.bracketed.len() || near == 0 {
            for at in std::mem::take(&mut self.bracketed) {
                self.parts.iter_mut().skip(at).take(1).for_each(|part| part.share = None);
            }
        }
    }

    /// Whether parts in several units are told apart only by how each sort is counted, and reach the whole
    /// together: 36篇，其中图解20篇、视频6个、文字10篇.
    fn is_of_one_sort(&self, whole: Option<&Figure>) -> bool {
        let Some(whole) = whole else { return false };
        let is_alike = |units: &[&str]| self.parts.iter().all(|part| units.contains(&part.figure.unit));
        let sum = |unit: Option<&str>| {
            let parts = self.parts.iter().filter(|part| unit.is_none_or(|unit| part.figure.unit == unit));
            parts.map(|part| part.figure.value).try_fold(Decimal::ZERO, Decimal::checked_add)
        };
        (is_alike(&PIECES) || is_alike(&EVENTS))
            && sum(None).is_some_and(|sum| sum >= whole.value)
            && sum(Some(whole.unit)) != Some(whole.value)
    }

    /// The breakdown of one of the possible wholes: the nearest that adds up, or else the nearest.
    pub(super) fn finish(mut self, opening: &Opening) -> Option<Found> {
        let unit = self.parts.first()?.figure.unit;
        let possible = || opening.wholes.iter().filter(|whole| whole.unit == unit);
        if self.parts.iter().any(|part| part.figure.unit != unit) && !self.is_of_one_sort(possible().next()) {
            self.forget_rates(Decimal::ZERO);
            // 两项合计占60%
            let others = || self.parts.iter().filter(|part| part.figure.unit != unit);
            self.rates.extend(others().filter_map(|part| part.share.as_ref()).map(|share| share.percent));
            self.is_vague |= others().any(|part| !MEASURES.contains(&part.figure.unit));
            self.parts.retain(|part| part.figure.unit == unit);
        }
        let sum = self.parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.figure.value))?;
        let largest = self.parts.iter().map(|part| part.figure.value).max()?;
        let nearest = possible().find(|whole| whole.value >= largest).or_else(|| {
            // A figure of another sentence that is smaller than a part is no whole.
            possible().next().filter(|_| opening.nearest != Nearest::Distant)
        })?;
        let fitting = possible().find(|whole| whole.value == sum).filter(|_| self.parts.len() > 1);
        let whole = fitting.unwrap_or(nearest).clone();
        let is_equal = whole.value == sum;
        self.forget_rates(whole.value);
        let twice = sum.checked_mul(Decimal::TWO)?;
        let count = self.parts.len();
        let is_of_channels = self.channels == count;
        // One piece can stand on several, and on none of those named.
        let is_beside = is_of_channels && (sum > whole.value || !self.is_of_requests);
        let is_of_some = self.is_of_topics && !self.names_others && sum < whole.value;
        let seems_partial = count < 2 || twice <= whole.value || is_beside || is_of_some;
        // Parts of which some are left out cannot make more than the whole.
        let exceeds = possible().all(|whole| sum > whole.value) && self.channels == 0;
        if self.parts.len() < 2 && !is_equal {
            return None;
        }
        // Who gives the percentage of the sum knows that it is not the whole.
        let is_rate = |rate: &Decimal| shares::is_percentage(*rate, sum, whole.value);
        let is_loose = opening.nearest == Nearest::InSeries || self.rates.iter().any(is_rate);
        let is_told = !self.is_vague && !seems_partial && !is_loose;
        let is_closed = whole.is_exact
            && match self.end {
                Ending::Complete => is_equal || is_told,
                Ending::Rest => exceeds && is_told,
                Ending::Loose => false,
            };
        let first = self.results.first().copied().flatten();
        let of_results = first.filter(|_| self.results.iter().all(|results| *results == first));
        let span = self.parts.iter().fold(whole.span, |span, part| span.to(part.figure.span));
        Some(Found { list: Breakdown { span, whole, parts: self.parts, is_closed }, clauses: self.clauses, of_results })
    }
}
