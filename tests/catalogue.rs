//! The catalogue of rules: its examples run, its texts are whole, nothing is said twice.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails should stop")]

use std::collections::BTreeSet;

use gouji::{Example, Finding, Lang, Linter, Options, RuleInfo};

const LANGUAGES: [Lang; 2] = [Lang::Zh, Lang::En];

fn linter() -> Linter {
    Linter::new(&[]).expect("the built-in packs have no faults")
}

/// What one rule, alone, finds in an example.
fn findings(linter: &Linter, rule: &RuleInfo, example: &Example, lang: Lang) -> Vec<Finding> {
    let mut select = vec![rule.code.clone()];
    if rule.code == "A400" {
        // It works on the equations of the other rules.
        select = vec!["A".to_owned()];
    } else if rule.code == "G901" {
        // A waiver is only called unused where its rule has run.
        select.push("T306".to_owned());
    }
    let options = Options {
        edition: example.edition.clone(),
        year: example.year,
        body: example.body.clone(),
        lang,
        select,
        assume_report: true,
        ..Options::default()
    };
    let checked = linter.check(example.text.as_bytes(), "example.txt", &options).verdict.expect("taken for a report");
    checked.findings.into_iter().filter(|finding| finding.code == rule.code).collect()
}

#[test]
fn bad_examples_make_their_rule_fire() {
    let linter = linter();
    let mut silent = Vec::new();
    for rule in linter.rules(Lang::Zh) {
        for (number, example) in rule.bad.iter().enumerate() {
            if findings(&linter, &rule, example, Lang::Zh).is_empty() {
                silent.push(format!("{} bad example {}", rule.code, number + 1));
            }
        }
    }
    assert_eq!(silent, Vec::<String>::new(), "rules that miss their own examples");
}

#[test]
fn good_examples_leave_their_rule_silent() {
    let linter = linter();
    let mut alarms = Vec::new();
    for rule in linter.rules(Lang::Zh) {
        for (number, example) in rule.good.iter().enumerate() {
            for finding in findings(&linter, &rule, example, Lang::Zh) {
                alarms.push(format!("{} good example {}: {}", rule.code, number + 1, finding.message));
            }
        }
    }
    assert_eq!(alarms, Vec::<String>::new(), "false alarms on examples");
}

#[test]
fn every_placeholder_is_filled_in_both_languages() {
    let linter = linter();
    for lang in LANGUAGES {
        for rule in linter.rules(lang) {
            for example in &rule.bad {
                for finding in findings(&linter, &rule, example, lang) {
                    let places = finding.related.iter().chain([&finding.primary]).map(|place| place.message.as_str());
                    for text in places.chain([finding.message.as_str(), finding.help.as_str()]) {
                        assert!(!text.contains(['{', '}']), "{}: {text}", rule.code);
                    }
                }
            }
        }
    }
}

#[test]
fn every_rule_has_its_texts_a_source_and_examples() {
    let linter = linter();
    for lang in LANGUAGES {
        for rule in linter.rules(lang) {
            for text in [&rule.title, &rule.why, &rule.help] {
                assert!(!text.trim().is_empty(), "{} lacks a text", rule.code);
            }
            assert!(rule.basis.iter().any(|basis| !basis.trim().is_empty()), "{} names no source", rule.code);
            assert!(!rule.bad.is_empty(), "{} has no bad example", rule.code);
            assert!(!rule.good.is_empty(), "{} has no good example", rule.code);
        }
    }
}

#[test]
fn english_texts_are_english() {
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    for rule in linter().rules(Lang::En) {
        for text in [&rule.title, &rule.why, &rule.help] {
            let han = text.chars().filter(|c| is_han(*c)).count();
            assert!(han * 2 < text.chars().count(), "{}: {text}", rule.code);
        }
    }
}

#[test]
fn codes_and_names_are_unique_and_well_formed() {
    let rules = linter().rules(Lang::Zh);
    let codes: BTreeSet<&str> = rules.iter().map(|rule| rule.code.as_str()).collect();
    let names: BTreeSet<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
    assert_eq!((codes.len(), names.len()), (rules.len(), rules.len()));
    for rule in &rules {
        assert!(rule.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", rule.name);
    }
    assert!(rules.is_sorted_by_key(|rule| rule.code.clone()));
}

#[test]
fn the_groups_of_the_first_version_are_complete() {
    let rules = linter().rules(Lang::Zh);
    let codes: Vec<&str> = rules.iter().map(|rule| rule.code.as_str()).collect();
    let range = |letter: char, from: u32, to: u32| (from..=to).map(move |number| format!("{letter}{number}"));
    let expected = range('A', 400, 407)
        .chain(range('C', 501, 512))
        .chain(range('G', 901, 903))
        .chain(range('P', 201, 208))
        .chain(range('S', 101, 116))
        .chain(range('T', 301, 311))
        .chain(range('V', 901, 901))
        .chain(range('W', 801, 807))
        .collect::<Vec<_>>();
    assert_eq!(codes, expected);
}
