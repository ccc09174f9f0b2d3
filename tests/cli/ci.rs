//! The pieces for CI do what they say: their scripts are run as they stand.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::desk::{CLEAN, Desk, FAULTY, repository};

fn piece(name: &str) -> String {
    fs::read_to_string(repository().join(name)).unwrap()
}

/// The indented lines below the first line that is `head`, behind `after`, without their indentation.
fn block(text: &str, after: &str, head: &str) -> String {
    let rest = text.split_once(after).unwrap().1;
    let mut lines = rest.lines().skip_while(|line| line.trim() != head).skip(1);
    let first = lines.next().unwrap();
    let margin = first.get(..first.len() - first.trim_start().len()).unwrap();
    let inside = std::iter::once(first).chain(lines.take_while(|line| line.is_empty() || line.starts_with(margin)));
    inside.map(|line| line.strip_prefix(margin).unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// Runs a script as a runner does, with gouji found by its name.
fn bash(desk: &Desk, script: &str, variables: &[(&str, &str)]) -> Output {
    let bin = Path::new(env!("CARGO_BIN_EXE_gouji")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]);
    command.current_dir(desk.path()).env_clear().env("PATH", path).envs(variables.iter().copied());
    command.output().expect("bash runs")
}

fn desk() -> Desk {
    Desk::new().with("草稿 一/a.txt", FAULTY).with("b/b.txt", CLEAN).with("summary", "before\n")
}

#[test]
fn the_action_annotates_and_sums_up() {
    let script = block(&piece("action.yml"), "- name: Check drafts", "run: |");
    let run = |paths: &str, more: &str, deny: &str| {
        let desk = desk();
        let variables =
            [("GOUJI_PATHS", paths), ("GOUJI_ARGS", more), ("GOUJI_DENY", deny), ("GITHUB_STEP_SUMMARY", "summary")];
        let output = bash(&desk, &script, &variables);
        let stdout = String::from_utf8(output.stdout).unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
        (output.status.code(), stdout, fs::read_to_string(desk.path().join("summary")).unwrap())
    };
    let (status, stdout, summary) = run("草稿 一\n\nb\n", "--select\nA404,T305", "error");
    assert_eq!(status, Some(1));
    assert!(stdout.contains("::error file=草稿 一/a.txt,line="), "{stdout}");
    assert!(summary.starts_with("before\n<!-- gouji -->\n") && summary.contains("A404"), "{summary}");
    assert_eq!(run(".", "--select\nT305", "error").0, Some(0));
    assert_eq!(run(".", "--select\nT305", "warning").0, Some(1));
    assert_eq!(run("", "", "error").0, Some(1), "no path is the whole repository");
    assert_eq!(run("$(touch owned)", "", "error").0, Some(2), "an input is no command");
}

#[test]
fn the_job_of_gitlab_leaves_its_reports() {
    let piece = piece(".gitlab/gouji.yml");
    let script = block(&piece, "\n  script:", "- >").replace('\n', " ");
    let desk = desk();
    let output = bash(&desk, &script, &[("GOUJI_PATHS", "."), ("GOUJI_DENY", "error")]);
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(1), ""));
    for report in ["gl-code-quality-report.json", "gouji-junit.xml", "gouji.html"] {
        assert!(piece.split("artifacts:").nth(1).unwrap().contains(report), "{report} is no artifact");
        assert!(fs::read_to_string(desk.path().join(report)).unwrap().contains("A404"), "{report}");
    }
}

#[test]
fn the_hook_passes_over_what_is_no_report() {
    let piece = piece(".pre-commit-hooks.yaml");
    let entry = piece.lines().find_map(|line| line.trim().strip_prefix("entry: ")).unwrap();
    let desk = desk().with("README.md", "# 年报草稿");
    let status = |files: &str| bash(&desk, &format!("{entry} {files}"), &[]).status.code();
    assert_eq!(
        ["README.md", "README.md b/b.txt", "README.md '草稿 一/a.txt'"].map(status),
        [Some(0), Some(0), Some(1)]
    );
}
