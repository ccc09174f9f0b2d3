//! The shapes of the JSON output.

use serde::Serialize;

#[derive(Serialize)]
pub(in crate::render) struct Tool {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
}

#[derive(Serialize)]
pub(in crate::render) struct File<'a> {
    pub(super) path: &'a str,
    pub(super) format: Option<&'static str>,
    pub(super) encoding: Option<&'static str>,
    #[serde(flatten)]
    pub(super) content: Content<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(in crate::render) enum Content<'a> {
    Checked {
        edition: &'a str,
        year: Option<i16>,
        body: &'a str,
        title: &'a str,
        period: Option<Period<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        remarks: Vec<Beside<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        findings: Option<Vec<Item<'a>>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        ledger: Option<Vec<Entry<'a>>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        prose: Option<Vec<Stated<'a>>>,
    },
    Failed {
        error: Failure<'a>,
    },
}

#[derive(Serialize)]
pub(in crate::render) struct Beside<'a> {
    pub(super) kind: &'static str,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) place: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) paragraph: Option<u32>,
    pub(super) text: &'a str,
}

#[derive(Serialize)]
pub(in crate::render) struct Failure<'a> {
    pub(super) kind: &'a str,
    pub(super) message: &'a str,
}

#[derive(Serialize)]
pub(in crate::render) struct Period<'a> {
    pub(super) start: &'a str,
    pub(super) end: &'a str,
}

#[derive(Serialize)]
pub(in crate::render) struct Item<'a> {
    pub(super) code: &'a str,
    pub(super) name: &'a str,
    pub(super) level: &'static str,
    pub(super) message: &'a str,
    pub(super) help: &'a str,
    pub(super) basis: &'a [String],
    pub(super) primary: Spot<'a>,
    pub(super) related: Vec<Spot<'a>>,
    pub(super) notes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) waived: Option<Waived<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) known: Option<bool>,
    pub(super) fix: Option<Mending<'a>>,
}

#[derive(Serialize)]
pub(in crate::render) struct Mending<'a> {
    pub(super) applicability: &'static str,
    pub(super) title: &'a str,
    pub(super) edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
pub(in crate::render) struct Replacement<'a> {
    pub(super) span: Bytes,
    pub(super) text: &'a str,
}

#[derive(Serialize)]
pub(in crate::render) struct Waived<'a> {
    pub(super) reason: &'a str,
    pub(super) until: Option<&'a str>,
    pub(super) by: &'static str,
}

#[derive(Serialize)]
pub(in crate::render) struct Spot<'a> {
    /// Null for a file that is no text itself.
    pub(super) span: Option<Bytes>,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
    pub(super) place: &'a str,
    /// Of a Word file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) paragraph: Option<u32>,
    pub(super) grid: Option<Grid>,
    pub(super) cell: Option<Cell<'a>>,
    pub(super) text: &'a str,
    pub(super) message: &'a str,
}

#[derive(Serialize)]
pub(in crate::render) struct Bytes {
    pub(super) start: u32,
    pub(super) end: u32,
}

#[derive(Serialize)]
pub(in crate::render) struct Grid {
    pub(super) table: u32,
    pub(super) row: u32,
    pub(super) column: u32,
}

#[derive(Serialize)]
pub(in crate::render) struct Cell<'a> {
    pub(super) table: &'a str,
    pub(super) row: &'a str,
    pub(super) column: &'a str,
}

#[derive(Serialize)]
pub(in crate::render) struct Entry<'a> {
    pub(super) code: &'a str,
    pub(super) key: &'a str,
    pub(super) outcome: &'static str,
    pub(super) left: Option<&'a str>,
    pub(super) right: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<&'a str>,
}

/// A figure in a sentence, or a breakdown.
#[derive(Serialize)]
pub(in crate::render) struct Stated<'a> {
    pub(super) kind: &'static str,
    pub(super) subjects: &'a [String],
    pub(super) stated: &'a str,
    pub(super) outcome: &'static str,
    pub(super) against: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<&'a str>,
    pub(super) cells: Vec<Cell<'a>>,
    /// Null for a file that is no text itself.
    pub(super) span: Option<Bytes>,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
    pub(super) place: &'a str,
    pub(super) text: &'a str,
}

#[derive(Serialize)]
pub(in crate::render) struct Totals {
    pub(super) files: usize,
    pub(super) reports: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) notes: usize,
    pub(super) waived: usize,
    pub(super) known: usize,
    pub(super) equations: Equations,
}

#[derive(Serialize)]
pub(in crate::render) struct Equations {
    pub(super) held: usize,
    pub(super) violated: usize,
    pub(super) open: usize,
}
