//! What a file is, told by its first bytes and by the names inside its container.

/// First bytes of files that people take for drafts.
const MAGIC: [(&[u8], Kind); 14] = [
    (b"%PDF-", Kind::Pdf),
    (b"{\\rtf", Kind::Rtf),
    (b"\x89PNG", Kind::Picture),
    (b"\xFF\xD8\xFF", Kind::Picture),
    (b"GIF8", Kind::Picture),
    (b"BM\x36", Kind::Picture),
    (b"II*\0", Kind::Picture),
    (b"MM\0*", Kind::Picture),
    (b"RIFF", Kind::Picture),
    (b"Rar!", Kind::Archive),
    (b"7z\xBC\xAF\x27\x1C", Kind::Archive),
    (b"\x1F\x8B", Kind::Archive),
    (b"MIME-Version:", Kind::WebArchive),
    (b"<?mso-application", Kind::WordXml),
];

/// The first bytes of a zip container.
const ZIP: &[u8] = b"PK\x03\x04";

/// The first bytes of a container of Microsoft's older programs.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Names in the directory of an older container, in UTF-16, with what they tell.
const OLE_NAMES: [(&str, Kind); 6] = [
    ("EncryptedPackage", Kind::Encrypted),
    ("WordDocument", Kind::Doc),
    ("Workbook", Kind::Xls),
    ("Book", Kind::Xls),
    ("PowerPoint Document", Kind::Slides),
    ("WpsContent", Kind::Wps),
];

/// Names of members of a zip container, with what they tell; a file of Word has the first.
const ZIP_NAMES: [(&[u8], Kind); 6] = [
    (b"xl/", Kind::Xlsx),
    (b"ppt/", Kind::Slides),
    (b"application/vnd.oasis.opendocument.text", Kind::Odt),
    (b"application/vnd.oasis.opendocument", Kind::Office),
    (b"OFD.xml", Kind::Ofd),
    (b"word/", Kind::Docx),
];

/// How many bytes of an XML text are looked at.
const OPENING: usize = 1_024;

/// A kind of file that is told by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A Word file of 2007 and later, which is read.
    Docx,
    /// A Word file of 2003 and earlier.
    Doc,
    /// A WPS file.
    Wps,
    /// A workbook.
    Xls,
    /// A workbook of 2007 and later.
    Xlsx,
    /// Slides.
    Slides,
    /// A container of an older program.
    Ole,
    /// A file that a password protects.
    Encrypted,
    /// An OpenDocument text.
    Odt,
    /// Another OpenDocument file.
    Office,
    /// An OFD file, the fixed layout of GB/T 33190.
    Ofd,
    /// A PDF file.
    Pdf,
    /// An RTF file.
    Rtf,
    /// A Word file as one XML text, of 2003 or flat.
    WordXml,
    /// A web page with its pictures in one file (.mht).
    WebArchive,
    /// A picture.
    Picture,
    /// A compressed archive.
    Archive,
}

impl Kind {
    /// The kind of a file that is no plain text; none where it may be one.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(ZIP) {
            return Some(zip(bytes));
        }
        if bytes.starts_with(OLE) {
            let names = OLE_NAMES.iter().find(|(name, _)| contains(bytes, &utf16(name)));
            return Some(names.map_or(Self::Ole, |(_, kind)| *kind));
        }
        let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
        magic.filter(|kind| *kind != Self::Picture || !is_text(bytes)).or_else(|| word_xml(bytes))
    }
}

/// The kind of a container by the names of its members, which stand in it uncompressed.
fn zip(bytes: &[u8]) -> Kind {
    let found = ZIP_NAMES.iter().find(|(name, _)| contains(bytes, name));
    let is_word = contains(bytes, b"word/document");
    if is_word { Kind::Docx } else { found.map_or(Kind::Archive, |(_, kind)| *kind) }
}

/// Word's XML without a container: its name spaces stand at the beginning.
fn word_xml(bytes: &[u8]) -> Option<Kind> {
    let opening = bytes.get(..OPENING.min(bytes.len())).unwrap_or_default();
    let is_xml = opening.trim_ascii_start().starts_with(b"<?xml") || opening.starts_with(b"\xEF\xBB\xBF<?xml");
    let names: [&[u8]; 3] = [b"schemas.microsoft.com/office/word/2003", b"office/2006/xmlPackage", b"mso-application"];
    (is_xml && names.iter().any(|name| contains(opening, name))).then_some(Kind::WordXml)
}

/// Whether bytes that begin like a picture are a text all the same.
fn is_text(bytes: &[u8]) -> bool {
    memchr::memchr(0, bytes).is_none() && std::str::from_utf8(bytes).is_ok()
}

fn contains(bytes: &[u8], name: &[u8]) -> bool {
    memchr::memmem::find(bytes, name).is_some()
}

fn utf16(name: &str) -> Vec<u8> {
    name.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containers_are_told_by_the_names_in_them() {
        let zip = |name: &str| Kind::of(format!("PK\u{3}\u{4}....{name}....").as_bytes());
        assert_eq!(zip("word/document.xml"), Some(Kind::Docx));
        assert_eq!(zip("xl/workbook.xml"), Some(Kind::Xlsx));
        assert_eq!(zip("mimetypeapplication/vnd.oasis.opendocument.text"), Some(Kind::Odt));
        assert_eq!(zip("OFD.xml"), Some(Kind::Ofd));
        assert_eq!(zip("photo.bin"), Some(Kind::Archive));
        let ole = |name: &str| Kind::of(&[OLE, &[0; 64], &utf16(name)].concat());
        assert_eq!(ole("WordDocument"), Some(Kind::Doc));
        assert_eq!(ole("EncryptedPackage"), Some(Kind::Encrypted));
        assert_eq!(ole("?"), Some(Kind::Ole));
    }

    #[test]
    fn a_text_is_of_no_kind() {
        assert_eq!(Kind::of("清河街道2024年政府信息公开工作年度报告".as_bytes()), None);
        assert_eq!(Kind::of(b"RIFF and RAFF"), None);
        assert_eq!(Kind::of(b"<?xml version='1.0'?><html/>"), None);
        assert_eq!(
            Kind::of(b"<?xml version='1.0'?><w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'/>"),
            Some(Kind::WordXml)
        );
    }
}
