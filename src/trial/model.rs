//! Consistent drafts, made from the editions of the form: a new edition has its drafts too.
//!
//! What the sentences say is in `rules/trial/`, by the key of the section; a sentence whose figures an edition does
//! not have is left out of its draft.

use std::fmt::Write as _;

use super::figures::Figures;
use crate::document::CELL;
use crate::edition::Edition;
use crate::lint::Linter;
use crate::model::{BlockSpec, GroupSpec, RowSpec, SectionSpec, TableSpec};
use crate::quantity::to_chinese;

/// What the drafts say.
const SCRIPTS: [(&str, &str); 2] =
    [("busy", include_str!("../../rules/trial/busy.txt")), ("quiet", include_str!("../../rules/trial/quiet.txt"))];

/// A consistent draft.
#[derive(Debug, Clone)]
pub struct ModelDraft {
    /// Its edition and what sort of body it is of: `2021-busy`.
    pub name: String,
    /// The draft, as lowered text: one paragraph a line, each cell of a row after U+001F.
    pub text: String,
}

impl Linter {
    /// Consistent drafts of every edition: of a busy body, and of one that received nothing.
    #[must_use]
    pub fn model_drafts(&self) -> Vec<ModelDraft> {
        let editions = self.catalogue().editions.iter();
        let draft = |edition: &Edition, (name, script): (&str, &str)| ModelDraft {
            name: format!("{}-{name}", edition.key),
            text: write(edition, &Script::of(script), name == "busy"),
        };
        editions.flat_map(|edition| SCRIPTS.map(|script| draft(edition, script))).collect()
    }
}

/// The sentences of a draft.
struct Script<'s> {
    body: &'s str,
    /// Month and day of the signature.
    signed: (&'s str, &'s str),
    /// Paragraphs by the key of their section.
    parts: Vec<(&'s str, Vec<&'s str>)>,
}

impl<'s> Script<'s> {
    fn of(text: &'s str) -> Self {
        let mut script = Self { body: "", signed: ("1", "10"), parts: Vec::new() };
        for line in text.lines().filter(|line| !line.is_empty()) {
            if let Some(body) = line.strip_prefix("body ") {
                script.body = body;
            } else if let Some(day) = line.strip_prefix("signed ").and_then(|day| day.split_once(' ')) {
                script.signed = day;
            } else if line.is_ascii() {
                script.parts.push((line, Vec::new()));
            } else if let Some((_, paragraphs)) = script.parts.last_mut() {
                paragraphs.push(line);
            }
        }
        script
    }

    fn part(&self, key: &str) -> &[&'s str] {
        self.parts.iter().find(|(own, _)| *own == key).map_or(&[], |(_, paragraphs)| paragraphs)
    }
}

struct Writer<'a> {
    edition: &'a Edition,
    script: &'a Script<'a>,
    figures: Figures,
    year: i16,
    text: String,
}

fn write(edition: &Edition, script: &Script<'_>, is_busy: bool) -> String {
    let year = edition.years.to.or(edition.years.from.map(|from| from.saturating_add(3))).unwrap_or(2024);
    let figures = Figures::of(edition, is_busy);
    let mut writer = Writer { edition, script, figures, year, text: String::new() };
    writer.line(&format!("{}{year}年政府信息公开工作年度报告", script.body));
    writer.part("intro");
    for (index, section) in edition.sections.iter().enumerate() {
        writer.section(index + 1, section);
    }
    // A table that belongs to no section is appended.
    for table in
        edition.tables.iter().filter(|table| !edition.sections.iter().any(|section| section.key == table.section))
    {
        writer.line("附表：");
        writer.table(table);
    }
    let (month, day) = script.signed;
    writer.line(script.body);
    writer.line(&format!("{}年{month}月{day}日", year + 1));
    writer.text
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn section(&mut self, number: usize, section: &SectionSpec) {
        self.line(&format!("{}、{}", to_chinese(number), section.name));
        let mut tables = self.edition.tables.iter().filter(|table| table.section == section.key).peekable();
        if tables.peek().is_none() {
            return self.part(&section.key);
        }
        tables.for_each(|table| self.table(table));
    }

    fn part(&mut self, key: &str) {
        for paragraph in self.script.part(key) {
            let sentences = paragraph.split_inclusive('。').filter_map(|sentence| self.filled(sentence));
            let paragraph: String = sentences.collect();
            self.line(&paragraph);
        }
    }

    /// A sentence with its figures; none where the edition lacks one. `[key]` before it asks for a cell, `[!key]` for
    /// an edition without it.
    fn filled(&self, sentence: &str) -> Option<String> {
        let mut text = String::new();
        let mut rest = sentence;
        while let Some((key, after)) = rest.strip_prefix('[').and_then(|behind| behind.split_once(']')) {
            let (key, is_asked) = key.strip_prefix('!').map_or((key, true), |key| (key, false));
            if self.figures.by_key(key).is_some() != is_asked {
                return None;
            }
            rest = after;
        }
        while let Some((before, (key, after))) =
            rest.split_once('{').and_then(|(before, behind)| Some((before, behind.split_once('}')?)))
        {
            text.push_str(before);
            match key {
                "year" => text.push_str(&self.year.to_string()),
                "body" => text.push_str(self.script.body),
                "sources" => text.push_str(&self.edition.sources.join("和")),
                "parts" => text.push_str(&self.parts()),
                key => text.push_str(&self.figure(key)?),
            }
            rest = after;
        }
        Some(text + rest)
    }

    /// A figure of a cell; with `part%whole` the share of one in another, to a tenth.
    fn figure(&self, key: &str) -> Option<String> {
        let Some((part, whole)) = key.split_once('%') else {
            return self.figures.by_key(key).map(|value| value.to_string());
        };
        let (part, whole) = (self.figures.by_key(part)?, self.figures.by_key(whole)?);
        let permille = (part * 2000 + whole).checked_div(whole * 2)?;
        Some(format!("{}.{}%", permille / 10, permille % 10))
    }

    /// The sections by their names and their number: 概述、……七个部分
    fn parts(&self) -> String {
        let names: Vec<&str> = self.edition.sections.iter().map(|section| section.name.as_str()).collect();
        format!("{}{}个部分", names.join("，"), to_chinese(names.len()))
    }

    fn row<'w>(&mut self, cells: impl IntoIterator<Item = &'w str>) {
        for cell in cells {
            self.text.push(CELL);
            self.text.push_str(cell);
        }
        self.text.push('\n');
    }

    fn table(&mut self, table: &TableSpec) {
        if table.across {
            return table.blocks.iter().for_each(|block| self.across(table, block));
        }
        for block in &table.blocks {
            if let Some(number) = block.caption {
                self.row([format!("第二十条第（{}）项", to_chinese(number.into())).as_str()]);
            }
            self.head(table, block);
            let mut above: Option<&GroupSpec> = None;
            for row in &block.rows {
                let labels = labels(table, row, &mut above);
                let written: Vec<String> =
                    block.columns.iter().map(|column| self.figures.written(table, row, column)).collect();
                self.row(labels.iter().chain(&written).map(String::as_str));
            }
        }
    }

    /// The head of a block. Where rows have groups it has two lines; elsewhere what stands above the labels and the
    /// columns share one.
    fn head(&mut self, table: &TableSpec, block: &BlockSpec) {
        let mut cells: Vec<String> = Vec::new();
        if table.groups.is_empty() {
            cells.extend(table.heads.first().cloned());
        } else {
            self.row(table.heads.iter().map(String::as_str));
        }
        cells.extend(block.columns.iter().map(|column| match column.year {
            true => format!("{}{}", self.year, column.label),
            false => column.label.clone(),
        }));
        self.row(cells.iter().map(String::as_str));
    }

    /// A table whose rows stand side by side.
    fn across(&mut self, table: &TableSpec, block: &BlockSpec) {
        let rows = block.rows.iter().map(|row| row.label.as_str());
        let heads: Vec<&str> =
            rows.clone().take(1).chain(table.heads.iter().map(String::as_str)).chain(rows.skip(1)).collect();
        self.row(heads);
        let columns: Vec<&str> = block.columns.iter().map(|column| column.label.as_str()).collect();
        self.row(block.rows.iter().flat_map(|_| columns.iter().copied()));
        let values = block.rows.iter().flat_map(|row| block.columns.iter().map(move |column| (row, column)));
        let written: Vec<String> = values.map(|(row, column)| self.figures.written(table, row, column)).collect();
        self.row(written.iter().map(String::as_str));
    }
}

/// The label cells of a row: groups, blank where they are those of the row above, and its own.
fn labels<'t>(table: &'t TableSpec, row: &RowSpec, above: &mut Option<&'t GroupSpec>) -> Vec<String> {
    let mut text = String::new();
    let _ = write!(text, "{}{}", row.number, row.label);
    let Some(outer) = table.groups.first().filter(|_| !row.under.is_empty()) else {
        *above = None;
        return vec![text];
    };
    let is_new = above.is_none();
    let first = if is_new { format!("{}{}", outer.number, outer.label) } else { String::new() };
    let group = table.groups.iter().find(|group| group.label == row.under).filter(|group| group.label != outer.label);
    let is_same = above.is_some_and(|above| group.is_some_and(|group| above.label == group.label));
    *above = Some(group.unwrap_or(outer));
    match group {
        None => vec![first, text],
        Some(_) if is_same => vec![first, String::new(), text],
        Some(group) => vec![first, format!("{}{}", group.number, group.label), text],
    }
}
