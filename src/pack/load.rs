//! Reading of the packs of a user, with every fault at its place.

mod assertions;
mod extend;
mod judge;
mod lines;
mod mend;
mod places;
mod rule;

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{Adjusted, Catalogue, PackError, PackFault};
use crate::model::LevelSpec;

pub(super) use assertions::compile;

/// A pack as a user gives it.
#[derive(Debug, Clone)]
pub struct PackSource {
    /// Name for messages, as a rule the path.
    pub name: String,
    /// TOML.
    pub text: String,
}

impl Catalogue {
    /// The built-in rules and editions, with the packs of a user on top. `is_check` tells whether a
    /// check is registered under a name.
    ///
    /// # Errors
    /// Every fault of every pack.
    pub(crate) fn new(packs: &[PackSource], is_check: fn(&str) -> bool) -> Result<Self, Vec<PackError>> {
        let mut catalogue = Self::built_in();
        let mut errors = Vec::new();
        for (index, pack) in packs.iter().enumerate() {
            Loading {
                catalogue: &mut catalogue,
                errors: &mut errors,
                pack: index,
                source: pack,
                text: &pack.text,
                is_check,
            }
            .load();
        }
        errors.sort_by_key(|error| (error.pack, error.span));
        catalogue.rules.sort_by(|a, b| a.logic.code.cmp(&b.logic.code));
        if errors.is_empty() { Ok(catalogue) } else { Err(errors) }
    }
}

/// The rules so far, and a pack that is being put on top.
struct Loading<'a> {
    catalogue: &'a mut Catalogue,
    errors: &'a mut Vec<PackError>,
    pack: usize,
    source: &'a PackSource,
    text: &'a str,
    is_check: fn(&str) -> bool,
}

impl Loading<'_> {
    fn load(&mut self) {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        let broken = !errors.is_empty();
        for error in errors {
            self.error(error.span().unwrap_or(0..0), PackFault::Shape(error.message().to_owned()));
        }
        if broken {
            return;
        }
        let (mut levels, mut extensions) = (Vec::new(), Vec::new());
        for (key, value) in table.into_inner() {
            match (key.get_ref().as_ref(), value.into_inner()) {
                ("rule", DeValue::Array(rules)) => {
                    rules.into_iter().for_each(|rule| self.rule(rule.span(), rule.into_inner()))
                }
                ("levels", DeValue::Table(table)) => levels.extend(table),
                ("extend", DeValue::Array(values)) => extensions.extend(values),
                (name @ ("rule" | "levels" | "extend"), _) => self.error(key.span(), wrong_type(name)),
                _ => self.error(
                    key.span(),
                    PackFault::Shape(format!("unknown key `{}`, expected `rule`, `levels` or `extend`", key.get_ref())),
                ),
            }
        }
        extensions.into_iter().for_each(|extension| self.extension(extension));
        for (key, value) in levels {
            self.level(key.get_ref(), key.span(), value.get_ref().as_str(), value.span());
        }
    }

    fn error(&mut self, span: Range<usize>, fault: PackFault) {
        self.errors.push(PackError::new(self.pack, span, fault));
    }

    fn knows_edition(&self, key: &str) -> bool {
        self.catalogue.editions.iter().any(|edition| edition.key == key)
    }

    fn level(&mut self, rule: &str, at: Range<usize>, level: Option<&str>, value: Range<usize>) {
        let written = level.or(self.text.get(value.clone())).unwrap_or_default().to_owned();
        let adjusted = match level {
            Some("off") => Adjusted::Off,
            Some("error") => Adjusted::To(LevelSpec::Error),
            Some("warning") => Adjusted::To(LevelSpec::Warning),
            Some("note") => Adjusted::To(LevelSpec::Note),
            _ => return self.error(value, PackFault::Level(written)),
        };
        let mut found = false;
        for target in self.catalogue.rules.iter_mut().filter(|target| target.is_named(rule)) {
            target.adjusted = Some(adjusted);
            found = true;
        }
        if !found {
            self.error(at, PackFault::Unknown(rule.to_owned()));
        }
    }
}

fn wrong_type(key: &str) -> PackFault {
    let shape = if key == "levels" { "[levels]".to_owned() } else { format!("[[{key}]]") };
    PackFault::Shape(format!("wrong type: `{key}` should be written {shape}"))
}
