//! A checked run in a format.

use std::io::{self, Write};

use gouji::render::{self, FileReport};
use gouji::{Level, Linter, Options};

use crate::args::{CheckArgs, CheckFormat};

/// What was checked, and how.
pub(crate) struct Run<'a> {
    pub(crate) files: &'a [FileReport],
    pub(crate) linter: &'a Linter,
    pub(crate) options: &'a Options,
    pub(crate) deny: Level,
    pub(crate) has_baseline: bool,
    pub(crate) args: &'a CheckArgs,
}

impl Run<'_> {
    /// Writes the run. What only one format needs is made here, when it is asked for.
    pub(crate) fn write(&self, format: CheckFormat, out: &mut dyn Write) -> io::Result<()> {
        let (files, lang, ledger) = (self.files, self.options.lang, self.args.ledger);
        match format {
            CheckFormat::Human if self.args.quiet => {
                files.iter().try_for_each(|file| render::human::render_file(file, self.args.shown(), lang, out))
            }
            CheckFormat::Human => render::human::render_run(files, self.args.shown(), lang, out),
            CheckFormat::Short => render::short::render(files, lang, out),
            CheckFormat::Json => render::json::render(files, ledger, out),
            CheckFormat::Jsonl => render::jsonl::render(files, ledger, out),
            CheckFormat::Sarif => {
                let rules = self.linter.selected_rules(self.options);
                let about = render::sarif::About { rules: &rules, has_baseline: self.has_baseline, lang };
                render::sarif::render(files, about, out)
            }
            CheckFormat::Github => render::github::render(files, lang, out),
            CheckFormat::Gitlab => render::gitlab::render(files, lang, out),
            CheckFormat::Junit => render::junit::render(files, self.deny, lang, out),
            CheckFormat::Rdjson => render::rdjson::render(files, lang, out),
            CheckFormat::Checkstyle => render::checkstyle::render(files, lang, out),
            CheckFormat::Md => render::md::render(files, lang, out),
            CheckFormat::Html => render::html::render(files, lang, out),
        }
    }
}
