//! The drafts of `examples/`: the clean ones give no finding, the faulty ones those that the folder's README lists,
//! in whatever format they are.

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

/// The web pages and Word files that the README lists, each with the draft it is made of.
fn made() -> Vec<(String, String)> {
    let readme = fs::read_to_string("examples/README.md").unwrap();
    let row = |line: &str| {
        let mut cells = line.strip_prefix("| `")?.split("` | `");
        let (name, source) = (cells.next()?, cells.next()?.split('`').next()?);
        Some((name.to_owned(), source.to_owned()))
    };
    readme.lines().filter_map(row).collect()
}

#[test]
fn pages_and_word_files_have_the_findings_of_the_draft_they_are_made_of() {
    let made = made();
    assert_eq!(made.len(), 6, "pages and Word files");
    for (name, source) in made {
        let told = |checked: Checked| {
            let findings = checked.findings.into_iter().map(|finding| (finding.code, finding.message));
            (checked.edition, checked.year, checked.body, checked.title, findings.collect::<Vec<_>>(), checked.ledger)
        };
        assert_eq!(told(check(&name)), told(check(&source)), "{name}, made of {source}");
    }
}

#[test]
fn every_example_is_listed() {
    let readme = fs::read_to_string("examples/README.md").unwrap();
    for entry in fs::read_dir("examples").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name == "README.md" || readme.contains(&format!("\n| `{name}` | ")), "{name} is not listed");
    }
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
    assert_eq!(listed.len(), 12, "drafts with a list of faults");
    for (name, codes) in listed {
        let found: BTreeSet<String> = check(&name).findings.into_iter().map(|finding| finding.code).collect();
        assert_eq!(found, codes, "{name}");
    }
}
