//! How much of a draft is read, and how much is said of it.

/// The name by which a pack asks for what is said of findings left out; [`crate::lint`] words it.
pub(crate) const CUT: &str = "findings-cut";

/// Bounds that no report comes near. What goes beyond one is said, with the setting that raises it; nothing is
/// cut off in silence.
///
/// What only bounds the work on input that is broken on purpose is no limit of these: a cell spans at most 1,000
/// columns and 65,534 rows, as in browsers; a table has at most 200,000 places below tall cells; and elements nested
/// more than 400 deep, or tables more than 32 deep, are read as if they were not nested. All text is read there too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file. One that is larger is not read: [`crate::Unreadable::TooLarge`].
    pub file: usize,
    /// Bytes that a part of a Word file may unpack to, and bytes of the text that comes of it. At most nine parts
    /// are read. One beyond it is not read: [`crate::Fault::TooLarge`].
    pub unpacked: usize,
    /// Findings of a draft that count. [`crate::Linter::cut`] leaves out those beyond it, and says how many.
    pub findings: usize,
}

impl Default for Limits {
    /// 64 MiB of a file, 64 MiB of each of its parts, 1,000 findings.
    fn default() -> Self {
        Self { file: 64 << 20, unpacked: 64 << 20, findings: 1_000 }
    }
}
