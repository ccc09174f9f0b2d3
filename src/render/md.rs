//! A page of Markdown: the summary of a CI job, or a comment under a merge request.

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

/// What is said of one file.
#[derive(Debug)]
pub(super) struct Entry {
    row: String,
    details: Table,
    asides: Vec<String>,
}

/// As much of a run as the page can have room for.
#[derive(Debug, Default)]
pub(super) struct Held {
    rows: Vec<String>,
    /// The findings of each file that has any.
    details: Vec<Table>,
    /// Findings that do not count.
    asides: Vec<String>,
    /// Findings that certainly find no room.
    cut: usize,
    /// Bytes of rows, of details and of asides.
    sizes: [usize; 3],
}

/// A table of findings under a head that is shown alone until it is unfolded.
#[derive(Debug)]
struct Table {
    head: String,
    lines: Vec<String>,
}

/// A page that grows up to a limit.
struct Page {
    text: String,
    limit: usize,
}

impl Entry {
    /// What is said of a file.
    pub(super) fn new(file: &FileReport, lang: Lang) -> Self {
        let aside = file.verdict.as_ref().map_or(&[][..], |checked| &checked.aside);
        Self {
            row: row(file, lang),
            details: details(file, lang),
            asides: aside.iter().map(|finding| aside_line(&file.path, finding, lang)).collect(),
        }
    }
}

impl Held {
    /// Takes in the next file.
    pub(super) fn add(&mut self, entry: Entry) {
        let Entry { row, details, asides } = entry;
        let [rows_size, details_size, asides_size] = &mut self.sizes;
        if *rows_size <= MOST_BYTES_OF_TABLE {
            *rows_size += row.len();
            self.rows.push(row);
        }
        if *details_size > MOST_BYTES {
            self.cut += details.lines.len();
        } else if !details.lines.is_empty() {
            *details_size += details.head.len() + details.lines.iter().map(String::len).sum::<usize>();
            self.details.push(details);
        }
        for aside in asides {
            if *asides_size > MOST_BYTES {
                self.cut += 1;
            } else {
                *asides_size += aside.len();
                self.asides.push(aside);
            }
        }
    }

    /// A table with a row for each file, then the findings of each file, folded, and at the end those that do not count
    /// with the reason. What finds no room is counted.
    pub(super) fn page(&self, files: usize, summary: &Summary, lang: Lang) -> Vec<u8> {
        let title = lang.pick("年报检查结果", "Annual reports checked");
        let head = format!("{HEAD}## {title}\n\n{}\n", words::summary(summary, lang));
        let mut page = Page { text: head, limit: MOST_BYTES_OF_TABLE };
        page.push_overview(&self.rows, files, lang);
        page.limit = MOST_BYTES - RESERVE;
        let mut cut = self.cut;
        for table in &self.details {
            cut += page.push_folded(&table.head, &table.lines);
        }
        if !self.asides.is_empty() {
            cut += page.push_folded(&aside_head(summary, lang), &self.asides);
        }
        if cut > 0 {
            page.text += &lang.pick(
                format!("\n另有{cut}条放不下，没有列出。\n"),
                format!("\n{} not listed for want of room.\n", are(cut, "finding")),
            );
        }
        page.text.into_bytes()
    }
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

    /// Adds the table of files.
    fn push_overview(&mut self, rows: &[String], files: usize, lang: Lang) {
        if files == 0 {
            return;
        }
        self.text += lang.pick("\n| 文件 | 错误 | 警告 | 提示 |", "\n| file | errors | warnings | notes |");
        self.text += "\n|---|--:|--:|--:|\n";
        let cut = files - rows.iter().take_while(|row| self.push(row)).count();
        if cut > 0 {
            self.text += &lang
                .pick(format!("\n另有{cut}份文件没有列出。\n"), format!("\n{} not listed.\n", are(cut, "more file")));
        }
    }

    /// Adds the lines of a folded table, and gives how many had no room.
    fn push_folded(&mut self, head: &str, lines: &[String]) -> usize {
        let (head, tail) = (format!("\n<details><summary>{head}"), "\n</details>\n");
        if self.text.len() + head.len() + tail.len() > self.limit {
            return lines.len();
        }
        self.text += &head;
        self.limit -= tail.len();
        let listed = lines.iter().take_while(|line| self.push(line)).count();
        self.limit += tail.len();
        self.text += tail;
        lines.len() - listed
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

/// The findings of a file.
fn details(file: &FileReport, lang: Lang) -> Table {
    let findings = file.findings();
    let count = lang.pick(format!("{}条", findings.len()), words::count(findings.len(), "finding"));
    let head = format!(
        "{} – {count}</summary>\n\n{}\n|---|---|---|---|---|\n",
        for_html(&pictured(&file.path)),
        lang.pick("| 级别 | 代码 | 位置 | 问题 | 怎么改 |", "| level | code | place | finding | help |"),
    );
    Table { head, lines: findings.iter().map(|finding| line(finding, lang)).collect() }
}

/// What stands above the findings that do not count.
fn aside_head(summary: &Summary, lang: Lang) -> String {
    format!(
        "{}{}</summary>\n\n{}\n|---|---|---|---|---|---|\n",
        lang.pick("不计的：", "not counted: "),
        words::asides(summary, lang),
        lang.pick(
            "| 文件 | 级别 | 代码 | 位置 | 问题 | 为什么不计 |",
            "| file | level | code | place | finding | why it does not count |"
        ),
    )
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
