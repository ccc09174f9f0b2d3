//! Why a baseline cannot be read, at its place.

use serde_json::error::Category;

use super::file::SCHEMA;
use crate::lang::Lang;
use crate::pack::in_chinese;
use crate::span::Span;

/// Why a baseline cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaselineError {
    /// Bytes of its text.
    pub span: Span,
    pub(super) fault: BaselineFault,
}

/// What is wrong with a baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BaselineFault {
    /// It ends before it is complete.
    Cut(String),
    /// It is no JSON; the reader's own words.
    Syntax(String),
    /// It is JSON of another shape; the reader's own words.
    Shape(String),
    /// It is of another version.
    Version(u32),
}

impl BaselineError {
    /// What is wrong, for a person.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let (zh, en) = match &self.fault {
            BaselineFault::Cut(words) => ("文件不完整，后面缺了一段".to_owned(), words.clone()),
            BaselineFault::Syntax(words) => ("这里不合 JSON 的写法".to_owned(), words.clone()),
            BaselineFault::Shape(words) => (in_chinese(words), words.clone()),
            BaselineFault::Version(version) => (
                format!("版本（schema）是{version}，这个 gouji 只认{SCHEMA}"),
                format!("schema {version} is not {SCHEMA}"),
            ),
        };
        lang.pick(zh, en)
    }
}

/// The place of an error of the JSON reader, which counts lines and bytes in them.
pub(super) fn at(error: &serde_json::Error, text: &str) -> BaselineError {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = (before + error.column().saturating_sub(1)).min(text.len());
    let start = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let words = error.to_string();
    let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words).to_owned();
    let fault = match error.classify() {
        Category::Eof => BaselineFault::Cut(words),
        Category::Data => BaselineFault::Shape(words),
        Category::Io | Category::Syntax => BaselineFault::Syntax(words),
    };
    let end = text.get(start..).and_then(|rest| rest.chars().next()).map_or(start, |c| start + c.len_utf8());
    BaselineError { span: Span::new(start, end), fault }
}
