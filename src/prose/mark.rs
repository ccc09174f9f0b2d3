//! A sentence prepared for the grammar: words as the marks of their classes, figures in one dress.

use super::counted::is_uncounted;
use super::own::OwnName;
use super::words::{self, Word};
use crate::origin::{Derivation, OriginMap};
use crate::quantity;
use crate::span::Span;

/// Brackets inside brackets are kept to this depth.
const DEEPEST: usize = 2;

/// Measure words before which a Chinese numeral is a figure.
const MEASURES: [char; 7] = ['件', '条', '份', '起', '宗', '项', '例'];

/// A prepared sentence and the way back.
pub(super) struct Marked {
    pub(super) text: String,
    pub(super) map: OriginMap,
    /// Whether it has a digit or a word that says none.
    pub(super) has_figures: bool,
}

/// Prepares the sentence at `span` of the document, in which the name of the body that reports is a word.
pub(super) fn mark(document: &str, span: Span, own: &OwnName<'_>) -> Marked {
    let sentence = span.of(document);
    let pairs = pairs(sentence);
    let names = own.places(sentence);
    let mut names = names.iter().copied().peekable();
    let mut out = Derivation::with_capacity(sentence.len());
    let mut has_figures = false;
    let base = span.start as usize;
    // What is copied as it is goes in runs, from `run` up to the character at hand.
    let (mut run, mut at) = (0, 0);
    let mut last = None;
    while let Some(c) = sentence.get(at..).and_then(|rest| rest.chars().next()) {
        while names.next_if(|(start, _)| *start < at).is_some() {}
        let name = names.next_if(|(start, _)| *start == at);
        if is_plain(c) && name.is_none() {
            at += c.len_utf8();
            last = Some(c);
            continue;
        }
        let rest = sentence.get(at..).unwrap_or_default();
        let (piece, len) = match name {
            Some((start, end)) => (Piece::Word(Word::SelfBody), end - start),
            None => piece(sentence, at, c, rest, &pairs, last),
        };
        let end = at + len.max(1);
        let sign = match piece {
            Piece::Drop => None,
            Piece::Item => {
                has_figures = true;
                None
            }
            Piece::Sign(sign) => Some(sign),
            Piece::Word(word) => Some(word.mark()),
            Piece::Number(number) => {
                let digits = number.to_string();
                out.copy(sentence.get(run..at).unwrap_or_default(), base + run);
                out.push(&digits, Span::new(base + at, base + end));
                (run, at, last, has_figures) = (end, end, digits.chars().next_back(), true);
                continue;
            }
        };
        has_figures |= sign.is_some_and(|sign| sign.is_ascii_digit() || sign == Word::Neg.mark());
        if sign != Some(c) || len != c.len_utf8() {
            out.copy(sentence.get(run..at).unwrap_or_default(), base + run);
            if let Some(sign) = sign {
                out.push(sign.encode_utf8(&mut [0; 4]), Span::new(base + at, base + end));
            }
            run = end;
        }
        at = end;
        last = sign.or(last);
    }
    out.copy(sentence.get(run..).unwrap_or_default(), base + run);
    let (text, map) = out.finish();
    Marked { text, map, has_figures }
}

/// What stands for a stretch of the sentence.
enum Piece {
    Drop,
    /// The number of an item: 1.
    Item,
    Sign(char),
    Word(Word),
    Number(u32),
}

fn piece(
    sentence: &str,
    at: usize,
    c: char,
    rest: &str,
    pairs: &[(usize, Pair)],
    last: Option<char>,
) -> (Piece, usize) {
    let one = c.len_utf8();
    let next = || rest.chars().nth(1);
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    match c {
        c if c.is_whitespace() => (Piece::Drop, one),
        '\u{200B}'..='\u{200D}'
        | '\u{FEFF}'
        | '\u{AD}'
        | '\u{2060}'
        | '“'
        | '”'
        | '"'
        | '‘'
        | '’'
        | '「'
        | '」'
        | '*' => (Piece::Drop, one),
        '０'..='９' => (Piece::Sign(char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c)), one),
        '0'..='9' if begins_item(last) && item_number(rest).is_some() => {
            (Piece::Item, item_number(rest).unwrap_or(one))
        }
        '0'..='9' => match words::at_start(rest) {
            Some((word, len)) if !is_digit(last) => (Piece::Word(word), len),
            _ => (Piece::Sign(c), one),
        },
        '，' | ',' => {
            let group = rest.chars().skip(1).take_while(char::is_ascii_digit).count();
            let is_group = is_digit(last) && group == 3;
            (Piece::Sign(if is_group { ',' } else { '，' }), one)
        }
        '；' | ';' => (Piece::Sign('；'), one),
        '：' | ':' => (Piece::Sign('：'), one),
        '％' => (Piece::Sign('%'), one),
        '．' => (Piece::Sign(if is_digit(last) && is_digit(next()) { '.' } else { '，' }), one),
        '（' | '(' | '）' | ')' | '《' | '》' => {
            match pairs.binary_search_by_key(&at, |(place, _)| *place).ok().and_then(|found| pairs.get(found)) {
                Some((_, Pair::Open(end))) if is_remark(sentence.get(at..*end)) => (Piece::Drop, end - at),
                Some((_, Pair::Open(_))) => (Piece::Sign('（'), one),
                Some((_, Pair::Close)) => (Piece::Sign('）'), one),
                Some((_, Pair::Title(end))) => (Piece::Drop, end - at),
                None if matches!(c, '《' | '》') => (Piece::Drop, one),
                None => (Piece::Sign('，'), one),
            }
        }
        c if is_digit(last) && !c.is_ascii() && words::at_start(rest).is_none_or(|(word, _)| word != Word::Is) => {
            // A measure word belongs to its figure: 3起诉讼 is not 起诉.
            (Piece::Sign(c), one)
        }
        c if (0xE000..=0xF8FF).contains(&(c as u32)) => (Piece::Sign(char::REPLACEMENT_CHARACTER), one),
        _ => match numeral(sentence, at, rest) {
            Some((number, len)) => (Piece::Number(number), len),
            None => match words::at_start(rest) {
                // 未结转 is no 未结.
                Some((Word::Pending, len)) if rest.get(..len) == Some("未结") && is_carried(rest.get(len..)) => {
                    (Piece::Word(Word::Neg), '未'.len_utf8())
                }
                Some((Word::Casework, len)) if is_uncounted(rest, len) => (Piece::Word(Word::Plain), len),
                Some((Word::About, len)) if !begins_figure(rest.get(len..)) => (Piece::Sign(c), one),
                Some((word, len)) => (Piece::Word(word), len),
                None => (Piece::Sign(c), one),
            },
        },
    }
}

/// Whether an item can begin behind a character.
fn begins_item(last: Option<char>) -> bool {
    last.is_none_or(|last| matches!(last, '；' | '：' | '，' | '。'))
}

/// The length of the number of an item with its sign: 1., 2、 before words.
fn item_number(rest: &str) -> Option<usize> {
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let mut behind = rest.get(digits..)?.chars();
    let sign = behind.next().filter(|sign| matches!(sign, '.' | '．' | '、'))?;
    let is_word = behind.next().is_some_and(char::is_alphabetic);
    (digits <= 2 && is_word).then_some(digits + sign.len_utf8())
}

/// Whether brackets hold only words: 议案（建议）提案, （一）. What says none or speaks of carrying over stays.
fn is_remark(inside: Option<&str>) -> bool {
    const TELLING: [&str; 6] = ["结转", "未", "没有", "无", "件", "条"];
    inside.is_some_and(|inside| {
        let has_digit = inside.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
        !has_digit && !TELLING.iter().any(|word| inside.contains(word))
    })
}

/// Whether 结 before it begins a word for carrying over.
fn is_carried(rest: Option<&str>) -> bool {
    rest.is_some_and(|rest| rest.trim_start().starts_with(['转', '余']))
}

/// Whether a figure follows, so that 近 or 约 before it means about.
pub(super) fn begins_figure(rest: Option<&str>) -> bool {
    let first = rest.and_then(|rest| rest.trim_start().chars().next());
    first.is_some_and(|c| {
        c.is_ascii_digit() || ('０'..='９').contains(&c) || quantity::chinese(c.encode_utf8(&mut [0; 4])).is_some()
    })
}

/// Whether a character can stand in a Chinese numeral.
fn is_numeral(c: char) -> bool {
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
            | '零'
            | '〇'
            | '廿'
    )
}

/// Whether a Chinese character begins neither a word that matters nor a numeral.
fn is_plain(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c) && !words::is_head(c) && !is_numeral(c)
}

/// A Chinese numeral before a measure word, and its length: 十二件, 二十余条.
fn numeral(sentence: &str, at: usize, rest: &str) -> Option<(u32, usize)> {
    let first = rest.chars().next().filter(|c| is_numeral(*c))?;
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

/// What a bracket or the sign of a title is.
enum Pair {
    /// An opening bracket whose other half ends here.
    Open(usize),
    Close,
    /// A title up to this offset.
    Title(usize),
}

/// Brackets that are closed, and titles, by their offsets in the sentence. Those without their other
/// half are left out.
fn pairs(sentence: &str) -> Vec<(usize, Pair)> {
    let mut open: Vec<usize> = Vec::new();
    let mut title: Option<usize> = None;
    let mut pairs = Vec::new();
    for (at, c) in sentence.char_indices() {
        match c {
            '《' => title = title.or(Some(at)),
            '》' => {
                if let Some(start) = title.take() {
                    while pairs.last().is_some_and(|(place, _)| *place > start) {
                        pairs.pop();
                    }
                    while open.last().is_some_and(|place| *place > start) {
                        open.pop();
                    }
                    pairs.push((start, Pair::Title(at + c.len_utf8())));
                }
            }
            '（' | '(' => open.push(at),
            '）' | ')' => {
                if let Some(start) = open.pop().filter(|_| open.len() < DEEPEST) {
                    pairs.push((start, Pair::Open(at + c.len_utf8())));
                    pairs.push((at, Pair::Close));
                }
            }
            _ => {}
        }
    }
    pairs.sort_unstable_by_key(|(place, _)| *place);
    pairs
}
