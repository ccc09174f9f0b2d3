//! Word files as tests make them: XML parts in, the bytes of a file out, always the same for the same parts.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Where the elements of a transitional document belong.
pub(crate) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A file on its way: its parts in order. The list of content types and the relations of the
/// document are written from the parts, unless they are given as parts themselves.
#[derive(Debug, Clone)]
pub(crate) struct Package {
    parts: Vec<(String, Vec<u8>)>,
    /// Names of parts that every file has and this one has not.
    absent: Vec<String>,
    method: CompressionMethod,
}

impl Package {
    /// A file whose `word/document.xml` has this inside `w:body`.
    pub(crate) fn of(body: &str) -> Self {
        let section = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1083\" \
                       w:bottom=\"1440\" w:left=\"1083\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/></w:sectPr>";
        Self::empty().with("word/document.xml", root("document", &format!("<w:body>{body}{section}</w:body>")))
    }

    /// A file without any part.
    pub(crate) fn empty() -> Self {
        Self { parts: Vec::new(), absent: Vec::new(), method: CompressionMethod::Deflated }
    }

    /// The same with a part, in place of one with that name.
    pub(crate) fn with(mut self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let content = content.as_ref().to_vec();
        match self.parts.iter_mut().find(|(own, _)| own == name) {
            Some(part) => part.1 = content,
            None => self.parts.push((name.to_owned(), content)),
        }
        self
    }

    /// The same without a part, though every file has it.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.parts.retain(|(own, _)| own != name);
        self.absent.push(name.to_owned());
        self
    }

    /// The same with its parts as they are, not made smaller.
    pub(crate) fn stored(self) -> Self {
        Self { method: CompressionMethod::Stored, ..self }
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let options =
            SimpleFileOptions::default().compression_method(self.method).last_modified_time(DateTime::default());
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in self.all_parts() {
            zip.start_file(name, options).expect("a part begins");
            zip.write_all(&content).expect("a part is written");
        }
        zip.finish().expect("the file ends").into_inner()
    }

    /// The parts with those that every file has.
    fn all_parts(&self) -> Vec<(String, Vec<u8>)> {
        let generated = [
            ("[Content_Types].xml", self.content_types()),
            ("_rels/.rels", relations([("rId1".to_owned(), "officeDocument", "word/document.xml".to_owned())])),
            ("word/_rels/document.xml.rels", self.document_relations()),
        ];
        let is_given = |name: &str| {
            self.parts.iter().any(|(own, _)| own == name) || self.absent.iter().any(|absent| absent == name)
        };
        let missing = generated.into_iter().filter(|(name, _)| !is_given(name) && !self.parts.is_empty());
        missing.map(|(name, xml)| (name.to_owned(), xml.into_bytes())).chain(self.parts.clone()).collect()
    }

    /// Parts that the document speaks of: `numbering` for `word/numbering.xml`.
    fn kinds(&self) -> Vec<&str> {
        const KINDS: [&str; 6] = ["styles", "numbering", "settings", "comments", "footnotes", "endnotes"];
        let has = |kind: &&str| self.parts.iter().any(|(name, _)| *name == format!("word/{kind}.xml"));
        KINDS.into_iter().filter(has).collect()
    }

    fn content_types(&self) -> String {
        let main = "application/vnd.openxmlformats-officedocument.wordprocessingml";
        let mut xml = format!(
            "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Default Extension=\"png\" ContentType=\"image/png\"/>\
             <Override PartName=\"/word/document.xml\" ContentType=\"{main}.document.main+xml\"/>"
        );
        for kind in self.kinds() {
            xml.push_str(&format!("<Override PartName=\"/word/{kind}.xml\" ContentType=\"{main}.{kind}+xml\"/>"));
        }
        xml + "</Types>"
    }

    /// Relations of the document: `rId1` and on, those of pictures by their name, `image1`.
    fn document_relations(&self) -> String {
        let parts = self.kinds().into_iter().enumerate();
        let parts = parts.map(|(index, kind)| (format!("rId{}", index + 1), kind, format!("{kind}.xml")));
        let pictures = self.parts.iter().filter_map(|(name, _)| {
            let name = name.strip_prefix("word/media/")?;
            Some((name.split('.').next()?.to_owned(), "image", format!("media/{name}")))
        });
        relations(parts.chain(pictures))
    }
}

/// A list of relations: name, kind and target of each.
fn relations<'k>(relations: impl IntoIterator<Item = (String, &'k str, String)>) -> String {
    let lines = relations.into_iter().map(|(id, kind, target)| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    });
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{}</Relationships>", lines.collect::<String>())
}

/// A part of its own: `root("numbering", …)` is `<w:numbering xmlns:w=…>…</w:numbering>`.
pub(crate) fn root(name: &str, inside: &str) -> String {
    format!("{HEAD}<w:{name} xmlns:w=\"{MAIN}\" xmlns:r=\"{RELATIONS}\">{inside}</w:{name}>")
}

/// Text as XML has it.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A run of text; `properties` go into its `w:rPr`.
pub(crate) fn run(properties: &str, text: &str) -> String {
    let properties = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(text))
}

/// A paragraph of ready runs; `properties` go into its `w:pPr`.
pub(crate) fn paragraph(properties: &str, runs: &str) -> String {
    let properties = if properties.is_empty() { String::new() } else { format!("<w:pPr>{properties}</w:pPr>") };
    format!("<w:p>{properties}{runs}</w:p>")
}

/// A paragraph of plain text.
pub(crate) fn p(text: &str) -> String {
    paragraph("", &if text.is_empty() { String::new() } else { run("", text) })
}

/// A cell of ready paragraphs: how many columns it takes, and `Some(true)` where a cell that reaches
/// down begins, `Some(false)` where one from above goes on.
pub(crate) fn tc(columns: usize, merge: Option<bool>, content: &str) -> String {
    let span = if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() };
    let merge = match merge {
        Some(true) => "<w:vMerge w:val=\"restart\"/>",
        Some(false) => "<w:vMerge/>",
        None => "",
    };
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{span}{merge}</w:tcPr>{content}</w:tc>", columns * 960)
}

/// A row of ready cells.
pub(crate) fn tr(cells: &str) -> String {
    format!("<w:tr>{cells}</w:tr>")
}

/// A table of ready rows with so many columns.
pub(crate) fn table(columns: usize, rows: &str) -> String {
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"))
        .concat();
    let grid = "<w:gridCol w:w=\"960\"/>".repeat(columns);
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

/// A table of plain cells.
pub(crate) fn tbl(rows: &[&[&str]]) -> String {
    let row = |cells: &&[&str]| tr(&cells.iter().map(|text| tc(1, None, &p(text))).collect::<String>());
    let columns = rows.iter().map(|cells| cells.len()).max().unwrap_or_default();
    table(columns, &rows.iter().map(row).collect::<String>())
}
