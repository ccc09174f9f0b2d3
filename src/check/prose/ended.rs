//! Requests that ended without an answer, sentence by sentence: what they lack in a figure of those that had one.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::check::Context;
use crate::statement::Figure;

/// What ends a sentence.
const STOPS: [char; 4] = ['。', '！', '？', '\n'];

/// The figures of requests that ended without an answer, by their sentences.
#[derive(Debug)]
pub(super) struct Ended<'c> {
    figures: &'c [Figure],
    /// Where sentences end.
    stops: Vec<usize>,
    /// By the number of their sentence.
    sentences: BTreeMap<usize, Sentence>,
}

/// The figures of one sentence.
#[derive(Debug, Default)]
struct Sentence {
    /// How many have a value.
    values: BTreeMap<Decimal, usize>,
    /// None where it is too large.
    sum: Option<Decimal>,
}

impl<'c> Ended<'c> {
    pub(super) fn of(context: &Context<'c>) -> Self {
        let figures = context.prose.ended.as_slice();
        let text = if figures.is_empty() { "" } else { context.document.text() };
        let stops = text.match_indices(STOPS).map(|(at, _)| at).collect();
        let mut ended = Self { figures, stops, sentences: BTreeMap::new() };
        for figure in figures {
            let number = ended.number(figure);
            let new = || Sentence { sum: Some(Decimal::ZERO), ..Sentence::default() };
            let sentence = ended.sentences.entry(number).or_insert_with(new);
            *sentence.values.entry(figure.value).or_default() += 1;
            sentence.sum = sentence.sum.and_then(|sum| sum.checked_add(figure.value));
        }
        ended
    }

    fn number(&self, figure: &Figure) -> usize {
        self.stops.partition_point(|stop| *stop < figure.span.start as usize)
    }

    /// Whether other figures of the same sentence, one or all of them, are `missing`.
    pub(super) fn make_up(&self, figure: &Figure, missing: Decimal) -> bool {
        let Some(sentence) = self.sentences.get(&self.number(figure)) else { return false };
        let at = self.figures.partition_point(|other| other.span.start < figure.span.start);
        let own = self.figures.get(at).filter(|other| other.span == figure.span).map(|own| own.value);
        let sum = sentence.sum.and_then(|sum| sum.checked_sub(own.unwrap_or_default()));
        let count = sentence.values.get(&missing).copied().unwrap_or(0);
        sum == Some(missing) || count > usize::from(own == Some(missing))
    }
}
