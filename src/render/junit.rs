//! The XML of JUnit: a suite for each file, a case for each finding.

use std::io;

use quick_xml::events::BytesText;

use super::escape::for_xml;
use super::region::Region;
use super::xml::{self, Xml};
use super::{FileReport, Summary, words};
use crate::finding::{Finding, Level};
use crate::lang::Lang;
use crate::source::Source;

/// What the cases of a file came to.
#[derive(Debug, Clone, Copy)]
struct Count {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

/// What stands before the first of so many files, and behind the last.
pub(super) fn frames(files: usize, summary: &Summary, deny: Level) -> io::Result<Vec<Vec<u8>>> {
    let levels = [(Level::Error, summary.errors), (Level::Warning, summary.warnings), (Level::Note, summary.notes)];
    let failures: usize = levels.iter().filter(|(level, _)| *level >= deny).map(|(_, number)| number).sum();
    let tests = summary.errors + summary.warnings + summary.notes + summary.waived + summary.known + summary.silent;
    let (tests, failures, errors) = (tests.to_string(), failures.to_string(), summary.failed.to_string());
    xml::frames(
        "testsuites",
        &[("name", "gouji"), ("tests", &tests), ("failures", &failures), ("errors", &errors)],
        files,
    )
}

/// The suite of a file: findings from the level `deny` on are failures, those below it cases that passed with a remark,
/// and those that are waived or known cases that were skipped. A file without findings is one case that passed; one that
/// was not checked is an error, or skipped where that is no fault.
pub(super) fn piece(file: &FileReport, deny: Level, lang: Lang) -> io::Result<Vec<u8>> {
    xml::inside(|xml| write_suite(file, deny, lang, xml))
}

fn count(file: &FileReport, deny: Level) -> Count {
    let findings = file.findings();
    let aside = file.verdict.as_ref().map_or(0, |checked| checked.aside.len());
    let is_skipped = file.verdict.is_err() && !file.is_failure();
    Count {
        tests: (findings.len() + aside).max(1),
        failures: findings.iter().filter(|finding| finding.level >= deny).count(),
        errors: usize::from(file.is_failure()),
        skipped: aside + usize::from(is_skipped),
    }
}

fn write_suite(file: &FileReport, deny: Level, lang: Lang, xml: &mut Xml) -> io::Result<()> {
    let (path, count) = (for_xml(&file.path), count(file, deny));
    let suite = xml
        .create_element("testsuite")
        .with_attribute(("name", path.as_ref()))
        .with_attribute(("tests", count.tests.to_string().as_str()))
        .with_attribute(("failures", count.failures.to_string().as_str()))
        .with_attribute(("errors", count.errors.to_string().as_str()))
        .with_attribute(("skipped", count.skipped.to_string().as_str()));
    suite.write_inner_content(|xml| match file.content() {
        Ok((checked, _)) if checked.all().is_empty() => write_case(&path, "gouji", None, xml),
        Ok((checked, source)) => checked.all().into_iter().try_for_each(|finding| {
            let name = format!("{} {} {}", finding.code, finding.name, finding.primary.words);
            let text = text(file, finding, source, lang);
            let result = match words::aside(&finding.status, lang) {
                Some(why) => Result::Skipped(format!("{why}\n{text}")),
                None if finding.level < deny => Result::Remark(text),
                None => Result::Failure { kind: &finding.code, message: &finding.message, text },
            };
            write_case(&path, &name, Some(result), xml)
        }),
        Err(error) if file.is_failure() => {
            write_case(&path, "gouji", Some(Result::Error { kind: error.kind.name(), message: &error.message }), xml)
        }
        Err(error) => write_case(&path, "gouji", Some(Result::Skipped(error.message.clone())), xml),
    })?;
    Ok(())
}

/// What is said of a case that did not simply pass.
enum Result<'a> {
    Failure { kind: &'a str, message: &'a str, text: String },
    Error { kind: &'a str, message: &'a str },
    Skipped(String),
    Remark(String),
}

fn write_case(path: &str, name: &str, result: Option<Result<'_>>, xml: &mut Xml) -> io::Result<()> {
    let case = xml
        .create_element("testcase")
        .with_attribute(("name", for_xml(name).as_ref()))
        .with_attribute(("classname", path));
    match result {
        None => case.write_empty()?,
        Some(result) => case.write_inner_content(|xml| write_result(&result, xml))?,
    };
    Ok(())
}

fn write_result(result: &Result<'_>, xml: &mut Xml) -> io::Result<()> {
    let (name, kind, message, text) = match result {
        Result::Failure { kind, message, text } => ("failure", Some(*kind), Some(*message), text.as_str()),
        Result::Error { kind, message } => ("error", Some(*kind), Some(*message), *message),
        Result::Skipped(text) => ("skipped", None, None, text.as_str()),
        Result::Remark(text) => ("system-out", None, None, text.as_str()),
    };
    let mut element = xml.create_element(name);
    for (key, value) in [("type", kind), ("message", message)] {
        if let Some(value) = value {
            element = element.with_attribute((key, for_xml(value).as_ref()));
        }
    }
    element.write_text_content(BytesText::new(for_xml(text).as_ref())).map(drop)
}

/// All that is said of a finding, below the line that names its place.
fn text(file: &FileReport, finding: &Finding, source: &Source, lang: Lang) -> String {
    let mut lines = Vec::new();
    if file.has_lines() {
        let Region { line, column, .. } = Region::in_characters(finding.primary.span, source);
        lines.push(format!("{}:{line}:{column}", file.path));
    }
    lines.push(finding.message.clone());
    let colon = lang.pick("：", ": ");
    lines.push(format!("{}{colon}{}", lang.pick("位置", "place"), finding.primary.words));
    lines.extend(finding.notes.iter().cloned());
    lines.push(format!("{}{colon}{}", lang.pick("怎么改", "help"), finding.help));
    lines.push(format!("{}{colon}{}", lang.pick("依据", "source"), finding.basis.join(lang.pick("；", "; "))));
    lines.join("\n")
}
