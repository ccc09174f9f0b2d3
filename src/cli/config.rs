//! The configuration that holds where gouji was started, and the linter it makes.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use gouji::render::human;
use gouji::{CONFIG_NAME, Config, ConfigError, Lang, Level, Limits, Linter, Options, PackError, PackSource, Settings};

use crate::args::{CheckArgs, SharedArgs};
use crate::drafts::{self, Draft, Fault};
use crate::place::{relative, resolved};
use crate::{input, locale, packs, stream};

/// Everything that is settled before the first draft is opened.
#[derive(Debug)]
pub(crate) struct Setup {
    pub(crate) lang: Lang,
    pub(crate) linter: Linter,
    pub(crate) file: Option<ConfigFile>,
}

/// A configuration and where it stands.
#[derive(Debug)]
pub(crate) struct ConfigFile {
    pub(crate) config: Config,
    pub(crate) folder: PathBuf,
    /// The current folder.
    here: PathBuf,
    source: PackSource,
}

/// What reading a configuration and its packs came to.
#[derive(Debug)]
pub(crate) struct Read {
    /// None where there is an error.
    pub(crate) setup: Option<Setup>,
    /// The language that was asked for, or that of the configuration, or of the system.
    pub(crate) lang: Lang,
    /// What could not be read at all, in words.
    pub(crate) trouble: Option<String>,
    /// The configuration as it stands.
    pub(crate) source: Option<PackSource>,
    pub(crate) errors: Vec<ConfigError>,
    pub(crate) packs: Vec<PackSource>,
    pub(crate) pack_errors: Vec<PackError>,
    /// Packs that the configuration names and that could not be read.
    unread: Vec<ConfigError>,
}

/// Reads configuration and packs; none where they have faults, which have been shown.
pub(crate) fn load(args: &SharedArgs) -> io::Result<Option<Setup>> {
    let here = std::env::current_dir()?;
    let read = Read::of(args, &here, find(args, &here, &here), locale::lang(args.lang));
    read.complain(args)?;
    Ok(read.setup)
}

/// The configuration of `--config`, or the nearest one from a folder upwards. `here` is the current folder.
pub(crate) fn find(args: &SharedArgs, here: &Path, from: &Path) -> Option<PathBuf> {
    match &args.config {
        _ if args.no_config => None,
        Some(path) => Some(resolved(here, path)),
        None => from.ancestors().map(|folder| folder.join(CONFIG_NAME)).find(|path| path.is_file()),
    }
}

impl Read {
    /// Reads the configuration at `path`, the packs that it names and those of the command line.
    pub(crate) fn of(args: &SharedArgs, here: &Path, path: Option<PathBuf>, lang: Lang) -> Self {
        let mut read = Self {
            setup: None,
            lang,
            trouble: None,
            source: None,
            errors: Vec::new(),
            packs: Vec::new(),
            pack_errors: Vec::new(),
            unread: Vec::new(),
        };
        match path {
            None => {
                let linter = read.linter(args, None);
                read.setup = linter.map(|linter| Setup { lang, linter, file: None });
            }
            Some(path) => match source(here, &path, lang) {
                Ok(source) => read.config(args, here, &path, source),
                Err(message) => read.trouble = Some(message),
            },
        }
        read
    }

    fn config(&mut self, args: &SharedArgs, here: &Path, path: &Path, source: PackSource) {
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        let (config, linter, errors) = Config::read(&source.text, |config| self.linter(args, Some((config, &folder))));
        self.errors = errors;
        self.errors.append(&mut self.unread);
        self.errors.sort_by_key(|error| error.span);
        let is_sound = self.errors.iter().all(|error| error.level < Level::Error);
        self.setup = linter.filter(|_| is_sound).map(|mut linter| {
            linter.adjust(&config.settings.levels);
            let file = ConfigFile { config, folder, here: here.to_path_buf(), source: source.clone() };
            Setup { lang: self.lang, linter, file: Some(file) }
        });
        self.source = Some(source);
    }

    /// The linter with the packs of the configuration and then those of the command line.
    fn linter(&mut self, args: &SharedArgs, config: Option<(&Config, &Path)>) -> Option<Linter> {
        if let Some((config, folder)) = config {
            self.lang = args.lang.map(Lang::from).or(config.lang).unwrap_or(self.lang);
            for (pattern, span) in &config.packs {
                match packs::named(folder, pattern).and_then(|paths| packs::read(&paths)) {
                    Ok(packs) if !packs.is_empty() => self.packs.extend(packs),
                    Err(unread) if !unread.is_missing() => {
                        let (name, why) = (relative(folder, &unread.path), unread.message(self.lang));
                        self.unread.push(ConfigError::unread_pack(&name, why, *span));
                    }
                    _ => self.unread.push(ConfigError::no_pack(pattern, *span)),
                }
            }
        }
        match packs::read(&args.rules) {
            Ok(packs) => self.packs.extend(packs),
            Err(unread) => {
                let (name, colon) = (drafts::shown(&unread.path), self.lang.pick("：", ": "));
                self.trouble = Some(format!("{name}{colon}{}", unread.message(self.lang)));
                return None;
            }
        }
        Linter::new(&self.packs).map_err(|errors| self.pack_errors = errors).ok()
    }

    fn complain(&self, args: &SharedArgs) -> io::Result<()> {
        self.trouble.iter().for_each(|message| stream::complain(message, self.lang));
        let mut out = stream::errors(args.color);
        human::render_pack_errors(&self.packs, &self.pack_errors, self.lang, &mut out)?;
        let source = self.source.as_ref();
        source.map_or(Ok(()), |source| human::render_config_errors(source, &self.errors, self.lang, &mut out))?;
        out.flush()
    }
}

/// The text of a configuration.
///
/// # Errors
/// Why it cannot be read, in words.
fn source(here: &Path, path: &Path, lang: Lang) -> Result<PackSource, String> {
    let name = relative(here, path);
    let text = input::text(path);
    let text = text.map_err(|error| format!("{name}{}{}", lang.pick("：", ": "), Fault::of(&error, lang).message))?;
    Ok(PackSource { name, text })
}

impl Setup {
    /// How the draft at `path` is checked, and from which level on it fails the run: the command line over the
    /// overrides over the file.
    pub(crate) fn options(&self, path: &Path, args: &CheckArgs) -> (Options, Level) {
        let given = |words: &[String]| Some(words.to_vec()).filter(|words| !words.is_empty());
        let asked = Settings {
            edition: args.edition.clone(),
            year: args.year,
            deny: args.deny.map(Level::from),
            select: given(&args.select),
            ignore: given(&args.ignore),
            levels: Vec::new(),
        };
        let (options, deny) = match &self.file {
            Some(file) => file.config.options(&file.path_of(path), &asked),
            None => Config::default().options("", &asked),
        };
        (
            Options { lang: self.lang, today: Some(args.today.unwrap_or_else(today)), prose: args.ledger, ..options },
            deny,
        )
    }

    /// How much is read of a draft.
    pub(crate) fn limits(&self) -> Limits {
        self.file.as_ref().map_or_else(Limits::default, |file| file.config.limits)
    }

    /// Whether a draft that was found is checked: the configuration may exclude it, unless it was named itself.
    pub(crate) fn keeps(&self, draft: &Draft, args: &CheckArgs) -> bool {
        (draft.is_named && !args.force_exclude) || !self.excludes(&draft.path)
    }

    /// Whether what stands at a path is left out if it was found in a folder.
    pub(crate) fn excludes(&self, path: &Path) -> bool {
        self.file.as_ref().is_some_and(|file| file.config.excludes(&file.path_of(path)))
    }
}

impl ConfigFile {
    /// The files beside it that it names: packs and baseline.
    pub(crate) fn inputs(&self) -> Vec<PathBuf> {
        let named = |(pattern, _): &(String, _)| packs::named(&self.folder, pattern).unwrap_or_default();
        let packs = self.config.packs.iter().flat_map(named);
        packs.flat_map(|path| packs::watched(&path)).chain(self.baseline()).collect()
    }

    /// The file of known findings.
    pub(crate) fn baseline(&self) -> Option<PathBuf> {
        self.config.baseline.as_ref().map(|(path, _)| resolved(&self.folder, Path::new(path)))
    }

    /// The path of a draft as the globs of the configuration see it.
    pub(crate) fn path_of(&self, path: &Path) -> String {
        relative(&self.folder, &resolved(&self.here, path))
    }

    /// Whether the paths of a run take in the whole folder of the configuration.
    pub(crate) fn is_inside(&self, paths: &[PathBuf]) -> bool {
        paths.iter().any(|path| self.folder.starts_with(resolved(&self.here, path)))
    }

    /// Shows what is wrong with it without keeping anything from running.
    pub(crate) fn warn(&self, errors: &[ConfigError], lang: Lang, args: &SharedArgs) -> io::Result<()> {
        let mut out = stream::errors(args.color);
        human::render_config_errors(&self.source, errors, lang, &mut out)?;
        out.flush()
    }
}

/// The day in China, where the last days of waivers are set.
pub(crate) fn today() -> gouji::Date {
    jiff::tz::Offset::constant(8).to_datetime(jiff::Timestamp::now()).date()
}
