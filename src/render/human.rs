//! Findings drawn over the draft, for a person at a terminal. The only user of codespan.

mod excerpt;

use std::io::{self, Write};

use codespan_reporting::diagnostic::{Diagnostic, Label, LabelStyle, Severity};
use codespan_reporting::term::termcolor::{Buffer, WriteColor};
use codespan_reporting::term::{self, Chars, Config};

use super::{FileReport, Summary};
use crate::finding::{Finding, LedgerOutcome, Level, Place};
use crate::lang::Lang;
use crate::lint::Checked;
use crate::pack::{PackError, PackSource};
use crate::source::Source;
use excerpt::Excerpt;

/// How many secondary places are drawn before the rest is only counted.
const DRAWN_PLACES: usize = 4;

/// Writes a run, with ANSI colours, which the caller takes out where they are not wanted.
///
/// # Errors
/// Those of the writer.
pub fn render(files: &[FileReport], ledger: bool, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for file in files {
        match (&file.verdict, &file.source) {
            (Ok(checked), Some(source)) => {
                for finding in &checked.findings {
                    out.write_all(&draw(&file.path, source, finding, lang)?)?;
                }
                if ledger {
                    write_ledger(&file.path, checked, lang, out)?;
                }
            }
            (Err(error), _) => writeln!(out, "{}：{}\n", file.path, error.message)?,
            (Ok(_), None) => {}
        }
    }
    write_summary(&Summary::of(files), lang, out)
}

/// Writes the faults of packs over their text.
///
/// # Errors
/// Those of the writer.
pub fn render_pack_errors(
    packs: &[PackSource],
    errors: &[PackError],
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    for error in errors {
        let Some(pack) = packs.get(error.pack) else {
            continue;
        };
        let source = Source::new(pack.text.clone(), "utf-8");
        let message = error.fault.message(lang);
        let place =
            Place { span: error.span, words: String::new(), cell: None, text: String::new(), message: String::new() };
        let excerpt = Excerpt::new(&pack.name, &source, &[&place]);
        let label = Label::primary((), excerpt.range(error.span));
        let diagnostic = Diagnostic::error().with_message(message).with_labels(vec![label]);
        out.write_all(&emit(&excerpt, &diagnostic, Level::Error, lang)?)?;
    }
    Ok(())
}

fn draw(path: &str, source: &Source, finding: &Finding, lang: Lang) -> io::Result<Vec<u8>> {
    let drawn = finding.related.len().min(DRAWN_PLACES);
    let related = finding.related.get(..drawn).unwrap_or_default();
    let places: Vec<&Place> = std::iter::once(&finding.primary).chain(related).collect();
    let excerpt = Excerpt::new(path, source, &places);
    let label = |(index, place): (usize, &&Place)| {
        let style = if index == 0 { LabelStyle::Primary } else { LabelStyle::Secondary };
        Label::new(style, (), excerpt.range(place.span)).with_message(&place.message)
    };
    let severity = match finding.level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Note => Severity::Note,
    };
    let diagnostic = Diagnostic::new(severity)
        .with_code(&finding.code)
        .with_message(&finding.message)
        .with_labels(places.iter().enumerate().map(label).collect())
        .with_notes(notes(finding, finding.related.len() - drawn, lang));
    emit(&excerpt, &diagnostic, finding.level, lang)
}

fn notes(finding: &Finding, undrawn: usize, lang: Lang) -> Vec<String> {
    let mut notes =
        vec![lang.pick(format!("位置：{}", finding.primary.words), format!("place: {}", finding.primary.words))];
    if undrawn > 0 {
        notes.push(lang.pick(format!("另有{undrawn}处，未一一画出"), format!("{undrawn} more places are not drawn")));
    }
    notes.extend(finding.notes.iter().cloned());
    notes.push(lang.pick(format!("怎么改：{}", finding.help), format!("help: {}", finding.help)));
    let basis = finding.basis.join(lang.pick("；", "; "));
    notes.push(lang.pick(format!("依据：{basis}"), format!("source: {basis}")));
    notes
}

fn emit(excerpt: &Excerpt<'_>, diagnostic: &Diagnostic<()>, level: Level, lang: Lang) -> io::Result<Vec<u8>> {
    let config = Config { chars: Chars::box_drawing(), tab_width: 2, ..Config::default() };
    let mut buffer = Buffer::ansi();
    term::emit_to_write_style(&mut buffer, &config, excerpt, diagnostic).map_err(io::Error::other)?;
    buffer.reset()?;
    Ok(in_language(buffer.into_inner(), level, lang))
}

/// The library knows the levels in English only; each stands once, at the head.
fn in_language(drawn: Vec<u8>, level: Level, lang: Lang) -> Vec<u8> {
    let word = match (lang, level) {
        (Lang::En, _) => return drawn,
        (Lang::Zh, Level::Error) => "错误",
        (Lang::Zh, Level::Warning) => "警告",
        (Lang::Zh, Level::Note) => "提示",
    };
    match String::from_utf8(drawn) {
        Ok(text) => text.replacen(level.name(), word, 1).into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

fn write_ledger(path: &str, checked: &Checked, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let (held, violated, open) = lang.pick(("平", "不平", "未算"), ("holds", "violated", "open"));
    writeln!(out, "{}", lang.pick(format!("{path} 勾稽清单"), format!("{path} ledger")))?;
    for entry in &checked.ledger {
        let (word, detail) = match &entry.outcome {
            LedgerOutcome::Holds => (held, String::new()),
            LedgerOutcome::Violated => (violated, String::new()),
            LedgerOutcome::Open(reason) => (open, reason.clone()),
        };
        let sides = entry.left.as_deref().zip(entry.right.as_deref());
        let detail = sides.map_or(detail, |(left, right)| format!("{left} | {right}"));
        writeln!(out, "  {} {word}  {}  {detail}", entry.code, entry.key)?;
    }
    writeln!(out)
}

fn write_summary(summary: &Summary, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let Summary { files, reports, errors, warnings, notes, held, violated, open } = *summary;
    let line = match lang {
        Lang::Zh => {
            let others =
                if files > reports { format!("（另有{}份未检查）", files - reports) } else { String::new() };
            format!(
                "检查了{reports}份年报{others}：错误{errors}处，警告{warnings}处，提示{notes}处；勾稽关系{held}项平，{violated}项不平，{open}项未能计算。"
            )
        }
        Lang::En => {
            let others = if files > reports {
                format!(" ({} other files were not checked)", files - reports)
            } else {
                String::new()
            };
            format!(
                "{reports} reports checked{others}: {errors} errors, {warnings} warnings, {notes} notes; of the equations {held} hold, {violated} are violated, {open} could not be computed."
            )
        }
    };
    writeln!(out, "{line}")
}
