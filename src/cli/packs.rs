//! Rule packs: the files that the command line and the configuration name, and their texts.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use gouji::{Lang, PackSource};
use ignore::WalkBuilder;

use crate::drafts::{Fault, shown};
use crate::input;
use crate::place::relative;

/// Why packs could not be read.
#[derive(Debug)]
pub(crate) struct Unread {
    pub(crate) path: PathBuf,
    /// None of a folder that has no packs.
    error: Option<io::Error>,
}

impl Unread {
    fn of(path: &Path, error: io::Error) -> Self {
        Self { path: path.to_path_buf(), error: Some(error) }
    }

    /// Whether there is no such file or folder.
    pub(crate) fn is_missing(&self) -> bool {
        self.error.as_ref().is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
    }

    /// The reason, for a person.
    pub(crate) fn message(&self, lang: Lang) -> String {
        let nothing = || lang.pick("文件夹里没有规则包（.toml）。", "the folder has no rule packs (.toml)").to_owned();
        self.error.as_ref().map_or_else(nothing, |error| Fault::of(error, lang).message)
    }
}

/// The packs that paths stand for, read.
///
/// # Errors
/// The first path that could not be read.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Vec<PackSource>, Unread> {
    let mut packs = Vec::new();
    for path in paths {
        for file in files(path)? {
            let text = input::text(&file).map_err(|error| Unread::of(&file, error))?;
            packs.push(PackSource { name: shown(&file), text });
        }
    }
    Ok(packs)
}

/// The paths that an entry of a configuration in `folder` stands for: itself, or the files that a glob matches.
///
/// # Errors
/// The path that could not be searched.
pub(crate) fn named(folder: &Path, pattern: &str) -> Result<Vec<PathBuf>, Unread> {
    let is_glob = |part: &str| part.contains(['*', '?', '[', '{']);
    if !is_glob(pattern) {
        return Ok(vec![folder.join(pattern)]);
    }
    let root = folder.join(pattern.split('/').take_while(|part| !is_glob(part)).collect::<PathBuf>());
    let mut paths = Vec::new();
    for entry in WalkBuilder::new(&root).standard_filters(false).build() {
        let entry = entry.map_err(|error| unsearched(&root, error))?;
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        if is_file && gouji::glob_matches(pattern, &relative(folder, entry.path())) {
            paths.push(entry.into_path());
        }
    }
    paths.sort();
    Ok(paths)
}

/// What is looked at to see whether the packs of a path have changed: its files, and itself.
pub(crate) fn watched(path: &Path) -> Vec<PathBuf> {
    // What cannot be read has been told when it was to be read.
    let mut watched = files(path).unwrap_or_default();
    watched.push(path.to_path_buf());
    watched
}

/// The files that a path stands for: itself, or the `.toml` files of a folder.
fn files(path: &Path) -> Result<Vec<PathBuf>, Unread> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let entries = fs::read_dir(path).and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect());
    let mut inside: Vec<PathBuf> = entries.map_err(|error| Unread::of(path, error))?;
    inside.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    inside.sort();
    if inside.is_empty() { Err(Unread { path: path.to_path_buf(), error: None }) } else { Ok(inside) }
}

fn unsearched(root: &Path, error: ignore::Error) -> Unread {
    let path = crate::drafts::path_of(&error).unwrap_or(root).to_path_buf();
    let words = error.to_string();
    Unread { path, error: Some(error.into_io_error().unwrap_or_else(|| io::Error::other(words))) }
}
