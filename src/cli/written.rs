//! Standard output while a run goes on, and what is kept of the run for the formats that need all of it.

use std::io::{self, Write};

use gouji::Lang;
use gouji::render::FileReport;

use crate::args::{CheckArgs, CheckFormat};
use crate::baseline::Found;
use crate::emit::Run;
use crate::ends::{Ends, Waivers};
use crate::page::Page;
use crate::progress::Progress;
use crate::stream;
use crate::tally::{Counted, Tally};
use crate::targets::Plan;

/// What was seen of one draft.
pub(crate) struct Seen {
    pub(crate) counted: Counted,
    pub(crate) waivers: Waivers,
    /// What is found in it, for the baseline.
    pub(crate) known: Option<Found>,
    /// What is said of it on standard error: what was fixed, and what `--verbose` says.
    pub(crate) remarks: Vec<String>,
    /// What is written of it at once.
    pub(crate) piece: Option<io::Result<Vec<u8>>>,
    /// All of it, where it is kept.
    pub(crate) file: Option<FileReport>,
}

/// A run as far as it has been written.
pub(crate) struct Written<'a> {
    /// Standard output, where it is written while the run goes on.
    pub(crate) page: Option<Page>,
    /// Whether files are kept to the end: for other outputs, or for a format that needs the whole run.
    pub(crate) keeps: bool,
    pub(crate) files: Vec<FileReport>,
    pub(crate) tally: Tally,
    pub(crate) found: Vec<Found>,
    ends: Ends<'a>,
    progress: Progress,
    out: Box<dyn Write + 'a>,
    between: &'static str,
    /// Why standard output takes no more, while other outputs are still to be written.
    broken: Option<io::Error>,
}

impl<'a> Written<'a> {
    /// Begins the output of a run over `total` drafts.
    pub(crate) fn new(plan: &Plan, args: &CheckArgs, ends: Ends<'a>, total: usize, lang: Lang) -> io::Result<Self> {
        let page = Page::of(plan.stdout(), args, lang);
        let mut out: Box<dyn Write> = Box::new(stream::output(args.shared.color));
        page.map_or(Ok(()), |page| page.head(&mut out))?;
        let keeps = page.is_none() || plan.has_files();
        let progress = Progress::new(total, lang);
        let (files, found, tally) = (Vec::new(), Vec::new(), Tally::default());
        Ok(Self { page, keeps, files, tally, found, ends, progress, out, between: "", broken: None })
    }

    /// Takes what was seen of the next draft.
    pub(crate) fn take(&mut self, seen: Seen) -> io::Result<()> {
        self.tally.add(seen.counted);
        self.files.extend(seen.file);
        self.found.extend(seen.known);
        self.ends.add(&seen.waivers);
        let piece = seen.piece.filter(|_| self.broken.is_none()).transpose()?.unwrap_or_default();
        let (between, out, is_shown) = (self.between, &mut self.out, self.progress.is_shown());
        let written = self.progress.beside(|| {
            seen.remarks.iter().for_each(|remark| stream::remark(remark));
            out.write_all(between.as_bytes())?;
            out.write_all(&piece)?;
            if is_shown { out.flush() } else { Ok(()) }
        });
        self.between = self.page.map_or("", Page::between);
        self.bear(written)
    }

    /// Takes the bar away: all drafts have been looked at.
    pub(crate) fn end_progress(&self) {
        self.progress.end();
    }

    /// Ends standard output.
    pub(crate) fn end(mut self, run: &Run<'_>, format: CheckFormat) -> io::Result<()> {
        if let Some(error) = self.broken {
            return Err(error);
        }
        match self.page {
            Some(page) => page.tail(&self.tally.summary, &mut self.out)?,
            None => run.write(format, &mut self.out)?,
        }
        self.out.flush()?;
        self.ends.warn()
    }

    /// A fault of standard output ends the run at once only if nothing else is to be written.
    fn bear(&mut self, written: io::Result<()>) -> io::Result<()> {
        match written {
            Err(error) if self.keeps => {
                self.broken.get_or_insert(error);
                Ok(())
            }
            written => written,
        }
    }
}
