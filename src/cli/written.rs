//! The outputs of a run while it goes on: standard output, and files.

use std::io::{self, Write};
use std::path::PathBuf;

use gouji::render::{Binder, Page, Piece, Summary};

use crate::baseline::Found;
use crate::ends::{Ends, Waivers};
use crate::page::Run;
use crate::progress::Progress;
use crate::sheet::Sheet;
use crate::tally::{Counted, Tally};
use crate::targets::{Plan, complain};
use crate::{stream, target};

/// What was seen of one draft.
pub(crate) struct Seen {
    pub(crate) counted: Counted,
    pub(crate) waivers: Waivers,
    /// What is found in it, for the baseline.
    pub(crate) known: Option<Found>,
    /// What is said of it on standard error: what was fixed, and what `--verbose` says.
    pub(crate) remarks: Vec<String>,
    /// What each output says of it, that of standard output first.
    pub(crate) pieces: io::Result<Vec<Piece>>,
}

/// A run as far as it has been written.
pub(crate) struct Written<'a> {
    pub(crate) tally: Tally,
    pub(crate) found: Vec<Found>,
    /// Every output, that of standard output first.
    pub(crate) pages: Vec<Page<'a>>,
    run: Run<'a>,
    stdout: Stdout<'a>,
    files: Vec<(PathBuf, Sheet<'a>)>,
    ends: Ends<'a>,
    progress: Progress,
    out: Box<dyn Write + 'a>,
    /// Why standard output takes no more, while other things are still to be done.
    broken: Option<io::Error>,
}

/// The page of standard output.
enum Stdout<'a> {
    /// Written while the run goes on.
    Open(Binder<'a>),
    /// Written at the end.
    Kept(Sheet<'a>),
}

impl<'a> Written<'a> {
    /// Begins the outputs of a run.
    pub(crate) fn new(plan: &Plan, run: Run<'a>, ends: Ends<'a>) -> io::Result<Self> {
        let colours = stream::has_colours(run.args.shared.color);
        // What has no colours needs not be searched for them.
        let mut out: Box<dyn Write> =
            if colours { Box::new(stream::output(run.args.shared.color)) } else { Box::new(stream::plain()) };
        let page = run.page(plan.stdout(), colours);
        let stdout = if page.is_open() { Stdout::Open(Binder::new(page)) } else { Stdout::Kept(Sheet::new(page)) };
        let (mut pages, mut files) = (vec![page], Vec::new());
        for target in &plan.files {
            let page = run.page(target.format, false);
            pages.push(page);
            files.push((target.path.clone(), Sheet::new(page)));
        }
        let (tally, found) = (Tally::default(), Vec::new());
        if let Stdout::Open(binder) = &stdout {
            binder.frames(&tally.summary)?.first().map_or(Ok(()), |head| out.write_all(head))?;
        }
        let progress = Progress::new(run.files, run.lang);
        Ok(Self { tally, found, pages, run, stdout, files, ends, progress, out, broken: None })
    }

    /// Takes what was seen of the next draft.
    pub(crate) fn take(&mut self, seen: Seen) -> io::Result<()> {
        self.tally.add(seen.counted);
        self.found.extend(seen.known);
        self.ends.add(&seen.waivers);
        let mut pieces = seen.pieces?.into_iter();
        let now = pieces.next().map(|piece| self.stdout.add(piece)).unwrap_or_default();
        self.files.iter_mut().zip(pieces).for_each(|((_, sheet), piece)| sheet.add(piece));
        let (out, is_broken, is_shown) = (&mut self.out, self.broken.is_some(), self.progress.is_shown());
        let written = self.progress.beside(|| {
            seen.remarks.iter().for_each(|remark| stream::remark(remark));
            if is_broken {
                return Ok(());
            }
            out.write_all(&now)?;
            if is_shown { out.flush() } else { Ok(()) }
        });
        match written {
            // A fault of standard output ends the run at once only if nothing else was asked for.
            Err(error) if !self.files.is_empty() || self.run.args.fix || self.run.args.update_baseline => {
                self.broken = Some(error);
                Ok(())
            }
            written => written,
        }
    }

    /// Takes the bar away: all drafts have been looked at.
    pub(crate) fn end_progress(&self) {
        self.progress.end();
    }

    /// Writes the files, and says which could not be. Whether all could.
    pub(crate) fn write_files(&mut self) -> bool {
        let (mut is_written, lang) = (true, self.run.lang);
        for (path, sheet) in std::mem::take(&mut self.files) {
            if let Err(error) = target::write(&path, |out| sheet.write(&self.tally.summary, out)) {
                is_written = false;
                complain(&path, &target::reason(&error, lang), lang);
            }
        }
        is_written
    }

    /// Ends standard output, and says which entries of the configuration named nothing.
    ///
    /// # Errors
    /// Why standard output is not whole.
    pub(crate) fn end(mut self) -> io::Result<()> {
        let ended = match self.broken.take() {
            Some(error) => Err(error),
            None => self.stdout.end(&self.tally.summary, &mut self.out),
        };
        self.ends.warn()?;
        ended
    }
}

impl Stdout<'_> {
    /// Adds the next file. Gives what is written of it at once.
    fn add(&mut self, piece: Piece) -> Vec<u8> {
        match self {
            Self::Open(binder) => binder.add(piece).concat(),
            Self::Kept(sheet) => {
                sheet.add(piece);
                Vec::new()
            }
        }
    }

    /// Writes what comes behind the last file, or the page that was kept.
    fn end(self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Open(binder) => binder.frames(summary)?.last().map_or(Ok(()), |end| out.write_all(end))?,
            Self::Kept(sheet) => sheet.write(summary, out)?,
        }
        out.flush()
    }
}
