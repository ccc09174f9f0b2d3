//! The drafts of `examples/` and those of them that are shipped as web pages and Word files.

use std::fs;
use std::io::Read as _;

use crate::told::Format;
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

/// The shipped files that are made of another: its name, the draft, and what it is written as.
#[rustfmt::skip]
const MADE: [(&str, &str, Format); 6] = [
    ("clean-2021.docx", "clean-2021.txt", Format::CountedWord),
    ("clean-2021.html", "clean-2021.md", Format::Portal),
    ("faulty-arithmetic.docx", "faulty-arithmetic.txt", Format::Word),
    ("faulty-arithmetic.html", "faulty-arithmetic.txt", Format::Page),
    ("faulty-tables.docx", "faulty-tables.md", Format::Word),
    ("faulty-tables.html", "faulty-tables.txt", Format::Portal),
];

/// A file as it is compared: a Word file by its parts, since another version of the compressor gives other bytes.
fn content(name: &str, bytes: Vec<u8>) -> Vec<(String, String)> {
    if !name.ends_with(".docx") {
        return vec![(name.to_owned(), String::from_utf8(bytes).unwrap())];
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |index| {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (name, text)
    };
    (0..count).map(part).collect()
}

#[test]
fn pages_and_word_files_are_those_of_the_builder() {
    for (name, source, format) in MADE {
        let (_, draft) = drafts().into_iter().find(|(own, _)| own == source).unwrap();
        let made = format.write(&draft);
        let path = format!("examples/{name}");
        if std::env::var_os("SNAPSHOTS").is_some_and(|action| action == "overwrite") {
            fs::write(&path, &made).unwrap();
        }
        let shipped = fs::read(&path).expect("an example: SNAPSHOTS=overwrite cargo test --test twins writes it");
        assert!(content(name, shipped) == content(name, made), "{name} is not what is made of {source}");
    }
}
