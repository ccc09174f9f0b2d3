//! Lists within a list that semicolons part: 其中机构类20条，内有职能12条、领导8条；工作类11条.

use rust_decimal::Decimal;

use super::{Collector, MOST_PARTS, part};
use crate::prose::clause::{Clause, Stop};
use crate::prose::words::Word;

/// So few parts can be told by the way.
const FEWEST: usize = 3;

impl Collector<'_, '_> {
    /// Passes over the list of what the last part is made of, which begins at a clause: the last clause of it. What
    /// follows it behind a semicolon is the next part.
    pub(super) fn pass_inner(&mut self, at: usize) -> Option<usize> {
        let depth = self.opening.depth;
        let is_opener = |clause: &&Clause<'_>| clause.words.position(&[Word::Among]).is_some_and(|among| among < 2);
        let opener = self.clauses.get(at).filter(|clause| clause.depth == depth && at > self.opening.start)?;
        let is_behind_part = at.checked_sub(1).is_some_and(|before| self.run.clauses.last() == Some(&before));
        let is_parted = match self.separator {
            Some(Stop::Semicolon) => true,
            Some(Stop::Comma) => self.run.parts.len() == 1,
            _ => false,
        };
        if !is_opener(&opener) || !is_behind_part || !is_parted {
            return None;
        }
        let inner = self.clauses.iter().enumerate().skip(at).take(MOST_PARTS);
        let end = inner.filter(|(_, clause)| clause.depth <= depth).find_map(|(end, clause)| {
            let is_end = clause.depth < depth || matches!(clause.stop, Stop::Semicolon | Stop::End | Stop::Close);
            is_end.then_some(end)
        })?;
        let is_last = self.clauses.get(end).is_none_or(|clause| clause.stop != Stop::Semicolon);
        let unit = self.run.parts.first().map(|first| first.figure.unit);
        let next = self.clauses.get(end + 1).filter(|next| next.depth == depth).and_then(|next| part(next, false));
        let goes_on = next.is_some_and(|(next, _)| Some(next.figure.unit) == unit);
        let is_inside = if is_last { self.separator == Some(Stop::Semicolon) } else { goes_on };
        if !is_inside {
            return None;
        }
        let told = self.clauses.get(at..=end)?.iter().filter(|clause| clause.depth == depth);
        let sum = told.flat_map(|clause| &clause.places).map(|place| place.figure.value);
        let sum = sum.reduce(|sum, value| sum.checked_add(value).unwrap_or(Decimal::MAX));
        self.run.is_vague |= sum != self.run.parts.last().map(|last| last.figure.value);
        (self.run.is_nested, self.separator) = (true, Some(Stop::Semicolon));
        Some(end)
    }
}

impl super::Run {
    /// Whether parts of which some are divided again are too few, or one too large, to be those of a whole and no others.
    pub(super) fn is_nested_by_the_way(&self, whole: Decimal) -> bool {
        let is_larger = || self.parts.iter().any(|part| part.figure.value > whole);
        self.is_nested && (self.parts.len() < FEWEST || is_larger())
    }
}
