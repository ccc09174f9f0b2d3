//! The drafts that paths on the command line stand for.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use gouji::render::FileErrorKind;
use gouji::{Format, Lang};
use ignore::{DirEntry, WalkBuilder};

/// A file to check, or a path that could not be walked.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Draft {
    pub(crate) path: PathBuf,
    /// Whether the user named the file itself rather than a folder above it.
    pub(crate) is_named: bool,
    /// Whether it comes on standard input; then the path is only what it is called.
    pub(crate) is_stdin: bool,
    /// What kept the path from being walked.
    pub(crate) fault: Option<Fault>,
}

/// What paths on the command line stand for.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// In the order of their paths, and each once.
    pub(crate) drafts: Vec<Draft>,
    /// The folders that were looked through.
    pub(crate) folders: BTreeSet<PathBuf>,
}

/// Why a path could not be read.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fault {
    pub(crate) kind: FileErrorKind,
    pub(crate) message: String,
}

impl Draft {
    fn new(path: PathBuf, is_named: bool, fault: Option<Fault>) -> Self {
        Self { path, is_named, is_stdin: false, fault }
    }
}

impl Fault {
    /// The words for an error of the system.
    pub(crate) fn of(error: &io::Error, lang: Lang) -> Self {
        let (kind, zh, en) = match error.kind() {
            io::ErrorKind::NotFound => (FileErrorKind::NotFound, "找不到这个文件或文件夹。", "no such file or folder"),
            io::ErrorKind::PermissionDenied => {
                (FileErrorKind::Permission, "没有读取的权限。", "no permission to read it")
            }
            io::ErrorKind::InvalidData => {
                (FileErrorKind::Charset, "不是 UTF-8 编码。请另存为 UTF-8 编码。", "not in UTF-8; save it as UTF-8")
            }
            io::ErrorKind::IsADirectory => (FileErrorKind::Io, "这是文件夹，不是文件。", "a folder, not a file"),
            io::ErrorKind::FileTooLarge => (FileErrorKind::TooLarge, "文件太大。", "the file is too large"),
            _ => {
                let message = lang.pick(format!("读取失败（{error}）。"), format!("reading failed ({error})"));
                return Self { kind: FileErrorKind::Io, message };
            }
        };
        Self { kind, message: lang.pick(zh, en).to_owned() }
    }
}

/// Whether a path of the command line stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// The drafts under `paths`. What comes on standard input is called `stdin`.
pub(crate) fn find(paths: &[PathBuf], stdin: Option<&Path>, lang: Lang) -> Found {
    let Found { mut drafts, mut folders } = Found::default();
    if paths.iter().any(|path| is_stdin(path)) {
        let path = stdin.map_or(PathBuf::from("-"), plain);
        drafts.push(Draft { is_stdin: true, ..Draft::new(path, true, None) });
    }
    for path in paths.iter().filter(|path| !is_stdin(path)).map(|path| plain(path)) {
        match fs::metadata(&path) {
            Err(error) => {
                let fault = Fault::of(&error, lang);
                drafts.push(Draft::new(path, true, Some(fault)));
            }
            Ok(metadata) if metadata.is_dir() => drafts.extend(walk(&path, &mut folders, lang)),
            Ok(_) => drafts.push(Draft::new(path, true, None)),
        }
    }
    // What is named comes before the same file as found in a folder, and is what stays.
    let key = |draft: &Draft| (!draft.is_stdin, !draft.is_named);
    drafts.sort_by(|a, b| (&a.path, key(a)).cmp(&(&b.path, key(b))));
    drafts.dedup_by(|a, b| a.path == b.path);
    Found { drafts, folders }
}

/// A path without the parts that only spell it otherwise: `./a//b.txt` is `a/b.txt`.
pub(crate) fn plain(path: &Path) -> PathBuf {
    let parts: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    if parts.as_os_str().is_empty() { PathBuf::from(".") } else { parts }
}

/// What a folder holds; it and the folders in it are added to `folders`. A folder without drafts is named itself, so that
/// it is not passed over in silence.
fn walk(folder: &Path, folders: &mut BTreeSet<PathBuf>, lang: Lang) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for entry in walker(folder) {
        match entry {
            Ok(entry) if entry.depth() == 0 || entry.file_type().is_some_and(|kind| kind.is_dir()) => {
                folders.insert(plain(entry.path()));
            }
            Ok(entry) => drafts.extend(found(&entry, lang)),
            Err(error) => drafts.push(unwalked(folder, &error, lang)),
        }
    }
    if drafts.is_empty() {
        let words = lang.pick(
            "文件夹里没有草稿；只查找 .docx、.html、.md 和 .txt 文件。",
            "the folder has no drafts; only .docx, .html, .md and .txt files are looked for",
        );
        let fault = Fault { kind: FileErrorKind::NoDrafts, message: words.to_owned() };
        drafts.push(Draft::new(folder.to_path_buf(), false, Some(fault)));
    }
    drafts
}

/// Everything in a folder but what is hidden and what its own `.gitignore` and `.ignore` files name. What git is told on
/// this machine alone, and files above the folder, count for nothing: a folder gives the same drafts wherever it stands.
fn walker(folder: &Path) -> ignore::Walk {
    WalkBuilder::new(folder).require_git(false).git_global(false).git_exclude(false).parents(false).build()
}

/// The draft that an entry of a folder is. A link to a file is one; a linked folder is only named,
/// since the folder it leads to may hold the link.
fn found(entry: &DirEntry, lang: Lang) -> Option<Draft> {
    let path = plain(entry.path());
    let kind = entry.file_type()?;
    if kind.is_symlink() && path.is_dir() {
        let words = lang.pick(
            "这是指向文件夹的链接，没有进去查找；需要检查的，请直接写出那个文件夹。",
            "a link to a folder, which is not followed; name the folder itself to have it checked",
        );
        let fault = Fault { kind: FileErrorKind::LinkedFolder, message: words.to_owned() };
        return Some(Draft::new(path, false, Some(fault)));
    }
    let is_file = kind.is_file() || kind.is_symlink();
    (is_file && is_draft(&path)).then_some(Draft::new(path, false, None))
}

fn unwalked(folder: &Path, error: &ignore::Error, lang: Lang) -> Draft {
    let path = path_of(error).unwrap_or(folder).to_path_buf();
    let fault = error
        .io_error()
        .map_or_else(|| Fault { kind: FileErrorKind::Io, message: error.to_string() }, |error| Fault::of(error, lang));
    Draft::new(path, true, Some(fault))
}

/// The path that an error of a search tells of.
pub(crate) fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

/// Whether a file has the name of a draft.
pub(crate) fn is_draft(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    // What Word and LibreOffice leave beside a file that is open, and macOS beside a file on a foreign disk.
    let is_companion = ["~$", ".~", "._"].iter().any(|start| name.starts_with(start));
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    !is_companion && Format::EXTENSIONS.iter().chain(&Format::CONVERTIBLE).any(|known| *known == extension)
}

/// A path for people, with `/` between its parts on every system.
pub(crate) fn shown(path: &Path) -> String {
    let path = plain(path);
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}
