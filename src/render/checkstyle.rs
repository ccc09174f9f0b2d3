//! The XML of Checkstyle, which many review tools read.

use std::io;

use super::FileReport;
use super::escape::for_xml;
use super::region::Region;
use super::xml::{self, Xml};
use crate::finding::{Finding, Level};
use crate::lang::Lang;
use crate::source::Source;

/// What stands before the first of so many files, and behind the last.
pub(super) fn frames(files: usize) -> io::Result<Vec<Vec<u8>>> {
    // The version of the format, which readers look at, not that of gouji.
    xml::frames("checkstyle", &[("version", "4.3")], files)
}

/// The element of a file, with its findings or why it was not checked.
pub(super) fn piece(file: &FileReport, lang: Lang) -> io::Result<Vec<u8>> {
    xml::inside(|xml| write_file(file, lang, xml))
}

fn write_file(file: &FileReport, lang: Lang, xml: &mut Xml) -> io::Result<()> {
    let path = for_xml(&file.path);
    let element = xml.create_element("file").with_attribute(("name", path.as_ref()));
    match file.content() {
        Ok((checked, _)) if checked.findings.is_empty() => element.write_empty()?,
        Ok((checked, source)) => element.write_inner_content(|xml| {
            checked.findings.iter().try_for_each(|finding| write_finding(file, finding, source, lang, xml))
        })?,
        Err(error) => element.write_inner_content(|xml| {
            let error_element = xml
                .create_element("error")
                .with_attribute(("severity", severity(file.failure_level())))
                .with_attribute(("message", for_xml(&error.message).as_ref()))
                .with_attribute(("source", format!("gouji.{}", error.kind.name()).as_str()));
            error_element.write_empty().map(drop)
        })?,
    };
    Ok(())
}

fn write_finding(file: &FileReport, finding: &Finding, source: &Source, lang: Lang, xml: &mut Xml) -> io::Result<()> {
    let mut element = xml.create_element("error");
    if file.has_lines() {
        let region = Region::in_characters(finding.primary.span, source);
        element = element
            .with_attribute(("line", region.line.to_string().as_str()))
            .with_attribute(("column", region.column.to_string().as_str()));
    }
    let words = &finding.primary.words;
    let message = lang.pick(format!("{}（{words}）", finding.message), format!("{} ({words})", finding.message));
    element
        .with_attribute(("severity", severity(finding.level)))
        .with_attribute(("message", for_xml(&message).as_ref()))
        .with_attribute(("source", format!("gouji.{}", finding.code).as_str()))
        .write_empty()
        .map(drop)
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "info",
    }
}
