//! The formats of the command line, as the library has them.

use gouji::render::{About, Output, Page};
use gouji::{Lang, Level, RuleInfo};

use crate::args::{CheckArgs, CheckFormat};

/// What the formats are told of a run before it begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run<'a> {
    pub(crate) args: &'a CheckArgs,
    /// The rules that run, where SARIF is to list them.
    pub(crate) rules: &'a [RuleInfo],
    pub(crate) has_baseline: bool,
    pub(crate) deny: Level,
    pub(crate) lang: Lang,
    pub(crate) files: usize,
}

impl<'a> Run<'a> {
    /// The run in a format. `colours` tells whether it goes where they are wanted.
    pub(crate) fn page(&self, format: CheckFormat, colours: bool) -> Page<'a> {
        let Self { args, rules, has_baseline, deny, lang, files } = *self;
        let ledger = args.ledger;
        let output = match format {
            CheckFormat::Human => Output::Human { shown: args.shown(colours), has_summary: !args.quiet },
            CheckFormat::Short => Output::Short,
            CheckFormat::Json => Output::Json { ledger },
            CheckFormat::Jsonl => Output::Jsonl { ledger },
            CheckFormat::Sarif => Output::Sarif(About { rules, has_baseline }),
            CheckFormat::Github => Output::Github,
            CheckFormat::Gitlab => Output::Gitlab,
            CheckFormat::Junit => Output::Junit { deny },
            CheckFormat::Rdjson => Output::Rdjson,
            CheckFormat::Checkstyle => Output::Checkstyle,
            CheckFormat::Md => Output::Md,
            CheckFormat::Html => Output::Html,
        };
        Page { output, lang, files }
    }
}
