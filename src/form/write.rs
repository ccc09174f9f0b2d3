//! Drafts in the formats in which they are written by hand.

use std::fmt::Write as _;

use super::layout::Part;
use super::sheet::{Sheet, Slot};
use crate::document::CELL;

/// As lowered text: each cell of a row after [`CELL`], a blank one for what a cell above covers.
pub(crate) fn lowered(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Title(line) | Part::Heading(line) | Part::Paragraph(line) | Part::Signature(line) => {
                text.push_str(line);
                text.push('\n');
            }
            Part::Table(sheet) => {
                for slots in sheet.slots() {
                    for slot in slots {
                        text.push(CELL);
                        text.push_str(written(slot));
                    }
                    text.push('\n');
                }
            }
        }
    }
    text
}

/// As plain text, with strokes between the cells of a row: blank ones are seen, and no editor takes them away.
pub(super) fn text(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Title(line) | Part::Paragraph(line) | Part::Signature(line) => text.push_str(&format!("{line}\n")),
            Part::Heading(line) => text.push_str(&format!("\n{line}\n")),
            Part::Table(sheet) => {
                for table in plain(sheet) {
                    text.push('\n');
                    table.caption.into_iter().for_each(|caption| text.push_str(&format!("{caption}\n")));
                    table.rows.iter().for_each(|row| text.push_str(&piped(row)));
                }
            }
        }
    }
    text
}

/// As Markdown.
pub(super) fn markdown(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Title(line) => text.push_str(&format!("# {line}\n")),
            Part::Heading(line) => text.push_str(&format!("\n## {line}\n")),
            Part::Paragraph(line) | Part::Signature(line) => text.push_str(&format!("\n{line}\n")),
            Part::Table(sheet) => {
                for table in plain(sheet) {
                    table.caption.into_iter().for_each(|caption| text.push_str(&format!("\n**{caption}**\n")));
                    text.push('\n');
                    for (index, row) in table.rows.iter().enumerate() {
                        text.push_str(&piped(row));
                        if index == 0 {
                            text.push_str(&format!("{}|\n", "|---".repeat(row.len())));
                        }
                    }
                }
            }
        }
    }
    text
}

/// As a web page that has nothing but the draft.
pub(super) fn page(title: &str, parts: &[Part]) -> String {
    let mut text = format!("{}<title>{}</title>\n{STYLE}</head>\n<body>\n", HEAD, escaped(title));
    for part in parts {
        let _ = match part {
            Part::Title(line) => writeln!(text, "<h1>{}</h1>", escaped(line)),
            Part::Heading(line) => writeln!(text, "<h2>{}</h2>", escaped(line)),
            Part::Paragraph(line) => writeln!(text, "<p>{}</p>", escaped(line)),
            Part::Signature(line) => writeln!(text, "<p class=\"signature\">{}</p>", escaped(line)),
            Part::Table(sheet) => writeln!(text, "<table>\n{}</table>", rows(sheet)),
        };
    }
    text + "</body>\n</html>\n"
}

const HEAD: &str = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n";

const STYLE: &str = "<style>
body { font-family: FangSong, STFangsong, serif; line-height: 1.8; max-width: 60em; margin: 2em auto; padding: 0 1em }
h1 { text-align: center; font-size: 1.5em }
h2 { font-size: 1.1em }
p { text-indent: 2em; margin: 0.4em 0 }
table { border-collapse: collapse; width: 100%; margin: 1em 0; font-size: 0.85em }
td { border: 1px solid; padding: 0.2em 0.4em; height: 1.6em; text-align: center }
.signature { text-align: right }
</style>
";

fn rows(sheet: &Sheet) -> String {
    let mut text = String::new();
    for row in &sheet.rows {
        text.push_str("<tr>");
        for field in row {
            text.push_str("<td");
            for (name, count) in [("colspan", field.columns), ("rowspan", field.rows)] {
                if count > 1 {
                    let _ = write!(text, " {name}=\"{count}\"");
                }
            }
            let _ = write!(text, ">{}</td>", escaped(&field.text));
        }
        text.push_str("</tr>\n");
    }
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A table, or a part of one under a caption, in which every row has as many cells.
struct Plain<'s> {
    caption: Option<&'s str>,
    rows: Vec<Vec<&'s str>>,
}

/// A table without merged cells: what one covers is blank. Columns in which nothing begins are left out.
fn plain(sheet: &Sheet) -> Vec<Plain<'_>> {
    let mut parts: Vec<(Option<&str>, Vec<Vec<Slot<'_>>>)> = Vec::new();
    for (row, slots) in sheet.rows.iter().zip(sheet.slots()) {
        if sheet.is_caption(row) {
            parts.push((row.first().map(|field| field.text.as_str()), Vec::new()));
            continue;
        }
        if parts.is_empty() {
            parts.push((None, Vec::new()));
        }
        parts.iter_mut().next_back().into_iter().for_each(|(_, rows)| rows.push(slots.clone()));
    }
    parts.into_iter().map(|(caption, rows)| Plain { caption, rows: even(&rows) }).collect()
}

fn even<'s>(rows: &[Vec<Slot<'s>>]) -> Vec<Vec<&'s str>> {
    let begins = |slot: &Slot<'_>| slot.field.is_some().then_some(slot.column);
    let mut columns: Vec<usize> = rows.iter().flatten().filter_map(begins).collect();
    columns.sort_unstable();
    columns.dedup();
    let at = |row: &[Slot<'s>], column| row.iter().find(|slot| slot.column == column).map_or("", |slot| written(*slot));
    rows.iter().map(|row| columns.iter().map(|column| at(row, *column)).collect()).collect()
}

fn piped(row: &[&str]) -> String {
    format!("| {} |\n", row.join(" | "))
}

fn written(slot: Slot<'_>) -> &str {
    slot.field.map_or("", |field| field.text.as_str())
}
