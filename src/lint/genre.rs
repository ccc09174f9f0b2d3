//! Whether a text is an annual report at all.

use crate::document::Document;
use crate::report::Report;

/// The title of another document stands in one of this many lines.
const FIRST_LINES: usize = 4;

/// A line with more characters than this is no title.
const LONGEST_TITLE: usize = 60;

/// Whether a text is an annual report: a title, known sections, tables of the form.
pub(super) fn is_report(report: &Report, document: &Document) -> bool {
    let title = if report.title.is_some() { 2 } else { 0 };
    let tables = if report.tables.iter().any(|piece| !piece.rows.is_empty()) { 3 } else { 0 };
    let period = usize::from(report.periods.iter().any(|period| period.is_announced));
    let topics = report.sections.iter().filter(|section| section.heading.topic.is_some()).count();
    let speaks_of_it = ["信息公开", "政务公开"].iter().any(|word| document.text().contains(word));
    let is_other = report.title.is_none() && tables == 0 && names_other_document(report, document);
    speaks_of_it && !is_other && title + tables + period + topics >= 3
}

/// Whether one of the first lines is the title of something that only speaks of such reports.
fn names_other_document(report: &Report, document: &Document) -> bool {
    const WORDS: [&str; 7] = ["解读", "图解", "读懂", "部署会", "培训会", "推进会", "第一章"];
    const ENDINGS: [&str; 8] = ["通知", "条例", "总结", "方案", "要点", "办法", "意见", "评估报告"];
    report.lines.iter().take(FIRST_LINES).map(|line| line.of(document.text()).trim()).any(|line| {
        let is_title = line.chars().count() <= LONGEST_TITLE;
        is_title && (WORDS.iter().any(|word| line.contains(word)) || ENDINGS.iter().any(|word| line.ends_with(word)))
    })
}
