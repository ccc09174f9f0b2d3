//! Rows put together again.

use crate::decode::text::lower;
use crate::document::CELL;

#[track_caller]
fn lowers(text: &str, expected: &str) {
    assert_eq!(lower(text).text().replace(CELL, "¦"), expected, "{text}");
}

const ROWS: &str = "
一、本年新收数量             5     1     0     0     0     0     6
     （一）予以公开            2     1     0     0     0     0     3
果          2.其他法律行政法规
                             0     0     0     0     0     0     0
               禁止公开
（三）不        3.其他              1     0     0     0     0     0     1
";

#[test]
fn labels_go_on_around_their_figures() {
    let total = "     （七）总计           9     1     0     0     0     0     10\n完。\n";
    let whole =
        "¦一、本年新收数量¦5¦1¦0¦0¦0¦0¦6\n¦（一）予以公开¦2¦1¦0¦0¦0¦0¦3\n¦2.其他法律行政法规禁止公开¦0¦0¦0¦0¦0¦0¦0\n";
    let rest = "¦3.其他¦1¦0¦0¦0¦0¦0¦1\n¦（七）总计¦9¦1¦0¦0¦0¦0¦10\n完。\n";
    lowers(&format!("{ROWS}\n{total}"), &format!("{whole}{rest}"));
}

#[test]
fn figures_that_were_broken_are_one() {
    let torn = "
                            136                                 162
     （七）总计                   1     0     0     0     0
                              4                                   0
四、结转下年度             1     1     0     0     0     0     2
";
    let broken = format!("{}{torn}", ROWS.trim_end());
    let text = lower(&broken).text().replace(CELL, "¦");
    assert!(text.contains("¦（七）总计¦1364¦1¦0¦0¦0¦0¦1620\n"), "{text}");
}

#[test]
fn a_row_alone_is_made_whole() {
    lowers(
        "其他对外管理服务事\n                     31             -2               412\n    项\n完。\n",
        "¦其他对外管理服务事项¦31¦-2¦412\n完。\n",
    );
    let two = "规范性文件\n              1             2\n规章\n              3             4\n完。\n";
    assert!(!lower(two).text().contains(CELL));
}

#[test]
fn rows_that_are_whole_are_left_alone() {
    let whole = ROWS.replace("果          2.其他法律行政法规\n                  ", "2.其他");
    assert!(!lower(&whole).text().contains(CELL));
}

#[test]
fn labels_too_few_tell_no_rows() {
    let lost = format!("{ROWS}\n                             9     1     0     0     0     0     10\n");
    assert!(!lower(&lost).text().contains(CELL));
}
