//! Elements that have begun and not ended.

/// An element that has begun and not ended, with what its end puts back.
#[derive(Debug)]
pub(super) enum Open {
    Other,
    Paragraph {
        was_hidden: bool,
    },
    Run {
        was_hidden: bool,
        /// Whether a line is drawn through its text.
        is_struck: bool,
    },
    /// Where the text begins, and whether white space at its ends is kept.
    Text {
        start: usize,
        keeps_space: bool,
    },
    DeletedText,
    Instruction,
    Insertion {
        start: usize,
    },
    Deletion,
    /// Fields around it.
    SimpleField {
        around: usize,
    },
    Table,
    Row,
    Cell,
    TextBox {
        was_hidden: bool,
        is_muted: bool,
        waits: bool,
    },
}
