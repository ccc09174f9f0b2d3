//! The whole that parts make up, and whether they must.

use rust_decimal::Decimal;

use super::sort::Sort;
use super::{Ending, Run};
use crate::prose::lists::{Found, Nearest, Opening};
use crate::prose::shares;
use crate::statement::{Breakdown, Figure, Part};

/// Units of what is published, and of what is held.
const PIECES: [&str; 7] = ["条", "篇", "个", "份", "件", "幅", "部"];
const EVENTS: [&str; 3] = ["场", "次", "期"];

/// Units of what is published alone.
const PUBLISHED: [&str; 3] = ["条", "篇", "条次"];

/// Of so many pieces a list can name a few.
const MUCH: Decimal = Decimal::from_parts(100, 0, 0, false, 0);

/// Rows of the yearly form of websites that lack less than this share of the whole are meant to make it.
const FIFTIETH: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// Units in which nothing is counted that can be a part.
const MEASURES: [&str; 8] = ["元", "字", "页", "天", "年", "月", "日", ""];

impl Run {
    /// The breakdown of one of the possible wholes: the nearest that adds up, or else the nearest.
    pub(in crate::prose::lists) fn finish(mut self, opening: &Opening) -> Option<Found> {
        let unit = self.parts.first()?.figure.unit;
        let possible: Vec<&Figure> = opening.wholes.iter().filter(|whole| whole.unit == unit).collect();
        self.keep_unit(unit, possible.first().copied());
        let sum = self.sum()?;
        let whole = self.whole(&possible, sum, opening.nearest)?.clone();
        self.forget_rates(whole.value);
        if self.parts.len() < 2 && whole.value != sum {
            return None;
        }
        let is_closed = self.is_closed(&possible, &whole, sum, opening);
        let first = self.results.first().copied().flatten();
        let of_results = first.filter(|_| self.results.iter().all(|results| *results == first));
        let span = self.parts.iter().fold(whole.span, |span, part| span.to(part.figure.span));
        let list = Breakdown { span, whole, parts: self.parts, is_closed };
        Some(Found { list, clauses: self.clauses, of_results, names_others: self.names_others })
    }

    /// What all parts make.
    fn sum(&self) -> Option<Decimal> {
        self.parts.iter().map(|part| part.figure.value).try_fold(Decimal::ZERO, Decimal::checked_add)
    }

    /// Leaves out parts in other units than the first, if those do not count sorts of the whole each in its own way.
    fn keep_unit(&mut self, unit: &str, whole: Option<&Figure>) {
        if self.parts.iter().all(|part| part.figure.unit == unit) || self.is_of_one_sort(whole) {
            return;
        }
        self.forget_rates(Decimal::ZERO);
        // 两项合计占60%
        let others = || self.parts.iter().filter(|part| part.figure.unit != unit);
        self.rates.extend(others().filter_map(|part| part.share.as_ref()).map(|share| share.percent));
        self.is_vague |= others().any(|part| !MEASURES.contains(&part.figure.unit));
        self.parts.retain(|part| part.figure.unit == unit);
    }

    /// The nearest of the possible wholes that is the sum, or else the nearest that can hold the parts.
    fn whole<'w>(&self, possible: &[&'w Figure], sum: Decimal, nearest: Nearest) -> Option<&'w Figure> {
        let largest = self.parts.iter().map(|part| part.figure.value).max()?;
        let fitting = possible.iter().find(|whole| whole.value == sum).filter(|_| self.parts.len() > 1);
        // A figure of another sentence that is smaller than a part is no whole.
        let first = possible.first().filter(|_| nearest != Nearest::Distant);
        let holding = possible.iter().find(|whole| whole.value >= largest).or(first)?;
        Some(fitting.unwrap_or(holding))
    }

    /// Whether the parts must make up the whole: they do, or nothing says that they need not.
    fn is_closed(&self, possible: &[&Figure], whole: &Figure, sum: Decimal, opening: &Opening) -> bool {
        // Who gives the percentage of the sum knows that it is not the whole.
        let is_rate = |rate: &Decimal| shares::is_percentage(*rate, sum, whole.value);
        let is_loose = opening.nearest == Nearest::InSeries || self.rates.iter().any(is_rate);
        let is_by_the_way = self.is_nested_by_the_way(whole.value) || self.repeats(whole.value);
        let is_loose = is_loose || is_by_the_way || self.leaves_out(whole, sum, opening);
        let is_told = !self.is_vague && !self.seems_partial(whole, sum) && !is_loose;
        // Parts of which some are left out cannot make more than the whole.
        let exceeds = possible.iter().all(|whole| sum > whole.value) && self.channels == 0;
        // Of large figures the largest parts alone may be told.
        let is_rounded = whole.step.is_some() || self.parts.iter().any(|part| part.figure.step.is_some());
        let is_whole = !is_rounded || self.names_others || sum > whole.value;
        is_whole
            && (whole.is_exact || whole.step.is_some())
            && match self.end {
                Ending::Complete => whole.value == sum || is_told,
                Ending::Rest => exceeds && is_told,
                Ending::Loose => false,
            }
    }

    /// Whether the parts look like some of several, or like what overlaps.
    fn seems_partial(&self, whole: &Figure, sum: Decimal) -> bool {
        let count = self.parts.len();
        let is_half = sum.checked_mul(Decimal::TWO).is_none_or(|twice| twice <= whole.value);
        // One piece can stand on several channels, and on none of those named.
        let is_beside = self.channels == count && (sum > whole.value || !self.is_of_requests);
        let leaves_out = self.is_of_topics || self.bodies == count;
        let is_of_some = leaves_out && !self.names_others && sum < whole.value;
        count < 2 || is_half || is_beside || is_of_some
    }

    /// Whether the parts, or all but one, are each as many as the whole, and none can leave out another: the same pieces
    /// by several ways.
    fn repeats(&self, whole: Decimal) -> bool {
        let same = self.parts.iter().filter(|part| part.figure.value == whole).count();
        let is_apart = |sort: &Sort| matches!(sort, Sort::Applicant | Sort::Review | Sort::Result);
        same > 1 && same + 1 >= self.parts.len() && !self.sorts.iter().any(is_apart)
    }

    /// Whether the parts of much that was published can leave out some of it: 其中 names a few and lacks a tenth, or they
    /// are rows of the yearly form of websites, whose sum counts more than these, and lack a fiftieth.
    fn leaves_out(&self, whole: &Figure, sum: Decimal, opening: &Opening) -> bool {
        let Some(missing) = whole.value.checked_sub(sum).filter(|missing| *missing > Decimal::ZERO) else {
            return false;
        };
        let has_shares = self.parts.iter().any(|part| part.share.is_some());
        let is_published = PUBLISHED.contains(&whole.unit) && !self.is_of_requests;
        let lacks = |share: Decimal| missing.checked_mul(share).is_none_or(|missing| missing > whole.value);
        let is_row_left_out = self.has_directory && (!self.has_outline || lacks(FIFTIETH));
        let is_much = whole.value >= MUCH && lacks(Decimal::TEN) || is_row_left_out;
        is_published && opening.is_selective && !self.names_others && !has_shares && is_much
    }

    /// Whether the parts so far make up a whole.
    pub(super) fn is_complete(&self, opening: &Opening) -> bool {
        let sum = self.sum();
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
}
