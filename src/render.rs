//! From checked drafts to what a person or a program reads. One format a file; none knows rules.

mod checkstyle;
mod escape;
mod fingerprint;
mod github;
mod gitlab;
mod html;
pub mod human;
mod json;
mod jsonl;
mod junit;
mod md;
mod page;
mod pretty;
mod rdjson;
pub mod reference;
mod refusal;
mod region;
mod sarif;
mod short;
pub mod trial;
mod words;
mod xml;

use std::io::{self, Write};
use std::ops::AddAssign;
use std::sync::LazyLock;

use crate::decode::Format;
use crate::finding::{Applicability, Finding, LedgerOutcome, Level, Status};
use crate::lang::Lang;
use crate::lint::{Checked, Outcome};
use crate::source::Source;
pub use page::{Binder, Output, Page, Piece};
pub use sarif::About;

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

/// Why a file was not checked, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileError {
    /// Stable key: `not-found`, `not-report`, `charset` and so on.
    pub kind: &'static str,
    /// For a person.
    pub message: String,
}

/// Totals of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files looked at.
    pub files: usize,
    /// Files that were reports.
    pub reports: usize,
    /// Findings at level error.
    pub errors: usize,
    /// Findings at level warning.
    pub warnings: usize,
    /// Findings at level note.
    pub notes: usize,
    /// Findings that are waived.
    pub waived: usize,
    /// Findings that stand in the baseline.
    pub known: usize,
    /// Findings that count and that a safe fix mends.
    pub fixable: usize,
    /// Findings that count and that a suggested fix mends.
    pub suggested: usize,
    /// Equations that hold.
    pub held: usize,
    /// Equations that do not.
    pub violated: usize,
    /// Equations that could not be computed.
    pub open: usize,
    /// Files and folders that could not be checked although they should have been.
    pub failed: usize,
    /// Files and folders of which no finding is told.
    pub silent: usize,
}

/// Writes a run in a format.
///
/// # Errors
/// Those of the writer.
pub fn write(files: &[FileReport], output: Output<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let page = Page { output, lang, files: files.len() };
    let (mut binder, mut parts) = (Binder::new(page), vec![Vec::new(); page.parts()]);
    for (index, file) in files.iter().enumerate() {
        let added = binder.add(page.piece(index, file)?);
        parts.iter_mut().zip(added).for_each(|(part, added)| part.extend(added));
    }
    let frames = binder.frames(&Summary::of(files))?;
    let parts = parts.iter().map(Vec::as_slice).chain([&[][..]]);
    frames.iter().zip(parts).try_for_each(|(frame, part)| out.write_all(frame).and_then(|()| out.write_all(part)))
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
    pub fn unopened(path: String, kind: &'static str, message: String) -> Self {
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
            LazyLock::new(|| FileError { kind: "internal", message: "no source text".to_owned() });
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
        self.verdict.as_ref().is_err_and(|error| self.is_named || !FileError::PASSED_OVER.contains(&error.kind))
    }

    /// The level at which a format shows that the file was not checked.
    fn failure_level(&self) -> Level {
        if self.is_failure() { Level::Error } else { Level::Note }
    }

    /// Whether lines and columns of its places are those of the file; otherwise they are those of the text made of it.
    fn has_lines(&self) -> bool {
        self.format.is_none_or(Format::is_text)
    }
}

/// What a page of findings begins with, so that it is not taken for a draft when its folder is checked again.
const OWN_PAGES: [&str; 2] = [html::HEAD, md::HEAD];

/// Whether a file is a page of findings that gouji wrote.
#[must_use]
pub fn is_own_page(bytes: &[u8]) -> bool {
    OWN_PAGES.iter().any(|head| bytes.starts_with(head.as_bytes()))
}

impl FileError {
    /// Kinds that speak of a folder instead of a file.
    const FOLDERS: [&str; 2] = ["no-drafts", "linked-folder"];

    /// Kinds that are no failure in a folder: it may hold other texts, or nothing yet.
    const PASSED_OVER: [&str; 5] = ["not-report", "empty", "no-drafts", "linked-folder", "own-page"];
}

impl Summary {
    /// The totals of all files.
    #[must_use]
    pub fn of(files: &[FileReport]) -> Self {
        let mut summary = Self::default();
        files.iter().for_each(|file| summary.add(file));
        summary
    }

    /// Adds one file.
    pub fn add(&mut self, file: &FileReport) {
        self.failed += usize::from(file.is_failure());
        self.silent += usize::from(
            file.verdict.as_ref().map_or(true, |checked| checked.findings.is_empty() && checked.aside.is_empty()),
        );
        let checked = match &file.verdict {
            Err(error) if FileError::FOLDERS.contains(&error.kind) => return,
            verdict => verdict.as_ref().ok(),
        };
        self.files += 1;
        let Some(checked) = checked else { return };
        self.reports += 1;
        self.errors += checked.count(Level::Error);
        self.warnings += checked.count(Level::Warning);
        self.notes += checked.count(Level::Note);
        for fix in checked.findings.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix| fix.is_applicable())
        {
            match fix.applicability {
                Applicability::Safe => self.fixable += 1,
                Applicability::Suggested | Applicability::Display => self.suggested += 1,
            }
        }
        for finding in &checked.aside {
            match finding.status {
                Status::Open => {}
                Status::Waived { .. } => self.waived += 1,
                Status::Known => self.known += 1,
            }
        }
        for entry in &checked.ledger {
            match entry.outcome {
                LedgerOutcome::Holds => self.held += 1,
                LedgerOutcome::Violated => self.violated += 1,
                LedgerOutcome::Open(_) => self.open += 1,
            }
        }
    }
}

impl AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.reports += other.reports;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.waived += other.waived;
        self.known += other.known;
        self.fixable += other.fixable;
        self.suggested += other.suggested;
        self.held += other.held;
        self.violated += other.violated;
        self.open += other.open;
        self.failed += other.failed;
        self.silent += other.silent;
    }
}
