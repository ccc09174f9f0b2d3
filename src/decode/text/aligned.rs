//! Tables that a copy of pages lays out by spaces, with labels that go on above and below their figures: they are put
//! together again where as many labels begin as rows of figures stand there.

mod line;

use super::lines::lines;
use super::pages::Numbers;
use super::separators::{begins_with_number, is_digit};
use crate::span::Span;
use line::{FEWEST_FIGURES, Line, Word, is_bare_row};

/// No row has more figures.
const MOST_FIGURES: usize = 40;

/// A table has at least this many rows.
const FEWEST_ROWS: usize = 5;

/// Between two rows stand at most this many other lines.
const LONGEST_GAP: usize = 8;

/// A label goes on over at most this many lines above its figures, and below them.
const LONGEST_PART: usize = 3;

/// A cell, as the pieces of it.
type Cell = Vec<Span>;

/// The tables of a text.
pub(super) struct Aligned {
    tables: Vec<Table>,
}

/// A table: its rows, each with its label first.
pub(super) struct Table {
    lines: Span,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Whether a line is one of the table.
    pub(super) fn has(&self, line: Span) -> bool {
        self.lines.start <= line.start && line.start < self.lines.end
    }
}

impl Aligned {
    pub(super) fn of(text: &str, pages: &Numbers<'_>) -> Self {
        let mut tables = Vec::new();
        if !lines(text).any(|line| is_bare_row(line.of(text))) {
            return Self { tables };
        }
        // Most tools give a Chinese character one column, some two.
        for wide in [1, 2] {
            let lines = lines(text).filter(|line| !pages.has(*line)).map(|line| Line::of(text, line, wide));
            let lines: Vec<Line> = lines.collect();
            let mut at = 0;
            while let Some(first) = lines.iter().skip(at).position(Line::is_row).map(|behind| at + behind) {
                let end = end(&lines, first);
                tables.extend(table(text, &lines, at, first, end));
                at = end;
            }
            let is_apart = |row: &Table| {
                let number = tables.partition_point(|table| table.lines.end <= row.lines.start);
                tables.get(number).is_none_or(|table| !table.has(row.lines))
            };
            let alone: Vec<Table> = alone(text, &lines).filter(is_apart).collect();
            tables.extend(alone);
            if !tables.is_empty() {
                tables.sort_by_key(|table| table.lines.start);
                break;
            }
        }
        Self { tables }
    }

    /// The table that begins with a line.
    pub(super) fn at(&self, line: Span) -> Option<&Table> {
        let number = self.tables.partition_point(|table| table.lines.start < line.start);
        self.tables.get(number).filter(|table| table.lines.start == line.start)
    }
}

/// Behind the last row of a table whose first row is known.
fn end(lines: &[Line], first: usize) -> usize {
    let (mut last, mut gap) = (first, 0);
    for (at, line) in lines.iter().enumerate().skip(first) {
        if line.is_sentence || gap > LONGEST_GAP {
            break;
        }
        if line.is_row() {
            (last, gap) = (at, 0);
        } else if !line.is_blank() {
            gap += 1;
        }
    }
    last + 1
}

/// The table with rows from `first` up to `end`; the words behind `from` can belong to its first label.
fn table(text: &str, lines: &[Line], from: usize, first: usize, end: usize) -> Option<Table> {
    let inside = lines.get(first..end)?;
    let is_torn = inside.iter().any(|line| line.is_row() && line.words.is_empty());
    let full = inside
        .iter()
        .map(|line| line.figures.len())
        .max()
        .filter(|full| (FEWEST_FIGURES..=MOST_FIGURES).contains(full))?;
    if !is_torn || inside.iter().filter(|line| line.figures.len() == full).count() < FEWEST_ROWS {
        return None;
    }
    let is_part = |line: &&Line| !line.is_blank() && !line.is_row() && !line.is_sentence;
    let above = lines.get(from..first)?.iter().rev().take(LONGEST_PART).take_while(is_part).count();
    let begins = |line: &&Line| line.words.first().is_some_and(|word| begins_label(word.span.of(text)));
    let below = lines.get(end..)?.iter().take(LONGEST_PART).take_while(|line| is_part(line) && !begins(line)).count();
    let lines = lines.get(first - above..end + below)?;
    let rows = rows(lines, full)?;
    let (labels, start) = labels(text, lines);
    if labels.len() != rows.len() {
        return None;
    }
    let start = lines.get(start.min(above))?.span;
    let rows: Vec<Vec<Cell>> =
        labels.into_iter().zip(rows).map(|(label, row)| std::iter::once(label).chain(row).collect()).collect();
    Some(Table { lines: start.to(lines.last()?.span), rows })
}

/// Rows of other tables whose label goes on above and below: 其他对外管理服务事 ⏎ 31 -2 412 ⏎ 项
fn alone<'l>(text: &'l str, lines: &'l [Line]) -> impl Iterator<Item = Table> + 'l {
    lines.windows(4).filter_map(move |lines| {
        let [above, row, below, next] = lines else { return None };
        let ([label], [rest], [first, _, ..]) = (&above.words[..], &below.words[..], &row.figures[..]) else {
            return None;
        };
        let is_torn =
            row.words.is_empty() && !above.is_row() && !below.is_row() && !above.is_sentence && !below.is_sentence;
        let is_next = next.is_row() && next.words.is_empty();
        let is_rest =
            rest.columns.0 > label.columns.0 && rest.columns.1 <= label.columns.1 && label.columns.1 < first.columns.0;
        let is_numbered = begins_label(rest.span.of(text)) || label.span.of(text).starts_with('第');
        let cells =
            || std::iter::once(vec![label.span, rest.span]).chain(row.figures.iter().map(|word| vec![word.span]));
        (is_torn && !is_next && is_rest && !is_numbered)
            .then(|| Table { lines: above.span.to(below.span), rows: vec![cells().collect()] })
    })
}

/// The labels of a table, and with which line the first begins. Words of a column before theirs are those of groups.
fn labels(text: &str, lines: &[Line]) -> (Vec<Cell>, usize) {
    let is_item = |word: &&Word| word.span.of(text).starts_with(|c: char| is_digit(c));
    let words = || lines.iter().flat_map(|line| &line.words);
    let margin = words().filter(is_item).map(|word| word.columns.0).min().unwrap_or(0);
    let mut labels: Vec<Cell> = Vec::new();
    let mut start = 0;
    for (number, line) in lines.iter().enumerate() {
        for word in line.words.iter().filter(|word| word.columns.1 > margin + 1) {
            if begins_label(word.span.of(text)) {
                start = if labels.is_empty() { number } else { start };
                labels.push(vec![word.span]);
            } else if let Some(label) = labels.last_mut() {
                label.push(word.span);
            }
        }
    }
    (labels, start)
}

/// The rows of figures; none where they cannot be told.
fn rows(lines: &[Line], full: usize) -> Option<Vec<Vec<Cell>>> {
    let mut rows = Vec::new();
    let mut open: Vec<&Line> = Vec::new();
    let of_rows: Vec<&Line> = lines.iter().filter(|line| line.is_row()).collect();
    let whole: Vec<(usize, &Line)> =
        of_rows.iter().copied().enumerate().filter(|(_, line)| line.figures.len() == full).collect();
    for (at, line) in of_rows.iter().enumerate() {
        if line.figures.len() == full {
            if !open.is_empty() {
                return None;
            }
            rows.push(line.figures.iter().map(|figure| vec![figure.span]).collect());
            continue;
        }
        open.push(*line);
        let behind = whole.partition_point(|(other, _)| *other < at);
        let near = whole.get(behind.saturating_sub(1)..).unwrap_or_default().iter().take(2);
        let (_, pattern) = near.min_by_key(|(other, _)| other.abs_diff(at))?;
        let row = joined(&open, pattern);
        let is_full = row.iter().all(|cell| !cell.is_empty());
        // Figures that were broken go on below.
        let goes_on = open.len() == 2
            && of_rows.get(at + 1).is_some_and(|next| {
                open.first().is_some_and(|first| next.words.is_empty() && next.figures.len() == first.figures.len())
            });
        if is_full && !goes_on {
            rows.push(row);
            open.clear();
        } else if open.len() > LONGEST_PART {
            return None;
        }
    }
    open.is_empty().then_some(rows)
}

/// The cells of a row whose figures were broken over lines, under the columns of a whole row.
fn joined(lines: &[&Line], pattern: &Line) -> Vec<Cell> {
    let mut row: Vec<Cell> = vec![Cell::new(); pattern.figures.len()];
    for figure in lines.iter().flat_map(|line| &line.figures) {
        let columns = pattern.figures.iter().enumerate();
        let nearest = columns.min_by_key(|(_, column)| column.middle().abs_diff(figure.middle()));
        row.iter_mut().skip(nearest.map_or(0, |(column, _)| column)).take(1).for_each(|cell| cell.push(figure.span));
    }
    row
}

/// Whether a word begins the label of a row: 1.属于国家秘密, （一）予以公开, 一、本年新收
fn begins_label(word: &str) -> bool {
    begins_with_number(word)
}

#[cfg(test)]
mod tests;
