//! From a hit to a finding: the texts of the rule with values filled in.

mod cells;
mod reasons;
mod template;

use crate::check::{Context, Hit, Spot, Value};
use crate::facts::Facts;
use crate::finding::{Applicability, Finding, Fix, Level, Place, Status};
use crate::lang::Lang;
use crate::model::{FixSpec, TextSpec, Texts};
use crate::pack::Rule;
use crate::place::Locator;
use crate::quantity;
use cells::{cell_name, is_told, zero_note};
use template::filled;

pub(crate) use reasons::{open_reason, unbound_reason};

/// The texts of one rule in one language.
#[derive(Debug)]
pub(crate) struct Wording<'a> {
    rule: &'a Rule,
    texts: &'a Texts,
    lang: Lang,
}

impl<'a> Wording<'a> {
    pub(crate) fn of(rule: &'a Rule, lang: Lang) -> Self {
        Self { rule, texts: rule.texts(), lang }
    }

    fn spec(&self) -> &TextSpec {
        self.lang.pick(&self.texts.zh, &self.texts.en)
    }

    /// The finding that a hit is.
    pub(crate) fn finding(&self, hit: &Hit, level: Level, context: &Context<'_>, locator: &Locator<'_>) -> Finding {
        let spec = self.spec();
        let case = hit.case.and_then(|case| spec.case.get(case));
        let fill =
            |own: Option<&String>, general: &str| self.fill(own.map_or(general, String::as_str), hit, context.facts);
        let message = fill(case.and_then(|case| case.message.as_ref()), &spec.message);
        let label = fill(case.and_then(|case| case.label.as_ref()), &spec.label);
        let related = fill(case.and_then(|case| case.related.as_ref()), &spec.related);
        let place = |spot: &Spot| -> Place { locator.place(*spot, self.named(related.clone(), spot, context.facts)) };
        let is_told =
            hit.related.is_empty() && hit.primary.cell.is_some_and(|cell| is_told(cell, &message, context.facts));
        let label = if is_told { label } else { self.named(label, &hit.primary, context.facts) };
        Finding {
            code: self.rule.logic.code.clone(),
            name: self.rule.logic.name.clone(),
            level,
            message,
            help: fill(case.and_then(|case| case.help.as_ref()), &spec.help),
            basis: context
                .facts
                .edition
                .basis(&self.texts.basis, &context.catalogue.editions)
                .into_iter()
                .cloned()
                .collect(),
            primary: locator.place(hit.primary, label),
            related: hit.related.iter().map(place).collect(),
            notes: zero_note(&hit.added_as_zero, context.facts, self.lang).into_iter().collect(),
            fix: self.fix(hit, context, locator),
            status: Status::Open,
        }
    }

    /// The finding that says something of a checked draft as a whole, at the place of another finding. `basis` keeps
    /// the sources that hold.
    pub(crate) fn notice(
        &self,
        level: Level,
        at: &Place,
        values: &[(&str, usize)],
        basis: impl FnOnce(&[String]) -> Vec<String>,
    ) -> Finding {
        let value = |key: &str| values.iter().find(|(name, _)| *name == key).map(|(_, value)| value.to_string());
        let spec = self.spec();
        Finding {
            code: self.rule.logic.code.clone(),
            name: self.rule.logic.name.clone(),
            level,
            message: filled(&spec.message, value),
            help: filled(&spec.help, value),
            basis: basis(&self.texts.basis),
            primary: Place { message: filled(&spec.label, value), ..at.clone() },
            related: Vec::new(),
            notes: Vec::new(),
            fix: None,
            status: Status::Open,
        }
    }

    /// What mends a hit. Where the file holds none of the words as they are read, it is only to be shown; what
    /// changes a figure is for a person, whatever the rule says.
    fn fix(&self, hit: &Hit, context: &Context<'_>, locator: &Locator<'_>) -> Option<Fix> {
        let offered = Applicability::from(hit.fix.or(self.texts.fix)?);
        if hit.edits.is_empty() {
            return None;
        }
        let case = hit.case.and_then(|case| self.spec().case.get(case));
        let title = case.and_then(|case| case.fix.as_ref()).unwrap_or(&self.spec().fix);
        let keeps_figures = hit.edits.iter().all(|edit| quantity::says_the_same(context.text(edit.span), &edit.text));
        let edits = if offered == Applicability::Display { Vec::new() } else { locator.edits(&hit.edits) };
        let applicability = match offered {
            _ if edits.is_empty() => Applicability::Display,
            Applicability::Safe if !keeps_figures => Applicability::Suggested,
            offered => offered,
        };
        Some(Fix { applicability, title: self.fill(title, hit, context.facts), edits })
    }

    /// The label of a cell says which cell it is.
    fn named(&self, label: String, spot: &Spot, facts: &Facts<'_>) -> String {
        match spot.cell {
            Some(cell) if label.is_empty() => cell_name(cell, facts, self.lang),
            Some(cell) => format!("{label}{}{}", self.lang.pick("：", ": "), cell_name(cell, facts, self.lang)),
            None => label,
        }
    }

    fn fill(&self, template: &str, hit: &Hit, facts: &Facts<'_>) -> String {
        let value = |key: &str| hit.values.iter().find(|(name, _)| *name == key);
        filled(template, |key| value(key).map(|(_, value)| self.value(value, facts)))
    }

    fn value(&self, value: &Value, facts: &Facts<'_>) -> String {
        let joint = self.lang.pick("、", ", ");
        match value {
            Value::Text(text) => text.clone(),
            Value::List(items) => items.iter().map(|item| self.spaced(item)).collect::<Vec<_>>().join(joint),
            Value::Cell(cell) => cell_name(*cell, facts, self.lang),
            Value::Terms(keys) => {
                let term = |key: &&str| self.spec().terms.get(*key).cloned().unwrap_or_else(|| (*key).to_owned());
                keys.iter().map(term).collect::<Vec<_>>().join(joint)
            }
        }
    }

    /// English sets a quotation off from the word before it; Chinese does not.
    fn spaced(&self, text: &str) -> String {
        let mut spaced = String::with_capacity(text.len() + 1);
        for c in text.chars() {
            if self.lang == Lang::En && c == '“' && spaced.ends_with(|last: char| last.is_ascii_alphanumeric()) {
                spaced.push(' ');
            }
            spaced.push(c);
        }
        spaced
    }
}

impl From<FixSpec> for Applicability {
    fn from(fix: FixSpec) -> Self {
        match fix {
            FixSpec::Display => Self::Display,
            FixSpec::Suggested => Self::Suggested,
            FixSpec::Safe => Self::Safe,
        }
    }
}
