//! A plain, slow reference for tables and sums, written from the law, the form and what reports look like, held
//! against the linter over drafts made at random with faults at random, in every format.
//!
//! `PROPTEST_CASES=3000 cargo test --test reference` tries harder.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[path = "reference/annex.rs"]
mod annex;
#[path = "reference/cells.rs"]
mod cells;
#[allow(dead_code, reason = "each test takes what it needs")]
#[path = "support/docx.rs"]
mod docx;
#[path = "reference/faults.rs"]
mod faults;
#[path = "reference/formats.rs"]
mod formats;
#[path = "reference/judge.rs"]
mod judge;
#[path = "reference/sums.rs"]
mod sums;
#[allow(dead_code, reason = "each test takes what it needs")]
mod support;
#[allow(dead_code, reason = "each test takes what it needs")]
#[path = "support/twin/mod.rs"]
mod twin;

use std::sync::LazyLock;

use gouji::{Linter, Options};
use proptest::prelude::*;

use faults::Fault;
use judge::disagreement;
use support::draft;

static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::new(&[]).expect("the built-in packs have no faults"));

/// So many drafts, unless the environment wants more.
fn cases(count: u32) -> ProptestConfig {
    let given = ProptestConfig::default();
    let cases = if given.cases != 256 { given.cases } else { count };
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 2_000, ..given }
}

/// Every written form of a draft, held against the reference.
fn agree(sheet: &sums::Sheet, copies: &[formats::Copy]) -> Result<(), TestCaseError> {
    for copy in copies {
        let outcome = LINTER.check(&copy.bytes, copy.name, &Options::default());
        let checked =
            outcome.verdict.map_err(|refusal| TestCaseError::fail(format!("{}: {refusal:?}", copy.format)))?;
        if let Some(words) = disagreement(sheet, &checked) {
            return Err(TestCaseError::fail(format!("{}: {words}\n{}", copy.format, copy.text)));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn tables_of_the_form_are_judged_as_the_reference_does(
        draft in draft::consistent(), faults in prop::collection::vec(faults::fault(), 0..8),
    ) {
        let draft = faults.iter().fold(draft, Fault::put_into);
        agree(&sums::of_form(&draft), &formats::of_form(&draft))?;
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn the_annex_of_2008_is_judged_as_the_reference_does(annex in annex::any()) {
        agree(&annex.sheet(), &annex.copies())?;
    }
}
