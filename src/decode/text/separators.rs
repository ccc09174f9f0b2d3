//! What parts the cells of a row, and what only looks like it.

use crate::document::CELL;
use crate::span::Span;

pub(super) const PIPES: [char; 3] = ['|', '｜', '│'];

pub(super) enum Separator {
    None,
    /// A line that only draws the frame of a table.
    Rule,
    Ready,
    Tab,
    Pipe,
}

pub(super) fn separator(line: &str, beside_pipes: bool) -> Separator {
    if let Some(cells) = line.strip_prefix(CELL) {
        // A head of several rows can have a frame below each.
        let is_stroke = |cell: &str| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':'));
        let is_frame = cells.contains("---") && cells.split(CELL).all(|cell| is_stroke(cell.trim()));
        return if is_frame { Separator::Rule } else { Separator::Ready };
    }
    let behind = line.get(line.trim_end().len()..).unwrap_or_default();
    let has_blank_cells = behind.matches('\t').count() > 1;
    let line = line.trim();
    if line.split_once('\t').is_some_and(|(number, rest)| is_number(number) && !rest.contains('\t')) {
        return Separator::None;
    }
    if line.contains('\t') || has_blank_cells {
        return Separator::Tab;
    }
    if is_frame(line) {
        return Separator::Rule;
    }
    if !has_pipe(line) {
        return Separator::None;
    }
    match line.matches(PIPES).count() {
        1 if !line.ends_with(PIPES) && !beside_pipes => Separator::None,
        _ => Separator::Pipe,
    }
}

/// Whether a character is a digit of either width.
pub(super) fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Whether a line is numbered as headings and items are: 一、 （一） 1. 第一部分
pub(super) fn begins_with_number(line: &str) -> bool {
    let rest = line.trim_start_matches(['（', '(', '第']);
    let number = rest.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c) || is_digit(c));
    let is_stopped = number.starts_with(['、', '.', '．', '）', ')', '部', '章']);
    number.len() < rest.len() && is_stopped
}

/// Whether a text is the number of a heading and nothing else, as Word puts a tab behind it: 一、 （一） 1. 第一部分
fn is_number(text: &str) -> bool {
    let is_rest = |c: char| "第部分章节（()）、.．".contains(c) || "一二三四五六七八九十".contains(c) || is_digit(c);
    begins_with_number(text) && text.trim().chars().all(is_rest)
}

pub(super) fn has_pipe(line: &str) -> bool {
    PIPES.iter().any(|pipe| line.contains(*pipe))
}

/// Whether a line only draws the frame of a table: `|---|---|`, `+-----+`.
fn is_frame(line: &str) -> bool {
    if !line.starts_with(is_stroke) {
        return false;
    }
    let is_drawn = ["---", ":--", "──", "━━", "==="].iter().any(|stroke| line.contains(stroke));
    is_drawn && line.chars().count() > 2 && line.chars().all(is_stroke)
}

fn is_stroke(c: char) -> bool {
    "|-+=:─━┼├┤┌┐└┘┬┴│ ".contains(c)
}

/// The line without the pipes of a frame. Where none opens it, the last of several is a border
/// before a blank cell.
pub(super) fn trim_pipes(text: &str, line: Span) -> Span {
    let line = line.trim(text);
    let inside = line.of(text);
    let start = inside.chars().next().filter(|c| PIPES.contains(c)).map_or(0, char::len_utf8);
    let is_framed = start > 0 || inside.matches(PIPES).count() == 1;
    let last = inside.chars().next_back().filter(|c| PIPES.contains(c) && is_framed && inside.len() > start);
    Span::new(line.start as usize + start, line.end as usize - last.map_or(0, char::len_utf8))
}
