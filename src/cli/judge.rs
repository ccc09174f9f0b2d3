//! One draft: its bytes read, and what is found in them.

use gouji::render::{self, FileErrorKind, FileReport};
use gouji::{Finding, Linter, Options};

use crate::baseline::{Found, Known};
use crate::drafts::{self, Draft, Fault};
use crate::input;

/// A draft and how it is checked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judge<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) linter: &'a Linter,
    pub(crate) options: &'a Options,
    pub(crate) known: Option<&'a Known>,
}

impl Judge<'_> {
    /// What the draft is called.
    pub(crate) fn path(&self) -> String {
        drafts::shown(&self.draft.path)
    }

    /// Its bytes, or why there are none.
    pub(crate) fn read(&self) -> Result<Vec<u8>, Box<FileReport>> {
        let lang = self.options.lang;
        let unopened = |kind, message| Box::new(FileReport::unopened(self.path(), kind, message));
        if let Some(fault) = &self.draft.fault {
            return Err(unopened(fault.kind, fault.message.clone()));
        }
        let limit = self.options.limits.file;
        let bytes = if self.draft.is_stdin { input::stdin(limit) } else { input::draft(&self.draft.path, limit) };
        let bytes = bytes.map_err(|error| Fault::of(&error, lang));
        match bytes {
            Ok(bytes) if render::is_own_page(&bytes) => {
                let words =
                    lang.pick("这是 gouji 写出的检查结果，不是草稿。", "findings that gouji wrote, not a draft");
                Err(unopened(FileErrorKind::OwnPage, words.to_owned()))
            }
            Ok(bytes) => Ok(bytes),
            Err(fault) => Err(unopened(fault.kind, fault.message)),
        }
    }

    /// What is found in bytes of the draft, as much of it as is shown, and what the baseline gets of it.
    pub(crate) fn check(&self, bytes: &[u8]) -> (FileReport, Option<Found>) {
        let (mut file, found) = self.check_all(bytes);
        if let Ok(checked) = &mut file.verdict {
            self.linter.cut(checked, self.options);
        }
        (file, found)
    }

    fn check_all(&self, bytes: &[u8]) -> (FileReport, Option<Found>) {
        let path = self.path();
        let outcome = self.linter.check(bytes, &path, self.options);
        let mut file = FileReport::new(path, outcome, self.options.lang);
        let found = self.known.and_then(|known| known.mark(&self.draft.path, &mut file));
        (file, found)
    }

    /// All findings that count.
    pub(crate) fn findings(&self, bytes: &[u8]) -> Vec<Finding> {
        self.check_all(bytes).0.findings().to_vec()
    }

    /// What came of the draft as it was read, or as it has been mended.
    pub(crate) fn outcome(
        &self,
        read: Result<Vec<u8>, Box<FileReport>>,
        mended: Option<&[u8]>,
    ) -> (FileReport, Option<Found>) {
        match read {
            Ok(bytes) => self.check(mended.unwrap_or(&bytes)),
            Err(file) => (*file, None),
        }
    }
}
