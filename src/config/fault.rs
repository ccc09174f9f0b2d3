//! Faults of a configuration, and the words for them.

use super::glob::GlobFault;
use crate::finding::Level;
use crate::lang::Lang;
use crate::span::Span;

/// A fault in a configuration, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// Bytes of its text.
    pub span: Span,
    /// An error keeps gouji from running; a warning does not.
    pub level: Level,
    /// What is wrong.
    pub fault: ConfigFault,
}

/// What can be wrong in a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigFault {
    /// Not TOML, or a value of the wrong type; the parser's own words.
    Shape(String),
    /// A key that does not exist, and the one that may be meant.
    Key(String, Option<String>),
    /// A key that must be there.
    Missing(&'static str),
    /// A word that names no rule, and one that may be meant.
    Rule(String, Option<String>),
    /// An edition that does not exist.
    Edition(String),
    /// A year out of bounds.
    Year(i64),
    /// A limit, and the most that it may be.
    Limit(&'static str, i64),
    /// A pattern that cannot be read, and why.
    Glob(String, GlobFault),
    /// A day that does not exist or is not written `2025-03-31`.
    Date(String),
    /// Keys that name no cell of any edition.
    Cell(String),
    /// A text that must say something.
    Blank(&'static str),
    /// A pack that does not exist.
    NoPack(String),
    /// A pack that cannot be read, and why, for a person.
    UnreadPack(String, String),
    /// A pattern that names no draft.
    Unmatched(String),
    /// An expected body without a draft.
    NoDraft(String),
    /// A waiver that nothing needed.
    UnusedWaiver,
}

impl ConfigError {
    pub(crate) fn error(span: Span, fault: ConfigFault) -> Self {
        Self { span, level: Level::Error, fault }
    }

    pub(crate) fn warning(span: Span, fault: ConfigFault) -> Self {
        Self { span, level: Level::Warning, fault }
    }

    /// A pack that a configuration names and that is not there.
    #[must_use]
    pub fn no_pack(name: &str, span: Span) -> Self {
        Self::error(span, ConfigFault::NoPack(name.to_owned()))
    }

    /// A pack that a configuration names and that cannot be read; `why` is for a person.
    #[must_use]
    pub fn unread_pack(name: &str, why: String, span: Span) -> Self {
        Self::error(span, ConfigFault::UnreadPack(name.to_owned(), why))
    }
}

impl ConfigFault {
    /// What is wrong, for a person.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            Self::Shape(words) => {
                (format!("配置写得不对：{}", crate::pack::in_chinese(words)), format!("not a configuration: {words}"))
            }
            Self::Key(key, meant) => (
                format!("没有“{key}”这一项{}", perhaps_zh(meant.as_deref())),
                format!("there is no key `{key}`{}", perhaps_en(meant.as_deref())),
            ),
            Self::Missing(key) => (format!("缺少 {key}"), format!("`{key}` is missing")),
            Self::Rule(word, meant) => (
                format!("没有代码、组别或名称为“{word}”的规则{}", perhaps_zh(meant.as_deref())),
                format!("no rule has the code, group or name `{word}`{}", perhaps_en(meant.as_deref())),
            ),
            Self::Edition(key) => (
                format!("没有“{key}”这一版格式；可用 auto、2008、2019、2021"),
                format!("there is no edition `{key}`; there are auto, 2008, 2019 and 2021"),
            ),
            Self::Year(year) => (
                format!("报告年度“{year}”应在 2000 至 2099 之间"),
                format!("the report year {year} should be between 2000 and 2099"),
            ),
            Self::Limit(key, most) => {
                (format!("{key} 应在 1 至 {most} 之间"), format!("`{key}` should be between 1 and {most}"))
            }
            Self::Glob(text, fault) => {
                let words = fault.message(lang);
                (format!("路径式样“{text}”读不懂：{words}"), format!("the pattern `{text}` cannot be read: {words}"))
            }
            Self::Date(text) => (
                format!("“{text}”不是日期；应写作 2025-03-31 这样，并且历书上有这一天"),
                format!("`{text}` is not a day of the calendar written like 2025-03-31"),
            ),
            Self::Cell(text) => (
                format!("各版表格都没有“{text}”这一格；应写作 requests.granted.total 这样"),
                format!("no table of any edition has the cell `{text}`; write it like requests.granted.total"),
            ),
            Self::Blank(key) => (format!("{key} 不能是空的"), format!("`{key}` says nothing")),
            Self::NoPack(name) => (format!("找不到规则包“{name}”"), format!("there is no rule pack `{name}`")),
            Self::UnreadPack(name, why) => {
                (format!("规则包“{name}”读不了：{why}"), format!("the rule pack `{name}` cannot be read: {why}"))
            }
            Self::Unmatched(text) => (
                format!("“{text}”没有对上任何草稿；路径从配置文件所在的文件夹算起"),
                format!("`{text}` names no draft; paths count from the folder of the configuration"),
            ),
            Self::NoDraft(body) => (format!("没有找到“{body}”的草稿"), format!("no draft was found for “{body}”")),
            Self::UnusedWaiver => (
                "这条豁免没有用上：所说的问题已经没有了，可以删去".to_owned(),
                "this waiver is not needed: what it waives is gone; it can be removed".to_owned(),
            ),
        };
        lang.pick(zh, en)
    }
}

fn perhaps_zh(meant: Option<&str>) -> String {
    meant.map(|meant| format!("（是不是“{meant}”）")).unwrap_or_default()
}

fn perhaps_en(meant: Option<&str>) -> String {
    meant.map(|meant| format!(" (perhaps `{meant}`)")).unwrap_or_default()
}
