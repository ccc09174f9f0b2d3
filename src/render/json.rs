//! The JSON contract: one object for a run. Keys may be added, never renamed.

mod shapes;

use std::io;

use super::pretty::{indented, items};
use super::region::Region;
use super::{FileReport, Summary};
use crate::decode::Format;
use crate::finding::{Finding, Fix, LedgerEntry, LedgerOutcome, Place, ProseEntry, ProseOutcome, Remark, Status};
use crate::source::Source;
use crate::span::Span;
use shapes::{Beside, Bytes, Cell, Content, Equations, Failure, Grid, Mending, Period, Replacement, Spot, Waived};

pub(super) use shapes::{Entry, File, Item, Stated, Tool, Totals};

/// Version of the contract.
pub(super) const SCHEMA: u32 = 1;

/// What wrote the output.
pub(super) const TOOL: Tool = Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };

/// What stands before the first file of the one object, and behind the last.
pub(super) fn frames(summary: &Summary) -> io::Result<Vec<Vec<u8>>> {
    let head = format!("{{\n  \"schema\": {SCHEMA},\n  \"tool\": {},\n  \"files\": [", indented(&TOOL, 1)?);
    let end = format!("\n  ],\n  \"summary\": {}\n}}\n", indented(&totals(summary), 1)?);
    Ok(vec![head.into_bytes(), end.into_bytes()])
}

/// The object of a file.
pub(super) fn piece(file: &FileReport, ledger: bool) -> io::Result<Vec<u8>> {
    items([self::file(file, ledger)], 2)
}

fn file(file: &FileReport, ledger: bool) -> File<'_> {
    let mut whole = head(file);
    if let (Content::Checked { findings, ledger: entries, prose, .. }, Ok((checked, source))) =
        (&mut whole.content, file.content())
    {
        let has_bytes = file.has_lines();
        *findings = Some(checked.all().into_iter().map(|finding| item(finding, source, has_bytes)).collect());
        *entries = ledger.then(|| checked.ledger.iter().map(entry).collect());
        *prose = ledger.then(|| checked.prose.iter().map(|entry| stated(entry, source, has_bytes)).collect());
    }
    whole
}

/// A file without its findings and its ledger.
pub(super) fn head(file: &FileReport) -> File<'_> {
    let content = match file.content() {
        Ok((checked, source)) => Content::Checked {
            edition: &checked.edition,
            year: checked.year,
            body: &checked.body,
            title: &checked.title,
            period: checked.period.as_ref().map(|(start, end)| Period { start, end }),
            remarks: checked.remarks.iter().map(|remark| beside(remark, source)).collect(),
            findings: None,
            ledger: None,
            prose: None,
        },
        Err(error) => Content::Failed { error: Failure { kind: error.kind.name(), message: &error.message } },
    };
    File {
        path: &file.path,
        format: file.format.map(Format::name),
        encoding: file.source.as_ref().map(Source::encoding),
        content,
    }
}

fn beside<'a>(remark: &'a Remark, source: &Source) -> Beside<'a> {
    let Place { span, words, paragraph, text, message, .. } = &remark.place;
    let at = source.position(span.start);
    let text = if message.is_empty() { text } else { message };
    Beside { kind: remark.kind, line: at.line + 1, column: at.column + 1, place: words, paragraph: *paragraph, text }
}

pub(super) fn totals(summary: &Summary) -> Totals {
    Totals {
        files: summary.files,
        reports: summary.reports,
        errors: summary.errors,
        warnings: summary.warnings,
        notes: summary.notes,
        waived: summary.waived,
        known: summary.known,
        equations: Equations { held: summary.held, violated: summary.violated, open: summary.open },
    }
}

/// A finding; `has_bytes` where the file is itself a text.
pub(super) fn item<'a>(finding: &'a Finding, source: &Source, has_bytes: bool) -> Item<'a> {
    Item {
        code: &finding.code,
        name: &finding.name,
        level: finding.level.name(),
        message: &finding.message,
        help: &finding.help,
        basis: &finding.basis,
        primary: spot(&finding.primary, source, has_bytes),
        related: finding.related.iter().map(|place| spot(place, source, has_bytes)).collect(),
        notes: &finding.notes,
        waived: match &finding.status {
            Status::Waived { reason, until, is_inline } => {
                Some(Waived { reason, until: until.as_deref(), by: if *is_inline { "draft" } else { "configuration" } })
            }
            _ => None,
        },
        known: (finding.status == Status::Known).then_some(true),
        fix: finding.fix.as_ref().map(mending),
    }
}

fn mending(fix: &Fix) -> Mending<'_> {
    let bytes = |span: Span| Bytes { start: span.start, end: span.end };
    Mending {
        applicability: fix.applicability.name(),
        title: &fix.title,
        edits: fix.edits.iter().map(|edit| Replacement { span: bytes(edit.span), text: &edit.text }).collect(),
    }
}

fn spot<'a>(place: &'a Place, source: &Source, has_bytes: bool) -> Spot<'a> {
    let Region { line, column, end_line, end_column } = Region::in_characters(place.span, source);
    Spot {
        span: has_bytes.then_some(Bytes { start: place.span.start, end: place.span.end }),
        line,
        column,
        end_line,
        end_column,
        place: &place.words,
        paragraph: place.paragraph,
        grid: place.grid.map(|place| Grid { table: place.table, row: place.row, column: place.column }),
        cell: place.cell.as_ref().map(|cell| Cell { table: &cell.table, row: &cell.row, column: &cell.column }),
        text: &place.text,
        message: &place.message,
    }
}

pub(super) fn entry(entry: &LedgerEntry) -> Entry<'_> {
    Entry {
        code: &entry.code,
        key: &entry.key,
        outcome: entry.outcome.name(),
        left: entry.left.as_deref(),
        right: entry.right.as_deref(),
        reason: if let LedgerOutcome::Open(reason) = &entry.outcome { Some(reason) } else { None },
    }
}

pub(super) fn stated<'a>(entry: &'a ProseEntry, source: &Source, has_bytes: bool) -> Stated<'a> {
    let place = &entry.place;
    let Region { line, column, end_line, end_column } = Region::in_characters(place.span, source);
    let cells = entry.cells.iter().map(|cell| Cell { table: &cell.table, row: &cell.row, column: &cell.column });
    Stated {
        kind: if entry.is_breakdown { "breakdown" } else { "figure" },
        subjects: &entry.subjects,
        stated: &entry.stated,
        outcome: entry.outcome.name(),
        against: entry.against.as_deref(),
        reason: if let ProseOutcome::Unbound(reason) = &entry.outcome { Some(reason) } else { None },
        cells: cells.collect(),
        span: has_bytes.then_some(Bytes { start: place.span.start, end: place.span.end }),
        line,
        column,
        end_line,
        end_column,
        place: &place.words,
        text: &place.text,
    }
}
