//! Word files part by part, with every name space that the tests use.

use crate::package::{MAIN, Package};

pub(crate) use crate::package::p;

/// The transitional name space of Word.
pub(crate) const WORD: &str = MAIN;

/// Name spaces that the parts declare.
const SPACES: [(&str, &str); 9] = [
    ("w", WORD),
    ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
    ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
];

/// A Word file in the making.
#[derive(Debug, Clone)]
pub(crate) struct Docx(Package);

impl Docx {
    /// A file with the content of its `w:body`.
    pub(crate) fn new(body: impl AsRef<str>) -> Self {
        Self::of_document(root("document", &format!("<w:body>{}</w:body>", body.as_ref())))
    }

    /// A file with all of `word/document.xml`.
    pub(crate) fn of_document(xml: impl AsRef<[u8]>) -> Self {
        Self(Package::empty().with("word/document.xml", xml))
    }

    /// The same with the content of `w:styles`.
    pub(crate) fn styles(self, content: &str) -> Self {
        self.part("word/styles.xml", root("styles", content))
    }

    /// The same with automatic numbers, the content of `w:numbering`.
    pub(crate) fn numbering(self, content: &str) -> Self {
        self.part("word/numbering.xml", root("numbering", content))
    }

    /// The same with the content of `w:comments`.
    pub(crate) fn comments(self, content: &str) -> Self {
        self.part("word/comments.xml", root("comments", content))
    }

    /// The same with any part under its whole name.
    pub(crate) fn part(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        Self(self.0.with(name, content))
    }

    /// The same without a part.
    pub(crate) fn without(self, name: &str) -> Self {
        Self(self.0.without(name))
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.0.bytes()
    }

    /// The bytes of the file with its parts stored as they are.
    pub(crate) fn stored(&self) -> Vec<u8> {
        self.0.clone().stored().bytes()
    }
}

/// A part whose root is an element of Word.
pub(crate) fn root(name: &str, content: &str) -> String {
    let spaces: String = SPACES.iter().map(|(prefix, uri)| format!(" xmlns:{prefix}=\"{uri}\"")).collect();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:{name}{spaces}>{content}</w:{name}>")
}

/// A run of text.
pub(crate) fn r(text: &str) -> String {
    crate::package::run("", text)
}

/// A paragraph with a number: list and level.
pub(crate) fn numbered(list: u32, level: u32, text: &str) -> String {
    let number = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    format!("<w:p><w:pPr>{number}</w:pPr>{}</w:p>", r(text))
}

/// A cell with its properties and its paragraphs.
pub(crate) fn tc(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

/// A table of rows of texts.
pub(crate) fn tbl<R: AsRef<[C]>, C: AsRef<str>>(rows: &[R]) -> String {
    let row = |row: &R| {
        let cells: String = row.as_ref().iter().map(|text| tc("", &p(text.as_ref()))).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}
