//! Sentences with figures, each with what is to be read in it: `tests/fixtures/prose.txt`.
//!
//! Every sentence is put into a draft of its own, and what is read there as a figure of this body and
//! this year, ready to be held against the tables, is compared with what the line expects. Precision
//! and recall are printed: `cargo test --test prose -- --nocapture`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test"
)]

use std::collections::BTreeMap;
use std::fs;

use gouji::{Lang, Linter, Options, ProseEntry, ProseOutcome};

/// A line of the set.
struct Case {
    line: usize,
    section: String,
    sentence: String,
    expected: Vec<String>,
    /// Why the sentence is known to be misread.
    known: Option<String>,
}

/// The sections of a draft in order: the number by which a line names them, their heading and their tables.
const SECTIONS: [(&str, &str, &str); 6] = [
    ("一", "总体情况", ""),
    ("二", "主动公开政府信息情况", ART20),
    ("三", "收到和处理政府信息公开申请情况", REQUESTS),
    ("四", "政府信息公开行政复议、行政诉讼情况", REVIEW),
    ("五", "存在的主要问题及改进情况", ""),
    ("六", "其他需要报告的事项", ""),
];

const ART20: &str = "第二十条第（一）项
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 0 | 0 | 0 |
";

const REQUESTS: &str = "| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |
| 自然人 | 法人或其他组织 | 总计 |
| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
| 一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 三、本年度办理结果 | （一）予以公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 三、本年度办理结果 | （二）部分公开（区分处理的，只计这一情形，不计其他情形） | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 三、本年度办理结果 | （七）总计 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
";

const REVIEW: &str = "| 行政复议 | 行政诉讼 |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
";

/// Lines are `section | sentence => readings`, `县` before the section makes the body a county
/// government, `局` a bureau of a city, `镇` a town, `民政局@` a body of that name; `!reason` at the end marks a sentence that is known to be misread.
fn cases() -> Vec<Case> {
    let text = fs::read_to_string("tests/fixtures/prose.txt").unwrap();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|(line, text)| {
            let (section, rest) = text.split_once(" | ").unwrap_or_else(|| panic!("line {}: no section", line + 1));
            let (sentence, expected) = rest.split_once(" =>").unwrap_or_else(|| panic!("line {}: no =>", line + 1));
            let (expected, known) =
                expected.split_once(" !").map_or((expected, None), |(expected, known)| (expected, Some(known)));
            let mut expected: Vec<String> = expected.split_whitespace().map(str::to_owned).collect();
            expected.sort();
            Case {
                line: line + 1,
                section: section.to_owned(),
                sentence: sentence.to_owned(),
                expected,
                known: known.map(str::to_owned),
            }
        })
        .collect()
}

fn draft(case: &Case) -> String {
    let named = case.section.split_once('@').map(|(name, _)| name);
    let body = named.unwrap_or_else(|| match case.section.chars().next() {
        Some('县') => "云岭县人民政府",
        Some('镇') => "白杨镇人民政府",
        Some('局') => "临澜市公安局",
        _ => "清河街道办事处",
    });
    let mut draft =
        format!("{body}2024年政府信息公开工作年度报告\n本报告数据的统计期限自2024年1月1日起至2024年12月31日止。\n");
    for (number, heading, tables) in SECTIONS {
        draft += &format!("{number}、{heading}\n");
        if case.section.ends_with(number) {
            draft += &format!("{}\n", case.sentence.replace("\\n", "\n"));
        }
        draft += tables;
    }
    draft
}

/// What was read: `received=12`, `granted+partial=6`, `list:12=8+4`.
fn reading(entry: &ProseEntry) -> Option<String> {
    let is_ready = match &entry.outcome {
        ProseOutcome::Unbound(reason) => reason == "the tables have no cell for it" || reason.contains("absent"),
        _ => true,
    };
    if entry.is_breakdown {
        let against = entry.against.as_ref()?;
        let parts = against.split_once(" = ").map_or(against.as_str(), |(parts, _)| parts);
        return is_ready.then(|| format!("list:{}={}", digits(&entry.stated), parts.replace(' ', "")));
    }
    (is_ready && !entry.subjects.is_empty()).then(|| format!("{}={}", entry.subjects.join("+"), digits(&entry.stated)))
}

fn digits(stated: &str) -> &str {
    stated.trim_end_matches(|c: char| !c.is_ascii_digit())
}

#[test]
fn sentences_are_read_as_expected() {
    let linter = Linter::new(&[]).unwrap();
    let options = Options { lang: Lang::En, prose: true, ..Options::default() };
    let (mut right, mut wrong, mut missed) = (0_usize, 0_usize, 0_usize);
    let mut failures = Vec::new();
    let cases = cases();
    for case in &cases {
        let text = draft(case);
        let checked = linter.check(text.as_bytes(), "draft.txt", &options).verdict.expect("a report");
        let mut found: Vec<String> = checked.prose.iter().filter_map(reading).collect();
        found.sort();
        let mut left: BTreeMap<&String, i32> = BTreeMap::new();
        case.expected.iter().for_each(|reading| *left.entry(reading).or_default() += 1);
        for reading in &found {
            let count = left.entry(reading).or_default();
            if *count > 0 {
                right += 1
            } else {
                wrong += 1
            }
            *count -= 1;
        }
        missed += left.values().map(|count| usize::try_from(*count).unwrap_or(0)).sum::<usize>();
        match (&case.known, found == case.expected) {
            (None, false) => failures.push(format!(
                "{}: {}\n   expected {:?}\n   found    {found:?}",
                case.line, case.sentence, case.expected
            )),
            (Some(known), true) => {
                failures.push(format!("{}: {} is read well now, though: {known}", case.line, case.sentence))
            }
            (Some(known), false) => println!("known: line {}: {known}: {}", case.line, case.sentence),
            (None, true) => {}
        }
    }
    let traps = cases.iter().filter(|case| case.expected.is_empty()).count();
    println!("{} sentences, {traps} of them traps; {right} right, {wrong} wrong, {missed} missed", cases.len());
    println!("precision {}%, recall {}%", percent(right, right + wrong), percent(right, right + missed));
    assert!(failures.is_empty(), "{} sentences are misread\n{}", failures.len(), failures.join("\n"));
    assert!(cases.len() >= 160 && traps * 5 >= cases.len() * 2, "{} sentences, {traps} traps", cases.len());
    assert!(percent(right, right + wrong) >= 98 && percent(right, right + missed) >= 95);
}

fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(100)
}
