//! What must hold of the JSON of any run: tried on every shipped draft.

use std::collections::BTreeSet;
use std::fs;

use encoding_rs::Encoding;
use serde_json::Value;

use crate::desk::{CLEAN, Desk, FAULTY, repository, text};

/// The shipped examples and the fixtures, copied to a scratch folder.
fn desk() -> Desk {
    let mut desk = Desk::new().with("fixtures/faulty.txt", FAULTY).with("fixtures/clean.txt", CLEAN);
    desk = desk.with("fixtures/one-line.txt", CLEAN.replace('\n', "")).with("fixtures/memo.txt", "明天上午九点开会。");
    desk = desk.with("fixtures/crlf.txt", FAULTY.replace('\n', "\r\n"));
    for entry in fs::read_dir(repository().join("examples")).unwrap() {
        let path = entry.unwrap().path();
        desk =
            desk.with(&format!("examples/{}", path.file_name().unwrap().to_str().unwrap()), fs::read(&path).unwrap());
    }
    desk
}

const ARGUMENTS: [&str; 4] = ["check", "--format", "json", "--ledger"];

fn files(run: &Value) -> &Vec<Value> {
    run["files"].as_array().unwrap()
}

/// Findings of a file, none where it could not be checked.
fn findings(file: &Value) -> impl Iterator<Item = &Value> {
    file["findings"].as_array().into_iter().flatten()
}

/// All places of a finding.
pub(crate) fn spots(finding: &Value) -> Vec<&Value> {
    std::iter::once(&finding["primary"]).chain(finding["related"].as_array().unwrap()).collect()
}

/// The text that spans refer to.
pub(crate) fn decoded(bytes: &[u8], charset: &str) -> String {
    let (text, _, is_damaged) = Encoding::for_label(charset.as_bytes()).expect("a known charset").decode(bytes);
    assert!(!is_damaged, "the draft is not {charset}");
    text.into_owned()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap_or_else(|| panic!("a count, not {value}"))).unwrap()
}

/// Line and column of a byte, both from one.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).expect("a span between characters");
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// Calls `judge` with every place in every draft that is a text: the decoded text, the place, and a name for messages.
fn every_place(judge: impl Fn(&str, &Value, &str)) {
    let desk = desk();
    let run = desk.gouji(&ARGUMENTS).json();
    let mut count = 0;
    for file in files(&run).iter().filter(|file| file.get("error").is_none()) {
        let path = text(&file["path"]);
        // A Word file has no text of its own that a span could refer to.
        if file["format"] == "docx" {
            continue;
        }
        let source = decoded(&fs::read(desk.path().join(&path)).unwrap(), &text(&file["encoding"]));
        for finding in findings(file) {
            for spot in spots(finding) {
                judge(
                    &source,
                    spot,
                    &format!("{path} {} {}: {spot}", text(&finding["code"]), text(&finding["message"])),
                );
                count += 1;
            }
        }
    }
    assert!(count > 50, "only {count} places");
}

#[test]
fn a_span_slices_the_decoded_text_to_the_text_reported() {
    every_place(|source, spot, name| {
        let range = number(&spot["span"]["start"])..number(&spot["span"]["end"]);
        assert_eq!(source.get(range), Some(text(&spot["text"]).as_str()), "{name}");
    });
}

#[test]
fn a_place_in_a_word_file_is_told_in_words_and_numbers() {
    let run = desk().gouji(&ARGUMENTS).json();
    let spots: Vec<&Value> = files(&run)
        .iter()
        .filter(|file| file["format"] == "docx")
        .flat_map(findings)
        .flat_map(spots)
        .inspect(|spot| {
            assert!(spot["span"].is_null(), "{spot}");
            assert!(number(&spot["line"]) > 0 && number(&spot["column"]) > 0, "{spot}");
            assert!(number(&spot["paragraph"]) > 0, "{spot}");
        })
        .collect();
    let cells: Vec<&&Value> = spots.iter().filter(|spot| !spot["cell"].is_null()).collect();
    assert!(cells.len() > 20, "only {} cells", cells.len());
    for spot in cells {
        let grid = ["table", "row", "column"].map(|key| number(&spot["grid"][key]));
        let words = format!("表{} 行{} 列{}", grid[0], grid[1], grid[2]);
        assert!(text(&spot["place"]).ends_with(&words), "{spot}");
    }
}

#[test]
fn lines_and_columns_are_those_of_the_span() {
    every_place(|source, spot, name| {
        let start = position(source, number(&spot["span"]["start"]));
        let end = position(source, number(&spot["span"]["end"]));
        assert_eq!((number(&spot["line"]), number(&spot["column"])), start, "start in {name}");
        assert_eq!((number(&spot["end_line"]), number(&spot["end_column"])), end, "end in {name}");
    });
}

#[test]
fn places_in_words_and_messages_are_filled_in() {
    every_place(|_, spot, name| {
        for key in ["place", "message"] {
            let words = text(&spot[key]);
            assert!(!words.is_empty() && !words.contains(['{', '}']), "`{key}` of {name}");
        }
    });
}

#[test]
fn a_cell_names_its_table_row_and_column() {
    every_place(|_, spot, name| {
        if spot["cell"].is_null() {
            return;
        }
        assert!(
            ["art20", "requests", "review", "indicators"].contains(&text(&spot["cell"]["table"]).as_str()),
            "{name}"
        );
        for key in ["row", "column"] {
            let is_key = |c: char| c.is_ascii_lowercase() || c == '_' || c == '.';
            assert!(text(&spot["cell"][key]).chars().all(is_key), "`{key}` of {name}");
        }
    });
}

#[test]
fn findings_are_ordered_by_place_then_code_and_none_stands_twice() {
    for file in files(&desk().gouji(&ARGUMENTS).json()) {
        let key = |finding: &Value| {
            let at = |key: &str| number(&finding["primary"][key]);
            let (start, end) = ((at("line"), at("column")), (at("end_line"), at("end_column")));
            (start, end, text(&finding["code"]), text(&finding["message"]))
        };
        let keys: Vec<_> = findings(file).map(key).collect();
        for pair in keys.windows(2) {
            assert!(pair[0] < pair[1], "{} has {:?} before {:?}", file["path"], pair[0], pair[1]);
        }
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    let desk = desk();
    let first = desk.gouji(&ARGUMENTS);
    crate::desk::same(&desk.gouji(&ARGUMENTS).stdout, first.stdout);
}

#[test]
fn the_summary_counts_what_the_files_hold() {
    let run = desk().gouji(&ARGUMENTS).json();
    let all = |key: &str, value: &str, list: &str| {
        let items = files(&run).iter().flat_map(|file| file[list].as_array().into_iter().flatten());
        items.filter(|item| item[key] == value).count()
    };
    let counted = serde_json::json!({
        "files": files(&run).len(),
        "reports": files(&run).iter().filter(|file| file.get("error").is_none()).count(),
        "errors": all("level", "error", "findings"),
        "warnings": all("level", "warning", "findings"),
        "notes": all("level", "note", "findings"),
        "waived": 0,
        "known": 0,
        "equations": {
            "held": all("outcome", "holds", "ledger"),
            "violated": all("outcome", "violated", "ledger"),
            "open": all("outcome", "open", "ledger"),
        },
    });
    assert_eq!(run["summary"], counted);
}

#[test]
fn a_file_has_either_findings_or_an_error() {
    for file in files(&desk().gouji(&ARGUMENTS).json()) {
        assert_ne!(file.get("findings").is_some(), file.get("error").is_some(), "{file}");
    }
}

#[test]
fn the_ledger_stands_only_where_it_is_asked_for() {
    let desk = desk();
    for file in files(&desk.gouji(&["check", "--format", "json"]).json()) {
        assert!(file.get("ledger").is_none(), "{}", file["path"]);
    }
    for file in files(&desk.gouji(&ARGUMENTS).json()) {
        assert_eq!(file.get("ledger").is_some(), file.get("error").is_none(), "{}", file["path"]);
    }
}

#[test]
fn an_equation_has_both_sides_unless_it_is_open() {
    for file in files(&desk().gouji(&ARGUMENTS).json()) {
        for entry in file["ledger"].as_array().into_iter().flatten() {
            let has_sides = entry["left"].is_string() && entry["right"].is_string();
            assert_eq!(has_sides, entry["outcome"] != "open", "{} {entry}", file["path"]);
            assert_eq!(entry["reason"].is_string(), entry["outcome"] == "open", "{} {entry}", file["path"]);
        }
    }
}

#[test]
fn no_two_equations_have_the_same_key() {
    for file in files(&desk().gouji(&ARGUMENTS).json()) {
        let mut seen = BTreeSet::new();
        for entry in file["ledger"].as_array().into_iter().flatten() {
            assert!(seen.insert(text(&entry["key"])), "{} lists {} twice", file["path"], entry["key"]);
        }
    }
}

#[test]
fn codes_and_names_are_those_of_the_catalogue() {
    let desk = desk();
    let rules = desk.gouji(&["rules", "--format", "json"]).json();
    let known: BTreeSet<_> =
        rules.as_array().unwrap().iter().map(|rule| (text(&rule["code"]), text(&rule["name"]))).collect();
    for file in files(&desk.gouji(&ARGUMENTS).json()) {
        for finding in findings(file) {
            let pair = (text(&finding["code"]), text(&finding["name"]));
            assert!(known.contains(&pair), "{} has {pair:?}", file["path"]);
        }
    }
}
