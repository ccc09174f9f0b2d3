//! Findings that are accepted: in the draft itself, and in the configuration.

use crate::desk::{Desk, FAULTY, Run, text};

/// The row of FAULTY with a placeholder.
const ROW: &str = "|行政处罚|/|";

#[track_caller]
fn check(desk: &Desk, arguments: &[&str]) -> Run {
    desk.gouji(&[&["check", "--format", "json", "--today", "2025-04-01"], arguments].concat())
}

/// Code and state of each finding.
#[track_caller]
fn states(run: &Run) -> Vec<String> {
    let run_json = run.json();
    let files = run_json["files"].as_array().unwrap();
    let findings = files.iter().flat_map(|file| file["findings"].as_array().into_iter().flatten());
    let state = |finding: &serde_json::Value| if finding.get("waived").is_some() { "waived" } else { "open" };
    findings.map(|finding| format!("{} {}", text(&finding["code"]), state(finding))).collect()
}

/// FAULTY with a line before the line that holds `before`.
fn with_line(before: &str, line: &str) -> String {
    let mut lines: Vec<&str> = FAULTY.lines().collect();
    let at = lines.iter().position(|line| line.contains(before)).expect("the line");
    lines.insert(at, line);
    lines.join("\n")
}

#[test]
fn a_marker_line_waives_the_next_table_and_is_no_part_of_the_draft() {
    let plain = Desk::new().with("a.txt", FAULTY);
    let before = check(&plain, &[]);
    let desk = Desk::new().with("a.txt", with_line("第二十条第（六）项", "【gouji:allow T306 县里的表就这样填】"));
    let run = check(&desk, &[]);
    let expected = states(&before).iter().map(|it| it.replace("T306 open", "T306 waived")).collect::<Vec<_>>();
    assert_eq!(states(&run), expected, "{}", run.transcript());
    let summary = run.json()["summary"].clone();
    assert_eq!(
        (&summary["waived"], &summary["warnings"]),
        (&1.into(), &(before.json()["summary"]["warnings"].as_u64().unwrap() - 1).into())
    );
    let human = desk.gouji(&["check", "--select", "T306"]);
    assert_eq!(human.stdout.trim_end(), "检查了1份年报：错误0处，警告0处，提示0处；已豁免1处。");
    let shown = desk.gouji(&["check", "--select", "T306", "--show-waived"]).stdout;
    assert!(shown.contains("警告[T306]") && shown.contains("= 已豁免：县里的表就这样填"), "{shown}");
}

#[test]
fn comments_in_markdown_and_web_pages_waive_the_next_block_or_the_whole_draft() {
    let draft = |waiver: &str| {
        let text = with_line("第二十条第（六）项", &format!("\n{waiver}\n"));
        format!("{waiver}\n\n{text}")
    };
    let of = |name: &str, text: String| states(&check(&Desk::new().with(name, text), &["--select", "T306,G"]));
    let next = "<!-- gouji: allow T306 until 2025-04-01: 照县里的填 -->";
    assert_eq!(of("a.md", draft("")), ["T306 open"]);
    assert_eq!(of("a.md", draft(next)), ["G901 open", "T306 waived"], "the first of two stands before the title");
    let file = format!("<!-- gouji: allow-file cell-placeholder: 照县里的填 -->\n\n{FAULTY}");
    assert_eq!(of("a.md", file), ["T306 waived"]);
    let page = |waiver: &str| {
        let row = |line: &str| {
            let cells = line.trim_matches('|').split('|').map(|cell| format!("<td>{cell}</td>"));
            format!("<tr>{}</tr>", cells.collect::<String>())
        };
        let mut page = "<html><body>".to_owned();
        let mut lines = FAULTY.lines().peekable();
        while let Some(line) = lines.next() {
            match line.starts_with('|') {
                true => page += &format!("{waiver}<table>{}", row(line)),
                false => page += &format!("<p>{line}</p>"),
            }
            while let Some(line) = lines.next_if(|next| line.starts_with('|') && next.starts_with('|')) {
                page += &row(line);
            }
            page += if line.starts_with('|') { "</table>" } else { "" };
        }
        page + "</body></html>"
    };
    assert_eq!(of("a.html", page("")), ["T306 open"]);
    let mut waived = of("a.html", page(next));
    waived.retain(|state| state.starts_with('T'));
    assert_eq!(waived, ["T306 waived"]);
}

#[test]
fn a_waiver_whose_last_day_is_over_gives_the_finding_back_with_a_note() {
    let desk = Desk::new().with("a.txt", with_line("第二十条第（六）项", "【gouji:allow T306 until 2025-03-31 照填】"));
    let run = check(&desk, &["--select", "T306,G"]);
    assert_eq!(states(&run), ["T306 open"]);
    assert_eq!(run.json()["files"][0]["findings"][0]["notes"][0], "这里的豁免已于2025-03-31到期（理由：照填）");
}

#[test]
fn a_malformed_waiver_waives_nothing_and_is_told() {
    let desk = Desk::new().with("a.txt", with_line("第二十条第（六）项", "【gouji:allow T306】"));
    assert_eq!(states(&check(&desk, &["--select", "T306,G"])), ["G902 open", "T306 open"]);
}

#[test]
fn a_waiver_of_a_rule_that_is_not_run_is_not_called_unused() {
    let desk = Desk::new().with("a.txt", with_line("第二十条第（六）项", "【gouji:allow T306 照填】"));
    assert_eq!(states(&check(&desk, &["--select", "G"])), [""; 0]);
}

fn configured(extra: &str) -> Desk {
    let waiver = format!("[[waiver]]\ncode = \"T306\"\npath = \"*.txt\"\nreason = \"照填\"\n{extra}\n");
    Desk::new().with("a.txt", FAULTY).with("gouji.toml", waiver)
}

#[test]
fn the_configuration_waives_by_cell_by_place_and_by_value() {
    let of = |extra: &str| {
        let run = check(&configured(extra), &["--select", "T306"]);
        (states(&run), run.stderr.contains("这条豁免没有用上"))
    };
    let (waived, open) = (vec!["T306 waived".to_owned()], vec!["T306 open".to_owned()]);
    assert_eq!(of(""), (waived.clone(), false));
    assert_eq!(of("cell = \"art20.penalties.decisions\""), (waived.clone(), false));
    assert_eq!(of("cell = \"art20.licences.decisions\""), (open.clone(), true));
    assert_eq!(of("place = \"第2节\""), (waived.clone(), false));
    assert_eq!(of("place = \"第2节 表1 行10 列2\"\nuntil = 2025-04-01"), (waived.clone(), false));
    assert_eq!(of("place = \"第3节\""), (open.clone(), true));
    assert_eq!(of("values = [\"/\"]"), (waived, false));
    assert_eq!(of("values = [\"无\"]"), (open.clone(), false));
    assert_eq!(of("until = 2025-03-31"), (open, false));
}

#[test]
fn a_value_that_changed_gives_the_finding_back_with_a_note() {
    let run = check(&configured("values = [\"无\"]"), &["--select", "T306"]);
    let note = "批准豁免时是“无”，现在是“/”，豁免不再有效（理由：照填）";
    assert_eq!(run.json()["files"][0]["findings"][0]["notes"][0], note);
}

#[test]
fn an_unused_waiver_of_the_configuration_is_shown_over_its_line() {
    let desk = configured("");
    let desk = desk.with("a.txt", FAULTY.replace(ROW, "|行政处罚|0|"));
    let run = desk.gouji(&["check", "--select", "T306"]);
    assert_eq!(run.status, 0);
    assert!(
        run.stderr.starts_with("警告: 这条豁免没有用上") && run.stderr.contains("gouji.toml:1:1"),
        "{}",
        run.transcript()
    );
}
