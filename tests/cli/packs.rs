//! Rule packs: `--rules`.

use std::fs;

use snapbox::str;

use crate::desk::{Desk, FAULTY, text};

const NEW_RULE: &str = r#"
[[rule]]
code = "L101"
name = "too-many-requests"
level = "warning"
editions = ["2021"]
assert = "requests.new.total <= 10"
basis = ["惯例"]

[rule.zh]
title = "申请过多"
message = "新收{left}件，多于{right}件"
label = "新收过多"
help = "请核对。"
why = "本单位历年不超过十件。"

[rule.en]
title = "many requests"
message = "{left} new requests, more than {right}"
label = "too many"
help = "Check it."
why = "There were never more than ten."
"#;

/// Faults of every stage: levels, code, name, basis, edition, set, fact, expression, texts, keys.
const FAULTY_PACK: &str = include_str!("../fixtures/faulty-pack.toml");

fn desk() -> Desk {
    Desk::new().with("draft.txt", FAULTY)
}

#[track_caller]
fn found(desk: &Desk, arguments: &[&str]) -> Vec<String> {
    desk.gouji(&[&["check", "draft.txt", "--format", "json"], arguments].concat()).findings()
}

#[test]
fn a_file_adds_a_rule() {
    let desk = desk().with("office.toml", NEW_RULE);
    desk.gouji(&["check", "draft.txt", "--rules", "office.toml", "--select", "L"]).is(str![[r#"
$ gouji check draft.txt --rules office.toml --select L
警告[L101]: 新收15件，多于10件
   ┌─ draft.txt:31:32
   │
31 │ |一、本年新收政府信息公开申请数量|21|2|0|0|1|0|15|
   │                                                ^^ 新收过多：“一、本年新收政府信息公开申请数量”的“总计”
   │
   = 位置：第3节 表2 行4 列8
   = 怎么改：请核对。
   = 依据：惯例

检查了1份年报：错误0处，警告1处，提示0处；勾稽关系0项平，1项不平，0项未能计算。
[0]
"#]]);
    desk.gouji(&["check", "draft.txt", "--rules", "office.toml", "--select", "L", "--lang", "en"]).is(str![[r#"
$ gouji check draft.txt --rules office.toml --select L --lang en
warning[L101]: 15 new requests, more than 10
   ┌─ draft.txt:31:32
   │
31 │ |一、本年新收政府信息公开申请数量|21|2|0|0|1|0|15|
   │                                                ^^ too many: “总计” of “一、本年新收政府信息公开申请数量”
   │
   = place: section 3, table 2, row 4, column 8
   = help: Check it.
   = source: 惯例

1 report checked: 0 errors, 1 warning, 0 notes; of the equations 0 hold, 1 is violated, 0 could not be computed.
[0]
"#]]);
}

#[test]
fn an_added_rule_is_explained_and_listed_like_any_other() {
    let desk = Desk::new().with("office.toml", NEW_RULE);
    desk.gouji(&["explain", "too-many-requests", "--rules", "office.toml"]).is(str![[r#"
$ gouji explain too-many-requests --rules office.toml
L101 too-many-requests — 申请过多
级别：警告
适用：2021

为什么：本单位历年不超过十件。

    requests.new.total <= 10

怎么改：请核对。

依据：惯例
[0]
"#]]);
    let listed = desk.gouji(&["rules", "--rules", "office.toml"]).stdout;
    assert!(listed.lines().any(|line| line == "L101  警告  too-many-requests            申请过多"), "{listed}");
}

#[test]
fn a_pack_changes_levels_by_code_group_and_name() {
    let levels = "[levels]\nT308 = \"error\"\nperiod-not-full-year = \"note\"\nA = \"warning\"\n";
    let desk = desk().with("levels.toml", levels);
    let found = found(&desk, &["--select", "T308,P202,A", "--rules", "levels.toml"]);
    assert_eq!(found, ["P202 note", "T308 error", "A400 warning", "A404 warning"]);
}

#[test]
fn a_pack_switches_rules_off() {
    let desk = desk().with("levels.toml", "[levels]\nA400 = \"off\"\nA403 = \"off\"\ncell-blank = \"off\"\n");
    assert_eq!(found(&desk, &["--select", "A,T305", "--rules", "levels.toml"]), ["A401 error", "A404 error"]);
    desk.gouji(&["check", "draft.txt", "--rules", "levels.toml", "--select", "T305"]).is(str![[r#"
$ gouji check draft.txt --rules levels.toml --select T305
检查了1份年报：错误0处，警告0处，提示0处。
[0]
"#]]);
}

#[test]
fn a_folder_stands_for_the_packs_in_it_in_the_order_of_their_names() {
    let desk =
        desk().with("packs/2.toml", "[levels]\nT305 = \"note\"\n").with("packs/1.toml", "[levels]\nT305 = \"error\"\n");
    let desk = desk.with("packs/notes.txt", "no pack").with("packs/3.toml", NEW_RULE);
    assert_eq!(found(&desk, &["--rules", "packs", "--select", "T305,L101"]), ["L101 warning", "T305 note"]);
}

#[test]
fn several_packs_add_up_and_the_last_word_counts() {
    let desk = desk()
        .with("a.toml", "[levels]\nT305 = \"error\"\nT308 = \"warning\"\n")
        .with("b.toml", "[levels]\nT305 = \"note\"\n");
    assert_eq!(
        found(&desk, &["--select", "T305,T308", "--rules", "a.toml", "--rules", "b.toml"]),
        ["T308 warning", "T305 note"]
    );
    assert_eq!(
        found(&desk, &["--select", "T305,T308", "--rules", "b.toml", "--rules", "a.toml"]),
        ["T308 warning", "T305 error"]
    );
}

#[test]
fn a_later_pack_may_level_the_rule_of_an_earlier_one() {
    let desk = desk().with("a.toml", NEW_RULE).with("b.toml", "[levels]\nL101 = \"error\"\n");
    assert_eq!(found(&desk, &["--select", "L", "--rules", "a.toml", "--rules", "b.toml"]), ["L101 error"]);
}

#[test]
fn an_empty_pack_changes_nothing() {
    let desk = desk().with("empty.toml", "").with("marked.toml", "\u{feff}# 本单位没有另外的规则\r\n");
    let expected = found(&desk, &[]);
    assert_eq!(found(&desk, &["--rules", "empty.toml", "--rules", "marked.toml"]), expected);
}

#[test]
fn faults_of_a_pack_are_shown_at_their_lines() {
    let desk = desk().with("office.toml", FAULTY_PACK);
    desk.gouji(&["check", "draft.txt", "--rules", "office.toml"]).is_golden("pack-faults.zh.txt");
    desk.gouji(&["check", "draft.txt", "--rules", "office.toml", "--lang", "en"]).is_golden("pack-faults.en.txt");
}

#[test]
fn faults_of_several_packs_are_shown_together() {
    let desk = desk()
        .with("a.toml", "[levels]\nA999 = \"off\"\n")
        .with("b.toml", "[levels]\nT305 = 3\n")
        .with("c.toml", "[levels\n");
    desk.gouji(&["rules", "--rules", "a.toml", "--rules", "b.toml", "--rules", "c.toml"]).is(str![[r#"
$ gouji rules --rules a.toml --rules b.toml --rules c.toml
! 错误: 没有代码或名称为“A999”的规则
!   ┌─ a.toml:2:1
!   │
! 2 │ A999 = "off"
!   │ ^^^^
!
! 错误: 级别“3”应为 error、warning、note 或 off
!   ┌─ b.toml:2:8
!   │
! 2 │ T305 = 3
!   │        ^
!
! 错误: 规则包写得不对：unclosed table, expected `]`
!   ┌─ c.toml:1:8
!   │
! 1 │ [levels
!   │        ^
!
[2]
"#]]);
}

/// The numbers of the lines that messages point at, in the order of the messages.
fn lines_of_faults(desk: &Desk) -> Vec<usize> {
    let output = desk.gouji(&["check", "draft.txt", "--rules", "office.toml"]).stderr;
    let heads = output.lines().filter_map(|line| line.split_once("office.toml:"));
    heads.map(|(_, place)| place.split(':').next().unwrap().parse().unwrap()).collect()
}

#[test]
fn faults_are_in_the_order_of_the_lines() {
    let lines = lines_of_faults(&desk().with("office.toml", FAULTY_PACK));
    assert!(lines.is_sorted(), "{lines:?}");
}

#[test]
fn one_run_shows_every_fault() {
    let lines = lines_of_faults(&desk().with("office.toml", FAULTY_PACK));
    let marked = |(_, line): &(usize, &str)| line.contains("# fault");
    let expected: Vec<usize> = FAULTY_PACK.lines().enumerate().filter(marked).map(|(index, _)| index + 1).collect();
    let missed: Vec<&usize> = expected.iter().filter(|line| !lines.contains(line)).collect();
    assert_eq!(missed, [&0; 0], "lines with a fault that is not shown");
}

/// Line and column that the one message about an expression points at.
#[track_caller]
fn place_of_fault(body: &str) -> String {
    let texts = |lang, word| {
        format!(
            "{lang} = {{ title = '{word}', message = '{word}', label = '{word}', help = '{word}', why = '{word}' }}"
        )
    };
    let texts = format!("{}\n{}", texts("zh", "甲"), texts("en", "a"));
    let head = "[[rule]]\ncode = 'L101'\nname = 'a'\nlevel = 'note'\nbasis = ['惯例']";
    let desk = Desk::new().with("office.toml", format!("{head}\n{texts}\n{body}\n"));
    let run = desk.gouji(&["rules", "--rules", "office.toml"]);
    let places: Vec<&str> =
        run.stderr.lines().filter_map(|line| line.split_once("office.toml:")).map(|(_, at)| at).collect();
    assert_eq!(places.len(), 1, "one fault in {body}: {}", run.transcript());
    places[0].to_owned()
}

#[test]
fn a_fault_of_an_expression_is_shown_at_the_wrong_sign_however_it_is_quoted() {
    let right = "assert = 'requests.new.total = 1'";
    for (body, place) in [
        ("assert = '1 $ = 1'".to_owned(), "8:13"),
        ("assert = \"1 $ = 1\"".to_owned(), "8:13"),
        ("assert = '''1 $ = 1'''".to_owned(), "8:15"),
        ("assert = \"\"\"\n1 $ = 1\"\"\"".to_owned(), "9:3"),
        (format!("{right}\nwhen = '1 $ = 1'"), "9:11"),
        (format!("{right}\nalso = [{{ assert = '1 = 1' }}, {{ assert = '1 $ = 1' }}]"), "9:45"),
        (format!("{right}\nalso = [{{ assert = '1 = 1', when = '1 $ = 1' }}]"), "9:39"),
    ] {
        assert_eq!(place_of_fault(&body), place, "{body}");
    }
}

#[test]
fn texts_under_headers_are_looked_through_like_those_in_one_line() {
    let pack = r#"[[rule]]
code = 'L101'
name = 'a'
level = 'note'
assert = '1 $ = 1'
basis = '惯例'

[rule.zh]
title = 3
message = '甲'
label = '甲'
why = '甲'
hlep = '甲'
"#;
    let desk = Desk::new().with("office.toml", pack).with("other.toml", "rule = 3\nlevels = 3\n");
    desk.gouji(&["rules", "--rules", "office.toml", "--rules", "other.toml"]).is(str![[r#"
$ gouji rules --rules office.toml --rules other.toml
! 错误: 规则包写得不对：缺少 en
!   ┌─ office.toml:1:1
!   │
! 1 │ [[rule]]
!   │ ^^^^^^^^
!
! 错误: 表达式从这里起读不懂
!   ┌─ office.toml:5:13
!   │
! 5 │ assert = '1 $ = 1'
!   │             ^
!
! 错误: 规则包写得不对：“惯例”应为方括号中的列表
!   ┌─ office.toml:6:9
!   │
! 6 │ basis = '惯例'
!   │         ^^^^^^
!
! 错误: 规则包写得不对：缺少 help
!   ┌─ office.toml:8:1
!   │
! 8 │ [rule.zh]
!   │ ^^^^^^^^^
!
! 错误: 规则包写得不对：“3”应为带引号的文字
!   ┌─ office.toml:9:9
!   │
! 9 │ title = 3
!   │         ^
!
! 错误: 规则包写得不对：没有 hlep 这一项；可用 title、message、label、related、help、fix、why、terms、case
!    ┌─ office.toml:13:1
!    │
! 13 │ hlep = '甲'
!    │ ^^^^
!
! 错误: 规则包写得不对：rule 应写作 [[rule]]
!   ┌─ other.toml:1:1
!   │
! 1 │ rule = 3
!   │ ^^^^
!
! 错误: 规则包写得不对：levels 应写作 [levels]
!   ┌─ other.toml:2:1
!   │
! 2 │ levels = 3
!   │ ^^^^^^
!
[2]
"#]]);
}

#[test]
fn a_pack_that_cannot_be_read_stops_the_run() {
    let desk = desk().with_folder("packs").with("gbk.toml", b"# \xb9\xe6\xd4\xf2\n");
    desk.gouji(&["check", "draft.txt", "--rules", "missing.toml"]).is(str![[r#"
$ gouji check draft.txt --rules missing.toml
! gouji：missing.toml：找不到这个文件或文件夹。
[2]
"#]]);
    desk.gouji(&["check", "draft.txt", "--rules", "missing.toml", "--lang", "en"]).is(str![[r#"
$ gouji check draft.txt --rules missing.toml --lang en
! gouji: missing.toml: no such file or folder
[2]
"#]]);
    desk.gouji(&["check", "draft.txt", "--rules", "packs"]).is(str![[r#"
$ gouji check draft.txt --rules packs
! gouji：packs：文件夹里没有规则包（.toml）。
[2]
"#]]);
    desk.gouji(&["check", "draft.txt", "--rules", "gbk.toml"]).is(str![[r#"
$ gouji check draft.txt --rules gbk.toml
! gouji：gbk.toml：不是 UTF-8 编码。请另存为 UTF-8 编码。
[2]
"#]]);
}

#[test]
fn explain_and_rules_refuse_a_faulty_pack_too() {
    let desk = Desk::new().with("office.toml", "[levels]\nA999 = \"off\"\n");
    let of = |command: &[&str]| desk.gouji(&[command, &["--rules", "office.toml"]].concat());
    for run in [of(&["rules"]), of(&["explain", "A401"]), of(&["check"])] {
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{}", run.transcript());
        assert!(run.stderr.contains("没有代码或名称为“A999”的规则"), "{}", run.transcript());
    }
}

#[test]
fn json_has_the_texts_and_the_sources_of_an_added_rule() {
    let desk = desk().with("office.toml", NEW_RULE);
    let run = desk
        .gouji(&["check", "draft.txt", "--rules", "office.toml", "--select", "L101", "--format", "json", "--ledger"])
        .json();
    let finding = &run["files"][0]["findings"][0];
    assert_eq!(
        (text(&finding["name"]), text(&finding["message"])),
        ("too-many-requests".to_owned(), "新收15件，多于10件".to_owned())
    );
    assert_eq!(finding["basis"], serde_json::json!(["惯例"]));
    assert_eq!(
        run["files"][0]["ledger"],
        serde_json::json!([{ "code": "L101", "key": "too-many-requests", "outcome": "violated", "left": "15", "right": "10" }])
    );
}

/// A report with one sentence.
fn with_sentence(sentence: &str) -> String {
    format!(
        "清河街道办事处2024年政府信息公开工作年度报告\n一、总体情况\n{sentence}\n二、主动公开政府信息情况\n见附表。\n三、收到和处理政府信息公开申请情况\n见附表。\n"
    )
}

#[test]
fn a_pack_adds_words_to_a_rule_and_puts_its_own_in_their_place() {
    let more = "[[extend]]\nrule = \"W805\"\ncorrections = [{ found = \"村务工开\", right = \"村务公开\" }]\nbasis = [\"清河县文字规范\"]\n";
    let other = "[[extend]]\nrule = \"miswritten\"\nreplace = true\ncorrections = [{ found = \"村务工开\", right = \"村务公开\" }]\n";
    let except = "[[extend]]\nrule = \"word-doubled\"\nexcept = [\"联系联系\"]\n";
    let desk = Desk::new()
        .with("draft.txt", with_sentence("其它事项请与村务工开办公室联系联系。"))
        .with("more.toml", more)
        .with("other.toml", other)
        .with("except.toml", except);
    assert_eq!(found(&desk, &["--select", "W"]), ["W805 note", "W801 warning"]);
    assert_eq!(found(&desk, &["--select", "W", "--rules", "more.toml"]), ["W805 note", "W805 note", "W801 warning"]);
    assert_eq!(found(&desk, &["--select", "W", "--rules", "other.toml"]), ["W805 note", "W801 warning"]);
    assert_eq!(found(&desk, &["--select", "W", "--rules", "except.toml"]), ["W805 note"]);
    let explained = desk.gouji(&["explain", "W805"]).stdout;
    assert!(!explained.contains("清河县文字规范"), "{explained}");
    let run = desk.gouji(&["check", "draft.txt", "--select", "W805", "--rules", "more.toml"]);
    assert!(run.stdout.contains("清河县文字规范"), "{}", run.stdout);
}

#[test]
fn a_pack_adds_words_to_a_named_list_of_a_rule() {
    let pack = "[[extend]]\nrule = \"P204\"\ngroups = [{ name = \"comparison\", words = [\"对照\"] }]\n";
    let desk = Desk::new().with("draft.txt", with_sentence("2023年，我街道对照清单公开信息。")).with("p.toml", pack);
    assert_eq!(found(&desk, &["--select", "P204"]), ["P204 warning"]);
    assert_eq!(found(&desk, &["--select", "P204", "--rules", "p.toml"]), [""; 0]);
}

#[test]
fn faults_of_an_extension_stand_at_their_lines() {
    let pack = r#"
[[extend]]
rule = "W899"
words = ["甲"]

[[extend]]
rule = "W805"
corrections = [{ found = "甲", rigth = "乙" }]

[[extend]]
rule = "W802"
corrections = [{ found = "甲", right = "乙", editions = ["2020"] }]
"#;
    let desk = Desk::new().with("p.toml", pack).with("q.toml", "extend = 3\n");
    desk.gouji(&["rules", "--rules", "p.toml", "--rules", "q.toml"]).is(str![[r#"
$ gouji rules --rules p.toml --rules q.toml
! 错误: 没有代码或名称为“W899”的规则
!   ┌─ p.toml:3:8
!   │
! 3 │ rule = "W899"
!   │        ^^^^^^
!
! 错误: 规则包写得不对：没有 rigth 这一项；可用 found、right、fix、then、near、unless、unless_near、editions、years
!   ┌─ p.toml:8:31
!   │
! 8 │ corrections = [{ found = "甲", rigth = "乙" }]
!   │                                ^^^^^
!
! 错误: 没有“2020”这一版格式；可用 2008、2019、2021
!    ┌─ p.toml:12:15
!    │
! 12 │ corrections = [{ found = "甲", right = "乙", editions = ["2020"] }]
!    │               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
!
! 错误: 规则包写得不对：extend 应写作 [[extend]]
!   ┌─ q.toml:1:1
!   │
! 1 │ extend = 3
!   │ ^^^^^^
!
[2]
"#]]);
}

#[test]
fn a_local_pack_binds_a_rule_to_a_year_and_counts_the_characters_of_a_section() {
    let pack = fs::read_to_string("rules/local/huaihua-2023.toml").expect("a local pack");
    let long = "街道主动公开政府信息，及时答复申请，规范信息管理，维护网站平台，加强监督考核。".repeat(30);
    let short = "街道主动公开政府信息，及时答复申请，规范信息管理，维护网站平台，加强监督考核。".repeat(20);
    let draft = |text: &str, year: &str| with_sentence(text).replace("2024年", year);
    let desk = Desk::new()
        .with("huaihua.toml", pack)
        .with("draft.txt", draft(&long, "2023年"))
        .with("later.txt", draft(&long, "2024年"))
        .with("short.txt", draft(&short, "2023年"));
    let codes = |name: &str| {
        desk.gouji(&["check", name, "--format", "json", "--rules", "huaihua.toml", "--select", "L,S111"]).findings()
    };
    assert_eq!(codes("draft.txt"), ["L101 warning"]);
    assert_eq!(codes("later.txt"), [""; 0]);
    assert_eq!(codes("short.txt"), [""; 0]);
}

#[test]
fn a_limit_for_a_section_that_no_edition_has_is_a_fault() {
    let pack = NEW_RULE.replace(
        "assert = \"requests.new.total <= 10\"",
        "check = \"section-too-long\"\nlimit = { section = \"preface\", characters = 9 }",
    );
    desk().with("p.toml", pack).gouji(&["rules", "--rules", "p.toml"]).is(str![[r#"
$ gouji rules --rules p.toml
! 错误: 各版格式都没有“preface”
!   ┌─ p.toml:8:9
!   │
! 8 │ limit = { section = "preface", characters = 9 }
!   │         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
!
[2]
"#]]);
}
