//! `gouji explain`.

use std::io::{self, Write};

use gouji::render::reference;

use crate::args::ExplainArgs;
use crate::config::Setup;
use crate::{FAILED, check, config, stream};

/// Explains a rule, or each rule of a group.
pub(crate) fn run(args: &ExplainArgs) -> io::Result<u8> {
    let Some(Setup { lang, linter, .. }) = config::load(&args.shared)? else {
        return Ok(FAILED);
    };
    let rules = linter.explain(&args.rule, lang);
    if rules.is_empty() {
        stream::complain(&check::unknown_rule(&args.rule, &linter, lang), lang);
        return Ok(FAILED);
    }
    let mut out = stream::output(args.shared.color);
    for (index, rule) in rules.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        reference::explain(rule, lang, &mut out)?;
    }
    out.flush()?;
    Ok(0)
}
