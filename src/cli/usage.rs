//! Mistakes on the command line, in the language of the person at the terminal.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use gouji::Lang;

use crate::args::Cli;

/// Says what is wrong with the arguments, or shows the help or the version that they ask for, and gives the exit code.
pub(crate) fn tell(error: &Error, lang: Lang) -> u8 {
    let code = u8::try_from(error.exit_code()).unwrap_or(super::FAILED);
    let is_help = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand);
    if let Some(Err(help)) = is_help.then(|| Cli::with_headings().try_get_matches()) {
        let _ = help.print();
        return code;
    }
    match chinese(error).filter(|_| lang == Lang::Zh) {
        Some(message) => super::stream::complain(&format!("{message}\n用 --help 查看用法。"), lang),
        // Where even that fails there is nothing left to do.
        None => drop(error.print()),
    }
    code
}

/// The mistake in Chinese; none for what is no mistake and for those that clap alone has words for.
fn chinese(error: &Error) -> Option<String> {
    let text = |kind: ContextKind| context(error, kind);
    let argument = || text(ContextKind::InvalidArg);
    let hint = |kind: ContextKind| text(kind).map(|word| format!("（是不是“{word}”）")).unwrap_or_default();
    Some(match error.kind() {
        ErrorKind::UnknownArgument => format!("没有“{}”这个参数{}。", argument()?, hint(ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => {
            let hint = hint(ContextKind::SuggestedSubcommand);
            format!("没有“{}”这个命令{hint}。", text(ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::InvalidValue => {
            let values = text(ContextKind::ValidValue).map(|values| format!("可以是 {values}")).unwrap_or_default();
            match text(ContextKind::InvalidValue).filter(|value| !value.is_empty()) {
                Some(value) => {
                    let hint = hint(ContextKind::SuggestedValue);
                    format!("“{}”不能是“{value}”{hint}；{values}。", argument()?)
                }
                None => format!("“{}”后面要写一个值；{values}。", argument()?).replace("；。", "。"),
            }
        }
        ErrorKind::ValueValidation => {
            let reason = error.source().map(ToString::to_string).unwrap_or_default();
            // What our own readers say has both languages.
            let reason = reason.split_once(" · ").map_or("", |(chinese, _)| chinese);
            format!("“{}”不能是“{}”；{reason}。", argument()?, text(ContextKind::InvalidValue)?).replace("；。", "。")
        }
        ErrorKind::MissingRequiredArgument => format!("还要写上 {}。", argument()?),
        ErrorKind::ArgumentConflict if text(ContextKind::PriorArg) == argument() => {
            format!("“{}”只能写一次。", argument()?)
        }
        ErrorKind::ArgumentConflict => {
            format!("“{}”不能和“{}”一起用。", argument()?, text(ContextKind::PriorArg)?)
        }
        ErrorKind::TooManyValues => {
            format!("“{}”多写了一个值：“{}”。", argument()?, text(ContextKind::InvalidValue)?)
        }
        ErrorKind::MissingSubcommand => format!("还要写上一个命令：{}。", text(ContextKind::ValidSubcommand)?),
        _ => return None,
    })
}

/// What clap tells of a mistake, several things joined by 、.
fn context(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join("、")).filter(|texts| !texts.is_empty()),
        _ => None,
    }
}
