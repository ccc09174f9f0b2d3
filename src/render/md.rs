//! A page of Markdown: the summary of a CI job, or a comment under a merge request.

use std::io::{self, Write};

use super::escape::{for_html, for_markdown, pictured};
use super::{FileReport, Summary, words};
use crate::finding::{Finding, Level};
use crate::lang::Lang;

/// What the page begins with.
pub(super) const HEAD: &str = "<!-- gouji -->\n";

/// GitHub takes a summary of at most 1 MiB; some room is left for what a job adds of its own.
const MOST_BYTES: usize = 1_000_000;

/// Of it the table of files may take this much.
const MOST_BYTES_OF_TABLE: usize = 400_000;

/// Bytes kept free for the lines that say what was cut.
const RESERVE: usize = 1_000;

/// A page that grows up to a limit.
struct Page {
    text: String,
    limit: usize,
}

/// Writes a table with a row for each file, then the findings of each file, folded, and at the end those that do not
/// count with the reason. What finds no room is counted.
///
/// # Errors
/// Those of the writer.
pub fn render(files: &[FileReport], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page { text: HEAD.to_owned(), limit: MOST_BYTES_OF_TABLE };
    let summary = words::summary(&Summary::of(files), lang);
    page.text += &format!("## {}\n\n{summary}\n", lang.pick("年报检查结果", "Annual reports checked"));
    table(files, lang, &mut page);
    page.limit = MOST_BYTES - RESERVE;
    let mut cut = 0;
    for file in files.iter().filter(|file| !file.findings().is_empty()) {
        let (details, rest) = details(file, page.limit.saturating_sub(page.text.len()), lang);
        cut += rest;
        page.text += &details;
    }
    let (aside, rest) = aside(files, page.limit.saturating_sub(page.text.len()), lang);
    cut += rest;
    page.text += &aside;
    if cut > 0 {
        page.text += &lang.pick(
            format!("\n另有{cut}条放不下，没有列出。\n"),
            format!("\n{} not listed for want of room.\n", are(cut, "finding")),
        );
    }
    out.write_all(page.text.as_bytes())
}

impl Page {
    /// Adds a piece if there is room for it.
    fn push(&mut self, piece: &str) -> bool {
        let fits = self.text.len() + piece.len() <= self.limit;
        if fits {
            self.text.push_str(piece);
        }
        fits
    }
}

fn table(files: &[FileReport], lang: Lang, page: &mut Page) {
    if files.is_empty() {
        return;
    }
    page.text += lang.pick("\n| 文件 | 错误 | 警告 | 提示 |", "\n| file | errors | warnings | notes |");
    page.text += "\n|---|--:|--:|--:|\n";
    let mut rest = files.iter();
    for (done, file) in rest.by_ref().enumerate() {
        if !page.push(&row(file, lang)) {
            let cut = files.len() - done;
            page.text += &lang
                .pick(format!("\n另有{cut}份文件没有列出。\n"), format!("\n{} not listed.\n", are(cut, "more file")));
            return;
        }
    }
}

fn row(file: &FileReport, lang: Lang) -> String {
    let path = for_markdown(&pictured(&file.path));
    match file.content() {
        Ok((checked, _)) => {
            let count = |level| match checked.count(level) {
                0 => String::new(),
                count => count.to_string(),
            };
            format!("| {path} | {} | {} | {} |\n", count(Level::Error), count(Level::Warning), count(Level::Note))
        }
        Err(error) => {
            let level = if file.is_failure() { lang.pick("**未检查** ", "**not checked** ") } else { "" };
            format!("| {path}<br>{level}{} | | | |\n", for_markdown(&error.message))
        }
    }
}

/// The findings of a file in at most `room` bytes, and how many had no room.
fn details(file: &FileReport, room: usize, lang: Lang) -> (String, usize) {
    let findings = file.findings();
    let count = lang.pick(format!("{}条", findings.len()), words::count(findings.len(), "finding"));
    let head = format!(
        "{} – {count}</summary>\n\n{}\n|---|---|---|---|---|\n",
        for_html(&pictured(&file.path)),
        lang.pick("| 级别 | 代码 | 位置 | 问题 | 怎么改 |", "| level | code | place | finding | help |"),
    );
    folded(&head, findings.iter().map(|finding| line(finding, lang)), room)
}

/// The findings of a run that do not count in at most `room` bytes, and how many had no room.
fn aside(files: &[FileReport], room: usize, lang: Lang) -> (String, usize) {
    let of_file = |file: &FileReport| {
        file.verdict.as_ref().map_or_else(
            |_| Vec::new(),
            |checked| checked.aside.iter().map(|finding| aside_line(&file.path, finding, lang)).collect(),
        )
    };
    let lines: Vec<String> = files.iter().flat_map(of_file).collect();
    if lines.is_empty() {
        return (String::new(), 0);
    }
    let head = format!(
        "{}{}</summary>\n\n{}\n|---|---|---|---|---|---|\n",
        lang.pick("不计的：", "not counted: "),
        words::asides(&Summary::of(files), lang),
        lang.pick(
            "| 文件 | 级别 | 代码 | 位置 | 问题 | 为什么不计 |",
            "| file | level | code | place | finding | why it does not count |"
        ),
    );
    folded(&head, lines.into_iter(), room)
}

/// Lines of a table under a head that is shown alone until it is unfolded, and how many had no room.
fn folded(head: &str, lines: impl ExactSizeIterator<Item = String>, room: usize) -> (String, usize) {
    let (head, tail) = (format!("\n<details><summary>{head}"), "\n</details>\n");
    let count = lines.len();
    if head.len() + tail.len() > room {
        return (String::new(), count);
    }
    let mut page = Page { text: head, limit: room - tail.len() };
    let listed = lines.take_while(|line| page.push(line)).count();
    (page.text + tail, count - listed)
}

fn aside_line(path: &str, finding: &Finding, lang: Lang) -> String {
    format!(
        "| {} | {} | {} | {} | {} | {} |\n",
        for_markdown(&pictured(path)),
        words::level(finding.level, lang),
        for_markdown(&finding.code),
        for_markdown(&finding.primary.words),
        for_markdown(&finding.message),
        for_markdown(&words::aside(&finding.status, lang).unwrap_or_default()),
    )
}

fn line(finding: &Finding, lang: Lang) -> String {
    format!(
        "| {} | {} | {} | {} | {} |\n",
        words::level(finding.level, lang),
        for_markdown(&finding.code),
        for_markdown(&finding.primary.words),
        for_markdown(&finding.message),
        for_markdown(&finding.help),
    )
}

/// A number of things and the verb behind it, in English.
fn are(number: usize, thing: &str) -> String {
    format!("{} {}", words::count(number, thing), if number == 1 { "is" } else { "are" })
}
