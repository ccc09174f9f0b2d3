//! Where in a text a name can begin and end, and which of its characters count.

use crate::document::CELL;

/// The form in which a character of a name is compared; none for what does not count.
pub(crate) fn bare(c: char) -> Option<char> {
    match c {
        CELL | '\n' | '“' | '”' | '"' | '\'' | '‘' | '’' | '「' | '」' | '（' | '）' | '(' | ')' | '，' | ','
        | '、' | '/' | '\\' | '／' | '：' | ':' => None,
        c if c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{AD}' | '\u{2060}') => None,
        '它' => Some('他'),
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
        c => Some(c),
    }
}

/// Whether a name can begin after `before`: at the start of a line or cell, after space or a number.
pub(super) fn begins_word(before: &str) -> bool {
    before.ends_with("其中")
        || before.chars().next_back().is_none_or(|c| {
            c == CELL
                || c.is_whitespace()
                || c.is_ascii_digit()
                || matches!(c, '、' | '）' | ')' | '.' | '．' | '：' | ':' | '（' | '(' | ']')
        })
}

/// A name at least this many characters long may have a unit in brackets behind it.
const LONG_NAME: usize = 6;

/// Whether a name of `length` characters can end before `after`.
pub(super) fn ends_word(after: &str, length: usize) -> bool {
    after.chars().next().is_none_or(|c| {
        if matches!(c, '（' | '(') {
            return length >= LONG_NAME || is_remark(after);
        }
        c == CELL
            || c.is_whitespace()
            || c.is_ascii_digit()
            || matches!(c, '０'..='９' | '+' | '-' | '—' | '/' | '|' | '）' | ')' | '”' | '"' | '’' | '\'' | '」')
    })
}

/// The longest remark behind a name, in characters.
const LONGEST_REMARK: usize = 150;

/// Whether a text begins with words in brackets that end its cell or line: 规范性文件（指有正式文号的文件）
fn is_remark(text: &str) -> bool {
    let words = text.char_indices().take(LONGEST_REMARK + 2).take_while(|(_, c)| !matches!(c, '\n' | &CELL));
    let close = words.skip(3).find(|(_, c)| matches!(c, '）' | ')'));
    let behind =
        close.and_then(|(at, c)| text.get(at + c.len_utf8()..)).map(|rest| rest.trim_start_matches([' ', '\u{3000}']));
    behind.is_some_and(|rest| rest.is_empty() || rest.starts_with(['\n', CELL]))
}

/// Extends a name over the closing brackets and quotes that belong to it.
pub(super) fn closed(text: &str, start: usize, mut end: usize) -> usize {
    for close in ['”', '’', '"', '）', ')'] {
        let open = match close {
            '）' | ')' => ['（', '('],
            '’' => ['‘', '\''],
            _ => ['“', '"'],
        };
        let name = text.get(start..end).unwrap_or_default();
        let rest = text.get(end..).unwrap_or_default();
        let spaces = rest.len() - rest.trim_start_matches([' ', '\u{3000}', '\u{A0}']).len();
        if rest.get(spaces..).is_some_and(|rest| rest.starts_with(close)) && name.contains(open) {
            end += spaces + close.len_utf8();
        }
    }
    end
}
