//! The baseline of a run: read before it, held against what is found, and written anew where that was asked for.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use gouji::render::{FileReport, human};
use gouji::{Baseline, BaselineKey, Lang, Level, PackSource};

use crate::args::CheckArgs;
use crate::config::Setup;
use crate::drafts::Fault;
use crate::place::{relative, resolved};
use crate::{input, stream, target};

/// Entries that are gone are listed up to this many.
const LISTED: usize = 20;

/// The known findings and those of this run.
#[derive(Debug)]
pub(crate) struct Known {
    /// The current folder.
    here: PathBuf,
    path: PathBuf,
    name: String,
    is_updated: bool,
    before: Baseline,
    now: Baseline,
    /// Drafts that were checked, as the baseline names them, with the paths they have here.
    checked: Vec<(String, PathBuf)>,
}

/// What reading the baseline came to.
#[derive(Debug)]
pub(crate) enum Loaded {
    /// None was asked for.
    None,
    Known(Known),
    /// It has a fault, which has been shown.
    Faulty,
}

/// Reads the baseline that command line or configuration name.
pub(crate) fn load(args: &CheckArgs, setup: &Setup) -> io::Result<Loaded> {
    let (here, lang) = (std::env::current_dir()?, setup.lang);
    let Some(path) = path(args, setup, &here) else {
        if !args.update_baseline {
            return Ok(Loaded::None);
        }
        let words = lang.pick(
            "--update-baseline 要与 --baseline 文件名一起用，或者在配置中写明 baseline",
            "--update-baseline needs --baseline FILE, or `baseline` in the configuration",
        );
        stream::complain(words, lang);
        return Ok(Loaded::Faulty);
    };
    let name = relative(&here, &path);
    let before = match input::text(&path) {
        Ok(text) => read(&name, text, args, lang)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound && args.update_baseline => Some(Baseline::default()),
        Err(error) => {
            stream::complain(&format!("{name}{}{}", lang.pick("：", ": "), unread(&error, lang)), lang);
            None
        }
    };
    let (is_updated, now) = (args.update_baseline, Baseline::default());
    let known = |before| Loaded::Known(Known { here, path, name, is_updated, before, now, checked: Vec::new() });
    Ok(before.map_or(Loaded::Faulty, known))
}

fn path(args: &CheckArgs, setup: &Setup, here: &Path) -> Option<PathBuf> {
    let given = args.baseline.as_ref().map(|path| resolved(here, path));
    given.or_else(|| setup.file.as_ref()?.baseline())
}

/// The baseline that a text is; none where it is none, which has been shown.
fn read(name: &str, text: String, args: &CheckArgs, lang: Lang) -> io::Result<Option<Baseline>> {
    let error = match Baseline::read(&text) {
        Ok(baseline) => return Ok(Some(baseline)),
        Err(error) => error,
    };
    let words = error.message(lang);
    let message = lang.pick(
        format!("基线文件读不懂：{words}；可以删去它，再用 --update-baseline 重新建立"),
        format!("not a baseline: {words}; remove it and write it anew with --update-baseline"),
    );
    let source = PackSource { name: name.to_owned(), text };
    let mut out = stream::errors(args.shared.color);
    human::render_fault(&source, error.span, Level::Error, &message, lang, &mut out)?;
    out.flush()?;
    Ok(None)
}

/// Why the file of a baseline could not be read.
pub(crate) fn unread(error: &io::Error, lang: Lang) -> String {
    if error.kind() != io::ErrorKind::NotFound {
        return Fault::of(error, lang).message;
    }
    lang.pick(
        "没有这个基线文件；用 --update-baseline 建立",
        "there is no such baseline; make it with --update-baseline",
    )
    .to_owned()
}

impl Known {
    /// Marks what is known among the findings of a draft. Gives what the draft is called in the baseline.
    pub(crate) fn mark(&self, path: &Path, file: &mut FileReport) -> Option<Found> {
        let checked = file.verdict.as_mut().ok()?;
        let name = self.name_of(path);
        let mut now = Baseline::default();
        now.add(&name, &checked.findings);
        self.before.mark(&name, &mut checked.findings);
        checked.put_aside();
        Some(Found { name, path: path.to_path_buf(), now })
    }

    /// Ends the run: tells which entries are gone, or writes the baseline.
    ///
    /// # Errors
    /// What kept it from being written, in words.
    pub(crate) fn end(mut self, found: Vec<Found>, args: &CheckArgs, setup: &Setup) -> Result<(), String> {
        for found in found {
            self.now.join(found.now);
            self.checked.push((found.name, found.path));
        }
        self.checked.sort();
        let is_looked_at = |key: &BaselineKey| self.is_looked_at(key, args, setup);
        let lang = setup.lang;
        if self.is_updated {
            return self.write(&self.before.updated(self.now.clone(), is_looked_at), lang);
        }
        let gone = self.before.gone(&self.now, is_looked_at);
        if !gone.is_empty() {
            stream::complain(&gone_words(&self.name, &gone, lang), lang);
        }
        Ok(())
    }

    /// Whether this run would have found what an entry names: its draft was checked by its rule, or is no more.
    fn is_looked_at(&self, key: &BaselineKey, args: &CheckArgs, setup: &Setup) -> bool {
        let checked = self.checked.binary_search_by(|(name, _)| name.cmp(&key.file)).ok();
        match checked.and_then(|at| self.checked.get(at)) {
            Some((_, path)) => {
                !setup.linter.knows(&key.code) || setup.linter.runs(&key.code, &setup.options(path, args).0)
            }
            None => !self.folder().join(&key.file).exists(),
        }
    }

    /// Writes the baseline anew if it has changed, and says what has.
    fn write(&self, after: &Baseline, lang: Lang) -> Result<(), String> {
        let name = &self.name;
        if after.text() != self.before.text() || !self.path.exists() {
            target::replace(&self.path, after.text().as_bytes())
                .map_err(|error| format!("{name}{}{}", lang.pick("：", ": "), target::reason(&error, lang)))?;
        }
        let (count, (added, gone)) = (after.count(), self.before.changes(after));
        let words = lang.pick(
            format!("基线 {name} 共{count}处：新增{added}处，删去{gone}处"),
            format!("the baseline {name} has {count} findings: {added} added, {gone} removed"),
        );
        stream::complain(&words, lang);
        Ok(())
    }

    /// The folder from which its paths count.
    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }

    fn name_of(&self, path: &Path) -> String {
        relative(self.folder(), &resolved(&self.here, path))
    }
}

/// What was found in one draft.
#[derive(Debug)]
pub(crate) struct Found {
    name: String,
    path: PathBuf,
    now: Baseline,
}

fn gone_words(name: &str, gone: &[(BaselineKey, u32)], lang: Lang) -> String {
    let count = gone.iter().fold(0, |sum: u32, (_, count)| sum.saturating_add(*count));
    let head = lang.pick(
        format!("基线 {name} 中有{count}处已不再出现，用 --update-baseline 删去："),
        format!("{count} findings of the baseline {name} no longer occur; remove them with --update-baseline:"),
    );
    let entry = |(key, count): &(BaselineKey, u32)| {
        let times = if *count > 1 { format!(" ×{count}") } else { String::new() };
        format!("\n  {} {} {} “{}”{times}", key.file, key.code, key.place, key.value)
    };
    let more = if gone.len() > LISTED { "\n  …" } else { "" };
    format!("{head}{}{more}", gone.iter().take(LISTED).map(entry).collect::<String>())
}
