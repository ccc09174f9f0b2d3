//! Standard output and standard error.

use std::io::{self, BufWriter, Write};

use anstream::{AutoStream, ColorChoice};
use gouji::Lang;

use crate::args::ColorArg;

/// Bytes of standard output that are written at a time.
const BUFFER: usize = 1 << 16;

/// Standard output, buffered; colours are taken out where they are not wanted. A reader that goes away keeps nothing from
/// being done, and changes no exit code.
pub(crate) fn output(color: ColorArg) -> impl Write {
    BufWriter::with_capacity(BUFFER, Heard::new(AutoStream::new(io::stdout().lock(), choice(color))))
}

/// Standard output, buffered, as it is, in the same manner.
pub(crate) fn plain() -> impl Write {
    BufWriter::with_capacity(BUFFER, Heard::new(io::stdout().lock()))
}

/// Standard output of a run without end: that its reader has gone away is an error.
pub(crate) fn screen(color: ColorArg) -> impl Write {
    BufWriter::with_capacity(BUFFER, AutoStream::new(io::stdout().lock(), choice(color)))
}

/// Whether colours are wanted on standard output.
pub(crate) fn has_colours(color: ColorArg) -> bool {
    match choice(color) {
        ColorChoice::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        choice => choice != ColorChoice::Never,
    }
}

/// Standard error, in the same manner.
pub(crate) fn errors(color: ColorArg) -> impl Write {
    BufWriter::new(Heard::new(AutoStream::new(io::stderr().lock(), choice(color))))
}

/// Says one line on standard error. Where even that fails there is nothing left to do.
pub(crate) fn complain(message: &str, lang: Lang) {
    let _ = writeln!(io::stderr().lock(), "gouji{}{message}", lang.pick("：", ": "));
}

/// Says a line on standard error as it is.
pub(crate) fn remark(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// The words for an error of the standard streams.
pub(crate) fn reason(error: &io::Error, lang: Lang) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            lang.pick("磁盘已满，输出没有写完。", "the disk is full; the output is cut short").to_owned()
        }
        _ => error.to_string(),
    }
}

/// A stream whose reader may go away. What is written from then on goes nowhere.
struct Heard<W> {
    stream: W,
    is_gone: bool,
}

impl<W: Write> Heard<W> {
    fn new(stream: W) -> Self {
        Self { stream, is_gone: false }
    }

    /// What writing came to; `unheard` where the reader is gone.
    fn unless_gone<T>(&mut self, unheard: T, write: impl FnOnce(&mut W) -> io::Result<T>) -> io::Result<T> {
        if self.is_gone {
            return Ok(unheard);
        }
        match write(&mut self.stream) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_gone = true;
                Ok(unheard)
            }
            written => written,
        }
    }
}

impl<W: Write> Write for Heard<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_gone(bytes.len(), |stream| stream.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_gone((), W::flush)
    }
}

fn choice(color: ColorArg) -> ColorChoice {
    match color {
        ColorArg::Auto => ColorChoice::Auto,
        ColorArg::Always => ColorChoice::Always,
        ColorArg::Never => ColorChoice::Never,
    }
}
