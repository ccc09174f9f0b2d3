//! Tracked changes: the text as it is when all of them are accepted.

use crate::builder::{Docx, numbered, p, r, root, tc};
use crate::{check, shown, shows};

fn deleted(text: &str) -> String {
    format!("<w:del w:id='1' w:author='x'><w:r><w:delText>{text}</w:delText></w:r></w:del>")
}

fn inserted(text: &str) -> String {
    format!("<w:ins w:id='1' w:author='x'>{}</w:ins>", r(text))
}

/// A paragraph whose mark carries a change.
fn marked(change: &str, number: &str, content: &str) -> String {
    format!("<w:p><w:pPr>{number}<w:rPr><w:{change} w:id='1'/></w:rPr></w:pPr>{content}</w:p>")
}

#[test]
fn insertions_count_and_deletions_do_not() {
    shows(format!("<w:p>{}{}{}</w:p>", r("新收"), deleted("3"), inserted("5")), &["新收5"]);
    let moved = format!("<w:p><w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo></w:p>", r("甲"), r("乙"));
    shows(moved, &["乙"]);
    let both = format!(
        "<w:p><w:ins><w:del>{}</w:del></w:ins><w:del><w:r><w:t>丙</w:t></w:r></w:del>{}</w:p>",
        r("甲"),
        r("乙")
    );
    shows(both, &["乙"]);
}

#[test]
fn a_deleted_mark_joins_two_paragraphs() {
    shows(marked("del", "", &r("甲")) + &p("乙") + &p("丙"), &["甲乙", "丙"]);
    shows(marked("del", "", &r("甲")) + &marked("moveFrom", "", &deleted("乙")) + &p("丙"), &["甲丙"]);
    shows(marked("ins", "", &inserted("甲")) + &p("乙"), &["甲", "乙"]);
    shows(marked("del", "", &r("甲")), &["甲"]);
}

#[test]
fn a_deleted_paragraph_has_no_number() {
    let number = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>";
    let body = numbered(1, 0, "甲") + &marked("del", number, &deleted("乙")) + &numbered(1, 0, "丙");
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>\
        <w:lvlText w:val='%1、'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    assert_eq!(shown(&Docx::new(body).numbering(numbering)), "一、甲\n二、丙\n");
}

#[test]
fn deleted_rows_and_cells_are_gone() {
    let row = |change: &str, cells: &str| format!("<w:tr><w:trPr>{change}</w:trPr>{cells}</w:tr>");
    let pair = |left: &str, right: &str| tc("", &p(left)) + &tc("", &p(right));
    let body = format!(
        "<w:tbl>{}{}{}{}</w:tbl>",
        row("", &pair("1", "2")),
        row("<w:del/>", &pair("3", "4")),
        row("<w:ins/>", &pair("5", "6")),
        row("", &(tc("<w:cellDel/>", &p("7")) + &pair("8", "9") + &tc("<w:cellIns/>", &p("10"))))
    );
    shows(body, &["| 1 | 2 |", "| 5 | 6 |", "| 8 | 9 | 10 |"]);
}

#[test]
fn a_merge_reaches_over_a_deleted_row() {
    let row = |change: &str, merge: &str, text: &str| {
        format!("<w:tr><w:trPr>{change}</w:trPr>{}{}</w:tr>", tc(merge, &p(text)), tc("", &p("x")))
    };
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("", "<w:vMerge w:val='restart'/>", "甲"),
        row("<w:del/>", "<w:vMerge/>", "乙"),
        row("", "<w:vMerge/>", "丙")
    );
    shows(body, &["| 甲 | x |", "| | x |"]);
}

#[test]
fn a_deleted_field_does_not_unbalance_the_others() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let field = format!(
        "<w:del>{}<w:r><w:delInstrText>PAGE</w:delInstrText></w:r>{}<w:r><w:delText>9</w:delText></w:r>{}</w:del>",
        mark("begin"),
        mark("separate"),
        mark("end")
    );
    shows(format!("<w:p>{}{field}{}</w:p>", r("甲"), r("乙")), &["甲乙"]);
}

#[test]
fn remarks_are_not_in_the_text() {
    let body = format!(
        "<w:p><w:commentRangeStart w:id='0'/>{}<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>\
         <w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
        r("甲")
    );
    let note = format!("<w:footnote w:id='2'>{}</w:footnote>", p("含上年结转"));
    let file = Docx::new(body)
        .comments(&format!("<w:comment w:id='0' w:author='x'>{}</w:comment>", p("请核对")))
        .part("word/footnotes.xml", root("footnotes", &note));
    assert_eq!(shown(&file), "甲\n");
    let checked = check(&file.bytes()).verdict.expect("a draft");
    let remarks: Vec<_> = checked.remarks.iter().map(|remark| (remark.kind, remark.place.message.as_str())).collect();
    assert_eq!(remarks, [("comment", "请核对"), ("footnote", "含上年结转")], "they are not lost");
}

/// What S116 says of a body: its message, the place, and the texts there.
#[track_caller]
fn unsettled(file: &Docx) -> Option<(String, Vec<String>)> {
    let checked = check(&file.bytes()).verdict.expect("a draft");
    let finding = checked.findings.into_iter().find(|finding| finding.name == "draft-unsettled")?;
    let places = std::iter::once(&finding.primary).chain(&finding.related).map(|place| place.text.clone()).collect();
    Some((finding.message, places))
}

#[test]
fn unsettled_changes_are_told_once_with_their_places() {
    let cell = |content: String| format!("<w:tc><w:p>{content}</w:p></w:tc>");
    let body = format!(
        "{}<w:p>{}{}{}{}</w:p><w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        p("一、总体情况"),
        r("新收"),
        inserted("1"),
        inserted("2"),
        r("件"),
        cell(r("规章")),
        cell(deleted("3") + &inserted("5"))
    );
    let (message, places) = unsettled(&Docx::new(body)).expect("found");
    assert_eq!(message, "稿件里还有3处修订没有接受或者拒绝");
    assert_eq!(places, ["12", "", "5"]);
    assert_eq!(unsettled(&Docx::new(p("一、总体情况"))), None);
}

#[test]
fn comments_are_quoted() {
    let remark = |id: u32| format!("<w:r><w:commentReference w:id='{id}'/></w:r>");
    let body = format!("<w:p>{}{}{}</w:p>", r("主动公开120条"), remark(0), remark(1));
    let comments =
        format!("<w:comment w:id='0'>{}</w:comment><w:comment w:id='1'>{}</w:comment>", p("请核对"), p("同意"));
    let (message, _) = unsettled(&Docx::new(body.clone()).comments(&comments)).expect("found");
    assert_eq!(message, "稿件里还有2条批注没有处理：“请核对”、“同意”");
    let footnote = body.replace("commentReference", "footnoteReference");
    assert_eq!(unsettled(&Docx::new(footnote)), None, "a footnote is part of the draft");
}

#[test]
fn text_with_a_line_through_it_is_gone_and_told() {
    let struck = |line: &str, text: &str| format!("<w:r><w:rPr><w:{line}/></w:rPr><w:t>{text}</w:t></w:r>");
    let body = format!("<w:p>{}{}{}{}</w:p>", r("新收"), struck("strike", "7"), struck("dstrike", "8"), r("1件"));
    shows(body.clone(), &["新收1件"]);
    let file = Docx::new(p("2024年政府信息公开工作年度报告") + &p("一、总体情况") + &body);
    let (message, _) = unsettled(&file).expect("a finding");
    assert!(message.contains("1处修订"), "{message}");
    shows(format!("<w:p>{}{}</w:p>", r("甲"), struck("strike w:val='0'", "乙")), &["甲乙"]);
    let blank = Docx::new(
        p("2024年政府信息公开工作年度报告")
            + &p("一、总体情况")
            + &format!("<w:p>{}{}</w:p>", r("甲"), struck("strike", "  ")),
    );
    assert_eq!(unsettled(&blank), None, "spaces");
}
