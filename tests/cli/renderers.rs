//! The formats for programs and for an office: one golden each, and what must hold of all of them.

use serde_json::Value;
use snapbox::Data;

use crate::desk::{CLEAN, Desk, FAULTY, Run, repository, same};
use crate::readers::{self, FORMATS};

/// A Word file with faults.
const WORD: &[u8] = include_bytes!("../../examples/faulty-arithmetic.docx");

/// Paths that a format must take care of.
const ODD: [&str; 5] =
    ["a b/100%#?&<年>.txt", "控\u{1b}[31m\n制.txt", "::error::x,y:z.txt", "it's \"q\"|b.md", "@x `y`*_.txt"];

/// A configuration that names the baseline, and waives one finding of the draft whose findings do not count.
const CONFIG: &str = "baseline = \"known.json\"\n\n[[waiver]]\ncode = \"T308\"\npath = \"柳塘镇.txt\"\n\
    reason = \"系统导出时带单位\"\nuntil = 2099-12-31\n";

/// Two findings of it are known.
const KNOWN: &str = r#"{"schema": 1, "findings": [
    {"file": "柳塘镇.txt", "code": "P202", "place": "", "value": "2023年1月1日起至2023年11月30日止"},
    {"file": "柳塘镇.txt", "code": "A404", "place": "review.reconsideration.total", "value": "3"}
]}"#;

/// Findings of all levels, a Word file, a clean draft, one whose findings are waived or known, a text that is no report,
/// and a file that is not there.
fn desk() -> Desk {
    let aside = FAULTY.replace("|行政复议|行政诉讼|", "【gouji:allow T305 空白处已经核对】\n|行政复议|行政诉讼|");
    let desk = Desk::new().with("桑湾镇.txt", FAULTY).with("梧岭县.docx", WORD).with("柳塘镇.txt", aside);
    let desk = desk.with("gouji.toml", CONFIG).with("known.json", KNOWN);
    desk.with("芦花乡.txt", CLEAN).with("便条.txt", "明天开会。")
}

fn run(format: &str, lang: &str) -> Run {
    let select = "P202,T305,T308,A400,A404";
    desk().gouji(&["check", ".", "没有.txt", "--select", select, "--format", format, "--lang", lang])
}

#[track_caller]
fn is_golden(format: &str, name: &str) {
    let run = run(format, "zh");
    assert_eq!((run.stderr.as_str(), run.status), ("", 2), "{}", run.transcript());
    let golden = Data::read_from(&repository().join("tests/golden/formats").join(name), None);
    same(&run.stdout, golden);
}

#[test]
fn short() {
    is_golden("short", "short.txt");
}

#[test]
fn jsonl() {
    is_golden("jsonl", "jsonl.txt");
}

#[test]
fn sarif() {
    is_golden("sarif", "run.sarif");
}

#[test]
fn github() {
    is_golden("github", "github.txt");
}

#[test]
fn gitlab() {
    is_golden("gitlab", "gitlab.json");
}

#[test]
fn junit() {
    is_golden("junit", "junit.xml");
}

#[test]
fn rdjson() {
    is_golden("rdjson", "rdjson.json");
}

#[test]
fn checkstyle() {
    is_golden("checkstyle", "checkstyle.xml");
}

#[test]
fn md() {
    is_golden("md", "run.md");
}

#[test]
fn html() {
    is_golden("html", "run.html");
}

/// Compares what every format tells of a run with what JSON tells.
#[track_caller]
fn all_tell_the_same(desk: &Desk, arguments: &[&str]) {
    for lang in ["zh", "en"] {
        let stdout = |format: &str| {
            let run = desk.gouji(&[&["check", "--format", format, "--lang", lang], arguments].concat());
            assert_eq!(run.stderr, "", "{format}");
            run.stdout
        };
        let expected = readers::read("json", &stdout("json"));
        for format in FORMATS {
            assert_eq!(readers::read(format, &stdout(format)), expected.seen_by(format), "{format} {lang}");
        }
    }
}

#[test]
fn every_format_tells_every_finding_and_every_file_that_was_not_checked() {
    all_tell_the_same(&desk(), &[".", "没有.txt"]);
}

#[test]
fn every_format_can_be_read_where_nothing_was_found() {
    all_tell_the_same(&Desk::new().with("芦花乡.txt", CLEAN), &["."]);
    all_tell_the_same(&Desk::new().with_folder("空"), &["空"]);
}

#[cfg(unix)]
#[test]
fn odd_paths_do_not_break_a_format() {
    let mut desk = Desk::new();
    for path in ODD {
        desk = desk.with(path, FAULTY);
    }
    all_tell_the_same(&desk, &["--select", "T305,T308,A404"]);
    for format in FORMATS {
        let run = desk.gouji(&["check", "--select", "T305", "--format", format]);
        assert!(!run.stdout.contains(['\u{1b}', '\u{7f}']), "{format} lets a control character through");
    }
}

#[test]
fn a_draft_on_one_line_is_not_copied_out() {
    let filler = "镇政府网站专栏与微信公众号同步更新。".repeat(1200);
    let draft = FAULTY.replace("同步更新，", &filler).replace('\n', "");
    assert!(draft.len() > 60_000 && !draft.contains('\n'));
    let desk = Desk::new().with("一行.txt", &draft);
    all_tell_the_same(&desk, &["."]);
    for format in FORMATS {
        let run = desk.gouji(&["check", "--select", "P202,A404", "--format", format]);
        assert!(run.stdout.len() < 60_000, "{format} writes {} bytes", run.stdout.len());
    }
}

#[test]
fn the_ledger_of_jsonl_is_that_of_json() {
    let run = |format: &str| desk().gouji(&["check", ".", "--ledger", "--format", format]);
    let lines: Vec<Value> = run("jsonl").stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (kind, list) in [("equation", "ledger"), ("prose", "prose"), ("finding", "findings")] {
        let of_jsonl = lines.iter().filter(|line| line["type"] == kind).cloned().map(|mut line| {
            line.as_object_mut().unwrap().remove("type");
            line
        });
        let whole = run("json").json();
        let of_json = whole["files"].as_array().unwrap().iter().flat_map(|file| {
            file[list].as_array().cloned().unwrap_or_default().into_iter().map(|mut entry| {
                entry["path"] = file["path"].clone();
                entry
            })
        });
        assert_eq!(of_jsonl.collect::<Vec<_>>(), of_json.collect::<Vec<_>>(), "{kind}");
    }
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    for format in FORMATS {
        assert_eq!(run(format, "en").stdout, run(format, "en").stdout, "{format}");
    }
}

#[test]
fn fingerprints_do_not_move_with_lines_or_figures() {
    let prints = |draft: &str| {
        let run = Desk::new().with("a.txt", draft).gouji(&["check", "--select", "T,P202,A404", "--format", "gitlab"]);
        let prints: Vec<String> =
            run.json().as_array().unwrap().iter().map(|issue| issue["fingerprint"].to_string()).collect();
        prints
    };
    let before = prints(FAULTY);
    let mut distinct = before.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), before.len(), "two findings with one fingerprint");
    let moved =
        FAULTY.replace("一、总体情况", "\n\n一、总体情况").replace("16件", "17件").replace("11月30日", "10月31日");
    assert_ne!(moved, FAULTY);
    assert_eq!(prints(&moved), before);
}

#[test]
fn a_place_in_a_word_file_is_told_in_words_not_in_lines() {
    let told = |format: &str| run(format, "zh").stdout;
    let sarif: Value = serde_json::from_str(&told("sarif")).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    for result in results {
        let location = &result["locations"][0];
        let is_word = location["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap().ends_with(".docx");
        assert_eq!(location["physicalLocation"]["region"].is_null(), is_word, "{location}");
        assert!(location["logicalLocations"][0]["name"].as_str().unwrap().contains('第'), "{location}");
    }
    let github = told("github");
    let annotation = github.lines().find(|line| line.starts_with("::error file=梧岭县.docx")).unwrap();
    assert!(!annotation.contains("line=") && annotation.contains("位置：第"), "{annotation}");
    assert!(!told("checkstyle").lines().any(|line| line.contains("line=") && line.contains("docx")));
}
