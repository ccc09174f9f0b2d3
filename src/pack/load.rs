//! Reading of packs: the embedded ones, and those of a user with every fault at its line.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;
use toml::de::{DeTable, DeValue};

use super::{Adjusted, Assertion, Catalogue, Rule, RuleTexts};
use crate::expr::{self, Expr, Path, Step};
use crate::lexicon::Lexicon;
use crate::model::{AssertionSpec, EditionSpec, LevelSpec, Logic, RuleSpec, Texts};
use crate::span::Span;

const EDITIONS: &str = include_str!(concat!(env!("OUT_DIR"), "/editions.json"));
const LOGIC: &str = include_str!(concat!(env!("OUT_DIR"), "/logic.json"));
const TEXTS: &[&str] = &include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A pack as a user gives it.
#[derive(Debug, Clone)]
pub struct PackSource {
    /// Name for messages, as a rule the path.
    pub name: String,
    /// TOML.
    pub text: String,
}

/// A fault in a pack, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackError {
    /// Index of the pack among those given.
    pub pack: usize,
    /// Bytes of its text.
    pub span: Span,
    /// What is wrong.
    pub fault: PackFault,
}

/// What can be wrong in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackFault {
    /// Not TOML, or not of the shape of a pack; the parser's own words.
    Shape(String),
    /// A code that is not a letter and three digits.
    Code(String),
    /// A code or name that another rule has.
    Taken(String),
    /// Neither an assertion nor a check, or both.
    Body,
    /// A check that does not exist.
    Check(String),
    /// An edition that does not exist.
    Edition(String),
    /// An expression that does not parse.
    Expression,
    /// A fact or set that no edition has.
    Fact(String),
    /// `[levels]` names no rule.
    Unknown(String),
    /// A level that is none of error, warning, note, off.
    Level(String),
    /// A rule without a source.
    Basis,
}

impl Catalogue {
    /// The built-in rules and editions, with the packs of a user on top. `is_check` tells whether a
    /// check is registered under a name.
    ///
    /// # Errors
    /// Every fault of every pack.
    pub(crate) fn new(packs: &[PackSource], is_check: fn(&str) -> bool) -> Result<Self, Vec<PackError>> {
        let editions: Vec<EditionSpec> = embedded(EDITIONS);
        let logic: Vec<Logic> = embedded(LOGIC);
        let lexicon = Lexicon::new(&editions);
        let mut rules: Vec<Rule> = Vec::with_capacity(logic.len());
        for (logic, texts) in logic.into_iter().zip(TEXTS) {
            let assertions = logic.assertions.iter().filter_map(|spec| compile(spec).ok()).collect();
            rules.push(Rule { logic, assertions, adjusted: None, texts: RuleTexts::Embedded(texts) });
        }
        let mut catalogue = Self { editions, lexicon, rules };
        let mut errors = Vec::new();
        for (index, pack) in packs.iter().enumerate() {
            Loading { catalogue: &mut catalogue, errors: &mut errors, pack: index, text: &pack.text, is_check }.load();
        }
        catalogue.rules.sort_by(|a, b| a.logic.code.cmp(&b.logic.code));
        if errors.is_empty() { Ok(catalogue) } else { Err(errors) }
    }
}

/// Reads what `build.rs` has written from the same shapes.
pub(super) fn embedded<T: serde::de::DeserializeOwned>(json: &str) -> T {
    #[expect(clippy::expect_used, reason = "written by build.rs from the same types; tests read every piece")]
    serde_json::from_str(json).expect("embedded packs are valid")
}

fn compile(spec: &AssertionSpec) -> Result<Assertion, (&'static str, expr::Fault)> {
    Ok(Assertion {
        editions: spec.editions.clone(),
        each: spec.each.as_deref().map(expr::each).transpose().map_err(|fault| ("each", fault))?,
        when: spec.when.as_deref().map(expr::relation).transpose().map_err(|fault| ("when", fault))?,
        relation: expr::relation(&spec.assert).map_err(|fault| ("assert", fault))?,
    })
}

struct Loading<'a> {
    catalogue: &'a mut Catalogue,
    errors: &'a mut Vec<PackError>,
    pack: usize,
    text: &'a str,
    is_check: fn(&str) -> bool,
}

impl Loading<'_> {
    fn load(&mut self) {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        let broken = !errors.is_empty();
        for error in errors {
            self.error(error.span().unwrap_or(0..0), PackFault::Shape(error.message().to_owned()));
        }
        if broken {
            return;
        }
        let mut levels = Vec::new();
        for (key, value) in table.into_inner() {
            match (key.get_ref().as_ref(), value.into_inner()) {
                ("rule", DeValue::Array(rules)) => {
                    rules.into_iter().for_each(|rule| self.rule(rule.span(), rule.into_inner()))
                }
                ("levels", DeValue::Table(table)) => levels.extend(table),
                _ => self.error(key.span(), PackFault::Shape(format!("unknown key `{}`", key.get_ref()))),
            }
        }
        for (key, value) in levels {
            self.level(key.get_ref(), key.span(), value.get_ref().as_str(), value.span());
        }
    }

    fn error(&mut self, span: Range<usize>, fault: PackFault) {
        self.errors.push(PackError { pack: self.pack, span: Span::new(span.start, span.end), fault });
    }

    /// Reads one rule. A key of the wrong shape is reported and left out until the rest fits.
    fn rule(&mut self, span: Range<usize>, value: DeValue<'_>) {
        let DeValue::Table(mut table) = value else {
            return self.error(span, PackFault::Shape("a rule is a table".to_owned()));
        };
        let places = table.clone();
        let mut is_whole = true;
        loop {
            let value = toml::Spanned::new(span.clone(), DeValue::Table(table.clone()));
            let error = match RuleSpec::deserialize(toml::de::ValueDeserializer::from(value)) {
                Ok(spec) if is_whole => return self.add(&spec, &places, &span),
                Ok(_) => return,
                Err(error) => error,
            };
            let at = error.span().filter(|at| *at != span);
            let inside = |at: &Range<usize>, key: &Range<usize>, value: &Range<usize>| {
                key.start.min(value.start) <= at.start && at.end <= key.end.max(value.end)
            };
            let culprit = at.as_ref().and_then(|at| {
                let entry = table.iter().find(|(key, value)| inside(at, &key.span(), &value.span()));
                entry.map(|(key, _)| key.clone())
            });
            let is_consequence = !is_whole && culprit.is_none();
            is_whole = false;
            if !is_consequence {
                self.error(
                    at.unwrap_or_else(|| first_line(self.text, &span)),
                    PackFault::Shape(error.message().to_owned()),
                );
            }
            match culprit {
                Some(key) => table.remove(&key),
                None => return,
            };
        }
    }

    fn add(&mut self, spec: &RuleSpec, places: &DeTable<'_>, span: &Range<usize>) {
        let count = self.errors.len();
        let line = first_line(self.text, span);
        let at = |key: &str| places.get(key).map_or(line.clone(), toml::Spanned::span);
        if !is_code(&spec.code) {
            self.error(at("code"), PackFault::Code(spec.code.clone()));
        }
        for (key, value) in [("code", &spec.code), ("name", &spec.name)] {
            if self.catalogue.rules.iter().any(|rule| rule.is_named(value)) {
                self.error(at(key), PackFault::Taken(value.clone()));
            }
        }
        if spec.basis.iter().all(|basis| basis.trim().is_empty()) {
            self.error(at("basis"), PackFault::Basis);
        }
        let editions: BTreeSet<String> = self.catalogue.editions.iter().map(|edition| edition.key.clone()).collect();
        for key in spec.editions.iter().chain(spec.level_by_edition.keys()).filter(|key| !editions.contains(*key)) {
            self.error(at("editions"), PackFault::Edition(key.clone()));
        }
        let logic = Logic::of(spec);
        match &spec.check {
            Some(name) if !(self.is_check)(name) => self.error(at("check"), PackFault::Check(name.clone())),
            Some(_) if logic.assertions.is_empty() => {}
            None if !logic.assertions.is_empty() => {}
            _ => self.error(line.clone(), PackFault::Body),
        }
        let mut assertions = Vec::new();
        for spec in &logic.assertions {
            match compile(spec) {
                Ok(assertion) => assertions.push(assertion),
                Err((key, fault)) => {
                    // The text of a basic string begins after its quote.
                    let value = at(key);
                    let start = (value.start + 1 + fault.span.start as usize).min(value.end);
                    let end = (value.start + 1 + fault.span.end as usize).clamp(start, value.end);
                    self.error(start..end, PackFault::Expression);
                }
            }
        }
        for assertion in &assertions {
            self.names(assertion, &logic, at("assert"), at("each"));
        }
        if self.errors.len() == count {
            let texts = RuleTexts::Loaded(Box::new(Texts::of(spec)));
            self.catalogue.rules.push(Rule { logic, assertions, adjusted: None, texts });
        }
    }

    /// Reports sets and facts that none of the rule's editions has.
    fn names(&mut self, assertion: &Assertion, logic: &Logic, relation: Range<usize>, each: Range<usize>) {
        let applies = |edition: &&EditionSpec| logic.editions.is_empty() || logic.editions.contains(&edition.key);
        let editions: Vec<&EditionSpec> = self.catalogue.editions.iter().filter(applies).collect();
        let mut unknown = Vec::new();
        if let Some(iteration) = &assertion.each {
            let known = |edition: &&EditionSpec| {
                edition.table(&iteration.table).is_some_and(|table| {
                    let is_group = table.row_groups.contains_key(&iteration.set)
                        || table.column_groups.contains_key(&iteration.set);
                    is_group || matches!(iteration.set.as_str(), "rows" | "columns")
                })
            };
            if !editions.iter().any(known) {
                unknown.push((each, format!("{}.{}", iteration.table, iteration.set)));
            }
        }
        let mut paths = Vec::new();
        collect(&assertion.relation, &mut paths);
        assertion.when.iter().for_each(|when| collect(when, &mut paths));
        for path in paths {
            let variables = assertion.each.iter().map(|each| each.variable.as_str()).collect::<Vec<_>>();
            if !editions.iter().any(|edition| is_known(path, edition, &variables)) {
                unknown.push((relation.clone(), spelled(path)));
            }
        }
        for (span, name) in unknown {
            self.error(span, PackFault::Fact(name));
        }
    }

    fn level(&mut self, rule: &str, at: Range<usize>, level: Option<&str>, value: Range<usize>) {
        let adjusted = match level {
            Some("off") => Adjusted::Off,
            Some("error") => Adjusted::To(LevelSpec::Error),
            Some("warning") => Adjusted::To(LevelSpec::Warning),
            Some("note") => Adjusted::To(LevelSpec::Note),
            other => {
                return self.error(value, PackFault::Level(other.unwrap_or_default().to_owned()));
            }
        };
        let mut found = false;
        for target in self.catalogue.rules.iter_mut().filter(|target| target.is_named(rule)) {
            target.adjusted = Some(adjusted);
            found = true;
        }
        if !found {
            self.error(at, PackFault::Unknown(rule.to_owned()));
        }
    }
}

fn is_code(code: &str) -> bool {
    let mut bytes = code.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_uppercase()) && code.len() == 4 && bytes.all(|b| b.is_ascii_digit())
}

/// The first line of a range, to point at a rule without underlining all of it.
fn first_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let inside = text.get(span.clone()).unwrap_or_default();
    span.start..span.start + inside.find('\n').unwrap_or(inside.len())
}

fn collect<'e>(expr: &'e Expr, paths: &mut Vec<&'e Path>) {
    match expr {
        Expr::Number(_) => {}
        Expr::Fact(path) | Expr::Present(path) => paths.push(path),
        Expr::Sum(parts) | Expr::Multiply(parts) | Expr::All(parts) | Expr::Any(parts) => {
            parts.iter().for_each(|part| collect(part, paths))
        }
        Expr::Add(parts) => parts.iter().for_each(|(_, part)| collect(part, paths)),
        Expr::Compare(left, _, right) => [left, right].into_iter().for_each(|part| collect(part, paths)),
        Expr::Not(part) => collect(part, paths),
    }
}

/// Whether an edition has cells that the path can name, whatever its variables stand for.
fn is_known(path: &Path, edition: &EditionSpec, variables: &[&str]) -> bool {
    let Some(table) = edition.table(&path.table) else {
        return false;
    };
    let bound = |step: &Step| !matches!(step, Step::Variable(name) if !variables.contains(&name.as_str()));
    let Some((column, row)) = path.steps.split_last() else {
        return false;
    };
    let column_known = |columns: &[crate::model::ColumnSpec]| match column {
        Step::Name(name) => columns.iter().any(|column| column.key == *name) || table.column_groups.contains_key(name),
        _ => true,
    };
    let fixed: Vec<&str> =
        row.iter().map_while(|step| if let Step::Name(name) = step { Some(name.as_str()) } else { None }).collect();
    let (prefix, is_whole) = (fixed.join("."), fixed.len() == row.len());
    let row_known = |key: &str| {
        if is_whole { key == prefix } else { key.starts_with(&prefix) }
    };
    let is_group = is_whole && table.row_groups.contains_key(&prefix);
    path.steps.iter().all(bound)
        && table
            .blocks
            .iter()
            .any(|block| column_known(&block.columns) && (is_group || block.rows.iter().any(|row| row_known(&row.key))))
}

fn spelled(path: &Path) -> String {
    path.steps.iter().fold(path.table.clone(), |text, step| match step {
        Step::Name(name) => format!("{text}.{name}"),
        Step::Variable(name) => format!("{text}[{name}]"),
        Step::Any => format!("{text}.*"),
    })
}
