//! What a name means: its class, which its mark tells, and its part in the tables of each edition.

/// What sort of name a mark stands for. The number is the first mark of the range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// 信息内容 and the columns of the tables under 第二十条.
    Art20Head = 0xE000,
    /// Their rows.
    Art20Row = 0xE080,
    /// The corner, the groups of applicants and the columns of the request table.
    RequestHead = 0xE100,
    /// Labels that group its rows.
    RequestGroup = 0xE180,
    /// Rows of its own numbering.
    RequestRow = 0xE200,
    /// Rows under a group.
    RequestSubRow = 0xE280,
    /// Everything in the head of the review table.
    ReviewHead = 0xE300,
    /// The head of the indicator table of 2008.
    IndicatorHead = 0xE400,
    /// Its rows.
    IndicatorRow = 0xE480,
    /// Words that are a row here and a column there: 其他, 总计.
    Shared = 0xE500,
    /// A row of one edition that groups rows in another: 其他处理.
    Dual = 0xE580,
}

/// The first and last private-use character that can be a mark.
pub(crate) const MARKS: (char, char) = ('\u{E000}', '\u{E7FF}');

/// What a name means in one edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sense {
    /// Index of the edition.
    pub(crate) edition: usize,
    /// Index of the table in it.
    pub(crate) table: usize,
    /// Part of the table.
    pub(crate) role: Role,
}

/// The part a name plays in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A header label that is no column.
    Head,
    /// A label that groups rows.
    Group,
    /// A column of a block.
    Column { block: usize, column: usize },
    /// A row of a block.
    Row { block: usize, row: usize },
}
