//! The configuration that holds where gouji was started, and the linter it makes.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use gouji::render::human;
use gouji::{CONFIG_NAME, Config, ConfigError, Lang, Level, Linter, Options, PackError, PackSource, Settings};
use ignore::WalkBuilder;

use crate::args::{CheckArgs, SharedArgs};
use crate::drafts::{self, Fault};
use crate::place::{relative, resolved};
use crate::{input, locale, stream};

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

/// Reads configuration and packs; none where they have faults, which have been shown.
pub(crate) fn load(args: &SharedArgs) -> io::Result<Option<Setup>> {
    let lang = locale::lang(args.lang);
    let here = std::env::current_dir()?;
    let found = match find(args, &here, lang) {
        Ok(found) => found,
        Err(message) => {
            stream::complain(&message, lang);
            return Ok(None);
        }
    };
    let mut loading = Loading { args, lang, packs: Vec::new(), pack_errors: Vec::new(), unread: Vec::new() };
    let Some((path, source)) = found else {
        let linter = loading.linter(None);
        let setup = linter.map(|linter| Setup { lang: loading.lang, linter, file: None });
        loading.complain(None, &[])?;
        return Ok(setup);
    };
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let (config, linter, mut errors) = Config::read(&source.text, |config| loading.linter(Some((config, &folder))));
    errors.extend(loading.missing_packs());
    errors.sort_by_key(|error| error.span);
    loading.complain(Some(&source), &errors)?;
    let is_sound = errors.iter().all(|error| error.level < Level::Error);
    Ok(linter.filter(|_| is_sound).map(|mut linter| {
        linter.adjust(&config.settings.levels);
        Setup { lang: loading.lang, linter, file: Some(ConfigFile { config, folder, here, source }) }
    }))
}

/// The configuration of `--config`, or the nearest one from the current folder upwards.
fn find(args: &SharedArgs, here: &Path, lang: Lang) -> Result<Option<(PathBuf, PackSource)>, String> {
    let path = match &args.config {
        _ if args.no_config => None,
        Some(path) => Some(resolved(here, path)),
        None => here.ancestors().map(|folder| folder.join(CONFIG_NAME)).find(|path| path.is_file()),
    };
    let Some(path) = path else { return Ok(None) };
    let name = relative(here, &path);
    let text = input::text(&path);
    let text = text.map_err(|error| format!("{name}{}{}", lang.pick("：", ": "), Fault::of(&error, lang).message))?;
    let text = text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned);
    Ok(Some((path, PackSource { name, text })))
}

struct Loading<'a> {
    args: &'a SharedArgs,
    lang: Lang,
    packs: Vec<PackSource>,
    pack_errors: Vec<PackError>,
    /// Packs that the configuration names and that could not be read.
    unread: Vec<(String, gouji::Span)>,
}

impl Loading<'_> {
    /// The linter with the packs of the configuration and then those of the command line.
    fn linter(&mut self, config: Option<(&Config, &Path)>) -> Option<Linter> {
        if let Some((config, folder)) = config {
            self.lang = self.args.lang.map(Lang::from).or(config.lang).unwrap_or(self.lang);
            for (pattern, span) in &config.packs {
                let paths = pack_paths(folder, pattern);
                match drafts::packs(&paths, self.lang) {
                    Ok(packs) if !packs.is_empty() => self.packs.extend(packs),
                    _ => self.unread.push((pattern.clone(), *span)),
                }
            }
        }
        match drafts::packs(&self.args.rules, self.lang) {
            Ok(packs) => self.packs.extend(packs),
            Err(message) => {
                stream::complain(&message, self.lang);
                return None;
            }
        }
        Linter::new(&self.packs).map_err(|errors| self.pack_errors = errors).ok()
    }

    fn missing_packs(&self) -> Vec<ConfigError> {
        self.unread.iter().map(|(name, span)| ConfigError::no_pack(name, *span)).collect()
    }

    fn complain(&self, source: Option<&PackSource>, errors: &[ConfigError]) -> io::Result<()> {
        let mut out = stream::errors(self.args.color);
        human::render_pack_errors(&self.packs, &self.pack_errors, self.lang, &mut out)?;
        source.map_or(Ok(()), |source| human::render_config_errors(source, errors, self.lang, &mut out))?;
        out.flush()
    }
}

/// The packs that an entry of the configuration stands for: a file, a folder, or what a glob matches.
fn pack_paths(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let is_glob = |part: &str| part.contains(['*', '?', '[', '{']);
    if !is_glob(pattern) {
        return vec![folder.join(pattern)];
    }
    let fixed: PathBuf = pattern.split('/').take_while(|part| !is_glob(part)).collect();
    let walk = WalkBuilder::new(folder.join(fixed)).standard_filters(false).build();
    let files = walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    let matches = |path: &PathBuf| gouji::glob_matches(pattern, &relative(folder, path));
    let mut paths: Vec<PathBuf> = files.map(ignore::DirEntry::into_path).filter(matches).collect();
    paths.sort();
    paths
}

impl Setup {
    /// How the draft at `path` is checked, and from which level on it fails the run: the command line over the
    /// overrides over the file.
    pub(crate) fn options(&self, path: &Path, args: &CheckArgs) -> (Options, Level) {
        let mut options =
            Options {
            lang: self.lang,
            today: Some(args.today.unwrap_or_else(today)),
            prose: args.ledger,
            ..Options::default()
        };
        let settings = self.file.as_ref().map_or_else(Settings::default, |file| {
            let path = file.path_of(path);
            file.config.add_to(&mut options, &path);
            file.config.settings_of(&path)
        });
        let edition = args.edition.clone().or(settings.edition);
        options.edition = edition.filter(|edition| edition != "auto");
        options.year = args.year.or(settings.year);
        let given = |words: &[String]| Some(words.to_vec()).filter(|words| !words.is_empty());
        options.select = given(&args.select).or(settings.select).unwrap_or_default();
        options.ignore = given(&args.ignore).or(settings.ignore).unwrap_or_default();
        options.levels = settings.levels;
        let deny = args.deny.map(Level::from).or(settings.deny).unwrap_or(Level::Error);
        (options, deny)
    }

    /// Whether a draft that was found in a folder is left out.
    pub(crate) fn excludes(&self, path: &Path) -> bool {
        self.file.as_ref().is_some_and(|file| file.config.excludes(&file.path_of(path)))
    }
}

impl ConfigFile {
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
fn today() -> gouji::Date {
    jiff::tz::Offset::constant(8).to_datetime(jiff::Timestamp::now()).date()
}
