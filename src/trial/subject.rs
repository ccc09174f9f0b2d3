//! A draft on trial.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::faults;
use crate::check;
use crate::decode::{self, Decoded, Format};
use crate::document::Document;
use crate::facts;
use crate::finding::Finding;
use crate::lang::Lang;
use crate::limits::Limits;
use crate::lint::{Linter, Options, Refusal};
use crate::parse;
use crate::prose;
use crate::reading::Reading;
use crate::source::Source;

/// A draft that gets faults, one at a time.
#[derive(Debug)]
pub struct Subject {
    /// Its name, or its path.
    pub name: String,
    /// What rules find in it as it is.
    pub cries: Vec<Cry>,
    /// What it can get.
    pub faults: Vec<Fault>,
    text: String,
    /// What is found in the lowered text without a fault.
    known: BTreeSet<(String, String)>,
}

/// A finding in a draft that should have none.
#[derive(Debug, Clone)]
pub struct Cry {
    /// The rule.
    pub code: String,
    /// What it says.
    pub message: String,
    /// The line that it stands on, from one; none where the draft has no lines of its own.
    pub line: Option<usize>,
}

impl Linter {
    /// Puts a draft on trial. `name` tells the format; it is not opened.
    ///
    /// # Errors
    /// Why it cannot be checked.
    pub fn subject(&self, bytes: &[u8], name: &str, lang: Lang, limits: Limits) -> Result<Subject, Refusal> {
        let options = Options { lang, limits, ..Options::default() };
        let outcome = self.check(bytes, name, &options);
        let findings = outcome.verdict?.findings;
        let line = |finding: &Finding| {
            let source = outcome.source.as_ref().filter(|_| outcome.format.is_some_and(Format::is_text))?;
            Some(source.line(finding.primary.span.start) + 1)
        };
        let cry = |finding: &Finding| Cry {
            code: finding.code.clone(),
            message: finding.message.clone(),
            line: line(finding),
        };
        let decoded = decode::decode(bytes, name, limits).map_err(Refusal::Unreadable)?;
        let cries = findings.iter().map(cry).collect();
        Ok(self.on_trial(name, decoded.document.text().to_owned(), cries))
    }

    /// Puts a lowered text on trial, which must be without findings.
    #[must_use]
    pub fn subject_of_model(&self, name: &str, text: &str, lang: Lang) -> Subject {
        let findings = self.check_lowered(text, lang);
        let cry = |finding: Finding| Cry { code: finding.code, message: finding.message, line: None };
        self.on_trial(name, text.to_owned(), findings.into_iter().map(cry).collect())
    }

    fn on_trial(&self, name: &str, text: String, cries: Vec<Cry>) -> Subject {
        let known = self.check_lowered(&text, Lang::Zh).into_iter().map(identity).collect();
        let faults = self.faults(&text);
        Subject { name: name.to_owned(), cries, faults, text, known }
    }

    /// Codes of the rules that notice a fault; empty where none does.
    #[must_use]
    pub fn notice(&self, subject: &Subject, fault: &Fault) -> BTreeSet<String> {
        let findings = self.check_lowered(&fault.put_into(&subject.text), Lang::Zh);
        let new = findings.into_iter().map(identity).filter(|finding| !subject.known.contains(finding));
        new.map(|(code, _)| code).collect()
    }

    fn check_lowered(&self, text: &str, lang: Lang) -> Vec<Finding> {
        let document = Document::new(text.to_owned(), Vec::new());
        let decoded = Decoded { format: Format::Text, source: Source::new(text.to_owned(), "utf-8"), document };
        let report = parse::parse(Reading::new(text, &self.catalogue().lexicon));
        self.check_report(&report, &decoded, &Options { lang, ..Options::default() }).findings
    }

    fn faults(&self, text: &str) -> Vec<Fault> {
        let catalogue = self.catalogue();
        let document = Document::new(text.to_owned(), Vec::new());
        let report = parse::parse(Reading::new(text, &catalogue.lexicon));
        let detected = check::detect(&report, &document, &catalogue.lexicon, &catalogue.editions, None);
        let bound = facts::bind(&report, &document, &catalogue.editions, detected.forms(), &catalogue.lexicon);
        let Some(facts) = bound else {
            return Vec::new();
        };
        let edition = facts.edition;
        let body = check::body(&report, &document);
        let prose = prose::read(text, &report, detected.year, &body);
        let before = edition.years.from.map(|from| from.saturating_sub(1));
        let year_before = before.filter(|year| catalogue.editions.iter().any(|edition| edition.covers(*year)));
        let draft =
            faults::Draft { text, report: &report, facts: &facts, prose: &prose, year: detected.year, year_before };
        faults::all(&draft)
    }
}

fn identity(finding: Finding) -> (String, String) {
    (finding.code, finding.message)
}
