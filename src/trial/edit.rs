//! Changes of a lowered text.

use crate::document::CELL;
use crate::span::Span;

/// Other words in the place of a range.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    pub(super) span: Span,
    pub(super) words: String,
}

impl Edit {
    pub(super) fn new(span: Span, words: impl Into<String>) -> Self {
        Self { span, words: words.into() }
    }

    pub(super) fn without(span: Span) -> Self {
        Self::new(span, "")
    }
}

/// The text with all edits, none of which overlap.
pub(super) fn applied(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut changed = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        changed.push_str(text.get(from..edit.span.start as usize).unwrap_or_default());
        changed.push_str(&edit.words);
        from = edit.span.end as usize;
    }
    changed + text.get(from..).unwrap_or_default()
}

/// The whole lines that a range touches, with the break behind them.
pub(super) fn lines(text: &str, span: Span) -> Span {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let after = text.get(span.end as usize..).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = if span.of(text).ends_with('\n') { Some(0) } else { after.find('\n').map(|at| at + 1) };
    Span::new(start, span.end as usize + end.unwrap_or(after.len()))
}

/// The cell in which a range stands, with what opens it; none where it stands in no row of cells.
pub(super) fn cell(text: &str, span: Span) -> Option<Span> {
    let before = text.get(..span.start as usize)?;
    let start = before.rfind([CELL, '\n']).filter(|at| before.get(*at..).is_some_and(|rest| rest.starts_with(CELL)))?;
    let after = text.get(span.end as usize..)?;
    let end = after.find([CELL, '\n']).unwrap_or(after.len());
    Some(Span::new(start, span.end as usize + end))
}

/// The sentence in which a range stands, with its stop; it does not leave the line.
pub(super) fn sentence(text: &str, span: Span) -> Span {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let after = text.get(span.end as usize..).unwrap_or_default();
    let start =
        before.char_indices().rev().find(|(_, c)| matches!(c, '。' | '\n')).map_or(0, |(at, c)| at + c.len_utf8());
    let end = after.char_indices().find(|(_, c)| matches!(c, '。' | '\n'));
    let end = end.map_or(after.len(), |(at, c)| if c == '\n' { at } else { at + c.len_utf8() });
    Span::new(start, span.end as usize + end)
}

/// The runs of digits in a range.
pub(super) fn digits(text: &str, span: Span) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for (at, c) in span.of(text).char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let here = Span::new(span.start as usize + at, span.start as usize + at + c.len_utf8());
        match runs.last_mut() {
            Some(last) if last.end == here.start => last.end = here.end,
            _ => runs.push(here),
        }
    }
    runs
}

/// A number in a range, and more by so much; none where it would be below zero.
pub(super) fn moved(text: &str, span: Span, by: i64) -> Option<Edit> {
    let number: i64 = span.of(text).parse().ok()?;
    let moved = number.checked_add(by).filter(|moved| *moved >= 0)?;
    Some(Edit::new(span, moved.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_cells_and_sentences() {
        let text = "甲。乙1丙。丁\n\u{1F}规章\u{1F}12\u{1F}\n尾";
        let at = |word: &str| {
            let start = text.find(word).expect("in the text");
            Span::new(start, start + word.len())
        };
        assert_eq!(lines(text, at("规章")).of(text), "\u{1F}规章\u{1F}12\u{1F}\n");
        assert_eq!(lines(text, at("尾")).of(text), "尾");
        assert_eq!(cell(text, at("12")).map(|span| span.of(text)), Some("\u{1F}12"));
        assert_eq!(cell(text, at("乙")), None);
        assert_eq!(sentence(text, at("1")).of(text), "乙1丙。");
        assert_eq!(sentence(text, at("丁")).of(text), "丁");
        let edits = [Edit::new(at("丁"), "戊"), Edit::without(at("乙1丙。"))];
        assert_eq!(applied(text, &edits), "甲。戊\n\u{1F}规章\u{1F}12\u{1F}\n尾");
    }
}
