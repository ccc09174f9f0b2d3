//! Documents that came as one line: cut before each heading, so that the grammar finds it.

use pest::Parser;

use super::heading;
use crate::grammar::{ReportGrammar, Rule};
use crate::reading::Reading;
use crate::report::{Number, Style};

/// Lines shorter than this many bytes are not searched for headings inside them.
const LONG_LINE: usize = 300;

/// A document with at least this many headings at the start of a line has them all there; fewer
/// than this many inside lines are mentions.
const HEADINGS: usize = 3;

/// Cuts long lines before the headings of known sections inside them.
pub(super) fn before_headings(reading: Reading) -> Reading {
    let cuts = headings_inside(reading.text());
    if cuts.is_empty() { reading } else { reading.cut_before(&cuts) }
}

/// Where headings stand inside long lines, for a document that has none at the start of a line.
fn headings_inside(text: &str) -> Vec<usize> {
    if !text.split('\n').any(|line| line.len() > LONG_LINE) {
        return Vec::new();
    }
    let at_start = text.split('\n').filter(|line| is_known_heading(line)).count();
    if at_start >= HEADINGS {
        return Vec::new();
    }
    let mut cuts = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        cuts.extend(headings_in(line).into_iter().map(|at| start + at));
        start += line.len();
    }
    if cuts.len() + at_start < HEADINGS { Vec::new() } else { cuts }
}

/// Whether a prepared line begins with a numbered heading of a known section.
fn is_known_heading(line: &str) -> bool {
    known_heading(line).is_some()
}

/// Byte offsets of numbered headings of known sections inside a prepared line.
fn headings_in(line: &str) -> Vec<usize> {
    let starts = line
        .char_indices()
        .filter(|(_, c)| matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '（' | '第'));
    let mut found: Vec<(usize, Style)> = Vec::new();
    for (at, _) in starts {
        let before = line.get(..at).unwrap_or_default().chars().next_back();
        let free =
            before.is_none_or(|c| !c.is_alphanumeric() || c.is_ascii_digit() || ('\u{E000}'..='\u{E7FF}').contains(&c));
        let after_joint = before.is_some_and(|c| matches!(c, '、' | '，' | '（' | '《' | '“'));
        if let Some(number) = line.get(at..).filter(|_| free && !after_joint).and_then(known_heading) {
            found.push((at, number.style));
        }
    }
    let outermost = found.iter().map(|(_, style)| *style).min();
    found.into_iter().filter(|(_, style)| Some(*style) == outermost).map(|(at, _)| at).collect()
}

fn known_heading(line: &str) -> Option<Number> {
    let node = ReportGrammar::parse(Rule::heading, line).ok()?.next()?;
    let heading = heading(&node);
    heading.topic.and(heading.number)
}
