//! What must add up (勾稽关系), cell by cell.

use std::collections::BTreeMap;

use crate::cells::{Hundredths, Kind};
use crate::faults::is_count;
use crate::support::Draft;
use crate::support::form::{APPLICANTS, Edition, GROUPS, RESULTS, row_name};

/// The tables of a draft as the reference sees them.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// Cells that are there, by `table.row.column`.
    pub(crate) cells: BTreeMap<String, Kind>,
    /// Of these, those for counts.
    pub(crate) counts: Vec<String>,
    pub(crate) relations: Vec<Relation>,
    /// Rows that are left out, as messages name them.
    pub(crate) missing: Vec<String>,
}

/// How two sums must compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Equal,
    AtLeast,
    AtMost,
}

/// Two sums of cells that must compare; a cell of the right side may be taken off.
#[derive(Debug)]
pub(crate) struct Relation {
    /// The rule that tells a violation.
    pub(crate) code: &'static str,
    /// What the ledger calls it.
    pub(crate) key: String,
    pub(crate) sign: Sign,
    /// The first is the total.
    pub(crate) left: Vec<String>,
    pub(crate) right: Vec<(String, i128)>,
}

impl Sheet {
    fn sum(&self, cells: impl Iterator<Item = (String, i128)>) -> Option<Hundredths> {
        let mut sum = 0;
        for (cell, factor) in cells {
            sum += self.cells.get(&cell)?.addend()? * factor;
        }
        Some(sum)
    }

    /// Both sums; none where a cell is absent or holds no figure, or where all are blank.
    pub(crate) fn sums(&self, relation: &Relation) -> Option<(Hundredths, Hundredths)> {
        let left = self.sum(relation.left.iter().map(|cell| (cell.clone(), 1)))?;
        let right = self.sum(relation.right.iter().cloned())?;
        let is_blank = relation.cells().all(|cell| self.cells.get(cell) == Some(&Kind::Blank));
        (!is_blank).then_some((left, right))
    }

    /// Whether it is computed and does not hold.
    pub(crate) fn is_violated(&self, relation: &Relation) -> bool {
        self.sums(relation).is_some_and(|(left, right)| !relation.sign.holds(left, right))
    }
}

impl Sign {
    pub(crate) fn holds(self, left: Hundredths, right: Hundredths) -> bool {
        match self {
            Self::Equal => left == right,
            Self::AtLeast => left >= right,
            Self::AtMost => left <= right,
        }
    }
}

impl Relation {
    /// Every cell of it.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &String> {
        self.left.iter().chain(self.right.iter().map(|(cell, _)| cell))
    }

    /// A total and what makes it.
    pub(crate) fn total(code: &'static str, key: String, total: String, parts: Vec<String>) -> Self {
        let right = parts.into_iter().map(|part| (part, 1)).collect();
        Self { code, key, sign: Sign::Equal, left: vec![total], right }
    }
}

/// The tables of the editions of 2019 and 2021.
pub(crate) fn of_form(draft: &Draft) -> Sheet {
    let is_there = |(table, row, _): (&str, &'static str, &str)| table != "requests" || !draft.dropped.contains(row);
    let name = |(table, row, column): (&str, &str, &str)| format!("{table}.{row}.{column}");
    let cells = draft.cells.iter().filter(|(cell, _)| is_there(**cell));
    let cells: BTreeMap<String, Kind> = cells.map(|(cell, text)| (name(*cell), Kind::of(text))).collect();
    let counts = draft.cells.keys().copied().filter(|cell| is_there(*cell) && is_count(*cell)).map(name).collect();
    let missing = draft.edition.requests().into_iter().filter(|(row, _)| draft.dropped.contains(row));
    let missing = missing.map(|(_, labels)| row_name(labels)).collect();
    Sheet { cells, counts, relations: relations(draft.edition), missing }
}

fn relations(edition: Edition) -> Vec<Relation> {
    let mut relations = Vec::new();
    for column in APPLICANTS {
        let cell = |row: &str| format!("requests.{row}.{column}");
        relations.push(Relation {
            code: "A401",
            key: format!("requests-balance[{column}]"),
            sign: Sign::Equal,
            left: vec![cell("new"), cell("carried_over")],
            right: vec![(cell("processed"), 1), (cell("carried_forward"), 1)],
        });
        let outcomes = edition.outcomes().into_iter().map(cell).collect();
        relations.push(Relation::total("A402", format!("requests-outcomes[{column}]"), cell("processed"), outcomes));
    }
    for (row, _) in edition.requests() {
        let cell = |column: &str| format!("requests.{row}.{column}");
        let parts = APPLICANTS[..6].iter().map(|column| cell(column)).collect();
        relations.push(Relation::total("A403", format!("requests-applicants[{row}]"), cell("total"), parts));
    }
    for group in GROUPS {
        let cell = |column: &str| format!("review.{group}.{column}");
        let parts = RESULTS[..4].iter().map(|column| cell(column)).collect();
        relations.push(Relation::total("A404", format!("review-total[{group}]"), cell("total"), parts));
    }
    for row in ["regulations", "normative"] {
        let cell = |column: &str| format!("art20.{row}.{column}");
        let (total, right) = match edition {
            Edition::Of2019 => ("published_total", vec![(cell("published"), 1)]),
            Edition::Of2021 => ("in_force", vec![(cell("made"), 1), (cell("repealed"), -1)]),
        };
        let key = format!("documents-impossible[{row}]");
        relations.push(Relation { code: "A407", key, sign: Sign::AtLeast, left: vec![cell(total)], right });
    }
    relations
}
