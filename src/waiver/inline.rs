//! Waivers that stand in a draft: comments in web pages and Markdown, marker lines in text.
//!
//! ```text
//! <!-- gouji: allow T306 until 2025-03-31: reason -->     the next paragraph, heading or table
//! <!-- gouji: allow-file S112: reason -->                 the whole draft
//! 【gouji:allow T306 reason】                              in text and Markdown, alone on its line
//! ```

use jiff::civil::Date;

use super::Waiver;
use crate::decode::{Format, is_marker};
use crate::span::Span;

/// A waiver in a draft.
#[derive(Debug)]
pub(crate) struct Inline {
    /// In the source.
    pub(crate) span: Span,
    pub(crate) parsed: Result<(Scope, Waiver), Malformed>,
}

/// What a waiver in a draft holds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    File,
    NextBlock,
}

/// Why a waiver in a draft cannot be read: the variant of the rule's texts, and the word it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Malformed {
    pub(crate) case: &'static str,
    pub(crate) word: String,
}

const COLONS: [char; 2] = [':', '：'];
const COMMAS: [char; 3] = [',', '，', '、'];

/// The waivers of a draft, in order. `knows` tells whether a word names a rule.
pub(crate) fn find(source: &str, format: Format, knows: impl Fn(&str) -> bool) -> Vec<Inline> {
    let has_comments = matches!(format, Format::Markdown | Format::Html);
    let has_markers = matches!(format, Format::Markdown | Format::Text);
    let find = |text: &str, from: usize, sign: &str| {
        memchr::memmem::find(text.as_bytes().get(from..)?, sign.as_bytes()).map(|at| from + at)
    };
    let mut found = Vec::new();
    if memchr::memmem::find(source.as_bytes(), b"gouji").is_none() {
        return found;
    }
    let mut add = |start: usize, text: &str, open: &str, close: &str| {
        if let Some(words) = content(text, open, close) {
            found.push(Inline { span: Span::new(start, start + text.len()), parsed: parse(words, &knows) });
        }
    };
    if has_comments {
        let mut at = 0;
        while let Some(start) = find(source, at, "<!--") {
            at = start + 4;
            if source.get(at..).is_some_and(|rest| rest.trim_start().starts_with("gouji")) {
                // What is never closed is no comment, nor is what follows it; what is closed holds no other.
                let Some(end) = find(source, at, "-->") else { break };
                at = end + 3;
                add(start, source.get(start..at).unwrap_or_default(), "<!--", "-->");
            }
        }
    }
    if has_markers {
        let mut start = 0;
        for line in source.split_inclusive(['\n', '\r']) {
            if is_marker(line) {
                let indent = line.len() - line.trim_start().len();
                add(start + indent, line.trim(), "【", "】");
            }
            start += line.len();
        }
    }
    found.sort_by_key(|inline| inline.span);
    found
}

/// What stands behind `gouji:` between two signs.
fn content<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    let inside = text.strip_prefix(open)?.strip_suffix(close)?.trim();
    inside.strip_prefix("gouji")?.trim_start().strip_prefix(COLONS)
}

fn parse(words: &str, knows: impl Fn(&str) -> bool) -> Result<(Scope, Waiver), Malformed> {
    let bad = |case, word: &str| Err(Malformed { case, word: word.to_owned() });
    let (verb, rest) = word(words);
    let scope = match verb {
        "allow" => Scope::NextBlock,
        "allow-file" => Scope::File,
        _ => return bad("verb", verb),
    };
    let (mut rules, mut rest) = word(rest);
    let mut named = Vec::new();
    loop {
        named.extend(rules.split(COMMAS).map(str::trim).filter(|rule| !rule.is_empty()).map(str::to_owned));
        if !rules.ends_with(COMMAS) {
            break;
        }
        (rules, rest) = word(rest);
    }
    if named.is_empty() {
        return bad("rule-missing", "");
    }
    if let Some(unknown) = named.iter().find(|rule| !knows(rule)) {
        return bad("rule-unknown", unknown);
    }
    let mut until = None;
    if let ("until", behind) = word(rest) {
        let (day, behind) = word(behind);
        match day.parse::<Date>() {
            Ok(day) => until = Some(day),
            Err(_) => return bad("date", day),
        }
        rest = behind;
    }
    let reason = rest.trim().trim_start_matches(COLONS).trim();
    if reason.is_empty() {
        return bad("reason", "");
    }
    Ok((scope, Waiver { rules: named, reason: reason.to_owned(), until, ..Waiver::default() }))
}

/// The first word, which white space or a colon ends, and what follows it.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(|c: char| c.is_whitespace() || COLONS.contains(&c)).unwrap_or(text.len());
    (text.get(..end).unwrap_or_default(), text.get(end..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<(Scope, Waiver), Malformed> {
        parse(text, |word| word.starts_with('T'))
    }

    #[test]
    fn rules_a_last_day_and_a_reason() {
        let (scope, waiver) = parsed("allow T306, T305 until 2025-03-31：县局来函，照此填写").expect("sound");
        assert_eq!(
            (scope, waiver.rules, waiver.reason.as_str()),
            (Scope::NextBlock, vec!["T306".to_owned(), "T305".to_owned()], "县局来函，照此填写")
        );
        assert_eq!(waiver.until.map(|day| day.to_string()).as_deref(), Some("2025-03-31"));
        let (scope, waiver) = parsed("allow-file T306 本年没有").expect("sound");
        assert_eq!((scope, waiver.reason.as_str(), waiver.until), (Scope::File, "本年没有", None));
    }

    #[test]
    fn each_way_to_be_wrong() {
        let case = |text: &str| parsed(text).expect_err("malformed").case;
        assert_eq!(case("permit T306: x"), "verb");
        assert_eq!(case("allow"), "rule-missing");
        assert_eq!(case("allow : x"), "rule-missing");
        assert_eq!(case("allow X306: x"), "rule-unknown");
        assert_eq!(case("allow T306 until 2025-02-30: x"), "date");
        assert_eq!(case("allow T306:"), "reason");
        assert_eq!(case("allow T306 until 2025-03-31"), "reason");
    }

    #[test]
    fn comments_and_marker_lines_by_the_format() {
        let text =
            "<!-- gouji: allow T1 a -->\n 【gouji:allow T2 b】 \n句中【gouji:allow T3 c】\n<!-- gouji is good -->\n";
        let found = |format| find(text, format, |_| true).iter().map(|it| it.span.of(text)).collect::<Vec<_>>();
        assert_eq!(found(Format::Markdown), ["<!-- gouji: allow T1 a -->", "【gouji:allow T2 b】"]);
        assert_eq!(found(Format::Html), ["<!-- gouji: allow T1 a -->"]);
        assert_eq!(found(Format::Text), ["【gouji:allow T2 b】"]);
        assert!(found(Format::Docx).is_empty());
    }

    #[test]
    fn a_comment_ends_where_the_first_sign_closes_it() {
        let found =
            |text: &str| find(text, Format::Html, |_| true).iter().map(|it| it.span.range()).collect::<Vec<_>>();
        assert_eq!(
            found("<!-- gouji: allow T1 a <!-- gouji: allow T2 b --> <!--gouji: allow T3 c-->"),
            [0..49, 50..74]
        );
        assert_eq!(found("<!-- <!-- gouji: allow T1 a --> <!-- gouji: allow T2 b"), [5..31]);
    }
}
