//! From TOML to the shape of a configuration. What does not fit is reported and taken out, so that the rest is read.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{ConfigError, ConfigFault};
use super::nearest::nearest;
use super::shape::ConfigShape;

/// More faults than this are not looked for.
const MOST_FAULTS: usize = 100;

/// The shape of a configuration; each fault is added to `errors`.
pub(super) fn shape(text: &str, errors: &mut Vec<ConfigError>) -> ConfigShape {
    let (table, faults) = DeTable::parse_recoverable(text);
    let whole = table.span();
    let mut table = table.into_inner();
    let is_broken = !faults.is_empty();
    for fault in faults {
        let at = fault.span().unwrap_or_default();
        errors.push(ConfigError::error(at.into(), ConfigFault::Shape(fault.message().to_owned())));
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
        errors.push(ConfigError::error(at.clone().into(), in_words(error.message())));
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
    let culprit = table.iter().find(|(key, value)| covers(key.span(), at) || covers(value.span(), at));
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
            let culprit = items.iter().position(|item| covers(item.span(), at));
            let Some(culprit) = culprit else { return false };
            let left = items.iter().enumerate().filter(|(index, _)| *index != culprit);
            *items = left.map(|(_, item)| item.clone()).collect();
            true
        }
        _ => false,
    }
}

fn covers(span: Range<usize>, at: &Range<usize>) -> bool {
    span.start <= at.start && at.end <= span.end
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
