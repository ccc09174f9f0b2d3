//! JSON, an object a line: the keys of the JSON contract, for programs that read while a run goes on.

use std::io::{self, Write};

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

/// Writes a line for each file, behind it one for each of its findings and, where the ledger is wanted, of its equations and of the
/// figures in its sentences.
///
/// # Errors
/// Those of the writer.
pub fn render(files: &[FileReport], ledger: bool, out: &mut dyn Write) -> io::Result<()> {
    files.iter().try_for_each(|file| render_file(file, ledger, out))?;
    render_summary(&Summary::of(files), out)
}

/// Writes the lines of one file: a piece of a run that is written while it goes on.
///
/// # Errors
/// Those of the writer.
pub fn render_file(file: &FileReport, ledger: bool, out: &mut dyn Write) -> io::Result<()> {
    let path = file.path.as_str();
    write(&Line::File(json::head(file)), out)?;
    let Ok((checked, source)) = file.content() else { return Ok(()) };
    for finding in checked.all() {
        write(&Line::Finding { path, item: Box::new(json::item(finding, source, file.has_lines())) }, out)?;
    }
    for entry in checked.ledger.iter().filter(|_| ledger) {
        write(&Line::Equation { path, entry: json::entry(entry) }, out)?;
    }
    for entry in checked.prose.iter().filter(|_| ledger) {
        write(&Line::Prose { path, entry: Box::new(json::stated(entry, source, file.has_lines())) }, out)?;
    }
    Ok(())
}

/// Writes the last line.
///
/// # Errors
/// Those of the writer.
pub fn render_summary(summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    write(&Line::Summary { schema: SCHEMA, tool: TOOL, totals: json::totals(summary) }, out)
}

fn write(line: &Line<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    writeln!(out)
}
