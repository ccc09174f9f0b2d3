//! A line for each finding, in the shape that editors and build tools find places by.

use std::io::{self, Write};

use super::FileReport;
use super::escape::{one_line, pictured};
use super::region::Region;
use crate::finding::Finding;
use crate::lang::Lang;
use crate::source::Source;

/// Writes `path:line:column: level[CODE] message` for each finding, and `path: level[kind] message` for each file that
/// was not checked.
///
/// # Errors
/// Those of the writer.
pub fn render(files: &[FileReport], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    files.iter().try_for_each(|file| render_file(file, lang, out))
}

/// Writes the lines of one file: a piece of a run that is written while it goes on.
///
/// # Errors
/// Those of the writer.
pub fn render_file(file: &FileReport, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    match file.content() {
        Ok((checked, source)) => {
            checked.findings.iter().try_for_each(|finding| writeln!(out, "{}", line(file, finding, source, lang)))
        }
        Err(_) => writeln!(out, "{}", failure(file)),
    }
}

/// A finding on one line. Of a file without lines it names the place in words, behind those of the text made of it.
pub(super) fn line(file: &FileReport, finding: &Finding, source: &Source, lang: Lang) -> String {
    let Region { line, column, .. } = Region::in_characters(&finding.primary, source);
    let (path, message) = (pictured(&file.path), one_line(&finding.message));
    let words = &finding.primary.words;
    let place =
        if file.has_lines() { String::new() } else { lang.pick(format!("（{words}）"), format!(" ({words})")) };
    format!("{path}:{line}:{column}: {}[{}] {message}{place}", finding.level.name(), finding.code)
}

/// A file that was not checked, on one line; empty for one that was.
pub(super) fn failure(file: &FileReport) -> String {
    let Err(error) = file.content() else { return String::new() };
    let (path, message) = (pictured(&file.path), one_line(&error.message));
    format!("{path}: {}[{}] {message}", file.failure_level().name(), error.kind)
}
