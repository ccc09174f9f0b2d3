//! S115 in prose: 一是……二是……四是……

use super::sections::renumbered;
use super::{Context, Hit, Spot};
use crate::quantity;
use crate::report::Section;
use crate::span::Span;

/// Points inside points deeper than this are not followed.
const DEEPEST: usize = 4;

/// Words behind which a list can begin inside a clause.
const INNER: [&str; 6] = ["其中", "包括", "即", "分别", "主要", "做到"];

/// A point that was met: its number, and where it stands.
#[derive(Clone, Copy)]
struct Point {
    value: usize,
    span: Span,
}

/// Points that skip or repeat a number. 一是 begins a list anew, inside a point or after it.
pub(super) fn misnumbered(context: &Context<'_>, section: &Section) -> Vec<Hit> {
    let mut open: Vec<Point> = Vec::new();
    let mut hits = Vec::new();
    for point in points(context.text(section.content), section.content.start as usize) {
        if point.value == 1 {
            open.push(point);
            if open.len() > DEEPEST {
                open.remove(0);
            }
            continue;
        }
        let outer = open.iter().rposition(|last| last.value + 1 == point.value);
        open.truncate(outer.map_or(open.len(), |at| at + 1));
        // A list whose beginning was not met counts from where it is met.
        let Some(last) = open.last_mut() else { continue };
        if outer.is_none() {
            let expected = last.value + 1;
            let hit = Hit::at(point.span).with("section", super::sections::name(context, &section.heading));
            let hit = hit.with("found", written(point.value)).with("expected", written(expected));
            let (found, right) = (quantity::to_chinese(point.value), quantity::to_chinese(expected));
            let hit = renumbered(context, hit, point.span, &found, &right);
            hits.push(hit.also(Spot::at(last.span)));
        }
        *last = point;
    }
    hits
}

fn written(value: usize) -> String {
    format!("{}是", quantity::to_chinese(value))
}

/// 一是 and its followers where a clause begins, in order.
fn points(text: &str, offset: usize) -> Vec<Point> {
    let begins = |before: Option<char>| before.is_none_or(|c| c.is_whitespace() || "。；，：！、）;,:".contains(c));
    let point = |(at, word): (usize, &str)| {
        let before = text.get(..at)?;
        let lead = before.trim_end_matches(|c| "一二三四五六七八九十".contains(c));
        let value = quantity::chinese(before.get(lead.len()..)?)? as usize;
        let span = Span::new(offset + lead.len(), offset + at + word.len());
        // A list inside a point need not begin a clause: 其中一是
        let is_inner = value == 1 && INNER.iter().any(|word| lead.ends_with(word));
        let begins = begins(lead.chars().next_back()) || is_inner;
        (begins && (1..=20).contains(&value)).then_some(Point { value, span })
    };
    text.match_indices('是').filter_map(point).collect()
}
