//! What a sentence is made of: the pairs of the prose grammar as tokens.

use pest::Parser;
use pest::iterators::Pair;
use rust_decimal::Decimal;

use super::mark::Marked;
use super::words::Word;
use super::years;
use crate::grammar::prose::{ProseGrammar, Rule};
use crate::span::Span;
use crate::statement::{Figure, Share};

/// A piece of a sentence and where it stands in the document.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// The sorts of pieces.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Word(Word),
    Figure(Figure),
    /// A number without a unit.
    Number(Decimal),
    Share(Share),
    Year(i16),
    /// A month or some months, a day that is not the last of a year; the year, if it is named.
    Months(Option<i16>),
    /// The last day of a year.
    YearEnd(Option<i16>),
    Pause,
    Comma,
    Semicolon,
    Colon,
    Open,
    Close,
    /// Any other words.
    Other(String),
}

/// Units met in sentences; a figure keeps the one it has.
const UNITS: [&str; 41] = [
    "件次", "件", "条次", "条", "份", "宗", "起", "例", "项", "篇", "人次", "人", "个", "次", "期", "场", "部", "批",
    "家", "类", "幅", "张", "封", "户", "名", "处", "块", "本", "册", "套", "只", "台", "字", "元", "万元", "亿元",
    "页", "天", "年", "月", "日",
];

/// About how many bytes of a prepared sentence make a token.
const BYTES_A_TOKEN: usize = 6;

impl Token {
    pub(super) fn word(&self) -> Option<Word> {
        if let Kind::Word(word) = self.kind { Some(word) } else { None }
    }

    pub(super) fn is(&self, word: Word) -> bool {
        self.word() == Some(word)
    }
}

/// The tokens of a prepared sentence.
pub(super) fn read(marked: &Marked) -> Vec<Token> {
    let pairs = ProseGrammar::parse(Rule::sentence, &marked.text).ok();
    let nodes = pairs.into_iter().flatten().flat_map(Pair::into_inner);
    let mut tokens: Vec<Token> = Vec::with_capacity(marked.text.len() / BYTES_A_TOKEN + 4);
    for node in nodes.filter(|node| node.as_rule() != Rule::EOI) {
        if node.as_rule() == Rule::words {
            tokens.extend(words(&node, marked));
            continue;
        }
        let span = marked.map.to_document(&node);
        let before = tokens.last();
        let kind = kind(&node, span, before);
        tokens.push(Token { span, kind });
    }
    tokens
}

trait ToDocument {
    fn to_document(&self, node: &Pair<'_, Rule>) -> Span;
}

impl ToDocument for crate::origin::OriginMap {
    fn to_document(&self, node: &Pair<'_, Rule>) -> Span {
        let span = node.as_span();
        self.to_origin(Span::new(span.start(), span.end()))
    }
}

/// The words of a run of marks.
fn words<'m>(node: &Pair<'m, Rule>, marked: &'m Marked) -> impl Iterator<Item = Token> + 'm {
    let start = node.as_span().start();
    node.as_str().char_indices().filter_map(move |(at, mark)| {
        let span = Span::new(start + at, start + at + mark.len_utf8());
        Some(Token { span: marked.map.to_origin(span), kind: Kind::Word(Word::of(mark)?) })
    })
}

fn kind(node: &Pair<'_, Rule>, span: Span, before: Option<&Token>) -> Kind {
    let text = node.as_str();
    let other = || Kind::Other(text.to_owned());
    match node.as_rule() {
        Rule::sign => match text {
            "、" => Kind::Pause,
            "，" => Kind::Comma,
            "：" => Kind::Colon,
            "（" => Kind::Open,
            "）" => Kind::Close,
            _ => Kind::Semicolon,
        },
        Rule::year => year(text).map_or_else(other, Kind::Year),
        Rule::end => Kind::YearEnd(year(text)),
        Rule::day if text.ends_with("12月31日") || text.ends_with("12月31号") => Kind::YearEnd(year(text)),
        Rule::month if text.ends_with("12月底") || text.ends_with("12月末") => Kind::YearEnd(year(text)),
        Rule::stretch if text.contains("1月至12月") || text.contains("1-12月") || text.contains("1月-12月") => {
            Kind::YearEnd(year(text))
        }
        Rule::day | Rule::month | Rule::stretch => Kind::Months(year(text)),
        Rule::figure => figure(node, span, before).unwrap_or_else(other),
        Rule::number if years::is_stretch(text) => Kind::Word(Word::Since),
        Rule::number => number(text).filter(|_| !is_ordinal(before)).map_or_else(other, Kind::Number),
        _ => other(),
    }
}

/// The year with which a time begins.
fn year(text: &str) -> Option<i16> {
    text.get(4..).filter(|rest| rest.starts_with('年'))?;
    text.get(..4)?.parse().ok()
}

/// Whether 第 stands before a number.
fn is_ordinal(before: Option<&Token>) -> bool {
    before.is_some_and(
        |token| matches!(&token.kind, Kind::Other(text) if text.ends_with(['第', '〔', '[', '/', '-', '—'])),
    )
}

fn number(text: &str) -> Option<Decimal> {
    let digits: String = text.chars().filter(|c| *c != ',').collect();
    if digits.len() > 15 { None } else { digits.parse().ok() }
}

/// Whether it is said that there is not one: 没有一件
fn is_not_one(before: Option<&Token>, value: Decimal, unit: &str) -> bool {
    before.is_some_and(|token| token.is(Word::Neg))
        && value == Decimal::ONE
        && matches!(unit, "件" | "起" | "例" | "宗")
}

/// A figure or a percentage; none where its number is too long or that of a thing.
fn figure(node: &Pair<'_, Rule>, span: Span, before: Option<&Token>) -> Option<Kind> {
    let mut value = Decimal::ZERO;
    let mut unit = "";
    let mut step = None;
    let mut is_exact = !before.is_some_and(|token| token.is(Word::About));
    for part in node.clone().into_inner() {
        match part.as_rule() {
            Rule::amount => value = number(part.as_str())?,
            Rule::percent => return Some(Kind::Share(Share { span, percent: value, is_of_another: false })),
            Rule::myriad => {
                let factor: i64 = match part.as_str() {
                    "万" => 10_000,
                    "千" => 1_000,
                    _ => 100,
                };
                // 1.2万条 is seldom meant to the piece.
                step = Some(Decimal::new(factor, value.scale())).filter(|_| is_exact && step.is_none());
                is_exact = false;
                value = value.checked_mul(Decimal::from(factor))?;
            }
            Rule::unit => unit = UNITS.iter().find(|unit| **unit == part.as_str()).copied().unwrap_or_default(),
            _ => (is_exact, step) = (false, None),
        }
    }
    if is_ordinal(before) {
        return None;
    }
    if is_not_one(before, value, unit) {
        return Some(Kind::Word(Word::Plain));
    }
    let factor = match unit {
        "万元" => 10_000,
        "亿元" => 100_000_000,
        _ => 1,
    };
    value = value.checked_mul(Decimal::from(factor))?;
    let unit = if unit.ends_with('元') { "元" } else { unit };
    Some(Kind::Figure(Figure { span, value, unit, is_exact, step }))
}
