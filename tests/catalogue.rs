//! The catalogue of rules: its examples run, its texts are whole, nothing is said twice.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test reads the packs, and one that fails should stop"
)]

use std::collections::BTreeSet;

use gouji::{ExampleRun, Lang, Linter, Task};

const LANGUAGES: [Lang; 2] = [Lang::Zh, Lang::En];

fn linter() -> Linter {
    Linter::new(&[]).expect("the built-in packs have no faults")
}

#[test]
fn bad_examples_make_their_rule_fire_and_good_ones_leave_it_silent() {
    let linter = linter();
    let runs = linter.example_tasks().into_iter().map(|task| linter.run_example(&task, Lang::Zh));
    let failed = runs.filter(|run| !run.holds()).map(|ExampleRun { task, findings }| {
        let said: Vec<String> = findings.into_iter().map(|finding| finding.message).collect();
        format!("{}:{} {} {said:?}", task.example.pack, task.example.line, task.code)
    });
    assert_eq!(failed.collect::<Vec<_>>(), Vec::<String>::new(), "examples that do not hold");
}

#[test]
fn an_example_stands_where_its_task_says() {
    let tasks = linter().example_tasks();
    assert!(tasks.len() > 150, "{}", tasks.len());
    for Task { code, is_bad, example, .. } in tasks {
        let pack = std::fs::read_to_string(&example.pack).expect("a pack of the project");
        let lines: Vec<&str> = pack.lines().collect();
        let at = example.line as usize - 1;
        assert_eq!(
            lines[at],
            if is_bad { "[[rule.bad]]" } else { "[[rule.good]]" },
            "{}:{}",
            example.pack,
            example.line
        );
        let rule = lines[..at].iter().rfind(|line| line.starts_with("code = "));
        assert_eq!(rule, Some(&format!("code = \"{code}\"").as_str()), "{}:{}", example.pack, example.line);
    }
}

#[test]
fn every_placeholder_is_filled_in_both_languages() {
    let linter = linter();
    for lang in LANGUAGES {
        for task in linter.example_tasks().into_iter().filter(|task| task.is_bad) {
            for finding in linter.run_example(&task, lang).findings {
                let places = finding.related.iter().chain([&finding.primary]).map(|place| place.message.as_str());
                for text in places.chain([finding.message.as_str(), finding.help.as_str()]) {
                    assert!(!text.contains(['{', '}']), "{}: {text}", task.code);
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
        .chain(range('C', 501, 513))
        .chain(range('G', 901, 904))
        .chain(range('P', 201, 208))
        .chain(range('S', 101, 116))
        .chain(range('T', 301, 311))
        .chain(range('V', 901, 901))
        .chain(range('W', 801, 807))
        .collect::<Vec<_>>();
    assert_eq!(codes, expected);
}
