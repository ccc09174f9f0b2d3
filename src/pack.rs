//! Rule packs and editions: the built-in ones, embedded, and those a user gives as TOML.

mod embedded;
mod fault;
mod load;
mod names;

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::edition::Edition;
use crate::expr::{self, Each, Expr};
use crate::finder::Finder;
use crate::finding::{Level, is_named};
use crate::lexicon::Lexicon;
use crate::model::{self, LevelSpec, Lists, Texts};

pub(crate) use fault::in_chinese;
pub use fault::{PackError, PackFault};
pub use load::PackSource;

/// Everything that judges a report: editions, the names they give, and rules.
#[derive(Debug)]
pub(crate) struct Catalogue {
    pub(crate) editions: Vec<Edition>,
    pub(crate) lexicon: Lexicon,
    /// Sorted by code.
    pub(crate) rules: Vec<Rule>,
    bindings: OnceLock<Vec<Binding>>,
    finder: OnceLock<Finder>,
}

impl Catalogue {
    /// What the subjects of sentences are compared with, as the rules on figures in prose say.
    pub(crate) fn bindings(&self) -> &[Binding] {
        let rules = || self.rules.iter().filter(|rule| rule.logic.check.as_deref() == Some(model::PROSE_FIGURE));
        self.bindings.get_or_init(|| rules().flat_map(|rule| &rule.lists().groups).map(Binding::of).collect())
    }

    /// Finds the words of all rules and the wrong words of their corrections, one list a rule.
    pub(crate) fn finder(&self) -> &Finder {
        let all = || {
            self.rules
                .iter()
                .enumerate()
                .flat_map(|(number, rule)| rule.words().map(move |(at, word)| (number, at, word)))
        };
        self.finder.get_or_init(|| Finder::of_lists(all()))
    }
}

/// What a subject of sentences is compared with.
#[derive(Debug)]
pub(crate) struct Binding {
    /// Key of the subject.
    pub(crate) subject: String,
    /// Texts of expressions, each with what it was parsed to when it was first asked for.
    expressions: Vec<(String, OnceLock<Option<Expr>>)>,
}

impl Binding {
    fn of(group: &model::WordGroup) -> Self {
        let expressions = group.words.iter().map(|text| (text.clone(), OnceLock::new())).collect();
        Self { subject: group.name.clone(), expressions }
    }

    /// The expressions, the first of them what the subject should be.
    pub(crate) fn expressions(&self) -> impl Iterator<Item = &Expr> {
        self.expressions.iter().filter_map(|(text, parsed)| parsed.get_or_init(|| expr::relation(text).ok()).as_ref())
    }
}

/// A rule ready to run.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) logic: model::Logic,
    /// Those of a built-in rule are read when a report of its editions first asks for them.
    assertions: OnceLock<Vec<Assertion>>,
    /// Set by a pack's `[levels]`: a level, or off.
    pub(crate) adjusted: Option<Adjusted>,
    /// Where it stands.
    pub(crate) stand: Stand,
    texts: RuleTexts,
    lists: RuleLists,
}

/// The pack of a rule, and the lines of its examples, counted from one.
#[derive(Debug)]
pub(crate) struct Stand {
    pub(crate) pack: Cow<'static, str>,
    pub(crate) bad: Cow<'static, [u32]>,
    pub(crate) good: Cow<'static, [u32]>,
}

impl From<LevelSpec> for Level {
    fn from(level: LevelSpec) -> Self {
        match level {
            LevelSpec::Note => Self::Note,
            LevelSpec::Warning => Self::Warning,
            LevelSpec::Error => Self::Error,
        }
    }
}

/// The words of a rule: embedded as JSON, read when a check first asks for them.
#[derive(Debug, Default)]
struct RuleLists {
    embedded: (&'static str, &'static str),
    all: OnceLock<Lists>,
    except: OnceLock<Vec<String>>,
    finders: OnceLock<Vec<Finder>>,
}

impl RuleLists {
    fn given(all: Lists, except: Vec<String>) -> Self {
        Self { all: all.into(), except: except.into(), ..Self::default() }
    }
}

/// Where the texts of a rule are.
#[derive(Debug)]
enum RuleTexts {
    /// Embedded as JSON, read when there is something to say.
    Embedded(&'static str, OnceLock<Box<Texts>>),
    /// Read from a user's pack.
    Loaded(Box<Texts>),
}

/// What a pack makes of the level of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Adjusted {
    Off,
    To(LevelSpec),
}

impl From<Option<Level>> for Adjusted {
    fn from(level: Option<Level>) -> Self {
        match level {
            None => Self::Off,
            Some(Level::Note) => Self::To(LevelSpec::Note),
            Some(Level::Warning) => Self::To(LevelSpec::Warning),
            Some(Level::Error) => Self::To(LevelSpec::Error),
        }
    }
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
    /// Whether it applies to reports of an edition and year. A report of an unknown year is of any.
    pub(crate) fn is_for(&self, edition: &str, year: Option<i16>) -> bool {
        let is_edition = self.logic.editions.is_empty() || self.logic.editions.iter().any(|key| key == edition);
        is_edition && self.logic.years.as_ref().zip(year).is_none_or(|(years, year)| years.covers(year))
    }

    /// What it asserts.
    pub(crate) fn assertions(&self) -> &[Assertion] {
        let embedded = || self.logic.assertions.iter().filter_map(|spec| load::compile(spec).ok()).collect();
        self.assertions.get_or_init(embedded)
    }

    /// Its words, corrections and named lists.
    pub(crate) fn lists(&self) -> &Lists {
        self.lists.all.get_or_init(|| embedded::read(self.lists.embedded.0))
    }

    /// What only looks like the fault.
    pub(crate) fn except(&self) -> &[String] {
        self.lists.except.get_or_init(|| embedded::read(self.lists.embedded.1))
    }

    /// Its words, and after them the wrong words of its corrections, each with its number.
    fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        let wrong = self.lists().corrections.iter().map(|correction| correction.found.as_str());
        self.lists().words.iter().map(String::as_str).chain(wrong).enumerate()
    }

    /// Finds the words of its list of a name; nothing where it has no such list.
    pub(crate) fn finder(&self, name: &str) -> Option<&Finder> {
        let groups = &self.lists().groups;
        let finders = || groups.iter().map(|group| Finder::new(group.words.iter().map(String::as_str))).collect();
        let at = groups.iter().position(|group| group.name == name)?;
        self.lists.finders.get_or_init(finders).get(at)
    }

    /// Its word list of a name; empty where it has none.
    pub(crate) fn group(&self, name: &str) -> &[String] {
        self.lists().groups.iter().find(|group| group.name == name).map_or(&[], |group| &group.words)
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
        is_named(&self.logic.code, &self.logic.name, word)
    }

    /// What a person reads about it.
    pub(crate) fn texts(&self) -> &Texts {
        match &self.texts {
            RuleTexts::Loaded(texts) => texts,
            RuleTexts::Embedded(json, texts) => texts.get_or_init(|| embedded::read(json)),
        }
    }
}
