//! `gouji rules`.

use std::io::{self, Write};

use gouji::Lang;
use gouji::render::reference;

use crate::args::{RulesArgs, RulesFormat};
use crate::config::Setup;
use crate::{FAILED, config, stream};

/// Lists all rules.
pub(crate) fn run(args: &RulesArgs) -> io::Result<u8> {
    let Some(Setup { lang, linter, .. }) = config::load(&args.shared)? else {
        return Ok(FAILED);
    };
    let mut out = stream::output(args.shared.color);
    match args.format {
        RulesFormat::Human => reference::list(&linter.rules(lang), lang, &mut out)?,
        RulesFormat::Json => reference::json(&linter.rules(lang), &mut out)?,
        RulesFormat::Md => {
            let pairs: Vec<_> = linter.rules(Lang::Zh).into_iter().zip(linter.rules(Lang::En)).collect();
            reference::page(&pairs, &mut out)?;
        }
    }
    out.flush()?;
    Ok(0)
}
