//! What a search of folders leaves out: hidden files and folders, what ignore files name, and reports in PDF.

use std::ffi::OsString;
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use gouji::Lang;
use ignore::WalkBuilder;

use crate::config::Setup;
use crate::drafts::{Found, is_draft, plain, shown};

/// Folders in which no draft is looked for, and which nobody needs to be told of.
const VERSION_CONTROL: [&str; 4] = [".git", ".hg", ".jj", ".svn"];

/// Entries of a folder that was left out among which a draft is looked for. In one with more there may be some.
const LOOKED_AT: usize = 1000;

/// Files that may be drafts, and folders that may hold some, that were left out.
#[derive(Debug, Default)]
pub(crate) struct Unseen {
    drafts: Vec<PathBuf>,
    folders: Vec<PathBuf>,
    /// PDF files, which cannot be read, without a draft of the same name beside them.
    pdfs: Vec<PathBuf>,
}

impl Unseen {
    /// What the folders that were searched hold beside what was found.
    pub(crate) fn beside(found: &Found) -> Self {
        let mut unseen = Self::default();
        for folder in &found.folders {
            // A folder that cannot be read is named among the drafts.
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                unseen.take(&entry, found);
            }
        }
        unseen.drafts.sort();
        unseen.folders.sort();
        unseen.pdfs.sort();
        unseen
    }

    fn take(&mut self, entry: &DirEntry, found: &Found) {
        let path = plain(&entry.path());
        // Most files are neither, and then nothing more is asked of the system.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir() || (kind.is_symlink() && path.is_dir()));
        if !is_folder && !is_draft(&path) {
            if is_pdf(&path) && !has_draft_beside(&path, found) {
                self.pdfs.push(path);
            }
            return;
        }
        let is_found = found.drafts.binary_search_by(|draft| draft.path.cmp(&path)).is_ok();
        if is_found || found.folders.contains(&path) {
            return;
        }
        if !is_folder {
            self.drafts.push(path);
        } else if !VERSION_CONTROL.iter().any(|name| entry.file_name() == *name) && may_hold_drafts(&path) {
            self.folders.push(path);
        }
    }

    /// Takes out and gives what the configuration excludes: it says so itself.
    pub(crate) fn excluded(&mut self, setup: &Setup) -> Vec<PathBuf> {
        let is_excluded = |path: &mut PathBuf| setup.excludes(path);
        self.pdfs.retain(|path| !setup.excludes(path));
        let drafts = self.drafts.extract_if(.., is_excluded);
        drafts.chain(self.folders.extract_if(.., is_excluded)).collect()
    }

    /// How much was left out, and with `names` what it is: a remark for each cause.
    pub(crate) fn remarks(&self, names: bool, lang: Lang) -> impl Iterator<Item = String> {
        [self.hidden(names, lang), self.unreadable(names, lang)].into_iter().flatten()
    }

    fn hidden(&self, names: bool, lang: Lang) -> Option<String> {
        let counts = self.counts(lang)?;
        let mut remark = lang.pick(
            format!("没有查{counts}：是隐藏的，或者列在 .gitignore、.ignore 中；直接写出名字的照样检查"),
            format!("{counts} left out: hidden, or named in .gitignore or .ignore; what you name itself is checked"),
        );
        if names {
            remark.extend(self.drafts.iter().map(|path| format!("\n  {}", shown(path))));
            remark.extend(self.folders.iter().map(|path| format!("\n  {}/", shown(path))));
        } else {
            remark += more(lang);
        }
        Some(remark)
    }

    fn unreadable(&self, names: bool, lang: Lang) -> Option<String> {
        let count = self.pdfs.len();
        let files = if count == 1 { "PDF file" } else { "PDF files" };
        let mut remark = lang.pick(
            format!("没有查{count}个PDF文件：PDF读不了，请用排版之前的原稿（Word、网页或者文本）检查"),
            format!("{count} {files} not checked: PDF cannot be read; check the document it was made from"),
        );
        if names {
            remark.extend(self.pdfs.iter().map(|path| format!("\n  {}", shown(path))));
        } else {
            remark += more(lang);
        }
        (count > 0).then_some(remark)
    }

    /// `3个可能是草稿的文件、2个文件夹`.
    fn counts(&self, lang: Lang) -> Option<String> {
        let files = if self.drafts.len() == 1 { "file that may be a draft" } else { "files that may be drafts" };
        let folders = if self.folders.len() == 1 { "folder" } else { "folders" };
        let counts = [(self.drafts.len(), "可能是草稿的文件", files), (self.folders.len(), "文件夹", folders)];
        let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
        let counts = counts.map(|(count, zh, en)| lang.pick(format!("{count}个{zh}"), format!("{count} {en}")));
        let counts: Vec<String> = counts.collect();
        (!counts.is_empty()).then(|| counts.join(lang.pick("、", " and ")))
    }
}

/// How to have the names too.
fn more(lang: Lang) -> &'static str {
    lang.pick("，加 --verbose 列出是哪些", "; --verbose lists them")
}

fn is_pdf(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"))
}

/// Whether a draft that was found differs from a path in its extension only.
fn has_draft_beside(path: &Path, found: &Found) -> bool {
    let stem = path.with_extension("");
    let least = [stem.as_os_str(), ".".as_ref()].into_iter().collect::<OsString>();
    let from = found.drafts.partition_point(|draft| draft.path.as_path() < Path::new(&least));
    let is_near = |path: &Path| path.as_os_str().as_encoded_bytes().starts_with(least.as_encoded_bytes());
    let mut near = found.drafts.iter().skip(from).map(|draft| &draft.path).take_while(|path| is_near(path));
    near.any(|path| path.with_extension("") == stem)
}

/// Whether there is a draft among the entries of a folder, or cannot be known.
fn may_hold_drafts(folder: &Path) -> bool {
    let mut entries = WalkBuilder::new(folder).standard_filters(false).build().enumerate();
    entries.any(|(count, entry)| count >= LOOKED_AT || entry.map_or(true, |entry| is_draft(entry.path())))
}
