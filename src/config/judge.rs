//! From the text of a configuration to its settings, with every fault in one run.

mod entries;
mod settings;

use std::ops::Range;

use toml::Spanned;

use super::Config;
use super::fault::{ConfigError, ConfigFault};
use super::glob::Glob;
use super::lenient::shape;
use super::nearest::nearest;
use super::shape::LangShape;
use crate::lang::Lang;
use crate::lint::Linter;
use crate::span::Span;
use settings::Parts;

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
        let mut judge = Judge { text, linter: linter.as_ref(), errors: &mut errors };
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
        config.overrides = shape.overrides.into_iter().map(|entry| judge.over(entry)).collect();
        config.bodies = shape.bodies.into_iter().filter_map(|entry| judge.body(entry)).collect();
        let waivers = shape.waivers.into_iter().enumerate();
        config.waivers = waivers.filter_map(|(id, entry)| judge.waiver(entry, id)).collect();
        errors.sort_by_key(|error| error.span);
        (config, linter, errors)
    }
}

/// What the words of a configuration are held against.
struct Judge<'a> {
    text: &'a str,
    linter: Option<&'a Linter>,
    errors: &'a mut Vec<ConfigError>,
}

impl Judge<'_> {
    fn error(&mut self, span: Range<usize>, fault: ConfigFault) {
        self.errors.push(ConfigError::error(span.into(), fault));
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
        Glob::new(pattern.get_ref(), pattern.span().into()).map_err(|error| self.errors.push(error)).ok()
    }
}

fn placed(text: &Spanned<String>) -> (String, Span) {
    (text.get_ref().clone(), text.span().into())
}
