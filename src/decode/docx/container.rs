//! The container of a Word file: a zip archive whose members are the parts.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::damage::{Damage, Fault};
use crate::decode::{Kind, Unreadable, charset};

/// Room that is made for a part before its bytes are seen; its declared size is not to be trusted.
const FIRST_ROOM: u64 = 1 << 20;

/// An open container.
#[derive(Debug)]
pub(super) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The most bytes that a part may unpack to.
    limit: usize,
}

impl<'a> Container<'a> {
    /// Opens the container, none of whose parts may unpack to more bytes than `limit`.
    ///
    /// # Errors
    /// [`Damage`] when the directory of the container cannot be read.
    pub(super) fn open(bytes: &'a [u8], limit: usize) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Damage::new("", Fault::Container))?;
        Ok(Self { archive, limit })
    }

    /// Whether the container holds Word files rather than the parts of one.
    pub(super) fn holds_documents(&self) -> bool {
        let is_document = |name: &[u8]| name.to_ascii_lowercase().ends_with(b".docx");
        self.archive.file_names_raw().any(is_document)
    }

    /// The text of a part by its name, where the container has it.
    ///
    /// # Errors
    /// [`Unreadable`] when the part is damaged, too large, or locked with a password.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let limit = self.limit;
        let damage = |fault| Unreadable::from(Damage::new(name, fault));
        let file = self.archive.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unreadable::Kind(Kind::Encrypted),
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => damage(Fault::Compression),
            _ => damage(Fault::Container),
        })?;
        if file.size() > limit as u64 {
            return Err(damage(Fault::TooLarge(limit)));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(file.size().min(FIRST_ROOM)).unwrap_or_default());
        let read = file.take((limit as u64).saturating_add(1)).read_to_end(&mut bytes);
        if bytes.len() > limit {
            return Err(damage(Fault::TooLarge(limit)));
        }
        read.map_err(|_| damage(Fault::Checksum))?;
        decoded(bytes).map(Some).ok_or_else(|| damage(Fault::Charset))
    }

    /// The place of a part. Names differ in case, or in the slash, where careless programs wrote them.
    fn index(&self, name: &str) -> Option<usize> {
        let is_name = |stored: &[u8]| {
            let stored = stored.iter().map(|byte| if *byte == b'\\' { b'/' } else { byte.to_ascii_lowercase() });
            stored.eq(name.bytes().map(|byte| byte.to_ascii_lowercase()))
        };
        self.archive.index_for_name(name).or_else(|| self.archive.file_names_raw().position(is_name))
    }
}

/// XML is in UTF-8 or UTF-16, with or without a mark.
fn decoded(bytes: Vec<u8>) -> Option<String> {
    if bytes.starts_with(b"\xEF\xBB\xBF") || !bytes.starts_with(b"<") || bytes.get(1) == Some(&0) {
        return charset::decode(&bytes).ok().map(|(text, _)| text);
    }
    String::from_utf8(bytes).or_else(|error| charset::decode(error.as_bytes()).map(|(text, _)| text)).ok()
}
