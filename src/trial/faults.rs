//! The faults that a draft can get: one change at each place where it can stand.

mod cells;
mod dates;
mod rows;
mod sections;
mod sentences;

use super::fault::Fault;
use crate::facts::Facts;
use crate::report::Report;
use crate::statement::Prose;

/// A draft as the faults see it.
pub(super) struct Draft<'a> {
    /// Lowered.
    pub(super) text: &'a str,
    pub(super) report: &'a Report,
    pub(super) facts: &'a Facts<'a>,
    pub(super) prose: &'a Prose,
    pub(super) year: Option<i16>,
    /// The last year of the edition before that of the draft.
    pub(super) year_before: Option<i16>,
}

/// Every fault of a draft, by sort and then by place; none leaves the text as it was.
pub(super) fn all(draft: &Draft<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    cells::add(draft, &mut faults);
    rows::add(draft, &mut faults);
    sections::add(draft, &mut faults);
    dates::add(draft, &mut faults);
    sentences::add(draft, &mut faults);
    faults.retain(|fault| fault.put_into(draft.text) != draft.text);
    faults.sort_by_key(|fault| fault.kind);
    faults
}
