//! Standard output whose reader goes away, or that takes no more: the run does all the same what was asked of it.

use std::fs;
use std::io::Read as _;
use std::process::{Output, Stdio};

use crate::desk::{CLEAN, Desk, FAULTY};

/// So many drafts that what is said of them does not fit into a pipe or a buffer.
const MANY: usize = 40;

fn desk() -> Desk {
    let slip = FAULTY.replace("、其他需要报告的事项", "、其它需要报告的事项");
    assert_ne!(slip, FAULTY);
    (10..10 + MANY).fold(Desk::new(), |desk, number| desk.with(&format!("{number}.txt"), &slip))
}

/// Runs gouji with a reader of both streams who leaves behind the first byte of standard output.
fn left_early(desk: &Desk, arguments: &[&str]) -> Output {
    let mut child = desk.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdout.take().unwrap().read_exact(&mut [0; 1]).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn a_reader_who_leaves_early_does_not_change_the_exit_code() {
    let faulty = desk();
    for (jobs, format) in [("1", "human"), ("3", "sarif")] {
        let output = left_early(&faulty, &["check", "--jobs", jobs, "--format", format]);
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(1), &b""[..]), "{jobs} {format}");
    }
    assert_eq!(left_early(&faulty, &["check", "--exit-zero"]).status.code(), Some(0));
    let slips = Desk::new().with("a.txt", CLEAN.replace("其他", "其它"));
    assert_eq!(left_early(&slips, &["check", "--diff"]).status.code(), Some(1));
    let clean = Desk::new().with("a.txt", CLEAN).with("z.txt", "备忘录");
    assert_eq!(left_early(&clean, &["check"]).status.code(), Some(0));
    assert_eq!(left_early(&clean, &["check", ".", "z.txt"]).status.code(), Some(2));
}

#[test]
fn a_reader_who_leaves_early_does_not_keep_drafts_from_being_mended_nor_the_baseline_from_being_written() {
    let desk = desk();
    let output = left_early(&desk, &["check", "--fix", "--baseline", "known.json", "--update-baseline"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.matches("改正了").count()), (Some(0), MANY), "{said}");
    let texts = (10..10 + MANY).map(|number| fs::read_to_string(desk.path().join(format!("{number}.txt"))).unwrap());
    assert_eq!(texts.filter(|text| text.contains("其它")).count(), 0);
    let known = fs::read_to_string(desk.path().join("known.json")).unwrap();
    assert!(known.contains("\"10.txt\"") && known.contains("\"49.txt\""), "{known}");
}

#[test]
fn faults_of_the_configuration_give_their_exit_code_to_a_reader_who_is_gone() {
    let desk = desk().with("gouji.toml", "selekt = [\"A404\"]\n".repeat(2000));
    let mut child = desk.command(&["check"]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_when_all_else_is_done() {
    let desk = desk();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let arguments = ["check", "--fix", "--baseline", "known.json", "--update-baseline"];
    let output = desk.command(&arguments).stdout(full).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.matches("改正了").count()), (Some(2), MANY), "{said}");
    assert!(said.ends_with("gouji：磁盘已满，输出没有写完。\n"), "{said}");
    assert!(fs::read_to_string(desk.path().join("known.json")).unwrap().contains("\"49.txt\""));
}
