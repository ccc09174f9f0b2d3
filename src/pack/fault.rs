//! Faults of packs in words.

use super::load::PackFault;
use crate::lang::Lang;

impl PackFault {
    /// What is wrong, for a person.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            Self::Shape(words) => (format!("规则包写得不对：{words}"), format!("not a rule pack: {words}")),
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
