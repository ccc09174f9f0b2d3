//! What can be said of a configuration only when the run is over: which of its entries named nothing.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use gouji::render::FileReport;

use crate::args::CheckArgs;
use crate::config::Setup;
use crate::drafts::Draft;

/// The loose ends of a configuration.
#[derive(Debug)]
pub(crate) struct Ends<'a> {
    setup: &'a Setup,
    args: &'a CheckArgs,
    /// Paths of the drafts that were found, where the whole folder of the configuration was looked through.
    found: Option<Vec<String>>,
    waivers: Waivers,
}

/// Numbers of the waivers of the configuration that were tried and that were needed.
#[derive(Debug, Default)]
pub(crate) struct Waivers {
    tried: BTreeSet<usize>,
    used: BTreeSet<usize>,
}

impl Waivers {
    /// Those of one draft.
    pub(crate) fn of(file: &FileReport) -> Self {
        let checked = file.verdict.as_ref().ok();
        let numbers = |numbers: &Vec<usize>| numbers.iter().copied().collect();
        Self {
            tried: checked.map(|checked| numbers(&checked.tried)).unwrap_or_default(),
            used: checked.map(|checked| numbers(&checked.used)).unwrap_or_default(),
        }
    }
}

impl<'a> Ends<'a> {
    /// A run over `drafts`, excluded ones among them; `unseen` is what is excluded and was left out for other reasons.
    pub(crate) fn new(setup: &'a Setup, args: &'a CheckArgs, drafts: &[Draft], unseen: &[PathBuf]) -> Self {
        let whole = setup.file.as_ref().filter(|file| file.is_inside(&args.paths));
        let found = drafts.iter().map(|draft| &draft.path).chain(unseen);
        let found = whole.map(|file| found.map(|path| file.path_of(path)).collect());
        Self { setup, args, found, waivers: Waivers::default() }
    }

    /// Takes in one draft.
    pub(crate) fn add(&mut self, waivers: &Waivers) {
        self.waivers.tried.extend(&waivers.tried);
        self.waivers.used.extend(&waivers.used);
    }

    /// Shows the entries that named nothing.
    pub(crate) fn warn(&self) -> io::Result<()> {
        let Some(file) = &self.setup.file else { return Ok(()) };
        let numbers = |numbers: &BTreeSet<usize>| numbers.iter().copied().collect::<Vec<_>>();
        let mut errors = file.config.unused(&numbers(&self.waivers.tried), &numbers(&self.waivers.used));
        errors.extend(self.found.iter().flat_map(|found| file.config.unmatched(found)));
        errors.sort_by_key(|error| error.span);
        file.warn(&errors, self.setup.lang, &self.args.shared)
    }
}
