//! Whole paragraphs that stand there twice.

use std::collections::HashMap;

use crate::check::paragraphs::is_han;
use crate::check::{Context, Hit, Spot};
use crate::document::{CELL, folded};
use crate::span::Span;

/// A paragraph with fewer Chinese characters may be said again in its section: 本年度没有发生。
const SHORTEST: usize = 20;

/// One with fewer may be said again in another: 本年度未收到政府信息公开申请。
const SHORTEST_ELSEWHERE: usize = 60;

/// So many characters of a paragraph are pointed at.
const SHOWN: usize = 16;

/// What a sentence ends with and the titles, heads and menus of a page do not.
const STOPS: [char; 3] = ['。', '；', '！'];

/// Each paragraph that stood before, word for word.
pub(super) fn paragraphs(context: &Context<'_>) -> Vec<Hit> {
    let mut seen: HashMap<&str, (Span, usize)> = HashMap::new();
    let mut hits = Vec::new();
    for line in prose(context) {
        let text = context.text(line).trim();
        let section = section(context, line);
        let Some((first, of_first)) = seen.get(text).copied() else {
            seen.insert(text, (line, section));
            continue;
        };
        let shortest = if of_first == section { SHORTEST } else { SHORTEST_ELSEWHERE };
        if text.chars().filter(|c| is_han(*c)).count() >= shortest {
            let (here, there) = (beginning(context, line), beginning(context, first));
            let found = format!("{}…", folded(context.text(here)));
            hits.push(Hit::at(here).case("paragraph").also(Spot::at(there)).with("found", found));
        }
    }
    hits
}

/// The first characters of a paragraph.
fn beginning(context: &Context<'_>, line: Span) -> Span {
    let text = context.text(line);
    let start = line.start as usize + text.len() - text.trim_start().len();
    let length: usize = text.trim_start().chars().take(SHOWN).map(char::len_utf8).sum();
    Span::new(start, start + length)
}

/// The paragraphs that can be long enough, without tables and what follows the report.
fn prose<'c>(context: &'c Context<'_>) -> impl Iterator<Item = Span> + 'c {
    let is_in_table = |line: Span| {
        context.report.tables.iter().any(|piece| piece.span.start <= line.start && line.start < piece.span.end)
    };
    let lines = context.report.lines.iter().copied().take_while(|line| line.end <= context.end().start);
    let is_long = |line: &Span| line.range().len() >= SHORTEST * '一'.len_utf8();
    let is_prose = |text: &str| text.trim_end().ends_with(STOPS) && !text.contains(CELL);
    lines.filter(is_long).filter(move |line| is_prose(context.text(*line)) && !is_in_table(*line))
}

/// How many sections begin before a line.
fn section(context: &Context<'_>, line: Span) -> usize {
    context.report.sections.partition_point(|section| section.heading.span.start <= line.start)
}
