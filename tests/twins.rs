//! One report written as text, as Markdown, as a web page and as a Word file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "tests")]

#[allow(dead_code, reason = "each test takes what it needs")]
#[path = "support/docx.rs"]
mod docx;

#[test]
fn the_same_parts_make_the_same_word_file() {
    let package = docx::Package::of(&(docx::p("一、总体情况") + &docx::tbl(&[&["规章", "0"]])));
    if let Some(path) = std::env::var_os("TWINS_OUT") {
        std::fs::write(path, package.bytes()).unwrap();
    }
    assert_eq!(package.bytes(), package.bytes());
}
