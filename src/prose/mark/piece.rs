//! What stands for a stretch of a sentence: a sign in one dress, the mark of a word, a number, or nothing.

use super::numeral::{begins_figure, numeral};
use super::pairs::Pair;
use crate::origin::is_invisible;
use crate::prose::counted::is_uncounted;
use crate::prose::words::{self, Word};

/// Days by which time is counted, and how many bytes each has.
const DAYS: [&str; 2] = ["工作日", "自然日"];
const DAY: usize = "工作日".len();

/// How many bytes the word for an answer has.
const ANSWER: usize = "答复".len();

/// What stands for a stretch of the sentence.
pub(super) enum Piece {
    Drop,
    /// The number of an item: 1.
    Item,
    Sign(char),
    Word(Word),
    Number(u32),
}

/// A place in a sentence that is being prepared.
pub(super) struct Here<'s> {
    pub(super) sentence: &'s str,
    pub(super) at: usize,
    /// What begins here, and its first character.
    pub(super) rest: &'s str,
    pub(super) c: char,
    pub(super) pairs: &'s [(usize, Pair)],
    /// The last character of what stands before.
    pub(super) last: Option<char>,
}

impl Here<'_> {
    /// What stands for what begins here, and how many bytes that takes.
    pub(super) fn piece(&self) -> (Piece, usize) {
        let sign = |sign: char| (Piece::Sign(sign), self.c.len_utf8());
        match self.c {
            c if c.is_whitespace() || is_invisible(c) || is_quote(c) => (Piece::Drop, c.len_utf8()),
            '０'..='９' => sign(char::from_u32(self.c as u32 - '０' as u32 + '0' as u32).unwrap_or(self.c)),
            '0'..='9' => self.digit(),
            '\u{2460}'..='\u{249B}' if self.begins_item() => (Piece::Item, self.c.len_utf8()),
            '，' | ',' => sign(if self.parts_thousands() { ',' } else { '，' }),
            '；' | ';' => sign('；'),
            '：' | ':' => sign('：'),
            '％' => sign('%'),
            '．' => sign(if is_digit(self.last) && is_digit(self.rest.chars().nth(1)) { '.' } else { '，' }),
            '（' | '(' | '）' | ')' | '《' | '》' => self.pair(),
            // 20个工作日 is read as 20个日.
            '工' | '自' if DAYS.iter().any(|day| self.rest.starts_with(day)) => (Piece::Sign('日'), DAY),
            // A measure word belongs to its figure: 3起诉讼 is not 起诉.
            c if is_digit(self.last) && !c.is_ascii() && !self.begins_with(Word::Is) => sign(c),
            '\u{E000}'..='\u{F8FF}' => sign(char::REPLACEMENT_CHARACTER),
            _ => match numeral(self.sentence, self.at, self.rest) {
                Some((number, len)) => (Piece::Number(number), len),
                None => self.word(),
            },
        }
    }

    fn begins_with(&self, word: Word) -> bool {
        words::at_start(self.rest).is_some_and(|(other, _)| other == word)
    }

    /// A figure, the number of an item, or a word that begins with a figure.
    fn digit(&self) -> (Piece, usize) {
        if let Some(len) = item_number(self.rest).filter(|_| self.begins_item()) {
            return (Piece::Item, len);
        }
        let word = words::at_start(self.rest).filter(|_| !is_digit(self.last));
        word.map_or((Piece::Sign(self.c), 1), |(word, len)| (Piece::Word(word), len))
    }

    /// Whether an item can begin here. 其中： is a word with its sign.
    fn begins_item(&self) -> bool {
        let before = self.sentence.get(..self.at).unwrap_or_default().trim_end();
        before.ends_with(['：', ':']) || self.last.is_none_or(|last| matches!(last, '；' | '：' | '，' | '。'))
    }

    /// Whether a comma stands inside a figure: 1,306
    fn parts_thousands(&self) -> bool {
        is_digit(self.last) && self.rest.chars().skip(1).take_while(char::is_ascii_digit).count() == 3
    }

    /// A bracket or the sign of a title. What a remark or a title holds is left out.
    fn pair(&self) -> (Piece, usize) {
        let found = self.pairs.binary_search_by_key(&self.at, |(place, _)| *place).ok();
        let length = |end: usize| end - self.at;
        match found.and_then(|found| self.pairs.get(found)) {
            Some((_, Pair::Open(end))) if is_remark(self.sentence.get(self.at..*end)) => (Piece::Drop, length(*end)),
            Some((_, Pair::Open(_))) => (Piece::Sign('（'), self.c.len_utf8()),
            Some((_, Pair::Close)) => (Piece::Sign('）'), self.c.len_utf8()),
            Some((_, Pair::Title(end))) => (Piece::Drop, length(*end)),
            None if matches!(self.c, '《' | '》') => (Piece::Drop, self.c.len_utf8()),
            None => (Piece::Sign('，'), self.c.len_utf8()),
        }
    }

    fn word(&self) -> (Piece, usize) {
        let Some((word, len)) = words::at_start(self.rest) else {
            return (Piece::Sign(self.c), self.c.len_utf8());
        };
        let (found, behind) = self.rest.split_at_checked(len).unwrap_or_default();
        match word {
            // 未结转 is no 未结.
            Word::Pending if found == "未结" && is_carried(behind) => (Piece::Word(Word::Neg), '未'.len_utf8()),
            // 答复公开申请 answers requests, and need not open anything.
            Word::Granted if found == "答复公开" && begins_request(self.rest) => (Piece::Word(Word::Done), ANSWER),
            Word::Casework if is_uncounted(self.rest, len) => (Piece::Word(Word::Plain), len),
            // 征地类7件最多 names the largest alone.
            Word::About if found == "最多" && !begins_figure(behind) => (Piece::Word(Word::AndMore), len),
            Word::About if !begins_figure(behind) => (Piece::Sign(self.c), self.c.len_utf8()),
            word => (Piece::Word(word), len),
        }
    }
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

/// Whether a sign only sets words off.
fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '"' | '‘' | '’' | '「' | '」' | '*')
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

/// Whether an answer stands before a word for requests: 答复公开申请.
fn begins_request(rest: &str) -> bool {
    rest.get(ANSWER..).and_then(words::at_start).is_some_and(|(word, _)| word == Word::Request)
}

/// Whether 结 before it begins a word for carrying over.
fn is_carried(rest: &str) -> bool {
    rest.trim_start().starts_with(['转', '余'])
}
