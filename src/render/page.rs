//! A run in a format, while it goes on: what is said of each file, and what stands around all of it.

use std::io;

use super::human::Shown;
use super::sarif::About;
use super::{
    FileReport, Summary, checkstyle, github, gitlab, html, human, json, jsonl, junit, md, rdjson, sarif, short,
};
use crate::finding::Level;
use crate::lang::Lang;

/// A format, with what it is to show.
#[derive(Debug, Clone, Copy)]
pub enum Output<'a> {
    /// Findings drawn over the draft, for a person at a terminal.
    Human {
        /// What is shown beside the findings that count.
        shown: Shown,
        /// Whether a line at the end sums up the run.
        has_summary: bool,
    },
    /// A line for each finding.
    Short,
    /// One JSON object.
    Json {
        /// Whether every equation is listed.
        ledger: bool,
    },
    /// A JSON object a line.
    Jsonl {
        /// Whether every equation is listed.
        ledger: bool,
    },
    /// SARIF 2.1.0.
    Sarif(About<'a>),
    /// Workflow commands of GitHub.
    Github,
    /// The Code Quality report of GitLab.
    Gitlab,
    /// The XML of JUnit.
    Junit {
        /// Level from which a finding is a failure.
        deny: Level,
    },
    /// The diagnostics of reviewdog.
    Rdjson,
    /// The XML of Checkstyle.
    Checkstyle,
    /// A page of Markdown.
    Md,
    /// A page for an office.
    Html,
}

/// A run over so many files in a format.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The format.
    pub output: Output<'a>,
    /// Language of the texts.
    pub lang: Lang,
    /// Files of the run, folders that could not be looked through among them.
    pub files: usize,
}

/// What a format says of one file, without its text.
#[derive(Debug)]
pub struct Piece(Said);

#[derive(Debug)]
enum Said {
    /// What goes into each part of the page.
    Parts(Vec<Vec<u8>>),
    /// What depends on the files before it.
    Github(github::Group),
    Md(md::Entry),
}

/// Puts the pieces of a run together, in the order of the files.
#[derive(Debug)]
pub struct Binder<'a> {
    page: Page<'a>,
    /// Whether something has gone into each part.
    is_filled: Vec<bool>,
    github: github::Spent,
    md: md::Held,
}

impl Page<'_> {
    /// Whether what stands before the first file can be told before the run is over, so that the page can be written
    /// while it goes on. Such a page has one part.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self.output, Output::Sarif(_) | Output::Junit { .. } | Output::Md | Output::Html)
    }

    /// How many parts the page has, one behind the other; each has its piece of every file.
    #[must_use]
    pub fn parts(&self) -> usize {
        match self.output {
            Output::Sarif(_) => sarif::PARTS,
            Output::Html => html::PARTS,
            _ => 1,
        }
    }

    /// What is said of the file that is at `index` of the run. Any thread may ask, in any order.
    ///
    /// # Errors
    /// None that a file gives rise to.
    pub fn piece(&self, index: usize, file: &FileReport) -> io::Result<Piece> {
        let lang = self.lang;
        let part = match self.output {
            Output::Github => return Ok(Piece(Said::Github(github::Group::new(file, lang)))),
            Output::Md => return Ok(Piece(Said::Md(md::Entry::new(file, lang)))),
            Output::Sarif(about) => return Ok(Piece(Said::Parts(sarif::pieces(index, file, about, lang)?.into()))),
            Output::Html => return Ok(Piece(Said::Parts(html::pieces(index, self.files, file, lang)?.into()))),
            Output::Human { shown, .. } => human::piece(file, shown, lang)?,
            Output::Short => short::piece(file, lang),
            Output::Json { ledger } => json::piece(file, ledger)?,
            Output::Jsonl { ledger } => jsonl::piece(file, ledger)?,
            Output::Gitlab => gitlab::piece(file, lang)?,
            Output::Junit { deny } => junit::piece(file, deny, lang)?,
            Output::Rdjson => rdjson::piece(file, lang)?,
            Output::Checkstyle => checkstyle::piece(file, lang)?,
        };
        Ok(Piece(Said::Parts(vec![part])))
    }

    /// What stands between the pieces of two files.
    fn between(&self) -> &'static [u8] {
        match self.output {
            Output::Json { .. } | Output::Sarif(_) | Output::Gitlab | Output::Rdjson => b",",
            _ => b"",
        }
    }
}

impl<'a> Binder<'a> {
    /// A page without files yet.
    #[must_use]
    pub fn new(page: Page<'a>) -> Self {
        let (github, md) = (github::Spent::default(), md::Held::default());
        Self { page, is_filled: vec![false; page.parts()], github, md }
    }

    /// What the next file adds to each part.
    #[must_use]
    pub fn add(&mut self, piece: Piece) -> Vec<Vec<u8>> {
        let mut parts = match piece.0 {
            Said::Parts(parts) => parts,
            Said::Github(group) => vec![self.github.write(group)],
            Said::Md(entry) => {
                self.md.add(entry);
                Vec::new()
            }
        };
        for (part, is_filled) in parts.iter_mut().zip(&mut self.is_filled) {
            if *is_filled && !part.is_empty() {
                part.splice(..0, self.page.between().iter().copied());
            }
            *is_filled |= !part.is_empty();
        }
        parts
    }

    /// What stands before the first part, between two of them, and behind the last, with the totals of the run. The
    /// first of an open page does not depend on what has been added, nor on the totals.
    ///
    /// # Errors
    /// None that a run gives rise to.
    pub fn frames(&self, summary: &Summary) -> io::Result<Vec<Vec<u8>>> {
        let (lang, files, is_filled) = (self.page.lang, self.page.files, self.is_filled.as_slice());
        Ok(match self.page.output {
            Output::Human { has_summary, .. } => {
                vec![Vec::new(), if has_summary { human::summary(summary, lang) } else { Vec::new() }]
            }
            Output::Short => vec![Vec::new(); 2],
            Output::Json { .. } => json::frames(summary)?,
            Output::Jsonl { .. } => vec![Vec::new(), jsonl::last(summary)?],
            Output::Sarif(about) => sarif::frames(about, summary, is_filled, lang)?,
            Output::Github => vec![Vec::new(), self.github.last(summary, lang)],
            Output::Gitlab => gitlab::frames(is_filled)?,
            Output::Junit { deny } => junit::frames(files, summary, deny)?,
            Output::Rdjson => rdjson::frames(is_filled)?,
            Output::Checkstyle => checkstyle::frames(files)?,
            Output::Md => vec![self.md.page(files, summary, lang), Vec::new()],
            Output::Html => html::frames(files, summary, lang),
        })
    }
}
