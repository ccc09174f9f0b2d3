//! What parts the cells of a row, and what only looks like it.

use crate::document::CELL;
use crate::span::Span;

pub(super) const PIPES: [char; 3] = ['|', '｜', '│'];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    None,
    /// A line that only draws the frame of a table.
    Rule,
    Ready,
    Tab,
    Pipe,
}

/// What parts the cells of a line, by the line itself, the one before and whether the next has pipes.
pub(super) fn separator(line: &str, before: Separator, before_pipes: bool) -> Separator {
    if let Some(cells) = line.strip_prefix(CELL) {
        // A head of several rows can have a frame below each.
        let is_stroke = |cell: &str| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':'));
        let is_frame = cells.contains("---") && cells.split(CELL).all(|cell| is_stroke(cell.trim()));
        return if is_frame { Separator::Rule } else { Separator::Ready };
    }
    let behind = line.get(line.trim_end().len()..).unwrap_or_default();
    let line = line.trim();
    // A paragraph can end with one tab by accident, a row with one value with a blank cell.
    let is_row = |tabs| tabs > 1 || tabs == 1 && before == Separator::Tab && !begins_with_number(line);
    let has_blank_cells = is_row(behind.matches('\t').count());
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
        1 if !line.ends_with(PIPES) && before != Separator::Pipe && !before_pipes => Separator::None,
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

/// Fewer lines than this with a pipe and nothing else are no table.
const FEWEST_ALONE: usize = 6;

/// Whether pipes stand on lines of their own, or once before the first cell of a row, and nowhere else: between cells
/// that each have a line too.
pub(super) fn stand_alone(text: &str) -> bool {
    let mut alone = 0;
    let is_apart = text.lines().map(str::trim).filter(|line| has_pipe(line)).all(|line| {
        alone += usize::from(is_pipe_alone(line));
        line.strip_prefix(PIPES).is_some_and(|cell| !has_pipe(cell))
    });
    is_apart && alone >= FEWEST_ALONE
}

pub(super) fn is_pipe_alone(line: &str) -> bool {
    line.trim().strip_prefix(PIPES).is_some_and(str::is_empty)
}

/// A line without the pipe before its cell.
pub(super) fn without_pipe(text: &str, line: Span) -> Span {
    let cell = line.of(text).trim_start().strip_prefix(PIPES);
    cell.map_or(line, |cell| Span { start: line.end - cell.len() as u32, ..line })
}

/// Whether a line only draws the frame of a table: `|---|---|`, `+-----+`.
fn is_frame(line: &str) -> bool {
    if !line.starts_with(is_stroke) {
        return false;
    }
    let is_drawn = ["---", ":--", "──", "━━", "==="].iter().any(|stroke| line.contains(stroke));
    is_drawn && line.chars().count() > 2 && line.chars().all(is_stroke)
}

pub(super) fn is_stroke(c: char) -> bool {
    "|-+=:─━┼├┤┌┐└┘┬┴│ ".contains(c)
}

/// How a run of lines with pipes is framed.
pub(super) struct Frame {
    /// Whether the text has any pipes.
    has_pipes: bool,
    /// Up to which byte the lines have been looked at.
    seen: u32,
    /// Whether a pipe ends every one of several lines and begins few: a border behind, and blank cells in front.
    is_behind: bool,
}

impl Frame {
    pub(super) fn of(text: &str) -> Self {
        Self { has_pipes: has_pipe(text), seen: 0, is_behind: false }
    }

    /// Takes in a line, and at the first of a run all of it.
    pub(super) fn enter<L: Iterator<Item = Span>>(&mut self, text: &str, line: Span, rest: impl FnOnce() -> L) {
        if !self.has_pipes || line.start < self.seen || !has_pipe(line.of(text)) {
            return;
        }
        let run = std::iter::once(line).chain(rest()).take_while(|line| has_pipe(line.of(text)));
        let (mut begin, mut end, mut count) = (0, 0, 0);
        for line in run {
            self.seen = line.end;
            let line = line.of(text).trim();
            count += 1;
            begin += usize::from(line.starts_with(PIPES));
            end += usize::from(line.ends_with(PIPES));
        }
        self.is_behind = count > 1 && end == count && begin * 2 < count;
    }
}

/// The line without the pipes of its frame. Where none opens it, the last of several is a border before a blank cell,
/// unless the whole table has that border.
pub(super) fn trim_pipes(text: &str, line: Span, frame: &Frame) -> Span {
    let line = line.trim(text);
    let inside = line.of(text);
    let first = inside.chars().next().filter(|c| PIPES.contains(c) && !frame.is_behind);
    let start = first.map_or(0, char::len_utf8);
    let is_framed = start > 0 || frame.is_behind || inside.matches(PIPES).count() == 1;
    let last = inside.chars().next_back().filter(|c| PIPES.contains(c) && is_framed && inside.len() > start);
    Span::new(line.start as usize + start, line.end as usize - last.map_or(0, char::len_utf8))
}
