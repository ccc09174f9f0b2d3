//! Findings against waivers: what is waived, what returns, what was not needed.

use jiff::civil::Date;

use super::Waiver;
use crate::finding::{Finding, Status};
use crate::lang::Lang;
use crate::span::Span;

/// A waiver and where it holds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scoped<'a> {
    pub(crate) waiver: &'a Waiver,
    /// The range of the source; none for the whole draft.
    pub(crate) scope: Option<Span>,
    /// Whether it stands in the draft.
    pub(crate) is_inline: bool,
}

/// Sets the status of what is waived, and says of what returns why it does. Gives for each waiver
/// whether there was a finding that it is about.
pub(crate) fn settle(findings: &mut [Finding], waivers: &[Scoped<'_>], today: Option<Date>, lang: Lang) -> Vec<bool> {
    let mut returned: Vec<(usize, String)> = Vec::new();
    let mut needed = Vec::with_capacity(waivers.len());
    for Scoped { waiver, scope, is_inline } in waivers {
        let is_inside = |finding: &Finding| scope.is_none_or(|scope| covers(scope, finding.primary.span));
        let about: Vec<usize> = positions(findings, |finding| is_inside(finding) && waiver.is_about(finding));
        let same: Vec<usize> =
            about.iter().copied().filter(|at| findings.get(*at).is_some_and(|it| waiver.is_as_approved(it))).collect();
        needed.push(!about.is_empty());
        if waiver.is_over(today) {
            returned.extend(about.into_iter().map(|at| (at, over(waiver, lang))));
        } else if same.is_empty() {
            returned.extend(about.into_iter().map(|at| (at, changed(waiver, findings.get(at), lang))));
        } else {
            let status = || Status::Waived {
                reason: waiver.reason.clone(),
                until: waiver.until.map(|day| day.to_string()),
                is_inline: *is_inline,
            };
            let open =
                findings.iter_mut().enumerate().filter(|(at, it)| same.contains(at) && it.status == Status::Open);
            open.for_each(|(_, finding)| finding.status = status());
        }
    }
    for (at, note) in returned {
        findings
            .get_mut(at)
            .filter(|it| it.status == Status::Open)
            .into_iter()
            .for_each(|it| it.notes.push(note.clone()));
    }
    needed
}

fn positions(findings: &[Finding], is_it: impl Fn(&Finding) -> bool) -> Vec<usize> {
    findings.iter().enumerate().filter(|(_, finding)| is_it(finding)).map(|(at, _)| at).collect()
}

fn covers(scope: Span, span: Span) -> bool {
    scope.start <= span.start && span.start <= scope.end
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
