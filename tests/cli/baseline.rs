//! Known findings: `--baseline` and `--update-baseline`.

use std::fs;

use crate::desk::{CLEAN, Desk, FAULTY, Run, text};

const FILE: &str = "known.json";
const ROW: &str = "|行政处罚|/|";

fn desk() -> Desk {
    Desk::new().with("a.txt", FAULTY).with("b/c.txt", CLEAN)
}

#[track_caller]
fn update(desk: &Desk, arguments: &[&str]) -> Run {
    let run = desk.gouji(&[&["check", "--baseline", FILE, "--update-baseline"], arguments].concat());
    assert_eq!(run.status, 0, "{}", run.transcript());
    run
}

fn check(desk: &Desk, arguments: &[&str]) -> Run {
    desk.gouji(&[&["check", "--baseline", FILE], arguments].concat())
}

fn read(desk: &Desk) -> String {
    fs::read_to_string(desk.path().join(FILE)).unwrap()
}

#[test]
fn what_is_known_does_not_count_wherever_its_line_is_and_in_either_language() {
    let desk = desk();
    update(&desk, &[]);
    let moved = FAULTY.replacen("一、", "新加的一段。\n\n一、", 1);
    let desk = desk.with("a.txt", moved);
    let run = check(&desk, &[]);
    assert_eq!((run.status, run.stderr.as_str(), run.stdout.lines().count()), (0, "", 1), "{}", run.transcript());
    assert!(run.stdout.contains("处在基线中"), "{}", run.transcript());
    assert_eq!(check(&desk, &["--lang", "en"]).stdout.lines().count(), 1);
    let json = check(&desk, &["--format", "json"]).json();
    assert!(json["files"][0]["findings"].as_array().unwrap().iter().all(|finding| finding["known"] == true));
    assert!(check(&desk, &["--show-waived"]).stdout.contains("= 在基线中"));
}

#[test]
fn what_is_new_or_has_another_value_counts() {
    let desk = desk();
    update(&desk, &[]);
    let desk = desk.with("a.txt", FAULTY.replace(ROW, "|行政处罚|无|"));
    let run = check(&desk, &["--select", "T306", "--deny", "warning"]);
    assert_eq!(run.status, 1, "{}", run.transcript());
    assert!(run.stderr.contains("有1处已不再出现"), "{}", run.transcript());
    assert!(run.stderr.contains("\n  a.txt T306 art20.penalties.decisions “/”"), "{}", run.transcript());
}

#[test]
fn what_was_mended_is_told_removed_and_counts_when_it_comes_back() {
    let desk = desk();
    update(&desk, &[]);
    let desk = desk.with("a.txt", CLEAN);
    assert_eq!(check(&desk, &[]).status, 0);
    update(&desk, &[]);
    assert_eq!(read(&desk), "{\n  \"schema\": 1,\n  \"findings\": []\n}\n");
    assert_eq!(check(&desk.with("a.txt", FAULTY), &[]).status, 1);
}

#[test]
fn the_same_findings_give_the_same_bytes() {
    let desk = desk().with("d.txt", FAULTY);
    update(&desk, &["--jobs", "1"]);
    let first = read(&desk);
    update(&desk, &["--jobs", "3"]);
    assert_eq!(read(&desk), first);
    update(&desk, &["--lang", "en"]);
    assert_eq!(read(&desk), first);
}

#[test]
fn an_update_keeps_what_was_not_looked_at() {
    let desk = desk().with("d.txt", FAULTY);
    update(&desk, &[]);
    let all = read(&desk);
    update(&desk, &["a.txt"]);
    assert_eq!(read(&desk), all, "another draft");
    update(&desk, &["--select", "T306"]);
    assert_eq!(read(&desk), all, "another rule");
    fs::remove_file(desk.path().join("d.txt")).unwrap();
    update(&desk, &["a.txt"]);
    assert!(!read(&desk).contains("d.txt"), "a draft that is gone");
}

#[test]
fn paths_count_from_the_folder_of_the_baseline() {
    let desk = desk().with("b/d.txt", FAULTY).with("gouji.toml", "baseline = \"known.json\"\n");
    update(&desk, &[]);
    assert!(read(&desk).contains("\"b/d.txt\""));
    let output = desk.command(&["check"]).current_dir(desk.path().join("b")).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "the configuration names the baseline");
}

#[test]
fn a_broken_or_missing_baseline_ends_the_run_and_stays_as_it_is() {
    let desk = desk().with(FILE, "{\"schema\": 1,\n \"findings\": [{\"file\": 1}]}\n");
    for arguments in [&["check", "--baseline", FILE][..], &["check", "--baseline", FILE, "--update-baseline"]] {
        let run = desk.gouji(arguments);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{}", run.transcript());
        assert!(run.stderr.contains("known.json:2:"), "{}", run.transcript());
        assert!(read(&desk).starts_with("{\"schema\": 1,\n"));
    }
    for (text, zh, en) in [
        ("{\"schema\": 1, \"findings\": [", "文件不完整", "EOF while parsing a list"),
        ("findings: []", "不合 JSON 的写法", "expected ident"),
        ("{\"schema\": 1}", "缺少 findings", "missing field `findings`"),
        ("{\"schema\": 1, \"finding\": []}", "没有 finding 这一项；可用 schema、findings", "unknown field `finding`"),
        ("{\"schema\": 7, \"findings\": []}", "（schema）是7", "schema 7 is not 1"),
    ] {
        let desk = Desk::new().with("a.txt", FAULTY).with(FILE, text);
        for (lang, words) in [("zh", zh), ("en", en)] {
            let run = check(&desk, &["--lang", lang]);
            assert_eq!(run.status, 2, "{}", run.transcript());
            assert!(run.stderr.contains(words), "{}", run.transcript());
        }
    }
    let missing = desk.gouji(&["check", "--baseline", "none.json"]);
    assert_eq!((missing.status, missing.stderr.lines().count()), (2, 1), "{}", missing.transcript());
    assert!(missing.stderr.contains("--update-baseline"), "{}", missing.transcript());
    assert_eq!(desk.gouji(&["check", "--no-config", "--update-baseline"]).status, 2, "no file was named");
}

#[cfg(target_os = "linux")]
#[test]
fn a_baseline_that_cannot_be_written_is_told() {
    let desk = desk().with("readonly.json", "{\"schema\": 1, \"findings\": []}");
    let path = desk.path().join("readonly.json");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let is_root = fs::OpenOptions::new().append(true).open(&path).is_ok();
    for (target, skipped) in [("readonly.json", is_root), ("no/folder.json", false)] {
        let run = desk.gouji(&["check", "--baseline", target, "--update-baseline"]);
        assert!(skipped || run.status == 2, "{}", run.transcript());
        assert!(skipped || run.stderr.starts_with(&format!("gouji：{target}：")), "{}", run.transcript());
    }
    std::os::unix::fs::symlink("/dev/full", desk.path().join("full.json")).unwrap();
    let run = desk.gouji(&["check", "--baseline", "full.json", "--update-baseline"]);
    assert_eq!(run.status, 2, "{}", run.transcript());
    let left: Vec<String> =
        fs::read_dir(desk.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(left.iter().all(|name| !name.ends_with(".tmp")), "{left:?}");
}

#[test]
fn waived_findings_do_not_enter_the_baseline() {
    let desk = desk().with("gouji.toml", "[[waiver]]\ncode = \"T306\"\npath = \"a.txt\"\nreason = \"照填\"\n");
    update(&desk, &[]);
    assert!(!read(&desk).contains("T306") && read(&desk).contains("A400"));
    let json = check(&desk, &["--format", "json", "--select", "T306"]).json();
    assert_eq!(text(&json["files"][0]["findings"][0]["waived"]["reason"]), "照填");
}

#[test]
fn a_byte_order_mark_before_baseline_packs_or_configuration_is_passed_over() {
    let desk = desk()
        .with("gouji.toml", "\u{feff}packs = [\"p.toml\"]\n")
        .with("p.toml", "\u{feff}[levels]\nT306 = \"error\"\n");
    update(&desk, &[]);
    let text = read(&desk);
    let desk = desk.with(FILE, format!("\u{feff}{text}"));
    let run = check(&desk, &["--deny", "note"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.transcript());
}

#[test]
fn findings_alike_are_counted_each() {
    let lines = |count: usize| CLEAN.to_owned() + &"\n共办理的的件。\n".repeat(count);
    let said = |run: Run| run.stderr;
    let desk = Desk::new().with("a.txt", lines(4));
    assert_eq!(said(update(&desk, &[])), "gouji：基线 known.json 共4处：新增4处，删去0处\n");
    let desk = desk.with("a.txt", lines(1));
    let gone = "gouji：基线 known.json 中有3处已不再出现，用 --update-baseline 删去：\n  a.txt W801 第7节 “的的” ×3\n";
    assert_eq!(said(check(&desk, &[])), gone);
    assert_eq!(said(update(&desk, &[])), "gouji：基线 known.json 共1处：新增0处，删去3处\n");
    let english = said(update(&desk.with("a.txt", lines(3)), &["--lang", "en"]));
    assert_eq!(english, "gouji: the baseline known.json has 3 findings: 2 added, 0 removed\n");
}
