//! Patterns of paths, as `.gitignore` spells them.

use globset::{ErrorKind, GlobBuilder, GlobSet, GlobSetBuilder};

use super::fault::{ConfigError, ConfigFault};
use crate::lang::Lang;
use crate::span::Span;

/// A pattern and where the configuration has it. Without `/` it names files and folders anywhere below;
/// with one it counts from the folder of the configuration. A folder stands for all that it holds.
#[derive(Debug)]
pub(super) struct Glob {
    set: GlobSet,
    text: String,
    span: Span,
}

impl Glob {
    /// # Errors
    /// What is wrong with the pattern.
    pub(super) fn new(text: &str, span: Span) -> Result<Self, ConfigError> {
        let plain = text.strip_prefix("./").unwrap_or(text).trim_end_matches('/');
        let anchored = match plain.strip_prefix('/') {
            Some(rest) => rest.to_owned(),
            None if plain.contains('/') || plain == "**" => plain.to_owned(),
            None => format!("**/{plain}"),
        };
        let mut set = GlobSetBuilder::new();
        let fault = |error: globset::Error| {
            ConfigError::error(span, ConfigFault::Glob(text.to_owned(), GlobFault::of(error.kind())))
        };
        for pattern in [anchored.clone(), format!("{anchored}/**")] {
            set.add(GlobBuilder::new(&pattern).literal_separator(true).build().map_err(fault)?);
        }
        Ok(Self { set: set.build().map_err(fault)?, text: text.to_owned(), span })
    }

    pub(super) fn is_match(&self, path: &str) -> bool {
        self.set.is_match(path)
    }

    /// Whether it is this path, letter by letter.
    pub(super) fn is_just(&self, path: &str) -> bool {
        self.text.trim_start_matches("./").trim_start_matches('/') == path
    }

    /// The warning that it names nothing.
    pub(super) fn idle(&self, fault: impl FnOnce(String) -> ConfigFault) -> ConfigError {
        ConfigError::warning(self.span, fault(self.text.clone()))
    }
}

/// Why a pattern cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GlobFault {
    /// `[` without `]`.
    Class,
    /// `[z-a]`.
    Range(char, char),
    /// `{` without `}`, or the other way round.
    Alternates,
    /// `\` at the end.
    Escape,
    /// What its reader says.
    Other(String),
}

impl GlobFault {
    fn of(kind: &ErrorKind) -> Self {
        match kind {
            ErrorKind::UnclosedClass => Self::Class,
            ErrorKind::InvalidRange(from, to) => Self::Range(*from, *to),
            ErrorKind::UnclosedAlternates | ErrorKind::UnopenedAlternates => Self::Alternates,
            ErrorKind::DanglingEscape => Self::Escape,
            kind => Self::Other(kind.to_string()),
        }
    }

    /// The reason, for a person.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            Self::Class => ("方括号没有收尾；要写方括号本身，写作 [[]", "an open `[`; write `[[]` for the sign itself"),
            Self::Alternates => (
                "花括号没有成对；要写花括号本身，写作 [{] 和 [}]",
                "a lone brace; write `[{]` or `[}]` for the sign itself",
            ),
            Self::Escape => ("末尾的 \\ 后面没有字符", "nothing follows the last `\\`"),
            Self::Range(from, to) => {
                return lang.pick(
                    format!("方括号中的范围“{from}-{to}”次序颠倒"),
                    format!("the range `{from}-{to}` runs backwards"),
                );
            }
            Self::Other(words) => return words.clone(),
        };
        lang.pick(zh, en).to_owned()
    }
}

/// Whether a pattern of a configuration names a path from its folder on; a pattern with a fault names none.
#[must_use]
pub fn glob_matches(pattern: &str, path: &str) -> bool {
    Glob::new(pattern, Span::default()).is_ok_and(|glob| glob.is_match(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn matches(pattern: &str, path: &str, expected: bool) {
        let glob = Glob::new(pattern, Span::default()).expect("a pattern");
        assert_eq!(glob.is_match(path), expected, "{pattern} on {path}");
    }

    #[test]
    fn a_name_is_found_anywhere_and_a_path_from_the_folder_on() {
        matches("*.bak.txt", "甲/乙.bak.txt", true);
        matches("旧稿", "2023/旧稿/a.txt", true);
        matches("2023/*.txt", "2023/a.txt", true);
        matches("2023/*.txt", "2023/甲/a.txt", false);
        matches("2023/*.txt", "old/2023/a.txt", false);
        matches("/a.txt", "b/a.txt", false);
    }

    #[test]
    fn a_folder_stands_for_all_that_it_holds() {
        for pattern in ["2023/", "2023/**", "./2023/甲", "**/甲"] {
            matches(pattern, "2023/甲/a.txt", true);
        }
        matches("20", "2023/a.txt", false);
    }
}
