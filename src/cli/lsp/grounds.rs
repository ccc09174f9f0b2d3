//! The configurations around open drafts, each read once until files or settings change.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gouji::lsp::{Ground, Standing};
use gouji::{Lang, Linter};

use super::ground::{self, Laid, Place};
use super::uri;
use crate::args::SharedArgs;
use crate::config::{self, Read};
use crate::input;
use crate::place::{relative, resolved};

/// What holds for drafts, by the configuration above them.
pub(super) struct Grounds<'a> {
    args: &'a SharedArgs,
    /// The current folder.
    here: PathBuf,
    /// Language where neither the editor nor a configuration sets one.
    lang: Lang,
    /// What holds where a configuration has been broken from the start.
    fallback: Arc<Ground>,
    /// By path of the configuration; none where there is no configuration.
    known: BTreeMap<Option<PathBuf>, Known>,
}

struct Known {
    laid: Laid,
    /// The configuration as it was read.
    text: Option<String>,
    is_fresh: bool,
    /// Whether the person at the editor has been told of its trouble.
    is_told: bool,
}

impl Known {
    /// What is to be told of it, once.
    fn untold(&mut self) -> Option<String> {
        let is_told = std::mem::replace(&mut self.is_told, true);
        self.laid.trouble.clone().filter(|_| !is_told)
    }
}

impl<'a> Grounds<'a> {
    /// # Errors
    /// Those of the current folder; the built-in rules have no faults.
    pub(super) fn new(args: &'a SharedArgs, lang: Lang) -> io::Result<Self> {
        let linter = Linter::new(&[]).map_err(|_| io::Error::other("the built-in rules have faults"))?;
        let fallback = Arc::new(Ground::bare(linter));
        Ok(Self { args, here: std::env::current_dir()?, lang, fallback, known: BTreeMap::new() })
    }

    /// Lets everything be read again; what is broken by then leaves what was read before in place.
    pub(super) fn forget(&mut self) {
        self.known.values_mut().for_each(|known| known.is_fresh = false);
    }

    /// The ground of drafts that are no files.
    pub(super) fn base(&mut self, asked: Option<Lang>) -> Arc<Ground> {
        let here = self.here.clone();
        let config = self.read(&here, asked);
        self.known.get(&config).map_or_else(|| Arc::clone(&self.fallback), |known| Arc::clone(&known.laid.ground))
    }

    /// Where a draft stands, and what the person at the editor is to be told of it.
    pub(super) fn of(&mut self, draft: &str, asked: Option<Lang>) -> (Standing, Option<String>) {
        let path = uri::to_path(draft).map(|path| resolved(&self.here, &path));
        let from = path.as_deref().and_then(Path::parent).unwrap_or(&self.here).to_path_buf();
        let config = self.read(&from, asked);
        let trouble = self.known.get_mut(&config).and_then(Known::untold);
        let known = self.known.get(&config);
        let from = |folder: Option<&Path>| match (folder, &path) {
            (Some(folder), Some(path)) => relative(folder, path),
            _ => String::new(),
        };
        let standing = Standing {
            ground: known.map_or_else(|| Arc::clone(&self.fallback), |known| Arc::clone(&known.laid.ground)),
            path: from(config.as_deref().and_then(Path::parent)),
            known_as: from(known.and_then(|known| known.laid.baseline.as_deref())),
        };
        (standing, trouble)
    }

    /// Reads what holds in a folder, unless it is known; gives the path of its configuration.
    fn read(&mut self, folder: &Path, asked: Option<Lang>) -> Option<PathBuf> {
        let config = config::find(self.args, &self.here, folder);
        let before = self.known.get(&config);
        let text = config.as_ref().and_then(|path| input::text(path).ok());
        if before.is_some_and(|known| known.is_fresh && known.text == text) {
            return config;
        }
        let read = Read::of(self.args, &self.here, config.clone(), self.lang);
        let lang = asked.unwrap_or(read.lang);
        let last = before.map(|known| &known.laid);
        let laid =
            ground::lay(read, &Place { here: &self.here, config: config.as_deref(), lang }, last, &self.fallback);
        let is_told = before.is_some_and(|known| known.is_told && known.laid.trouble == laid.trouble);
        self.known.insert(config.clone(), Known { laid, text, is_fresh: true, is_told });
        config
    }
}
