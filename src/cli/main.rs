//! The command line of gouji: the only place with files, environment and standard streams.

#![allow(clippy::disallowed_methods, reason = "the command line is where files, streams and the environment are")]

mod args;
mod baseline;
mod check;
mod config;
mod diff;
mod drafts;
mod ends;
mod explain;
mod fix;
mod init;
mod input;
mod judge;
mod locale;
mod lsp;
mod manual;
mod new;
mod packs;
mod page;
mod place;
mod progress;
mod rules;
mod run;
mod sheet;
mod stream;
mod tally;
mod target;
mod targets;
mod test_rules;
mod unseen;
mod usage;
mod verbose;
mod watch;
mod written;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};

/// Could not run, or nothing was a report.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return ExitCode::from(usage::tell(&error, locale::of_arguments())),
    };
    let done = match cli.command {
        Command::Check(args) => check::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::TestRules(args) => test_rules::run(&args),
        Command::New(args) => new::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Lsp(args) => lsp::run(&args),
        Command::Completions(args) => manual::completions(args.shell),
        Command::Man(args) => manual::page(args.command.as_deref()),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            let lang = locale::lang(None);
            stream::complain(&stream::reason(&error, lang), lang);
            ExitCode::from(FAILED)
        }
    }
}
