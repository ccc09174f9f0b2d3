//! Standard output and standard error.

use std::io::{self, BufWriter, Write};

use anstream::{AutoStream, ColorChoice};
use gouji::Lang;

use crate::args::ColorArg;

/// Standard output, buffered; colours are taken out where they are not wanted.
pub(crate) fn output(color: ColorArg) -> impl Write {
    BufWriter::with_capacity(1 << 16, AutoStream::new(io::stdout().lock(), choice(color)))
}

/// Standard output, buffered, as it is.
pub(crate) fn plain() -> impl Write {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
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
    BufWriter::new(AutoStream::new(io::stderr().lock(), choice(color)))
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

fn choice(color: ColorArg) -> ColorChoice {
    match color {
        ColorArg::Auto => ColorChoice::Auto,
        ColorArg::Always => ColorChoice::Always,
        ColorArg::Never => ColorChoice::Never,
    }
}
