//! The linter: a draft's bytes in, findings out.

mod cut;
mod entries;
mod findings;
mod genre;
mod options;
mod outcome;

use std::cell::OnceCell;

use crate::check::{self, Context, Detected, Equation};
use crate::decode::{self, Decoded};
use crate::document::{Document, folded};
use crate::edition::Edition;
use crate::facts;
use crate::finding::Level;
use crate::limits;
use crate::pack::{Adjusted, Catalogue, PackError, PackSource, Rule};
use crate::parse;
use crate::place::Locator;
use crate::prose;
use crate::reading::Reading;
use crate::report::Report;
use crate::waiver;
use entries::{entry, period, prose_entry, remark};
use findings::Findings;

pub use options::Options;
pub use outcome::{Checked, Lack, Outcome, Refusal};

/// A linter with its rules and editions.
#[derive(Debug)]
pub struct Linter {
    catalogue: Catalogue,
}

impl Linter {
    /// The built-in rules with packs on top.
    ///
    /// # Errors
    /// Every fault of every pack, each at its place.
    pub fn new(packs: &[PackSource]) -> Result<Self, Vec<PackError>> {
        Catalogue::new(packs, |name| check::find(name).is_some()).map(|catalogue| Self { catalogue })
    }

    /// Keys of the editions, oldest first.
    pub fn editions(&self) -> impl Iterator<Item = &str> {
        self.catalogue.editions.iter().map(|edition| edition.key.as_str())
    }

    /// Whether a word of `--select` or `--ignore` names any rule.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.catalogue.rules.iter().any(|rule| rule.is_named(word))
    }

    /// Sets levels by code, beginning of a code, or name; none is off.
    pub fn adjust(&mut self, levels: &[(String, Option<Level>)]) {
        for (word, level) in levels {
            let rules = self.catalogue.rules.iter_mut().filter(|rule| rule.is_named(word));
            rules.for_each(|rule| rule.adjusted = Some(Adjusted::from(*level)));
        }
    }

    /// Codes and names of the rules.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.catalogue.rules.iter().flat_map(|rule| [rule.logic.code.clone(), rule.logic.name.clone()]).collect()
    }

    /// Whether a cell exists in an edition: `requests.granted.total`.
    #[must_use]
    pub fn has_cell(&self, key: &str) -> bool {
        self.catalogue.editions.iter().any(|edition| edition.cell(key).is_some())
    }

    /// Whether a rule is looked at: it is selected and not ignored.
    #[must_use]
    pub fn runs(&self, code: &str, options: &Options) -> bool {
        let rule = self.catalogue.rules.iter().find(|rule| rule.logic.code == code);
        rule.is_some_and(|rule| options.selects(rule))
    }

    /// Whether findings of a rule can be waived: those about waivers, and about findings, cannot.
    pub(crate) fn can_waive(&self, code: &str) -> bool {
        let rule = self.catalogue.rules.iter().find(|rule| rule.logic.code == code);
        let check = rule.and_then(|rule| rule.logic.check.as_deref());
        !matches!(check, Some(waiver::UNUSED | waiver::MALFORMED | limits::CUT))
    }

    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Checks one draft. `name` tells the format; it is not opened.
    #[must_use]
    pub fn check(&self, bytes: &[u8], name: &str, options: &Options) -> Outcome {
        let decoded = match decode::decode(bytes, name, options.limits) {
            Ok(decoded) => decoded,
            Err(error) => {
                return Outcome { format: None, source: None, verdict: Err(Refusal::Unreadable(error)) };
            }
        };
        let reading = Reading::new(decoded.document.text(), &self.catalogue.lexicon);
        let report = parse::parse(reading);
        let lack = if options.assume_report { None } else { genre::lack(&report, &decoded.document) };
        let verdict = match lack {
            None => Ok(self.check_report(&report, &decoded, options)),
            Some(lack) => Err(Refusal::NotReport(lack)),
        };
        Outcome { format: Some(decoded.format), source: Some(decoded.source), verdict }
    }

    /// Checks a report whose text is there already.
    pub(crate) fn check_report(&self, report: &Report, decoded: &Decoded, options: &Options) -> Checked {
        let (document, source) = (&decoded.document, &decoded.source);
        let detected = self.detected(report, document, options);
        let (editions, lexicon) = (&self.catalogue.editions, &self.catalogue.lexicon);
        let Some(facts) = facts::bind(report, document, editions, detected.forms(), lexicon) else {
            return Checked::empty();
        };
        let rules = self.selected(options, facts.edition, detected.year);
        let run: Vec<&Rule> = rules.iter().map(|(rule, _)| *rule).collect();
        let body = check::body(report, document);
        let prose = prose::read(document.text(), report, detected.year, &body);
        let numbered = run.iter().enumerate();
        let equations: Vec<Equation<'_>> =
            numbered.flat_map(|(index, rule)| check::equations(&facts, rule, index)).collect();
        let context = Context {
            document,
            report,
            facts: &facts,
            catalogue: &self.catalogue,
            detected: &detected,
            prose: &prose,
            equations: &equations,
            verdicts: OnceCell::new(),
            paragraphs: OnceCell::new(),
            words: OnceCell::new(),
            expected_body: options.body.as_deref(),
        };
        let locator = Locator::new(document, source, decoded.format, report, &facts, options.lang);
        let findings = Findings { context: &context, locator: &locator, source, rules: &rules, options };
        let tried = options.waivers.iter().filter(|waiver| findings.is_run(waiver)).map(|waiver| waiver.id).collect();
        let (findings, used) = findings.settled(&run, decoded.format);
        let entry = |equation: &Equation<'_>| Some(entry(equation, run.get(equation.rule)?, &context, options.lang));
        let booked = if options.prose { check::book(&context) } else { Vec::new() };
        let mut checked = Checked {
            edition: facts.edition.key.clone(),
            year: detected.year,
            body: context.body(),
            title: report.title.as_ref().map_or_else(String::new, |title| folded(title.span.of(document.text()))),
            period: period(report),
            tried,
            used,
            findings,
            aside: Vec::new(),
            ledger: equations.iter().filter_map(entry).collect(),
            prose: booked.into_iter().map(|booked| prose_entry(booked, &context, &locator, options.lang)).collect(),
            remarks: document.asides().iter().map(|aside| remark(aside, &locator)).collect(),
        };
        checked.put_aside();
        checked
    }

    /// The year and the form of a report, by its text and by what the options say of it.
    fn detected(&self, report: &Report, document: &Document, options: &Options) -> Detected {
        let editions = &self.catalogue.editions;
        let mut detected = check::detect(report, document, &self.catalogue.lexicon, editions, options.year);
        let forced = options.edition.as_ref().and_then(|key| editions.iter().position(|edition| edition.key == *key));
        detected.force(forced);
        detected
    }

    /// The rules that apply, with their levels.
    fn selected(&self, options: &Options, edition: &Edition, year: Option<i16>) -> Vec<(&Rule, Level)> {
        let rules = self.catalogue.rules.iter().filter(|rule| rule.is_for(&edition.key, year));
        let rules = rules.filter(|rule| options.selects(rule));
        let level = |rule: &Rule| match options.levels.iter().rfind(|(word, _)| rule.is_named(word)) {
            Some((_, level)) => *level,
            None => rule.level(edition, year).map(Level::from),
        };
        rules.filter_map(|rule| Some((rule, level(rule)?))).collect()
    }
}
