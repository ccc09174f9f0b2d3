//! What kept a file from being checked.

/// Why a file was not checked, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileError {
    /// What programs know it by.
    pub kind: FileErrorKind,
    /// For a person.
    pub message: String,
}

/// Why a file was not checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileErrorKind {
    /// There is no such file or folder.
    NotFound,
    /// Nobody gave leave to read it.
    Permission,
    /// The system could not read it for another reason.
    Io,
    /// A folder without drafts.
    NoDrafts,
    /// A link to a folder, which is not followed.
    LinkedFolder,
    /// Findings that gouji wrote.
    OwnPage,
    /// A text that is no annual report on the disclosure of government information.
    NotReport,
    /// There is nothing in it.
    Empty,
    /// Neither a text nor a file of a known kind.
    Binary,
    /// A file of a kind that is not read.
    Unsupported,
    /// A Word file that is damaged.
    Damaged,
    /// Larger than is read.
    TooLarge,
    /// A text whose charset cannot be told.
    Charset,
    /// A fault of gouji itself.
    Internal,
}

impl FileErrorKind {
    /// The stable key of the outputs for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Permission => "permission",
            Self::Io => "io",
            Self::NoDrafts => "no-drafts",
            Self::LinkedFolder => "linked-folder",
            Self::OwnPage => "own-page",
            Self::NotReport => "not-report",
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::Unsupported => "unsupported",
            Self::Damaged => "damaged",
            Self::TooLarge => "too-large",
            Self::Charset => "charset",
            Self::Internal => "internal",
        }
    }

    /// Whether it speaks of a folder instead of a file.
    pub(super) fn is_of_a_folder(self) -> bool {
        matches!(self, Self::NoDrafts | Self::LinkedFolder)
    }

    /// Whether it is no failure in a folder: that may hold other texts, or nothing yet.
    pub(super) fn is_passed_over(self) -> bool {
        self.is_of_a_folder() || matches!(self, Self::NotReport | Self::Empty | Self::OwnPage)
    }
}
