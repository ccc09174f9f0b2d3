//! The drafts of `examples/`: the clean ones give no finding, the faulty ones those that the folder's README lists.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "a test reads the examples")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use gouji::{Checked, Linter, Options};

fn check(name: &str) -> Checked {
    let bytes = fs::read(format!("examples/{name}")).unwrap();
    Linter::new(&[]).unwrap().check(&bytes, name, &Options::default()).verdict.expect("an example is a report")
}

/// The codes that the README lists for each faulty draft.
fn listed() -> BTreeMap<String, BTreeSet<String>> {
    let readme = fs::read_to_string("examples/README.md").unwrap();
    let sections = readme.split("\n### `").skip(1).map(|section| section.split_once('`').unwrap());
    let code = |line: &str| Some(line.strip_prefix("| ")?.split(' ').next()?.to_owned());
    let is_code = |code: &String| code.len() == 4 && code.starts_with(|c: char| c.is_ascii_uppercase());
    sections.map(|(name, text)| (name.to_owned(), text.lines().filter_map(code).filter(is_code).collect())).collect()
}

#[test]
fn clean_drafts_give_no_finding_and_every_equation_holds() {
    for (name, edition, year) in [
        ("clean-2008.txt", "2008", 2016),
        ("clean-2008.md", "2008", 2018),
        ("clean-2019.txt", "2019", 2020),
        ("clean-2019.md", "2019", 2019),
        ("clean-2021.txt", "2021", 2024),
        ("clean-2021.md", "2021", 2023),
    ] {
        let checked = check(name);
        assert_eq!((checked.edition.as_str(), checked.year), (edition, Some(year)), "{name}");
        let messages: Vec<&String> = checked.findings.iter().map(|finding| &finding.message).collect();
        assert_eq!(messages, Vec::<&String>::new(), "{name}");
        assert!(checked.ledger.iter().all(|entry| entry.outcome.name() == "holds"), "{name}");
    }
}

#[test]
fn faulty_drafts_give_the_findings_that_the_readme_lists() {
    let listed = listed();
    assert_eq!(listed.len(), 10, "drafts with a list of faults");
    for (name, codes) in listed {
        let found: BTreeSet<String> = check(&name).findings.into_iter().map(|finding| finding.code).collect();
        assert_eq!(found, codes, "{name}");
    }
}
