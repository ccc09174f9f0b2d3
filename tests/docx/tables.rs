//! Tables as grids: spans, merges, nesting, controls around rows and cells.

use crate::builder::{Docx, p, tbl, tc};
use crate::{check, shows};

fn rows(rows: &[String]) -> String {
    let rows: String = rows.iter().map(|cells| format!("<w:tr>{cells}</w:tr>")).collect();
    format!("<w:tbl>{rows}</w:tbl>")
}

const RESTART: &str = "<w:vMerge w:val='restart'/>";
const CONTINUE: &str = "<w:vMerge/>";

#[test]
fn cells_join_their_lines() {
    let label = tc(
        "",
        "<w:p><w:r><w:t>商业</w:t><w:br/><w:t>企业</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>（家）</w:t></w:r></w:p>",
    );
    shows(rows(&[label + &tc("", &p("1"))]), &["| 商业企业（家） | 1 |"]);
}

#[test]
fn a_cell_over_several_columns_is_one_cell() {
    let body = rows(&[
        tc("<w:gridSpan w:val='2'/>", &p("甲")) + &tc("", &p("乙")),
        tc("", &p("1")) + &tc("", &p("2")) + &tc("", &p("3")),
    ]);
    shows(body, &["| 甲 | 乙 |", "| 1 | 2 | 3 |"]);
}

#[test]
fn a_cell_over_several_rows_leaves_places() {
    let body = rows(&[
        tc(RESTART, &p("甲")) + &tc("", &p("1")),
        tc(CONTINUE, &p("不显示")) + &tc("", &p("2")),
        tc("<w:vMerge w:val='continue'/>", "<w:p/>") + &tc("", &p("3")),
    ]);
    shows(body, &["| 甲 | 1 |", "| | 2 |", "| | 3 |"]);
}

#[test]
fn a_merge_that_goes_on_with_nothing_above_is_a_cell() {
    shows(rows(&[tc(CONTINUE, &p("甲")) + &tc("", &p("1"))]), &["| 甲 | 1 |"]);
    let shifted = rows(&[tc("", &p("1")) + &tc(RESTART, &p("2")), tc(CONTINUE, &p("3")) + &tc(CONTINUE, &p("4"))]);
    shows(shifted, &["| 1 | 2 |", "| 3 | |"]);
    let ended =
        rows(&[tc(RESTART, &p("1")), tc("", &p("2")), tc(CONTINUE, &p("3"))].map(|cell| cell + &tc("", &p("x"))));
    shows(ended, &["| 1 | x |", "| 2 | x |", "| 3 | x |"]);
}

#[test]
fn old_merges_across_are_one_cell() {
    let across = |merge: &str, text: &str| tc(&format!("<w:hMerge w:val='{merge}'/>"), &p(text));
    let body = rows(&[
        across("restart", "甲") + &across("continue", "乙") + &tc("", &p("丙")),
        tc("", &p("1")) + &tc("", &p("2")) + &tc("", &p("3")),
    ]);
    shows(body, &["| 甲 | 丙 |", "| 1 | 2 | 3 |"]);
}

#[test]
fn columns_left_free_before_a_row_are_a_place() {
    let free = format!("<w:trPr><w:gridBefore w:val='1'/><w:gridAfter w:val='1'/></w:trPr>{}", tc("", &p("2")));
    shows(rows(&[tc("", &p("1")) + &tc("", &p("2")), free]), &["| 1 | 2 |", "| | 2 |"]);
}

#[test]
fn controls_around_rows_and_cells_are_transparent() {
    let control = |content: String| format!("<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>");
    let cell = control(tc("", &p("1"))) + &control(tc("", &control(p("2"))));
    let body = format!("<w:tbl>{}</w:tbl>", control(format!("<w:tr>{cell}</w:tr>")));
    shows(body, &["| 1 | 2 |"]);
}

#[test]
fn a_table_in_a_cell_makes_rows_of_its_own() {
    let body = rows(&[tc("", &(p("表一") + &tbl(&[["甲", "乙"], ["1", "2"]]) + &p("注")))]);
    shows(body, &["表一", "| 甲 | 乙 |", "| 1 | 2 |", "注"]);
}

#[test]
fn a_cell_may_lack_its_paragraph_and_a_row_its_cells() {
    shows("<w:tbl><w:tr><w:tc/><w:tc><w:p/></w:tc></w:tr><w:tr/></w:tbl>".to_owned() + &p("完"), &["| | |", "完"]);
}

#[test]
fn rows_and_cells_without_a_table_are_paragraphs() {
    shows(format!("<w:tr>{}</w:tr>", tc("", &p("甲"))), &["甲"]);
}

#[test]
fn a_span_beyond_all_bounds_is_bounded() {
    let wide = tc("<w:gridSpan w:val='999999999'/>", &p("甲")) + &tc("<w:gridSpan w:val='-3'/>", &p("乙"));
    let free = format!("<w:trPr><w:gridBefore w:val='999999999'/></w:trPr>{}", tc("", &p("丙")));
    shows(rows(&[wide, free]), &["| 甲 | 乙 |", "| | 丙 |"]);
}

#[test]
fn tables_inside_tables_without_end_are_read_in_time() {
    let deep = 20_000;
    let open = "<w:tbl><w:tr><w:tc>".repeat(deep);
    let close = format!("{}</w:tc></w:tr></w:tbl>", p("x")).repeat(deep);
    let outcome = check(&Docx::new(open + &p("甲") + &close).bytes());
    let text = outcome.source.expect("read").text().to_owned();
    assert_eq!(text.lines().filter(|line| *line == "x").count(), deep, "one line each");
}
