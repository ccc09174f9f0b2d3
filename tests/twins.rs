//! One report written as text, as Markdown, as a web page and as a Word file has the same findings.
//!
//! `TWINS_FAULTS=500 cargo test --test twins` tries more faults in each draft.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "tests")]

#[allow(dead_code, reason = "each test takes what it needs")]
#[path = "support/docx.rs"]
mod docx;
#[path = "twins/examples.rs"]
mod examples;
#[path = "twins/faults.rs"]
mod faults;
#[path = "twins/told.rs"]
mod told;
#[path = "support/twin/mod.rs"]
mod twin;

use std::collections::BTreeSet;

use told::{FORMATS, Format, Told};
use twin::Manuscript;

/// What one format tells otherwise than a plain web page does, which keeps headings, grids and pictures: the format, the draft, the beginning of the
/// finding, and why. A line that is no longer needed fails the test.
const DIFFERENCES: &[(Format, &str, &str, &str)] = &[
    (Format::Text, "faulty-structure.md", "S109", "extracted text has no pictures: a table that is one is only absent"),
    (Format::Text, "faulty-structure.md", "S10", UNMARKED),
    (Format::Word, "faulty-structure.md", "S10", UNMARKED),
    (Format::CountedWord, "faulty-structure.md", "S10", UNMARKED),
    (
        Format::Markdown,
        "with a cell too few",
        "",
        "a merged label leaves blank cells, which a lost cell cannot be told from",
    ),
];

/// Why the part 政务新媒体运营情况, whose heading has no number and which no form knows, is not seen
/// (S108), nor that it is empty (S107).
const UNMARKED: &str = "a heading without a number is one by its mark alone; text has none, and in Word files of \
                        offices headings share the look of the text";

/// Differences of a draft in every format from the same as a plain page, one a line.
fn differences(name: &str, draft: &Manuscript, met: &mut BTreeSet<usize>) -> Vec<String> {
    let first = Told::of(Format::Page, draft);
    let mut differences = Vec::new();
    for format in FORMATS {
        let other = Told::of(format, draft);
        for (sign, line) in first.difference(&other) {
            let is_known = |(of, draft, start, _): &(Format, &str, &str, &str)| {
                *of == format && name.contains(draft) && line.starts_with(start)
            };
            match DIFFERENCES.iter().position(is_known) {
                Some(known) => drop(met.insert(known)),
                None => differences.push(format!("{name} as {format:?}: {sign} {line}")),
            }
        }
    }
    differences
}

#[test]
fn every_draft_is_told_the_same_in_every_format() {
    let drafts = examples::drafts();
    assert_eq!(drafts.len(), 16, "drafts");
    let (mut met, mut codes, mut all) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (name, draft) in drafts {
        all.extend(differences(&name, &draft, &mut met));
        for seed in 0..faults::seeds() {
            let (fault, faulty) = faults::with_fault(&draft, seed);
            codes.extend(Told::of(Format::Page, &faulty).codes());
            all.extend(differences(&format!("{name} with {fault}"), &faulty, &mut met));
        }
    }
    assert!(codes.len() >= 25, "the faults make too few findings: {codes:?}");
    assert!(all.is_empty(), "{} differences\n{}", all.len(), all.join("\n"));
    let unused = DIFFERENCES.iter().enumerate().filter(|(index, _)| !met.contains(index));
    assert_eq!(unused.collect::<Vec<_>>(), [], "differences that no longer occur");
}

#[test]
fn merged_cells_come_back_as_they_were() {
    for (name, draft) in examples::drafts() {
        assert_eq!(Manuscript::of_markdown(&draft.markdown()).tables(), draft.tables(), "{name} in Markdown");
        assert_eq!(Manuscript::of_text(&draft.text()).official().tables(), draft.official().tables(), "{name} as text");
    }
}
