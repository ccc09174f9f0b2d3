//! Reading of packs: the embedded ones, and those of a user with every fault at its line.

mod extend;
mod lines;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;
use toml::de::{DeTable, DeValue};

use super::{Adjusted, Assertion, Catalogue, PackError, PackFault, Rule, RuleLists, RuleTexts, Stand, names};
use crate::expr;
use crate::lexicon::Lexicon;
use crate::model::{AssertionSpec, EditionSpec, LevelSpec, Lists, Logic, RuleSpec, Texts};
use crate::span::Span;

const EDITIONS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/editions.bin"));
const LOGIC: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/logic.bin"));
const LISTS: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/lists.rs"));
const STANDS: &[(&str, &[u32], &[u32])] = &include!(concat!(env!("OUT_DIR"), "/stands.rs"));
const TEXTS: &[&str] = &include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// What takes the place of a key that must be there and is not, or not in its shape.
const STAND_INS: &str = r#"
code = "X000"
name = "unnamed"
title = ""
message = ""
label = ""
help = ""
why = ""
level = "note"
basis = ["惯例"]
zh = { title = "", message = "", label = "", help = "", why = "" }
en = { title = "", message = "", label = "", help = "", why = "" }
"#;

/// A pack as a user gives it.
#[derive(Debug, Clone)]
pub struct PackSource {
    /// Name for messages, as a rule the path.
    pub name: String,
    /// TOML.
    pub text: String,
}

impl Catalogue {
    /// The built-in rules and editions, with the packs of a user on top. `is_check` tells whether a
    /// check is registered under a name.
    ///
    /// # Errors
    /// Every fault of every pack.
    pub(crate) fn new(packs: &[PackSource], is_check: fn(&str) -> bool) -> Result<Self, Vec<PackError>> {
        let editions: Vec<EditionSpec> = needed(EDITIONS);
        let logic: Vec<Logic> = needed(LOGIC);
        let lexicon = Lexicon::new(&editions);
        let mut rules: Vec<Rule> = Vec::with_capacity(logic.len());
        for (logic, ((texts, lists), stand)) in logic.into_iter().zip(TEXTS.iter().zip(LISTS).zip(STANDS)) {
            let texts = RuleTexts::Embedded(texts, OnceLock::new());
            let lists = RuleLists { embedded: *lists, ..RuleLists::default() };
            let stand = Stand { pack: stand.0.into(), bad: stand.1.into(), good: stand.2.into() };
            rules.push(Rule { logic, assertions: OnceLock::new(), adjusted: None, texts, lists, stand });
        }
        let mut catalogue = Self { editions, lexicon, rules, bindings: OnceLock::new(), finder: OnceLock::new() };
        let mut errors = Vec::new();
        for (index, pack) in packs.iter().enumerate() {
            Loading {
                catalogue: &mut catalogue,
                errors: &mut errors,
                pack: index,
                source: pack,
                text: &pack.text,
                is_check,
            }
            .load();
        }
        errors.sort_by_key(|error| (error.pack, error.span));
        catalogue.rules.sort_by(|a, b| a.logic.code.cmp(&b.logic.code));
        if errors.is_empty() { Ok(catalogue) } else { Err(errors) }
    }
}

/// Reads what every run needs, as `build.rs` has written it from the same shapes.
fn needed<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> T {
    #[expect(clippy::expect_used, reason = "written by build.rs from the same types, and read at every start")]
    postcard::from_bytes(bytes).expect("embedded packs are valid")
}

/// Reads what few runs need.
pub(super) fn embedded<T: serde::de::DeserializeOwned>(json: &str) -> T {
    #[expect(clippy::expect_used, reason = "written by build.rs from the same types; tests read every piece")]
    serde_json::from_str(json).expect("embedded packs are valid")
}

/// Reads the expressions of an assertion; where one cannot be read, its key and what is wrong with it.
pub(super) fn compile(spec: &AssertionSpec) -> Result<Assertion, (&'static str, expr::Fault)> {
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
    source: &'a PackSource,
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
        let (mut levels, mut extensions) = (Vec::new(), Vec::new());
        for (key, value) in table.into_inner() {
            match (key.get_ref().as_ref(), value.into_inner()) {
                ("rule", DeValue::Array(rules)) => {
                    rules.into_iter().for_each(|rule| self.rule(rule.span(), rule.into_inner()))
                }
                ("levels", DeValue::Table(table)) => levels.extend(table),
                ("extend", DeValue::Array(values)) => extensions.extend(values),
                (name @ ("rule" | "levels" | "extend"), _) => self.error(key.span(), wrong_type(name)),
                _ => self.error(
                    key.span(),
                    PackFault::Shape(format!("unknown key `{}`, expected `rule`, `levels` or `extend`", key.get_ref())),
                ),
            }
        }
        extensions.into_iter().for_each(|extension| self.extension(extension));
        for (key, value) in levels {
            self.level(key.get_ref(), key.span(), value.get_ref().as_str(), value.span());
        }
    }

    fn error(&mut self, span: Range<usize>, fault: PackFault) {
        self.errors.push(PackError::new(self.pack, span, fault));
    }

    /// Reads one rule. What has the wrong shape is reported, and something sound takes its place, so that the
    /// rest is looked at in the same run.
    fn rule(&mut self, span: Range<usize>, value: DeValue<'_>) {
        let DeValue::Table(mut table) = value else {
            return self.error(span, wrong_type("rule"));
        };
        let places = table.clone();
        let count = self.errors.len();
        let mut replaced = BTreeSet::new();
        let spec = loop {
            let value = toml::Spanned::new(span.clone(), DeValue::Table(table.clone()));
            let error = match RuleSpec::deserialize(toml::de::ValueDeserializer::from(value)) {
                Ok(spec) => break spec,
                Err(error) => error,
            };
            let at = error.span().filter(|at| *at != span);
            let place = at.clone().unwrap_or_else(|| first_line(self.text, &span));
            self.error(place, PackFault::Shape(error.message().to_owned()));
            match mend(&mut table, at.as_ref(), error.message()) {
                Some(key) => replaced.insert(key),
                None => return,
            };
        };
        self.judge(&spec, &Places { table: &places, line: first_line(self.text, &span) }, &replaced);
        let assertions = self.assertions(&spec, &Places { table: &places, line: first_line(self.text, &span) });
        if self.errors.len() == count {
            let texts = RuleTexts::Loaded(Box::new(Texts::of(&spec)));
            let logic = Logic::of(&spec);
            let lists = RuleLists::given(Lists::of(&spec), spec.except.clone());
            let [bad, good] = lines::examples(&places, self.text);
            let stand = Stand { pack: self.source.name.clone().into(), bad: bad.into(), good: good.into() };
            let assertions = assertions.into();
            self.catalogue.rules.push(Rule { logic, assertions, adjusted: None, texts, lists, stand });
        }
    }

    /// Reports what is wrong with a rule of the right shape. Of a key that was replaced enough is said.
    fn judge(&mut self, spec: &RuleSpec, places: &Places<'_>, replaced: &BTreeSet<String>) {
        let is_own = |key: &str| !replaced.contains(key);
        if is_own("code") && !is_code(&spec.code) {
            self.error(places.at("code"), PackFault::Code(spec.code.clone()));
        }
        for (key, value) in [("code", &spec.code), ("name", &spec.name)] {
            if is_own(key) && self.catalogue.rules.iter().any(|rule| rule.is_named(value)) {
                self.error(places.at(key), PackFault::Taken(value.clone()));
            }
        }
        if spec.basis.iter().all(|basis| basis.trim().is_empty()) {
            self.error(places.at("basis"), PackFault::Basis);
        }
        let editions: BTreeSet<String> = self.catalogue.editions.iter().map(|edition| edition.key.clone()).collect();
        for (key, edition) in named_editions(spec).filter(|(_, edition)| !editions.contains(*edition)) {
            self.error(places.at(key), PackFault::Edition(edition.clone()));
        }
        let sections = || self.catalogue.editions.iter().flat_map(|edition| &edition.sections);
        if let Some(limit) = spec.limit.as_ref().filter(|limit| !sections().any(|section| section.key == limit.section))
        {
            self.error(places.at("limit"), PackFault::Fact(limit.section.clone()));
        }
        let has_assertion = spec.assert.is_some() || !spec.also.is_empty();
        match &spec.check {
            Some(name) if !(self.is_check)(name) => self.error(places.at("check"), PackFault::Check(name.clone())),
            check if check.is_some() != has_assertion => {}
            _ if ["assert", "also", "check"].into_iter().all(is_own) => {
                self.error(places.line.clone(), PackFault::Body)
            }
            _ => {}
        }
    }

    /// The assertions of a rule; expressions that do not parse and facts that no edition has are reported.
    fn assertions(&mut self, spec: &RuleSpec, places: &Places<'_>) -> Vec<Assertion> {
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

    fn level(&mut self, rule: &str, at: Range<usize>, level: Option<&str>, value: Range<usize>) {
        let found = level.or(self.text.get(value.clone())).unwrap_or_default().to_owned();
        let adjusted = match level {
            Some("off") => Adjusted::Off,
            Some("error") => Adjusted::To(LevelSpec::Error),
            Some("warning") => Adjusted::To(LevelSpec::Warning),
            Some("note") => Adjusted::To(LevelSpec::Note),
            _ => return self.error(value, PackFault::Level(found)),
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

fn wrong_type(key: &str) -> PackFault {
    let shape = if key == "levels" { "[levels]".to_owned() } else { format!("[[{key}]]") };
    PackFault::Shape(format!("wrong type: `{key}` should be written {shape}"))
}

/// Where the keys of a rule stand in its pack.
struct Places<'a> {
    table: &'a DeTable<'a>,
    /// The first line of the rule, for what it lacks.
    line: Range<usize>,
}

impl Places<'_> {
    fn at(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or(self.line.clone(), toml::Spanned::span)
    }

    /// The place of a key of one of the further assertions.
    fn at_further(&self, index: usize, key: &str) -> Range<usize> {
        let also = self.table.get("also").and_then(|also| also.get_ref().as_array());
        let table = also.and_then(|also| also.get(index)).and_then(|entry| entry.get_ref().as_table());
        table.and_then(|table| table.get(key)).map_or_else(|| self.at("also"), toml::Spanned::span)
    }
}

/// The editions that a rule names, with the key that names them.
fn named_editions(spec: &RuleSpec) -> impl Iterator<Item = (&'static str, &String)> {
    let levels = spec.level_by_edition.keys().map(|edition| ("level_by_edition", edition));
    let further = spec.also.iter().flat_map(|also| &also.editions).map(|edition| ("also", edition));
    let corrections = spec.corrections.iter().flat_map(|correction| &correction.editions);
    let corrections = corrections.map(|edition| ("corrections", edition));
    spec.editions.iter().map(|edition| ("editions", edition)).chain(levels).chain(further).chain(corrections)
}

/// Takes a fault out of a rule: adds what is missing, replaces what must be there, removes the rest.
/// The key that it was about, where that can be told.
fn mend(rule: &mut DeTable<'_>, at: Option<&Range<usize>>, message: &str) -> Option<String> {
    let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    match (at.and_then(|at| mend_inside(rule, at, missing)), missing) {
        (Some(key), _) => Some(key),
        (None, Some(field)) => {
            rule.insert(toml::Spanned::new(0..0, field.to_owned().into()), stand_in(field)?);
            Some(field.to_owned())
        }
        (None, None) => None,
    }
}

/// The same in a table and the tables below it. What stands in for something is at 0..0, where no fault is.
fn mend_inside(table: &mut DeTable<'_>, at: &Range<usize>, missing: Option<&str>) -> Option<String> {
    let covers = |range: Range<usize>| range.start <= at.start && at.end <= range.end && range != (0..0);
    let mut culprit = None;
    for (key, value) in table.iter_mut().filter(|(key, _)| key.span() != (0..0)) {
        let (span, is_at) = (value.span(), covers(key.span()) || covers(value.span()));
        let (name, mut inner) = (key.get_ref().to_string(), tables(value.get_mut()));
        if inner.iter_mut().any(|table| mend_inside(table, at, missing).is_some()) {
            return Some(name);
        }
        if let (Some(field), true, [table]) = (missing, covers(span), inner.as_mut_slice()) {
            let nothing = toml::Spanned::new(0..0, DeValue::String("".into()));
            table.insert(toml::Spanned::new(0..0, field.to_owned().into()), nothing);
            return Some(name);
        }
        if is_at {
            culprit = Some(name);
            break;
        }
    }
    let key = culprit?;
    table.remove(key.as_str());
    if let Some(value) = stand_in(&key) {
        table.insert(toml::Spanned::new(0..0, key.clone().into()), value);
    }
    Some(key)
}

/// The tables that a value is or that it lists.
fn tables<'v, 'i>(value: &'v mut DeValue<'i>) -> Vec<&'v mut DeTable<'i>> {
    match value {
        DeValue::Table(table) => vec![table],
        DeValue::Array(values) => values.iter_mut().flat_map(|value| tables(value.get_mut())).collect(),
        _ => Vec::new(),
    }
}

fn stand_in(key: &str) -> Option<toml::Spanned<DeValue<'static>>> {
    DeTable::parse(STAND_INS).ok()?.into_inner().remove(key)
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

fn is_code(code: &str) -> bool {
    let mut bytes = code.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_uppercase()) && code.len() == 4 && bytes.all(|b| b.is_ascii_digit())
}

/// The first line of a range, to point at a rule without underlining all of it.
fn first_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let inside = text.get(span.clone()).unwrap_or_default();
    span.start..span.start + inside.find('\n').unwrap_or(inside.len())
}
