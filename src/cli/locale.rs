//! The language of the person at the terminal.

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
