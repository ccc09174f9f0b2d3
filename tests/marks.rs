//! Drafts that carry their expectations: `⟦S106 五、⟧` says that S106 is found at `五、`, and nothing else is
//! found anywhere. The first line of a draft gives the options. `tests/fixtures/marked/` has at least one for
//! each rule; to add one, copy a draft, write the marks, run the test.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "a test reads its fixtures")]

#[path = "support/marked.rs"]
mod marked;

use std::fs;

use gouji::Linter;

#[test]
fn marked_drafts_are_found_faulty_where_they_are_marked_and_nowhere_else() {
    let linter = Linter::new(&[]).expect("the built-in rules are sound");
    let mut covered = Vec::new();
    for entry in fs::read_dir("tests/fixtures/marked").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let difference = marked::difference(&linter, &fs::read_to_string(&path).unwrap(), "draft.txt");
        assert_eq!(difference, None, "{name}");
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
    let (draft, marks) = marked::unmark("甲⟦S106 五、⟧乙⟦T305 ⟧丙");
    assert_eq!(draft, "甲五、乙丙");
    assert_eq!(marks, [(3, 9, "S106".to_owned()), (12, 12, "T305".to_owned())]);
}
