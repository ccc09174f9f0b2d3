//! The expressions of a rule: read, and held against the facts that the editions have.

use std::ops::Range;

use super::Loading;
use super::places::Places;
use crate::expr;
use crate::model::{AssertionSpec, Logic, RuleSpec};
use crate::pack::{Assertion, PackError, PackFault, names};
use crate::span::Span;

/// Reads the expressions of an assertion; where one cannot be read, its key and what is wrong with it.
pub(in crate::pack) fn compile(spec: &AssertionSpec) -> Result<Assertion, (&'static str, expr::Fault)> {
    Ok(Assertion {
        editions: spec.editions.clone(),
        each: spec.each.as_deref().map(expr::each).transpose().map_err(|fault| ("each", fault))?,
        when: spec.when.as_deref().map(expr::relation).transpose().map_err(|fault| ("when", fault))?,
        relation: expr::relation(&spec.assert).map_err(|fault| ("assert", fault))?,
    })
}

impl Loading<'_> {
    /// The assertions of a rule; expressions that do not parse and facts that no edition has are reported.
    pub(super) fn assertions(&mut self, spec: &RuleSpec, places: &Places<'_>) -> Vec<Assertion> {
        let logic = Logic::of(spec);
        let own = usize::from(spec.assert.is_some());
        let mut assertions = Vec::new();
        for (index, spec) in logic.assertions.iter().enumerate() {
            let at = |key: &str| match index.checked_sub(own) {
                Some(further) => places.at_further(further, key),
                None => places.at(key),
            };
            match compile(spec) {
                Ok(assertion) => {
                    for (key, name) in names::unknown(&assertion, &logic, &self.catalogue.editions) {
                        self.errors.push(PackError::new(self.pack, at(key), PackFault::Fact(name)));
                    }
                    assertions.push(assertion);
                }
                Err((key, fault)) => self.error(inside(self.text, at(key), fault.span), PackFault::Expression),
            }
        }
        assertions
    }
}

/// The range of the pack that a range of a string's content is. Escapes in the string are not counted.
fn inside(text: &str, value: Range<usize>, part: Span) -> Range<usize> {
    let source = text.get(value.clone()).unwrap_or_default();
    let content = ["\"\"\"\r\n", "\"\"\"\n", "\"\"\"", "'''\r\n", "'''\n", "'''"]
        .into_iter()
        .find(|open| source.starts_with(open));
    let from = value.start + content.map_or(1, str::len);
    let bound = |at: u32| {
        let at = (from + at as usize).min(value.end);
        (value.start..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(value.start)
    };
    bound(part.start)..bound(part.end)
}
