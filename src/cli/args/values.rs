//! Values that arguments take, and how they are read.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::ValueEnum;
use gouji::{Lang, Level};

/// Keys of the editions of the form, oldest first.
pub(super) const EDITIONS: [&str; 3] = ["2008", "2019", "2021"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    Human,
    Short,
    Json,
    Jsonl,
    Sarif,
    Github,
    Gitlab,
    Junit,
    Rdjson,
    Checkstyle,
    Md,
    Html,
}

/// A format and where it goes.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) format: CheckFormat,
    pub(crate) path: PathBuf,
}

/// Reads a report year.
pub(super) fn year(text: &str) -> Result<i16, String> {
    let year = text.parse().ok().filter(|year| (2000..2100).contains(year));
    year.ok_or_else(|| "要写 2000 到 2099 之间的年份 · a year from 2000 to 2099".to_owned())
}

/// Reads a number of things.
pub(super) fn count(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "要写大于零的整数 · a whole number above zero".to_owned())
}

/// Reads `FORMAT=PATH`.
pub(super) fn target(text: &str) -> Result<Target, String> {
    let (format, path) = text
        .split_once('=')
        .filter(|(_, path)| !path.is_empty())
        .ok_or("写成“格式=文件” · write FORMAT=PATH, as in sarif=out.sarif")?;
    let format = CheckFormat::from_str(format, false).map_err(|_| {
        let names: Vec<_> = CheckFormat::value_variants().iter().filter_map(CheckFormat::to_possible_value).collect();
        let names: Vec<&str> = names.iter().map(|value| value.get_name()).collect();
        let (chinese, english) = (names.join("、"), names.join(", "));
        format!("没有“{format}”这种格式，可以是 {chinese} · no such format, but {english}")
    })?;
    Ok(Target { format, path: PathBuf::from(path) })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    Human,
    Json,
    Md,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TrialFormat {
    Human,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LangArg {
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorArg {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DenyLevel {
    Error,
    Warning,
    Note,
}

impl From<LangArg> for Lang {
    fn from(arg: LangArg) -> Self {
        match arg {
            LangArg::Zh => Self::Zh,
            LangArg::En => Self::En,
        }
    }
}

impl From<DenyLevel> for Level {
    fn from(arg: DenyLevel) -> Self {
        match arg {
            DenyLevel::Error => Self::Error,
            DenyLevel::Warning => Self::Warning,
            DenyLevel::Note => Self::Note,
        }
    }
}

#[cfg(test)]
mod tests {
    use gouji::{ConfigFault, Linter};

    use super::*;

    #[test]
    fn the_editions_of_the_command_line_are_those_of_the_rules() {
        let linter = Linter::new(&[]).expect("sound rules");
        assert!(linter.editions().eq(EDITIONS));
        let words = ConfigFault::Edition("2020".to_owned()).message(Lang::En);
        assert!(EDITIONS.iter().all(|edition| words.contains(edition)), "{words}");
    }
}
