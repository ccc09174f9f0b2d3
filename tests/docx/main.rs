//! Word files, made part by part: what a person is shown of them, and what is said of broken ones.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test that fails should stop"
)]

mod any;
mod builder;
mod changes;
mod corpus;
mod damage;
mod numbers;
#[allow(dead_code, reason = "each test takes what it needs")]
#[path = "../support/docx.rs"]
mod package;
mod tables;
mod text;

use std::sync::LazyLock;

use gouji::{Damage, Linter, Options, Outcome, Refusal, Unreadable};

use crate::builder::Docx;

static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::new(&[]).expect("the built-in packs have no faults"));

fn check(bytes: &[u8]) -> Outcome {
    LINTER.check(bytes, "draft.docx", &Options { assume_report: true, ..Options::default() })
}

/// The text that a person is shown.
#[track_caller]
fn shown(file: &Docx) -> String {
    let outcome = check(&file.bytes());
    match (outcome.source, outcome.verdict) {
        (Some(source), _) => source.text().to_owned(),
        (None, verdict) => panic!("not read: {verdict:?}"),
    }
}

/// Asserts that a body is shown as these lines.
#[track_caller]
fn shows(body: impl AsRef<str>, lines: &[&str]) {
    assert_eq!(shown(&Docx::new(body)).lines().collect::<Vec<_>>(), lines);
}

/// Why a file was refused.
#[track_caller]
fn refused(bytes: &[u8]) -> Unreadable {
    match check(bytes).verdict {
        Err(Refusal::Unreadable(unreadable)) => unreadable,
        verdict => panic!("not refused: {verdict:?}"),
    }
}

/// The damage of a file.
#[track_caller]
fn damage(bytes: &[u8]) -> Damage {
    match refused(bytes) {
        Unreadable::Damaged(damage) => damage,
        other => panic!("not damaged: {other:?}"),
    }
}
