//! The reference of rules: `explain`, `rules`, and the committed page.

use snapbox::str;

use crate::desk::{Desk, committed, same, text};

#[test]
fn explain_says_what_a_rule_finds_why_and_by_which_source() {
    let desk = Desk::new();
    desk.gouji(&["explain", "A401"]).is_golden("explain.zh.txt");
    desk.gouji(&["explain", "A401", "--lang", "en"]).is_golden("explain.en.txt");
}

#[test]
fn explain_takes_a_name() {
    let desk = Desk::new();
    assert_eq!(desk.gouji(&["explain", "requests-balance"]).stdout, desk.gouji(&["explain", "A401"]).stdout);
}

#[test]
fn explain_of_a_group_explains_each_of_its_rules() {
    let desk = Desk::new();
    let each = ["A405", "A406", "A407"].map(|code| desk.gouji(&["explain", code]).stdout);
    assert!(
        desk.gouji(&["explain", "A40"]).stdout.ends_with(&each.join("\n")),
        "A405 to A407, a blank line between them"
    );
}

#[test]
fn explain_of_no_rule_points_to_the_list() {
    let desk = Desk::new();
    desk.gouji(&["explain", "A999"]).is(str![[r#"
$ gouji explain A999
! gouji：没有代码、组别或名称为“A999”的规则；gouji rules 列出全部规则
[2]
"#]]);
    desk.gouji(&["explain", "A999", "--lang", "en"]).is(str![[r#"
$ gouji explain A999 --lang en
! gouji: no rule has the code, group or name `A999`; `gouji rules` lists them all
[2]
"#]]);
}

#[test]
fn explain_leaves_no_gap_unfilled() {
    let desk = Desk::new();
    for (lang, group) in [
        ("zh", "S"),
        ("zh", "P"),
        ("zh", "T"),
        ("zh", "A"),
        ("zh", "C"),
        ("en", "S"),
        ("en", "P"),
        ("en", "T"),
        ("en", "A"),
        ("en", "C"),
    ] {
        let output = desk.gouji(&["explain", group, "--lang", lang]).stdout;
        let gaps: Vec<&str> = output.lines().filter(|line| line.contains('{') && !line.starts_with("    ")).collect();
        assert_eq!(gaps, [""; 0], "explain {group} --lang {lang}");
    }
}

#[test]
fn the_list_has_a_line_for_each_rule_of_the_json() {
    let desk = Desk::new();
    for (lang, levels) in [("zh", ["错误", "警告", "提示"]), ("en", ["error  ", "warning", "note   "])] {
        let rules = desk.gouji(&["rules", "--format", "json", "--lang", lang]).json();
        let mut list = String::new();
        for rule in rules.as_array().unwrap() {
            let level = match text(&rule["level"]).as_str() {
                "error" => levels[0],
                "warning" => levels[1],
                _ => levels[2],
            };
            list +=
                &format!("{}  {level}  {:<28} {}\n", text(&rule["code"]), text(&rule["name"]), text(&rule["title"]));
        }
        let run = desk.gouji(&["rules", "--lang", lang]);
        same(&run.stdout, list);
        assert_eq!((run.stderr.as_str(), run.status), ("", 0));
    }
}

#[test]
fn the_json_of_rules_has_all_that_a_page_needs() {
    for rule in Desk::new().gouji(&["rules", "--format", "json"]).json().as_array().unwrap() {
        for key in ["code", "name", "level", "title", "why", "help"] {
            assert!(!text(&rule[key]).is_empty(), "{} has no {key}", rule["code"]);
        }
        for key in ["editions", "basis", "assertions", "bad", "good"] {
            assert!(rule[key].is_array(), "{} has no list of {key}", rule["code"]);
        }
    }
}

#[test]
fn rules_stand_in_the_order_of_their_codes() {
    let rules = Desk::new().gouji(&["rules", "--format", "json"]).json();
    let codes: Vec<String> = rules.as_array().unwrap().iter().map(|rule| text(&rule["code"])).collect();
    assert!(codes.is_sorted() && !codes.is_empty(), "{codes:?}");
}

#[test]
fn the_committed_page_is_the_generated_one() {
    let run = Desk::new().gouji(&["rules", "--format", "md"]);
    same(&run.stdout, committed("rules/README.md"));
    assert_eq!((run.stderr.as_str(), run.status), ("", 0));
}

#[test]
fn the_page_is_the_same_in_any_language() {
    let desk = Desk::new();
    assert_eq!(
        desk.gouji(&["rules", "--format", "md"]).stdout,
        desk.gouji(&["rules", "--format", "md", "--lang", "en"]).stdout
    );
}
