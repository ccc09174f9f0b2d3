//! The drafts of `examples/` and those of them that are shipped as web pages and Word files.

use std::fs;

use crate::twin::Manuscript;

/// Name and content of every draft in text and Markdown.
pub(crate) fn drafts() -> Vec<(String, Manuscript)> {
    let mut drafts = Vec::new();
    for entry in fs::read_dir("examples").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let read = || fs::read_to_string(format!("examples/{name}")).unwrap();
        if name.ends_with(".md") && name != "README.md" {
            drafts.push((name.clone(), Manuscript::of_markdown(&read())));
        } else if name.ends_with(".txt") {
            drafts.push((name.clone(), Manuscript::of_text(&read())));
        }
    }
    drafts.sort_by(|(one, _), (other, _)| one.cmp(other));
    drafts
}
