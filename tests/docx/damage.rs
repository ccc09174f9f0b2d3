//! Broken files: one message with the part and the place, in bounded time and memory.

use gouji::{Fault, Kind, Unreadable};

use crate::builder::{Docx, numbered, p, r, root, tbl};
use crate::{check, damage, refused};

const DOCUMENT: &str = "word/document.xml";

fn draft() -> Docx {
    Docx::new(
        p("清河街道办事处2024年政府信息公开工作年度报告") + &tbl(&[["规章", "0", "0"], ["行政规范性文件", "1", "0"]]),
    )
}

#[track_caller]
fn faulty(file: &Docx, part: &str, fault: Fault) {
    let damage = damage(&file.bytes());
    assert_eq!((damage.part.as_str(), damage.fault), (part, fault));
}

#[test]
fn a_container_without_a_document() {
    faulty(&draft().without(DOCUMENT).part("word/other.xml", "<x/>"), DOCUMENT, Fault::Missing);
    let folder = Docx::new("").without(DOCUMENT).part("word/a.xml", "").part("年报.docx", draft().bytes());
    assert_eq!(refused(&folder.stored()), Unreadable::Kind(Kind::Archive));
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let bytes = draft().bytes();
    for end in (4..bytes.len()).step_by(7) {
        let reason = refused(&bytes[..end]);
        assert!(!matches!(reason, Unreadable::TooLarge(_)), "{end}: {reason:?}");
    }
}

#[test]
fn a_wrong_checksum_names_the_part() {
    let mut bytes = draft().stored();
    let at = memchr::memmem::find(&bytes, "清河".as_bytes()).expect("stored as it is");
    bytes[at + 2] ^= 1;
    assert_eq!(damage(&bytes).fault, Fault::Checksum);
    assert_eq!(damage(&bytes).part, DOCUMENT);
}

#[test]
fn xml_that_stops_says_where() {
    let whole = root("document", &format!("<w:body>{}</w:body>", p("甲")));
    for end in ["<w:p>", "<w:t xml", "甲", "</w:r>", "</w:body>", "</w:docu"] {
        let cut = &whole[..whole.find(end).expect("in it") + end.len()];
        faulty(&Docx::of_document(cut), DOCUMENT, Fault::Cut(cut.len()));
    }
    faulty(&Docx::of_document(""), DOCUMENT, Fault::Cut(0));
}

#[test]
fn xml_that_is_not_well_formed_says_where() {
    let whole = root("document", &format!("<w:body>{}</w:body>", p("甲")));
    let crossed = whole.replace("</w:r></w:p>", "</w:p></w:r>");
    faulty(&Docx::of_document(crossed.clone()), DOCUMENT, Fault::Malformed(crossed.find("</w:p>").expect("in it")));
    let unknown = whole.replace('甲', "甲&nbsp;");
    faulty(&Docx::of_document(unknown.clone()), DOCUMENT, Fault::Malformed(unknown.find("&nbsp;").expect("in it")));
    let zero = whole.replace('甲', "&#0;");
    assert!(matches!(damage(&Docx::of_document(zero).bytes()).fault, Fault::Malformed(_)));
}

#[test]
fn document_types_are_refused_before_anything_grows() {
    let laughs: String = (1..12).map(|i| format!("<!ENTITY l{i} \"&l{};&l{};\">", i - 1, i - 1)).collect();
    let bomb = format!("<!DOCTYPE w [<!ENTITY l0 \"哈\">{laughs}]>");
    let file = root("document", "<w:body><w:p><w:r><w:t>&l11;</w:t></w:r></w:p></w:body>")
        .replace("<w:document", &format!("{bomb}<w:document"));
    assert!(matches!(damage(&Docx::of_document(file).bytes()).fault, Fault::DocumentType(_)));
    let outside = "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><w/>";
    assert!(matches!(damage(&Docx::of_document(outside).bytes()).fault, Fault::DocumentType(_)));
}

#[test]
fn a_part_that_unpacks_without_end_is_bounded() {
    let bomb = Docx::of_document(vec![b' '; (64 << 20) + 1]);
    faulty(&bomb, DOCUMENT, Fault::TooLarge(64 << 20));
    let beside = draft().part("word/media/image1.bmp", vec![0; 80 << 20]);
    assert!(check(&beside.bytes()).verdict.is_ok(), "what is not asked for is not unpacked");
}

#[test]
fn a_size_that_lies_is_not_believed() {
    let mut bytes = Docx::of_document(vec![b' '; (64 << 20) + 1]).bytes();
    let size = u32::to_le_bytes((64 << 20) + 1);
    let places: Vec<usize> = memchr::memmem::find_iter(&bytes, &size).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&u32::to_le_bytes(100));
    }
    let fault = damage(&bytes).fault;
    assert!(matches!(fault, Fault::TooLarge(_) | Fault::Checksum | Fault::Container | Fault::Cut(_)), "{fault:?}");
}

#[test]
fn a_locked_part_asks_for_no_password() {
    let mut bytes = draft().bytes();
    for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = memchr::memmem::find_iter(&bytes, signature).collect();
        places.into_iter().for_each(|at| bytes[at + flags] |= 1);
    }
    assert_eq!(refused(&bytes), Unreadable::Kind(Kind::Encrypted));
}

#[test]
fn a_part_that_is_needed_must_be_sound_and_one_that_is_not_need_not() {
    let broken = "<w:numbering xmlns:w='";
    faulty(
        &Docx::new(numbered(1, 0, "甲")).part("word/numbering.xml", broken),
        "word/numbering.xml",
        Fault::Cut(broken.len()),
    );
    assert!(check(&draft().part("word/numbering.xml", broken).bytes()).verdict.is_ok());
    faulty(&draft().part("word/styles.xml", "<w:styles><w:numPr></w:styles>"), "word/styles.xml", Fault::Malformed(19));
    let remark = format!("<w:p>{}<w:r><w:commentReference w:id='0'/></w:r></w:p>", r("甲"));
    faulty(&Docx::new(remark).part("word/comments.xml", "<c"), "word/comments.xml", Fault::Cut(2));
    assert_eq!(damage(&draft().part("_rels/.rels", "<R").bytes()).part, "_rels/.rels");
}

#[test]
fn what_is_no_document_of_word_is_said_to_be_none() {
    faulty(&Docx::of_document("<html/>"), DOCUMENT, Fault::NotWord);
    faulty(&Docx::of_document(root("document", "")), DOCUMENT, Fault::NotWord);
    assert_eq!(refused(&Docx::new("").bytes()), Unreadable::Empty);
    let chunk = Docx::new(p("甲") + "<w:altChunk/>");
    assert!(matches!(damage(&chunk.bytes()).fault, Fault::Embedded(_)));
}

#[test]
fn names_that_lead_elsewhere_are_harmless() {
    let relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
        <Relationship Id='a' Type='x/officeDocument' Target='../../../../etc/passwd'/></Relationships>";
    let file = draft().part("_rels/.rels", relations).part("../../x", "y").part("/etc/passwd", "z");
    assert_eq!(crate::shown(&file), crate::shown(&draft()));
}

#[test]
fn a_million_empty_paragraphs_are_nothing() {
    let file = Docx::new("<w:p/>".repeat(1_000_000) + &p("完"));
    assert_eq!(crate::shown(&file), "完\n");
}

#[test]
fn elements_inside_elements_without_end_are_read() {
    let deep = 100_000;
    for (open, close) in [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:ins><w:r>", "</w:r></w:ins>"),
        ("<w:p>", "</w:p>"),
        ("<w:txbxContent>", "</w:txbxContent>"),
        ("<mc:AlternateContent><mc:Choice Requires='wps'>", "</mc:Choice></mc:AlternateContent>"),
        ("<x:a xmlns:x='u'>", "</x:a>"),
    ] {
        let text = crate::shown(&Docx::new(open.repeat(deep) + &p("甲") + &close.repeat(deep)));
        assert_eq!(text, "甲\n", "{open}");
    }
    let fields = "<w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/></w:r>".repeat(deep);
    assert_eq!(crate::shown(&Docx::new(format!("<w:p>{fields}{}</w:p>", r("甲")))), "甲\n");
}

#[test]
fn labels_do_not_multiply_a_small_file() {
    let levels: String = (0..9)
        .map(|i| {
            format!(
                "<w:lvl w:ilvl='{i}'><w:start w:val='780'/><w:numFmt w:val='lowerLetter'/>\
        <w:lvlText w:val='%1%2%3%4%5%6%7%8%9%1%2%3%4%5%6%7%8%9'/></w:lvl>"
            )
        })
        .collect();
    let numbering = format!(
        "<w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    );
    let styles = "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:pPr><w:numPr><w:ilvl w:val='8'/><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
    let file = Docx::new("<w:p/>".repeat(300_000)).styles(styles).numbering(&numbering);
    assert_eq!(damage(&file.bytes()).fault, Fault::TooLarge(64 << 20));
}
