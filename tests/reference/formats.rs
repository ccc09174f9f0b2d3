//! A draft written down in every way that keeps what stands in it.

use crate::cells::Kind;
use crate::support::{Draft, Layout};
use crate::twin::Manuscript;
use crate::twin::as_docx::Numbers;

/// A draft written down.
pub(crate) struct Copy {
    /// How, for failures.
    pub(crate) format: String,
    /// A file name that fits.
    pub(crate) name: &'static str,
    pub(crate) bytes: Vec<u8>,
    /// The draft as text.
    pub(crate) text: String,
}

/// A draft with tables of the form.
pub(crate) fn of_form(draft: &Draft) -> Vec<Copy> {
    let is_there = |row: &str| !draft.dropped.contains(row);
    let mut cells = draft.cells.iter().filter(|((_, row, _), _)| is_there(row));
    // Where blank cells leave no trace, words and Chinese numerals in a cell cannot be told from a label either.
    let is_plain = cells.all(|(_, text)| {
        let is_written_in_digits = text.starts_with(|c: char| matches!(c, '0'..='9' | '０'..='９' | '+' | '-'));
        is_written_in_digits && !matches!(Kind::of(text), Kind::Placeholder | Kind::Text)
    });
    let layouts = Layout::ALL.into_iter().filter(|layout| Layout::WITH_BLANKS.contains(layout) || is_plain);
    let text = |layout: Layout| Copy {
        format: format!("{layout:?}"),
        name: layout.name(),
        bytes: layout.write(draft).into_bytes(),
        text: layout.write(draft),
    };
    layouts.map(text).chain(of_markdown(&Layout::Markdown.write(draft))).collect()
}

/// A draft in Markdown, in all other formats.
pub(crate) fn of_markdown(text: &str) -> Vec<Copy> {
    let draft = Manuscript::of_markdown(text);
    let official = draft.official();
    let copies = [
        ("Markdown again", "draft.md", draft.markdown().into_bytes()),
        ("extracted text", "draft.txt", official.text().into_bytes()),
        ("a page", "draft.html", draft.page().into_bytes()),
        ("a portal", "draft.html", official.portal().into_bytes()),
        ("Word", "draft.docx", draft.word(Numbers::Typed)),
        ("Word with counted numbers", "draft.docx", official.word(Numbers::Counted)),
    ];
    let copy =
        |(format, name, bytes): (&str, _, _)| Copy { format: format.to_owned(), name, bytes, text: text.to_owned() };
    copies.map(copy).into()
}
