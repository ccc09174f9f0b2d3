//! The same draft in every charset and with every line end gives the same findings.

use encoding_rs::GB18030;
use serde_json::Value;

use crate::desk::{Desk, FAULTY, text};
use crate::json::{decoded, spots};

fn utf16(text: &str, unit: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

/// The draft in one form: a name, the bytes, and the charset that the output must name.
fn variants() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let windows = FAULTY.replace('\n', "\r\n");
    let marked = format!("\u{feff}{FAULTY}");
    let gb18030 = |text: &str| GB18030.encode(text).0.into_owned();
    vec![
        ("UTF-8", FAULTY.into(), "utf-8"),
        ("UTF-8 with a mark", marked.clone().into(), "utf-8"),
        ("UTF-8 with CRLF", windows.clone().into(), "utf-8"),
        ("UTF-16LE with a mark", utf16(&marked, u16::to_le_bytes), "utf-16le"),
        ("UTF-16BE with a mark", utf16(&marked, u16::to_be_bytes), "utf-16be"),
        ("UTF-16LE", utf16(FAULTY, u16::to_le_bytes), "utf-16le"),
        ("UTF-16BE", utf16(FAULTY, u16::to_be_bytes), "utf-16be"),
        ("GB18030", gb18030(FAULTY), "gb18030"),
        ("GB18030 with CRLF", gb18030(&windows), "gb18030"),
        ("UTF-16LE with CRLF", utf16(&format!("\u{feff}{windows}"), u16::to_le_bytes), "utf-16le"),
    ]
}

/// What a finding says, without its bytes: code, message, and for each place line, column, cell, text and message.
fn said(file: &Value) -> Vec<Value> {
    let findings = file["findings"].as_array().unwrap().iter();
    let said = findings.map(|finding| {
        let places = spots(finding).into_iter().map(|spot| {
            let mut spot = spot.clone();
            spot.as_object_mut().unwrap().remove("span");
            spot
        });
        serde_json::json!({ "code": finding["code"], "message": finding["message"], "notes": finding["notes"], "places": places.collect::<Vec<_>>() })
    });
    said.collect()
}

#[test]
fn every_charset_gives_the_same_findings() {
    let mut expected = None;
    for (name, bytes, charset) in variants() {
        let run = Desk::new().with("draft.txt", &bytes).gouji(&["check", "--format", "json", "--ledger"]).json();
        let file = &run["files"][0];
        assert_eq!(file["encoding"], charset, "{name}");
        let said = (said(file), file["ledger"].clone());
        assert_ne!(said.0.len(), 0, "{name}");
        assert_eq!(said, *expected.get_or_insert_with(|| said.clone()), "{name} against UTF-8");
    }
}

#[test]
fn spans_are_bytes_of_the_decoded_text_without_its_mark() {
    for (name, bytes, charset) in variants() {
        let run = Desk::new().with("draft.txt", &bytes).gouji(&["check", "--format", "json"]).json();
        let decoded = decoded(&bytes, charset);
        for finding in run["files"][0]["findings"].as_array().unwrap() {
            for spot in spots(finding) {
                let at = |end: &str| usize::try_from(spot["span"][end].as_u64().unwrap()).unwrap();
                assert_eq!(
                    decoded.get(at("start")..at("end")),
                    Some(text(&spot["text"]).as_str()),
                    "{name}: {finding}"
                );
            }
        }
    }
}

#[test]
fn a_draft_in_gb18030_is_drawn_in_utf8() {
    let draw = |bytes: &[u8]| Desk::new().with("draft.txt", bytes).gouji(&["check", "draft.txt"]).transcript();
    crate::desk::same(&draw(&GB18030.encode(FAULTY).0), draw(FAULTY.as_bytes()));
}
