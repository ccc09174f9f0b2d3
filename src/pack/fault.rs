//! Faults of packs, and the words for them.

use std::ops::Range;

use crate::lang::Lang;
use crate::span::Span;

/// A fault in a pack, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackError {
    /// Index of the pack among those given.
    pub pack: usize,
    /// Bytes of its text.
    pub span: Span,
    /// What is wrong.
    pub fault: PackFault,
}

/// What can be wrong in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackFault {
    /// Not TOML, or not of the shape of a pack; the parser's own words.
    Shape(String),
    /// A code that is not a letter and three digits.
    Code(String),
    /// A code or name that another rule has.
    Taken(String),
    /// Neither an assertion nor a check, or both.
    Body,
    /// A check that does not exist.
    Check(String),
    /// An edition that does not exist.
    Edition(String),
    /// An expression that does not parse.
    Expression,
    /// A fact or set that no edition has.
    Fact(String),
    /// `[levels]` names no rule.
    Unknown(String),
    /// A level that is none of error, warning, note, off.
    Level(String),
    /// A rule without a source.
    Basis,
}

impl PackError {
    pub(super) fn new(pack: usize, span: Range<usize>, fault: PackFault) -> Self {
        Self { pack, span: Span::new(span.start, span.end), fault }
    }
}

impl PackFault {
    /// What is wrong, for a person.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            Self::Shape(words) => {
                (format!("规则包写得不对：{}", in_chinese(words)), format!("not a rule pack: {words}"))
            }
            Self::Code(code) => (
                format!("代码“{code}”应为一个大写字母加三位数字，如 L101"),
                format!("the code `{code}` should be a capital letter and three digits, as L101"),
            ),
            Self::Taken(word) => (format!("“{word}”已经有别的规则在用"), format!("`{word}` is taken by another rule")),
            Self::Body => (
                "一条规则要么有 assert，要么有 check，二者只取其一".to_owned(),
                "a rule has either `assert` or `check`, and not both".to_owned(),
            ),
            Self::Check(name) => (format!("没有名为“{name}”的检查"), format!("there is no check `{name}`")),
            Self::Edition(key) => (
                format!("没有“{key}”这一版格式；可用 2008、2019、2021"),
                format!("there is no edition `{key}`; there are 2008, 2019 and 2021"),
            ),
            Self::Expression => {
                ("表达式从这里起读不懂".to_owned(), "the expression cannot be read from here on".to_owned())
            }
            Self::Fact(name) => (format!("各版格式都没有“{name}”"), format!("no edition has `{name}`")),
            Self::Unknown(word) => {
                (format!("没有代码或名称为“{word}”的规则"), format!("no rule has the code or name `{word}`"))
            }
            Self::Level(word) => (
                format!("级别“{word}”应为 error、warning、note 或 off"),
                format!("the level `{word}` should be error, warning, note or off"),
            ),
            Self::Basis => (
                "规则要写明依据；没有文件依据的写“惯例”".to_owned(),
                "a rule names its source, or 惯例 for custom".to_owned(),
            ),
        };
        lang.pick(zh, en)
    }
}

/// The words of the TOML reader that a writer of packs meets most; others stay as they are.
pub(crate) fn in_chinese(words: &str) -> String {
    if let Some((found, expected)) =
        words.strip_prefix("invalid type: ").and_then(|rest| rest.rsplit_once(", expected "))
    {
        let found = found.rsplit(' ').next().unwrap_or(found).trim_matches(['`', '"']);
        return match expected {
            "a string" => format!("“{found}”应为带引号的文字"),
            "a sequence" => format!("“{found}”应为方括号中的列表"),
            _ => format!("“{found}”的类型不对"),
        };
    }
    let mut quoted = words.split('`').skip(1).step_by(2);
    let Some(first) = quoted.next() else {
        return words.to_owned();
    };
    let others = quoted.collect::<Vec<_>>().join("、");
    match words.split(' ').take(2).collect::<Vec<_>>().as_slice() {
        ["missing", "field"] => format!("缺少 {first}"),
        ["unknown", "field" | "key"] => format!("没有 {first} 这一项；可用 {others}"),
        ["unknown", "variant"] => format!("“{first}”应为 {others} 之一"),
        ["wrong", "type:"] if first == "levels" => "levels 应写作 [levels]".to_owned(),
        ["wrong", "type:"] => format!("{first} 应写作 [[{first}]]"),
        _ => words.to_owned(),
    }
}
