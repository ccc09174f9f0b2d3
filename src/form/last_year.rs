//! What the report of last year settles for this one.

use std::collections::BTreeMap;

use crate::check;
use crate::decode;
use crate::facts::{self, Value};
use crate::lint::{Linter, Options, Refusal};
use crate::parse;
use crate::reading::Reading;

/// The figures of last year's report.
#[derive(Debug, Clone)]
pub struct LastYear {
    /// Its report year, where it is known.
    pub year: Option<i16>,
    /// Its body; empty where it is not known.
    pub body: String,
    /// Counts by table, row and column.
    counts: BTreeMap<(String, String, String), String>,
}

impl Linter {
    /// Reads the report of last year. `name` tells the format; it is not opened.
    ///
    /// # Errors
    /// Why it cannot be read as a report.
    pub fn last_year(&self, bytes: &[u8], name: &str) -> Result<LastYear, Refusal> {
        let options = Options::default();
        let checked = self.check(bytes, name, &options).verdict?;
        let document = decode::decode(bytes, name, options.limits).map_err(Refusal::Unreadable)?.document;
        let catalogue = self.catalogue();
        let report = parse::parse(Reading::new(document.text(), &catalogue.lexicon));
        let detected = check::detect(&report, &document, &catalogue.lexicon, &catalogue.editions, None);
        let mut counts = BTreeMap::new();
        let bound = facts::bind(&report, &document, &catalogue.editions, detected.forms(), &catalogue.lexicon);
        if let Some(facts) = bound {
            for (id, cell) in facts.cells() {
                let (Some(row), Some(column), Value::Number(count)) = (facts.row(id), facts.column(id), &cell.value)
                else {
                    continue;
                };
                if let Some(table) = facts.tables.get(id.table).filter(|_| is_count(count.value)) {
                    let key = (table.spec.key.clone(), row.spec.key.clone(), column.key.clone());
                    counts.insert(key, count.value.normalize().to_string());
                }
            }
        }
        Ok(LastYear { year: checked.year, body: checked.body, counts })
    }
}

fn is_count(value: rust_decimal::Decimal) -> bool {
    value.is_integer() && !value.is_sign_negative()
}

impl LastYear {
    /// A figure of it.
    pub(super) fn count(&self, table: &str, row: &str, column: &str) -> Option<&str> {
        let key = (table.to_owned(), row.to_owned(), column.to_owned());
        self.counts.get(&key).map(String::as_str)
    }
}
