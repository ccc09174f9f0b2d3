//! Whether a text is an annual report at all.

use crate::document::{Document, PICTURE};
use crate::report::Report;

use super::outcome::Lack;

/// The title of another document stands in one of this many lines.
const FIRST_LINES: usize = 4;

/// A line with more characters than this is no title.
const LONGEST_TITLE: usize = 60;

/// A text with more than this many Latin letters for each Chinese character is in another language.
const LATIN_SHARE: usize = 4;

/// A text of pictures has no more characters beside them than this: its title, and what stands at its foot.
const MOST_CAPTIONS: usize = 200;

/// Words of which every report has one.
const SUBJECTS: [&str; 2] = ["信息公开", "政务公开"];

/// The same in traditional characters, which no form has.
const TRADITIONAL: [&str; 3] = ["信息公開", "資訊公開", "政務公開"];

/// What a text lacks to be an annual report: a title, known sections, tables of the form; none where it is one.
pub(super) fn lack(report: &Report, document: &Document) -> Option<Lack> {
    let title = if report.title.is_some() { 2 } else { 0 };
    let tables = if report.tables.iter().any(|piece| !piece.rows.is_empty()) { 3 } else { 0 };
    let period = usize::from(report.periods.iter().any(|period| period.is_announced));
    let topics = report.sections.iter().filter(|section| section.heading.topic.is_some()).count();
    let has = |words: &[&str]| words.iter().any(|word| document.text().contains(word));
    let speaks_of_it = has(&SUBJECTS);
    let is_foreign = is_in_latin_letters(document.text());
    let is_other = is_foreign || report.title.is_none() && tables == 0 && names_other_document(report, document);
    if speaks_of_it && !is_other && title + tables + period + topics >= 3 {
        return None;
    }
    Some(match (title > 0, tables > 0) {
        (_, false) if topics == 0 && is_of_pictures(document.text()) => Lack::Text,
        _ if is_foreign => Lack::All,
        _ if !speaks_of_it && has(&TRADITIONAL) => Lack::SimplifiedCharacters,
        (_, true) => Lack::AllButTables,
        (true, false) => Lack::AllButTitle,
        (false, false) => Lack::All,
    })
}

/// Whether a text is written in Latin letters, with some Chinese words in it: what speaks of reports in another language.
/// A report with its translation beside it has less than [`LATIN_SHARE`] letters a character.
fn is_in_latin_letters(text: &str) -> bool {
    let wide = (text.len() - text.chars().count()) / ('一'.len_utf8() - 1);
    let is_possible = text.len() > (LATIN_SHARE + '一'.len_utf8()) * wide;
    is_possible && text.bytes().filter(u8::is_ascii_alphabetic).count() > LATIN_SHARE * wide
}

/// Whether a text shows pictures and says next to nothing: pages that were scanned.
fn is_of_pictures(text: &str) -> bool {
    text.contains(PICTURE)
        && text.chars().filter(|c| c.is_alphanumeric()).take(MOST_CAPTIONS + 1).count() <= MOST_CAPTIONS
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
