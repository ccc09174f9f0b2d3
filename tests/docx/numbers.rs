//! Automatic numbers, as Word counts and writes them.

use crate::builder::{Docx, numbered, p, r};
use crate::shown;

/// A level: format, text, and what else it says.
fn level(index: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl='{index}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"
    )
}

fn definition(id: u32, levels: &str) -> String {
    format!("<w:abstractNum w:abstractNumId='{id}'>{levels}</w:abstractNum>")
}

fn list(id: u32, definition: u32, overrides: &str) -> String {
    format!("<w:num w:numId='{id}'><w:abstractNumId w:val='{definition}'/>{overrides}</w:num>")
}

/// 一、 （一） 1.
fn report_levels() -> String {
    level(0, "chineseCounting", "%1、", "")
        + &level(1, "chineseCounting", "（%2）", "")
        + &level(2, "decimal", "%3.", "")
}

#[track_caller]
fn shows(file: &Docx, lines: &[&str]) {
    assert_eq!(shown(file).lines().collect::<Vec<_>>(), lines);
}

fn paragraphs(items: &[(u32, u32, &str)]) -> String {
    items.iter().map(|(list, level, text)| numbered(*list, *level, text)).collect()
}

#[test]
fn levels_begin_anew_under_a_new_parent() {
    let body =
        paragraphs(&[(1, 0, "甲"), (1, 1, "乙"), (1, 1, "丙"), (1, 2, "丁"), (1, 0, "戊"), (1, 1, "己"), (1, 2, "庚")]);
    let file = Docx::new(body).numbering(&(definition(0, &report_levels()) + &list(1, 0, "")));
    shows(&file, &["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己", "1.庚"]);
}

#[test]
fn lists_of_one_definition_count_on_together() {
    let numbering = definition(0, &report_levels()) + &list(1, 0, "") + &list(2, 0, "");
    let body = paragraphs(&[(1, 0, "甲"), (2, 0, "乙"), (1, 0, "丙")]);
    shows(&Docx::new(body).numbering(&numbering), &["一、甲", "二、乙", "三、丙"]);
}

#[test]
fn an_override_begins_anew_once() {
    let start = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>";
    let numbering = definition(0, &report_levels()) + &list(1, 0, "") + &list(2, 0, start);
    let body = paragraphs(&[(1, 0, "甲"), (1, 0, "乙"), (2, 0, "丙"), (2, 0, "丁")]);
    shows(&Docx::new(body).numbering(&numbering), &["一、甲", "二、乙", "一、丙", "二、丁"]);
}

#[test]
fn an_override_replaces_a_level() {
    let replaced = format!("<w:lvlOverride w:ilvl='0'>{}</w:lvlOverride>", level(0, "upperRoman", "%1)", ""));
    let numbering = definition(0, &report_levels()) + &list(1, 0, &replaced);
    shows(&Docx::new(paragraphs(&[(1, 0, "甲"), (1, 0, "乙")])).numbering(&numbering), &["I)甲", "II)乙"]);
}

#[test]
fn restarts_can_be_limited_or_switched_off() {
    let levels = level(0, "decimal", "%1", "")
        + &level(1, "decimal", "%1.%2", "")
        + &level(2, "decimal", "(%3)", "<w:lvlRestart w:val='1'/>");
    let items = [(1, 0, "甲"), (1, 1, "乙"), (1, 2, "丙"), (1, 1, "丁"), (1, 2, "戊"), (1, 0, "己"), (1, 2, "庚")];
    let numbering = |levels: &str| definition(0, levels) + &list(1, 0, "");
    let file = Docx::new(paragraphs(&items));
    let lines = ["1 甲", "1.1 乙", "(1)丙", "1.2 丁", "(2)戊", "2 己", "(1)庚"];
    shows(&file.clone().numbering(&numbering(&levels)), &lines);
    let never = levels.replace("lvlRestart w:val='1'", "lvlRestart w:val='0'");
    let lines = ["1 甲", "1.1 乙", "(1)丙", "1.2 丁", "(2)戊", "2 己", "(3)庚"];
    shows(&file.numbering(&numbering(&never)), &lines);
}

#[test]
fn legal_numbers_are_figures() {
    let levels = level(0, "chineseCounting", "第%1部分", "") + &level(1, "decimal", "%1.%2", "<w:isLgl/>");
    let file = Docx::new(paragraphs(&[(1, 0, "总体情况"), (1, 1, "公开")]));
    shows(&file.numbering(&(definition(0, &levels) + &list(1, 0, ""))), &["第一部分 总体情况", "1.1 公开"]);
}

#[test]
fn a_space_keeps_figures_apart_unless_nothing_is_to_stand_there() {
    let levels = |more: &str| definition(0, &level(0, "decimal", "%1.", more)) + &list(1, 0, "");
    let file = Docx::new(paragraphs(&[(1, 0, "2024年"), (1, 0, "甲")]));
    shows(&file.clone().numbering(&levels("")), &["1. 2024年", "2.甲"]);
    shows(&file.numbering(&levels("<w:suff w:val='nothing'/>")), &["1.2024年", "2.甲"]);
}

#[test]
fn styles_number_paragraphs() {
    let styles = "<w:style w:type='paragraph' w:default='1' w:styleId='N'/>\
        <w:style w:type='paragraph' w:styleId='A'><w:basedOn w:val='N'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/></w:style>\
        <w:style w:type='paragraph' w:styleId='C'><w:basedOn w:val='A'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='D'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
    let linked = report_levels().replace("<w:lvl w:ilvl='2'>", "<w:lvl w:ilvl='2'><w:pStyle w:val='D'/>");
    let styled = |style: &str, own: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val='{style}'/>{own}</w:pPr>{}</w:p>", r(text))
    };
    let off = "<w:numPr><w:numId w:val='0'/></w:numPr>";
    let lower = "<w:numPr><w:ilvl w:val='1'/></w:numPr>";
    let body = [
        styled("A", "", "甲"),
        styled("B", "", "乙"),
        styled("C", "", "丙"),
        styled("D", "", "丁"),
        styled("A", off, "戊"),
        styled("A", lower, "己"),
        p("庚"),
    ];
    let file = Docx::new(body.concat()).styles(styles).numbering(&(definition(0, &linked) + &list(1, 0, "")));
    shows(&file, &["一、甲", "二、乙", "（一）丙", "1.丁", "戊", "（二）己", "庚"]);
}

#[test]
fn styles_in_a_circle_end() {
    let styles = "<w:style w:type='paragraph' w:styleId='A'><w:basedOn w:val='B'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/><w:rPr><w:vanish w:val='0'/></w:rPr></w:style>";
    let body = format!("<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr>{}</w:p>", r("甲"));
    let file = Docx::new(body).styles(styles).numbering(&(definition(0, &report_levels()) + &list(1, 0, "")));
    shows(&file, &["甲"]);
}

#[test]
fn a_numbering_style_lends_its_levels() {
    let styles =
        "<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId w:val='5'/></w:numPr></w:pPr></w:style>";
    let numbering = definition(0, "<w:numStyleLink w:val='L'/>")
        + &definition(1, &(format!("<w:styleLink w:val='L'/>{}", report_levels())))
        + &list(4, 0, "")
        + &list(5, 1, "");
    let file = Docx::new(paragraphs(&[(4, 0, "甲"), (4, 1, "乙")])).styles(styles).numbering(&numbering);
    shows(&file, &["一、甲", "（一）乙"]);
}

#[test]
fn bullets_and_levels_without_text_write_nothing() {
    let levels = level(0, "bullet", "\u{F0B7}", "") + &level(1, "none", "", "") + &level(2, "none", "附：", "");
    let file = Docx::new(paragraphs(&[(1, 0, "甲"), (1, 1, "乙"), (1, 2, "丙")]));
    shows(&file.numbering(&(definition(0, &levels) + &list(1, 0, ""))), &["甲", "乙", "附：丙"]);
}

#[test]
fn a_level_can_begin_elsewhere_and_fill_its_figures_up() {
    let custom = "<mc:AlternateContent><mc:Choice Requires='w14'><w:numFmt w:val='custom' w:format='001, 002, 003, ...'/></mc:Choice>\
        <mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent>";
    let levels = format!("<w:lvl w:ilvl='0'><w:start w:val='9'/>{custom}<w:lvlText w:val='%1-'/></w:lvl>");
    let file = Docx::new(paragraphs(&[(1, 0, "甲"), (1, 0, "乙")]));
    shows(&file.numbering(&(definition(0, &levels) + &list(1, 0, ""))), &["009-甲", "010-乙"]);
}

#[test]
fn numbers_in_cells_stand_in_their_cells() {
    let row = |text: &str| format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", numbered(1, 2, ""), p(text));
    let body = format!("<w:tbl>{}{}</w:tbl>", row("甲"), row("乙"));
    let file = Docx::new(body).numbering(&(definition(0, &report_levels()) + &list(1, 0, "")));
    shows(&file, &["| 1. | 甲 |", "| 2. | 乙 |"]);
}

#[test]
fn numbers_that_no_part_defines_are_left_out() {
    shows(&Docx::new(numbered(7, 0, "甲")), &["甲"]);
    let file = Docx::new(numbered(7, 0, "甲") + &numbered(1, 12, "乙"));
    shows(&file.numbering(&(definition(0, &report_levels()) + &list(1, 0, ""))), &["甲", "乙"]);
}

#[test]
fn an_old_number_in_a_change_is_none() {
    let body = format!(
        "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange></w:pPr>{}</w:p>{}",
        r("甲"),
        numbered(1, 0, "乙")
    );
    shows(&Docx::new(body).numbering(&(definition(0, &report_levels()) + &list(1, 0, ""))), &["甲", "一、乙"]);
}

#[test]
fn labels_without_end_are_cut() {
    let long = "%1".repeat(50_000);
    let file =
        Docx::new(numbered(1, 0, "甲")).numbering(&(definition(0, &level(0, "decimal", &long, "")) + &list(1, 0, "")));
    assert!(shown(&file).len() < 200);
    let largest = level(0, "lowerRoman", "%1", "").replace("<w:start w:val='1'/>", "<w:start w:val='4294967295'/>");
    let file =
        Docx::new(numbered(1, 0, "甲") + &numbered(1, 0, "乙")).numbering(&(definition(0, &largest) + &list(1, 0, "")));
    shows(&file, &["4294967295 甲", "4294967295 乙"]);
}
