//! Lines of a text, and those among them that are no part of the draft.

use crate::span::Span;

/// Whether a line is addressed to gouji and no part of the draft: `【gouji: …】`.
pub(crate) fn is_marker(line: &str) -> bool {
    let behind = line.trim_start().strip_prefix("【gouji").filter(|_| line.trim_end().ends_with('】'));
    behind.is_some_and(|behind| behind.trim_start().starts_with([':', '：']))
}

/// Lines without their breaks, of whatever kind these are.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Span> + Clone + '_ {
    let rare = ['\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];
    let is_plain = rare.iter().all(|rare| !text.contains(*rare));
    let is_break = move |c: char| matches!(c, '\n' | '\r') || (!is_plain && rare.contains(&c));
    let mut start = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = text.get(start..).unwrap_or_default();
        let end = if is_plain { memchr::memchr2(b'\n', b'\r', rest.as_bytes()) } else { rest.find(is_break) };
        let line = Span::new(start, end.map_or(text.len(), |end| start + end));
        match end.and_then(|end| rest.get(end..)).and_then(|rest| rest.chars().next()) {
            Some(c) => start = line.end as usize + c.len_utf8(),
            None => done = true,
        }
        Some(line)
    })
}
