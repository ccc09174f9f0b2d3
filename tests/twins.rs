//! One report written as text, as Markdown, as a web page and as a Word file has the same findings.

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

/// What one format tells otherwise than Markdown does: the format, the draft, the beginning of the
/// finding, and why. A line that is no longer needed fails the test.
const DIFFERENCES: &[(Format, &str, &str, &str)] = &[];

/// Differences of a draft in every format from the same in Markdown, one a line.
fn differences(name: &str, draft: &Manuscript, met: &mut BTreeSet<usize>) -> Vec<String> {
    let first = Told::of(Format::Markdown, draft);
    let mut differences = Vec::new();
    for format in FORMATS {
        let other = Told::of(format, draft);
        for (sign, line) in first.difference(&other) {
            let is_known = |(of, draft, start, _): &(Format, &str, &str, &str)| {
                *of == format && name.starts_with(draft) && line.starts_with(start)
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
fn every_example_is_told_the_same_in_every_format() {
    let mut met = BTreeSet::new();
    let drafts = examples::drafts();
    assert_eq!(drafts.len(), 14, "drafts");
    let differences: Vec<String> = drafts.iter().flat_map(|(name, draft)| differences(name, draft, &mut met)).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    let unused = DIFFERENCES.iter().enumerate().filter(|(index, _)| !met.contains(index));
    assert_eq!(unused.collect::<Vec<_>>(), [], "differences that no longer occur");
}

#[test]
fn every_faulty_draft_is_told_the_same_in_every_format() {
    let mut all = Vec::new();
    let mut codes = BTreeSet::new();
    for (name, draft) in examples::drafts() {
        for seed in 0..faults::SEEDS {
            let (fault, faulty) = faults::with_fault(&draft, seed);
            codes.extend(Told::of(Format::Markdown, &faulty).codes());
            all.extend(differences(&format!("{name} with {fault}"), &faulty, &mut BTreeSet::new()));
        }
    }
    assert!(codes.len() >= 20, "the faults make too few findings: {codes:?}");
    assert!(all.is_empty(), "{} differences\n{}", all.len(), all.join("\n"));
}

#[test]
fn merged_cells_come_back_as_they_were() {
    for (name, draft) in examples::drafts() {
        assert_eq!(Manuscript::of_markdown(&draft.markdown()).tables(), draft.tables(), "{name} in Markdown");
        assert_eq!(Manuscript::of_text(&draft.text()).official().tables(), draft.official().tables(), "{name} as text");
    }
}
