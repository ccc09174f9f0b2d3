//! `gouji completions` and `gouji man`: what the command line knows of itself.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::args::Cli;
use crate::stream;

/// Prints completions for a shell.
pub(crate) fn completions(shell: Shell) -> io::Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "gouji", &mut script);
    print(&script)
}

/// Prints the manual page of a command, or that of gouji.
pub(crate) fn page(name: Option<&str>) -> io::Result<u8> {
    let mut cli = Cli::command();
    cli.build();
    let command = match name {
        Some(name) => cli.find_subcommand(name).cloned().unwrap_or(cli),
        None => cli,
    };
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    print(&page)
}

fn print(text: &[u8]) -> io::Result<u8> {
    let mut out = stream::plain();
    out.write_all(text)?;
    out.flush()?;
    Ok(0)
}
