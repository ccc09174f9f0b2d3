//! What the rules find in one report, settled against its waivers, and what there is to say of the waivers themselves.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::Options;
use crate::check::{self, Context, Hit, Value};
use crate::decode::Format;
use crate::finding::{Finding, Level};
use crate::pack::Rule;
use crate::place::Locator;
use crate::source::Source;
use crate::span::Span;
use crate::waiver::{self, Blocks, Inline, Scope, Scoped, Waiver};
use crate::wording::Wording;

/// One report with the rules that apply.
pub(super) struct Findings<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) locator: &'a Locator<'a>,
    pub(super) source: &'a Source,
    pub(super) rules: &'a [(&'a Rule, Level)],
    pub(super) options: &'a Options,
}

impl Findings<'_> {
    /// What the rules find, in the order of the text, settled against the waivers; with the numbers of the options'
    /// waivers that were needed.
    pub(super) fn settled(&self, run: &[&Rule], format: Format) -> (Vec<Finding>, Vec<usize>) {
        let mut wordings: BTreeMap<usize, Wording<'_>> = BTreeMap::new();
        let finding = |(index, hit): (usize, Hit)| {
            let (rule, level) = self.rules.get(index)?;
            let wording = wordings.entry(index).or_insert_with(|| Wording::of(rule, self.options.lang));
            Some(wording.finding(&hit, *level, self.context, self.locator))
        };
        let mut findings: Vec<Finding> = check::hits(self.context, run).into_iter().filter_map(finding).collect();
        findings.sort_by(by_place);
        let inline = waiver::find(self.source.text(), format, |word| self.knows(word));
        let is_waived = !inline.is_empty() || !self.options.waivers.is_empty();
        let used = if is_waived { self.settle(&mut findings, &inline) } else { Vec::new() };
        findings.sort_by(by_place);
        (findings, used)
    }

    fn knows(&self, word: &str) -> bool {
        self.context.catalogue.rules.iter().any(|rule| rule.is_named(word))
    }

    /// Settles `findings`, which are in order, against the waivers of the draft and of the options, and adds findings about
    /// the draft's own waivers. Gives the numbers of the options' waivers that were needed.
    fn settle(&self, findings: &mut Vec<Finding>, inline: &[Inline]) -> Vec<usize> {
        let blocks = (!inline.is_empty()).then(|| Blocks::of(self.context.document, self.context.report));
        let scoped = |inline: &Inline| {
            let (scope, _) = inline.parsed.as_ref().ok()?;
            let block = || blocks.as_ref()?.behind(inline.span.end);
            // Nothing follows: a waiver of nothing.
            Some(match scope {
                Scope::File => None,
                Scope::NextBlock => Some(block().unwrap_or(Span { start: u32::MAX, end: u32::MAX })),
            })
        };
        let own =
            inline.iter().filter_map(|inline| Some((inline.span, &inline.parsed.as_ref().ok()?.1, scoped(inline)?)));
        let own: Vec<(Span, &Waiver, Option<Span>)> = own.collect();
        let given = self.options.waivers.iter().map(|waiver| Scoped { waiver, scope: None, is_inline: false });
        let inside = own.iter().map(|(_, waiver, scope)| Scoped { waiver, scope: *scope, is_inline: true });
        let all: Vec<Scoped<'_>> = inside.chain(given).collect();
        let needed = waiver::settle(findings, &all, self.options.today, self.options.lang);
        let (own_needed, given_needed) = needed.split_at(own.len().min(needed.len()));
        let idle = own.iter().zip(own_needed).filter(|((_, waiver, _), needed)| !**needed && self.is_run(waiver));
        findings.extend(idle.filter_map(|((span, waiver, _), _)| self.unused(*span, waiver, blocks.as_ref()?)));
        let malformed = inline.iter().filter_map(|inline| Some((inline.span, inline.parsed.as_ref().err()?)));
        findings.extend(malformed.filter_map(|(span, fault)| {
            let hit = Hit::default().case(fault.case).with("word", fault.word.as_str());
            self.finding(waiver::MALFORMED, span, hit, blocks.as_ref()?)
        }));
        let used = self.options.waivers.iter().zip(given_needed).filter(|(_, needed)| **needed);
        used.map(|(waiver, _)| waiver.id).collect()
    }

    /// Whether every rule that it names was looked at.
    pub(super) fn is_run(&self, waiver: &Waiver) -> bool {
        waiver.rules.iter().all(|word| self.rules.iter().any(|(rule, _)| rule.is_named(word)))
    }

    fn unused(&self, span: Span, waiver: &Waiver, blocks: &Blocks<'_>) -> Option<Finding> {
        let hit = Hit::default().with("rules", Value::List(waiver.rules.clone()));
        self.finding(waiver::UNUSED, span, hit, blocks)
    }

    /// The finding of the rule with a check, at a place of the source that the document leaves out.
    fn finding(&self, check: &str, span: Span, mut hit: Hit, blocks: &Blocks<'_>) -> Option<Finding> {
        let (rule, level) = self.rules.iter().find(|(rule, _)| rule.logic.check.as_deref() == Some(check))?;
        let next = blocks.line_behind(span.end);
        hit.primary.span = next.map_or(Span::default(), |line| Span::at(line.start as usize));
        let mut finding = Wording::of(rule, self.options.lang).finding(&hit, *level, self.context, self.locator);
        finding.primary.span = span;
        finding.primary.text = span.of(self.source.text()).to_owned();
        Some(finding)
    }
}

/// Findings come by place, then code.
fn by_place(a: &Finding, b: &Finding) -> Ordering {
    (a.primary.span, &a.code).cmp(&(b.primary.span, &b.code))
}
