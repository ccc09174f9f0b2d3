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

/// Reads the baseline that command line or configuration name. The outer none: it has a fault, which has been shown.
pub(crate) fn load(args: &CheckArgs, setup: &Setup) -> io::Result<Option<Option<Known>>> {
    let (here, lang) = (std::env::current_dir()?, setup.lang);
    let configured = || {
        let file = setup.file.as_ref()?;
        file.config.baseline.as_ref().map(|(path, _)| resolved(&file.folder, Path::new(path)))
    };
    let Some(path) = args.baseline.as_ref().map(|path| resolved(&here, path)).or_else(configured) else {
        if args.update_baseline {
            let words = lang.pick(
                "--update-baseline 要与 --baseline 文件名一起用，或者在配置中写明 baseline",
                "--update-baseline needs --baseline FILE, or `baseline` in the configuration",
            );
            stream::complain(words, lang);
            return Ok(None);
        }
        return Ok(Some(None));
    };
    let name = relative(&here, &path);
    let said = |words: &str| stream::complain(&format!("{name}{}{words}", lang.pick("：", ": ")), lang);
    let before = match input::text(&path) {
        Ok(text) => match Baseline::read(&text) {
            Ok(baseline) => baseline,
            Err(error) => {
                let words = error.message(lang);
                let message = lang.pick(
                    format!("基线文件读不懂：{words}；可以删去它，再用 --update-baseline 重新建立"),
                    format!("not a baseline: {words}; remove it and write it anew with --update-baseline"),
                );
                let mut out = stream::errors(args.shared.color);
                human::render_fault(&PackSource { name, text }, error.span, Level::Error, &message, lang, &mut out)?;
                out.flush()?;
                return Ok(None);
            }
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound && args.update_baseline => Baseline::default(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            said(lang.pick(
                "没有这个基线文件；用 --update-baseline 建立",
                "there is no such baseline; make it with --update-baseline",
            ));
            return Ok(None);
        }
        Err(error) => {
            said(&Fault::of(&error, lang).message);
            return Ok(None);
        }
    };
    let (is_updated, now) = (args.update_baseline, Baseline::default());
    Ok(Some(Some(Known { here, path, name, is_updated, before, now, checked: Vec::new() })))
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
        let folder = self.path.parent().map(Path::to_path_buf).unwrap_or_default();
        let is_looked_at = |key: &BaselineKey| {
            let checked = self.checked.binary_search_by(|(name, _)| name.cmp(&key.file)).ok();
            match checked.and_then(|at| self.checked.get(at)) {
                Some((_, path)) => {
                    !setup.linter.knows(&key.code) || setup.linter.runs(&key.code, &setup.options(path, args).0)
                }
                None => !folder.join(&key.file).exists(),
            }
        };
        let (lang, name) = (setup.lang, &self.name);
        let gone = self.before.gone(&self.now, is_looked_at);
        if !self.is_updated {
            if !gone.is_empty() {
                stream::complain(&gone_words(name, &gone, lang), lang);
            }
            return Ok(());
        }
        let after = self.before.updated(self.now.clone(), is_looked_at);
        let changes = |from: &Baseline, to: &Baseline| counted(&from.gone(to, |_| true));
        let (added, gone) = (changes(&after, &self.before), changes(&self.before, &after));
        if after.text() != self.before.text() || !self.path.exists() {
            let colon = lang.pick("：", ": ");
            target::replace(&self.path, after.text().as_bytes())
                .map_err(|error| format!("{name}{colon}{}", target::reason(&error, lang)))?;
        }
        let count = after.count();
        stream::complain(
            &lang.pick(
                format!("基线 {name} 共{count}处：新增{added}处，删去{gone}处"),
                format!("the baseline {name} has {count} findings: {added} added, {gone} removed"),
            ),
            lang,
        );
        Ok(())
    }

    fn name_of(&self, path: &Path) -> String {
        relative(self.path.parent().unwrap_or(&self.path), &resolved(&self.here, path))
    }
}

/// What was found in one draft.
#[derive(Debug)]
pub(crate) struct Found {
    name: String,
    path: PathBuf,
    now: Baseline,
}

fn counted(entries: &[(BaselineKey, u32)]) -> u32 {
    entries.iter().fold(0, |sum, (_, count)| sum.saturating_add(*count))
}

fn gone_words(name: &str, gone: &[(BaselineKey, u32)], lang: Lang) -> String {
    let count = counted(gone);
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
