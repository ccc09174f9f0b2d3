//! A draft and what became of it.

use std::sync::LazyLock;

use crate::decode::Format;
use crate::finding::{Finding, Level};
use crate::lang::Lang;
use crate::lint::{Checked, Outcome};
use crate::source::Source;

use super::{FileError, FileErrorKind};

/// A draft under its name, and what became of it.
#[derive(Debug)]
pub struct FileReport {
    /// Path as the user knows it, with `/` between its parts.
    pub path: String,
    /// Format, where the file could be read.
    pub format: Option<Format>,
    /// The text that spans refer to, where the file could be read.
    pub source: Option<Source>,
    /// The report with its findings, or what kept it from being checked.
    pub verdict: Result<Checked, FileError>,
    /// Whether the user named the file itself rather than a folder above it.
    pub is_named: bool,
}

impl FileReport {
    /// What became of the draft at `path`.
    #[must_use]
    pub fn new(path: String, outcome: Outcome, lang: Lang) -> Self {
        let verdict = outcome.verdict.map_err(|refusal| FileError::of(refusal, lang));
        Self { path, format: outcome.format, source: outcome.source, verdict, is_named: true }
    }

    /// A file that could not be opened.
    #[must_use]
    pub fn unopened(path: String, kind: FileErrorKind, message: String) -> Self {
        Self { path, format: None, source: None, verdict: Err(FileError { kind, message }), is_named: true }
    }

    /// The same file, `is_named` or found in a folder.
    #[must_use]
    pub fn named(self, is_named: bool) -> Self {
        Self { is_named, ..self }
    }

    /// The report and the text that its places refer to.
    ///
    /// # Errors
    /// What kept the file from being checked.
    pub fn content(&self) -> Result<(&Checked, &Source), &FileError> {
        /// The linter gives no report without its text.
        static NO_TEXT: LazyLock<FileError> =
            LazyLock::new(|| FileError { kind: FileErrorKind::Internal, message: "no source text".to_owned() });
        match (&self.verdict, &self.source) {
            (Ok(checked), Some(source)) => Ok((checked, source)),
            (Err(error), _) => Err(error),
            (Ok(_), None) => Err(&NO_TEXT),
        }
    }

    /// Findings of the report; none where there is no report.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        self.verdict.as_ref().map_or(&[], |checked| &checked.findings)
    }

    /// Whether it could not be checked although it should have been: what is no report fails a run only where the
    /// user named it, and so does a folder without drafts.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        self.verdict.as_ref().is_err_and(|error| self.is_named || !error.kind.is_passed_over())
    }

    /// The level at which a format shows that the file was not checked.
    pub(super) fn failure_level(&self) -> Level {
        if self.is_failure() { Level::Error } else { Level::Note }
    }

    /// Whether lines and columns of its places are those of the file; otherwise they are those of the text made of it.
    pub(super) fn has_lines(&self) -> bool {
        self.format.is_none_or(Format::is_text)
    }
}
