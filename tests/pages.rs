//! Web pages in the shapes that portals and programs give them. Each page carries its expectations: `⟦T306 /⟧` says
//! that T306 is found at the bytes of `/` in the file, and nothing else is found anywhere. The first line of a file
//! gives the options. Each shape once was misread, or easily is; its name says how.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "a test reads its fixtures")]

#[allow(dead_code, reason = "each test takes what it needs")]
#[path = "support/marked.rs"]
mod marked;

use std::fs;

use gouji::Linter;

#[test]
fn pages_are_found_faulty_where_they_are_marked_and_nowhere_else() {
    let linter = Linter::new(&[]).expect("the built-in rules are sound");
    let mut wrong = Vec::new();
    for entry in fs::read_dir("tests/fixtures/pages").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        wrong.extend(
            marked::difference(&linter, &fs::read_to_string(&path).unwrap(), "draft.html")
                .map(|what| name + ": " + &what),
        );
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
