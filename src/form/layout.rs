//! The parts of a draft in their order.

use super::script::Script;
use super::sheet::Sheet;
use crate::edition::Edition;
use crate::model::{ColumnSpec, RowSpec, SectionSpec, TableSpec};
use crate::quantity::to_chinese;

/// What stands in the blanks of a form.
pub(crate) trait Fill {
    /// A figure in a sentence, by the key of its cell; none where the edition does not have the cell.
    fn figure(&self, key: &str) -> Option<String>;

    /// What is written into a cell.
    fn cell(&self, table: &TableSpec, row: &RowSpec, column: &ColumnSpec) -> String;
}

/// The form of an edition and what is put into it.
#[derive(Debug)]
pub(crate) struct Form<'a, F> {
    pub(crate) edition: &'a Edition,
    pub(crate) script: &'a Script<'a>,
    pub(crate) body: &'a str,
    /// Report year.
    pub(crate) year: i16,
    pub(crate) fill: &'a F,
}

/// A part of a draft.
#[derive(Debug)]
pub(crate) enum Part {
    Title(String),
    Heading(String),
    Paragraph(String),
    Table(Sheet),
    /// A line of the signature.
    Signature(String),
}

impl<F: Fill> Form<'_, F> {
    /// The parts of the draft.
    pub(crate) fn parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::Title(self.title())];
        parts.extend(self.paragraphs("intro"));
        for (index, section) in self.edition.sections.iter().enumerate() {
            parts.push(Part::Heading(format!("{}、{}", to_chinese(index + 1), section.name)));
            parts.extend(self.section(section));
        }
        parts.extend(self.appendix());
        let (month, day) = self.script.signed;
        parts.push(Part::Signature(self.body.to_owned()));
        parts.push(Part::Signature(format!("{}年{month}月{day}日", self.year + 1)));
        parts
    }

    /// The title.
    pub(crate) fn title(&self) -> String {
        format!("{}{}年政府信息公开工作年度报告", self.body, self.year)
    }

    /// The tables of a section; its paragraphs where it has none.
    fn section(&self, section: &SectionSpec) -> Vec<Part> {
        let tables = self.edition.tables.iter().filter(|table| table.section == section.key);
        let tables: Vec<Part> = tables.map(|table| self.table(table)).collect();
        if tables.is_empty() { self.paragraphs(&section.key) } else { tables }
    }

    /// The tables that belong to no section.
    fn appendix(&self) -> Vec<Part> {
        let belongs = |table: &&TableSpec| self.edition.sections.iter().any(|section| section.key == table.section);
        let tables = self.edition.tables.iter().filter(|table| !belongs(table));
        tables.flat_map(|table| [Part::Paragraph("附表：".to_owned()), self.table(table)]).collect()
    }

    fn table(&self, table: &TableSpec) -> Part {
        Part::Table(Sheet::of(table, self.year, |row, column| self.fill.cell(table, row, column)))
    }

    fn paragraphs(&self, key: &str) -> Vec<Part> {
        let filled = |paragraph: &&str| -> String {
            paragraph.split_inclusive('。').filter_map(|sentence| self.filled(sentence)).collect()
        };
        let paragraphs = self.script.part(key).iter().map(filled).filter(|paragraph| !paragraph.is_empty());
        paragraphs.map(Part::Paragraph).collect()
    }

    /// A sentence with its figures; none where the edition lacks one. `[key]` before it asks for a cell, `[!key]` for
    /// an edition without it.
    fn filled(&self, sentence: &str) -> Option<String> {
        let mut text = String::new();
        let mut rest = sentence;
        while let Some((key, after)) = rest.strip_prefix('[').and_then(|behind| behind.split_once(']')) {
            let (key, is_asked) = key.strip_prefix('!').map_or((key, true), |key| (key, false));
            if self.fill.figure(key).is_some() != is_asked {
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
                "body" => text.push_str(self.body),
                "sources" => text.push_str(&self.edition.sources.join("和")),
                "parts" => text.push_str(&self.names()),
                key => text.push_str(&self.fill.figure(key)?),
            }
            rest = after;
        }
        Some(text + rest)
    }

    /// The sections by their names and their number: 概述、……七个部分
    fn names(&self) -> String {
        let names: Vec<&str> = self.edition.sections.iter().map(|section| section.name.as_str()).collect();
        format!("{}{}个部分", names.join("，"), to_chinese(names.len()))
    }
}
