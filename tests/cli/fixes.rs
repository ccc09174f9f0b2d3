//! `--fix` and `--diff`: what is written, what is left alone, and what is said.

use std::fs;

use crate::desk::{CLEAN, Desk, FAULTY, same};

/// A clean draft with faults that can be fixed unasked.
fn slips() -> String {
    CLEAN.replacen("其他", "其它", 1).replacen('，', ",", 1)
}

#[track_caller]
fn holds(desk: &Desk, path: &str, expected: &[u8]) {
    assert!(fs::read(desk.path().join(path)).unwrap() == expected, "{path}");
}

#[test]
fn fixes_are_written_and_only_what_is_left_is_shown() {
    let desk = Desk::new().with("draft.txt", slips()).with("clean.txt", CLEAN);
    desk.gouji(&["check", "draft.txt", "clean.txt", "--fix"]).is_golden("fix.txt");
    holds(&desk, "draft.txt", CLEAN.as_bytes());
    desk.gouji(&["check", "draft.txt", "--fix", "--lang", "en"]).is("$ gouji check draft.txt --fix --lang en
1 report checked: 0 errors, 0 warnings, 0 notes.
[0]");
}

#[test]
fn a_diff_shows_what_would_be_written_and_writes_nothing() {
    let desk = Desk::new().with("a/faulty.txt", FAULTY).with("b/draft.txt", slips()).with("c.txt", "会议纪要");
    desk.gouji(&["check", "--diff"]).is_golden("diff.txt");
    desk.gouji(&["check", "a", "--diff", "--unsafe-fixes", "--lang", "en", "--exit-zero"]).is_golden("diff-unsafe.txt");
    holds(&desk, "a/faulty.txt", FAULTY.as_bytes());
    holds(&desk, "b/draft.txt", slips().as_bytes());
    let run = desk.gouji_fed(slips().as_bytes(), &["check", "-", "--diff", "--stdin-filename", "b/draft.txt"]);
    assert!(run.stdout.starts_with("--- b/draft.txt\n+++ b/draft.txt\n"), "{}", run.stdout);
    desk.gouji(&["check", "c.txt", "--diff"]).is("$ gouji check c.txt --diff
! c.txt：不是政府信息公开工作年度报告：没有年报标题，也没有年报的章节和表格。
[2]");
}

#[test]
fn a_diff_is_what_patch_reads() {
    let desk = Desk::new().with("draft.txt", slips());
    let diff = desk.gouji(&["check", "draft.txt", "--diff"]).stdout;
    let desk = desk.with("the.diff", diff);
    let patch =
        std::process::Command::new("patch").args(["-p0", "-s", "-i", "the.diff"]).current_dir(desk.path()).status();
    if patch.is_ok_and(|status| status.success()) {
        holds(&desk, "draft.txt", CLEAN.as_bytes());
    }
}

#[test]
fn a_figure_is_changed_only_where_that_was_asked_for() {
    let desk = Desk::new().with("safe.txt", FAULTY).with("all.txt", FAULTY);
    desk.gouji(&["check", "safe.txt", "--fix", "-q"]);
    desk.gouji(&["check", "all.txt", "--fix", "--unsafe-fixes", "-q"]);
    holds(&desk, "safe.txt", FAULTY.replace("16件", "16").as_bytes());
    let all = fs::read_to_string(desk.path().join("all.txt")).unwrap();
    assert!(all.contains("申请数量|12|2|0|0|1|0|15|") && all.contains("|行政处罚|0|"), "{all}");
}

#[test]
fn charset_mark_and_line_ends_stay() {
    let encoded = |text: &str| encoding_rs::GB18030.encode(&text.replace('\n', "\r\n")).0.into_owned();
    let marked = |text: &str| [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let desk = Desk::new().with("gb.txt", encoded(&slips())).with("mark.txt", marked(&slips()));
    assert_eq!(desk.gouji(&["check", "--fix"]).status, 0);
    holds(&desk, "gb.txt", &encoded(CLEAN));
    holds(&desk, "mark.txt", &marked(CLEAN));
}

#[test]
fn what_is_waived_or_known_is_left_alone() {
    let waiver = "[[waiver]]\npath = \"*.txt\"\ncode = \"W\"\nreason = \"引用原文\"\n";
    let desk = Desk::new().with("draft.txt", slips()).with("gouji.toml", waiver);
    let run = desk.gouji(&["check", "--fix", "--format", "json"]);
    assert_eq!(run.json()["summary"]["waived"], 2, "{}", run.transcript());
    holds(&desk, "draft.txt", slips().as_bytes());
    let desk = Desk::new().with("draft.txt", slips());
    desk.gouji(&["check", "--baseline", "known.json", "--update-baseline"]);
    desk.gouji(&["check", "--baseline", "known.json", "--fix"]);
    holds(&desk, "draft.txt", slips().as_bytes());
    desk.gouji(&["check", "--fix", "--ignore", "W803"]);
    holds(&desk, "draft.txt", slips().replacen("其它", "其他", 1).as_bytes());
}

#[test]
fn a_word_file_is_left_as_it_is_and_that_is_said() {
    let word = crate::formats::example("faulty-tables.docx");
    let desk = Desk::new().with("draft.docx", &word);
    desk.gouji(&["check", "--fix", "-q"]).is_golden("fix-word.txt");
    holds(&desk, "draft.docx", &word);
}

#[test]
fn broken_bytes_are_not_written_over() {
    let broken = [slips().repeat(3).as_bytes(), b"\xE6\xFF"].concat();
    let desk = Desk::new().with("draft.txt", &broken);
    let run = desk.gouji(&["check", "--fix", "-q"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("draft.txt：文件中有损坏的字节，没有改动"), "{}", run.stderr);
    holds(&desk, "draft.txt", &broken);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay_and_what_is_read_only_is_not_written() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let desk = Desk::new().with("draft.txt", slips()).with("real/other.txt", slips()).with("locked.txt", slips());
    let mode = |path: &str, mode: u32| {
        fs::set_permissions(desk.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    symlink("real/other.txt", desk.path().join("link.txt")).unwrap();
    mode("draft.txt", 0o640);
    mode("locked.txt", 0o444);
    let run = desk.gouji(&["check", "draft.txt", "link.txt", "locked.txt", "--fix", "-q"]);
    assert_eq!(run.status, 2, "{}", run.transcript());
    assert!(run.stderr.contains("locked.txt：没有写入的权限"), "{}", run.stderr);
    holds(&desk, "draft.txt", CLEAN.as_bytes());
    holds(&desk, "real/other.txt", CLEAN.as_bytes());
    holds(&desk, "locked.txt", slips().as_bytes());
    assert!(fs::symlink_metadata(desk.path().join("link.txt")).unwrap().is_symlink());
    let modes = ["draft.txt", "locked.txt"]
        .map(|path| fs::metadata(desk.path().join(path)).unwrap().permissions().mode() & 0o777);
    assert_eq!(modes, [0o640, 0o444]);
    assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 4);
}

#[test]
fn options_that_do_not_go_together_are_said() {
    let desk = Desk::new().with("draft.txt", slips());
    desk.gouji_fed(slips().as_bytes(), &["check", "-", "--fix"]).is("$ gouji check - --fix < draft
! gouji：从标准输入读的草稿没有文件可以写回；看会改什么，用 --diff
[2]");
    for arguments in
        [&["check", "--unsafe-fixes"][..], &["check", "--fix", "--diff"], &["check", "--diff", "--format", "json"]]
    {
        assert_eq!(desk.gouji(arguments).status, 2, "{arguments:?}");
    }
    holds(&desk, "draft.txt", slips().as_bytes());
}

#[test]
fn fixes_stand_in_the_output_for_programs() {
    let desk = Desk::new().with("draft.txt", slips());
    let json = desk.gouji(&["check", "--select", "W805", "--format", "json"]).json();
    let fix = serde_json::to_string_pretty(&json["files"][0]["findings"][0]["fix"]).unwrap();
    let at = slips().find("其它").unwrap();
    same(
        &fix,
        format!(
            r#"{{
  "applicability": "safe",
  "edits": [
    {{
      "span": {{
        "end": {},
        "start": {at}
      }},
      "text": "其他"
    }}
  ],
  "title": "改为“其他”"
}}"#,
            at + 6
        ),
    );
}

/// The texts of all edits with the texts that they take the place of, sorted.
fn replaced(draft: &str, edits: impl IntoIterator<Item = (std::ops::Range<usize>, serde_json::Value)>) -> Vec<String> {
    let said = |(range, text): (std::ops::Range<usize>, serde_json::Value)| {
        format!(
            "{} {}→{}",
            range.start,
            draft.get(range.clone()).expect("whole characters"),
            text.as_str().expect("a text")
        )
    };
    let mut said: Vec<String> = edits.into_iter().map(said).collect();
    said.sort();
    said
}

/// The bytes between two places of a draft, each a line and a column from one, counted by `bytes_before`.
fn between(
    draft: &str,
    places: [[&serde_json::Value; 2]; 2],
    bytes_before: fn(&str, usize) -> usize,
) -> std::ops::Range<usize> {
    let number = |value: &serde_json::Value| usize::try_from(value.as_u64().expect("a number")).unwrap() - 1;
    let [start, end] = places.map(|[line, column]| {
        let lines: Vec<&str> = draft.split_inclusive('\n').collect();
        let before: usize = lines[..number(line)].iter().map(|line| line.len()).sum();
        before + bytes_before(lines[number(line)], number(column))
    });
    start..end
}

#[test]
fn every_format_that_holds_edits_holds_the_same() {
    let draft = FAULTY.replacen('，', ",", 1);
    let desk = Desk::new().with("draft.txt", &draft);
    let run = |format| desk.gouji(&["check", "draft.txt", "--format", format]).json();
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let json =
        list(&run("json")["files"][0]["findings"]).into_iter().flat_map(|finding| list(&finding["fix"]["edits"]));
    let json = replaced(
        &draft,
        json.map(|edit| {
            let at = |end: &str| usize::try_from(edit["span"][end].as_u64().unwrap()).unwrap();
            (at("start")..at("end"), edit["text"].clone())
        }),
    );
    let rdjson =
        list(&run("rdjson")["diagnostics"]).into_iter().flat_map(|diagnostic| list(&diagnostic["suggestions"]));
    let rdjson = replaced(
        &draft,
        rdjson.map(|edit| {
            let place = |end: &str| [&edit["range"][end]["line"], &edit["range"][end]["column"]];
            (between(&draft, [place("start"), place("end")], |_, column| column), edit["text"].clone())
        }),
    );
    let fixes = list(&run("sarif")["runs"][0]["results"]).into_iter().flat_map(|result| list(&result["fixes"]));
    let sarif = fixes.flat_map(|fix| list(&fix["artifactChanges"][0]["replacements"]));
    let sarif = replaced(
        &draft,
        sarif.map(|edit| {
            let region = &edit["deletedRegion"];
            let places = [[&region["startLine"], &region["startColumn"]], [&region["endLine"], &region["endColumn"]]];
            let in_characters = |line: &str, column: usize| line.chars().take(column).map(char::len_utf8).sum();
            (between(&draft, places, in_characters), edit["insertedContent"]["text"].clone())
        }),
    );
    assert!(json.len() >= 3 && json.iter().any(|edit| edit.ends_with(",→，")), "{json:?}");
    assert_eq!((&rdjson, &sarif), (&json, &json));
}
