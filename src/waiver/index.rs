//! Findings by what waivers name them by, so that each waiver looks at those it may be about, and at none twice.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::Waiver;
use crate::finding::Finding;

/// The numbers of findings under the words of waivers: of rules, of cells, of places.
#[derive(Debug, Default)]
pub(super) struct Index<'w> {
    rules: HashMap<&'w str, Numbers>,
    cells: HashMap<&'w str, Numbers>,
    places: HashMap<&'w str, Numbers>,
}

/// Numbers in order, some of which are done with.
#[derive(Debug, Default)]
struct Numbers {
    all: Vec<usize>,
    /// For each the next that is left, itself if it is; or one on the way there.
    next: Vec<usize>,
}

impl<'w> Index<'w> {
    /// The findings that some of the waivers may be about.
    pub(super) fn of(findings: &[Finding], waivers: impl Iterator<Item = &'w Waiver>) -> Self {
        let mut index = Self::default();
        for waiver in waivers {
            match (&waiver.cell, &waiver.place) {
                (Some(cell), _) => index.cells.entry(cell).or_default(),
                (None, Some(place)) => index.places.entry(place).or_default(),
                _ => {
                    index.rules.extend(waiver.rules.iter().map(|rule| (rule.as_str(), Numbers::default())));
                    continue;
                }
            };
        }
        let mut named: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (number, finding) in findings.iter().enumerate() {
            let words = || index.rules.keys().copied().filter(|word| finding.is_named(word)).collect();
            for word in named.entry(&finding.code).or_insert_with(words) {
                index.rules.get_mut(word).into_iter().for_each(|numbers| numbers.push(number));
            }
            index.add_place(number, finding);
        }
        index
    }

    fn add_place(&mut self, number: usize, finding: &Finding) {
        let place = &finding.primary;
        if let Some(cell) = place.cell.as_ref().filter(|_| !self.cells.is_empty()) {
            self.cells.get_mut(cell.spelled().as_str()).into_iter().for_each(|numbers| numbers.push(number));
        }
        if self.places.is_empty() {
            return;
        }
        let anchor = place.anchor();
        let beginnings = anchor.match_indices(' ').filter_map(|(end, _)| anchor.get(..end));
        for words in beginnings.chain([anchor.as_str(), place.words.as_str()]) {
            self.places.get_mut(words).into_iter().for_each(|numbers| numbers.push(number));
        }
    }

    /// Tells the findings of a range that are left and that a waiver's words name, some perhaps twice. Those of which
    /// `is_done` says so are left no longer, for any waiver with such a word.
    pub(super) fn each(&mut self, waiver: &Waiver, range: &Range<usize>, mut is_done: impl FnMut(usize) -> bool) {
        match (&waiver.cell, &waiver.place) {
            (Some(cell), _) => each(self.cells.get_mut(cell.as_str()), range, &mut is_done),
            (None, Some(place)) => each(self.places.get_mut(place.as_str()), range, &mut is_done),
            _ => waiver.rules.iter().for_each(|rule| each(self.rules.get_mut(rule.as_str()), range, &mut is_done)),
        }
    }

    /// Whether a waiver's rules name a finding of a range, left or not.
    pub(super) fn has(&self, waiver: &Waiver, range: &Range<usize>) -> bool {
        let mut lists = waiver.rules.iter().filter_map(|rule| self.rules.get(rule.as_str()));
        lists.any(|numbers| !numbers.positions(range).is_empty())
    }

    /// All findings are left again.
    pub(super) fn restore(&mut self) {
        let lists = self.rules.values_mut().chain(self.cells.values_mut()).chain(self.places.values_mut());
        lists.for_each(|numbers| numbers.next = (0..numbers.all.len()).collect());
    }
}

fn each(numbers: Option<&mut Numbers>, range: &Range<usize>, is_done: &mut impl FnMut(usize) -> bool) {
    let Some(numbers) = numbers else { return };
    let positions = numbers.positions(range);
    let mut at = numbers.left_from(positions.start);
    while at < positions.end {
        let Some(number) = numbers.all.get(at) else { return };
        if is_done(*number)
            && let Some(next) = numbers.next.get_mut(at)
        {
            *next = at + 1;
        }
        at = numbers.left_from(at + 1);
    }
}

impl Numbers {
    fn push(&mut self, number: usize) {
        if self.all.last() != Some(&number) {
            self.next.push(self.all.len());
            self.all.push(number);
        }
    }

    /// Where the numbers of a range stand.
    fn positions(&self, range: &Range<usize>) -> Range<usize> {
        let at = |bound: usize| self.all.partition_point(|number| *number < bound);
        at(range.start)..at(range.end)
    }

    /// The first position from one on whose number is left; the ways there grow shorter as they are gone.
    fn left_from(&mut self, mut at: usize) -> usize {
        while let Some(next) = self.next.get(at).copied().filter(|next| *next != at) {
            let beyond = self.next.get(next).copied().unwrap_or(next);
            self.next.get_mut(at).into_iter().for_each(|way| *way = beyond);
            at = beyond;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_is_not_told_again() {
        let mut numbers = Numbers::default();
        [1, 3, 3, 4, 7, 9].into_iter().for_each(|number| numbers.push(number));
        let mut told = |range: Range<usize>, done: &[usize]| {
            let mut told = Vec::new();
            each(Some(&mut numbers), &range, &mut |number| {
                told.push(number);
                done.contains(&number)
            });
            told
        };
        assert_eq!(told(0..9, &[3, 4]), [1, 3, 4, 7]);
        assert_eq!(told(2..10, &[7]), [7, 9]);
        assert_eq!(told(0..10, &[1, 9]), [1, 9]);
        assert_eq!(told(0..10, &[]), Vec::<usize>::new());
    }
}
