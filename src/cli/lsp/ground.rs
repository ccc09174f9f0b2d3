//! What holds around a configuration, from what was read of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use gouji::lsp::{Ground, SettingsFault, SettingsFile};
use gouji::{Baseline, Config, Lang, Level, Span};

use super::uri;
use crate::config::{Read, Setup};
use crate::place::{relative, resolved};
use crate::{baseline, input};

/// A ground with its surroundings.
pub(super) struct Laid {
    pub(super) ground: Arc<Ground>,
    /// Folder of its baseline.
    pub(super) baseline: Option<PathBuf>,
    /// What the person at the editor is told where something is wrong.
    pub(super) trouble: Option<String>,
}

/// Where a ground is laid.
pub(super) struct Place<'a> {
    /// The current folder.
    pub(super) here: &'a Path,
    pub(super) config: Option<&'a Path>,
    pub(super) lang: Lang,
}

/// Makes a ground of what was read. Where that has errors, rules and settings are the `last` that had none, or else
/// those of the `fallback`.
pub(super) fn lay(read: Read, place: &Place<'_>, last: Option<&Laid>, fallback: &Ground) -> Laid {
    let mut files = place.files(&read);
    let unread = read.trouble.filter(|_| files.is_empty());
    let last_ground = last.map_or(fallback, |last| last.ground.as_ref());
    let mut folder = last.and_then(|last| last.baseline.clone());
    let (linter, config, baseline) = match read.setup {
        Some(Setup { linter, file, .. }) => {
            let config = file.map(|file| file.config).unwrap_or_default();
            let known = place.baseline(&config, &mut files);
            let last_known = || last_ground.baseline.clone().filter(|_| config.baseline.is_some());
            folder = place.baseline_path(&config).and_then(|path| path.parent().map(Path::to_path_buf));
            let known = known.or_else(last_known);
            (Arc::new(linter), Arc::new(config), known)
        }
        None => (Arc::clone(&last_ground.linter), Arc::clone(&last_ground.config), last_ground.baseline.clone()),
    };
    let trouble = unread.or_else(|| place.trouble(&files));
    Laid { ground: Arc::new(Ground { linter, config, baseline, files }), baseline: folder, trouble }
}

impl Place<'_> {
    /// The configuration and the packs that have faults.
    fn files(&self, read: &Read) -> Vec<SettingsFile> {
        let mut files = Vec::new();
        if let Some(config) = self.config {
            let fault = |error: &gouji::ConfigError| SettingsFault {
                span: error.span,
                level: error.level,
                message: error.fault.message(self.lang),
            };
            let mut faults: Vec<SettingsFault> = read.errors.iter().map(fault).collect();
            faults.extend(read.trouble.iter().map(|message| error(Span::default(), message.clone())));
            let text = read.source.as_ref().map(|source| source.text.clone()).unwrap_or_default();
            files.push(SettingsFile { uri: uri::of_path(config), text, faults });
        }
        for (index, pack) in read.packs.iter().enumerate() {
            let own = read.pack_errors.iter().filter(|fault| fault.pack == index);
            let faults: Vec<_> = own.map(|fault| error(fault.span, fault.fault.message(self.lang))).collect();
            if !faults.is_empty() {
                let path = resolved(self.here, Path::new(&pack.name));
                files.push(SettingsFile { uri: uri::of_path(&path), text: pack.text.clone(), faults });
            }
        }
        files
    }

    fn baseline_path(&self, config: &Config) -> Option<PathBuf> {
        let folder = self.config.and_then(Path::parent)?;
        config.baseline.as_ref().map(|(path, _)| resolved(folder, Path::new(path)))
    }

    /// The known findings that a configuration names; what is wrong with them goes to `files`.
    fn baseline(&self, config: &Config, files: &mut Vec<SettingsFile>) -> Option<Baseline> {
        let path = self.baseline_path(config)?;
        let text = match input::text(&path) {
            Ok(text) => text,
            Err(fault) => {
                let (_, span) = config.baseline.as_ref()?;
                files.first_mut()?.faults.push(error(*span, baseline::unread(&fault, self.lang)));
                return None;
            }
        };
        let read = Baseline::read(&text);
        read.map_err(|fault| {
            let words = fault.message(self.lang);
            let message = self.lang.pick(format!("基线文件读不懂：{words}"), format!("not a baseline: {words}"));
            files.push(SettingsFile { uri: uri::of_path(&path), text, faults: vec![error(fault.span, message)] });
        })
        .ok()
    }

    /// What is told once, beside the diagnostics of the files: an editor may not show those of files that are not open.
    fn trouble(&self, files: &[SettingsFile]) -> Option<String> {
        let is_broken = |file: &&SettingsFile| file.faults.iter().any(|fault| fault.level == Level::Error);
        let file = files.iter().find(is_broken)?;
        let name = uri::to_path(&file.uri).map(|path| relative(self.here, &path)).unwrap_or_default();
        let fault = file.faults.iter().find(|fault| fault.level == Level::Error)?;
        let message = &fault.message;
        Some(self.lang.pick(
            format!("gouji：{name} 有错误，仍按原来的设置检查。{message}"),
            format!("gouji: {name} has faults; what was set before it stays. {message}"),
        ))
    }
}

fn error(span: Span, message: String) -> SettingsFault {
    SettingsFault { span, level: Level::Error, message }
}
