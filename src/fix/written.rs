//! What fixes have written, and where it stands after the next edits: in one walk, however many they are.

use std::collections::BTreeMap;

use crate::finding::{Edit, Finding};
use crate::span::Span;

/// The ranges that fixes have written, by the code of the finding.
#[derive(Debug, Default)]
pub(super) struct Written {
    ranges: BTreeMap<String, Ranges>,
}

/// Ranges by where they begin. They may lie over each other: what was written may be written in.
#[derive(Debug, Default)]
struct Ranges {
    spans: Vec<Span>,
    /// How far the ranges up to each reach.
    reach: Vec<u32>,
}

impl Written {
    /// Whether a finding would write again where its code has written, without making the text shorter: such a fix goes
    /// in circles.
    pub(super) fn is_again(&self, finding: &Finding) -> bool {
        let grows = |edit: &&Edit| edit.text.len() >= edit.span.range().len();
        let mut edits = finding.fix.iter().flat_map(|fix| &fix.edits).filter(grows);
        self.ranges.get(&finding.code).is_some_and(|ranges| edits.any(|edit| ranges.touch(edit.span)))
    }

    /// Takes note of the edits of a round: `all` of them, in order and apart, are those of the findings.
    pub(super) fn note(&mut self, findings: &[&Finding], all: &[Edit]) {
        let moves = Moves::new(all);
        for span in self.ranges.values_mut().flat_map(|ranges| &mut ranges.spans) {
            *span = moves.moved(*span);
        }
        for finding in findings {
            let ranges = self.ranges.entry(finding.code.clone()).or_default();
            let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
            ranges.spans.extend(edits.map(|edit| moves.moved(edit.span)));
        }
        self.ranges.values_mut().for_each(Ranges::put_in_order);
    }
}

impl Ranges {
    fn put_in_order(&mut self) {
        self.spans.sort();
        let reach = |far: &mut u32, span: &Span| {
            *far = span.end.max(*far);
            Some(*far)
        };
        self.reach = self.spans.iter().scan(0, reach).collect();
    }

    fn touch(&self, span: Span) -> bool {
        let begun = self.spans.partition_point(|written| written.start <= span.end);
        let reach = begun.checked_sub(1).and_then(|last| self.reach.get(last));
        reach.is_some_and(|reach| span.start <= *reach)
    }
}

/// Edits, which are in order and apart, with how much longer the text is behind each.
struct Moves<'e> {
    edits: &'e [Edit],
    /// Bytes that the first so many edits add.
    added: Vec<i64>,
}

impl<'e> Moves<'e> {
    fn new(edits: &'e [Edit]) -> Self {
        let grown = edits.iter().scan(0, |sum, edit| {
            *sum += i64::try_from(edit.text.len()).unwrap_or(0) - i64::from(edit.span.end - edit.span.start);
            Some(*sum)
        });
        Self { edits, added: std::iter::once(0).chain(grown).collect() }
    }

    /// Where a range stands once the edits have been made; one of an edit is what it has written.
    fn moved(&self, span: Span) -> Span {
        let before = self.edits.partition_point(|edit| edit.span.end <= span.start);
        let is_own = |last: usize| self.edits.get(last).is_some_and(|edit| edit.span == span);
        let before = before.checked_sub(1).filter(|last| is_own(*last)).unwrap_or(before);
        let up_to = self.edits.partition_point(|edit| edit.span.start <= span.end);
        let place = |at: u32, edits: usize| {
            usize::try_from(i64::from(at) + self.added.get(edits).copied().unwrap_or(0)).unwrap_or(0)
        };
        Span::new(place(span.start, before), place(span.end, up_to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(edits: &[(usize, usize, &str)]) -> Vec<Edit> {
        let edit = |(start, end, text): &(usize, usize, &str)| Edit {
            span: Span::new(*start, *end),
            text: (*text).to_owned(),
        };
        edits.iter().map(edit).collect()
    }

    #[test]
    fn ranges_move_with_what_stands_before_them() {
        let edits = edits(&[(2, 4, "x"), (6, 6, "yz"), (9, 10, "")]);
        let moved = |start, end| Moves::new(&edits).moved(Span::new(start, end));
        assert_eq!(moved(0, 1), Span::new(0, 1));
        assert_eq!(moved(2, 4), Span::new(2, 3), "an edit's own range is what it has written");
        assert_eq!(moved(6, 6), Span::new(5, 7), "an insertion's own too");
        assert_eq!(moved(4, 5), Span::new(3, 4));
        assert_eq!(moved(5, 6), Span::new(4, 7), "what is put in at its end belongs to it");
        assert_eq!(moved(6, 8), Span::new(7, 9), "what is put in at its start does not");
        assert_eq!(moved(3, 9), Span::new(3, 9));
        assert_eq!(moved(11, 12), Span::new(11, 12));
    }

    #[test]
    fn a_long_range_is_touched_behind_short_ones_that_begin_later() {
        let mut ranges = Ranges { spans: vec![Span::new(5, 6), Span::new(2, 20), Span::at(30)], reach: Vec::new() };
        ranges.put_in_order();
        let touched = |start, end| ranges.touch(Span::new(start, end));
        assert!(touched(0, 2) && touched(12, 13) && touched(20, 21) && touched(30, 30) && touched(1, 40));
        assert!(!touched(0, 1) && !touched(21, 29) && !touched(31, 32));
    }
}
