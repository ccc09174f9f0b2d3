//! Tables whose cells are parted by commas, as spreadsheets write them: 规章,0,0,0

use super::lines;
use super::separators::is_digit;
use crate::document::CELL;
use crate::span::Span;

/// A row has at least this many commas.
const FEWEST_COMMAS: usize = 3;

/// In some row of a table at least this many cells are figures or blank.
const FEWEST_FIGURES: usize = 2;

/// A table has at least this many rows.
const FEWEST_ROWS: usize = 2;

/// No cell has more characters.
const LONGEST_CELL: usize = 60;

/// The lines that are rows with commas between their cells.
pub(super) struct CommaRows {
    /// Where they begin, in order.
    starts: Vec<u32>,
}

impl CommaRows {
    pub(super) fn of(text: &str) -> Self {
        let mut starts = Vec::new();
        let mut table: Vec<u32> = Vec::new();
        let mut has_figures = false;
        let mut close = |table: &mut Vec<u32>, has_figures: &mut bool| {
            if table.len() >= FEWEST_ROWS && *has_figures {
                starts.append(table);
            }
            table.clear();
            *has_figures = false;
        };
        if memchr::memchr(b',', text.as_bytes()).is_some() {
            for line in lines(text) {
                match figures(line.of(text)) {
                    Some(figures) => {
                        table.push(line.start);
                        has_figures |= figures >= FEWEST_FIGURES;
                    }
                    None => close(&mut table, &mut has_figures),
                }
            }
        }
        close(&mut table, &mut has_figures);
        Self { starts }
    }

    /// Whether a line is such a row.
    pub(super) fn has(&self, line: Span) -> bool {
        self.starts.binary_search(&line.start).is_ok()
    }
}

/// How many cells of a row are figures or blank; none where a line is no row.
fn figures(line: &str) -> Option<usize> {
    let commas = line.bytes().filter(|b| *b == b',').take(FEWEST_COMMAS).count();
    let is_row = commas == FEWEST_COMMAS && !line.contains(['。', '；', '！', '？', '\t', '|', CELL]);
    let cells = || cells(Span::new(0, line.len()), line).into_iter().map(|cell| cell.of(line).trim());
    let fits = is_row && cells().count() > FEWEST_COMMAS && cells().all(|cell| cell.chars().count() <= LONGEST_CELL);
    fits.then(|| cells().filter(|cell| is_figure(cell)).count())
}

/// Whether a cell is blank or begins as figures do.
fn is_figure(cell: &str) -> bool {
    cell.trim_start_matches(['+', '-']).chars().all(|c| is_digit(c) || matches!(c, '.' | ','))
}

/// The cells of a row. What stands in quotes is one cell, whatever commas it has.
pub(super) fn cells(line: Span, text: &str) -> Vec<Span> {
    let mut cells = Vec::new();
    let mut start = line.start as usize;
    let mut is_quoted = false;
    for (at, c) in line.of(text).bytes().enumerate() {
        match c {
            b'"' => is_quoted = !is_quoted,
            b',' if !is_quoted => {
                let end = line.start as usize + at;
                cells.push(Span::new(start, end));
                start = end + 1;
            }
            _ => {}
        }
    }
    cells.push(Span::new(start, line.end as usize));
    cells.into_iter().map(|cell| unquoted(cell, text)).collect()
}

fn unquoted(cell: Span, text: &str) -> Span {
    let cell = cell.trim(text);
    let is_quoted = cell.of(text).len() > 1 && cell.of(text).starts_with('"') && cell.of(text).ends_with('"');
    if is_quoted { Span { start: cell.start + 1, end: cell.end - 1 } } else { cell }
}

#[cfg(test)]
mod tests {
    use crate::decode::text::lower;
    use crate::document::CELL;

    #[track_caller]
    fn lowers(text: &str, expected: &str) {
        assert_eq!(lower(text).text().replace(CELL, "¦"), expected);
    }

    #[test]
    fn rows_of_a_spreadsheet() {
        lowers(
            "第二十条第（一）项,,,\n信息内容,甲,乙,丙\n规章,0,\"1,234\",\n",
            "¦第二十条第（一）项¦¦¦\n¦信息内容¦甲¦乙¦丙\n¦规章¦0¦1,234¦\n",
        );
    }

    #[test]
    fn sentences_with_half_width_commas_are_none() {
        let text = "我局,在区委领导下,全年公开信息,共12条\n其中,网站8条,公众号4条,另有2条\n";
        lowers(text, text);
        lowers("规章,0,0,0\n完", "规章,0,0,0\n完\n");
    }
}
