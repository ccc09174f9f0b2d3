//! Drafts written down: the same tables in every layout that extraction tools leave behind.

use proptest::prelude::*;

use super::Draft;
use super::form::{APPLICANTS, GROUPS, REQUEST_HEAD, RESULTS, REVIEW_HEAD};

/// How tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A tab and a cell a line, a blank line between rows, as Word text has it.
    TabCells,
    /// A row a line, a tab between cells.
    TabRows,
    /// A row a line with pipes; merged cells are blank.
    Pipes,
    /// A row a line with pipes; merged labels stand again on every row, without blank ones.
    RepeatedLabels,
    /// Tables of Markdown.
    Markdown,
    /// A cell a line, blank lines between; blank cells are lost.
    Lines,
    /// The same without blank lines.
    TightLines,
    /// A row a line, spaces between cells; blank cells are lost.
    Spaces,
    /// A cell a line with a pipe behind it.
    Stacked,
    /// A web page; merged cells are blank.
    Html,
}

impl Layout {
    /// Every layout; blank cells are lost in the last ones.
    pub(crate) const ALL: [Self; 10] = [
        Self::TabCells,
        Self::TabRows,
        Self::Pipes,
        Self::RepeatedLabels,
        Self::Markdown,
        Self::Html,
        Self::Lines,
        Self::TightLines,
        Self::Spaces,
        Self::Stacked,
    ];

    /// Those in which a blank cell leaves a trace.
    pub(crate) const WITH_BLANKS: &[Self] = Self::ALL.split_at(6).0;

    /// Any layout.
    pub(crate) fn any() -> impl Strategy<Value = Self> {
        prop::sample::select(&Self::ALL[..])
    }

    /// Any layout in which a blank cell leaves a trace.
    pub(crate) fn with_blanks() -> impl Strategy<Value = Self> {
        prop::sample::select(Self::WITH_BLANKS)
    }

    /// A file name that fits.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Markdown => "draft.md",
            Self::Html => "draft.html",
            _ => "draft.txt",
        }
    }

    /// The whole draft.
    pub(crate) fn write(self, draft: &Draft) -> String {
        let text = self.text(draft);
        if self == Self::Html { page(&text) } else { text }
    }

    fn text(self, draft: &Draft) -> String {
        let year = draft.year;
        let (title, section) = if self == Self::Markdown { ("# ", "## ") } else { ("", "") };
        let (art20, requests, review) = (self.disclosure(draft), self.requests(draft), self.review(draft));
        format!(
            "{title}{year}年柳溪市人民政府政府信息公开工作年度报告

本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。

{section}一、总体情况

我市做好主动公开、依申请公开、政府信息管理、政府信息公开平台建设和监督保障工作。

{section}二、主动公开政府信息情况

{art20}
{section}三、收到和处理政府信息公开申请情况

{requests}
{section}四、政府信息公开行政复议、行政诉讼情况

{review}
{section}五、存在的主要问题及改进情况

一是解读形式单一，下一步将增加图解。

{section}六、其他需要报告的事项

本年度未收取信息处理费。

柳溪市人民政府

{}年1月10日
",
            year + 1
        )
    }

    fn disclosure(self, draft: &Draft) -> String {
        let mut text = String::new();
        for (item, columns, rows) in draft.edition.blocks() {
            let caption = format!("第二十条第（{item}）项");
            let mut head = vec!["信息内容"];
            head.extend(columns.iter().map(|(_, label)| *label));
            let body = rows.iter().map(|(row, label)| {
                let mut cells = vec![*label];
                cells.extend(columns.iter().map(|(column, _)| draft.text(("art20", row, column))));
                cells
            });
            if self == Self::Markdown {
                text.push_str(&format!("**{caption}**\n\n"));
                text.push_str(&self.table(std::iter::once(head).chain(body)));
            } else {
                text.push_str(&self.table(std::iter::once(vec![caption.as_str()]).chain([head]).chain(body)));
            }
        }
        text
    }

    fn requests(self, draft: &Draft) -> String {
        let is_bare = matches!(self, Self::Lines | Self::TightLines | Self::Spaces | Self::Stacked);
        let merged = !is_bare && self != Self::RepeatedLabels;
        let mut above = [""; 3];
        let mut rows = Vec::new();
        for (key, labels) in draft.edition.requests().into_iter().filter(|(key, _)| !draft.dropped.contains(key)) {
            let mut cells = Vec::new();
            for level in 0..3 {
                let is_merged = level < 2 && labels[level] == above[level];
                match self {
                    // A label that spans columns leaves no blank cells in text made by Word.
                    Self::TabCells | Self::TabRows if labels[level].is_empty() => {}
                    Self::RepeatedLabels if labels[level].is_empty() => {}
                    _ if is_bare && (labels[level].is_empty() || is_merged) => {}
                    _ => cells.push(if is_merged && merged { "" } else { labels[level] }),
                }
            }
            above = labels;
            cells.extend(APPLICANTS.map(|column| draft.text(("requests", key, column))));
            rows.push(cells);
        }
        self.table(REQUEST_HEAD.iter().map(|row| self.head(row)).chain(rows))
    }

    fn review(self, draft: &Draft) -> String {
        let values = GROUPS.into_iter().flat_map(|group| RESULTS.map(|column| draft.text(("review", group, column))));
        self.table(REVIEW_HEAD.iter().map(|row| self.head(row)).chain([values.collect()]))
    }

    /// A row of a head: merged cells are blank in a grid and leave nothing elsewhere.
    fn head<'s>(self, row: &[&'s str]) -> Vec<&'s str> {
        let is_grid = matches!(self, Self::Pipes | Self::Markdown | Self::Html);
        row.iter().copied().filter(|label| is_grid || !label.is_empty()).collect()
    }

    fn table<'s>(self, rows: impl Iterator<Item = Vec<&'s str>>) -> String {
        let mut text = String::new();
        for (index, cells) in rows.enumerate() {
            match self {
                Self::TabCells => cells.iter().for_each(|cell| text.push_str(&format!("\t{cell}\n"))),
                Self::TabRows => text.push_str(&cells.join("\t")),
                Self::Pipes | Self::RepeatedLabels | Self::Markdown | Self::Html => {
                    text.push_str(&format!("| {} |", cells.join(" | ")))
                }
                Self::Lines => {
                    cells.iter().filter(|cell| !cell.is_empty()).for_each(|cell| text.push_str(&format!("{cell}\n\n")))
                }
                Self::TightLines => {
                    cells.iter().filter(|cell| !cell.is_empty()).for_each(|cell| text.push_str(&format!("{cell}\n")))
                }
                Self::Spaces => text.push_str(&cells.join("    ")),
                Self::Stacked => cells.iter().for_each(|cell| text.push_str(&format!("{cell}|\n"))),
            }
            if self != Self::TightLines {
                text.push('\n');
            }
            if self == Self::Markdown && index == 0 {
                text.push_str(&format!("|{}\n", "---|".repeat(cells.len())));
            }
        }
        text.push('\n');
        text
    }
}

/// Paragraphs and rows of pipes as a web page.
fn page(text: &str) -> String {
    let mut page = String::from("<!DOCTYPE html><html><head><meta charset=utf-8></head><body>\n");
    let mut is_table = false;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let cells = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |"));
        if cells.is_some() != is_table {
            page.push_str(if is_table { "</table>\n" } else { "<table>\n" });
            is_table = !is_table;
        }
        match cells {
            Some(cells) => {
                let cells = cells.split(" | ").map(|cell| format!("<td><p>{}</p></td>", cell.trim()));
                page.push_str(&format!("<tr>{}</tr>\n", cells.collect::<String>()));
            }
            None => page.push_str(&format!("<p>{line}</p>\n")),
        }
    }
    page + if is_table { "</table></body></html>" } else { "</body></html>" }
}
