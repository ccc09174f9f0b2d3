//! A line for each finding, in the shape that editors and build tools find places by.

use super::FileReport;
use super::escape::{one_line, pictured};
use super::region::Region;
use crate::finding::Finding;
use crate::lang::Lang;
use crate::source::Source;

/// A line `path:line:column: level[CODE] message` for each finding of a file, or `path: level[kind] message` where it was
/// not checked.
pub(super) fn piece(file: &FileReport, lang: Lang) -> Vec<u8> {
    let lines: Vec<String> = match file.content() {
        Ok((checked, source)) => checked.findings.iter().map(|finding| line(file, finding, source, lang)).collect(),
        Err(_) => vec![failure(file)],
    };
    lines.iter().flat_map(|line| [line.as_bytes(), b"\n"]).flatten().copied().collect()
}

/// A finding on one line. Of a file without lines it names the place in words, behind those of the text made of it.
pub(super) fn line(file: &FileReport, finding: &Finding, source: &Source, lang: Lang) -> String {
    let Region { line, column, .. } = Region::in_characters(finding.primary.span, source);
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
    format!("{path}: {}[{}] {message}", file.failure_level().name(), error.kind.name())
}
