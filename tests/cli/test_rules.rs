//! `gouji test-rules`.

use serde_json::Value;
use snapbox::str;

use crate::desk::{CLEAN, Desk, FAULTY, Run, text};

/// A rule of a province with an example of each sort.
const PROVINCE: &str = r#"
[[rule]]
code = "L101"
name = "too-many-requests"
level = "warning"
editions = ["2021"]
assert = "requests.new.total <= 100000"
basis = ["惯例"]
zh = { title = "申请过多", message = "新收{left}件，多于{right}件", label = "新收过多", help = "请核对。", why = "历年不超过此数。" }
en = { title = "many requests", message = "{left} new requests, more than {right}", label = "many", help = "Check.", why = "There were never more." }

[[rule.bad]]
edition = "2021"
year = 2024
text = '''
| 一、本年新收政府信息公开申请数量 | 100001 | 0 | 0 | 0 | 0 | 0 | 100001 |
'''

[[rule.good]]
edition = "2021"
year = 2024
text = '''
| 一、本年新收政府信息公开申请数量 | 12 | 0 | 0 | 0 | 0 | 0 | 12 |
'''
"#;

fn codes(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|entry| text(&entry["code"])).collect()
}

/// A run of few faults, in JSON.
fn tried(desk: &Desk, arguments: &[&str]) -> Run {
    desk.gouji(&[&["test-rules", "--sample", "40", "--format", "json"], arguments].concat())
}

#[test]
fn the_built_in_rules_are_clean() {
    let run = tried(&Desk::new(), &[]);
    let json = run.json();
    assert_eq!((run.status, run.stderr.as_str(), &json["clean"]), (0, "", &Value::from(true)));
    assert!(json["examples"]["run"].as_u64() > Some(150), "{}", json["examples"]);
    assert_eq!(json["faults"]["tried"], 40);
    let names: Vec<String> = json["drafts"].as_array().unwrap().iter().map(|draft| text(&draft["name"])).collect();
    assert_eq!(names, ["2008-busy", "2008-quiet", "2019-busy", "2019-quiet", "2021-busy", "2021-quiet"]);
    assert_eq!(codes(&json["rules"]).first().map(String::as_str), Some("A400"));
}

#[test]
fn a_province_sees_that_its_rules_work() {
    let desk = Desk::new().with("省/规则.toml", PROVINCE);
    let run = tried(&desk, &["省", "--draft", "a.txt"]);
    assert_eq!(run.status, 2, "a draft that is not there");
    let run = tried(&desk, &["省"]);
    assert_eq!(run.status, 0, "{}", run.transcript());
    assert!(codes(&run.json()["rules"]).contains(&"L101".to_owned()));
    let without = tried(&desk, &[]).json()["examples"]["run"].as_u64().unwrap();
    assert_eq!(run.json()["examples"]["run"], without + 2);
}

#[test]
fn an_example_that_fails_is_told_with_pack_and_line() {
    let desk = Desk::new().with("省.toml", PROVINCE.replace("<= 100000", "<= 10").replace("100001", "9"));
    let run = desk.gouji(&["test-rules", "省.toml", "--sample", "1"]);
    assert_eq!(run.status, 1);
    let start = run.stdout.split("\n\n").next().unwrap();
    let failed: Vec<&str> = start.lines().skip(1).collect();
    assert_eq!(failed, ["  省.toml:12 L101 反例没有查出问题", "  省.toml:19 L101 正例查出了问题：新收12件，多于10件"]);
    let english = desk.gouji(&["test-rules", "省.toml", "--sample", "1", "--lang", "en"]).stdout;
    assert!(english.contains("  省.toml:12 L101 a bad example in which nothing is found\n"), "{english}");
    let json = tried(&desk, &["省.toml"]).json();
    let failed = json["examples"]["failed"].as_array().unwrap();
    assert_eq!(
        (&failed[0]["kind"], &failed[0]["line"], &failed[1]["pack"]),
        (&"bad".into(), &12.into(), &"省.toml".into())
    );
}

#[test]
fn a_rule_that_cries_at_a_consistent_draft_is_told() {
    let desk = Desk::new().with("省.toml", PROVINCE.replace("100000", "0")).with("草稿.txt", CLEAN);
    let run = desk.gouji(&["test-rules", "省.toml", "--sample", "1"]);
    assert_eq!(run.status, 1);
    let cries: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with("  2021-busy ")).collect();
    assert_eq!(cries.len(), 1, "{}", run.stdout);
    assert!(cries[0].starts_with("  2021-busy L101 新收") && cries[0].ends_with("件，多于0件"), "{cries:?}");
}

#[test]
fn drafts_of_ones_own_take_the_place_of_the_built_in_ones() {
    let desk = Desk::new().with("无误.txt", CLEAN).with("有误.txt", FAULTY).with("备忘.txt", "今天下雨。");
    let json = tried(&desk, &["--draft", "无误.txt"]).json();
    assert_eq!((json["drafts"].as_array().unwrap().len(), &json["drafts"][0]["name"]), (1, &"无误.txt".into()));
    assert_eq!(json["drafts"][0]["cries"], Value::Array(Vec::new()));
    let run = tried(&desk, &["--draft", "无误.txt", "--draft", "有误.txt"]);
    assert_eq!((run.status, run.json()["drafts"][1]["cries"][0]["line"].is_u64()), (1, true));
    desk.gouji(&["test-rules", "--draft", "备忘.txt", "--sample", "1"]).is(str![[r#"
$ gouji test-rules --draft 备忘.txt --sample 1
! gouji：备忘.txt：不是政府信息公开工作年度报告：没有年报标题，也没有年报的章节和表格。
[2]
"#]]);
}

#[test]
fn a_faulty_pack_ends_with_2() {
    let desk = Desk::new().with("省.toml", "[[rule]]\ncode = 1\n");
    let run = desk.gouji(&["test-rules", "省.toml"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("省.toml"), "{}", run.stderr);
    assert_eq!(desk.gouji(&["test-rules", "没有.toml"]).status, 2);
}

#[test]
fn the_number_of_jobs_changes_nothing() {
    let desk = Desk::new();
    for format in ["human", "json"] {
        let of = |jobs| desk.gouji(&["test-rules", "--sample", "60", "--jobs", jobs, "--format", format]).stdout;
        assert_eq!(of("1"), of("3"), "{format}");
    }
}
