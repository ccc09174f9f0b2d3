//! Any bytes at all, and a sound file with any of its bytes changed: never a panic.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::builder::{Docx, numbered, p, r, root, tbl};
use crate::check;

fn cases() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// A file with something of everything.
fn rich() -> Docx {
    let body = numbered(1, 0, "总体情况")
        + &tbl(&[["规章", "0"], ["行政规范性文件", "1"]])
        + &format!("<w:p><w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins>{}</w:ins></w:p>", r("5"))
        + &p("完");
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>\
        <w:lvlText w:val='%1、'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    Docx::new(body).numbering(numbering)
}

/// Pieces of markup in any order.
fn pieces() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec![
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "tcPr",
        "trPr",
        "pPr",
        "rPr",
        "ins",
        "del",
        "delText",
        "txbxContent",
        "sdt",
        "fldSimple",
        "vMerge",
        "hMerge",
        "gridSpan",
        "gridBefore",
        "numPr",
        "ilvl",
        "numId",
        "vanish",
        "instrText",
        "moveFrom",
        "cellDel",
        "br",
    ]);
    let values = prop::sample::select(vec!["", "restart", "continue", "0", "1", "2", "-1", "99999999999"]);
    (names, values, 0..5u8, "[一0-9 。]{0,3}").prop_map(|(name, value, shape, text)| match shape {
        0 => format!("</w:{name}>"),
        1 => format!("<w:{name} w:val='{value}'/>"),
        2 => format!("<w:fldChar w:fldCharType='begin'/>{text}<w:fldChar w:fldCharType='separate'/>"),
        _ => format!("<w:{name}>{text}"),
    })
}

/// The same with every element ended that has begun.
fn balanced(pieces: &[String]) -> String {
    let mut open: Vec<&str> = Vec::new();
    let mut out = String::new();
    for piece in pieces {
        if piece.starts_with("</") {
            if let Some(name) = open.pop() {
                out += &format!("</{name}>");
            }
            continue;
        }
        if !piece.starts_with("<w:fldChar") && !piece.ends_with("/>") {
            let end = piece.find('>').expect("a tag");
            open.push(&piece[1..end]);
        }
        out += piece;
    }
    open.iter().rev().for_each(|name| out += &format!("</{name}>"));
    out
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_bytes_behind_the_mark_of_a_container(bytes in vec(any::<u8>(), 0..400)) {
        check(&[b"PK\x03\x04".as_slice(), &bytes, b"word/document"].concat());
    }

    #[test]
    fn any_change_of_a_sound_file(changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), stored in any::<bool>()) {
        let mut bytes = if stored { rich().stored() } else { rich().bytes() };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        check(&bytes);
    }

    #[test]
    fn any_change_of_the_xml(at in any::<prop::sample::Index>(), cut in 0..40usize, text in "[<>/&;=\"'w:pt 一]{0,6}") {
        let mut xml = root("document", &format!("<w:body>{}{}</w:body>", numbered(1, 0, "x"), tbl(&[["a", "b"]])));
        let at = at.index(xml.len());
        xml.replace_range(at..(at + cut).min(xml.len()), &text);
        check(&Docx::of_document(xml).bytes());
    }

    #[test]
    fn any_structure_is_read_and_its_places_hold(pieces in vec(pieces(), 0..60)) {
        let outcome = check(&Docx::new(balanced(&pieces)).bytes());
        if let (Some(source), Ok(checked)) = (outcome.source, outcome.verdict) {
            for finding in &checked.findings {
                let place = &finding.primary;
                prop_assert_eq!(place.span.of(source.text()), place.text.as_str());
            }
        }
    }
}
