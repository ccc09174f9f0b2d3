//! `[[extend]]`: words and sources that a pack gives to a rule that is there already.

use serde::Deserialize;
use toml::de::DeValue;

use super::{Loading, wrong_type};
use crate::model::{ExtensionSpec, Texts, WordGroup};
use crate::pack::{PackFault, Rule, RuleLists, RuleTexts};
use crate::span::first_line;

impl Loading<'_> {
    /// Reads one extension and gives it to its rules.
    pub(super) fn extension(&mut self, value: toml::Spanned<DeValue<'_>>) {
        let span = value.span();
        let line = first_line(self.text, &span);
        let Some(table) = value.get_ref().as_table() else {
            return self.error(span, wrong_type("extend"));
        };
        let named = table.get("rule").map_or(line.clone(), toml::Spanned::span);
        let places = table.get("corrections").map_or(line.clone(), toml::Spanned::span);
        let spec = match ExtensionSpec::deserialize(toml::de::ValueDeserializer::from(value)) {
            Ok(spec) => spec,
            Err(error) => {
                let at = error.span().filter(|at| *at != span).unwrap_or(line);
                return self.error(at, PackFault::Shape(error.message().to_owned()));
            }
        };
        for edition in spec.corrections.iter().flat_map(|correction| &correction.editions) {
            if !self.knows_edition(edition) {
                self.error(places.clone(), PackFault::Edition(edition.clone()));
            }
        }
        let mut found = false;
        for rule in self.catalogue.rules.iter_mut().filter(|rule| rule.is_named(&spec.rule)) {
            extend(rule, &spec);
            found = true;
        }
        if !found {
            self.error(named, PackFault::Unknown(spec.rule));
        }
    }
}

fn extend(rule: &mut Rule, spec: &ExtensionSpec) {
    let mut lists = rule.lists().clone();
    let mut except = rule.except().to_vec();
    join(&mut except, &spec.except, spec.replace);
    join(&mut lists.words, &spec.words, spec.replace);
    join(&mut lists.corrections, &spec.corrections, spec.replace);
    for group in &spec.groups {
        match lists.groups.iter_mut().find(|known| known.name == group.name) {
            Some(known) => join(&mut known.words, &group.words, spec.replace),
            None => lists.groups.push(WordGroup::clone(group)),
        }
    }
    rule.lists = RuleLists::given(lists, except);
    if !spec.basis.is_empty() {
        let mut texts: Texts = rule.texts().clone();
        join(&mut texts.basis, &spec.basis, spec.replace);
        rule.texts = RuleTexts::Loaded(Box::new(texts));
    }
}

/// Adds to a list, or puts another in its place. A list that is not given changes nothing.
fn join<T: Clone>(list: &mut Vec<T>, given: &[T], replace: bool) {
    if replace && !given.is_empty() {
        list.clear();
    }
    list.extend_from_slice(given);
}
