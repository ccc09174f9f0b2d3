//! A draft as a table of cells, and the making of consistent ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use proptest::prelude::*;

use super::form::{APPLICANTS, Edition, GROUPS, RESULTS};

/// Table, row and column by their keys.
pub(crate) type Cell = (&'static str, &'static str, &'static str);

/// A draft: what stands in each cell of its tables.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) edition: Edition,
    pub(crate) year: u32,
    pub(crate) cells: BTreeMap<Cell, String>,
    /// Rows of the request table that are left out.
    pub(crate) dropped: BTreeSet<&'static str>,
}

/// Without the cells that hold zero.
impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {} without {:?}", self.edition, self.year, self.dropped)?;
        let rest = self.cells.iter().filter(|(_, text)| *text != "0");
        rest.into_iter().try_for_each(|((table, row, column), text)| write!(f, " {table}.{row}.{column}={text:?}"))
    }
}

impl Draft {
    /// What stands in a cell.
    pub(crate) fn text(&self, cell: Cell) -> &str {
        self.cells.get(&cell).map_or("", String::as_str)
    }

    /// The figure in a cell that holds one.
    pub(crate) fn figure(&self, cell: Cell) -> u64 {
        self.text(cell).parse().expect("a figure")
    }

    /// The draft with other words in a cell.
    pub(crate) fn with(&self, cell: Cell, text: impl ToString) -> Self {
        let mut draft = self.clone();
        draft.cells.insert(cell, text.to_string());
        draft
    }

    /// The cells of one table.
    pub(crate) fn cells_of(&self, table: &str) -> Vec<Cell> {
        self.cells.keys().copied().filter(|(of, ..)| *of == table).collect()
    }

    /// The draft without a row of the request table.
    pub(crate) fn without(&self, row: &'static str) -> Self {
        let mut draft = self.clone();
        draft.dropped.insert(row);
        draft
    }
}

/// A figure of a report: mostly zero.
fn figure() -> impl Strategy<Value = u64> {
    prop_oneof![8 => Just(0_u64), 4 => 1..10_u64, 2 => 10..1000_u64, 1 => 1000..3_000_000_u64]
}

/// A draft in which every equation holds.
pub(crate) fn consistent() -> impl Strategy<Value = Draft> {
    let edition = prop_oneof![Just((Edition::Of2019, 2020)), (2021..2026_u32).prop_map(|year| (Edition::Of2021, year))];
    let outcomes = prop::collection::vec(figure(), 21 * 6);
    let shares = prop::collection::vec((figure(), 0..=4_u64), 6);
    let review = prop::collection::vec(figure(), 3 * 4);
    let documents = prop::collection::vec(figure(), 24);
    (edition, outcomes, shares, review, documents).prop_map(|((edition, year), outcomes, shares, review, documents)| {
        let mut draft = Draft { edition, year, cells: BTreeMap::new(), dropped: BTreeSet::new() };
        requests(&mut draft, &outcomes, &shares);
        for (group, results) in GROUPS.into_iter().zip(review.chunks(4)) {
            for (column, value) in RESULTS.into_iter().zip(results.iter().chain([&results.iter().sum()])) {
                draft.cells.insert(("review", group, column), value.to_string());
            }
        }
        disclosure(&mut draft, &documents);
        draft
    })
}

fn requests(draft: &mut Draft, outcomes: &[u64], shares: &[(u64, u64)]) {
    let mut rows: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    let mut processed = vec![0; 6];
    for (row, figures) in draft.edition.outcomes().into_iter().zip(outcomes.chunks(6)) {
        processed.iter_mut().zip(figures).for_each(|(sum, figure)| *sum += figure);
        rows.insert(row, figures.to_vec());
    }
    let forward: Vec<u64> = shares.iter().map(|(forward, _)| *forward).collect();
    let all: Vec<u64> = processed.iter().zip(&forward).map(|(processed, forward)| processed + forward).collect();
    let over: Vec<u64> = all.iter().zip(shares).map(|(all, (_, share))| all * share / 8).collect();
    let new = all.iter().zip(&over).map(|(all, over)| all - over).collect();
    rows.extend([("new", new), ("carried_over", over), ("processed", processed), ("carried_forward", forward)]);
    for (row, figures) in rows {
        let total: u64 = figures.iter().sum();
        for (column, value) in APPLICANTS.into_iter().zip(figures.into_iter().chain([total])) {
            draft.cells.insert(("requests", row, column), value.to_string());
        }
    }
}

/// The cells under 第二十条: no document is in force without having been made.
fn disclosure(draft: &mut Draft, figures: &[u64]) {
    let mut figures = figures.iter().copied().cycle();
    for (_, columns, rows) in draft.edition.blocks() {
        for (row, _) in *rows {
            let mut before = 0;
            for (column, _) in *columns {
                let value = figures.next().unwrap_or_default();
                let text = match *column {
                    "in_force" | "published_total" => (before + value).to_string(),
                    "change" if value % 3 == 1 => format!("+{value}"),
                    "change" if value % 3 == 2 => format!("-{value}"),
                    "amount" if draft.edition == Edition::Of2019 => format!("{value}.5万元"),
                    "amount" => format!("{value}.25"),
                    _ => value.to_string(),
                };
                before += value;
                draft.cells.insert(("art20", row, column), text);
            }
        }
    }
}
