//! Where the keys of a rule stand in its pack.

use std::ops::Range;

use toml::de::DeTable;

/// A rule as it stands in its pack.
pub(super) struct Places<'a> {
    pub(super) table: &'a DeTable<'a>,
    /// The first line of the rule, for what it lacks.
    pub(super) line: Range<usize>,
}

impl Places<'_> {
    /// The place of a key; the first line of the rule where it has none.
    pub(super) fn at(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or(self.line.clone(), toml::Spanned::span)
    }

    /// The place of a key of one of the further assertions.
    pub(super) fn at_further(&self, index: usize, key: &str) -> Range<usize> {
        let also = self.table.get("also").and_then(|also| also.get_ref().as_array());
        let table = also.and_then(|also| also.get(index)).and_then(|entry| entry.get_ref().as_table());
        table.and_then(|table| table.get(key)).map_or_else(|| self.at("also"), toml::Spanned::span)
    }
}
