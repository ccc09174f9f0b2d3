//! Editions of the official form: which years they are for, and which sources are theirs.

pub(crate) use crate::model::EditionSpec as Edition;
use crate::model::{ColumnSpec, RowSpec, TableSpec, YearRange};

impl Edition {
    /// Whether it is for reports of `year`.
    pub(crate) fn covers(&self, year: i16) -> bool {
        self.years.covers(year)
    }

    /// Those of a rule's sources that hold for it: a source of other editions only is left out.
    pub(crate) fn basis<'b>(&self, basis: &'b [String], editions: &[Self]) -> Vec<&'b String> {
        let cites =
            |edition: &Self, source: &str| edition.citations.iter().any(|words| source.contains(words.as_str()));
        let is_foreign = |source: &&String| !cites(self, source) && editions.iter().any(|other| cites(other, source));
        let own: Vec<&String> = basis.iter().filter(|source| !is_foreign(source)).collect();
        if own.is_empty() { basis.iter().collect() } else { own }
    }

    /// Its table with this key.
    pub(crate) fn table(&self, key: &str) -> Option<&TableSpec> {
        self.tables.iter().find(|table| table.key == key)
    }

    /// Its cell with this key: `requests.granted.total`.
    pub(crate) fn cell(&self, key: &str) -> Option<(&TableSpec, &RowSpec, &ColumnSpec)> {
        let (table, rest) = key.split_once('.')?;
        let (row, column) = rest.rsplit_once('.')?;
        let table = self.table(table)?;
        table.blocks.iter().find_map(|block| {
            let row = block.rows.iter().find(|known| known.key == row)?;
            let column = block.columns.iter().find(|known| known.key == column)?;
            Some((table, row, column))
        })
    }
}

impl YearRange {
    /// Whether `year` is one of these.
    pub(crate) fn covers(&self, year: i16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}
