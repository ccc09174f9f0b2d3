//! What a person at a terminal sees.

use snapbox::str;

use crate::desk::{CLEAN, Desk, FAULTY, golden, same};

fn desk() -> Desk {
    Desk::new().with("桑湾镇.txt", FAULTY)
}

#[test]
fn findings_are_drawn_over_the_draft_in_chinese() {
    desk().gouji(&["check", "桑湾镇.txt"]).is_golden("check.zh.txt");
}

#[test]
fn findings_are_drawn_over_the_draft_in_english() {
    desk().gouji(&["check", "桑湾镇.txt", "--lang", "en"]).is_golden("check.en.txt");
}

#[test]
fn findings_and_ledger_are_one_json_object() {
    let run = desk().gouji(&["check", "桑湾镇.txt", "--format", "json", "--ledger"]);
    same(&run.stdout, golden("check.json"));
    assert_eq!((run.stderr.as_str(), run.status), ("", 1));
}

#[test]
fn a_clean_draft_gives_the_summary_and_no_more() {
    let desk = Desk::new().with("芦花乡.txt", CLEAN);
    desk.gouji(&["check", "芦花乡.txt"]).is(str![[r#"
$ gouji check 芦花乡.txt
检查了1份年报：错误0处，警告0处，提示0处。
[0]
"#]]);
    desk.gouji(&["check", "芦花乡.txt", "--lang", "en"]).is(str![[r#"
$ gouji check 芦花乡.txt --lang en
1 report checked: 0 errors, 0 warnings, 0 notes.
[0]
"#]]);
}

#[test]
fn the_summary_adds_up_all_files() {
    let desk = desk().with("芦花乡.txt", CLEAN).with("桑湾镇二稿.txt", FAULTY).with("便条.txt", "明天开会。");
    desk.gouji(&["check", "--select", "T305,T308,A404"]).is_golden("several.zh.txt");
}

#[test]
fn the_ledger_lists_every_equation_with_its_outcome() {
    let arguments = ["check", "桑湾镇.txt", "--select", "A402,A404", "--ignore", "A404", "--ledger", "--lang"];
    desk().gouji(&[&arguments[..], &["zh"]].concat()).is(str![[r#"
$ gouji check 桑湾镇.txt --select A402,A404 --ignore A404 --ledger --lang zh
桑湾镇.txt 勾稽清单
  A402 平        requests-outcomes[natural]   12 = 12
  A402 平        requests-outcomes[business]  2 = 2
  A402 未能计算  requests-outcomes[research]  “（五）2.重复申请”的“科研机构”不是数字
  A402 平        requests-outcomes[charity]   0 = 0
  A402 平        requests-outcomes[legal]     1 = 1
  A402 平        requests-outcomes[other]     0 = 0
  A402 平        requests-outcomes[total]     15 = 15
  正文 未对照    “全年主动公开政府信息188条”：表中没有与它对应的格
  正文 一致      “188条，其中灌溉用水类61条、农房改建类49条、惠农补贴类78条” 188条 = 61 + 49 + 78 = 188
  正文 未对照    “2023年没有收取信息处理费”：表中没有与它对应的格

检查了1份年报：错误0处，警告0处，提示0处；勾稽关系6项平，0项不平，1项未能计算。
[0]
"#]]);
    desk().gouji(&[&arguments[..], &["en"]].concat()).is(str![[r#"
$ gouji check 桑湾镇.txt --select A402,A404 --ignore A404 --ledger --lang en
桑湾镇.txt ledger
  A402 holds     requests-outcomes[natural]   12 = 12
  A402 holds     requests-outcomes[business]  2 = 2
  A402 open      requests-outcomes[research]  “科研机构” of “（五）2.重复申请” is not a figure
  A402 holds     requests-outcomes[charity]   0 = 0
  A402 holds     requests-outcomes[legal]     1 = 1
  A402 holds     requests-outcomes[other]     0 = 0
  A402 holds     requests-outcomes[total]     15 = 15
  text unbound    “全年主动公开政府信息188条”: the tables have no cell for it
  text equal      “188条，其中灌溉用水类61条、农房改建类49条、惠农补贴类78条” 188条 = 61 + 49 + 78 = 188
  text unbound    “2023年没有收取信息处理费”: the tables have no cell for it

1 report checked: 0 errors, 0 warnings, 0 notes; of the equations 6 hold, 0 are violated, 1 could not be computed.
[0]
"#]]);
}

#[test]
fn the_ledger_follows_the_findings_of_its_file() {
    desk().gouji(&["check", "桑湾镇.txt", "--select", "A404", "--ledger"]).is_golden("ledger.zh.txt");
}

#[test]
fn a_cell_is_named_by_its_row_and_column() {
    // As extracted from Word, a cell a line: the line shows the figure and nothing else.
    let draft = FAULTY.replace("|行政许可|16件|", "\t行政许可\n\t16件\n").replace("|行政处罚|/|", "\t行政处罚\n\t/\n");
    let desk = Desk::new().with("桑湾镇.txt", draft);
    for (code, row) in [("T308", "行政许可"), ("T306", "行政处罚")] {
        let run = desk.gouji(&["check", "--select", code]);
        assert!(run.stdout.contains(&format!("“{row}”的“本年处理决定数量”")), "{}", run.transcript());
    }
}

#[test]
fn colour_adds_escapes_and_changes_no_word() {
    let desk = desk();
    let run = |color: &str| desk.gouji(&["check", "桑湾镇.txt", "--color", color]).stdout;
    let (always, never, auto) = (run("always"), run("never"), run("auto"));
    assert!(always.contains("\u{1b}[31m") || always.contains("\u{1b}[38;5;9m"), "no red in\n{always}");
    assert!(!never.contains('\u{1b}'), "an escape in\n{never}");
    same(&anstream::adapter::strip_str(&always).to_string(), never.as_str());
    same(&auto, never.as_str());
}

#[test]
fn the_environment_can_ask_for_colour_but_not_against_an_option() {
    let desk = desk();
    let is_coloured = |variable: &str, color: &str| {
        let arguments = ["check", "桑湾镇.txt", "--color", color];
        desk.gouji_where(&[(variable, "1")], &arguments).stdout.contains('\u{1b}')
    };
    let cases = [("CLICOLOR_FORCE", "auto"), ("CLICOLOR_FORCE", "never"), ("NO_COLOR", "auto"), ("NO_COLOR", "always")];
    assert_eq!(cases.map(|(variable, color)| is_coloured(variable, color)), [true, false, false, true], "{cases:?}");
}

#[test]
fn a_draft_cannot_steer_the_terminal() {
    let draft = FAULTY.replace("|行政许可|16件|", "|行政许可|16件\u{1b}[8m|\u{9b}8m");
    assert_ne!(draft, FAULTY);
    let desk = Desk::new().with("桑湾镇.txt", draft);
    let run = |color: &str| desk.gouji(&["check", "桑湾镇.txt", "--color", color]).stdout;
    let (always, never) = (run("always"), run("never"));
    assert!(!never.contains(|c: char| c.is_control() && c != '\n'), "a control character in\n{never}");
    assert!(never.contains("16件?[8m|¤8m"), "not drawn in\n{never}");
    same(&anstream::adapter::strip_str(&always).to_string(), never.as_str());
}

#[test]
fn json_has_no_colour() {
    let run = desk().gouji(&["check", "桑湾镇.txt", "--format", "json", "--color", "always"]);
    assert!(!run.stdout.contains('\u{1b}'), "an escape in\n{}", run.stdout);
}

#[test]
fn version() {
    let version = env!("CARGO_PKG_VERSION");
    Desk::new().gouji(&["--version"]).is(format!("$ gouji --version\ngouji {version}\n[0]"));
}

#[test]
fn help_is_in_both_languages() {
    let desk = Desk::new();
    desk.gouji(&["--help"]).is_golden("help.txt");
    desk.gouji(&["check", "--help"]).is_golden("help-check.txt");
    for command in ["check", "explain", "rules", "test-rules", "lsp", "completions", "man"] {
        let help = desk.gouji(&[command, "--help"]).stdout;
        let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        for line in help.lines().filter(|line| line.contains(is_chinese)) {
            assert!(line.contains(" · "), "gouji {command} --help says this in one language only: {line}");
        }
    }
}

#[test]
fn a_place_that_ends_with_a_line_break_is_drawn() {
    let draft =
        "\t二、上年结转政府信息公开申请数量\n\t0\n信息内容\t清河街道办事处137\n\t1518901\n\n\t（一）予以公开\n\t0\n";
    let run = Desk::new().with("a.txt", draft).gouji(&["check"]);
    assert!(run.stderr.is_empty() && run.status == 1, "{}", run.transcript());
}

#[test]
fn without_a_command_help_goes_to_standard_error() {
    let run = Desk::new().gouji(&[]);
    assert_eq!((run.stdout.as_str(), run.status), ("", 2));
    same(&run.stderr, Desk::new().gouji(&["-h"]).stdout);
}

#[test]
fn english_counts_one_in_the_singular() {
    let output = desk().gouji(&["check", "桑湾镇.txt", "--lang", "en"]).stdout;
    for word in ["1 reports", "1 notes", "1 cells", "1 errors", "1 warnings"] {
        let line = output.lines().find(|line| line.starts_with(word) || line.contains(&format!(" {word}")));
        assert_eq!(line, None, "`{word}` for one");
    }
}

#[test]
fn english_has_a_space_between_the_code_of_an_equation_and_its_label() {
    let output = desk().gouji(&["check", "桑湾镇.txt", "--lang", "en", "--select", "A"]).stdout;
    assert!(output.contains("(A401 “自然人”, A403 “一、本年新收政府信息公开申请数量”)"), "{output}");
}

#[test]
fn no_line_ends_in_a_space() {
    let desk = desk();
    for arguments in [
        &["check", "桑湾镇.txt"][..],
        &["explain", "A", "--lang", "en"],
        &["rules", "--lang", "en"],
        &["check", "桑湾镇.txt", "--ledger", "--select", "A"],
    ] {
        let output = desk.gouji(arguments).stdout;
        let line = output.lines().find(|line| line.ends_with(' '));
        assert_eq!(line, None, "gouji {}", arguments.join(" "));
    }
}
