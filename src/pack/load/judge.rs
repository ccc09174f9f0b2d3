//! What is wrong with a rule of the right shape: codes and names that are taken, what it names and nobody knows.

use std::collections::BTreeSet;

use super::Loading;
use super::places::Places;
use crate::model::RuleSpec;
use crate::pack::PackFault;

impl Loading<'_> {
    /// Reports what is wrong with a rule of the right shape. Of a key that was replaced enough is said.
    pub(super) fn judge(&mut self, spec: &RuleSpec, places: &Places<'_>, replaced: &BTreeSet<String>) {
        let is_own = |key: &str| !replaced.contains(key);
        if is_own("code") && !is_code(&spec.code) {
            self.error(places.at("code"), PackFault::Code(spec.code.clone()));
        }
        for (key, value) in [("code", &spec.code), ("name", &spec.name)] {
            if is_own(key) && self.catalogue.rules.iter().any(|rule| rule.is_named(value)) {
                self.error(places.at(key), PackFault::Taken(value.clone()));
            }
        }
        if spec.basis.iter().all(|basis| basis.trim().is_empty()) {
            self.error(places.at("basis"), PackFault::Basis);
        }
        for (key, edition) in named_editions(spec) {
            if !self.knows_edition(edition) {
                self.error(places.at(key), PackFault::Edition(edition.clone()));
            }
        }
        let sections = || self.catalogue.editions.iter().flat_map(|edition| &edition.sections);
        if let Some(limit) = spec.limit.as_ref().filter(|limit| !sections().any(|section| section.key == limit.section))
        {
            self.error(places.at("limit"), PackFault::Fact(limit.section.clone()));
        }
        let has_assertion = spec.assert.is_some() || !spec.also.is_empty();
        match &spec.check {
            Some(name) if !(self.is_check)(name) => self.error(places.at("check"), PackFault::Check(name.clone())),
            check if check.is_some() != has_assertion => {}
            _ if ["assert", "also", "check"].into_iter().all(is_own) => {
                self.error(places.line.clone(), PackFault::Body)
            }
            _ => {}
        }
    }
}

/// The editions that a rule names, with the key that names them.
fn named_editions(spec: &RuleSpec) -> impl Iterator<Item = (&'static str, &String)> {
    let levels = spec.level_by_edition.keys().map(|edition| ("level_by_edition", edition));
    let further = spec.also.iter().flat_map(|also| &also.editions).map(|edition| ("also", edition));
    let corrections = spec.corrections.iter().flat_map(|correction| &correction.editions);
    let corrections = corrections.map(|edition| ("corrections", edition));
    spec.editions.iter().map(|edition| ("editions", edition)).chain(levels).chain(further).chain(corrections)
}

fn is_code(code: &str) -> bool {
    let mut bytes = code.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_uppercase()) && code.len() == 4 && bytes.all(|b| b.is_ascii_digit())
}
