//! Word files: numbers typed or left to Word, runs split as editing leaves them.

use super::{Block, Manuscript, Run, Table};
use crate::docx::{Package, paragraph, root, run, table, tc, tr};

/// Fonts and sizes of official papers.
const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr>\
    <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋\"/><w:sz w:val=\"28\"/>\
    <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>\
    <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>";

const CENTRED: &str = "<w:jc w:val=\"center\"/>";
const RIGHT: &str = "<w:jc w:val=\"right\"/>";
const INDENTED: &str = "<w:ind w:firstLine=\"560\"/>";

/// Formats and texts of the numbering levels: 一、 （一） 1.
const LEVELS: [(&str, &str); 3] = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")];

/// Who writes the numbers of headings and items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// They are text.
    #[default]
    Typed,
    /// Word counts them.
    Counted,
}

impl Manuscript {
    /// The draft as a Word file.
    pub(crate) fn word(&self, numbers: Numbers) -> Vec<u8> {
        let mut writer = Writer { numbers, ..Writer::default() };
        let signature = self.blocks.len() - self.signature();
        let body: String =
            self.blocks.iter().enumerate().map(|(index, block)| writer.block(block, index >= signature)).collect();
        let mut package = Package::of(&body).with("word/styles.xml", root("styles", STYLES));
        if numbers == Numbers::Counted {
            package = package.with("word/numbering.xml", writer.numbering());
        }
        if self.blocks.iter().any(|block| matches!(block, Block::Picture(_))) {
            package = package.with("word/media/image1.png", PICTURE);
        }
        package.bytes()
    }
}

#[derive(Default)]
struct Writer {
    numbers: Numbers,
    /// What Word would count next on each level.
    counts: [usize; LEVELS.len()],
    /// The list that goes on on each level.
    current: [usize; LEVELS.len()],
    /// Lists that begin anew: the level and the number.
    lists: Vec<(usize, usize)>,
    /// State of the generator that splits runs.
    state: u64,
}

impl Writer {
    fn block(&mut self, block: &Block, is_signature: bool) -> String {
        match block {
            Block::Heading(1, text) => paragraph(CENTRED, &self.runs("<w:b/><w:sz w:val=\"44\"/>", text)),
            Block::Heading(_, text) => self.numbered("<w:b/>", &[Run { text: text.clone(), is_strong: true }]),
            Block::Paragraph(runs) if is_signature => paragraph(RIGHT, &self.strong("", runs)),
            Block::Paragraph(runs) => self.numbered("", runs),
            Block::Picture(words) => paragraph(CENTRED, &drawing(words)),
            Block::Table(table) => self.table(table) + &paragraph("", ""),
        }
    }

    /// A paragraph whose number Word counts, if it is to and can.
    fn numbered(&mut self, properties: &str, runs: &[Run]) -> String {
        let (first, rest) = runs.split_first().expect("a paragraph has text");
        let Some((level, number, label)) = label(&first.text).filter(|_| self.numbers == Numbers::Counted) else {
            return paragraph(INDENTED, &self.strong(properties, runs));
        };
        let list = self.list(level, number);
        let own = Run { text: first.text.get(label..).unwrap_or_default().to_owned(), is_strong: first.is_strong };
        let runs: Vec<Run> = std::iter::once(own).chain(rest.iter().cloned()).collect();
        let number = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
        // The number looks like the mark of the paragraph.
        let mark = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
        paragraph(&(number + INDENTED + &mark), &self.strong(properties, &runs))
    }

    /// The list whose next number on a level is this one.
    fn list(&mut self, level: usize, number: usize) -> usize {
        let is_first = self.counts[level] == 0;
        if self.counts[level] + 1 != number {
            self.lists.push((level, number));
            self.current[level] = self.lists.len() + 1;
        } else if is_first {
            self.current[level] = 1;
        }
        self.counts[level] = number;
        self.counts.iter_mut().skip(level + 1).for_each(|count| *count = 0);
        self.current[level]
    }

    fn strong(&mut self, properties: &str, runs: &[Run]) -> String {
        let look = |run: &Run| {
            if run.is_strong && properties.is_empty() { "<w:b/>".to_owned() } else { properties.to_owned() }
        };
        runs.iter().map(|run| self.runs(&look(run), &run.text)).collect()
    }

    /// Text in runs, cut where a fixed series of numbers says.
    fn runs(&mut self, properties: &str, text: &str) -> String {
        let mut runs = String::new();
        let mut part = String::new();
        for c in text.chars() {
            part.push(c);
            self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if self.state >> 60 == 0 {
                runs.push_str(&run(properties, &std::mem::take(&mut part)));
            }
        }
        if part.is_empty() { runs } else { runs + &run(properties, &part) }
    }

    fn table(&mut self, grid: &Table) -> String {
        let mut rows = String::new();
        for (number, row) in grid.rows.iter().enumerate() {
            let cells = row.iter().enumerate().map(|(index, cell)| {
                let reaches = grid.height(number, index) > 1;
                let merge = if cell.is_covered { Some(false) } else { reaches.then_some(true) };
                tc(cell.columns, merge, &paragraph(CENTRED, &self.runs("<w:sz w:val=\"18\"/>", &cell.text)))
            });
            rows.push_str(&tr(&cells.collect::<String>()));
        }
        table(grid.width(), &rows)
    }

    fn numbering(&self) -> String {
        let levels = LEVELS.iter().enumerate().map(|(level, (format, text))| {
            format!(
                "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:suff w:val=\"nothing\"/>\
                 <w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/></w:lvl>"
            )
        });
        let list =
            |id: usize, inside: &str| format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"0\"/>{inside}</w:num>");
        let lists = self.lists.iter().enumerate().map(|(index, (level, number))| {
            let start =
                format!("<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{number}\"/></w:lvlOverride>");
            list(index + 2, &start)
        });
        let levels: String = levels.collect();
        let abstract_list = format!(
            "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>{levels}</w:abstractNum>"
        );
        root("numbering", &(abstract_list + &list(1, "") + &lists.collect::<String>()))
    }
}

/// Level, number and length of the label that a line begins with: 一、 （一） 1.
fn label(text: &str) -> Option<(usize, usize, usize)> {
    const HAN: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    let han = |level: usize, open: &str, close: &str| {
        HAN.iter().enumerate().find_map(|(index, number)| {
            let label = format!("{open}{number}{close}");
            text.starts_with(&label).then_some((level, index + 1, label.len()))
        })
    };
    let digit = text.bytes().next().filter(|byte| (b'1'..=b'9').contains(byte) && text.get(1..2) == Some("."));
    let digit = digit.filter(|_| !text.get(2..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())));
    han(0, "", "、").or_else(|| han(1, "（", "）")).or(digit.map(|digit| (2, usize::from(digit - b'0'), 2)))
}

/// A picture in a line.
fn drawing(words: &str) -> String {
    let words = crate::docx::escape(words);
    let main = "http://schemas.openxmlformats.org/drawingml/2006";
    format!(
        "<w:r><w:drawing><wp:inline xmlns:wp=\"{main}/wordprocessingDrawing\"><wp:extent cx=\"4000000\" cy=\"1200000\"/>\
         <wp:docPr id=\"1\" name=\"picture\" descr=\"{words}\"/><a:graphic xmlns:a=\"{main}/main\">\
         <a:graphicData uri=\"{main}/picture\"><pic:pic xmlns:pic=\"{main}/picture\"><pic:nvPicPr>\
         <pic:cNvPr id=\"0\" name=\"picture\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"image1\"/>\
         <a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
         <a:ext cx=\"4000000\" cy=\"1200000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>\
         </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
}

/// A picture of one grey point.
const PICTURE: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\x0aIDATx\x9cch\x00\x00\x00\x82\x00\x81w\xcdr\xb6\x00\x00\x00\x00IEND\xaeB`\x82";
