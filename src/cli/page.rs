//! The output of a check, written file by file while the run goes on.

use std::io::{self, Write};

use gouji::Lang;
use gouji::render::{FileReport, Summary, human, json};

use crate::args::CheckFormat;

/// The format of the output and how it is to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    pub(crate) format: CheckFormat,
    pub(crate) ledger: bool,
    /// Whether findings that do not count are shown to a person.
    pub(crate) waived: bool,
    pub(crate) lang: Lang,
}

impl Page {
    /// Writes what stands before the first file.
    pub(crate) fn head(self, out: &mut impl Write) -> io::Result<()> {
        match self.format {
            CheckFormat::Human => Ok(()),
            CheckFormat::Json => json::render_head(out),
        }
    }

    /// What is written of one file. It is made on the thread that checked the file, which then needs its text no more.
    pub(crate) fn piece(self, file: &FileReport) -> io::Result<Vec<u8>> {
        let mut piece = Vec::new();
        match self.format {
            CheckFormat::Human => human::render_file(file, self.shown(), self.lang, &mut piece)?,
            CheckFormat::Json => json::render_file(file, self.ledger, &mut piece)?,
        }
        Ok(piece)
    }

    fn shown(self) -> human::Shown {
        human::Shown { ledger: self.ledger, waived: self.waived }
    }

    /// What stands between the pieces of two files.
    pub(crate) fn between(self) -> &'static str {
        match self.format {
            CheckFormat::Human => "",
            CheckFormat::Json => json::BETWEEN,
        }
    }

    /// Writes what stands behind the last file.
    pub(crate) fn tail(self, summary: &Summary, out: &mut impl Write) -> io::Result<()> {
        match self.format {
            CheckFormat::Human => human::render_summary(summary, self.lang, out),
            CheckFormat::Json => json::render_tail(summary, out),
        }
    }
}
