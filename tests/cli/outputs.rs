//! Several outputs in one run: each whole or not at all, and what cannot be done is said.

use std::fs;
use std::io::Read as _;
use std::process::Stdio;

use snapbox::str;

use crate::desk::{CLEAN, Desk, FAULTY, Run, same};
use crate::readers::FORMATS;

fn desk() -> Desk {
    Desk::new().with("草稿/桑湾镇.txt", FAULTY).with("草稿/芦花乡.txt", CLEAN)
}

/// Checks with arguments that leave one finding and no colour.
fn check(desk: &Desk, arguments: &[&str]) -> Run {
    desk.gouji(&[&["check", "草稿", "--select", "A404", "--quiet"], arguments].concat())
}

#[track_caller]
fn content(desk: &Desk, path: &str) -> String {
    fs::read_to_string(desk.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What stands in the scratch folder.
fn names(desk: &Desk) -> Vec<String> {
    let entries = fs::read_dir(desk.path()).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_gets_what_standard_output_would_get() {
    let desk = desk();
    let targets: Vec<String> = FORMATS.iter().map(|format| format!("{format}=out.{format}")).collect();
    let arguments: Vec<&str> = targets.iter().flat_map(|target| ["--output", target.as_str()]).collect();
    let run = check(&desk, &[&["--output", "human=out.human"], arguments.as_slice()].concat());
    assert_eq!((run.stderr.as_str(), run.status), ("", 1), "{}", run.transcript());
    same(&content(&desk, "out.human"), run.stdout.clone());
    for format in FORMATS {
        same(&content(&desk, &format!("out.{format}")), check(&desk, &["--format", format]).stdout);
    }
    assert_eq!(names(&desk).iter().filter(|name| name.contains("tmp")).count(), 0, "{:?}", names(&desk));
}

#[test]
fn a_file_has_no_colour() {
    let desk = desk();
    check(&desk, &["--color", "always", "--output", "human=out"]);
    assert!(!content(&desk, "out").contains('\u{1b}'));
}

#[test]
fn a_dash_is_standard_output() {
    let desk = desk();
    let short = check(&desk, &["--format", "short"]).stdout;
    same(&check(&desk, &["--output", "short=-"]).stdout, short.clone());
    let run = check(&desk, &["--output", "short=-", "--output", "json=-"]);
    same(&run.stdout, short);
    assert_eq!((run.stderr.as_str(), run.status), ("gouji：输出到 标准输出：同一处不能写两种输出。\n", 2));
}

#[test]
fn an_older_output_is_replaced() {
    let desk = desk().with("out", "x".repeat(100_000));
    check(&desk, &["--output", "short=out"]);
    same(&content(&desk, "out"), check(&desk, &["--format", "short"]).stdout);
}

#[test]
fn what_cannot_be_written_is_said_and_the_rest_is_done() {
    let desk = desk().with_folder("夹").with("锁", "旧");
    let lock = desk.path().join("锁");
    let mut permissions = fs::metadata(&lock).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&lock, permissions).unwrap();
    let targets = ["short=没有/a", "json=夹", "md=锁", "junit=b", "sarif=b", "html=草稿/桑湾镇.txt", "short=c"];
    let arguments: Vec<&str> = targets.iter().flat_map(|target| ["--output", target]).collect();
    let run = check(&desk, &[&arguments[..], &["--format", "short"]].concat());
    assert_eq!(run.status, 2);
    same(
        &run.stderr,
        str![[r#"
gouji：输出到 b：同一处不能写两种输出。
gouji：输出到 草稿/桑湾镇.txt：这是要检查的草稿，没有写入；请换一个文件名，或者写到别的文件夹。
gouji：输出到 没有/a：没有这个文件夹，没有写入。
gouji：输出到 夹：这是文件夹，没有写入。
gouji：输出到 锁：没有写入的权限，没有写入。

"#]],
    );
    assert_eq!(content(&desk, "锁"), "旧");
    assert_eq!(content(&desk, "草稿/桑湾镇.txt"), FAULTY);
    assert!(content(&desk, "b").starts_with("<?xml"), "the first of two gets the place");
    same(&content(&desk, "c"), run.stdout);
    assert_eq!(names(&desk), ["b", "c", "夹", "草稿", "锁"]);
}

#[test]
fn what_cannot_be_written_is_said_in_english() {
    let run = check(&desk(), &["--output", "short=no/a", "--lang", "en"]);
    assert_eq!(run.stderr, "gouji: output to no/a: no such folder; nothing was written\n");
}

#[test]
fn a_page_among_the_drafts_is_no_draft_in_the_next_run() {
    let desk = desk();
    let (html, md) = ("html=草稿/结果.html", "md=草稿/结果.md");
    let arguments = ["--output", html, "--output", md, "--format", "json"];
    let first = check(&desk, &arguments);
    same(&check(&desk, &arguments).transcript(), first.transcript());
    let other = check(&desk, &["--format", "json"]);
    let kinds: Vec<_> =
        other.json()["files"].as_array().unwrap().iter().map(|file| file["error"]["kind"].clone()).collect();
    assert_eq!((kinds.iter().filter(|kind| *kind == "own-page").count(), other.status), (2, 1));
}

#[test]
fn a_draft_is_not_overwritten_under_another_name() {
    let desk = desk();
    let run = check(&desk, &["--output", "short=草稿/../草稿/桑湾镇.txt"]);
    assert_eq!((content(&desk, "草稿/桑湾镇.txt").as_str(), run.status), (FAULTY, 2));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("草稿/桑湾镇.txt", desk.path().join("link")).unwrap();
        let run = check(&desk, &["--output", "short=link"]);
        assert_eq!((content(&desk, "草稿/桑湾镇.txt").as_str(), run.status), (FAULTY, 2));
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let desk = desk().with("真.txt", "旧").with_folder("夹");
    let link = desk.path().join("夹/out");
    std::os::unix::fs::symlink("../真.txt", &link).unwrap();
    check(&desk, &["--output", "short=夹/out"]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(content(&desk, "真.txt").contains("A404"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let desk = desk();
    let run = check(&desk, &["--output", "json=/dev/full", "--output", "short=out", "--format", "short"]);
    assert_eq!(run.stderr, "gouji：输出到 /dev/full：磁盘已满，没有写完；原有的文件没有动。\n");
    assert_eq!(run.status, 2);
    same(&content(&desk, "out"), run.stdout);
}

#[test]
fn a_reader_who_leaves_early_does_not_keep_the_files_from_being_written() {
    let desk = Desk::new();
    let mut folder = desk;
    for number in 0..40 {
        folder = folder.with(&format!("d/{number}.txt"), FAULTY);
    }
    let arguments = ["check", "d", "--format", "json", "--output", "short=out"];
    let mut child = folder.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdout.take().unwrap().read_exact(&mut [0; 1]).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(1), ""));
    assert_eq!(content(&folder, "out"), folder.gouji(&["check", "d", "--format", "short"]).stdout);
}

#[test]
fn a_target_without_a_format_or_a_path_is_refused() {
    let desk = desk();
    for target in ["out.sarif", "sarif=", "xlsx=out"] {
        let run = desk.gouji(&["check", "草稿", "--output", target]);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{}", run.transcript());
    }
    desk.gouji(&["check", "--output", "xlsx=out"]).is(str![[r#"
$ gouji check --output xlsx=out
! gouji：“--output <FORMAT=PATH>”不能是“xlsx=out”；没有“xlsx”这种格式，可以是 human、short、json、jsonl、sarif、github、gitlab、junit、rdjson、checkstyle、md、html。
! 用 --help 查看用法。
[2]
"#]]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_long_output_that_cannot_be_kept_is_said_and_the_rest_is_done() {
    let desk = (10..60).fold(Desk::new(), |desk, number| desk.with(&format!("d/{number}.txt"), FAULTY));
    let run = |arguments: &[&str]| {
        let arguments = [&["check", "d", "--format", "short", "--output", "sarif=out.sarif"], arguments].concat();
        let output = desk.command(&arguments).env("TMPDIR", desk.path().join("没有")).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (status, said) = run(&["--output", "short=out"]);
    assert_eq!((status, said.lines().count()), (Some(2), 1), "{said}");
    assert!(said.starts_with("gouji：输出到 out.sarif：写入失败（临时文件夹 ") && said.contains("没有"), "{said}");
    assert_eq!(
        (names(&desk), content(&desk, "out").lines().count() > 50),
        (vec!["d".to_owned(), "out".to_owned()], true)
    );
    assert_eq!(run(&["--select", "A404"]), (Some(1), String::new()), "a short one is kept in memory");
}
