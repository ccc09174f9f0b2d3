//! The limit of findings: what is beyond it is left out, and that is said.

use super::{Checked, Linter, Options};
use crate::finding::{Finding, Level};
use crate::limits::CUT;
use crate::wording::Wording;

impl Linter {
    /// Leaves out the findings that count and are beyond the limit of `options`, by place, and puts one in their
    /// stead that says how many they are. It stands whatever rules are selected or off, and its level is the highest of
    /// those left out, so that a run fails or passes as it did before.
    ///
    /// To be called when nothing is put aside any more: what is known in a baseline takes no room from what is new.
    pub fn cut(&self, checked: &mut Checked, options: &Options) {
        let limit = options.limits.findings;
        let rule = self.catalogue.rules.iter().find(|rule| rule.logic.check.as_deref() == Some(CUT));
        let edition = self.catalogue.editions.iter().find(|edition| edition.key == checked.edition);
        let Some((rule, edition)) = rule.zip(edition).filter(|_| checked.findings.len() > limit) else { return };
        let left = checked.findings.split_off(limit);
        let Some((first, level)) = left.first().zip(left.iter().map(|finding| finding.level).max()) else { return };
        let count = |level: Level| left.iter().filter(|finding| finding.level == level).count();
        let values = [
            ("limit", limit),
            ("left", left.len()),
            ("errors", count(Level::Error)),
            ("warnings", count(Level::Warning)),
            ("notes", count(Level::Note)),
        ];
        let basis = |basis: &[String]| edition.basis(basis, &self.catalogue.editions).into_iter().cloned().collect();
        let cut: Finding = Wording::of(rule, options.lang).notice(level, &first.primary, &values, basis);
        checked.findings.push(cut);
        checked.findings.sort_by(|a, b| (a.primary.span, &a.code).cmp(&(b.primary.span, &b.code)));
    }
}
