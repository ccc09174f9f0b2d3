//! Many drafts: several threads print what one prints.

use std::io::Read as _;
use std::process::Stdio;

use crate::desk::{CLEAN, Desk, FAULTY, same};

/// Clean, faulty and unreadable drafts, one after the other.
fn many(count: usize) -> Desk {
    (0..count).fold(Desk::new(), |desk, number| {
        let name = format!("{:02}/{number:03}.txt", number % 7);
        match number % 5 {
            0 => desk.with(&name, FAULTY),
            1 => desk.with(&name, "便条：明天开会。"),
            2 => desk.with(&name, ""),
            _ => desk.with(&name, CLEAN),
        }
    })
}

#[test]
fn any_number_of_threads_prints_the_same_bytes() {
    let desk = many(60);
    for format in formats() {
        let run = |jobs: &str| desk.gouji(&["check", "--format", format, "--jobs", jobs]);
        let one = run("1");
        assert_eq!((one.stderr.as_str(), one.status), ("", 1));
        for jobs in ["2", "3", "64"] {
            let many = run(jobs);
            assert_eq!(many.status, one.status);
            same(&many.stdout, one.stdout.clone());
        }
    }
}

/// Every format that `check` prints.
fn formats() -> impl Iterator<Item = &'static str> {
    ["human", "json"].into_iter().chain(crate::readers::FORMATS)
}

/// Drafts of all sorts in folders, written in the order of the list or against it.
fn folders(is_backwards: bool) -> Desk {
    let word: &[u8] = include_bytes!("../../examples/faulty-arithmetic.docx");
    let page: &[u8] = include_bytes!("../../examples/faulty-tables.html");
    let mut drafts = vec![
        ("甲/01.txt", FAULTY.as_bytes()),
        ("甲/02.docx", word),
        ("乙/03.html", page),
        ("乙/04.txt", CLEAN.as_bytes()),
        ("乙/05.txt", "便条：明天开会。".as_bytes()),
        ("06.md", FAULTY.as_bytes()),
    ];
    if is_backwards {
        drafts.reverse();
    }
    drafts.into_iter().fold(Desk::new(), |desk, (name, draft)| desk.with(name, draft))
}

#[test]
fn runs_are_alike_whatever_the_order_of_arguments_of_files_and_of_options() {
    let (desk, other) = (folders(false), folders(true));
    let orders = [
        vec!["甲", "乙", "06.md", "没有.txt"],
        vec!["没有.txt", "06.md", "乙", "甲"],
        vec!["乙/04.txt", "06.md", "甲", "没有.txt", "乙"],
        vec!["甲/02.docx", "乙", "没有.txt", "甲/01.txt", "06.md", "甲/02.docx"],
    ];
    for format in formats() {
        let first = desk.gouji(&[&["check", "--format", format, "--jobs", "1"], orders[0].as_slice()].concat());
        assert_eq!((first.stderr.as_str(), first.status), ("", 2), "{}", first.transcript());
        for (order, (desk, jobs)) in orders.iter().zip([(&other, "2"), (&desk, "1"), (&desk, "2"), (&other, "1")]) {
            let again = desk.gouji(&[&["check"], order.as_slice(), &["--jobs", jobs, "--format", format]].concat());
            assert_eq!(again.status, first.status);
            same(&again.stdout, first.stdout.clone());
        }
    }
}

#[test]
fn no_threads_are_refused() {
    let run = many(1).gouji(&["check", "--jobs", "0"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{}", run.transcript());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = many(300);
    let mut child =
        desk.command(&["check", "--jobs", "2"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 1];
    child.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((String::from_utf8(output.stderr).unwrap(), output.status.code()), (String::new(), Some(1)));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_fails_the_run() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = many(60).command(&["check", "--jobs", "2"]).stdout(full).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((said.lines().count(), output.status.code()), (1, Some(2)), "{said}");
    assert_eq!(said, "gouji：磁盘已满，输出没有写完。\n");
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_is_told_and_the_rest_is_checked() {
    let desk = Desk::new().with("a.txt", CLEAN);
    std::os::unix::fs::symlink("loop.txt", desk.path().join("loop.txt")).unwrap();
    let run = desk.gouji(&["check"]);
    assert_eq!(run.status, 2, "{}", run.transcript());
    assert!(run.stdout.starts_with("loop.txt："), "{}", run.transcript());
    assert!(run.stdout.contains("检查了1份年报（另有1份未检查）"), "{}", run.transcript());
}

#[cfg(unix)]
#[test]
fn a_draft_that_is_gone_when_it_is_read_is_told_and_the_rest_is_checked() {
    let desk = Desk::new().with("a.txt", CLEAN);
    // A link whose target has gone is found by the walk and not by the reading, as a file that vanishes between them.
    std::os::unix::fs::symlink("gone.txt", desk.path().join("b.txt")).unwrap();
    let run = desk.gouji(&["check"]);
    assert_eq!(run.status, 2, "{}", run.transcript());
    assert!(run.stdout.starts_with("b.txt：找不到这个文件或文件夹。"), "{}", run.transcript());
    assert!(run.stdout.contains("检查了1份年报（另有1份未检查）"), "{}", run.transcript());
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_without_end_is_a_file_that_is_too_large() {
    let run = Desk::new().gouji(&["check", "/dev/zero", "--format", "json"]);
    assert_eq!((run.status, &run.json()["files"][0]["error"]["kind"]), (2, &"too-large".into()));
    for arguments in
        [["check", "--config", "/dev/zero"], ["check", "--baseline", "/dev/zero"], ["rules", "--rules", "/dev/zero"]]
    {
        let run = Desk::new().gouji(&arguments);
        assert_eq!((run.status, run.stderr.lines().count()), (2, 1), "{}", run.transcript());
        assert!(run.stderr.ends_with("文件太大。\n"), "{}", run.transcript());
    }
}
