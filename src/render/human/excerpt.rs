//! The lines that a finding concerns, cut to what is near its places.
//!
//! A paragraph of a report is one line of many hundred characters, and a whole report can be one
//! line. An excerpt keeps what surrounds each place, under the true line and column numbers.

use std::ops::Range;

use codespan_reporting::files::{Error, Files};

use crate::finding::Place;
use crate::source::Source;
use crate::span::Span;

/// Characters kept before the first and after the last place in a line.
const KEPT: usize = 24;

/// Lines shorter than this many characters are kept whole.
const SHORT_LINE: usize = 64;

/// A piece of a source line.
#[derive(Debug)]
struct Line {
    /// Where it begins in the excerpt.
    start: usize,
    /// Line of the source, from zero; none for a filler.
    number: Option<usize>,
    /// The source bytes that it shows, and how many bytes of `…` stand before them.
    shown: Range<usize>,
    mark: usize,
}

/// An excerpt of a source text, as a file of codespan.
#[derive(Debug)]
pub(super) struct Excerpt<'a> {
    path: &'a str,
    source: &'a Source,
    text: String,
    lines: Vec<Line>,
}

impl<'a> Excerpt<'a> {
    /// The lines of `places`.
    pub(super) fn new(path: &'a str, source: &'a Source, places: &[&Place]) -> Self {
        let mut excerpt = Self { path, source, text: String::new(), lines: Vec::new() };
        let mut spans: Vec<Span> = places.iter().flat_map(|place| by_line(source, place.span)).collect();
        spans.sort();
        let mut before: Option<usize> = None;
        let mut rest = spans.as_slice();
        while let Some(first) = rest.first() {
            let number = source.line(first.start);
            let same = rest.iter().take_while(|span| source.line(span.start) == number).count();
            let (line, others) = rest.split_at(same);
            if before.is_some_and(|before| before + 1 < number) {
                // Two lines that are never drawn make codespan show a break.
                excerpt.filler();
                excerpt.filler();
            }
            excerpt.push(number, line);
            before = Some(number);
            rest = others;
        }
        excerpt
    }

    /// The range of the excerpt that shows a range of the source.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let start = self.offset(span.start as usize, false);
        start..self.offset(span.end as usize, true).max(start)
    }

    fn offset(&self, at: usize, is_end: bool) -> usize {
        let mut lines = self.lines.iter().filter(|line| line.number.is_some());
        let inside = |line: &&Line| line.shown.start <= at && at <= line.shown.end;
        let line = if is_end { lines.rfind(inside) } else { lines.find(inside) };
        if let Some(line) = line {
            return line.start + line.mark + (at - line.shown.start);
        }
        // A line break, or what an excerpt has left out: the end of the line before it.
        let before = self.lines.iter().rfind(|line| line.number.is_some() && line.shown.end < at);
        before.map_or(0, |line| line.start + line.mark + line.shown.len())
    }

    fn filler(&mut self) {
        self.lines.push(Line { start: self.text.len(), number: None, shown: 0..0, mark: 0 });
        self.text.push('\n');
    }

    fn push(&mut self, number: usize, spans: &[Span]) {
        let text = self.source.text();
        let first = spans.iter().map(|span| span.start as usize).min().unwrap_or(0);
        let last = spans.iter().map(|span| span.end as usize).max().unwrap_or(first);
        let line_start = text.get(..first).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let after = text.get(last..).unwrap_or_default().as_bytes();
        let line_end = memchr::memchr2(b'\n', b'\r', after).map_or(text.len(), |at| last + at);
        let line = text.get(line_start..line_end).unwrap_or_default();
        let mut shown = line_start..line_end;
        if line.chars().nth(SHORT_LINE).is_some() {
            let before = text.get(line_start..first).unwrap_or_default();
            let after = text.get(last..line_end).unwrap_or_default();
            shown.start = before.char_indices().rev().nth(KEPT).map_or(line_start, |(at, _)| line_start + at);
            shown.end = after.char_indices().nth(KEPT).map_or(line_end, |(at, _)| last + at);
        }
        let mark = if shown.start > line_start { "…" } else { "" };
        self.lines.push(Line { start: self.text.len(), number: Some(number), shown: shown.clone(), mark: mark.len() });
        self.text.push_str(mark);
        self.text.extend(text.get(shown.clone()).unwrap_or_default().chars().map(harmless));
        self.text.push_str(if shown.end < line_end { "…\n" } else { "\n" });
    }

    fn line(&self, index: usize) -> Result<&Line, Error> {
        self.lines.get(index).ok_or(Error::LineTooLarge { given: index, max: self.lines.len() })
    }
}

/// A character that steers no terminal, of as many bytes as the one in the draft.
fn harmless(c: char) -> char {
    match c {
        '\t' => c,
        c if c.is_control() => {
            if c.len_utf8() == 1 {
                '?'
            } else {
                '¤'
            }
        }
        c => c,
    }
}

/// The parts of a range that lie in one line each.
fn by_line(source: &Source, span: Span) -> Vec<Span> {
    let mut start = span.start as usize;
    let mut parts = Vec::new();
    for line in span.of(source.text()).split_inclusive('\n') {
        let part = line.trim_end_matches(['\n', '\r']);
        parts.push(Span::new(start, start + part.len()));
        start += line.len();
    }
    if parts.is_empty() { vec![span] } else { parts }
}

impl<'a> Files<'a> for Excerpt<'_> {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(self.path)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), at: usize) -> Result<usize, Error> {
        Ok(self.lines.partition_point(|line| line.start <= at).saturating_sub(1))
    }

    fn line_range(&'a self, (): (), index: usize) -> Result<Range<usize>, Error> {
        let end = self.lines.get(index + 1).map_or(self.text.len(), |next| next.start);
        Ok(self.line(index)?.start..end)
    }

    fn line_number(&'a self, (): (), index: usize) -> Result<usize, Error> {
        Ok(self.line(index)?.number.map_or(0, |number| number + 1))
    }

    fn column_number(&'a self, (): (), index: usize, at: usize) -> Result<usize, Error> {
        let line = self.line(index)?;
        let offset = line.shown.start + at.saturating_sub(line.start + line.mark);
        Ok(self.source.position(Span::at(offset).start).column + 1)
    }
}
