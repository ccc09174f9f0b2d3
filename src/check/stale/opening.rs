//! Years with which a sentence opens what it tells of them.

use crate::check::paragraphs::Paragraph;
use crate::quantity;

/// The longest clause, in characters, that leads in to a sentence.
const LONGEST_LEAD_IN: usize = 20;

/// A year that opens a sentence.
pub(super) struct Opening {
    /// The year and its 年.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) year: i16,
    /// What stands before it.
    pub(super) lead: Lead,
}

/// How a year opens what is told of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// At the beginning: 2023年，
    Bare,
    /// As the day of a balance: 截至2023年12月31日，
    Until,
    /// As the year of the report itself: 今年（2023年），
    Now,
}

/// Years with which a sentence, a clause after a semicolon, or a numbered item begins.
pub(super) fn openings(paragraph: &Paragraph<'_>) -> Vec<Opening> {
    let text = paragraph.text;
    let mut found = Vec::new();
    for (at, _) in text.match_indices('年') {
        let before = text.get(..at).unwrap_or_default();
        let Some((start, year)) = year_before(before) else { continue };
        let lead = before.get(..start).unwrap_or_default().trim_end_matches([' ', '\u{3000}', '\u{A0}']);
        let without = |words: &[&str]| words.iter().find_map(|word| lead.strip_suffix(word));
        let (kind, lead) = if let Some(lead) = without(&["截至", "截止"]) {
            (Lead::Until, lead)
        } else if let Some(lead) = without(&["今年（", "今年(", "本年（", "本年(", "本年度（", "本年度("])
        {
            (Lead::Now, lead)
        } else {
            (Lead::Bare, lead.strip_suffix('在').unwrap_or(lead).trim_end_matches(is_space))
        };
        if kind == Lead::Now || begins_sentence(lead) || is_introduced(lead) {
            found.push(Opening { start, end: at + '年'.len_utf8(), year, lead: kind });
        }
    }
    found
}

pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{A0}' | '\t')
}

/// The four digits at the end of a text, of either width or Chinese, and where they begin.
fn year_before(text: &str) -> Option<(usize, i16)> {
    let text = text.trim_end_matches(is_space);
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    if !text.ends_with(|c| is_digit(c) || quantity::is_digit(c)) {
        return None;
    }
    let mut digits = text.char_indices().rev().take(5).collect::<Vec<_>>();
    if digits.get(4).is_some_and(|(_, c)| is_digit(*c)) {
        return None;
    }
    digits.truncate(4);
    let (start, _) = *digits.get(3)?;
    let word: String = digits.iter().rev().map(|(_, c)| *c).collect();
    let plain: String =
        word.chars().map(|c| char::from_digit(u32::from(c).wrapping_sub(u32::from('０')), 10).unwrap_or(c)).collect();
    let value = match plain.parse::<i16>() {
        Ok(value) => value,
        Err(_) if plain.starts_with('二') => i16::try_from(quantity::chinese(&plain)?).ok()?,
        Err(_) => return None,
    };
    (2000..2100).contains(&value).then_some((start, value))
}

/// Whether a sentence or an item can begin behind this.
fn begins_sentence(lead: &str) -> bool {
    let Some(last) = lead.chars().next_back() else {
        return true;
    };
    match last {
        '。' | '！' | '？' | '；' | ';' | '\n' => true,
        // A note compares: 注：2023年……
        '：' | ':' => !lead.trim_end_matches(['：', ':']).ends_with('注'),
        '）' | ')' => is_numbered(lead.trim_end_matches(['）', ')'])),
        '、' | '.' | '．' | '是' | '，' => {
            let number = lead.trim_end_matches(last);
            let line = number.trim_end_matches(is_numeral);
            let begins = line.trim().is_empty() || line.ends_with(['。', '；', '：', '\n', '，', '、']);
            line.len() < number.len() && (begins && (last == '是' || !line.ends_with(['，', '、'])))
        }
        _ => false,
    }
}

/// Whether a short clause that leads in to a sentence stands before this: 按照上级部署，
fn is_introduced(lead: &str) -> bool {
    let Some(clauses) = lead.strip_suffix('，') else {
        return false;
    };
    let clause = clauses.rsplit(['。', '；', '\n', '，']).next().unwrap_or_default();
    if clauses.strip_suffix(clause).is_some_and(|before| before.ends_with('，')) {
        return false;
    }
    let clause = clause.trim_start_matches(is_space);
    let is_short = clause.chars().count() <= LONGEST_LEAD_IN;
    is_short && (clause == "一年来" || clause.starts_with("按照") || clause.starts_with("根据"))
}

fn is_numbered(lead: &str) -> bool {
    let line = lead.trim_end_matches(is_numeral);
    line.len() < lead.len() && line.ends_with(['（', '('])
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
}

/// Whether a text goes on with the end of its year: 12月31日，
pub(super) fn year_end(text: &str) -> Option<&str> {
    let ends = ["12月31日", "12月底", "年底", "底", "末"];
    ends.iter().find_map(|end| text.strip_prefix(end)).map(|rest| rest.trim_start_matches('止'))
}

/// Whether a text goes on with all of its year: 1月1日至12月31日，
pub(super) fn whole_year(text: &str) -> Option<&str> {
    let starts = ["1月1日", "1月", "1"];
    let rest = starts.iter().find_map(|start| text.strip_prefix(start))?;
    let rest = rest.trim_start_matches('起').trim_start_matches(['至', '到', '-', '—', '－', '–']);
    let rest = year_after(rest).unwrap_or(rest);
    let ends = ["12月31日", "12月底", "12月"];
    ends.iter().find_map(|end| rest.strip_prefix(end)).map(|rest| rest.trim_start_matches('止'))
}

/// What follows a year in digits with which a text begins.
fn year_after(text: &str) -> Option<&str> {
    text.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    text.get(4..)?.strip_prefix('年')
}
