//! Where a comment can stand in a draft: before a block, and at the beginning, so that it breaks nothing.

use crate::decode::Format;

/// Elements of a web page before which a comment can stand.
const BLOCKS: [&str; 12] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "li", "table", "section", "blockquote"];

/// Where the block begins in which the byte `at` stands: its paragraph, its table where `is_table`, its line.
pub(super) fn before_block(text: &str, format: Format, at: usize, is_table: bool) -> usize {
    let before = text.get(..at).unwrap_or_default();
    match format {
        Format::Html => tag(before, is_table),
        Format::Markdown => paragraph(text, at),
        Format::Text | Format::Docx => line_start(before),
    }
}

/// The beginning of a draft, behind what must be the first in it.
pub(super) fn beginning(text: &str, format: Format) -> usize {
    let behind = match format {
        Format::Html => declarations(text),
        Format::Markdown => metadata(text).unwrap_or_default(),
        Format::Text | Format::Docx => 0,
    };
    let rest = text.get(behind..).filter(|_| behind > 0).unwrap_or_default();
    let line_break = ["\r\n", "\n", "\r"].into_iter().find(|line_break| rest.starts_with(line_break));
    behind + line_break.map_or(0, str::len)
}

fn line_start(before: &str) -> usize {
    before.rfind(['\n', '\r']).map_or(0, |at| at + 1)
}

/// The first line of a Markdown paragraph or table; a heading is its own.
fn paragraph(text: &str, at: usize) -> usize {
    let line = |start: usize| text.get(start..).unwrap_or_default().lines().next().unwrap_or_default().trim();
    let is_row = |start: usize| line(start).contains('|');
    let mut start = line_start(text.get(..at).unwrap_or_default());
    while start > 0 && !line(start).starts_with('#') {
        let before = text.get(..start - 1).unwrap_or_default();
        let above = line_start(before.strip_suffix('\r').unwrap_or(before));
        let is_end = line(above).is_empty() || line(above).starts_with(['#', '<']);
        // A table may follow a paragraph without a blank line.
        if is_end || (is_row(start) && !is_row(above)) {
            break;
        }
        start = above;
    }
    start
}

/// The tag of the block, or of the table, in which the text before a place ends.
fn tag(before: &str, is_table: bool) -> usize {
    let is_block = |at: &usize| {
        let tag = before.get(at + 1..).unwrap_or_default();
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or_default().to_ascii_lowercase();
        if is_table { name == "table" } else { BLOCKS.contains(&name.as_str()) }
    };
    let start = before.rmatch_indices('<').map(|(at, _)| at).find(is_block);
    start.unwrap_or_else(|| line_start(before))
}

/// The end of `<?xml …?>` and `<!DOCTYPE …>`.
fn declarations(page: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = page.get(end..).unwrap_or_default().trim_start();
        let is_type = rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"));
        match rest.find('>').filter(|_| is_type || rest.starts_with("<?")) {
            Some(close) => end = page.len() - rest.len() + close + 1,
            None => return end,
        }
    }
}

/// The end of a block of metadata: lines between two of `---`.
fn metadata(text: &str) -> Option<usize> {
    let mut lines = text.lines();
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    lines.next().filter(|line| !line.trim().is_empty())?;
    let close = text.get(first.len()..)?.match_indices("\n---").map(|(at, _)| first.len() + at + 4);
    close.into_iter().find(|end| text.get(*end..).is_some_and(|rest| rest.is_empty() || rest.starts_with(['\n', '\r'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(text: &str, format: Format, word: &str, is_table: bool) -> usize {
        before_block(text, format, text.find(word).unwrap(), is_table)
    }

    #[test]
    fn a_block_of_markdown_is_its_paragraph_its_heading_or_its_table() {
        let text = "# 题\n一\n二\n| a |\n|---|\n| 1 |\n";
        for text in [text.to_owned(), text.replace('\n', "\r\n")] {
            let at = |word| before(&text, Format::Markdown, word, false);
            assert_eq!((at("题"), at("二"), at("1")), (0, text.find('一').unwrap(), text.find("| a").unwrap()));
        }
    }

    #[test]
    fn a_block_of_a_page_is_its_element() {
        let page = "<h1>题</h1><p class=x>一<b>二</b></p><TABLE><tr><td><p>9";
        let at = |word, is_table| before(page, Format::Html, word, is_table);
        assert_eq!((at("题", false), at("二", false)), (0, page.find("<p").unwrap()));
        assert_eq!(at("9", true), page.find("<TABLE").unwrap());
    }

    #[test]
    fn a_draft_begins_behind_what_must_be_first() {
        assert_eq!(beginning("<?xml version='1.0'?>\n<!doctype html>\r\n<html>", Format::Html), 39);
        assert_eq!(beginning("<html><p>1 > 0", Format::Html), 0);
        assert_eq!(beginning("---\ntitle: 题\n---\n# 题", Format::Markdown), 19);
        for text in ["---\n\n题\n---\n", "---\n题\n----\n", "# 题\n---\n", "---", ""] {
            assert_eq!(beginning(text, Format::Markdown), 0, "{text}");
        }
        assert_eq!(beginning("\n题", Format::Text), 0);
    }
}
