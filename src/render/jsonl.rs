//! JSON, an object a line: the keys of the JSON contract, for programs that read while a run goes on.

use std::io;

use serde::Serialize;

use super::json::{self, Entry, File, Item, SCHEMA, Stated, TOOL, Tool, Totals};
use super::{FileReport, Summary};

/// What a line is, by its `type`.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Line<'a> {
    /// A file; the lines of its findings follow.
    File(File<'a>),
    Finding {
        path: &'a str,
        #[serde(flatten)]
        item: Box<Item<'a>>,
    },
    Equation {
        path: &'a str,
        #[serde(flatten)]
        entry: Entry<'a>,
    },
    Prose {
        path: &'a str,
        #[serde(flatten)]
        entry: Box<Stated<'a>>,
    },
    /// The last line.
    Summary {
        schema: u32,
        tool: Tool,
        #[serde(flatten)]
        totals: Totals,
    },
}

/// A line for a file, behind it one for each of its findings and, where the ledger is wanted, of its equations and of the
/// figures in its sentences.
pub(super) fn piece(file: &FileReport, ledger: bool) -> io::Result<Vec<u8>> {
    let (path, mut lines) = (file.path.as_str(), Vec::new());
    push(&Line::File(json::head(file)), &mut lines)?;
    let Ok((checked, source)) = file.content() else { return Ok(lines) };
    for finding in checked.all() {
        push(&Line::Finding { path, item: Box::new(json::item(finding, source, file.has_lines())) }, &mut lines)?;
    }
    for entry in checked.ledger.iter().filter(|_| ledger) {
        push(&Line::Equation { path, entry: json::entry(entry) }, &mut lines)?;
    }
    for entry in checked.prose.iter().filter(|_| ledger) {
        push(&Line::Prose { path, entry: Box::new(json::stated(entry, source, file.has_lines())) }, &mut lines)?;
    }
    Ok(lines)
}

/// The last line.
pub(super) fn last(summary: &Summary) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    push(&Line::Summary { schema: SCHEMA, tool: TOOL, totals: json::totals(summary) }, &mut line)?;
    Ok(line)
}

fn push(line: &Line<'_>, lines: &mut Vec<u8>) -> io::Result<()> {
    serde_json::to_writer(&mut *lines, line)?;
    lines.push(b'\n');
    Ok(())
}
