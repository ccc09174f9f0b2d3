//! Why a Word file could not be read: which part of it, and where.

/// A Word file that is broken, or that is not one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// Name of the part inside the container, as `word/document.xml`; empty for the container itself.
    pub part: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a part of a Word file. Places are offsets from zero, in bytes of the part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The container ends too early or its directory is broken.
    Container,
    /// The part is not in the container.
    Missing,
    /// The bytes of the part are not those that were stored: the checksum or the compression is wrong.
    Checksum,
    /// The part is compressed in a way that Word does not use.
    Compression,
    /// The part unpacks to more bytes than the limit, which is given.
    TooLarge(usize),
    /// The part is in no charset that XML has in a Word file.
    Charset,
    /// The XML stops before its end.
    Cut(usize),
    /// The XML is not well-formed.
    Malformed(usize),
    /// The XML has a document type, which may name other files or entities that grow without end.
    DocumentType(usize),
    /// The part is XML, but no document of Word.
    NotWord,
    /// The text, or a piece of it, is another file that only Word itself can unfold.
    Embedded(usize),
}

impl Damage {
    /// A fault of the part called `part`.
    pub(super) fn new(part: &str, fault: Fault) -> Self {
        Self { part: part.to_owned(), fault }
    }
}
