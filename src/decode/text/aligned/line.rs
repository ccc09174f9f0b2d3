//! Lines of a page, with the columns in which their words stand.

use crate::decode::is_wide;
use crate::decode::text::separators::is_digit;
use crate::span::Span;

/// So much white space stands before a line of figures without its label.
pub(super) const INDENT: &str = "        ";

/// A line with this many figures or more is a row.
pub(super) const FEWEST_FIGURES: usize = 5;

/// A word, and from where to where it stands in the columns of a page.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) columns: (usize, usize),
}

impl Word {
    /// Twice the place of its middle.
    pub(super) fn middle(&self) -> usize {
        self.columns.0 + self.columns.1
    }
}

/// A line: the words before its figures, and these.
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) words: Vec<Word>,
    pub(super) figures: Vec<Word>,
    pub(super) is_sentence: bool,
}

impl Line {
    pub(super) fn of(text: &str, span: Span, wide: usize) -> Self {
        let mut words = words(text, span, wide);
        let labels = words.iter().rposition(|word| !is_figure(word.span.of(text))).map_or(0, |last| last + 1);
        let figures = words.split_off(labels);
        let line = span.of(text);
        let is_sentence = line.contains(['。', '；', '\t', '|']);
        // 全年公开信息 12 is no row.
        let is_apart = figures.len() >= FEWEST_FIGURES || words.is_empty() && line.starts_with(INDENT);
        if is_apart && !is_sentence {
            return Self { span, words, figures, is_sentence };
        }
        words.extend(figures);
        Self { span, words, figures: Vec::new(), is_sentence }
    }

    pub(super) fn is_row(&self) -> bool {
        !self.figures.is_empty()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.words.is_empty() && self.figures.is_empty()
    }
}

/// Whether a line has figures behind an indent and no label: a quick look before the words of all lines are told.
pub(super) fn is_bare_row(line: &str) -> bool {
    let is_apart = line.starts_with(INDENT) && !line.contains('\t') && !line.trim_start().is_empty();
    is_apart && line.split_whitespace().all(is_figure)
}

fn is_figure(word: &str) -> bool {
    let digits = word.trim_start_matches(['+', '-']);
    !digits.is_empty() && digits.ends_with(is_digit) && digits.chars().all(|c| is_digit(c) || matches!(c, ',' | '.'))
        || matches!(word, "/" | "-" | "—" | "——")
}

/// The words of a line, in which a Chinese character has so many columns.
fn words(text: &str, line: Span, wide: usize) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut column = 0;
    let mut is_inside = false;
    for (at, c) in line.of(text).char_indices() {
        let width = if is_wide(c) || "“”‘’—…".contains(c) { wide } else { 1 };
        let start = line.start as usize + at;
        let piece = Span::new(start, start + c.len_utf8());
        if c.is_whitespace() {
            is_inside = false;
        } else if let Some(word) = words.last_mut().filter(|_| is_inside) {
            word.span = word.span.to(piece);
            word.columns.1 = column + width;
        } else {
            words.push(Word { span: piece, columns: (column, column + width) });
            is_inside = true;
        }
        column += width;
    }
    words
}
