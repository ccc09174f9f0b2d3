//! Edits of a text put into the bytes that it was decoded from, so that all other bytes stay as they are.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::label;
use crate::finding::Edit;

/// Why edits cannot be put into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unpatched {
    /// Some of its bytes are broken, so that its text does not lead back to them.
    Damaged,
    /// Its charset has no way to write a text.
    Charset {
        /// What cannot be written.
        text: String,
        /// Lower-case label of the charset.
        encoding: &'static str,
    },
    /// With the edits it would be taken for a file in another charset.
    Ambiguous,
}

/// Puts edits of the decoded text, which are in order and apart, into the bytes of a file.
///
/// # Errors
/// [`Unpatched`]; then nothing is changed.
pub(in crate::decode) fn patch(bytes: &[u8], edits: &[Edit]) -> Result<Vec<u8>, Unpatched> {
    let (text, name) = super::decode(bytes).map_err(|_| Unpatched::Damaged)?;
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((encoding_of(name), 0));
    let body = bytes.get(mark..).unwrap_or_default();
    if encoding.decode_without_bom_handling_and_without_replacement(body).as_deref() != Some(&text) {
        return Err(Unpatched::Damaged);
    }
    let mut out = bytes.get(..mark).unwrap_or_default().to_vec();
    let mut places = Places { encoding, text: &text, body, at: 0, place: 0 };
    let mut expected = String::with_capacity(text.len());
    let mut from = (0, 0);
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        let (first, last) = (places.of(start)?, places.of(end)?);
        out.extend_from_slice(body.get(from.1..first).ok_or(Unpatched::Damaged)?);
        out.extend(encoded(&edit.text, encoding)?);
        expected.push_str(text.get(from.0..start).ok_or(Unpatched::Damaged)?);
        expected.push_str(&edit.text);
        from = (end, last);
    }
    out.extend_from_slice(body.get(from.1..).unwrap_or_default());
    expected.push_str(text.get(from.0..).unwrap_or_default());
    if super::decode(&out).as_ref() == Ok(&(expected, name)) { Ok(out) } else { Err(Unpatched::Ambiguous) }
}

fn encoding_of(name: &str) -> &'static Encoding {
    [UTF_8, UTF_16LE, UTF_16BE].into_iter().find(|encoding| label(encoding) == name).unwrap_or(GB18030)
}

/// Finds the places in the file of places in the text, which come in order.
struct Places<'a> {
    encoding: &'static Encoding,
    text: &'a str,
    body: &'a [u8],
    /// A place in the text and the same place in the file.
    at: usize,
    place: usize,
}

impl Places<'_> {
    fn of(&mut self, at: usize) -> Result<usize, Unpatched> {
        let ahead = self.text.get(self.at..at).ok_or(Unpatched::Damaged)?;
        for c in ahead.chars() {
            self.place += self.width(c);
        }
        self.at = at;
        Ok(self.place)
    }

    /// Bytes that the character at hand takes in the file.
    fn width(&self, c: char) -> usize {
        if self.encoding == UTF_8 {
            return c.len_utf8();
        }
        if self.encoding == UTF_16LE || self.encoding == UTF_16BE {
            return 2 * c.len_utf16();
        }
        match self.body.get(self.place..).unwrap_or_default() {
            [0..=0x80 | 0xFF, ..] => 1,
            [_, b'0'..=b'9', ..] => 4,
            _ => 2,
        }
    }
}

fn encoded(text: &str, encoding: &'static Encoding) -> Result<Vec<u8>, Unpatched> {
    if encoding == UTF_16LE {
        return Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    }
    if encoding == UTF_16BE {
        return Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    match encoding.encode(text) {
        (bytes, _, false) => Ok(bytes.into_owned()),
        _ => Err(Unpatched::Charset { text: text.to_owned(), encoding: label(encoding) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    /// With characters of one, two, three and four bytes before the edits.
    const DRAFT: &str = "清河街道a€𠮷镇ī2024年政府信息公开工作年度报告\r\n一、概述。其它";

    fn edits() -> Vec<Edit> {
        let edit = |found: &str, text: &str| {
            let at = DRAFT.find(found).expect("in the draft");
            Edit { span: Span::new(at, at + found.len()), text: text.to_owned() }
        };
        vec![edit("概述", "总体情况"), edit("其它", "其他")]
    }

    #[track_caller]
    fn patched(encode: impl Fn(&str) -> Vec<u8>) {
        let right = DRAFT.replace("概述", "总体情况").replace("其它", "其他");
        assert_eq!(patch(&encode(DRAFT), &edits()), Ok(encode(&right)));
    }

    #[test]
    fn every_charset_keeps_the_other_bytes_and_its_mark() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        patched(|text| text.as_bytes().to_vec());
        patched(|text| [b"\xEF\xBB\xBF", text.as_bytes()].concat());
        patched(utf16);
        patched(|text| [b"\xFF\xFE".to_vec(), utf16(text)].concat());
        patched(|text| [b"\xFE\xFF".to_vec(), big(text)].concat());
        patched(|text| GB18030.encode(text).0.into_owned());
    }

    #[test]
    fn a_byte_that_gb18030_would_write_otherwise_stays() {
        let mut bytes = GB18030.encode("政府信息公开").0.into_owned();
        bytes.extend(b"\x80");
        bytes.extend(GB18030.encode("其它").0.iter());
        let at = "政府信息公开€".len();
        let edit = Edit { span: Span::new(at, at + "其它".len()), text: "其他".to_owned() };
        let fixed = patch(&bytes, &[edit]).expect("it can be written");
        assert_eq!(fixed.get(12), Some(&0x80));
    }

    #[test]
    fn what_cannot_be_put_into_the_file_is_refused() {
        let bytes = GB18030.encode(DRAFT).0.into_owned();
        let edit = Edit { span: Span::at(0), text: "\u{E5E5}".to_owned() };
        let charset = Unpatched::Charset { text: "\u{E5E5}".to_owned(), encoding: "gb18030" };
        assert_eq!(patch(&bytes, std::slice::from_ref(&edit)), Err(charset));
        let broken = [DRAFT.as_bytes(), b"\xFF"].concat();
        assert_eq!(patch(&broken, &[edit]), Err(Unpatched::Damaged));
    }
}
