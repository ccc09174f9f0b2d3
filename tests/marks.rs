//! Drafts that carry their expectations: `⟦S106 五、⟧` says that S106 is found at `五、`, and nothing else is
//! found anywhere. The first line of a draft gives the options. `tests/fixtures/marked/` has at least one for
//! each rule; to add one, copy a draft, write the marks, run the test.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "a test reads its fixtures")]

use std::fs;

use gouji::{Linter, Options};

/// A code and the text it stands at: byte offsets into the draft without its marks.
type Mark = (usize, usize, String);

/// The draft without marks, and the marks.
#[track_caller]
fn unmark(marked: &str) -> (String, Vec<Mark>) {
    let mut draft = String::new();
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('⟦') {
        let (mark, behind) = after.split_once('⟧').expect("a mark is closed");
        let (code, text) = mark.split_once(' ').expect("a mark has a code, a space and a text");
        draft.push_str(before);
        marks.push((draft.len(), draft.len() + text.len(), code.to_owned()));
        draft.push_str(text);
        rest = behind;
    }
    draft.push_str(rest);
    marks.sort();
    (draft, marks)
}

/// The options of a head line: `# gouji check --select S106 --edition 2021 --year 2024`.
fn options(head: &str) -> Options {
    let words: Vec<&str> = head.split_whitespace().collect();
    let value = |name: &str| words.iter().position(|word| *word == name).and_then(|at| words.get(at + 1)).copied();
    Options {
        edition: value("--edition").map(str::to_owned),
        year: value("--year").map(|year| year.parse().expect("a year")),
        select: value("--select").map(str::to_owned).into_iter().collect(),
        assume_report: true,
        ..Options::default()
    }
}

#[track_caller]
fn holds(linter: &Linter, name: &str, text: &str) {
    let (head, marked) = text.split_once('\n').expect("a head line");
    let (draft, marks) = unmark(marked);
    let checked = linter.check(draft.as_bytes(), "draft.txt", &options(head)).verdict.expect("a draft");
    let mut found: Vec<Mark> = checked
        .findings
        .iter()
        .map(|finding| (finding.primary.span.start as usize, finding.primary.span.end as usize, finding.code.clone()))
        .collect();
    found.sort();
    let missed: Vec<&Mark> = marks.iter().filter(|mark| !found.contains(mark)).collect();
    let alarms: Vec<&Mark> = found.iter().filter(|found| !marks.contains(found)).collect();
    assert!(missed.is_empty() && alarms.is_empty(), "{name}\nmissed: {missed:?}\nfalse alarms: {alarms:?}");
    assert_eq!(found.len(), marks.len(), "{name}: something is found twice");
}

#[test]
fn marked_drafts_are_found_faulty_where_they_are_marked_and_nowhere_else() {
    let linter = Linter::new(&[]).expect("the built-in rules are sound");
    let mut covered = Vec::new();
    for entry in fs::read_dir("tests/fixtures/marked").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        holds(&linter, &name, &fs::read_to_string(&path).unwrap());
        covered.push(name.chars().take(4).collect::<String>());
    }
    let uncovered: Vec<String> = linter
        .rules(gouji::Lang::Zh)
        .into_iter()
        .map(|rule| rule.code)
        .filter(|code| !covered.contains(code))
        .collect();
    assert_eq!(uncovered, Vec::<String>::new(), "rules without a marked draft");
}

#[test]
fn marks_are_taken_out_of_the_draft() {
    let (draft, marks) = unmark("甲⟦S106 五、⟧乙⟦T305 ⟧丙");
    assert_eq!(draft, "甲五、乙丙");
    assert_eq!(marks, [(3, 9, "S106".to_owned()), (12, 12, "T305".to_owned())]);
}
