//! Large and lopsided inputs come to an end, and no nesting is followed deeper than the stack.
//!
//! What is held is that each input has a verdict; nothing is timed, and no step is counted. That the work does not grow
//! with the square of the input is only to be seen: each test takes a few seconds at most in a debug build, and the sizes
//! are such that it takes minutes where each of so many things looks at all the others. The same inputs are measured in
//! `benches/stages.rs`.

use std::fmt::Write;

use gouji::{Applicability, Lang};

use crate::check;

const TITLE: &str = "2024年清河街道办事处政府信息公开工作年度报告\n";

/// Goes through an input below a title to its end.
#[track_caller]
fn goes_through(text: &str, name: &str) {
    assert!(check(format!("{TITLE}{text}").as_bytes(), name, Lang::Zh).verdict.is_ok());
}

#[test]
fn signs_that_are_never_closed() {
    for sign in ["《", "“", "（", "[", "[bookmark:", "<", "<!--", "`", "![", "&", "|", "> "] {
        goes_through(&sign.repeat(20_000), "a.txt");
        goes_through(&sign.repeat(20_000), "a.md");
    }
}

#[test]
fn words_of_the_form_without_end() {
    for word in ["政府信息公开", "第二十条第（", "第二十条第（一）项", "总计 ", "结果维持 ", "指标名称 "]
    {
        goes_through(&word.repeat(5_000), "a.txt");
        goes_through(&format!("{word}\n").repeat(5_000), "a.txt");
    }
}

#[test]
fn years_without_end() {
    for word in ["2024年", "二〇二四年", "2024年\n", "2017年政府信息公开工作计划\n", "2024年2月30日\n"]
    {
        goes_through(&word.repeat(4_000), "a.txt");
    }
}

#[test]
fn many_headings() {
    goes_through(&"一、总体情况\n".repeat(20_000), "a.txt");
    goes_through(&"## 总体情况\n\n".repeat(20_000), "a.md");
    goes_through(&"五、工作打算及其他各类安排\n".repeat(20_000), "a.txt");
}

#[test]
fn headings_that_count_on() {
    let mut text = String::new();
    for number in 1..4_000 {
        writeln!(text, "{}、总体情况{number}", number % 100).expect("a string");
    }
    goes_through(&text, "a.txt");
}

#[test]
fn long_tables() {
    let head = "三、收到和处理政府信息公开申请情况\n| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n";
    let rows = |label: &str, count: usize| format!("| {label} | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n").repeat(count);
    goes_through(&format!("{head}{}", rows("（一）予以公开", 5_000)), "a.txt");
    goes_through(&format!("{head}{}", rows("4.其他形式", 2_000)), "a.txt");
    goes_through(&format!("{head}{}", rows("1.信访、举报、投诉、建议类申请", 1_000)), "a.txt");
    goes_through(
        &format!("\n{head}|---|---|---|---|---|---|---|\n{}", rows("二、上年结转政府信息公开申请数量", 5_000)),
        "a.md",
    );
}

#[test]
fn a_row_of_the_form_again_and_again() {
    let head = "三、收到和处理政府信息公开申请情况\n\n| 申请人 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n";
    let rows = "| （一）予以公开 | 1 | 2 | 3 | 4 | 5 | 6 | 9 |\n".repeat(10_000);
    goes_through(&format!("{head}|---|---|---|---|---|---|---|---|\n{rows}"), "a.md");
    goes_through(&format!("{head}| {} |\n", "其它 | 的的 | ".repeat(10_000)), "a.txt");
}

#[test]
fn many_waivers() {
    let inline =
        |comment: &str, words: &str| format!("一、总体情况\n\n{}", format!("{comment}\n{words}\n\n").repeat(4_000));
    for words in ["其它事项。", "此外事项。"] {
        for verb in ["allow W805", "allow-file W805", "allow W805 until 2020-01-01", "allow X999"] {
            goes_through(&inline(&format!("<!-- gouji: {verb}: 理由 -->"), words), "a.md");
        }
        goes_through(&inline("【gouji:allow W805 理由】", words), "a.txt");
    }
}

#[test]
fn many_waivers_of_the_same() {
    for waiver in
        ["<!-- gouji: allow W805: 理由 -->\n", "<!-- gouji: allow-file W805: 理由 -->\n", "<!-- gouji: allow W805 "]
    {
        goes_through(&format!("一、总体情况\n\n{}\n{}", waiver.repeat(8_000), "其它".repeat(8_000)), "a.md");
    }
}

#[test]
fn fixes_without_end() {
    for text in ["其它".to_owned(), "其它,".to_owned(), "其它。\n".to_owned()] {
        let draft = format!("{TITLE}一、总体情况\n{}", text.repeat(20_000));
        let findings =
            |bytes: &[u8]| check(bytes, "a.txt", Lang::Zh).verdict.map_or(Vec::new(), |checked| checked.findings);
        let fixed = gouji::fix(draft.as_bytes(), Applicability::Suggested, findings).expect("sound bytes");
        assert!(fixed.is_quiet && fixed.bytes != draft.as_bytes());
    }
}

#[test]
fn requests_that_ended_without_an_answer() {
    let draft = include_str!("../../examples/clean-2021.txt");
    let heading = "一、总体情况\n";
    for piece in ["答复政府信息公开申请74件，申请人撤回1件，", "答复政府信息公开申请74件，申请人撤回1件。"]
    {
        let told = format!("{heading}{}\n", piece.repeat(4_000));
        goes_through(draft.replacen(heading, &told, 1).trim_start_matches(TITLE), "a.txt");
    }
}

#[test]
fn wide_tables() {
    let blank = format!("{}{}", "|  ".repeat(20_000), "| 1 ".repeat(20_000));
    goes_through(&format!("| 一、本年新收政府信息公开申请数量 {blank}|\n"), "a.txt");
    let cells = "| 1 ".repeat(20_000);
    goes_through(&format!("| 一、本年新收政府信息公开申请数量 {cells}|\n"), "a.txt");
    goes_through(
        &format!("\n{cells}|\n{}|\n| 一、本年新收政府信息公开申请数量 {cells}|\n", "|---".repeat(20_000)),
        "a.md",
    );
}

#[test]
fn a_cell_a_line_without_end() {
    for (cell, count) in
        [("0\n", 5_000), ("0\n\n", 5_000), ("0|\n", 20_000), ("\t0\n", 20_000), ("\t\n", 20_000), ("/\n", 20_000)]
    {
        goes_through(&format!("一、本年新收政府信息公开申请数量\n{}", cell.repeat(count)), "a.txt");
    }
}

#[test]
fn one_long_line() {
    let line = |sentence: &str| format!("{} {}", TITLE.trim(), sentence.repeat(200_000 / sentence.len()));
    for sentence in [
        "我街道全年主动公开政府信息，群众满意。",
        "一、总体情况",
        "2024年1月1日至2024年12月31日",
        "概 述 ",
        "\t0",
        "，一、",
        "（一",
    ] {
        goes_through(&line(sentence), "a.txt");
    }
    goes_through(&line("我街道全年主动公开政府信息，群众满意。"), "a.md");
}

#[test]
fn many_ends() {
    for end in ["清河街道办事处\n2025年1月10日\n", "统计期限自2024年1月1日起至2024年12月31日止\n", "全文由六部分组成\n"]
    {
        goes_through(&format!("一、总体情况\n{}", end.repeat(1_000)), "a.txt");
    }
}

#[test]
fn deep_markdown() {
    for piece in ["> ", "- ", "1. ", "<div>", "<table><tr><td>", "[", "![", "*a ", "_a "] {
        goes_through(&format!("\n{}x\n", piece.repeat(5_000)), "a.md");
    }
}

#[test]
fn tables_of_markdown_that_never_end() {
    goes_through(&"<table>\n\n".repeat(40_000), "a.md");
}

#[test]
fn figures_in_sentences_without_end() {
    let line = |piece: &str| {
        format!("三、收到和处理政府信息公开申请情况\n收到政府信息公开申请{}", piece.repeat(60_000 / piece.len()))
    };
    for piece in [
        "7",
        "1,234",
        "一",
        "十",
        "共其中",
        "其中1件、",
        "《",
        "》",
        "（",
        "）",
        "（1件",
        "1件（",
        "《》",
        "（）",
        "12件",
        "，12件",
        "、",
        "，",
        "；",
        "1.",
        "2024年",
        "12月",
        "占5%、",
        "申请",
        "申请1件，其中",
        "未收到申请，",
        "共1件：",
        "1件中，",
        "分别为1件、",
        "余",
        "近",
        "1-",
        "万",
        "行政复议、",
    ] {
        goes_through(&line(piece), "a.txt");
        goes_through(&format!("{}\n", line(&format!("{piece}。"))), "a.txt");
    }
}

#[test]
fn wording_without_end() {
    for word in [
        "联系",
        "的的",
        "其它",
        "XX",
        "××年",
        "截止2024年",
        "我局",
        "柳塘镇主动公开政府信息",
        "一是",
        "二是",
        "2023年，我街道",
        "全文由六部分",
        "《信息公开条例》",
        "《中华人民共和国信息公开条例》",
        "国务院令第492号",
        "简称",
        "网站、",
        "我街道公开信息，",
        "，",
        ",汉",
        "(汉",
        "138",
        "1",
        "1 ",
        "13800138000",
        "11010519491231002X",
        "6228480402564890018、",
        "_",
        "*汉",
        "登陆",
        "“其它",
        "《其它",
        "年",
        "2023",
        "二〇二三年",
        "（待定）",
    ] {
        goes_through(&format!("一、总体情况\n{}", word.repeat(120_000 / word.len())), "a.txt");
    }
}

#[test]
fn paragraphs_of_wording_without_end() {
    for line in ["2023年，我街道收到其它申请,均己经答复\n", "一是\n", "三是\n", "《\n", "\t其它\n", "XX\n"]
    {
        goes_through(&format!("一、总体情况\n{}", line.repeat(4_000)), "a.txt");
    }
}
