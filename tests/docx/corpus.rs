//! The official form as an office published it: `GOUJI_CORPUS` names the folder with it.

use std::path::Path;

use crate::check;

/// The real form reads as its three tables, every label recognised.
#[test]
fn the_published_form_is_read_whole() {
    let Some(folder) = std::env::var_os("GOUJI_CORPUS") else {
        return eprintln!("skipped: GOUJI_CORPUS names no folder of real reports");
    };
    let bytes = std::fs::read(Path::new(&folder).join("blank-2021.docx")).expect("the form");
    let outcome = check(&bytes);
    let text = outcome.source.expect("read").text().to_owned();
    let is_row = |line: &&str| line.starts_with('|');
    let mut tables: Vec<(usize, usize)> = Vec::new();
    let mut after_row = false;
    for line in text.lines() {
        if is_row(&line) {
            let cells = line.matches("| ").count();
            match tables.last_mut().filter(|_| after_row) {
                Some((rows, columns)) => (*rows, *columns) = (*rows + 1, (*columns).max(cells)),
                None => tables.push((1, cells)),
            }
        }
        after_row = is_row(&line);
    }
    assert_eq!(tables, [(14, 4), (28, 10), (4, 15)], "{text}");
    let checked = outcome.verdict.expect("a report");
    let codes: Vec<&str> = checked.findings.iter().map(|finding| finding.code.as_str()).collect();
    let about_labels = codes.iter().filter(|code| matches!(**code, "T301" | "T302" | "T303" | "T304")).count();
    assert_eq!((checked.edition.as_str(), about_labels), ("2021", 0), "{codes:?}");
}
