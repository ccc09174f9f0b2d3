//! Pages in small, and the lines they are read as.

use super::*;
use crate::document::CELL;
use crate::span::Span;

/// Lowers a page; cells are shown by bars.
#[track_caller]
fn lowers(page: &str, expected: &str) {
    assert_eq!(lower(page).text().replace(CELL, "¦"), expected);
}

#[test]
fn paragraphs_are_lines_and_breaks_end_them() {
    lowers("<p>一、总体情况<p>正文。<br>又一行<div>块</div>尾", "一、总体情况\n正文。\n又一行\n块\n尾\n");
}

#[test]
fn white_space_folds_as_a_browser_folds_it() {
    lowers("<p>\n  政府信息\n公开 <b> 12 </b> 件\n</p>", "政府信息公开 12 件\n");
    lowers("<pre>甲\n乙  丙</pre>", "甲\n乙 丙\n");
    lowers("<p>a\nb</p>", "a b\n");
    lowers("<p>一、&#9;&#x9;总体&#10;情况&Tab;</p>", "一、 总体情况\n");
}

#[test]
fn entities_are_read_with_and_without_their_semicolon() {
    lowers(
        "<p>A&amp;B &lt;1&gt; &#21439; &#x53bf; &ldquo;三安全&rdquo; 1&nbsp2 &unknown; & 3</p>",
        "A&B <1> 县 县 “三安全” 1\u{a0}2 &unknown; & 3\n",
    );
}

#[test]
fn characters_without_width_are_no_text() {
    lowers("<p>中华人&shy;民共和国&#8203;条例\u{FEFF}</p><p>\u{200B}</p>", "中华人民共和国条例\n");
}

#[test]
fn rows_keep_a_blank_cell_where_a_tall_one_reaches_down() {
    lowers(
        "<table><tr><td rowspan=2>（三）不予公开<td>1.甲<td>0<tr><td>2.乙<td>1</table>",
        "¦（三）不予公开¦1.甲¦0\n¦¦2.乙¦1\n",
    );
    lowers("<table><tr><td>甲<td rowspan=0>乙<td>丙<tr><td>1<td>2<tr><td>3<td>4</table>", "¦甲¦乙¦丙\n¦1¦¦2\n¦3¦¦4\n");
    lowers("<table><tr><td rowspan=2 colspan=3>角<td>甲<tr><td>乙</table>", "¦角¦甲\n¦¦乙\n");
}

#[test]
fn end_tags_may_be_left_out_and_names_be_in_capitals() {
    lowers("<TABLE><TR><TD>规章<TD>0<TR><TD>规范性文件<TD>1</TABLE>完", "¦规章¦0\n¦规范性文件¦1\n完\n");
    lowers("<table><td>甲<td>乙<tr><td>丙<td>丁</table>", "¦甲¦乙\n¦丙¦丁\n");
    lowers("<ul><li>甲<li>乙</ul><dl><dt>丙<dd>丁</dl>", "甲\n乙\n丙\n丁\n");
}

#[test]
fn an_end_tag_in_a_cell_ends_nothing_outside_it() {
    lowers("<div><table><tr><td>甲</div><td>乙</table></div>", "¦甲¦乙\n");
    lowers("<p>甲</p></p></div>乙</br>丙", "甲\n乙\n丙\n");
}

#[test]
fn labels_broken_over_lines_are_one_cell() {
    lowers("<table><tr><td>商业<br>企业<td><p>总<p>计</table>", "¦商业企业¦总计\n");
    let label = "（二）部分公开<br>（区分处理的，<br>只计这一情形，<br>不计其他情形）";
    lowers(
        &format!("<table><tr><td>{label}<td>1<td>0<td>1</table>"),
        "¦（二）部分公开（区分处理的，只计这一情形，不计其他情形）¦1¦0¦1\n",
    );
}

#[test]
fn a_table_can_be_one_by_style_alone() {
    let (row, cell) = ("<div style='display: table-row'>", "<div style='display:table-cell;width:2em'>");
    lowers(
        &format!(
            "<div style='display:table'>{row}{cell}规章</div>{cell}</div></div>{row}{cell}文件</div>{cell}<p>1</p></div></div></div>完"
        ),
        "¦规章¦\n¦文件¦1\n完\n",
    );
    lowers("<div style='display:table-cell'>甲</div>乙", "甲\n乙\n");
}

#[test]
fn a_table_that_lays_out_the_page_is_no_table() {
    lowers(
        "<table><tr><td>栏目<td><p>一、总体情况<table><tr><td>规章<td>0</table></table>",
        "栏目\n一、总体情况\n¦规章¦0\n",
    );
    lowers("<table><tr><td>标题<tr><td>正文</table>", "标题\n正文\n");
}

#[test]
fn what_no_reader_sees_is_not_read() {
    lowers(
        "<script>var a='<td>1</td>';</script><style>p{}</style><!--注--><p>甲<span style='display: none'>乙</span><del>丙</del><s>丁</s><strike>戊</strike></p>",
        "甲\n",
    );
    lowers(
        "<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><p>甲<![if !supportLists]>1.<![endif]><o:p></o:p></p>",
        "甲1.\n",
    );
}

#[test]
fn numbered_lists_show_their_numbers() {
    lowers("<ol start=3><li>甲<li>乙</ol><ol style='list-style: none'><li>丙</ol>", "3.甲\n4.乙\n丙\n");
    lowers("<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", "一、甲\n二、乙\n");
}

#[test]
fn headings_keep_their_level() {
    lowers(
        "<h2>一、总体情况</h2><h3><img src=a.png></h3><table><tr><td><h3>甲</h3><td>乙</table>",
        "## 一、总体情况\n\u{FFFC}\n¦甲¦乙\n",
    );
}

const ARTICLE: &str =
    "<p>2024年，街道认真做好政府信息公开工作，全年公开信息三百条，没有收到申请，也没有发生复议和诉讼。</p>";

#[test]
fn the_article_is_found_in_the_page() {
    let page = format!(
        "<html><head><title>清河街道2024年年度报告_清河区人民政府</title></head><body>\
         <div class=nav><a href=/>首页</a></div><div class='dqwz'>位置：<a href=/>首页</a> &gt; 正文</div>\
         <ul><li><a href=/>2022年年度报告</a><li><a href=/>2021年年度报告</a></ul>\
         <h1>清河街道2024年年度报告</h1><div id=a><div id=b>{}</div><p>清河街道</p></div>\
         <div class=footer>主办：清河区</div><p><a href=/>上一篇</a> <a href=/>下一篇</a></p></body></html>",
        ARTICLE.repeat(4)
    );
    let text = lower(&page).text().to_owned();
    assert!(text.starts_with("清河街道2024年年度报告\n2024年，"), "{text}");
    assert!(text.ends_with("诉讼。\n清河街道\n"), "{text}");
}

#[test]
fn the_title_of_the_page_tells_where_the_article_begins() {
    let page = format!(
        "<title>清河街道2024年年度报告</title><body><div><p>清河街道2023年年度报告</p><p>首页 > 年度报告</p>\
         <p>清河街道2024年<br>年度报告</p>{ARTICLE}</div>"
    );
    assert!(lower(&page).text().starts_with("清河街道2024年\n年度报告\n2024年，"));
}

#[test]
fn an_anchor_that_leads_nowhere_is_no_link() {
    lowers("<p>甲</p><h2><a name=_Toc1></a><a name=_Toc2>一、总体情况</a></h2>", "甲\n## 一、总体情况\n");
}

#[test]
fn a_picture_beside_text_adorns_it() {
    lowers("<table><tr><td><img src=dot.gif>5<td><img src=a.png></table>", "¦5¦\u{FFFC}\n");
    lowers("<p>清河街道<img src=seal.png></p><p><img src=table.png></p>", "清河街道\n\u{FFFC}\n");
}

#[test]
fn a_title_that_only_the_head_has_is_the_first_line() {
    let page = format!("<title>清河街道2024年年度报告-清河区政府</title><body>{ARTICLE}");
    assert_eq!(lower(&page).text().lines().next(), Some("清河街道2024年年度报告"));
    let page = format!("<meta name=ArticleTitle content='清河街道2024年年度报告'><title>正文</title><body>{ARTICLE}");
    assert_eq!(lower(&page).text().lines().next(), Some("清河街道2024年年度报告"));
}

#[test]
fn places_lead_back_to_the_file() {
    let page = "<table>\r\n<tr><td><p>规&nbsp;章</p></td>\r\n<td> <span>&#49;2</span> </td><td></td></tr></table>";
    let document = lower(page);
    let at = |text: &str| document.text().find(text).map(|at| Span::new(at, at + text.len())).expect("it is read");
    assert_eq!(document.to_source(at("12")).of(page), "&#49;2");
    assert_eq!(document.to_source(at("规\u{a0}章")).of(page), "规&nbsp;章");
    let blank = Span::at(document.text().rfind(CELL).expect("a cell") + 1);
    assert_eq!(document.to_source(blank), Span::at(page.find("</td></tr>").expect("the blank cell")));
}

#[test]
fn absurd_pages_are_read_in_bounds() {
    lowers("<table><tr><td colspan=999999999>甲<td>乙</table>", "¦甲¦乙\n");
    let nested = format!("{}甲{}", "<table><tr><td>".repeat(20_000), "</table>".repeat(20_000));
    lowers(&nested, "甲\n");
    let tall = format!(
        "<table>{}{}</table>",
        "<tr>".to_owned() + &"<td rowspan=65534>0".repeat(1_000),
        "<tr><td>1".repeat(2_000)
    );
    assert!(lower(&tall).text().len() < 1_000_000);
    let open = "<div><b>".repeat(5_000) + "甲" + &"</i></span>".repeat(5_000);
    lowers(&open, "甲\n");
}

#[test]
fn a_page_is_told_by_its_tags() {
    assert!(is_page("\u{FEFF}\n<!-- 注 --><!DOCTYPE HTML PUBLIC>"));
    assert!(is_page("<?xml version='1.0'?>\n<html xmlns='x'>"));
    assert!(!is_page("<p>一段</p>"));
    assert!(!is_page("清河街道"));
}

#[test]
fn a_blank_cell_stands_inside_its_element() {
    let page = "<table><tr><td>规章</td><td class=\"a > b\"></td><td>\n</td><td rowspan=2></td></tr><tr><td>甲<td>乙<td>丙</table>";
    let document = lower(page);
    assert_eq!(document.text().replace(CELL, "¦"), "¦规章¦¦¦\n¦甲¦乙¦丙¦\n");
    let blank = |number: usize| {
        let at = document.text().match_indices(CELL).nth(number).expect("a cell").0 + 1;
        page.get(..document.to_source(Span::at(at)).start as usize).expect("a place")
    };
    assert!(blank(1).ends_with("<td class=\"a > b\">"), "{}", blank(1));
    assert!(blank(2).ends_with("<td>"), "{}", blank(2));
    assert!(blank(3).ends_with("<td rowspan=2>"), "{}", blank(3));
}
