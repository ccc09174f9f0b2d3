//! What a search of folders leaves out: hidden files and folders, and what ignore files name.

use std::fs;
use std::path::{Path, PathBuf};

use gouji::Lang;

use crate::config::Setup;
use crate::drafts::{Found, is_draft, plain, shown};

/// Folders in which no draft is looked for, and which nobody needs to be told of.
const VERSION_CONTROL: [&str; 4] = [".git", ".hg", ".jj", ".svn"];

/// Files that may be drafts, and folders, that were left out.
#[derive(Debug, Default)]
pub(crate) struct Unseen {
    drafts: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Unseen {
    /// What the folders that were searched hold beside what was found. No other folder is looked into.
    pub(crate) fn beside(found: &Found) -> Self {
        let mut unseen = Self::default();
        for folder in &found.folders {
            // A folder that cannot be read is named among the drafts.
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                unseen.take(plain(&entry.path()), found);
            }
        }
        unseen.drafts.sort();
        unseen.folders.sort();
        unseen
    }

    fn take(&mut self, path: PathBuf, found: &Found) {
        let is_known = |path: &Path| {
            found.folders.contains(path)
                || found.drafts.binary_search_by(|draft| draft.path.as_path().cmp(path)).is_ok()
        };
        let is_own = |path: &Path| VERSION_CONTROL.iter().any(|name| path.file_name().is_some_and(|own| own == *name));
        if is_known(&path) {
            return;
        }
        if path.is_dir() {
            self.folders.extend(Some(path).filter(|path| !is_own(path)));
        } else if is_draft(&path) {
            self.drafts.push(path);
        }
    }

    /// Takes out and gives what the configuration excludes: it says so itself.
    pub(crate) fn excluded(&mut self, setup: &Setup) -> Vec<PathBuf> {
        let is_excluded = |path: &mut PathBuf| setup.excludes(path);
        let drafts = self.drafts.extract_if(.., is_excluded);
        drafts.chain(self.folders.extract_if(.., is_excluded)).collect()
    }

    /// How much was left out, and with `names` what it is; none where nothing was.
    pub(crate) fn remark(&self, names: bool, lang: Lang) -> Option<String> {
        let (drafts, folders) = (self.drafts.len(), self.folders.len());
        let count = |count: usize, zh: &str, one: &str, many: &str| {
            (count > 0).then(|| {
                lang.pick(format!("{count}个{zh}"), format!("{count} {}", if count == 1 { one } else { many }))
            })
        };
        let counts = [
            count(drafts, "可能是草稿的文件", "file that may be a draft", "files that may be drafts"),
            count(folders, "文件夹", "folder", "folders"),
        ];
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        if counts.is_empty() {
            return None;
        }
        let counts = counts.join(lang.pick("、", " and "));
        let head = lang.pick(
            format!("没有查{counts}：是隐藏的，或者列在 .gitignore、.ignore 中；直接写出名字的照样检查"),
            format!("{counts} left out: hidden, or named in .gitignore or .ignore; what you name itself is checked"),
        );
        if !names {
            return Some(head + lang.pick("，加 --verbose 列出是哪些", "; --verbose lists them"));
        }
        let name = |path: &PathBuf| format!("\n  {}", shown(path));
        let folder = |path: &PathBuf| format!("\n  {}/", shown(path));
        Some(head + &self.drafts.iter().map(name).chain(self.folders.iter().map(folder)).collect::<String>())
    }
}
