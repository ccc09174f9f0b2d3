//! Workflow commands of GitHub Actions, which it shows as annotations of the changed files.

use std::io::{self, Write};

use super::escape::pictured;
use super::region::Region;
use super::{FileReport, Summary, short, words};
use crate::finding::{Finding, Level};
use crate::lang::Lang;
use crate::source::Source;

/// Annotations of one level that GitHub shows of a step; it drops the others without a word, and 50 in a job.
const SHOWN: usize = 10;

/// Annotations that were given out, by level.
#[derive(Debug, Default)]
struct Spent {
    errors: usize,
    warnings: usize,
    notices: usize,
}

/// Writes the findings in a group for each file: as annotations while GitHub shows them, then as lines of the log. At
/// the end stands what the run came to, and as an annotation how many have found no room.
///
/// # Errors
/// Those of the writer.
pub fn render(files: &[FileReport], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut spent = Spent::default();
    let mut cut = 0;
    for file in files.iter().filter(|file| file.verdict.is_err() || !file.findings().is_empty()) {
        writeln!(out, "::group::{}", data(&pictured(&file.path)))?;
        match file.content() {
            Ok((checked, source)) => {
                for finding in &checked.findings {
                    if spent.has_room(finding.level) {
                        annotate(file, finding, source, lang, out)?;
                    } else {
                        cut += 1;
                        log(&short::line(file, finding, source, lang), out)?;
                    }
                }
            }
            Err(error) if file.is_failure() && spent.has_room(Level::Error) => {
                let path = property(&file.path);
                writeln!(out, "::error file={path},title={}::{}", property(error.kind), data(&error.message))?;
            }
            Err(_) => {
                cut += usize::from(file.is_failure());
                log(&short::failure(file), out)?;
            }
        }
        writeln!(out, "::endgroup::")?;
    }
    close(&Summary::of(files), cut, lang, out)
}

impl Spent {
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
fn annotate(file: &FileReport, finding: &Finding, source: &Source, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "::{} file={}", command(finding.level), property(&file.path))?;
    if file.has_lines() {
        let region = Region::in_characters(&finding.primary, source);
        write!(out, ",line={},endLine={}", region.line, region.end_line)?;
        if region.is_in_a_line() {
            write!(out, ",col={},endColumn={}", region.column, region.end_column.max(region.column))?;
        }
    }
    let colon = lang.pick("：", ": ");
    let lines = [
        finding.message.clone(),
        format!("{}{colon}{}", lang.pick("位置", "place"), finding.primary.words),
        format!("{}{colon}{}", lang.pick("怎么改", "help"), finding.help),
    ];
    let title = format!("{} {}", finding.code, finding.name);
    writeln!(out, ",title={}::{}", property(&title), data(&lines.join("\n")))
}

fn close(summary: &Summary, cut: usize, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let sentence = words::summary(summary, lang);
    if cut == 0 {
        return log(&sentence, out);
    }
    let more = lang.pick(
        format!("另有{cut}条，超出 GitHub 每步显示的数量，没有作为批注显示，全部列在本步的日志中。"),
        format!(
            " {} not shown as an annotation, for GitHub shows only so many of a step; all are in the log.",
            if cut == 1 { "1 more is".to_owned() } else { format!("{cut} more are") }
        ),
    );
    writeln!(out, "::notice title=gouji::{}", data(&format!("{sentence}{more}")))
}

fn command(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    }
}

/// A line of the log, which is never a command: those begin with `::`, the older ones with `##[` anywhere.
fn log(line: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "- {}", line.replace("##[", "# #["))
}

/// A message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
