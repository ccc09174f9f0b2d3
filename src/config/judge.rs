//! From the text of a configuration to its settings, with every fault in one run.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{ConfigError, ConfigFault};
use super::glob::Glob;
use super::shape::{
    AdjustedShape, BodyShape, ConfigShape, LangShape, LevelShape, LimitsShape, OverrideShape, WaiverShape,
};
use super::{Approval, Config, Expected, Override, Settings};
use crate::finding::Level;
use crate::lang::Lang;
use crate::limits::Limits;
use crate::lint::Linter;
use crate::span::Span;
use crate::waiver::Waiver;

/// More faults than this are not looked for.
const MOST_FAULTS: usize = 100;

/// Words less alike than this are not taken for one another, in hundredths.
const ALIKE: usize = 2;

impl Config {
    /// Reads a configuration. Rules and cells are held against those of the linter that `linter` makes of
    /// the packs named; where it makes none, they are not looked at.
    ///
    /// # Errors
    /// Every fault, in the order of the text.
    pub fn read(text: &str, linter: impl FnOnce(&Self) -> Option<Linter>) -> (Self, Option<Linter>, Vec<ConfigError>) {
        let mut errors = Vec::new();
        let shape = shape(text, &mut errors);
        let mut config = Self {
            lang: shape.lang.map(|lang| match lang {
                LangShape::Zh => Lang::Zh,
                LangShape::En => Lang::En,
            }),
            packs: shape.packs.iter().map(placed).collect(),
            baseline: shape.baseline.as_ref().map(placed),
            ..Self::default()
        };
        let linter = linter(&config);
        let mut judge = Judge { linter: linter.as_ref(), errors: &mut errors };
        config.settings = judge.settings(Parts {
            edition: shape.edition,
            year: shape.year,
            deny: shape.deny,
            select: shape.select,
            ignore: shape.ignore,
            levels: shape.levels,
        });
        config.limits = judge.limits(shape.limits);
        config.exclude = judge.globs(&shape.exclude);
        config.overrides = shape.overrides.into_iter().map(|entry| judge.over(text, entry)).collect();
        config.bodies = shape.bodies.into_iter().filter_map(|entry| judge.body(text, entry)).collect();
        let waivers = shape.waivers.into_iter().enumerate();
        config.waivers = waivers.filter_map(|(id, entry)| judge.waiver(text, entry, id)).collect();
        errors.sort_by_key(|error| error.span);
        (config, linter, errors)
    }
}

/// The largest limits that can be set: places in a text are numbers of 32 bits.
const MOST_MEGABYTES: i64 = 1_024;
const MOST_FINDINGS: i64 = 1_000_000;

/// What the file has in common with an override.
struct Parts {
    edition: Option<Spanned<String>>,
    year: Option<Spanned<i64>>,
    deny: Option<LevelShape>,
    select: Option<Vec<Spanned<String>>>,
    ignore: Option<Vec<Spanned<String>>>,
    levels: BTreeMap<Spanned<String>, AdjustedShape>,
}

struct Judge<'a> {
    linter: Option<&'a Linter>,
    errors: &'a mut Vec<ConfigError>,
}

impl Judge<'_> {
    fn error(&mut self, span: Range<usize>, fault: ConfigFault) {
        self.errors.push(ConfigError::error(Span::new(span.start, span.end), fault));
    }

    fn settings(&mut self, parts: Parts) -> Settings {
        if let Some(edition) = &parts.edition {
            let key = edition.get_ref();
            let is_known = self.linter.is_none_or(|linter| linter.editions().any(|known| known == key));
            if key != "auto" && !is_known {
                self.error(edition.span(), ConfigFault::Edition(key.clone()));
            }
        }
        if let Some(year) = parts.year.as_ref().filter(|year| !(2000..2100).contains(year.get_ref())) {
            self.error(year.span(), ConfigFault::Year(*year.get_ref()));
        }
        let words = parts.select.iter().chain(&parts.ignore).flatten().chain(parts.levels.keys());
        words.for_each(|word| self.rule(word));
        let owned = |words: Vec<Spanned<String>>| words.into_iter().map(Spanned::into_inner).collect();
        Settings {
            edition: parts.edition.map(Spanned::into_inner),
            year: parts.year.and_then(|year| i16::try_from(year.into_inner()).ok()),
            deny: parts.deny.map(level),
            select: parts.select.map(owned),
            ignore: parts.ignore.map(owned),
            levels: parts.levels.into_iter().map(|(rule, level)| (rule.into_inner(), adjusted(level))).collect(),
        }
    }

    fn limits(&mut self, shape: LimitsShape) -> Limits {
        let usual = Limits::default();
        let megabytes = |number: usize| number << 20;
        Limits {
            file: self.limit("file-mb", shape.file_mb, MOST_MEGABYTES).map_or(usual.file, megabytes),
            unpacked: self.limit("unpacked-mb", shape.unpacked_mb, MOST_MEGABYTES).map_or(usual.unpacked, megabytes),
            findings: self.limit("findings", shape.findings, MOST_FINDINGS).unwrap_or(usual.findings),
        }
    }

    fn limit(&mut self, key: &'static str, value: Option<Spanned<i64>>, most: i64) -> Option<usize> {
        let value = value?;
        if !(1..=most).contains(value.get_ref()) {
            self.error(value.span(), ConfigFault::Limit(key, most));
            return None;
        }
        usize::try_from(value.into_inner()).ok()
    }

    fn rule(&mut self, word: &Spanned<String>) {
        let Some(linter) = self.linter.filter(|linter| !linter.knows(word.get_ref())) else { return };
        let rules = linter.names();
        let meant = nearest(word.get_ref(), rules.iter().map(String::as_str));
        self.error(word.span(), ConfigFault::Rule(word.get_ref().clone(), meant));
    }

    fn globs(&mut self, patterns: &[Spanned<String>]) -> Vec<Glob> {
        patterns.iter().filter_map(|pattern| self.glob(pattern)).collect()
    }

    fn glob(&mut self, pattern: &Spanned<String>) -> Option<Glob> {
        let span = Span::new(pattern.span().start, pattern.span().end);
        Glob::new(pattern.get_ref(), span).map_err(|error| self.errors.push(error)).ok()
    }

    fn over(&mut self, text: &str, entry: Spanned<OverrideShape>) -> Override {
        let line = first_line(text, entry.span());
        let OverrideShape { paths, edition, year, deny, select, ignore, levels } = entry.into_inner();
        if paths.is_empty() {
            self.error(line, ConfigFault::Missing("paths"));
        }
        Override {
            paths: self.globs(&paths),
            settings: self.settings(Parts { edition, year, deny, select, ignore, levels }),
        }
    }

    fn body(&mut self, text: &str, entry: Spanned<BodyShape>) -> Option<Expected> {
        let line = first_line(text, entry.span());
        let entry = entry.into_inner();
        let path = self.required("path", entry.path, &line);
        let body = self.required("body", entry.body, &line);
        Some(Expected { path: self.glob(&path?)?, body: body?.into_inner() })
    }

    fn waiver(&mut self, text: &str, entry: Spanned<WaiverShape>, id: usize) -> Option<Approval> {
        let line = first_line(text, entry.span());
        let entry = entry.into_inner();
        let code = self.required("code", entry.code, &line);
        let path = self.required("path", entry.path, &line);
        let reason = self.required("reason", entry.reason, &line);
        code.iter().for_each(|code| self.rule(code));
        let until = entry.until.as_ref().and_then(|until| self.date(until));
        if let Some(cell) = &entry.cell
            && self.linter.is_some_and(|linter| !linter.has_cell(cell.get_ref()))
        {
            self.error(cell.span(), ConfigFault::Cell(cell.get_ref().clone()));
        }
        let path = path.and_then(|path| self.glob(&path));
        let waiver = Waiver {
            rules: vec![code?.into_inner()],
            reason: reason?.into_inner(),
            until,
            cell: entry.cell.map(Spanned::into_inner),
            place: entry.place.map(Spanned::into_inner),
            values: entry.values,
            id,
        };
        Some(Approval { path: path?, waiver, span: Span::new(line.start, line.end) })
    }

    /// A text that must be there and say something.
    fn required(
        &mut self,
        key: &'static str,
        value: Option<Spanned<String>>,
        line: &Range<usize>,
    ) -> Option<Spanned<String>> {
        match &value {
            None => self.error(line.clone(), ConfigFault::Missing(key)),
            Some(text) if text.get_ref().trim().is_empty() => self.error(text.span(), ConfigFault::Blank(key)),
            Some(_) => return value,
        }
        None
    }

    fn date(&mut self, until: &Spanned<String>) -> Option<jiff::civil::Date> {
        let date = until.get_ref().parse();
        date.map_err(|_| self.error(until.span(), ConfigFault::Date(until.get_ref().clone()))).ok()
    }
}

/// The shape of a configuration. What does not fit is reported and taken out, so that the rest is read.
fn shape(text: &str, errors: &mut Vec<ConfigError>) -> ConfigShape {
    let (table, faults) = DeTable::parse_recoverable(text);
    let whole = table.span();
    let mut table = table.into_inner();
    let is_broken = !faults.is_empty();
    for fault in faults {
        let span = fault.span().unwrap_or_default();
        errors
            .push(ConfigError::error(Span::new(span.start, span.end), ConfigFault::Shape(fault.message().to_owned())));
    }
    if is_broken {
        return ConfigShape::default();
    }
    dates_to_text(&mut table);
    for _ in 0..MOST_FAULTS {
        let value = Spanned::new(whole.clone(), DeValue::Table(table.clone()));
        let error = match ConfigShape::deserialize(toml::de::ValueDeserializer::from(value)) {
            Ok(shape) => return shape,
            Err(error) => error,
        };
        let at = error.span().unwrap_or_default();
        errors.push(ConfigError::error(Span::new(at.start, at.end), in_words(error.message())));
        if !remove(&mut table, &at) {
            break;
        }
    }
    ConfigShape::default()
}

fn in_words(message: &str) -> ConfigFault {
    let mut quoted = message.split('`').skip(1).step_by(2);
    match (message.starts_with("unknown field"), quoted.next()) {
        (true, Some(key)) => ConfigFault::Key(key.to_owned(), nearest(key, quoted)),
        _ => ConfigFault::Shape(message.to_owned()),
    }
}

/// Takes out what stands at a place: the innermost key or item.
fn remove(table: &mut DeTable<'_>, at: &Range<usize>) -> bool {
    if table.iter_mut().any(|(_, value)| remove_inside(value.get_mut(), at)) {
        return true;
    }
    let is_it = |span: Range<usize>| span.start <= at.start && at.end <= span.end;
    let culprit = table.iter().find(|(key, value)| is_it(key.span()) || is_it(value.span()));
    let culprit = culprit.map(|(key, _)| key.get_ref().to_string());
    culprit.is_some_and(|key| table.remove(key.as_str()).is_some())
}

fn remove_inside(value: &mut DeValue<'_>, at: &Range<usize>) -> bool {
    match value {
        DeValue::Table(table) => remove(table, at),
        DeValue::Array(items) => {
            if items.iter_mut().any(|item| remove_inside(item.get_mut(), at)) {
                return true;
            }
            let is_it = |span: Range<usize>| span.start <= at.start && at.end <= span.end;
            let culprit = items.iter().position(|item| is_it(item.span()));
            let Some(culprit) = culprit else { return false };
            let left = items.iter().enumerate().filter(|(index, _)| *index != culprit);
            *items = left.map(|(_, item)| item.clone()).collect();
            true
        }
        _ => false,
    }
}

/// A date may be written with or without quotes.
fn dates_to_text(table: &mut DeTable<'_>) {
    for (_, value) in table.iter_mut() {
        date_to_text(value.get_mut());
    }
}

fn date_to_text(value: &mut DeValue<'_>) {
    match value {
        DeValue::Datetime(date) => *value = DeValue::String(date.to_string().into()),
        DeValue::Table(table) => dates_to_text(table),
        DeValue::Array(items) => items.iter_mut().for_each(|item| date_to_text(item.get_mut())),
        _ => {}
    }
}

/// The known word that a mistyped one is nearest to.
fn nearest<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<String> {
    let lower = word.to_lowercase();
    let distance = |known: &&str| strsim::osa_distance(&lower, &known.to_lowercase());
    let nearest = known.min_by_key(distance)?;
    (distance(&nearest) <= ALIKE && distance(&nearest) < word.chars().count()).then(|| nearest.to_owned())
}

fn placed(text: &Spanned<String>) -> (String, Span) {
    (text.get_ref().clone(), Span::new(text.span().start, text.span().end))
}

fn level(level: LevelShape) -> Level {
    match level {
        LevelShape::Error => Level::Error,
        LevelShape::Warning => Level::Warning,
        LevelShape::Note => Level::Note,
    }
}

fn adjusted(level: AdjustedShape) -> Option<Level> {
    match level {
        AdjustedShape::Error => Some(Level::Error),
        AdjustedShape::Warning => Some(Level::Warning),
        AdjustedShape::Note => Some(Level::Note),
        AdjustedShape::Off => None,
    }
}

/// The first line of a range, to point at an entry without underlining all of it.
fn first_line(text: &str, span: Range<usize>) -> Range<usize> {
    let inside = text.get(span.clone()).unwrap_or_default();
    span.start..span.start + inside.find('\n').unwrap_or(inside.len())
}
