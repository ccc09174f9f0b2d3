//! What every format is lowered to: one text for the grammar, with the way back to the file.

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
}

impl Document {
    /// A lowered text whose `origins` lead, one after the other, to the source text.
    pub(crate) fn new(text: String, origins: Vec<OriginMap>) -> Self {
        Self { text, origins }
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
