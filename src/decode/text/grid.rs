//! Grid tables as pandoc writes them: a frame between any two rows, cells broken over lines or reaching over several
//! columns, and frames that leave out the cells which reach over several rows.

use std::collections::BTreeMap;

use super::lines::lines;
use super::rows::Part;
use crate::decode::is_wide;
use crate::span::Span;

/// A table with fewer rows between frames can be one whose frame is only around its head and its body.
const FEWEST_ROWS: usize = 3;

/// What stands between two cells of a line.
const SIDES: [char; 2] = ['|', '+'];

/// The lines of each cell of a row, by the column in which it begins.
type Cells = BTreeMap<usize, Vec<Span>>;

/// The rows of a table.
pub(super) struct Grid {
    /// Each with its cells, and these with their lines.
    pub(super) rows: Vec<Vec<Part>>,
    /// How many lines of the text it takes.
    pub(super) lines: usize,
}

impl Grid {
    /// The table that begins with the first of some lines; none where they are no grid.
    fn at(text: &str, lines: impl Iterator<Item = Span>) -> Option<Self> {
        let of_table = lines.take_while(|line| is_of_table(line.of(text)));
        let lines: Vec<Span> = of_table.map(|line| line.trim(text)).collect();
        let is_frame = |line: &Span| is_frame(line.of(text));
        let groups: Vec<&[Span]> = lines.split(is_frame).filter(|group| !group.is_empty()).collect();
        let frames = lines.iter().filter(|line| is_frame(line)).count();
        // A page that a table lays out has sentences in it.
        let is_page = lines.iter().any(|line| line.of(text).contains('。'));
        if groups.len() < FEWEST_ROWS || frames <= groups.len() || is_page {
            return None;
        }
        let columns = Columns::of(text, &lines);
        let rows = groups.into_iter().flat_map(|group| columns.rows(text, group)).collect();
        Some(Self { rows, lines: lines.len() })
    }
}

/// Where the grid tables of a text stand, each as whole lines.
pub(in crate::decode) fn grids(text: &str) -> Vec<Span> {
    let mut grids: Vec<Span> = Vec::new();
    let mut seeker = Seeker::default();
    let mut lines = lines(text);
    while let Some(line) = lines.next() {
        let grid = seeker.at(text, line, lines.clone());
        let last = grid.and_then(|grid| lines.by_ref().take(grid.lines - 1).last());
        grids.extend(last.map(|last| line.to(last)));
    }
    grids
}

/// Goes through lines and looks for tables where they begin: lines inside one are not looked at again.
#[derive(Default)]
pub(super) struct Seeker {
    is_in_table: bool,
}

impl Seeker {
    /// The table that begins with a line, which others follow.
    pub(super) fn at(&mut self, text: &str, line: Span, behind: impl Iterator<Item = Span>) -> Option<Grid> {
        let begins_table = is_frame(line.of(text)) && !self.is_in_table;
        self.is_in_table = is_of_table(line.of(text));
        begins_table.then(|| Grid::at(text, std::iter::once(line).chain(behind))).flatten()
    }
}

/// Whether a line is a frame from side to side: `+-----+:====:+`.
fn is_frame(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('+') && line.ends_with('+') && line.bytes().all(|b| b"+-=:".contains(&b))
}

/// Whether a line is a frame or a row.
fn is_of_table(line: &str) -> bool {
    line.trim_start().starts_with(SIDES)
}

/// Whether a line has a stretch of a frame, beside cells that go on.
fn is_partial(line: &str) -> bool {
    ["+--", "--+", "+==", "==+"].iter().any(|stretch| line.contains(stretch))
}

/// Where the columns of a table begin, counted in the columns of a terminal.
struct Columns(Vec<usize>);

impl Columns {
    fn of(text: &str, lines: &[Span]) -> Self {
        let framed = lines.iter().map(|line| line.of(text)).filter(|line| is_frame(line) || is_partial(line));
        let mut places: Vec<usize> = framed.flat_map(corners).collect();
        places.sort_unstable();
        places.dedup();
        Self(places)
    }

    /// The column that begins nearest to a place, behind those of the cells before it.
    fn nearest(&self, place: usize, least: usize) -> usize {
        let next = self.0.partition_point(|start| *start < place);
        let distance = |column: usize| self.0.get(column).map_or(usize::MAX, |start| start.abs_diff(place));
        let before = next.saturating_sub(1);
        least.max(if distance(before) < distance(next) { before } else { next })
    }

    /// The rows of the lines between two frames: one, or more where a frame leaves out cells that reach over them.
    fn rows(&self, text: &str, lines: &[Span]) -> Vec<Vec<Part>> {
        let mut rows: Vec<Cells> = vec![Cells::new()];
        // The row to which the text in each column belongs.
        let mut owners = vec![0; self.0.len()];
        for line in lines {
            let pieces = self.pieces(text, *line);
            let opens_row = is_partial(line.of(text));
            if opens_row {
                rows.push(Cells::new());
            }
            let last = rows.len() - 1;
            for (column, end, piece) in pieces {
                if opens_row && is_stretch(piece.of(text)) {
                    owners.iter_mut().take(end).skip(column).for_each(|owner| *owner = last);
                    continue;
                }
                rows.iter_mut().skip(last).for_each(|row| _ = row.entry(column).or_default());
                let owner = owners.get(column).copied().unwrap_or(last);
                rows.iter_mut().skip(owner).take(1).for_each(|row| row.entry(column).or_default().push(piece));
            }
        }
        let at = lines.first().map_or(0, |line| line.start as usize);
        rows.into_iter().map(|row| row.into_values().flat_map(|cell| parts(text, cell, at)).collect()).collect()
    }

    /// What stands between the sides of a line, text or a stretch of a frame, with the columns that it covers.
    fn pieces(&self, text: &str, line: Span) -> Vec<(usize, usize, Span)> {
        let (content, base) = (line.of(text), line.start as usize);
        let is_side = |c: char| c == '|' || is_partial(content) && c == '+';
        let mut pieces: Vec<(usize, usize, Span)> = Vec::new();
        let (mut place, mut least) = (0, 0);
        for (at, c) in content.char_indices() {
            if is_side(c) {
                let column = self.nearest(place, least);
                if let Some((_, end, piece)) = pieces.last_mut() {
                    (*end, *piece) = (column, Span::new(piece.start as usize, base + at));
                }
                pieces.push((column, column, Span::at(base + at + c.len_utf8())));
                least = column + 1;
            }
            place += width(c);
        }
        pieces.truncate(pieces.len().saturating_sub(1));
        pieces
    }
}

/// Where the corners of a frame stand.
fn corners(line: &str) -> impl Iterator<Item = usize> {
    let places = line.chars().scan(0, |place, c| {
        *place += width(c);
        Some((*place - width(c), c))
    });
    places.filter(|(_, c)| *c == '+').map(|(place, _)| place)
}

fn width(c: char) -> usize {
    if is_wide(c) { 2 } else { 1 }
}

/// Whether what stands between two sides is a stretch of a frame.
fn is_stretch(piece: &str) -> bool {
    piece.len() > 1 && piece.bytes().all(|b| b"-=:".contains(&b))
}

/// The lines of a cell that are not blank; of a blank cell its place, which is `at` where it has no line.
fn parts(text: &str, cell: Vec<Span>, at: usize) -> Vec<Part> {
    let place = cell.first().map_or(at, |line| line.start as usize);
    let lines = cell.into_iter().map(|line| line.trim(text)).filter(|line| !line.is_empty());
    let mut parts: Vec<Part> = lines.map(|span| Part { span, begins_cell: false }).collect();
    match parts.first_mut() {
        Some(first) => first.begins_cell = true,
        None => parts.push(Part::cell(Span::at(place))),
    }
    parts
}
