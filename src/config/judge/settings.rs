//! What can be set for all drafts or for some, and the limits.

use std::collections::BTreeMap;

use toml::Spanned;

use super::Judge;
use crate::config::Settings;
use crate::config::fault::ConfigFault;
use crate::config::shape::{AdjustedShape, LevelShape, LimitsShape};
use crate::finding::Level;
use crate::limits::Limits;

/// The largest limits that can be set: places in a text are numbers of 32 bits.
const MOST_MEGABYTES: i64 = 1_024;
const MOST_FINDINGS: i64 = 1_000_000;

/// What the file has in common with an override.
pub(super) struct Parts {
    pub(super) edition: Option<Spanned<String>>,
    pub(super) year: Option<Spanned<i64>>,
    pub(super) deny: Option<LevelShape>,
    pub(super) select: Option<Vec<Spanned<String>>>,
    pub(super) ignore: Option<Vec<Spanned<String>>>,
    pub(super) levels: BTreeMap<Spanned<String>, AdjustedShape>,
}

impl Judge<'_> {
    pub(super) fn settings(&mut self, parts: Parts) -> Settings {
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

    pub(super) fn limits(&mut self, shape: LimitsShape) -> Limits {
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
