//! Findings drawn over the draft, for a person at a terminal. The only user of codespan.

mod excerpt;
mod totals;

use std::collections::BTreeMap;
use std::io::{self, Write};

use codespan_reporting::diagnostic::{Diagnostic, Label, LabelStyle, Severity};
use codespan_reporting::term::termcolor::{Buffer, WriteColor};
use codespan_reporting::term::{self, Chars, Config};

use super::{FileReport, Summary, escape, words};
use crate::config::ConfigError;
use crate::finding::{Finding, Level, Place, Status};
use crate::lang::Lang;
use crate::pack::{PackError, PackSource};
use crate::source::Source;
use crate::span::Span;
use excerpt::Excerpt;

/// How many secondary places are drawn before the rest is only counted.
const DRAWN_PLACES: usize = 4;

/// What is shown beside the findings that count.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shown {
    /// Every equation with its outcome.
    pub ledger: bool,
    /// Findings that are waived or known.
    pub waived: bool,
    /// ANSI colours.
    pub colours: bool,
}

/// What was found in one file.
pub(super) fn piece(file: &FileReport, shown: Shown, lang: Lang) -> io::Result<Vec<u8>> {
    let (path, mut out) = (escape::pictured(&file.path), Vec::new());
    match file.content() {
        Ok((checked, source)) => {
            for finding in checked.all().into_iter().filter(|finding| shown.waived || finding.status == Status::Open) {
                out.extend(draw(&path, source, finding, shown.colours, lang)?);
            }
            if shown.ledger {
                totals::write_ledger(&file.path, checked, lang, &mut out)?;
            }
        }
        Err(error) => writeln!(out, "{path}{}{}\n", lang.pick("：", ": "), error.message)?,
    }
    Ok(out)
}

/// What ends a run: its totals, and how much of it can be fixed.
pub(super) fn summary(summary: &Summary, lang: Lang) -> Vec<u8> {
    let lines = std::iter::once(words::summary(summary, lang)).chain(words::fixes(summary, lang));
    lines.flat_map(|line| line.into_bytes().into_iter().chain([b'\n'])).collect()
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
    let mut sources: BTreeMap<usize, Source> = BTreeMap::new();
    for error in errors {
        if let Some(pack) = packs.get(error.pack) {
            let source = sources.entry(error.pack).or_insert_with(|| source(pack));
            draw_fault((&pack.name, source), error.span, Level::Error, &error.fault.message(lang), lang, out)?;
        }
    }
    Ok(())
}

/// Writes the faults of a configuration over its text.
///
/// # Errors
/// Those of the writer.
pub fn render_config_errors(
    file: &PackSource,
    errors: &[ConfigError],
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let named = (file.name.as_str(), &source(file));
    let mut errors = errors.iter();
    errors.try_for_each(|error| draw_fault(named, error.span, error.level, &error.fault.message(lang), lang, out))
}

/// Writes one fault over the text of a file that is no draft, with ANSI colours, which the caller takes out where they
/// are not wanted.
///
/// # Errors
/// Those of the writer.
pub fn render_fault(
    file: &PackSource,
    span: Span,
    level: Level,
    message: &str,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    draw_fault((&file.name, &source(file)), span, level, message, lang, out)
}

fn source(file: &PackSource) -> Source {
    Source::new(file.text.clone(), "utf-8")
}

/// Draws a fault over a text with its name; the text counts its lines once for all of its faults.
fn draw_fault(
    (name, source): (&str, &Source),
    span: Span,
    level: Level,
    message: &str,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let place = Place { span, ..Place::default() };
    let excerpt = Excerpt::new(name, source, &[&place]);
    let label = Label::primary((), excerpt.range(span));
    let diagnostic = Diagnostic::new(severity(level)).with_message(message).with_labels(vec![label]);
    out.write_all(&emit(&excerpt, &diagnostic, level, true, lang)?)
}

fn severity(level: Level) -> Severity {
    match level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Note => Severity::Note,
    }
}

fn draw(path: &str, source: &Source, finding: &Finding, colours: bool, lang: Lang) -> io::Result<Vec<u8>> {
    let drawn = finding.related.len().min(DRAWN_PLACES);
    let related = finding.related.get(..drawn).unwrap_or_default();
    let places: Vec<&Place> = std::iter::once(&finding.primary).chain(related).collect();
    let excerpt = Excerpt::new(path, source, &places);
    let label = |(index, place): (usize, &&Place)| {
        let style = if index == 0 { LabelStyle::Primary } else { LabelStyle::Secondary };
        Label::new(style, (), excerpt.range(place.span)).with_message(&place.message)
    };
    let diagnostic = Diagnostic::new(severity(finding.level))
        .with_code(&finding.code)
        .with_message(&finding.message)
        .with_labels(places.iter().enumerate().map(label).collect())
        .with_notes(notes(finding, finding.related.len() - drawn, lang));
    emit(&excerpt, &diagnostic, finding.level, colours, lang)
}

fn notes(finding: &Finding, undrawn: usize, lang: Lang) -> Vec<String> {
    let mut notes =
        vec![lang.pick(format!("位置：{}", finding.primary.words), format!("place: {}", finding.primary.words))];
    if undrawn > 0 {
        notes.push(lang.pick(format!("另有{undrawn}处，未一一画出"), format!("{undrawn} more places are not drawn")));
    }
    notes.extend(finding.notes.iter().cloned());
    notes.extend(words::aside(&finding.status, lang));
    notes.push(lang.pick(format!("怎么改：{}", finding.help), format!("help: {}", finding.help)));
    let basis = finding.basis.join(lang.pick("；", "; "));
    notes.push(lang.pick(format!("依据：{basis}"), format!("source: {basis}")));
    notes
}

fn emit(
    excerpt: &Excerpt<'_>,
    diagnostic: &Diagnostic<()>,
    level: Level,
    colours: bool,
    lang: Lang,
) -> io::Result<Vec<u8>> {
    let config = Config { chars: Chars::box_drawing(), tab_width: 2, ..Config::default() };
    let mut buffer = if colours { Buffer::ansi() } else { Buffer::no_color() };
    term::emit_to_write_style(&mut buffer, &config, excerpt, diagnostic).map_err(io::Error::other)?;
    buffer.reset()?;
    Ok(in_language(buffer.into_inner(), level, lang))
}

/// The library knows the levels in English only, each once, at the head; and it ends lines in spaces.
fn in_language(drawn: Vec<u8>, level: Level, lang: Lang) -> Vec<u8> {
    let word = words::level(level, lang);
    match String::from_utf8(drawn) {
        Ok(text) => {
            let mut out = String::with_capacity(text.len());
            text.replacen(level.name(), word, 1).split_inclusive('\n').for_each(|line| trim(line, &mut out));
            out.into_bytes()
        }
        Err(error) => error.into_bytes(),
    }
}

/// Adds a line without the spaces at its end; the escapes among them stay.
fn trim(line: &str, out: &mut String) {
    let kept = line.trim_end_matches([' ', '\n']);
    match kept.rsplit_once('\u{1b}').filter(|(_, escape)| is_escape(escape)) {
        Some((before, escape)) => {
            trim(before, out);
            out.push('\u{1b}');
            out.push_str(escape);
        }
        None => out.push_str(kept),
    }
    if line.ends_with('\n') {
        out.push('\n');
    }
}

/// Whether this is the rest of a colour and nothing behind it.
fn is_escape(text: &str) -> bool {
    let codes = text.strip_prefix('[').and_then(|text| text.strip_suffix('m'));
    codes.is_some_and(|codes| codes.chars().all(|c| c.is_ascii_digit() || c == ';'))
}
