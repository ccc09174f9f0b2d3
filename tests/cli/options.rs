//! The options of `check` that choose what is checked, and how hard.

use snapbox::str;

use crate::desk::{CLEAN, Desk, FAULTY, text};

#[track_caller]
fn check(arguments: &[&str]) -> crate::desk::Run {
    let desk = Desk::new().with("draft.txt", FAULTY);
    desk.gouji(&[&["check", "draft.txt", "--format", "json"], arguments].concat())
}

/// Code and level of each finding.
#[track_caller]
fn found(arguments: &[&str]) -> Vec<String> {
    check(arguments).findings()
}

#[test]
fn the_edition_is_told_from_the_draft_or_from_the_option() {
    for (edition, expected) in [("auto", "2021"), ("2021", "2021"), ("2019", "2019"), ("2008", "2008")] {
        assert_eq!(check(&["--edition", edition]).json()["files"][0]["edition"], expected, "--edition {edition}");
    }
}

#[test]
fn another_edition_makes_other_demands() {
    let missing = |edition: &str| found(&["--select", "T301", "--edition", edition]);
    assert_eq!(missing("auto"), [""; 0]);
    assert!(missing("2019").contains(&"T301 error".to_owned()), "政府集中采购 is a row of the 2019 edition");
}

#[test]
fn the_year_is_told_from_the_draft_or_from_the_option() {
    assert_eq!(check(&[]).json()["files"][0]["year"], 2023);
    let run = check(&["--year", "2022", "--select", "P202"]).json();
    assert_eq!(run["files"][0]["year"], 2022);
    assert_eq!(
        run["files"][0]["findings"][0]["message"],
        "统计期限写作“2023年1月1日起至2023年11月30日止”，不是2022年全年"
    );
}

#[test]
fn the_year_decides_whether_the_tables_fit() {
    assert_eq!(found(&["--select", "P208"]), [""; 0]);
    assert_eq!(found(&["--select", "P208", "--year", "2020"]), ["P208 error"]);
}

#[test]
fn the_title_is_not_said_to_name_the_year_of_the_option() {
    let run = check(&["--year", "2022", "--select", "P203"]).json();
    for finding in run["files"][0]["findings"].as_array().unwrap() {
        let message = text(&finding["message"]);
        assert!(!message.contains("标题写的是2022年"), "the title says 2023: {message}");
    }
}

#[test]
fn select_takes_codes_groups_and_names() {
    assert_eq!(found(&["--select", "T305"]), ["T305 warning"]);
    assert_eq!(found(&["--select", "A"]), ["A400 error", "A404 error"]);
    assert_eq!(found(&["--select", "T30"]), ["T308 note", "T306 warning", "T307 error", "T305 warning"]);
    assert_eq!(found(&["--select", "review-total"]), ["A404 error"]);
}

#[test]
fn select_takes_several_by_comma_and_by_repetition() {
    let expected = ["P202 error", "T305 warning", "A404 error"];
    assert_eq!(found(&["--select", "A404,period-not-full-year,T305"]), expected);
    assert_eq!(found(&["--select", "A404", "--select", "T305", "--select", "P202"]), expected);
}

#[test]
fn ignore_takes_what_select_takes() {
    let all = found(&[]);
    for (word, codes) in [("T305", "T305"), ("A", "A"), ("T30", "T30"), ("period-not-full-year", "P202")] {
        let mut rest = all.clone();
        rest.retain(|finding| !finding.starts_with(codes));
        assert_ne!(rest, all, "the draft has a finding of {word}");
        assert_eq!(found(&["--ignore", word]), rest, "--ignore {word}");
    }
}

#[test]
fn ignore_overrules_select() {
    assert_eq!(found(&["--select", "T", "--ignore", "T306,T307"]), ["T308 note", "T305 warning"]);
}

#[test]
fn without_the_rule_for_one_wrong_figure_each_equation_speaks() {
    assert_eq!(found(&["--select", "A", "--ignore", "A400"]), ["A401 error", "A403 error", "A404 error"]);
}

#[test]
fn an_ignored_rule_has_no_equations_in_the_ledger() {
    let run = check(&["--ledger", "--ignore", "A402,A403"]).json();
    let ledger = run["files"][0]["ledger"].as_array().unwrap().clone();
    let codes: Vec<String> = ledger.iter().map(|entry| text(&entry["code"])).collect();
    assert!(
        codes.contains(&"A401".to_owned()) && !codes.iter().any(|code| code == "A402" || code == "A403"),
        "{codes:?}"
    );
}

#[test]
fn a_word_that_names_no_rule_is_refused() {
    let desk = Desk::new().with("draft.txt", FAULTY);
    desk.gouji(&["check", "draft.txt", "--select", "A401,X999"]).is(str![[r#"
$ gouji check draft.txt --select A401,X999
! gouji：没有代码、组别或名称为“X999”的规则；gouji rules 列出全部规则
[2]
"#]]);
    desk.gouji(&["check", "draft.txt", "--ignore", "no-such-rule", "--lang", "en"]).is(str![[r#"
$ gouji check draft.txt --ignore no-such-rule --lang en
! gouji: no rule has the code, group or name `no-such-rule`; `gouji rules` lists them all
[2]
"#]]);
}

#[test]
fn deny_sets_the_level_from_which_the_run_fails() {
    let status = |rule: &str, deny: &str| check(&["--select", rule, "--deny", deny]).status;
    let levels = ["error", "warning", "note"];
    assert_eq!(levels.map(|deny| status("A404", deny)), [1, 1, 1], "an error");
    assert_eq!(levels.map(|deny| status("T305", deny)), [0, 1, 1], "a warning");
    assert_eq!(levels.map(|deny| status("T308", deny)), [0, 0, 1], "a note");
    assert_eq!(levels.map(|deny| status("S103", deny)), [0, 0, 0], "nothing");
}

#[test]
fn deny_is_error_unless_said() {
    assert_eq!(check(&["--select", "T305"]).status, 0);
    assert_eq!(check(&["--select", "A404"]).status, 1);
}

#[test]
fn values_that_an_option_does_not_have_are_refused_with_those_it_has() {
    let desk = Desk::new().with("draft.txt", FAULTY);
    desk.gouji(&["check", "--edition", "2020"]).is(str![[r#"
$ gouji check --edition 2020
! gouji：“--edition <EDITION>”不能是“2020”（是不是“2021”）；可以是 auto、2008、2019、2021。
! 用 --help 查看用法。
[2]
"#]]);
    desk.gouji(&["check", "--year", "1999"]).is(str![[r#"
$ gouji check --year 1999
! gouji：“--year <YEAR>”不能是“1999”；要写 2000 到 2099 之间的年份。
! 用 --help 查看用法。
[2]
"#]]);
    desk.gouji(&["check", "--deny", "off"]).is(str![[r#"
$ gouji check --deny off
! gouji：“--deny <LEVEL>”不能是“off”；可以是 error、warning、note。
! 用 --help 查看用法。
[2]
"#]]);
    desk.gouji(&["check", "--format", "xlsx"]).is(str![[r#"
$ gouji check --format xlsx
! gouji：“--format <FORMAT>”不能是“xlsx”；可以是 human、short、json、jsonl、sarif、github、gitlab、junit、rdjson、checkstyle、md、html。
! 用 --help 查看用法。
[2]
"#]]);
}

#[test]
fn mistakes_on_the_command_line_are_told_with_what_is_near() {
    let desk = Desk::new().with("draft.txt", FAULTY);
    desk.gouji(&["check", "--fromat", "json"]).is(str![[r#"
$ gouji check --fromat json
! gouji：没有“--fromat”这个参数（是不是“--format”）。
! 用 --help 查看用法。
[2]
"#]]);
    desk.gouji(&["chek", "draft.txt"]).is(str![[r#"
$ gouji chek draft.txt
! gouji：没有“chek”这个命令（是不是“check”）。
! 用 --help 查看用法。
[2]
"#]]);
    desk.gouji(&["check", "--edition"]).is(str![[r#"
$ gouji check --edition
! gouji：“--edition <EDITION>”后面要写一个值；可以是 auto、2008、2019、2021。
! 用 --help 查看用法。
[2]
"#]]);
    desk.gouji(&["check", "--jobs", "0"]).is(str![[r#"
$ gouji check --jobs 0
! gouji：“--jobs <N>”不能是“0”；要写大于零的整数。
! 用 --help 查看用法。
[2]
"#]]);
    desk.gouji(&["check", "--fix", "--watch"]).is(str![[r#"
$ gouji check --fix --watch
! gouji：“--fix”不能和“--watch”一起用。
! 用 --help 查看用法。
[2]
"#]]);
    desk.gouji(&["check", "--year", "2024", "--year", "2023"]).is(str![[r#"
$ gouji check --year 2024 --year 2023
! gouji：“--year <YEAR>”只能写一次。
! 用 --help 查看用法。
[2]
"#]]);
    desk.gouji(&["new", "--year", "2024"]).is(str![[r#"
$ gouji new --year 2024
! gouji：还要写上 --body <NAME>。
! 用 --help 查看用法。
[2]
"#]]);
    desk.gouji(&["check", "--jobs", "0", "--lang", "en"]).is(str![[r#"
$ gouji check --jobs 0 --lang en
! error: invalid value '0' for '--jobs <N>': 要写大于零的整数 · a whole number above zero
!
! For more information, try '--help'.
[2]
"#]]);
}

#[test]
fn help_has_headings_in_both_languages() {
    let desk = Desk::new();
    for arguments in [&["--help"][..], &["help"], &["check", "-h"], &["help", "check"]] {
        let run = desk.gouji(arguments);
        assert_eq!(run.status, 0, "{arguments:?}");
        for heading in ["用法 · Usage: gouji", "选项 · Options:"] {
            assert!(run.stdout.contains(heading), "{arguments:?}: {}", run.stdout);
        }
    }
    assert!(desk.gouji(&["check", "-h"]).stdout.contains("参数 · Arguments:"));
    assert!(desk.gouji(&["-h"]).stdout.contains("命令 · Commands:"));
    assert_eq!(desk.gouji(&[]).status, 2);
}

#[test]
fn exit_zero_forgives_findings_but_no_failure() {
    let desk = Desk::new().with("draft.txt", FAULTY);
    assert_eq!(desk.gouji(&["check", "draft.txt", "--exit-zero"]).status, 0);
    assert_eq!(desk.gouji(&["check", "draft.txt", "missing.txt", "--exit-zero"]).status, 2);
}

#[test]
fn named_texts_that_are_no_reports_can_be_passed_over() {
    let desk = Desk::new().with("draft.txt", FAULTY).with("README.md", "# drafts").with("empty.txt", "");
    let status = |arguments: &[&str]| desk.gouji(&[&["check", "--skip-non-reports"], arguments].concat()).status;
    assert_eq!(status(&["README.md", "empty.txt"]), 0, "nothing to check is fine");
    assert_eq!(status(&["README.md", "draft.txt"]), 1);
    assert_eq!(status(&["README.md", "missing.txt"]), 2);
    assert_eq!(desk.gouji(&["check", "README.md"]).status, 2);
    let run = desk.gouji(&["check", "README.md", "--skip-non-reports", "--format", "short"]);
    assert!(run.stdout.starts_with("README.md: note[not-report]"), "{}", run.transcript());
}

#[test]
fn quiet_leaves_out_the_summary() {
    let desk = Desk::new().with("draft.txt", FAULTY).with("clean.txt", CLEAN);
    desk.gouji(&["check", "clean.txt", "--quiet"]).is("$ gouji check clean.txt --quiet\n[0]");
    let (loud, quiet) = (desk.gouji(&["check", "draft.txt"]).stdout, desk.gouji(&["check", "draft.txt", "-q"]).stdout);
    let summary = loud.strip_prefix(&quiet).expect("the same findings");
    assert!(!quiet.is_empty() && summary.starts_with("检查了1份年报") && summary.lines().count() == 2, "{summary}");
}

#[test]
fn verbose_says_on_standard_error_what_was_done() {
    let desk = Desk::new().with("draft.txt", FAULTY).with("memo.txt", "明天开会。");
    let run = desk.gouji(&["check", "--select", "A404,T305", "--verbose"]);
    assert_eq!(run.stdout, desk.gouji(&["check", "--select", "A404,T305"]).stdout);
    let said: Vec<String> = run.stderr.lines().map(without_times).collect();
    assert_eq!(
        said,
        [
            "规则2条：A404 T305",
            "draft.txt：txt，utf-8，2021版格式，2023年度，错误1、警告1、提示0，…毫秒",
            "memo.txt：txt，utf-8，未检查（not-report），…毫秒",
            "共2份，用时…毫秒",
        ]
    );
    let run = desk.gouji(&["check", "--select", "A404", "--verbose", "--lang", "en"]);
    let last = without_times(run.stderr.lines().last().unwrap());
    assert_eq!(last, "2 files in … ms");
}

/// A line with … for what is measured.
fn without_times(line: &str) -> String {
    let is_time = |word: &&str| word.contains('.') && word.chars().all(|c| c.is_ascii_digit() || c == '.');
    let times: Vec<&str> = line.split(['，', '毫', ' ', '时']).filter(is_time).collect();
    times.iter().fold(line.to_owned(), |line, time| line.replace(time, "…"))
}
