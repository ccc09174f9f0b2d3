//! From checked drafts to what a person or a program reads. One format a file; none knows rules.

mod checkstyle;
mod escape;
mod failure;
mod file;
mod fingerprint;
mod github;
mod gitlab;
mod html;
pub mod human;
mod json;
mod jsonl;
mod junit;
mod md;
mod page;
mod pretty;
mod rdjson;
pub mod reference;
mod refusal;
mod region;
mod sarif;
mod short;
mod summary;
pub mod trial;
mod words;
mod xml;

use std::io::{self, Write};

use crate::lang::Lang;

pub use failure::{FileError, FileErrorKind};
pub use file::FileReport;
pub use page::{Binder, Output, Page, Piece};
pub use sarif::About;
pub use summary::Summary;

/// Writes a run in a format.
///
/// # Errors
/// Those of the writer.
pub fn write(files: &[FileReport], output: Output<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let page = Page { output, lang, files: files.len() };
    let (mut binder, mut parts) = (Binder::new(page), vec![Vec::new(); page.parts()]);
    for (index, file) in files.iter().enumerate() {
        let added = binder.add(page.piece(index, file)?);
        parts.iter_mut().zip(added).for_each(|(part, added)| part.extend(added));
    }
    let frames = binder.frames(&Summary::of(files))?;
    let parts = parts.iter().map(Vec::as_slice).chain([&[][..]]);
    frames.iter().zip(parts).try_for_each(|(frame, part)| out.write_all(frame).and_then(|()| out.write_all(part)))
}

/// What a page of findings begins with, so that it is not taken for a draft when its folder is checked again.
const OWN_PAGES: [&str; 2] = [html::HEAD, md::HEAD];

/// Whether a file is a page of findings that gouji wrote.
#[must_use]
pub fn is_own_page(bytes: &[u8]) -> bool {
    OWN_PAGES.iter().any(|head| bytes.starts_with(head.as_bytes()))
}
