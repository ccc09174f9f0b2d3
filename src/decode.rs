//! From the bytes of a file to its text and to a [`Document`].
//!
//! The charset is told by a byte order mark, then by what decodes without a fault; the format by
//! content, then by name. Nothing here knows what a report is, but for the words that tell
//! GB18030 from other legacy charsets.

mod blocks;
mod charset;
mod docx;
mod html;
mod kind;
mod markdown;
mod text;

use crate::document::Document;
use crate::finding::Edit;
use crate::limits::Limits;
use crate::source::Source;

pub use charset::patch::Unpatched;
pub use docx::{Damage, Fault};
pub use kind::Kind;
pub(crate) use text::is_marker;

/// How a draft is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Extracted text.
    Text,
    /// Markdown with GFM tables.
    Markdown,
    /// A web page.
    Html,
    /// A Word file.
    Docx,
}

impl Format {
    /// File extensions that are walked for, in lower case.
    pub const EXTENSIONS: [&'static str; 10] =
        ["txt", "text", "md", "markdown", "html", "htm", "shtml", "xhtml", "docx", "docm"];

    /// Extensions of drafts that must be converted first; they are walked for too, so that none is passed over.
    pub const CONVERTIBLE: [&'static str; 6] = ["doc", "wps", "odt", "rtf", "mht", "mhtml"];

    /// Lower-case name, as JSON shows it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Docx => "docx",
        }
    }

    /// Whether the file is itself a text, so that places in it are bytes. Of other files a text is made for the reader.
    #[must_use]
    pub fn is_text(self) -> bool {
        self != Self::Docx
    }

    /// By the name, and by the text where that is a web page under another name.
    fn of(name: &str, text: &str) -> Self {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
        match extension.as_str() {
            "md" | "markdown" => Self::Markdown,
            // A page without a tag is a text that was given the wrong name; as a page its lines would run together.
            "html" | "htm" | "shtml" | "xhtml" if text.contains('<') => Self::Html,
            _ if html::is_page(text) => Self::Html,
            _ => Self::Text,
        }
    }
}

/// Why the bytes of a file are not a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing but white space.
    Empty,
    /// The content is of a known kind that is not read.
    Kind(Kind),
    /// The content is binary.
    Binary,
    /// No charset fits; the byte offset at which UTF-8 and GB18030 have both failed.
    Charset(usize),
    /// The file has more bytes than the limit, which is given.
    TooLarge(usize),
    /// A Word file that is damaged.
    Damaged(Damage),
}

impl From<Damage> for Unreadable {
    fn from(damage: Damage) -> Self {
        Self::Damaged(damage)
    }
}

/// A file that could be read as text.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) format: Format,
    pub(crate) source: Source,
    pub(crate) document: Document,
}

/// Decodes a file by its bytes and its name.
///
/// # Errors
/// [`Unreadable`] when the bytes are not a text in a charset that can be told, or more than the limits allow.
pub(crate) fn decode(bytes: &[u8], name: &str, limits: Limits) -> Result<Decoded, Unreadable> {
    if bytes.len() > limits.file {
        return Err(Unreadable::TooLarge(limits.file));
    }
    match Kind::of(bytes) {
        Some(Kind::Docx) => return word(bytes, limits.unpacked),
        Some(kind) => return Err(Unreadable::Kind(kind)),
        None => {}
    }
    let (text, encoding) = charset::decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let format = Format::of(name, &text);
    let document = match format {
        Format::Text | Format::Docx => text::lower(&text),
        Format::Markdown => markdown::lower(&text),
        Format::Html => html::lower(&text),
    };
    Ok(Decoded { format, source: Source::new(text, encoding), document })
}

/// Puts edits of the source text, which are in order and apart, into the bytes of the file.
///
/// # Errors
/// [`Unpatched`] where the bytes or their charset do not take them.
pub(crate) fn patch(bytes: &[u8], edits: &[Edit]) -> Result<Vec<u8>, Unpatched> {
    charset::patch::patch(bytes, edits)
}

/// A Word file, whatever its name says.
fn word(bytes: &[u8], limit: usize) -> Result<Decoded, Unreadable> {
    let (text, document) = docx::read(bytes, limit)?;
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(Decoded { format: Format::Docx, source: Source::new(text, "utf-8"), document })
}

/// Whether a character is Chinese, or punctuation of its width: between two of them stands no space,
/// and a line break is none to a reader.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}
