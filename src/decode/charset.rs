//! Charsets: UTF-8 and UTF-16 with or without a byte order mark, GB18030 with all of GBK.

pub(super) mod patch;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::Unreadable;

/// Words of which a report has at least one; a legacy charset that yields one is the right one.
const FAMILIAR: [&str; 4] = ["信息公开", "年度报告", "公开", "政府"];

/// The share of broken bytes up to which a text is still taken for a damaged one: one in this many.
const TOLERATED_DAMAGE: usize = 50;

/// The text of `bytes` without its byte order mark, and the lower-case label of its charset.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, &'static str), Unreadable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return Ok((text.into_owned(), label(encoding)));
    }
    let fault = match std::str::from_utf8(bytes) {
        Ok(text) if !is_binary(bytes) => return Ok((text.to_owned(), label(UTF_8))),
        Ok(_) => 0,
        Err(error) => error.valid_up_to(),
    };
    if let Some(encoding) = utf16_without_mark(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return Ok((text.into_owned(), label(encoding)));
    }
    if is_binary(bytes) {
        return Err(Unreadable::Binary);
    }
    legacy(bytes).or_else(|| damaged(bytes)).ok_or(Unreadable::Charset(fault))
}

fn label(encoding: &'static Encoding) -> &'static str {
    match encoding {
        e if e == UTF_8 => "utf-8",
        e if e == UTF_16LE => "utf-16le",
        e if e == UTF_16BE => "utf-16be",
        _ => "gb18030",
    }
}

fn is_binary(bytes: &[u8]) -> bool {
    memchr::memchr(0, bytes).is_some()
}

/// UTF-16 without a mark: one of the byte orders gives a text with the words of a report.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() % 2 == 1 || !is_binary(bytes) {
        return None;
    }
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        text.is_some_and(|text| FAMILIAR.iter().any(|word| text.contains(word)))
    })
}

fn legacy(bytes: &[u8]) -> Option<(String, &'static str)> {
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    let familiar = FAMILIAR.iter().any(|word| text.contains(word));
    (familiar || is_guessed_chinese(bytes)).then(|| (text.into_owned(), label(GB18030)))
}

fn is_guessed_chinese(bytes: &[u8]) -> bool {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    guess == encoding_rs::GBK || guess == GB18030
}

/// UTF-8 or GB18030 with a few broken bytes, each shown as U+FFFD: the rest is still worth checking.
fn damaged(bytes: &[u8]) -> Option<(String, &'static str)> {
    [UTF_8, GB18030].into_iter().find_map(|encoding| {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        let broken = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        let familiar = FAMILIAR.iter().any(|word| text.contains(word));
        (familiar && broken <= bytes.len() / TOLERATED_DAMAGE + 1).then(|| (text.into_owned(), label(encoding)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAFT: &str = "清河街道2024年政府信息公开工作年度报告\r\n一、总体情况";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn every_charset_gives_the_same_text() {
        let with_mark = [&b"\xEF\xBB\xBF"[..], DRAFT.as_bytes()].concat();
        let cases = [
            (DRAFT.as_bytes().to_vec(), "utf-8"),
            (with_mark, "utf-8"),
            (utf16(DRAFT, false), "utf-16le"),
            (utf16(DRAFT, true), "utf-16be"),
            ([&b"\xFF\xFE"[..], &utf16(DRAFT, false)].concat(), "utf-16le"),
            (GB18030.encode(DRAFT).0.into_owned(), "gb18030"),
        ];
        for (bytes, encoding) in cases {
            assert_eq!(decode(&bytes), Ok((DRAFT.to_owned(), encoding)));
        }
    }

    #[test]
    fn what_is_no_text_says_so() {
        assert_eq!(decode(b"\x7fELF\0\0\x01\x02"), Err(Unreadable::Binary));
        assert_eq!(decode(b"caf\xE9 cr\xE8me"), Err(Unreadable::Charset(3)));
    }

    #[test]
    fn a_few_broken_bytes_do_not_lose_the_draft() {
        let mut bytes = DRAFT.repeat(20).into_bytes();
        bytes.truncate(bytes.len() - 1);
        let (text, encoding) = decode(&bytes).expect("a damaged draft");
        assert_eq!(encoding, "utf-8");
        assert!(text.ends_with('\u{FFFD}'));
    }
}
