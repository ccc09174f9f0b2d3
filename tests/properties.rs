//! What must hold of every draft and of every pack, tried on drafts made at random.
//!
//! `PROPTEST_CASES=2000 cargo test --test properties` tries harder. A failure found here is written
//! down as a test of its own, named after the bug, in `properties/bugs.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[path = "properties/bugs.rs"]
mod bugs;
#[path = "properties/expressions.rs"]
mod expressions;
#[path = "properties/figures.rs"]
mod figures;
#[path = "properties/size.rs"]
mod size;
mod support;
#[path = "properties/text.rs"]
mod text;

use std::sync::LazyLock;

use gouji::{Checked, Finding, Lang, Linter, Options, Outcome, Place};
use proptest::prelude::ProptestConfig;

static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::new(&[]).expect("the built-in packs have no faults"));

/// So many cases of each property, unless the environment wants more.
fn cases(count: u32) -> ProptestConfig {
    let given = ProptestConfig::default();
    let is_given = given.cases != 256;
    ProptestConfig {
        cases: if is_given { given.cases } else { count },
        failure_persistence: None,
        max_shrink_iters: 4_000,
        ..given
    }
}

fn check(text: &[u8], name: &str, lang: Lang) -> Outcome {
    LINTER.check(text, name, &Options { lang, assume_report: true, ..Options::default() })
}

/// The findings of a draft that must be taken for a report without being told.
#[track_caller]
fn checked(text: &str, name: &str) -> Checked {
    LINTER.check(text.as_bytes(), name, &Options::default()).verdict.expect("a report")
}

/// The findings of a group.
fn group<'c>(checked: &'c Checked, letter: &str) -> Vec<&'c Finding> {
    checked.findings.iter().filter(|finding| finding.code.starts_with(letter)).collect()
}

/// Codes and messages, for failures.
fn told(findings: &[&Finding]) -> String {
    findings.iter().map(|finding| format!("{} {}\n", finding.code, finding.message)).collect()
}

/// Table, row and column of a place.
fn cell(place: &Place) -> Option<(&str, &str, &str)> {
    place.cell.as_ref().map(|cell| (cell.table.as_str(), cell.row.as_str(), cell.column.as_str()))
}
