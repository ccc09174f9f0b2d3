//! Characters that a format cannot hold as they are.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A text in which every control character is a picture of itself (`␀` to `␡`), so that no byte of a name steers a
/// terminal, a log or a parser, and two names stay two.
pub(super) fn pictured(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if c.is_control() { picture(c) } else { c }).collect())
}

/// The same on one line: white space of every sort becomes a space.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let plain = |c: char| match c {
        _ if c.is_whitespace() => ' ',
        _ if c.is_control() => picture(c),
        _ => c,
    };
    Cow::Owned(text.chars().map(plain).collect())
}

/// A text without what XML 1.0 forbids even as a reference: control characters and non-characters.
pub(super) fn for_xml(text: &str) -> Cow<'_, str> {
    let is_forbidden = |c: char| (c.is_control() && !matches!(c, '\t' | '\n')) || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    if !text.contains(is_forbidden) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_forbidden(c) { picture(c) } else { c }).collect())
}

/// A text for HTML, as content and between quotation marks.
pub(super) fn for_html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in for_xml(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A text for a line or a table cell of Markdown: no markup of it is taken for such.
pub(super) fn for_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // A mention or a reference would notify people and link to strangers.
            '@' => escaped.push_str("&#64;"),
            '#' => escaped.push_str("&#35;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A path as a URI reference: relative where the path is.
pub(super) fn for_uri(path: &str) -> String {
    let is_drive = cfg!(windows) && path.as_bytes().get(1) == Some(&b':');
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if is_drive {
        uri.push_str("file:///");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// The picture of a control character; those of the upper range have none.
fn picture(c: char) -> char {
    match u32::from(c) {
        code @ 0..=0x1F => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7F => '\u{2421}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_pictures() {
        assert_eq!(pictured("a\0\u{1b}[1m\n\u{7f}\u{85}"), "a␀␛[1m␊␡\u{fffd}");
        assert_eq!(one_line("a\r\n\u{1b}b"), "a  ␛b");
        assert_eq!(for_xml("a\n\t\r\u{b}\u{fffe}"), "a\n\t␍␋\u{fffd}");
        assert!(matches!(pictured("年报 100%.txt"), Cow::Borrowed(_)));
    }

    #[test]
    fn markup_is_text() {
        assert_eq!(for_html("<a href='x'>\"&\u{0}"), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;␀");
        assert_eq!(for_markdown("a|b *c* @d #1 <e>\n`f`"), "a\\|b \\*c\\* &#64;d &#35;1 &lt;e&gt; \\`f\\`");
    }

    #[test]
    fn a_path_becomes_a_uri_that_means_no_other() {
        assert_eq!(for_uri("草 稿/a:b#c%20?.txt"), "%E8%8D%89%20%E7%A8%BF/a%3Ab%23c%2520%3F.txt");
        assert_eq!(for_uri("/tmp/a.txt"), "file:///tmp/a.txt");
    }
}
