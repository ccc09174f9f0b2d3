//! `[[rule]]`: a rule that a pack adds.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;
use toml::de::{DeTable, DeValue};

use super::mend::mend;
use super::places::Places;
use super::{Loading, lines, wrong_type};
use crate::model::{Lists, Logic, RuleSpec, Texts};
use crate::pack::{PackFault, Rule, RuleLists, RuleTexts, Stand};
use crate::span::first_line;

impl Loading<'_> {
    /// Reads one rule. What has the wrong shape is reported, and something sound takes its place, so that the
    /// rest is looked at in the same run.
    pub(super) fn rule(&mut self, span: Range<usize>, value: DeValue<'_>) {
        let DeValue::Table(table) = value else {
            return self.error(span, wrong_type("rule"));
        };
        let count = self.errors.len();
        let Some((spec, replaced)) = self.spec(&span, table.clone()) else { return };
        let places = Places { table: &table, line: first_line(self.text, &span) };
        self.judge(&spec, &places, &replaced);
        let assertions = self.assertions(&spec, &places);
        if self.errors.len() > count {
            return;
        }
        let [bad, good] = lines::examples(&table, self.text);
        self.catalogue.rules.push(Rule {
            logic: Logic::of(&spec),
            assertions: assertions.into(),
            adjusted: None,
            texts: RuleTexts::Loaded(Box::new(Texts::of(&spec))),
            lists: RuleLists::given(Lists::of(&spec), spec.except.clone()),
            stand: Stand { pack: self.source.name.clone().into(), bad: bad.into(), good: good.into() },
        });
    }

    /// The rule that stands in a table, and the keys that were replaced to read it; none where that cannot be done.
    fn spec(&mut self, span: &Range<usize>, mut table: DeTable<'_>) -> Option<(RuleSpec, BTreeSet<String>)> {
        let mut replaced = BTreeSet::new();
        loop {
            let value = toml::Spanned::new(span.clone(), DeValue::Table(table.clone()));
            let error = match RuleSpec::deserialize(toml::de::ValueDeserializer::from(value)) {
                Ok(spec) => return Some((spec, replaced)),
                Err(error) => error,
            };
            let at = error.span().filter(|at| at != span);
            let place = at.clone().unwrap_or_else(|| first_line(self.text, span));
            self.error(place, PackFault::Shape(error.message().to_owned()));
            replaced.insert(mend(&mut table, at.as_ref(), error.message())?);
        }
    }
}
