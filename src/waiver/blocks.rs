//! The blocks of a draft by where they begin in its source: what follows a waiver.

use std::collections::BTreeMap;

use crate::document::{CELL, Document};
use crate::report::Report;
use crate::span::Span;

/// The lines and tables of a draft, looked through once for all its waivers.
#[derive(Debug)]
pub(crate) struct Blocks<'a> {
    document: &'a Document,
    report: &'a Report,
    /// Where the lines begin in the source: for each the furthest up to it.
    starts: Vec<u32>,
    /// For each line the number of the first behind its block: behind the run of rows of cells, if it is one.
    past: Vec<usize>,
    /// Where the pieces of tables end: for each the furthest up to it.
    ends: Vec<u32>,
    /// Where the last piece of each table of the form ends.
    tables: BTreeMap<&'static str, u32>,
}

impl<'a> Blocks<'a> {
    pub(crate) fn of(document: &'a Document, report: &'a Report) -> Self {
        let is_row = |line: &Span| line.of(document.text()).starts_with(CELL);
        let mut past = Vec::with_capacity(report.lines.len());
        for block in report.lines.chunk_by(|line, next| is_row(line) && is_row(next)) {
            past.resize(past.len() + block.len(), past.len() + block.len());
        }
        let mut tables: BTreeMap<&str, u32> = BTreeMap::new();
        for piece in &report.tables {
            let end = tables.entry(piece.table).or_default();
            *end = piece.span.end.max(*end);
        }
        Self {
            document,
            report,
            starts: furthest(report.lines.iter().map(|line| document.to_source(*line).start)),
            past,
            ends: furthest(report.tables.iter().map(|piece| piece.span.end)),
            tables,
        }
    }

    /// The number of the first line that begins at or behind a place of the source.
    fn line(&self, at: u32) -> usize {
        self.starts.partition_point(|start| *start < at)
    }

    /// The first line that begins at or behind a place of the source, else the last one.
    pub(crate) fn line_behind(&self, at: u32) -> Option<Span> {
        self.report.lines.get(self.line(at)).or(self.report.lines.last()).copied()
    }

    /// The range of the source of the block that follows `at`: a paragraph, a heading, or a whole table, up to the next
    /// one. What stands before and behind it and is no part of any line, like the residue of a conversion, belongs to it.
    pub(crate) fn behind(&self, at: u32) -> Option<Span> {
        let first = self.line(at);
        let lines = self.report.lines.get(first..*self.past.get(first)?)?;
        let block = self.with_table(lines.first()?.to(*lines.last()?));
        let next = self.report.lines.partition_point(|line| line.start < block.end);
        let next = self.report.lines.get(next).map(|next| self.document.to_source(*next).start.saturating_sub(1));
        let block = self.document.to_source(block);
        Some(Span { start: at.min(block.start), end: next.unwrap_or(u32::MAX).max(block.end) })
    }

    /// A block with what follows of the table that it touches: one of the form may come a cell a line, and in pieces.
    fn with_table(&self, block: Span) -> Span {
        let piece = self.report.tables.get(self.ends.partition_point(|end| *end <= block.start));
        let Some(piece) = piece.filter(|piece| piece.span.start < block.end) else { return block };
        let end = self.tables.get(piece.table).copied().unwrap_or_default();
        block.to(Span { end: end.max(piece.span.end), ..piece.span })
    }
}

/// For each place the furthest up to it, so that they are in order whatever the places are.
fn furthest(places: impl Iterator<Item = u32>) -> Vec<u32> {
    let far = |far: &mut u32, place: u32| {
        *far = place.max(*far);
        Some(*far)
    };
    places.scan(0, far).collect()
}
