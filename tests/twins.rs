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

/// What was met in all drafts.
#[derive(Default)]
struct Met {
    /// Lines that formats tell differently.
    differences: Vec<String>,
    /// Those that the table knows.
    known: BTreeSet<usize>,
    /// Codes of all findings.
    codes: BTreeSet<String>,
}

impl Met {
    /// Writes a draft in every format and holds what is told of it against the plain page.
    fn compare(&mut self, name: &str, draft: &Manuscript) {
        let first = Told::of(Format::Page, draft);
        self.codes.extend(first.codes());
        for format in FORMATS {
            for (sign, line) in first.difference(&Told::of(format, draft)) {
                let is_known = |(of, draft, start, _): &(Format, &str, &str, &str)| {
                    *of == format && name.contains(draft) && line.starts_with(start)
                };
                match DIFFERENCES.iter().position(is_known) {
                    Some(known) => drop(self.known.insert(known)),
                    None => self.differences.push(format!("{name} as {format:?}: {sign} {line}")),
                }
            }
        }
    }
}

#[test]
fn every_draft_is_told_the_same_in_every_format() {
    let drafts = examples::drafts();
    assert_eq!(drafts.len(), 18, "drafts");
    let mut met = Met::default();
    for (index, (name, draft)) in drafts.iter().enumerate() {
        met.compare(name, draft);
        for seed in faults::seeds(index) {
            let (fault, faulty) = faults::with_fault(draft, seed);
            met.compare(&format!("{name} with {fault}"), &faulty);
        }
    }
    let Met { differences, known, codes } = met;
    assert!(codes.len() >= 25, "the faults make too few findings: {codes:?}");
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), differences.join("\n"));
    let unused = DIFFERENCES.iter().enumerate().filter(|(index, _)| !known.contains(index));
    assert_eq!(unused.collect::<Vec<_>>(), [], "differences that no longer occur");
}

#[test]
fn merged_cells_come_back_as_they_were() {
    for (name, draft) in examples::drafts() {
        assert_eq!(Manuscript::of_markdown(&draft.markdown()).tables(), draft.tables(), "{name} in Markdown");
        assert_eq!(Manuscript::of_text(&draft.text()).official().tables(), draft.official().tables(), "{name} as text");
    }
}
