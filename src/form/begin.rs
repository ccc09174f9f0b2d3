//! A new draft: the form with its blanks, and with what last year's report settles.

use super::last_year::LastYear;
use super::layout::{Fill, Form};
use super::script::Script;
use super::write;
use crate::decode::Format;
use crate::edition::Edition;
use crate::lint::Linter;
use crate::model::{ColumnSpec, RowSpec, TableSpec};

/// What the sentences say.
const SCRIPT: &str = include_str!("../../rules/form/new.txt");

/// Stands in a sentence for a figure that is to be written.
const BLANK: &str = "＿＿＿";

/// A draft that is begun.
#[derive(Debug, Clone)]
pub struct NewDraft<'a> {
    edition: &'a Edition,
    year: i16,
    body: String,
    last_year: Option<LastYear>,
}

/// Why no draft can be begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// No edition is for the year.
    Year(i16),
    /// The edition is for other years.
    Edition {
        /// Its key.
        key: String,
        /// The first year that it is for; open where absent.
        from: Option<i16>,
        /// The last.
        to: Option<i16>,
    },
    /// The body is not named, or by more than letters, figures and brackets.
    Body,
    /// The report of last year is of this year instead.
    LastYear(i16),
}

impl Linter {
    /// Begins a draft of the edition with this key, or of the one that is for the year.
    ///
    /// # Errors
    /// What does not fit together.
    pub fn begin(
        &self,
        edition: Option<&str>,
        year: i16,
        body: &str,
        last_year: Option<LastYear>,
    ) -> Result<NewDraft<'_>, Unfit> {
        let mut editions = self.catalogue().editions.iter();
        let edition = editions
            .find(|known| edition.map_or_else(|| known.covers(year), |key| known.key == key))
            .ok_or(Unfit::Year(year))?;
        if !edition.covers(year) {
            let (from, to) = (edition.years.from, edition.years.to);
            return Err(Unfit::Edition { key: edition.key.clone(), from, to });
        }
        let body = body.trim().to_owned();
        if body.is_empty() || !body.chars().all(|c| c.is_alphanumeric() || "（）()·、“”－—-".contains(c)) {
            return Err(Unfit::Body);
        }
        match last_year.as_ref().and_then(|last| last.year).filter(|last| last.checked_add(1) != Some(year)) {
            Some(other) => Err(Unfit::LastYear(other)),
            None => Ok(NewDraft { edition, year, body, last_year }),
        }
    }
}

impl NewDraft<'_> {
    /// The draft in a format; none where it is not written by hand.
    #[must_use]
    pub fn write(&self, format: Format) -> Option<String> {
        let script = Script::of(SCRIPT);
        let form = Form { edition: self.edition, script: &script, body: &self.body, year: self.year, fill: self };
        let parts = form.parts();
        match format {
            Format::Text => Some(write::text(&parts)),
            Format::Markdown => Some(write::markdown(&parts)),
            Format::Html => Some(write::page(&form.title(), &parts)),
            Format::Docx => None,
        }
    }

    /// Cells that the report of last year fills, and cells that it could.
    #[must_use]
    pub fn settled(&self) -> (usize, usize) {
        let cells = self.edition.tables.iter().flat_map(|table| {
            let blocks = table.blocks.iter();
            blocks.flat_map(move |block| {
                let rows = block.rows.iter().filter(|row| !row.last_year.is_empty());
                rows.flat_map(move |row| block.columns.iter().map(move |column| (table, row, column)))
            })
        });
        let cells: Vec<bool> = cells.map(|(table, row, column)| self.known(table, row, column).is_some()).collect();
        (cells.iter().filter(|is_known| **is_known).count(), cells.len())
    }

    fn known(&self, table: &TableSpec, row: &RowSpec, column: &ColumnSpec) -> Option<&str> {
        self.last_year.as_ref()?.count(&table.key, &row.last_year, &column.key)
    }
}

impl Fill for NewDraft<'_> {
    fn figure(&self, key: &str) -> Option<String> {
        let (table, row, column) = self.edition.cell(key)?;
        Some(self.known(table, row, column).unwrap_or(BLANK).to_owned())
    }

    fn cell(&self, table: &TableSpec, row: &RowSpec, column: &ColumnSpec) -> String {
        self.known(table, row, column).unwrap_or_default().to_owned()
    }
}
