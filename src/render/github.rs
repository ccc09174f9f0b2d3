//! Workflow commands of GitHub Actions, which it shows as annotations of the changed files.

use super::escape::pictured;
use super::region::Region;
use super::{FileReport, Summary, short, words};
use crate::finding::{Finding, Level};
use crate::lang::Lang;
use crate::source::Source;

/// Annotations of one level that GitHub shows of a step; it drops the others without a word, and 50 in a job.
const SHOWN: usize = 10;

/// What is said of one file, in a group that can be folded.
#[derive(Debug)]
pub(super) struct Group {
    head: String,
    lines: Vec<Line>,
}

/// A finding, or why a file was not checked.
#[derive(Debug)]
struct Line {
    /// As an annotation of its level; none where it is not worth one.
    command: Option<(Level, String)>,
    /// As a line of the log.
    log: String,
}

/// Annotations that were given out, by level, and how many have found no room.
#[derive(Debug, Default)]
pub(super) struct Spent {
    errors: usize,
    warnings: usize,
    notices: usize,
    cut: usize,
}

impl Group {
    /// What is said of a file; nothing where nothing was found.
    pub(super) fn new(file: &FileReport, lang: Lang) -> Self {
        let lines = match file.content() {
            Ok((checked, source)) => {
                let line = |finding: &Finding| Line {
                    command: Some((finding.level, annotation(file, finding, source, lang))),
                    log: short::line(file, finding, source, lang),
                };
                checked.findings.iter().map(line).collect()
            }
            Err(error) => {
                let (path, title) = (property(&pictured(&file.path)), property(error.kind.name()));
                let command = || (Level::Error, format!("::error file={path},title={title}::{}", data(&error.message)));
                vec![Line { command: file.is_failure().then(command), log: short::failure(file) }]
            }
        };
        Self { head: data(&pictured(&file.path)), lines }
    }
}

impl Spent {
    /// The group of the next file: its lines are annotations while GitHub shows them, then lines of the log.
    pub(super) fn write(&mut self, group: Group) -> Vec<u8> {
        if group.lines.is_empty() {
            return Vec::new();
        }
        let lines: String = group.lines.into_iter().map(|line| self.line(line)).collect();
        format!("::group::{}\n{lines}::endgroup::\n", group.head).into_bytes()
    }

    /// What the run came to, and as an annotation how many have found no room.
    pub(super) fn last(&self, summary: &Summary, lang: Lang) -> Vec<u8> {
        let (sentence, cut) = (words::summary(summary, lang), self.cut);
        if cut == 0 {
            return log(&sentence).into_bytes();
        }
        let more = lang.pick(
            format!("另有{cut}条，超出 GitHub 每步显示的数量，没有作为批注显示，全部列在本步的日志中。"),
            format!(
                " {} not shown as an annotation, for GitHub shows only so many of a step; all are in the log.",
                if cut == 1 { "1 more is".to_owned() } else { format!("{cut} more are") }
            ),
        );
        format!("::notice title=gouji::{}\n", data(&format!("{sentence}{more}"))).into_bytes()
    }

    fn line(&mut self, line: Line) -> String {
        match line.command {
            Some((level, command)) if self.has_room(level) => command + "\n",
            command => {
                self.cut += usize::from(command.is_some());
                log(&line.log)
            }
        }
    }

    /// Whether GitHub shows one more of a level; one notice is kept for what was cut.
    fn has_room(&mut self, level: Level) -> bool {
        let (count, limit) = match level {
            Level::Error => (&mut self.errors, SHOWN),
            Level::Warning => (&mut self.warnings, SHOWN),
            Level::Note => (&mut self.notices, SHOWN - 1),
        };
        *count += 1;
        *count <= limit
    }
}

/// Columns are given only within one line: GitHub takes none across lines.
fn annotation(file: &FileReport, finding: &Finding, source: &Source, lang: Lang) -> String {
    let mut place = format!("file={}", property(&pictured(&file.path)));
    if file.has_lines() {
        let region = Region::in_characters(finding.primary.span, source);
        place += &format!(",line={},endLine={}", region.line, region.end_line);
        if region.is_in_a_line() {
            place += &format!(",col={},endColumn={}", region.column, region.end_column.max(region.column));
        }
    }
    let colon = lang.pick("：", ": ");
    let lines = [
        finding.message.clone(),
        format!("{}{colon}{}", lang.pick("位置", "place"), finding.primary.words),
        format!("{}{colon}{}", lang.pick("怎么改", "help"), finding.help),
    ];
    let title = property(&format!("{} {}", finding.code, finding.name));
    format!("::{} {place},title={title}::{}", command(finding.level), data(&lines.join("\n")))
}

fn command(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    }
}

/// A line of the log, which is never a command: those begin with `::`, the older ones with `##[` anywhere.
fn log(line: &str) -> String {
    format!("- {}\n", line.replace("##[", "# #["))
}

/// A message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
