//! An output that is kept while a run goes on: on the disk where it is long, in a file without a name, so that a run that
//! is interrupted leaves nothing behind.

use std::io::{self, Seek as _, Write};

use gouji::Lang;
use gouji::render::{Binder, Page, Piece, Summary};
use tempfile::SpooledTempFile;

/// Bytes of each part of a page that are kept in memory.
const IN_MEMORY: usize = 1 << 18;

/// A page whose pieces are kept to the end.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    binder: Binder<'a>,
    parts: Vec<SpooledTempFile>,
    lang: Lang,
    /// Why it could not be kept.
    broken: Option<io::Error>,
}

impl<'a> Sheet<'a> {
    /// A page without files yet.
    pub(crate) fn new(page: Page<'a>) -> Self {
        let parts = (0..page.parts()).map(|_| SpooledTempFile::new(IN_MEMORY)).collect();
        Self { binder: Binder::new(page), parts, lang: page.lang, broken: None }
    }

    /// Adds the next file. A fault is told when the page is written.
    pub(crate) fn add(&mut self, piece: Piece) {
        if self.broken.is_none() {
            self.broken = self.keep(piece).err().map(|error| of_keeping(error, self.lang));
        }
    }

    fn keep(&mut self, piece: Piece) -> io::Result<()> {
        for (part, added) in self.parts.iter_mut().zip(self.binder.add(piece)) {
            part.write_all(&added)?;
        }
        Ok(())
    }

    /// Writes the page with the totals of the run.
    ///
    /// # Errors
    /// Those of the writer, or what kept the page from being kept.
    pub(crate) fn write(self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.broken.map_or(Ok(()), Err)?;
        let mut parts = self.parts.into_iter();
        for frame in self.binder.frames(summary)? {
            out.write_all(&frame)?;
            if let Some(mut part) = parts.next() {
                part.rewind()?;
                io::copy(&mut part, out)?;
            }
        }
        Ok(())
    }
}

/// A fault of the temporary file, which must not be taken for one of the place that is written to in the end. That a disk
/// is full is the same of both.
fn of_keeping(error: io::Error, lang: Lang) -> io::Error {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => error,
        _ => {
            let folder = std::env::temp_dir().display().to_string();
            let zh = format!("临时文件夹 {folder}：{error}");
            io::Error::other(lang.pick(zh, format!("temporary folder {folder}: {error}")))
        }
    }
}
