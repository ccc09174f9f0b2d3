//! The linter: a draft's bytes in, findings out.

mod cut;
mod notices;

use std::cell::OnceCell;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::{self, Booked, Context, Equation, Hit};
use crate::decode::{self, Decoded, Format, Unreadable};
use crate::document::{Aside, Document, folded};
use crate::edition::Edition;
use crate::eval::Open;
use crate::facts;
use crate::finding::{Finding, LedgerEntry, LedgerOutcome, Level, ProseEntry, ProseOutcome, Remark, Status};
use crate::lang::Lang;
use crate::limits::{self, Limits};
use crate::pack::{Adjusted, Catalogue, PackError, PackSource, Rule};
use crate::parse;
use crate::place::Locator;
use crate::prose;
use crate::reading::Reading;
use crate::report::Report;
use crate::source::Source;
use crate::waiver::{self, Waiver};
use crate::wording::{Wording, open_reason, unbound_reason};
use notices::Notices;

/// The title of another document stands in one of this many lines.
const FIRST_LINES: usize = 4;

/// A line with more characters than this is no title.
const LONGEST_TITLE: usize = 60;

/// How drafts are to be checked.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Key of the edition to check against; told from the draft when absent.
    pub edition: Option<String>,
    /// Report year; told from the draft when absent.
    pub year: Option<i16>,
    /// Language of messages.
    pub lang: Lang,
    /// Rules to run, by code, beginning of a code, or name; empty means all.
    pub select: Vec<String>,
    /// Rules not to run.
    pub ignore: Vec<String>,
    /// Whether any text is to be taken for a report: for fragments.
    pub assume_report: bool,
    /// Levels in place of the rules' own, by code, beginning of a code, or name; none is off. The last that names a rule holds.
    pub levels: Vec<(String, Option<Level>)>,
    /// The body whose report this should be.
    pub body: Option<String>,
    /// Findings that are accepted, beside those that the draft itself waives.
    pub waivers: Vec<Waiver>,
    /// The day on which waivers may have ended; without it none has.
    pub today: Option<Date>,
    /// Whether [`Checked::prose`] is wanted.
    pub prose: bool,
    /// How much is read, and how much is said.
    pub limits: Limits,
}

impl Options {
    /// Whether a rule is to run, as far as its names decide.
    pub(crate) fn selects(&self, rule: &Rule) -> bool {
        let named = |words: &[String]| words.iter().any(|word| rule.is_named(word));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}

/// A linter with its rules and editions.
#[derive(Debug)]
pub struct Linter {
    catalogue: Catalogue,
}

/// What became of one draft.
#[derive(Debug)]
pub struct Outcome {
    /// Format, where the file could be read.
    pub format: Option<Format>,
    /// The text that spans refer to, where the file could be read.
    pub source: Option<Source>,
    /// The report with its findings, or why there is none.
    pub verdict: Result<Checked, Refusal>,
}

/// Why a file was not checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Its bytes are no text.
    Unreadable(Unreadable),
    /// It is a text, but no annual report on the disclosure of government information.
    NotReport,
}

/// A report that was checked.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Key of the edition it was checked against.
    pub edition: String,
    /// Report year, where it is known.
    pub year: Option<i16>,
    /// Reporting body; empty where it is not known.
    pub body: String,
    /// Title as it stands, its white space folded; empty where there is none.
    pub title: String,
    /// First and last day of the statistics period, as ISO dates.
    pub period: Option<(String, String)>,
    /// What counts, by place, then code. All of it: [`Linter::cut`] keeps to the limit.
    pub findings: Vec<Finding>,
    /// What was found and does not count, waived or known, in the same order.
    pub aside: Vec<Finding>,
    /// Numbers of the waivers of [`Options`] that were tried: those whose rules were all looked at.
    pub tried: Vec<usize>,
    /// Numbers of those that were needed.
    pub used: Vec<usize>,
    /// Every equation of the edition with its outcome.
    pub ledger: Vec<LedgerEntry>,
    /// Every figure that its sentences give for something a report counts, if [`Options::prose`] asks for them.
    pub prose: Vec<ProseEntry>,
    /// What a Word file holds beside its text, in its order.
    pub remarks: Vec<Remark>,
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
        let verdict = if options.assume_report || is_report(&report, &decoded.document) {
            Ok(self.check_report(&report, &decoded, options))
        } else {
            Err(Refusal::NotReport)
        };
        Outcome { format: Some(decoded.format), source: Some(decoded.source), verdict }
    }

    /// Checks a report whose text is there already.
    pub(crate) fn check_report(&self, report: &Report, decoded: &Decoded, options: &Options) -> Checked {
        let (document, source) = (&decoded.document, &decoded.source);
        let editions = &self.catalogue.editions;
        let mut detected = check::detect(report, document, &self.catalogue.lexicon, editions);
        detected.year = options.year.or(detected.year);
        let forced = options.edition.as_ref().and_then(|key| editions.iter().position(|edition| edition.key == *key));
        detected.force(forced);
        let Some(facts) = facts::bind(report, document, editions, detected.forms(), &self.catalogue.lexicon) else {
            return Checked::empty();
        };
        let edition = facts.edition;
        let rules: Vec<(&Rule, Level)> = self.selected(options, edition, detected.year);
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
        let mut wordings: BTreeMap<usize, Wording<'_>> = BTreeMap::new();
        let finding = |(index, hit): (usize, Hit)| {
            let (rule, level) = rules.get(index)?;
            let wording = wordings.entry(index).or_insert_with(|| Wording::of(rule, options.lang));
            Some(wording.finding(&hit, *level, &context, &locator))
        };
        let mut findings: Vec<Finding> = check::hits(&context, &run).into_iter().filter_map(finding).collect();
        let inline = waiver::find(source.text(), decoded.format, |word| self.knows(word));
        let mut used = Vec::new();
        if !inline.is_empty() || !options.waivers.is_empty() {
            let notices = Notices { context: &context, locator: &locator, source, rules: &rules, options };
            used = notices.settle(&mut findings, &inline);
        }
        findings.sort_by(|a, b| (a.primary.span, &a.code).cmp(&(b.primary.span, &b.code)));
        let is_tried = |waiver: &&Waiver| waiver.rules.iter().all(|word| run.iter().any(|rule| rule.is_named(word)));
        let entry = |equation: &Equation<'_>| Some(entry(equation, run.get(equation.rule)?, &context, options.lang));
        let ledger = equations.iter().filter_map(entry).collect();
        let booked = if options.prose { check::book(&context) } else { Vec::new() };
        let prose = booked.into_iter().map(|booked| prose_entry(booked, &context, &locator, options.lang)).collect();
        let mut checked = Checked {
            edition: edition.key.clone(),
            year: detected.year,
            body: context.body(),
            title: report.title.as_ref().map_or_else(String::new, |title| folded(title.span.of(document.text()))),
            period: period(report),
            tried: options.waivers.iter().filter(is_tried).map(|waiver| waiver.id).collect(),
            used,
            findings,
            aside: Vec::new(),
            ledger,
            prose,
            remarks: document.asides().iter().map(|aside| remark(aside, &locator)).collect(),
        };
        checked.put_aside();
        checked
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

impl Checked {
    fn empty() -> Self {
        Self {
            edition: String::new(),
            year: None,
            body: String::new(),
            title: String::new(),
            period: None,
            findings: Vec::new(),
            aside: Vec::new(),
            tried: Vec::new(),
            used: Vec::new(),
            ledger: Vec::new(),
            prose: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Puts aside the findings that do not count.
    pub fn put_aside(&mut self) {
        let all = std::mem::take(&mut self.findings);
        let (open, aside): (Vec<Finding>, Vec<Finding>) =
            all.into_iter().partition(|finding| finding.status == Status::Open);
        self.findings = open;
        self.aside.extend(aside);
        self.aside.sort_by(|a, b| (a.primary.span, &a.code).cmp(&(b.primary.span, &b.code)));
    }

    /// The findings that count and those that do not, by place, then code.
    #[must_use]
    pub fn all(&self) -> Vec<&Finding> {
        let mut all: Vec<&Finding> = self.findings.iter().chain(&self.aside).collect();
        all.sort_by(|a, b| (a.primary.span, &a.code).cmp(&(b.primary.span, &b.code)));
        all
    }

    /// The number of findings of a level that count.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }
}

/// Whether a text is an annual report: a title, known sections, tables of the form.
fn is_report(report: &Report, document: &Document) -> bool {
    let title = if report.title.is_some() { 2 } else { 0 };
    let tables = if report.tables.iter().any(|piece| !piece.rows.is_empty()) { 3 } else { 0 };
    let period = usize::from(report.periods.iter().any(|period| period.is_announced));
    let topics = report.sections.iter().filter(|section| section.heading.topic.is_some()).count();
    let speaks_of_it = ["信息公开", "政务公开"].iter().any(|word| document.text().contains(word));
    let is_other = report.title.is_none() && tables == 0 && names_other_document(report, document);
    speaks_of_it && !is_other && title + tables + period + topics >= 3
}

/// Whether one of the first lines is the title of something that only speaks of such reports.
fn names_other_document(report: &Report, document: &Document) -> bool {
    const WORDS: [&str; 7] = ["解读", "图解", "读懂", "部署会", "培训会", "推进会", "第一章"];
    const ENDINGS: [&str; 8] = ["通知", "条例", "总结", "方案", "要点", "办法", "意见", "评估报告"];
    report.lines.iter().take(FIRST_LINES).map(|line| line.of(document.text()).trim()).any(|line| {
        let is_title = line.chars().count() <= LONGEST_TITLE;
        is_title && (WORDS.iter().any(|word| line.contains(word)) || ENDINGS.iter().any(|word| line.ends_with(word)))
    })
}

fn entry(equation: &Equation<'_>, rule: &Rule, context: &Context<'_>, lang: Lang) -> LedgerEntry {
    let text = |value: rust_decimal::Decimal| value.normalize().to_string();
    let sides = equation.sides();
    LedgerEntry {
        code: rule.logic.code.clone(),
        key: format!("{}{}", rule.logic.name, equation.key()),
        outcome: match &equation.outcome {
            check::Outcome::Holds(_) => LedgerOutcome::Holds,
            check::Outcome::Violated(_) => LedgerOutcome::Violated,
            check::Outcome::Open(open) => LedgerOutcome::Open(reason(*open, context, lang)),
        },
        left: sides.map(|sides| text(sides.left.value)),
        right: sides.map(|sides| text(sides.right.value)),
    }
}

fn prose_entry(booked: Booked, context: &Context<'_>, locator: &Locator<'_>, lang: Lang) -> ProseEntry {
    let outcome = match booked.outcome {
        Ok(true) => ProseOutcome::Equal,
        Ok(false) => ProseOutcome::Different,
        Err(reason) => ProseOutcome::Unbound(unbound_reason(reason, context.facts, lang)),
    };
    ProseEntry {
        subjects: booked.subjects.into_iter().map(str::to_owned).collect(),
        is_breakdown: booked.kind == check::BookedKind::Breakdown,
        place: locator.place(check::Spot { span: booked.span, cell: None }, String::new()),
        text: booked.text,
        stated: booked.stated,
        against: booked.against,
        cells: booked.cells.into_iter().filter_map(|cell| locator.key(cell)).collect(),
        outcome,
    }
}

fn remark(aside: &Aside, locator: &Locator<'_>) -> Remark {
    Remark { kind: aside.kind.name(), place: locator.place(check::Spot::at(aside.span), aside.text.clone()) }
}

fn reason(open: Open, context: &Context<'_>, lang: Lang) -> String {
    open_reason(open, context.facts, lang)
}

fn period(report: &Report) -> Option<(String, String)> {
    let period = report.period()?;
    Some((period.start.date?.to_string(), period.end.date?.to_string()))
}
