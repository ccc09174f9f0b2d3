//! From checked drafts to what a person or a program reads. One format a file; none knows rules.

pub mod human;
pub mod json;
pub mod reference;

use crate::decode::{Format, Unreadable};
use crate::finding::Level;
use crate::lang::Lang;
use crate::lint::{Checked, Outcome, Refusal};
use crate::source::Source;

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
    /// Equations that hold.
    pub held: usize,
    /// Equations that do not.
    pub violated: usize,
    /// Equations that could not be computed.
    pub open: usize,
}

impl FileReport {
    /// What became of the draft at `path`.
    #[must_use]
    pub fn new(path: String, outcome: Outcome, lang: Lang) -> Self {
        let verdict = outcome.verdict.map_err(|refusal| FileError::of(refusal, &path, lang));
        Self { path, format: outcome.format, source: outcome.source, verdict }
    }

    /// A file that could not be opened.
    #[must_use]
    pub fn unopened(path: String, kind: &'static str, message: String) -> Self {
        Self { path, format: None, source: None, verdict: Err(FileError { kind, message }) }
    }
}

impl FileError {
    /// Kinds that speak of a folder instead of a file.
    const FOLDERS: [&str; 2] = ["no-drafts", "linked-folder"];

    /// The words for the refusal of the file at `path`: what was found, and what to do.
    #[must_use]
    pub fn of(refusal: Refusal, path: &str, lang: Lang) -> Self {
        let (kind, zh, en) = match refusal {
            Refusal::NotReport => (
                "not-report",
                "不是政府信息公开工作年度报告：没有年报标题，也没有年报的章节和表格。".to_owned(),
                "not an annual report on government information disclosure: it has neither its title nor its sections and tables".to_owned(),
            ),
            Refusal::Unreadable(Unreadable::Empty) => {
                ("empty", "文件是空的。".to_owned(), "the file is empty".to_owned())
            }
            Refusal::Unreadable(Unreadable::Binary) => (
                "binary",
                "这是二进制文件，不是文本。请另存为 .txt 或 .md 再检查。".to_owned(),
                "a binary file, not a text; save it as .txt or .md".to_owned(),
            ),
            Refusal::Unreadable(Unreadable::Kind(kind)) => {
                let (zh, en) = kind_in_words(kind, path);
                (
                    "unsupported",
                    format!("这是 {zh}，目前还不能直接读取。请在 Word 或 WPS 中另存为纯文本（.txt）再检查。"),
                    format!("{en}, which is not read yet; save it as plain text (.txt)"),
                )
            }
            Refusal::Unreadable(Unreadable::Charset(offset)) => (
                "charset",
                format!("认不出文件的编码：从第 {} 个字节起，按 UTF-8 和 GB18030 都读不通。请另存为 UTF-8 编码。", offset + 1),
                format!("the charset cannot be told: neither UTF-8 nor GB18030 fits from byte {} on; save it as UTF-8", offset + 1),
            ),
            Refusal::Unreadable(Unreadable::TooLarge(limit)) => (
                "too-large",
                format!("文件超过 {} MB，年报不会这么大。", limit >> 20),
                format!("the file is larger than {} MB, which no report is", limit >> 20),
            ),
        };
        Self { kind, message: lang.pick(zh, en) }
    }
}

/// What a file is whose first bytes fit several kinds: by its extension, where that is one of them.
fn kind_in_words(kind: &str, path: &str) -> (String, String) {
    let extension = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    let program = match extension.as_str() {
        "doc" | "docx" => "Word",
        "xls" | "xlsx" => "Excel",
        "wps" => "WPS",
        _ => "",
    };
    if program.is_empty() || !kind.split('/').any(|kind| kind == extension) {
        return (format!("{kind} 文件"), format!("a {kind} file"));
    }
    let article = if program == "Excel" { "an" } else { "a" };
    (format!("{program} 文件（.{extension}）"), format!("{article} {program} file (.{extension})"))
}

impl Summary {
    /// The totals of all files.
    #[must_use]
    pub fn of(files: &[FileReport]) -> Self {
        let is_file =
            |file: &&FileReport| !file.verdict.as_ref().is_err_and(|error| FileError::FOLDERS.contains(&error.kind));
        let mut summary = Self { files: files.iter().filter(is_file).count(), ..Self::default() };
        for checked in files.iter().filter_map(|file| file.verdict.as_ref().ok()) {
            summary.reports += 1;
            summary.errors += checked.count(Level::Error);
            summary.warnings += checked.count(Level::Warning);
            summary.notes += checked.count(Level::Note);
            let outcomes = |name: &str| checked.ledger.iter().filter(|entry| entry.outcome.name() == name).count();
            summary.held += outcomes("holds");
            summary.violated += outcomes("violated");
            summary.open += outcomes("open");
        }
        summary
    }
}
