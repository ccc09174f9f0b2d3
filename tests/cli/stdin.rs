//! A draft on standard input.

use crate::desk::{CLEAN, Desk, FAULTY};

#[test]
fn a_draft_on_standard_input_is_found_faulty_as_a_file_is_under_the_name_given() {
    let desk = Desk::new().with("drafts/faulty.txt", FAULTY);
    for format in
        ["human", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "md", "html"]
    {
        let named = ["check", "-", "--stdin-filename", "drafts/faulty.txt", "--format", format];
        let fed = desk.gouji_fed(FAULTY.as_bytes(), &named);
        let read = desk.gouji(&["check", "drafts/faulty.txt", "--format", format]);
        assert_eq!((fed.stdout, fed.stderr, fed.status), (read.stdout, read.stderr, read.status), "{format}");
    }
}

#[test]
fn the_format_comes_from_the_name_or_the_content() {
    let desk = Desk::new();
    let format = |input: &[u8], name: &[&str]| {
        let run = desk.gouji_fed(input, &[&["check", "--format", "json", "-"], name].concat());
        let json = run.json();
        let file = &json["files"][0];
        format!("{} {} {}", file["path"], file["format"], file["encoding"])
    };
    let page = format!("<!DOCTYPE html><p>{}</p>", CLEAN.replace('\n', "</p><p>"));
    assert_eq!(format(CLEAN.as_bytes(), &[]), r#""-" "txt" "utf-8""#);
    assert_eq!(format(page.as_bytes(), &[]), r#""-" "html" "utf-8""#);
    assert_eq!(format(CLEAN.as_bytes(), &["--stdin-filename", "a/../b/x.md"]), r#""a/../b/x.md" "md" "utf-8""#);
    assert_eq!(format(&encoding_rs::GB18030.encode(CLEAN).0, &[]), r#""-" "txt" "gb18030""#);
    let word = crate::formats::example("faulty-tables.docx");
    assert_eq!(format(&word, &["--stdin-filename", "draft.txt"]), r#""draft.txt" "docx" "utf-8""#);
}

#[test]
fn settings_of_a_path_are_those_of_the_name() {
    let desk =
        Desk::new().with("gouji.toml", "[[override]]\npaths = [\"old/*\"]\nignore = [\"T\", \"A\", \"P\", \"C\"]\n");
    let run = desk.gouji_fed(FAULTY.as_bytes(), &["check", "-", "--stdin-filename", "old/x.txt", "--format", "json"]);
    assert!(run.findings().is_empty(), "{}", run.transcript());
}

#[test]
fn a_file_named_like_the_sign_is_a_file() {
    let desk = Desk::new().with("-", CLEAN);
    let run = desk.gouji_fed(b"", &["check", "./-", "--format", "json"]);
    assert_eq!((run.paths(), run.status), (vec!["-".to_owned()], 0));
}

#[test]
fn nothing_and_no_text_on_standard_input_are_said() {
    let desk = Desk::new();
    desk.gouji_fed(b"", &["check", "-"]).is("$ gouji check - < draft
-：文件是空的。

没有可以检查的年报：1份文件不是年报或者读不了。
[2]");
    desk.gouji_fed(b"\x7fELF\0\0\x01", &["check", "-", "--stdin-filename", "draft.md", "--lang", "en", "-q"]).is(
        "$ gouji check - --stdin-filename draft.md --lang en -q < draft
draft.md: a binary file, neither a text nor a Word file; find the draft it came from and save it as .docx

[2]",
    );
}

#[test]
fn a_name_without_standard_input_is_a_mistake() {
    let desk = Desk::new().with("draft.txt", CLEAN);
    desk.gouji(&["check", "draft.txt", "--stdin-filename", "x.md"]).is("$ gouji check draft.txt --stdin-filename x.md
! gouji：--stdin-filename 是从标准输入读的草稿的名字，要与“-”一起用
[2]");
}
