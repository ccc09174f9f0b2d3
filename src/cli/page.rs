//! The formats that are written file by file while the run goes on.

use std::io::{self, Write};

use gouji::Lang;
use gouji::render::{FileReport, Summary, human, json, jsonl, short};

use crate::args::{CheckArgs, CheckFormat};

/// The format of standard output and how it is to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    format: Format,
    shown: human::Shown,
    has_summary: bool,
    lang: Lang,
}

/// Formats that need no more of a run than one file after the other.
#[derive(Debug, Clone, Copy)]
enum Format {
    Human,
    Short,
    Json,
    Jsonl,
}

impl Page {
    /// The page in a format; none where the format needs the whole run.
    pub(crate) fn of(format: CheckFormat, args: &CheckArgs, lang: Lang) -> Option<Self> {
        let format = match format {
            CheckFormat::Human => Format::Human,
            CheckFormat::Short => Format::Short,
            CheckFormat::Json => Format::Json,
            CheckFormat::Jsonl => Format::Jsonl,
            _ => return None,
        };
        Some(Self { format, shown: args.shown(), has_summary: !args.quiet, lang })
    }

    /// Writes what stands before the first file.
    pub(crate) fn head(self, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            Format::Json => json::render_head(out),
            Format::Human | Format::Short | Format::Jsonl => Ok(()),
        }
    }

    /// What is written of one file. It is made on the thread that checked the file, which then needs its text no more.
    pub(crate) fn piece(self, file: &FileReport) -> io::Result<Vec<u8>> {
        let mut piece = Vec::new();
        match self.format {
            Format::Human => human::render_file(file, self.shown, self.lang, &mut piece)?,
            Format::Short => short::render_file(file, self.lang, &mut piece)?,
            Format::Json => json::render_file(file, self.shown.ledger, &mut piece)?,
            Format::Jsonl => jsonl::render_file(file, self.shown.ledger, &mut piece)?,
        }
        Ok(piece)
    }

    /// What stands between the pieces of two files.
    pub(crate) fn between(self) -> &'static str {
        match self.format {
            Format::Json => json::BETWEEN,
            Format::Human | Format::Short | Format::Jsonl => "",
        }
    }

    /// Writes what stands behind the last file.
    pub(crate) fn tail(self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            Format::Human if self.has_summary => human::render_summary(summary, self.lang, out),
            Format::Human | Format::Short => Ok(()),
            Format::Json => json::render_tail(summary, out),
            Format::Jsonl => jsonl::render_summary(summary, out),
        }
    }
}
