//! Where the formats of a run go: standard output, and files.

use std::fs;
use std::path::{Path, PathBuf};

use gouji::{Lang, render};

use crate::args::{CheckArgs, CheckFormat, Target};
use crate::drafts::{Draft, shown};
use crate::stream;

/// The outputs of a run.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// The format of standard output; human where none was asked for.
    stdout: Option<CheckFormat>,
    /// What goes to files.
    pub(crate) files: Vec<Target>,
    /// Whether something that was asked for cannot be; it has been said.
    pub(crate) is_faulty: bool,
}

impl Plan {
    /// The outputs that were asked for. A page that an earlier run wrote to the same place is taken from `drafts`;
    /// what else cannot be is said at once, and the rest is done.
    pub(crate) fn new(args: &CheckArgs, drafts: &mut Vec<Draft>, lang: Lang) -> Self {
        let mut plan = Self { stdout: args.format, ..Self::default() };
        let mut taken: Vec<PathBuf> = Vec::new();
        for target in &args.output {
            if let Some(fault) = plan.take(target, &mut taken, drafts) {
                plan.is_faulty = true;
                complain(&target.path, fault.words(lang), lang);
            }
        }
        plan
    }

    fn take(&mut self, target: &Target, taken: &mut Vec<PathBuf>, drafts: &mut Vec<Draft>) -> Option<Fault> {
        if is_stdout(&target.path) {
            let is_taken = self.stdout.is_some();
            self.stdout = self.stdout.or(Some(target.format));
            return is_taken.then_some(Fault::Twice);
        }
        let place = place(&target.path);
        if taken.contains(&place) {
            return Some(Fault::Twice);
        }
        let fault = claim(&place, drafts);
        if fault.is_none() {
            self.files.push(target.clone());
        }
        taken.push(place);
        fault
    }

    /// The format of standard output.
    pub(crate) fn stdout(&self) -> CheckFormat {
        self.stdout.unwrap_or(CheckFormat::Human)
    }

    /// Whether a format is asked for.
    pub(crate) fn has(&self, format: CheckFormat) -> bool {
        self.stdout() == format || self.files.iter().any(|target| target.format == format)
    }
}

/// Why a place cannot be written to.
#[derive(Debug, Clone, Copy)]
enum Fault {
    Twice,
    Draft,
}

impl Fault {
    fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Twice => lang.pick("同一处不能写两种输出。", "two outputs cannot go to the same place"),
            Self::Draft => lang.pick(
                "这是要检查的草稿，没有写入；请换一个文件名，或者写到别的文件夹。",
                "one of the drafts to check, which is left as it is; choose another name or folder",
            ),
        }
    }
}

fn is_stdout(path: &Path) -> bool {
    path == Path::new("-")
}

/// Says why an output could not be written.
pub(crate) fn complain(path: &Path, words: &str, lang: Lang) {
    let path = if is_stdout(path) { lang.pick("标准输出", "standard output").to_owned() } else { shown(path) };
    stream::complain(&format!("{}{path}{}{words}", lang.pick("输出到 ", "output to "), lang.pick("：", ": ")), lang);
}

/// Whether a place is free: no draft, or a page of findings that was found in a folder, which is no draft.
fn claim(place: &Path, drafts: &mut Vec<Draft>) -> Option<Fault> {
    let at = drafts.iter().position(|draft| draft.fault.is_none() && self::place(&draft.path) == place)?;
    let is_own = || fs::read(place).is_ok_and(|bytes| render::is_own_page(&bytes));
    if drafts.get(at).is_some_and(|draft| draft.is_named) || !is_own() {
        return Some(Fault::Draft);
    }
    drafts.remove(at);
    None
}

/// One spelling for each file: links followed, as far as the path exists.
fn place(path: &Path) -> PathBuf {
    if let Ok(place) = fs::canonicalize(path) {
        return place;
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    path.file_name().map_or_else(|| folder.clone(), |name| folder.join(name))
}
