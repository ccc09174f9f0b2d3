//! The language of the person at the terminal.

use clap::ValueEnum;
use gouji::Lang;

use crate::args::LangArg;

/// The language asked for; failing that English in an English locale, and Chinese otherwise.
pub(crate) fn lang(asked: Option<LangArg>) -> Lang {
    let locale = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    };
    match asked {
        Some(lang) => lang.into(),
        None if locale().is_some_and(|locale| locale.starts_with("en")) => Lang::En,
        None => Lang::Zh,
    }
}

/// The language for mistakes in the arguments, of which `--lang` may be one that was not read.
pub(crate) fn of_arguments() -> Lang {
    let arguments: Vec<String> = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let behind = arguments.windows(2).find_map(|pair| match pair {
        [name, value] if name == "--lang" => Some(value.as_str()),
        _ => None,
    });
    let asked = behind.or_else(|| arguments.iter().find_map(|argument| argument.strip_prefix("--lang=")));
    lang(asked.and_then(|value| LangArg::from_str(value, false).ok()))
}
