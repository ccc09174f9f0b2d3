//! The drafts that paths on the command line stand for.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use gouji::{Format, Lang, PackSource};
use ignore::WalkBuilder;

/// A file to check, or a path that could not be walked.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Draft {
    pub(crate) path: PathBuf,
    /// Whether the user named the file itself rather than a folder above it.
    pub(crate) is_named: bool,
    /// What kept the path from being walked.
    pub(crate) fault: Option<Fault>,
}

/// Why a path could not be read.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fault {
    pub(crate) kind: &'static str,
    pub(crate) message: String,
}

impl Fault {
    /// The words for an error of the system.
    pub(crate) fn of(error: &io::Error, lang: Lang) -> Self {
        let (kind, zh, en) = match error.kind() {
            io::ErrorKind::NotFound => ("not-found", "找不到这个文件或文件夹。", "no such file or folder"),
            io::ErrorKind::PermissionDenied => ("permission", "没有读取的权限。", "no permission to read it"),
            _ => ("io", "读取失败。", "reading failed"),
        };
        let message = lang.pick(zh, en).to_owned();
        Self { kind, message: if kind == "io" { format!("{message} ({error})") } else { message } }
    }
}

/// The drafts under `paths`, sorted and each once.
pub(crate) fn find(paths: &[PathBuf], lang: Lang) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Err(error) => {
                drafts.push(Draft { path: path.clone(), is_named: true, fault: Some(Fault::of(&error, lang)) })
            }
            Ok(metadata) if metadata.is_dir() => drafts.extend(walk(path, lang)),
            Ok(_) => drafts.push(Draft { path: path.clone(), is_named: true, fault: None }),
        }
    }
    drafts.sort();
    drafts.dedup_by(|a, b| a.path == b.path);
    drafts
}

fn walk(folder: &Path, lang: Lang) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for entry in WalkBuilder::new(folder).require_git(false).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) && is_draft(entry.path()) => {
                drafts.push(Draft { path: entry.into_path(), is_named: false, fault: None });
            }
            Ok(_) => {}
            Err(error) => drafts.push(unwalked(folder, &error, lang)),
        }
    }
    drafts
}

fn unwalked(folder: &Path, error: &ignore::Error, lang: Lang) -> Draft {
    let path = path_of(error).unwrap_or(folder).to_path_buf();
    let fault = error
        .io_error()
        .map_or_else(|| Fault { kind: "io", message: error.to_string() }, |error| Fault::of(error, lang));
    Draft { path, is_named: true, fault: Some(fault) }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

fn is_draft(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| Format::EXTENSIONS.contains(&extension.as_str()))
}

/// A path for people, with `/` between its parts on every system.
pub(crate) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = text.strip_prefix("./").unwrap_or(&text);
    if std::path::MAIN_SEPARATOR == '/' { text.to_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// The packs that `--rules` names: files, and the `.toml` files of folders.
///
/// # Errors
/// The path that could not be read, with the reason.
pub(crate) fn packs(paths: &[PathBuf], lang: Lang) -> Result<Vec<PackSource>, String> {
    let fault = |path: &Path, error: &io::Error| format!("{}：{}", shown(path), Fault::of(error, lang).message);
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let entries = fs::read_dir(path).map_err(|error| fault(path, &error))?;
            let mut inside: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
            inside.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
            inside.sort();
            if inside.is_empty() {
                return Err(format!(
                    "{}：{}",
                    shown(path),
                    lang.pick("文件夹里没有规则包（.toml）。", "the folder has no rule packs (.toml)")
                ));
            }
            files.extend(inside);
        } else {
            files.push(path.clone());
        }
    }
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).map_err(|error| fault(path, &error))?;
        Ok(PackSource { name: shown(path), text })
    };
    files.iter().map(read).collect()
}
