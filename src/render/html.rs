//! A page for an office: findings by file and section, each with what stands there, how to mend it, by which text, and
//! a box to tick. One file without scripts or anything from outside; it prints on A4.

mod quote;

use std::io::{self, Write};

use super::escape::{for_html, pictured};
use super::{FileReport, Summary, words};
use crate::finding::{Finding, Level, Place};
use crate::lang::Lang;
use crate::lint::Checked;
use crate::source::Source;
use quote::Quote;

/// What the page begins with.
pub(super) const HEAD: &str = "<!doctype html>\n<!-- gouji -->\n";

/// How the page looks, on a screen and on paper.
const STYLE: &str = include_str!("html/page.css");

/// How many related places are listed before the rest is only counted.
const LISTED_PLACES: usize = 8;

/// Parts of the page that each file has its piece of: the table of files, and what was found in each.
pub(super) const PARTS: usize = 2;

/// What stands before the table of so many files, behind it, and at the end. One file needs no table.
pub(super) fn frames(files: usize, summary: &Summary, lang: Lang) -> Vec<Vec<u8>> {
    let (head, tail) = (table_head(lang), "</tbody>\n</table>\n");
    let (head, tail) = if files > 1 { (head.as_str(), tail) } else { ("", "") };
    let caution = lang.pick(
        "检查结果供参考，不代替人工审核；数字以台账为准。",
        "The findings do not replace a review by a person; figures are those of the registers.",
    );
    let version = env!("CARGO_PKG_VERSION");
    let end = format!("<footer><p>{caution}</p><p>gouji {version}</p></footer>\n</body>\n</html>\n");
    vec![(opening(summary, lang) + head).into_bytes(), tail.into(), end.into_bytes()]
}

/// The row of a file in the table, where there is one, and its section.
pub(super) fn pieces(index: usize, files: usize, file: &FileReport, lang: Lang) -> io::Result<[Vec<u8>; PARTS]> {
    let row = if files > 1 { overview_row(index + 1, file, lang) } else { String::new() };
    let mut section = Vec::new();
    write_section(index + 1, file, lang, &mut section)?;
    Ok([row.into_bytes(), section])
}

/// The head of the page: how it looks, and what the run came to.
fn opening(summary: &Summary, lang: Lang) -> String {
    let title = lang.pick("年报检查结果", "Annual reports checked");
    format!(
        "{HEAD}<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"gouji {version}\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n\
         <p>{sentence}</p>\n<p class=\"legend\">{legend}</p>\n</header>\n",
        language = lang.pick("zh-CN", "en"),
        version = env!("CARGO_PKG_VERSION"),
        sentence = for_html(&words::summary(summary, lang)),
        legend = legend(lang),
    )
}

fn legend(lang: Lang) -> &'static str {
    lang.pick(
        "<b class=\"level error\">错误</b> 发布前应当改正　<b class=\"level warning\">警告</b> 请核对　\
         <b class=\"level note\">提示</b> 供参考　<span class=\"box\"></span> 核对或者改好一条，在方框里打勾",
        "<b class=\"level error\">error</b> mend before publication · <b class=\"level warning\">warning</b> check · \
         <b class=\"level note\">note</b> for information · <span class=\"box\"></span> tick what is done",
    )
}

fn table_head(lang: Lang) -> String {
    format!(
        "<table class=\"overview\">\n<thead><tr>{}</tr></thead>\n<tbody>\n",
        lang.pick(
            "<th>文件</th><th>机关</th><th>年度</th><th>错误</th><th>警告</th><th>提示</th>",
            "<th>file</th><th>body</th><th>year</th><th>errors</th><th>warnings</th><th>notes</th>",
        )
    )
}

fn overview_row(number: usize, file: &FileReport, lang: Lang) -> String {
    let path = for_html(&pictured(&file.path));
    let cells = match file.content() {
        Ok((checked, _)) => {
            let year = checked.year.map(|year| year.to_string()).unwrap_or_default();
            let count = |level: Level| {
                let count = checked.count(level);
                let class = if count > 0 { level.name() } else { "none" };
                format!("<td class=\"count {class}\">{count}</td>")
            };
            let counts: String = [Level::Error, Level::Warning, Level::Note].map(count).concat();
            format!("<td>{}</td><td>{year}</td>{counts}", for_html(&checked.body))
        }
        Err(_) => {
            let (words, class) = (lang.pick("未检查", "not checked"), file.failure_level().name());
            format!("<td colspan=\"5\" class=\"unchecked {class}\">{words}</td>")
        }
    };
    format!("<tr><td><a href=\"#f{number}\"><bdi>{path}</bdi></a></td>{cells}</tr>\n")
}

/// One file: what it was taken for, then its findings by section.
fn write_section(number: usize, file: &FileReport, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let path = for_html(&pictured(&file.path));
    writeln!(out, "<section class=\"file\" id=\"f{number}\">\n<h2><bdi>{path}</bdi></h2>")?;
    match file.content() {
        Ok((checked, source)) => {
            writeln!(out, "<p class=\"about\">{}</p>", for_html(&about(checked, lang)))?;
            if checked.findings.is_empty() {
                let words = match checked.aside.is_empty() {
                    true => lang.pick("没有发现问题。", "Nothing was found."),
                    false => lang.pick("除不计的以外，没有发现问题。", "Nothing was found that counts."),
                };
                writeln!(out, "<p class=\"clean\">{words}</p>")?;
            }
            let groups = checked.findings.chunk_by(|a, b| a.primary.section == b.primary.section);
            for group in groups {
                let heading = group.first().and_then(|finding| finding.primary.section.as_deref());
                let heading = heading.unwrap_or(lang.pick("标题和开头", "Title and opening"));
                writeln!(out, "<h3>{}</h3>", for_html(&Quote::short(heading)))?;
                group.iter().try_for_each(|finding| write_finding(file, finding, source, lang, out))?;
            }
            write_aside(file, &checked.aside, source, lang, out)?;
        }
        Err(error) => {
            let class = file.failure_level().name();
            let word = lang.pick("未检查：", "Not checked: ");
            writeln!(out, "<p class=\"unread {class}\"><b>{word}</b>{}</p>", for_html(&error.message))?;
        }
    }
    writeln!(out, "</section>")
}

/// Body, year, edition and period, as they were read.
fn about(checked: &Checked, lang: Lang) -> String {
    let mut parts: Vec<String> = Some(checked.body.clone()).filter(|body| !body.is_empty()).into_iter().collect();
    parts.extend(checked.year.map(|year| lang.pick(format!("{year}年度"), format!("report of {year}"))));
    parts.push(lang.pick(format!("按{}版格式检查", checked.edition), format!("edition of {}", checked.edition)));
    let period = checked.period.as_ref();
    parts.extend(
        period.map(|(start, end)| lang.pick(format!("统计期限 {start} 至 {end}"), format!("period {start} to {end}"))),
    );
    parts.join(lang.pick("　", " · "))
}

fn write_finding(
    file: &FileReport,
    finding: &Finding,
    source: &Source,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let level = finding.level;
    writeln!(out, "<article class=\"finding {}\">", level.name())?;
    writeln!(
        out,
        "<p class=\"what\"><label><input type=\"checkbox\"> <b class=\"level {}\">{}</b> {}</label> \
         <span class=\"code\">{}</span></p>\n<dl>",
        level.name(),
        words::level(level, lang),
        for_html(&finding.message),
        for_html(&finding.code),
    )?;
    let place = place(file, &finding.primary, source, lang);
    let here = format!("{place}{}{}", Quote::new(&finding.primary, source).html(lang), said(&finding.primary));
    row(lang.pick("原文", "text"), &here, out)?;
    if !finding.related.is_empty() {
        row(lang.pick("有关", "related"), &related(finding, source, lang), out)?;
    }
    for note in &finding.notes {
        row(lang.pick("说明", "note"), &for_html(note), out)?;
    }
    row(lang.pick("怎么改", "help"), &for_html(&finding.help), out)?;
    row(lang.pick("依据", "source"), &for_html(&finding.basis.join(lang.pick("；", "; "))), out)?;
    writeln!(out, "</dl>\n</article>")
}

/// The findings that do not count, folded, each with the reason.
fn write_aside(
    file: &FileReport,
    aside: &[Finding],
    source: &Source,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    if aside.is_empty() {
        return Ok(());
    }
    let count = words::asides(&Summary::of(std::slice::from_ref(file)), lang);
    let head = lang.pick("不计的：", "Not counted: ");
    writeln!(out, "<details class=\"aside\">\n<summary>{head}{count}</summary>\n<ul>")?;
    for finding in aside {
        writeln!(
            out,
            "<li>{} {} <span class=\"code\">{}</span><div>{}{}</div><div class=\"why\">{}</div></li>",
            words::level(finding.level, lang),
            for_html(&finding.message),
            for_html(&finding.code),
            place(file, &finding.primary, source, lang),
            Quote::new(&finding.primary, source).html(lang),
            for_html(&words::aside(&finding.status, lang).unwrap_or_default()),
        )?;
    }
    writeln!(out, "</ul>\n</details>")
}

fn row(name: &str, html: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<dt>{name}</dt><dd>{html}</dd>")
}

/// The place in words; with the line where the file has lines.
fn place(file: &FileReport, place: &Place, source: &Source, lang: Lang) -> String {
    let line = source.line(place.span.start) + 1;
    let line = match file.has_lines() {
        true => lang.pick(format!("（文件第{line}行）"), format!(" (line {line})")),
        false => String::new(),
    };
    format!("<span class=\"place\">{}{line}</span>", for_html(&place.words))
}

fn said(place: &Place) -> String {
    if place.message.is_empty() {
        return String::new();
    }
    format!("<span class=\"said\">{}</span>", for_html(&place.message))
}

fn related(finding: &Finding, source: &Source, lang: Lang) -> String {
    let item = |place: &Place| {
        let (words, quote) = (for_html(&place.words), Quote::new(place, source).html(lang));
        format!("<li><span class=\"place\">{words}</span>{quote}{}</li>", said(place))
    };
    let list: String = finding.related.iter().take(LISTED_PLACES).map(item).collect();
    let more = match finding.related.len().saturating_sub(LISTED_PLACES) {
        0 => String::new(),
        more => lang.pick(format!("<li>另有{more}处</li>"), format!("<li>{more} more</li>")),
    };
    format!("<ul>{list}{more}</ul>")
}
