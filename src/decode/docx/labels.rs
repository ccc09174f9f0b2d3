//! Automatic numbers counted in the order of the text: `一、`, `（一）`, `1.2`.

use std::collections::{HashMap, HashSet};

use super::numbering::{LEVELS, Level, Numbering, Place};
use super::numerals;

/// The counts of all lists up to the paragraph at hand.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// The last number of each level, by definition.
    counts: HashMap<usize, [Option<u32>; LEVELS]>,
    /// Lists and levels that have been met.
    met: HashSet<(i64, usize)>,
}

/// The automatic number of a paragraph as it is printed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) text: String,
    /// Whether nothing stands between it and the text.
    pub(super) is_joined: bool,
}

impl Labels {
    /// The number of the next paragraph at a place; none for a bullet.
    pub(super) fn next(&mut self, numbering: &Numbering, place: Place) -> Option<Label> {
        let level = numbering.level(place, place.level)?;
        let is_new = self.met.insert((place.list, place.level));
        let counts = self.counts.entry(place.definition).or_default();
        let start = |index: usize| {
            let stated = numbering.start(place, index);
            stated.or_else(|| Some(numbering.level(place, index)?.start)).unwrap_or(0)
        };
        let begins_anew = is_new && numbering.start(place, place.level).is_some();
        if let Some(count) = counts.get_mut(place.level) {
            *count = match *count {
                Some(count) if !begins_anew => Some(count.saturating_add(1)),
                _ => Some(start(place.level)),
            };
        }
        for (index, count) in counts.iter_mut().enumerate() {
            if index < place.level {
                // A level that has been jumped over counts as begun.
                count.get_or_insert_with(|| start(index));
            } else if index > place.level && restarts(numbering.level(place, index)?, place.level) {
                *count = None;
            }
        }
        let text = text(level, counts, |index| numbering.level(place, index))?;
        Some(Label { text, is_joined: level.is_joined })
    }
}

/// Whether a level begins anew behind a paragraph on the level `above`.
fn restarts(level: &Level, above: usize) -> bool {
    level.restart.is_none_or(|restart| above < restart)
}

/// The text of a level with its numbers put in; none where that leaves nothing.
fn text<'n>(
    level: &Level,
    counts: &[Option<u32>; LEVELS],
    levels: impl Fn(usize) -> Option<&'n Level>,
) -> Option<String> {
    if level.format == "bullet" {
        return None;
    }
    let mut out = String::new();
    let mut signs = level.text.chars().peekable();
    while let Some(sign) = signs.next() {
        let place = signs.peek().and_then(|sign| sign.to_digit(10)).filter(|place| sign == '%' && *place > 0);
        let Some(index) = place.and_then(|place| usize::try_from(place - 1).ok()) else {
            out.push(sign);
            continue;
        };
        signs.next();
        if let (Some(Some(count)), Some(of)) = (counts.get(index), levels(index)) {
            out.push_str(&number(of, *count, level.is_legal));
        }
    }
    Some(out).filter(|out| !out.trim().is_empty())
}

fn number(level: &Level, count: u32, is_legal: bool) -> String {
    let width = level.width;
    match level.format.as_str() {
        "none" => String::new(),
        _ if is_legal => count.to_string(),
        _ if width > 0 => format!("{count:0width$}"),
        format => numerals::written(format, count),
    }
}
