//! Findings against waivers: what is waived, what returns, what was not needed.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::Waiver;
use super::index::Index;
use crate::finding::{Finding, Status};
use crate::lang::Lang;
use crate::span::Span;

/// So many waivers that hold no longer are told with a finding; nobody reads more.
const MOST_NOTES: usize = 10;

/// A waiver and where it holds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scoped<'a> {
    pub(crate) waiver: &'a Waiver,
    /// The range of the source; none for the whole draft.
    pub(crate) scope: Option<Span>,
    /// Whether it stands in the draft.
    pub(crate) is_inline: bool,
}

/// Sets the status of what is waived, and says of what returns why it does; the findings are in the order of the text.
/// Gives for each waiver whether there was a finding that it is about.
pub(crate) fn settle(findings: &mut [Finding], waivers: &[Scoped<'_>], today: Option<Date>, lang: Lang) -> Vec<bool> {
    let mut index = Index::of(findings, waivers.iter().map(|scoped| scoped.waiver));
    let mut returned = Vec::new();
    let mut needed = Vec::with_capacity(waivers.len());
    for scoped in waivers {
        let waiver = scoped.waiver;
        let range = scoped.range(findings);
        let (is_needed, about) = if waiver.is_of_rules() {
            let is_over = waiver.is_over(today);
            if !is_over {
                index.each(waiver, &range, |at| scoped.waive(findings, at));
            }
            (index.has(waiver, &range), is_over.then_some(None))
        } else {
            let about = about(findings, waiver, &range, &mut index);
            let is_same = |at: &usize| findings.get(*at).is_some_and(|it| waiver.is_as_approved(it));
            let same: Vec<usize> = about.iter().copied().filter(is_same).collect();
            let has_returned = waiver.is_over(today) || same.is_empty();
            if !has_returned {
                for at in same {
                    scoped.waive(findings, at);
                }
            }
            (!about.is_empty(), has_returned.then_some(Some(about)))
        };
        needed.push(is_needed);
        returned.extend(about.map(|about| (waiver, range, about)));
    }
    index.restore();
    let mut told = Told { findings, times: BTreeMap::new() };
    for (waiver, range, about) in returned {
        match about {
            None => {
                let note = over(waiver, lang);
                index.each(waiver, &range, |at| told.tell(at, &note));
            }
            Some(about) if waiver.is_over(today) => {
                let note = over(waiver, lang);
                for at in about {
                    told.tell(at, &note);
                }
            }
            Some(about) => about.into_iter().for_each(|at| {
                let note = changed(waiver, told.findings.get(at), lang);
                told.tell(at, &note);
            }),
        }
    }
    needed
}

impl Scoped<'_> {
    /// The numbers of the findings where it holds.
    fn range(&self, findings: &[Finding]) -> Range<usize> {
        let Some(scope) = self.scope else { return 0..findings.len() };
        let start = findings.partition_point(|finding| finding.primary.span.start < scope.start);
        start..findings.partition_point(|finding| finding.primary.span.start <= scope.end).max(start)
    }

    /// Waives a finding, unless another waiver has. Then nothing more is to be done about it.
    fn waive(&self, findings: &mut [Finding], at: usize) -> bool {
        if let Some(finding) = findings.get_mut(at).filter(|finding| finding.status == Status::Open) {
            finding.status = Status::Waived {
                reason: self.waiver.reason.clone(),
                until: self.waiver.until.map(|day| day.to_string()),
                is_inline: self.is_inline,
            };
        }
        true
    }
}

/// The numbers of the findings that a waiver is about, whatever stands there.
fn about(findings: &[Finding], waiver: &Waiver, range: &Range<usize>, index: &mut Index<'_>) -> Vec<usize> {
    let mut about = Vec::new();
    index.each(waiver, range, |at| {
        about.extend(findings.get(at).is_some_and(|finding| waiver.is_about(finding)).then_some(at));
        false
    });
    about.sort_unstable();
    about.dedup();
    about
}

/// Findings that are told why they return.
struct Told<'f> {
    findings: &'f mut [Finding],
    /// How often each was, by its number.
    times: BTreeMap<usize, usize>,
}

impl Told<'_> {
    /// Adds a note to a finding that counts. Gives whether it is to have no more.
    fn tell(&mut self, at: usize, note: &str) -> bool {
        let Some(finding) = self.findings.get_mut(at).filter(|finding| finding.status == Status::Open) else {
            return true;
        };
        let times = self.times.entry(at).or_default();
        if *times < MOST_NOTES {
            *times += 1;
            if !finding.notes.iter().any(|told| told == note) {
                finding.notes.push(note.to_owned());
            }
        }
        *times == MOST_NOTES
    }
}

fn over(waiver: &Waiver, lang: Lang) -> String {
    let (until, reason) = (waiver.until.map(|day| day.to_string()).unwrap_or_default(), &waiver.reason);
    lang.pick(
        format!("这里的豁免已于{until}到期（理由：{reason}）"),
        format!("the waiver of this ended on {until} (reason: {reason})"),
    )
}

fn changed(waiver: &Waiver, finding: Option<&Finding>, lang: Lang) -> String {
    let places = finding.map(|it| std::iter::once(&it.primary).chain(&it.related)).into_iter().flatten();
    let now: Vec<&str> = places.map(|place| place.text.trim()).take(waiver.values.len()).collect();
    let (then, now, reason) =
        (waiver.values.join(lang.pick("、", ", ")), now.join(lang.pick("、", ", ")), &waiver.reason);
    lang.pick(
        format!("批准豁免时是“{then}”，现在是“{now}”，豁免不再有效（理由：{reason}）"),
        format!("waived when it was “{then}”; it is “{now}” now, so the waiver no longer holds (reason: {reason})"),
    )
}
