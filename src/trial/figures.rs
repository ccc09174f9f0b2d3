//! Figures for every cell of an edition, so that what must add up does.

use std::collections::BTreeMap;

use crate::edition::Edition;
use crate::form::Fill;
use crate::model::{BlockSpec, CellKind, ColumnSpec, RowSpec, TableSpec};

/// Table, row and column.
type Key = (String, String, String);

/// What stands in the cells of a draft.
#[derive(Debug, Default)]
pub(super) struct Figures {
    values: BTreeMap<Key, i64>,
}

/// Rows whose figures follow from those of other rows, whatever edition has them.
const SUMMED: [&str; 2] = ["new", "processed"];

impl Figures {
    /// Figures for all tables. Busy ones differ from cell to cell; the others are zero.
    pub(super) fn of(edition: &Edition, is_busy: bool) -> Self {
        let mut figures = Self::default();
        for table in &edition.tables {
            let mut seed = 0;
            for block in &table.blocks {
                for row in block.rows.iter().filter(|row| !is_sum(table, row)) {
                    for column in block.columns.iter().filter(|column| column.kind != CellKind::Text) {
                        seed += 1;
                        figures.put(table, row, column, if is_busy { figure(seed) } else { 0 });
                    }
                }
                figures.sum_rows(table, block);
                figures.sum_columns(table, block);
                figures.order_columns(table, block, is_busy);
            }
        }
        figures
    }

    /// A cell by its key: `requests.granted.total`. A row with a star at its end is the sum of all rows under it.
    fn by_key(&self, key: &str) -> Option<i64> {
        let (table, rest) = key.split_once('.')?;
        let (row, column) = rest.rsplit_once('.')?;
        let matches = |known: &str| match row.strip_suffix('*') {
            Some(under) => known.starts_with(under) || under.strip_suffix('.') == Some(known),
            None => known == row,
        };
        let cells = self.values.iter().filter(|((own, known, at), _)| own == table && at == column && matches(known));
        cells.map(|(_, value)| *value).reduce(|sum, value| sum + value)
    }

    fn get(&self, table: &TableSpec, row: &str, column: &str) -> i64 {
        self.values.get(&(table.key.clone(), row.to_owned(), column.to_owned())).copied().unwrap_or(0)
    }

    fn put(&mut self, table: &TableSpec, row: &RowSpec, column: &ColumnSpec, value: i64) {
        self.values.insert((table.key.clone(), row.key.clone(), column.key.clone()), value);
    }

    /// Rows that are sums: the total of the outcomes, what balances it, and a whole above its parts.
    fn sum_rows(&mut self, table: &TableSpec, block: &BlockSpec) {
        let mut rows: Vec<&RowSpec> = block.rows.iter().filter(|row| is_sum(table, row)).collect();
        // What was processed must be known before what was received.
        rows.sort_by_key(|row| row.key == "new");
        for row in rows {
            for column in block.columns.iter().filter(|column| column.kind != CellKind::Text) {
                let value = |row: &str| self.get(table, row, &column.key);
                let sum = match row.key.as_str() {
                    "new" => value("processed") + value("carried_forward") - value("carried_over"),
                    "processed" => outcomes(table, block).map(|row| value(&row.key)).sum(),
                    whole => {
                        let is_part =
                            |part: &&RowSpec| part.key.strip_prefix(whole).is_some_and(|rest| rest.starts_with('.'));
                        block.rows.iter().filter(is_part).map(|row| value(&row.key)).sum()
                    }
                };
                self.put(table, row, column, sum);
            }
        }
    }

    fn sum_columns(&mut self, table: &TableSpec, block: &BlockSpec) {
        let Some(total) = block.columns.iter().find(|column| column.key == "total") else { return };
        for row in &block.rows {
            let parts = block.columns.iter().filter(|column| column.key != total.key);
            let sum = parts.map(|column| self.get(table, &row.key, &column.key)).sum();
            self.put(table, row, total, sum);
        }
    }

    /// Columns that cannot be below another: what is in force, published in all, or counted over the years.
    fn order_columns(&mut self, table: &TableSpec, block: &BlockSpec, is_busy: bool) {
        for column in &block.columns {
            let above = match column.key.as_str() {
                "in_force" => "made",
                "published_total" => "published",
                "cumulative" => "year",
                _ => continue,
            };
            for row in &block.rows {
                let least = self.get(table, &row.key, above);
                let value = if column.key == "cumulative" { least * 7 } else { least + i64::from(is_busy) * 26 };
                self.put(table, row, column, value);
            }
        }
    }
}

impl Fill for Figures {
    /// With `part%whole` it is the share of one cell in another, to a tenth.
    fn figure(&self, key: &str) -> Option<String> {
        let Some((part, whole)) = key.split_once('%') else {
            return self.by_key(key).map(|value| value.to_string());
        };
        let (part, whole) = (self.by_key(part)?, self.by_key(whole)?);
        let permille = (part * 2000 + whole).checked_div(whole * 2)?;
        Some(format!("{}.{}%", permille / 10, permille % 10))
    }

    fn cell(&self, table: &TableSpec, row: &RowSpec, column: &ColumnSpec) -> String {
        let value = self.get(table, &row.key, &column.key);
        match row.kind.unwrap_or(column.kind) {
            _ if column.kind == CellKind::Text => "件".to_owned(),
            CellKind::Signed if value > 0 => format!("+{value}"),
            CellKind::Money if column.unit.is_none() && table.section.is_empty() => value.to_string(),
            CellKind::Money if column.unit.is_none() => format!("{value}万元"),
            _ => value.to_string(),
        }
    }
}

fn is_sum(table: &TableSpec, row: &RowSpec) -> bool {
    let is_total = table.row_groups.get("totals").is_some_and(|totals| totals.contains(&row.key));
    is_total || (table.row_groups.contains_key("outcomes") && SUMMED.contains(&row.key.as_str()))
}

/// The rows that the total of a table sums up.
fn outcomes<'b>(table: &TableSpec, block: &'b BlockSpec) -> impl Iterator<Item = &'b RowSpec> {
    let names = table.row_groups.get("outcomes").cloned().unwrap_or_default();
    block.rows.iter().filter(move |row| {
        names.iter().any(|name| match name.strip_suffix('*') {
            Some(under) => row.key.starts_with(under),
            None => row.key == *name,
        })
    })
}

/// A figure of two digits that differ.
fn figure(seed: i64) -> i64 {
    let figure = 12 + seed * 29 % 83;
    if figure % 11 == 0 { figure + 1 } else { figure }
}
