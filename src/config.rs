//! The configuration of a folder of drafts, `gouji.toml`: its text in, settings out, every fault at its place.
//!
//! Nothing is opened here. Paths are those of drafts below the folder of the file, with `/` between their parts.

mod fault;
mod glob;
mod judge;
mod lenient;
mod nearest;
mod shape;

use std::collections::HashSet;

use crate::finding::Level;
use crate::lang::Lang;
use crate::limits::Limits;
use crate::lint::Options;
use crate::span::Span;
use crate::waiver::Waiver;
use glob::Glob;

pub use fault::{ConfigError, ConfigFault};
pub use glob::{GlobFault, glob_matches};

/// The name under which a configuration is looked for.
pub const CONFIG_NAME: &str = "gouji.toml";

/// What a configuration says, its globs and dates read.
#[derive(Debug, Default)]
pub struct Config {
    /// What holds for all drafts.
    pub settings: Settings,
    /// Language of messages.
    pub lang: Option<Lang>,
    /// Rule packs: files, folders or globs, each with its place.
    pub packs: Vec<(String, Span)>,
    /// The file of known findings, with its place.
    pub baseline: Option<(String, Span)>,
    /// How much is read of a draft, and said of it.
    pub limits: Limits,
    exclude: Vec<Glob>,
    overrides: Vec<Override>,
    bodies: Vec<Expected>,
    waivers: Vec<Approval>,
}

/// What can be set for all drafts or for some of them. What is none or empty is not set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Key of the edition, or `auto`.
    pub edition: Option<String>,
    /// Report year.
    pub year: Option<i16>,
    /// Level from which a run fails.
    pub deny: Option<Level>,
    /// Rules to run.
    pub select: Option<Vec<String>>,
    /// Rules not to run.
    pub ignore: Option<Vec<String>>,
    /// Levels by code, beginning of a code, or name; none is off. The last that names a rule holds.
    pub levels: Vec<(String, Option<Level>)>,
}

#[derive(Debug)]
struct Override {
    paths: Vec<Glob>,
    settings: Settings,
}

#[derive(Debug)]
struct Expected {
    path: Glob,
    body: String,
}

#[derive(Debug)]
struct Approval {
    path: Glob,
    waiver: Waiver,
    span: Span,
}

impl Settings {
    /// The same with `other` on top: its values take the place of those here, its levels are added.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        self.edition = other.edition.clone().or(self.edition);
        self.year = other.year.or(self.year);
        self.deny = other.deny.or(self.deny);
        self.select = other.select.clone().or(self.select);
        self.ignore = other.ignore.clone().or(self.ignore);
        self.levels.extend(other.levels.iter().cloned());
        self
    }
}

impl Config {
    /// Whether a draft is left out.
    #[must_use]
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.iter().any(|glob| glob.is_match(path))
    }

    /// What holds for the draft at `path`: the settings of the file, under those of each override that names it.
    #[must_use]
    pub fn settings_of(&self, path: &str) -> Settings {
        let named = self.overrides.iter().filter(|entry| entry.paths.iter().any(|glob| glob.is_match(path)));
        named.fold(self.settings.clone(), |settings, entry| settings.with(&entry.settings))
    }

    /// How the draft at `path` is checked, and from which level on it fails a run: what is `asked` for comes over
    /// the overrides, and those over the file. Language and day are the caller's.
    #[must_use]
    pub fn options(&self, path: &str, asked: &Settings) -> (Options, Level) {
        let settings = self.settings_of(path).with(asked);
        let mut options = Options {
            edition: settings.edition.filter(|edition| edition != "auto"),
            year: settings.year,
            select: settings.select.unwrap_or_default(),
            ignore: settings.ignore.unwrap_or_default(),
            levels: settings.levels,
            limits: self.limits,
            ..Options::default()
        };
        self.add_to(&mut options, path);
        (options, settings.deny.unwrap_or(Level::Error))
    }

    /// Adds to `options` what is expected and approved of the draft at `path`.
    pub fn add_to(&self, options: &mut Options, path: &str) {
        options.body = self.bodies.iter().find(|expected| expected.path.is_match(path)).map(|entry| entry.body.clone());
        let approvals = self.waivers.iter().filter(|approval| approval.path.is_match(path));
        options.waivers = approvals.map(|approval| approval.waiver.clone()).collect();
    }

    /// What named none of the drafts that were found: excludes, overrides, expected bodies, waivers. It is a
    /// warning, and only known where the whole folder was looked through.
    #[must_use]
    pub fn unmatched(&self, found: &[String]) -> Vec<ConfigError> {
        let kept: Vec<&String> = found.iter().filter(|path| !self.excludes(path)).collect();
        let is_idle = |glob: &&Glob| !kept.iter().any(|path| glob.is_match(path));
        let excludes = self.exclude.iter().filter(|glob| !found.iter().any(|path| glob.is_match(path)));
        let overrides = self.overrides.iter().flat_map(|entry| &entry.paths).filter(is_idle);
        let paths = self.waivers.iter().map(|approval| &approval.path).filter(is_idle);
        let bodies = self.bodies.iter().filter(|expected| is_idle(&&expected.path));
        let unmatched = excludes.chain(overrides).chain(paths).map(|glob| glob.idle(ConfigFault::Unmatched));
        let mut errors: Vec<ConfigError> = unmatched.collect();
        errors.extend(bodies.map(|expected| expected.path.idle(|_| ConfigFault::NoDraft(expected.body.clone()))));
        errors.sort_by_key(|error| error.span);
        errors
    }

    /// Waivers that no finding needed, of those that were tried: `tried` and `used` are the numbers that
    /// [`crate::Checked`] gives.
    #[must_use]
    pub fn unused(&self, tried: &[usize], used: &[usize]) -> Vec<ConfigError> {
        self.idle(tried, used, |_| true)
    }

    /// The same of the waivers that name the draft at `path` and no other: what one draft alone can tell.
    #[must_use]
    pub fn unused_at(&self, path: &str, tried: &[usize], used: &[usize]) -> Vec<ConfigError> {
        self.idle(tried, used, |approval| approval.path.is_just(path))
    }

    fn idle(&self, tried: &[usize], used: &[usize], is_told: impl Fn(&Approval) -> bool) -> Vec<ConfigError> {
        let used: HashSet<usize> = used.iter().copied().collect();
        let idle: HashSet<usize> = tried.iter().copied().filter(|id| !used.contains(id)).collect();
        let told = self.waivers.iter().enumerate().filter(|(id, approval)| idle.contains(id) && is_told(approval));
        told.map(|(_, approval)| ConfigError::warning(approval.span, ConfigFault::UnusedWaiver)).collect()
    }
}
