//! Takes faults out of a rule whose shape is wrong, so that the rest of it is read in the same run.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

/// What takes the place of a key that must be there and is not, or not in its shape.
const STAND_INS: &str = r#"
code = "X000"
name = "unnamed"
title = ""
message = ""
label = ""
help = ""
why = ""
level = "note"
basis = ["惯例"]
zh = { title = "", message = "", label = "", help = "", why = "" }
en = { title = "", message = "", label = "", help = "", why = "" }
"#;

/// Takes a fault out of a rule: adds what is missing, replaces what must be there, removes the rest.
/// The key that it was about, where that can be told.
pub(super) fn mend(rule: &mut DeTable<'_>, at: Option<&Range<usize>>, message: &str) -> Option<String> {
    let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    match (at.and_then(|at| mend_inside(rule, at, missing)), missing) {
        (Some(key), _) => Some(key),
        (None, Some(field)) => {
            rule.insert(toml::Spanned::new(0..0, field.to_owned().into()), stand_in(field)?);
            Some(field.to_owned())
        }
        (None, None) => None,
    }
}

/// The same in a table and the tables below it. What stands in for something is at 0..0, where no fault is.
fn mend_inside(table: &mut DeTable<'_>, at: &Range<usize>, missing: Option<&str>) -> Option<String> {
    let covers = |range: Range<usize>| range.start <= at.start && at.end <= range.end && range != (0..0);
    let mut culprit = None;
    for (key, value) in table.iter_mut().filter(|(key, _)| key.span() != (0..0)) {
        let (span, is_at) = (value.span(), covers(key.span()) || covers(value.span()));
        let (name, mut inner) = (key.get_ref().to_string(), tables(value.get_mut()));
        if inner.iter_mut().any(|table| mend_inside(table, at, missing).is_some()) {
            return Some(name);
        }
        if let (Some(field), true, [table]) = (missing, covers(span), inner.as_mut_slice()) {
            let nothing = toml::Spanned::new(0..0, DeValue::String("".into()));
            table.insert(toml::Spanned::new(0..0, field.to_owned().into()), nothing);
            return Some(name);
        }
        if is_at {
            culprit = Some(name);
            break;
        }
    }
    let key = culprit?;
    table.remove(key.as_str());
    if let Some(value) = stand_in(&key) {
        table.insert(toml::Spanned::new(0..0, key.clone().into()), value);
    }
    Some(key)
}

/// The tables that a value is or that it lists.
fn tables<'v, 'i>(value: &'v mut DeValue<'i>) -> Vec<&'v mut DeTable<'i>> {
    match value {
        DeValue::Table(table) => vec![table],
        DeValue::Array(values) => values.iter_mut().flat_map(|value| tables(value.get_mut())).collect(),
        _ => Vec::new(),
    }
}

fn stand_in(key: &str) -> Option<toml::Spanned<DeValue<'static>>> {
    DeTable::parse(STAND_INS).ok()?.into_inner().remove(key)
}
