//! Places in a draft: in bytes, in words, in the grid of a table, by the keys of a cell.

use crate::span::Span;

/// A place in a draft and what is said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Bytes of the source text.
    pub span: Span,
    /// The place in words: `第3节 表2 行7 列4`.
    pub words: String,
    /// Number of the section, from one; none before the first.
    pub section_number: Option<u32>,
    /// Heading of the section, its white space folded; none before the first.
    pub section: Option<String>,
    /// Number of the paragraph in a Word file, from one; tables and text boxes have theirs among them.
    pub paragraph: Option<u32>,
    /// The place in the grid of a table, where the format has one.
    pub grid: Option<GridPlace>,
    /// Keys of the cell, where it is one.
    pub cell: Option<CellKey>,
    /// What stands there.
    pub text: String,
    /// What is said of it.
    pub message: String,
}

impl Place {
    /// The place in words that stay the same in every language and when paragraphs come or go above it:
    /// the section, and the cell of a table.
    #[must_use]
    pub fn anchor(&self) -> String {
        let section = self.section_number.map(|section| format!("第{section}节"));
        let cell = self.grid.map(|GridPlace { table, row, column }| format!("表{table} 行{row} 列{column}"));
        section.into_iter().chain(cell).collect::<Vec<_>>().join(" ")
    }
}

/// A place in the grid of a table, each number from one; merged cells count as what they cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridPlace {
    /// Number of the table in the draft.
    pub table: u32,
    /// Number of the row.
    pub row: u32,
    /// Number of the column.
    pub column: u32,
}

/// The keys of a cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellKey {
    /// `art20`, `requests`, `review` or `indicators`.
    pub table: String,
    /// Key of the row.
    pub row: String,
    /// Key of the column.
    pub column: String,
}

impl CellKey {
    /// `requests.granted.total`.
    #[must_use]
    pub fn spelled(&self) -> String {
        format!("{}.{}.{}", self.table, self.row, self.column)
    }
}
