//! The XML of Checkstyle, which many review tools read.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::FileReport;
use super::escape::for_xml;
use super::region::Region;
use crate::finding::{Finding, Level};
use crate::lang::Lang;
use crate::source::Source;

/// Writes an element for each file, with its findings or why it was not checked.
///
/// # Errors
/// Those of the writer.
pub fn render(files: &[FileReport], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    // The version of the format, which readers look at, not that of gouji.
    let root = xml.create_element("checkstyle").with_attribute(("version", "4.3"));
    if files.is_empty() {
        root.write_empty()?;
    } else {
        root.write_inner_content(|xml| files.iter().try_for_each(|file| write_file(file, lang, xml)))?;
    }
    writeln!(xml.into_inner())
}

fn write_file(file: &FileReport, lang: Lang, xml: &mut Writer<&mut dyn Write>) -> io::Result<()> {
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
                .with_attribute(("source", format!("gouji.{}", error.kind).as_str()));
            error_element.write_empty().map(drop)
        })?,
    };
    Ok(())
}

fn write_finding(
    file: &FileReport,
    finding: &Finding,
    source: &Source,
    lang: Lang,
    xml: &mut Writer<&mut dyn Write>,
) -> io::Result<()> {
    let mut element = xml.create_element("error");
    if file.has_lines() {
        let region = Region::in_characters(&finding.primary, source);
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
