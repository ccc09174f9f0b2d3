//! What every format is lowered to: one text for the grammar, with the way back to the file.

use crate::finding::GridPlace;
use crate::origin::OriginMap;
use crate::span::Span;

/// Stands before each cell of a table row. Decoders take it out of prose.
pub(crate) const CELL: char = '\u{1F}';

/// Stands where the draft has a picture.
pub(crate) const PICTURE: char = '\u{FFFC}';

/// A draft as lines: one paragraph a line; a table row is a line of cells, each after a [`CELL`].
#[derive(Debug)]
pub(crate) struct Document {
    text: String,
    /// From the innermost text outwards: the last map leads into the file.
    origins: Vec<OriginMap>,
    /// In the order of the text; empty for formats that know no paragraphs or grids of their own.
    stands: Vec<Stand>,
    /// In the order of the file; empty for formats that have none.
    asides: Vec<Aside>,
}

/// What a draft holds beside its text: remarks about it, and changes that nobody has settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Aside {
    pub(crate) kind: AsideKind,
    /// Where it hangs on the text; an insertion is text itself.
    pub(crate) span: Span,
    /// Its words, cut short where they are many; empty for an insertion.
    pub(crate) text: String,
}

/// A sort of aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AsideKind {
    /// A comment of a reviewer.
    Comment,
    /// A note at the foot of a page.
    Footnote,
    /// A note at the end.
    Endnote,
    /// Text that a tracked change has put in, or moved to this place.
    Insertion,
    /// Text that a tracked change has struck out, or moved away. It is not in the text.
    Deletion,
}

/// Where a line or a cell of the text stands in a file that counts paragraphs and cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stand {
    /// Where it begins in the text.
    pub(crate) at: u32,
    /// Number of the paragraph in the file, from one; zero where the format has none.
    pub(crate) paragraph: u32,
    /// The cell of a table.
    pub(crate) cell: Option<GridPlace>,
}

impl Document {
    /// A lowered text whose `origins` lead, one after the other, to the source text.
    pub(crate) fn new(text: String, origins: Vec<OriginMap>) -> Self {
        Self { text, origins, stands: Vec::new(), asides: Vec::new() }
    }

    /// The same with the places that the file itself counts.
    pub(crate) fn with_stands(self, stands: Vec<Stand>) -> Self {
        Self { stands, ..self }
    }

    /// The same with what the file holds beside its text.
    pub(crate) fn with_asides(self, asides: Vec<Aside>) -> Self {
        Self { asides, ..self }
    }

    /// What the file holds beside its text.
    pub(crate) fn asides(&self) -> &[Aside] {
        &self.asides
    }

    /// Where the file has a range of the text. An empty one belongs to what precedes it: to the blank
    /// cell rather than to the next.
    pub(crate) fn stand(&self, span: Span) -> Option<Stand> {
        let next =
            self.stands.partition_point(|stand| stand.at < span.start || (stand.at == span.start && !span.is_empty()));
        self.stands.get(next.checked_sub(1)?).copied()
    }

    /// The lowered text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The place in the source text of a range of the lowered text.
    pub(crate) fn to_source(&self, span: Span) -> Span {
        self.origins.iter().fold(span, |span, map| map.to_origin(span))
    }
}

/// A text of a document on one line, with single spaces between its words and its cells.
pub(crate) fn folded(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c == CELL).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
