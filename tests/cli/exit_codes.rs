//! How a run ends: 0 clean, 1 findings at the denied level, 2 could not run or nothing was a report.

use std::io::Read as _;
use std::process::Stdio;

use crate::desk::{CLEAN, Desk, FAULTY};

const NO_REPORT: &str = "明天上午九点开会。";

fn desk() -> Desk {
    let desk = Desk::new().with("clean.txt", CLEAN).with("faulty.txt", FAULTY).with("memo.txt", NO_REPORT);
    desk.with("mixed/clean.txt", CLEAN).with("mixed/memo.txt", NO_REPORT).with("memos/memo.txt", NO_REPORT)
}

#[track_caller]
fn ends(arguments: &[&str], status: i32) {
    let run = desk().gouji(&[&["check", "--color", "never"], arguments].concat());
    assert_eq!(run.status, status, "{}", run.transcript());
}

#[test]
fn clean_drafts_end_with_0() {
    ends(&["clean.txt"], 0);
}

#[test]
fn an_error_in_one_draft_ends_with_1() {
    ends(&["faulty.txt"], 1);
    ends(&["clean.txt", "faulty.txt"], 1);
}

#[test]
fn a_folder_with_a_report_may_hold_other_texts() {
    ends(&["mixed"], 0);
}

#[test]
fn a_folder_without_a_report_ends_with_2() {
    ends(&["memos"], 2);
}

#[test]
fn a_named_file_that_is_no_report_ends_with_2() {
    ends(&["memo.txt"], 2);
    ends(&["memo.txt", "clean.txt"], 2);
}

#[test]
fn a_file_is_named_even_if_its_folder_is_too() {
    ends(&["mixed", "mixed/memo.txt"], 2);
}

#[test]
fn what_cannot_be_read_outweighs_findings() {
    ends(&["faulty.txt", "missing.txt"], 2);
    ends(&["faulty.txt", "memo.txt"], 2);
}

#[test]
fn the_output_format_does_not_change_the_exit_code() {
    for (path, status) in [("clean.txt", 0), ("faulty.txt", 1), ("memo.txt", 2), ("missing.txt", 2)] {
        ends(&[path, "--format", "json"], status);
        for format in crate::readers::FORMATS {
            ends(&[path, "--format", format], status);
        }
    }
}

#[test]
fn explain_and_rules_end_with_0() {
    let desk = Desk::new();
    assert_eq!(desk.gouji(&["explain", "A401"]).status, 0);
    assert_eq!(desk.gouji(&["rules"]).status, 0);
}

#[test]
fn a_reader_who_leaves_early_is_no_error() {
    let desk = Desk::new();
    let mut child =
        desk.command(&["rules", "--format", "json"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdout.take().unwrap().read_exact(&mut [0; 1]).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}
