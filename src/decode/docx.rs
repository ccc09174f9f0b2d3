//! Word files (ISO/IEC 29500, strict and transitional): the text a reader of the final draft sees.
//!
//! Paragraphs with their automatic numbers, tables as grids, text boxes once. Insertions count and
//! deletions do not; comments, notes and changes go beside the text. A part that nothing in the
//! document asks for is not read; one that is asked for and broken is a [`Damage`], since numbers or
//! remarks would go missing without a word.

mod body;
mod container;
mod damage;
mod fields;
mod grid;
mod labels;
mod memo;
mod names;
mod notes;
mod numbering;
mod numerals;
mod package;
mod page;
mod paragraph;
mod properties;
mod scope;
mod styles;
mod symbol;
mod xml;

use self::body::{Body, Parts};
use self::notes::Texts;
use self::numbering::Numbering;
use self::package::Package;
use self::page::Page;
use self::styles::Styles;
use self::xml::Xml;
use super::Unreadable;
use crate::document::Document;

pub use self::damage::{Damage, Fault};

/// Text is about this part of the XML that holds it.
const TEXT_SHARE: usize = 10;

/// Reads a Word file: the text that stands for it before a person, and the document. `limit` is of the bytes of a
/// part, and of the text.
///
/// # Errors
/// [`Unreadable`] when the container or one of the parts that count is damaged, or locked with a password.
pub(super) fn read(bytes: &[u8], limit: usize) -> Result<(String, Document), Unreadable> {
    let mut package = Package::open(bytes, limit)?;
    let parts = parts(&mut package)?;
    let part = &package.document;
    let read = |keeps_contents| {
        let page = Page::new(part.text.len() / TEXT_SHARE, limit);
        Body::new(Xml::new(&part.text, &part.name), &parts, page, keeps_contents).read()
    };
    let mut body = read(false)?;
    if body.is_swallowed {
        body = read(true)?;
    }
    Ok(body.page.finish())
}

/// What the other parts say, as far as the document asks for it.
fn parts(package: &mut Package<'_>) -> Result<Parts, Unreadable> {
    let asks = |package: &Package<'_>, word: &str| {
        memchr::memmem::find(package.document.text.as_bytes(), word.as_bytes()).is_some()
    };
    let styles = Styles::read(package.related("styles")?.as_ref())?;
    let mut numbering = Numbering::default();
    if styles.numbers || asks(package, "numPr") {
        numbering = Numbering::read(package.related("numbering")?.as_ref())?;
    }
    let mut notes = |word: &str, kind: &str| -> Result<Texts, Unreadable> {
        let part = if asks(package, word) { package.related(kind)? } else { None };
        Ok(notes::read(part.as_ref())?)
    };
    Ok(Parts {
        comments: notes("commentReference", "comments")?,
        footnotes: notes("footnoteReference", "footnotes")?,
        endnotes: notes("endnoteReference", "endnotes")?,
        styles,
        numbering,
    })
}
