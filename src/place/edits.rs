//! Edits of the document as edits of the file, where the file holds the words as they are read.

use std::borrow::Cow;

use super::Locator;
use crate::decode::Format;
use crate::finding::Edit;
use crate::span::Span;

/// What stands between the cells of a row in a text.
const SEPARATORS: [char; 4] = ['|', '｜', '│', '\t'];

/// Tags that a figure may stand inside of in its cell.
const AROUND_TEXT: [&str; 10] = ["p", "span", "font", "b", "strong", "i", "em", "u", "div", "center"];

impl Locator<'_> {
    /// The edits in the source text, by place. Those whose words the file does not hold letter by letter (an entity,
    /// white space that is folded, a label broken over lines), and those that meet another, are left out.
    pub(crate) fn edits(&self, edits: &[Edit]) -> Vec<Edit> {
        if !self.format.is_text() {
            return Vec::new();
        }
        let mut edits: Vec<Edit> = edits.iter().filter_map(|edit| self.edit(edit)).collect();
        edits.sort_by_key(|edit| edit.span);
        edits.dedup_by(|next, edit| next.meets(edit));
        edits
    }

    fn edit(&self, edit: &Edit) -> Option<Edit> {
        let (source, span) = (self.source.text(), self.document.to_source(edit.span));
        let text = self.written(&edit.text);
        if edit.span.is_empty() {
            return self.insertion(span.start as usize, &text);
        }
        let is_copy = span.of(source) == edit.span.of(self.document.text());
        is_copy.then(|| Edit { span, text: text.into_owned() })
    }

    /// A text as the format writes it.
    fn written<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.format == Format::Html && text.contains(['&', '<']) {
            return Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;"));
        }
        Cow::Borrowed(text)
    }

    /// A text for a blank cell; none where no cell is to be seen around the place.
    fn insertion(&self, at: usize, text: &str) -> Option<Edit> {
        let source = self.source.text();
        let (before, after) = (source.get(..at)?, source.get(at..)?);
        if is_in_cell_element(before) {
            return Some(Edit { span: innermost(source, at), text: text.to_owned() });
        }
        let spaces = [' ', '\u{3000}', '\u{A0}'];
        let is_open = before.trim_end_matches(spaces).ends_with(SEPARATORS);
        let rest = after.trim_start_matches(spaces);
        let is_closed = rest.is_empty() || rest.starts_with(SEPARATORS) || rest.starts_with(['\r', '\n']);
        let is_narrow = before.ends_with(' ') && after.starts_with(['|', '｜', '│']);
        let text = if is_narrow { format!("{text} ") } else { text.to_owned() };
        (is_open && is_closed).then(|| Edit { span: Span::at(at), text })
    }
}

impl Edit {
    /// Whether it and one before it change the same place, or places so near that one must be applied first.
    pub(crate) fn meets(&self, before: &Self) -> bool {
        self.span.start < before.span.end || (self.span.start == before.span.end && self.is_beside_insertion(before))
    }

    fn is_beside_insertion(&self, other: &Self) -> bool {
        self.span.is_empty() || other.span.is_empty()
    }
}

/// Whether a text ends in the start tag of a cell.
fn is_in_cell_element(before: &str) -> bool {
    let tag = before.strip_suffix('>').and_then(|before| before.rsplit_once('<')).map_or("", |(_, tag)| tag);
    let name = tag.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
    name.eq_ignore_ascii_case("td") || name.eq_ignore_ascii_case("th")
}

/// The place inside the tags that surround the text of a cell, with the space that keeps a blank cell open.
fn innermost(source: &str, cell: usize) -> Span {
    let mut at = cell;
    while let Some(rest) = source.get(at..) {
        let inside = rest.trim_start();
        let tag = inside.strip_prefix('<').and_then(|tag| tag.split_once('>')).map(|(tag, _)| tag);
        let name = tag.and_then(|tag| tag.split(|c: char| c.is_whitespace()).next()).unwrap_or_default();
        if !AROUND_TEXT.iter().any(|known| name.eq_ignore_ascii_case(known)) {
            break;
        }
        at += rest.len() - inside.len() + tag.map_or(0, str::len) + 2;
    }
    let rest = source.get(at..).unwrap_or_default();
    let blank = ["&nbsp;", "\u{A0}"].into_iter().find(|blank| rest.starts_with(blank)).map_or(0, str::len);
    let is_alone = rest.get(blank..).is_some_and(|rest| rest.trim_start().starts_with('<'));
    Span::new(at, at + if is_alone { blank } else { 0 })
}
