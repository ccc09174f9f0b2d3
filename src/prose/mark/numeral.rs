//! Chinese numerals that are figures: 十二件, and no other 一.

use crate::quantity;

/// Measure words before which a Chinese numeral is a figure.
const MEASURES: [char; 7] = ['件', '条', '份', '起', '宗', '项', '例'];

/// Whether a figure follows, so that 近 or 约 before it means about.
pub(in crate::prose) fn begins_figure(rest: &str) -> bool {
    rest.trim_start().chars().next().is_some_and(|c| {
        c.is_ascii_digit() || ('０'..='９').contains(&c) || quantity::chinese(c.encode_utf8(&mut [0; 4])).is_some()
    })
}

/// Whether a character can stand in a Chinese numeral.
pub(super) fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '两'
            | '百'
            | '千'
            | '万'
            | '零'
            | '〇'
            | '廿'
    )
}

/// A Chinese numeral before a measure word, and its length: 十二件, 二十余条.
pub(super) fn numeral(sentence: &str, at: usize, rest: &str) -> Option<(u32, usize)> {
    let first = rest.chars().next().filter(|c| is_numeral(*c) && *c != '万')?;
    let before = sentence.get(..at)?.chars().next_back();
    if before.is_some_and(|c| {
        matches!(c, '第' | '每' | '任' | '某' | '哪' | '之' | '同' | '统' | '专' | '唯') || is_numeral(c)
    }) {
        return None;
    }
    let len: usize = rest.chars().take(12).take_while(|c| is_numeral(*c)).map(char::len_utf8).sum();
    let number = rest.get(..len)?;
    let mut after = rest.get(len..)?.chars();
    let mut measure = after.next()?;
    if matches!(measure, '余' | '多' | '几') {
        measure = after.next()?;
    }
    let next = after.next();
    // 一起 is together, 一件一档 a way of filing.
    let is_idiom = number == "一"
        && (measure == '起' && !matches!(next, Some('，' | '。' | '、' | '；' | '案' | '复' | '诉' | '行'))
            || next.is_some_and(|c| is_numeral(c) || matches!(c, '龙' | '线' | '心' | '街' | '路')));
    let is_measured = MEASURES.contains(&measure) && !is_idiom;
    let is_zero = matches!(first, '零' | '〇') && number.chars().count() == 1;
    if !is_measured
        || is_zero && measure != '件' && measure != '起' && measure != '条' && measure != '宗' && measure != '份'
    {
        return None;
    }
    quantity::chinese(number).map(|value| (value, len))
}
