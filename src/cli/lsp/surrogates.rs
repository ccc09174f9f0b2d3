//! Half characters in JSON: an editor that counts in UTF-16 can send one half of a pair, which no text here can hold.

/// The same JSON with each escape of half a character replaced by that of U+FFFD, which is as long in UTF-16, so that
/// the places the editor speaks of stay; none where there is no half.
pub(super) fn replaced(json: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    let mut rest = json;
    let mut done = rest;
    while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
        let escape = rest.get(at..)?;
        let (is_half, length) = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (false, 12),
            (Some(0xD800..=0xDFFF), _) => (true, 6),
            (Some(_), _) => (false, 6),
            (None, _) => (false, 2),
        };
        if is_half {
            whole.extend_from_slice(done.get(..done.len() - escape.len())?);
            whole.extend_from_slice(b"\\uFFFD");
            done = escape.get(length..)?;
        }
        rest = escape.get(length..).unwrap_or_default();
    }
    whole.extend_from_slice(done);
    (whole.len() > done.len()).then_some(whole)
}

/// The code unit of an escape.
fn unit(escape: &[u8]) -> Option<u16> {
    let digits = std::str::from_utf8(escape.strip_prefix(b"\\u")?.get(..4)?).ok()?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> String {
        let bytes = replaced(json.as_bytes()).unwrap_or_else(|| json.as_bytes().to_vec());
        serde_json::from_slice(&bytes).unwrap()
    }

    #[test]
    fn halves_are_replaced_and_pairs_are_not() {
        assert_eq!(read(r#""a\ud842\udfb7\uD842b\uDFB7\u4e00""#), "a𠮷\u{FFFD}b\u{FFFD}一");
        assert_eq!(read(r#""\uD842\uD842\udfb7""#), "\u{FFFD}𠮷");
        assert_eq!(read(r#""\\uD842\\\uD842\"""#), "\\uD842\\\u{FFFD}\"");
        for sound in [r#""\ud842\udfb7""#, r#""\\ud842""#, "\"\"", "\\", "\"\\u12", "\\u+123", "\\uD8"] {
            assert_eq!(replaced(sound.as_bytes()), None, "{sound}");
        }
    }
}
