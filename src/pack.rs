//! Rule packs and editions: the built-in ones, embedded, and those a user gives as TOML.

mod fault;
mod load;
pub(crate) mod model;

use std::borrow::Cow;

use crate::expr::{Each, Expr};
use crate::lexicon::{Class, Lexicon, Role};

pub use load::{PackError, PackFault, PackSource};
pub(crate) use model::EditionSpec as Edition;
pub(crate) use model::{CellKind, LevelSpec, TableSpec, TextSpec, Texts};

/// Everything that judges a report: editions, the names they give, and rules.
#[derive(Debug)]
pub(crate) struct Catalogue {
    pub(crate) editions: Vec<Edition>,
    pub(crate) lexicon: Lexicon,
    /// Sorted by code.
    pub(crate) rules: Vec<Rule>,
}

/// A rule ready to run.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) logic: model::Logic,
    pub(crate) assertions: Vec<Assertion>,
    /// Set by a pack's `[levels]`: a level, or off.
    pub(crate) adjusted: Option<Adjusted>,
    texts: RuleTexts,
}

/// Where the texts of a rule are.
#[derive(Debug)]
enum RuleTexts {
    /// Embedded as JSON, read when there is something to say.
    Embedded(&'static str),
    /// Read from a user's pack.
    Loaded(Box<Texts>),
}

/// What a pack makes of the level of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Adjusted {
    Off,
    To(LevelSpec),
}

/// A relation that must hold.
#[derive(Debug)]
pub(crate) struct Assertion {
    /// Editions it applies to; empty means those of the rule.
    pub(crate) editions: Vec<String>,
    pub(crate) each: Option<Each>,
    pub(crate) when: Option<Expr>,
    pub(crate) relation: Expr,
}

impl Rule {
    /// Whether it applies to reports of an edition.
    pub(crate) fn is_for(&self, edition: &str) -> bool {
        self.logic.editions.is_empty() || self.logic.editions.iter().any(|key| key == edition)
    }

    /// The level of its findings in a report of an edition and year; none where it is off.
    pub(crate) fn level(&self, edition: &Edition, year: Option<i16>) -> Option<LevelSpec> {
        match self.adjusted {
            Some(Adjusted::Off) => return None,
            Some(Adjusted::To(level)) => return Some(level),
            None => {}
        }
        let level = self.logic.level_by_edition.get(&edition.key).copied().unwrap_or(self.logic.level);
        let is_trial = self.logic.form && year.is_some_and(|year| edition.trial_years.contains(&year));
        Some(if is_trial { level.min(LevelSpec::Warning) } else { level })
    }

    /// Its level where no edition or year has a say; none where it is off.
    pub(crate) fn default_level(&self) -> Option<LevelSpec> {
        match self.adjusted {
            Some(Adjusted::Off) => None,
            Some(Adjusted::To(level)) => Some(level),
            None => Some(self.logic.level),
        }
    }

    /// Whether `word` names it: its code, its group letter or its name.
    pub(crate) fn is_named(&self, word: &str) -> bool {
        let code = &self.logic.code;
        let is_prefix = word.len() < code.len() && word.chars().next().is_some_and(|c| c.is_ascii_uppercase());
        code == word || self.logic.name == word || (is_prefix && code.starts_with(word))
    }

    /// What a person reads about it.
    pub(crate) fn texts(&self) -> Cow<'_, Texts> {
        match &self.texts {
            RuleTexts::Loaded(texts) => Cow::Borrowed(texts),
            RuleTexts::Embedded(json) => Cow::Owned(load::embedded(json)),
        }
    }
}

impl Edition {
    /// Whether it is for reports of `year`.
    pub(crate) fn covers(&self, year: i16) -> bool {
        self.years.from.is_none_or(|from| from <= year) && self.years.to.is_none_or(|to| year <= to)
    }

    /// Those of a rule's sources that hold for it: a source of other editions only is left out.
    pub(crate) fn basis<'b>(&self, basis: &'b [String], editions: &[Self]) -> Vec<&'b String> {
        let cites = |edition: &Self, source: &str| edition.citations.iter().any(|words| source.contains(words.as_str()));
        let is_foreign = |source: &&String| !cites(self, source) && editions.iter().any(|other| cites(other, source));
        let own: Vec<&String> = basis.iter().filter(|source| !is_foreign(source)).collect();
        if own.is_empty() { basis.iter().collect() } else { own }
    }

    /// Its table with this key.
    pub(crate) fn table(&self, key: &str) -> Option<&TableSpec> {
        self.tables.iter().find(|table| table.key == key)
    }
}

impl TableSpec {
    /// Every name in the table with its class and its part.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, Class, Role)> {
        let heads = self.heads.iter().map(|head| (head.as_str(), self.head_class(), Role::Head));
        let groups = self.groups.iter().map(|group| (group.label.as_str(), Class::RequestGroup, Role::Group));
        let blocks = self.blocks.iter().enumerate();
        let columns = blocks.clone().flat_map(move |(block, spec)| {
            let columns = spec.columns.iter().enumerate().filter(|(_, column)| !column.year);
            columns.flat_map(move |(column, spec)| {
                let texts = std::iter::once(&spec.label).chain(&spec.also);
                texts.map(move |text| (text.as_str(), self.head_class(), Role::Column { block, column }))
            })
        });
        let rows = blocks.flat_map(move |(block, spec)| {
            spec.rows.iter().enumerate().flat_map(move |(row, spec)| {
                let texts = std::iter::once(&spec.label).chain(&spec.also);
                texts.map(move |text| (text.as_str(), self.row_class(&spec.key), Role::Row { block, row }))
            })
        });
        heads.chain(groups).chain(columns).chain(rows)
    }

    fn head_class(&self) -> Class {
        match self.key.as_str() {
            "art20" => Class::Art20Head,
            "requests" => Class::RequestHead,
            "review" => Class::ReviewHead,
            _ => Class::IndicatorHead,
        }
    }

    fn row_class(&self, row: &str) -> Class {
        match self.key.as_str() {
            "art20" => Class::Art20Row,
            "requests" if row.contains('.') => Class::RequestSubRow,
            "requests" => Class::RequestRow,
            "review" => Class::ReviewHead,
            _ => Class::IndicatorRow,
        }
    }
}
