//! An open draft: its text as the editor has it, and what is known of it.

use std::cell::OnceCell;

use gen_lsp_types::{Range, TextDocumentItem};
use serde::Deserialize;

use super::ground::Standing;
use super::study::Study;
use super::text::{Encoding, Text};
use crate::decode::Format;
use crate::lint::{Checked, Options};
use crate::render;
use crate::span::Span;

/// One edit: in a range, or the whole text anew.
///
/// The types of the protocol would take an edit whose range cannot be read for a whole text.
#[derive(Debug, Deserialize)]
pub(super) struct Change {
    range: Option<Range>,
    text: String,
}

/// A draft that an editor has open.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) format: Format,
    pub(super) version: i32,
    pub(super) text: Text,
    pub(super) standing: Standing,
    /// Whether it has been said where it stands.
    pub(super) is_placed: bool,
    /// Whether an edit was lost, so that the text here is not the editor's until a whole one comes.
    pub(super) is_adrift: bool,
    /// Whether its diagnostics are yet to be published.
    pub(super) is_due: bool,
    checked: OnceCell<Option<Checked>>,
    study: OnceCell<Option<Study>>,
}

/// What became of the edits of a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edited {
    /// They were made.
    Made,
    /// They are older than the text.
    Old,
    /// They cannot be made, since an edit before them is missing.
    Adrift,
}

impl Draft {
    /// The draft, if it is written in a language that is read.
    pub(super) fn open(item: TextDocumentItem, encoding: Encoding, standing: Standing) -> Option<Self> {
        let language = String::from(item.language_id).to_ascii_lowercase();
        let path = item.uri.0.split(['?', '#']).next().unwrap_or_default();
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
        Some(Self {
            format: format(&language, &extension)?,
            version: item.version,
            text: Text::new(item.text, encoding),
            standing,
            is_placed: false,
            is_adrift: false,
            is_due: true,
            checked: OnceCell::new(),
            study: OnceCell::new(),
        })
    }

    /// Makes edits in their order, each in the text that the one before it has left.
    pub(super) fn edit(&mut self, version: i32, changes: Vec<Change>) -> Edited {
        let is_whole = changes.iter().any(|change| change.range.is_none());
        if version <= self.version {
            // A whole text that is older than this one tells nothing new; an older edit is missing from it.
            self.is_adrift |= !is_whole;
            self.is_due |= !is_whole;
            return if is_whole { Edited::Old } else { Edited::Adrift };
        }
        self.version = version;
        if self.is_adrift && !is_whole {
            return Edited::Adrift;
        }
        for change in changes {
            match change.range {
                Some(range) => self.text.replace(range, &change.text),
                None => {
                    self.text = Text::new(change.text, self.text.encoding());
                    self.is_adrift = false;
                }
            }
        }
        self.forget();
        Edited::Made
    }

    /// Lets it be checked anew.
    pub(super) fn forget(&mut self) {
        self.checked.take();
        self.study.take();
        self.is_due = true;
    }

    /// Sets where it stands.
    pub(super) fn stand(&mut self, standing: Standing) {
        self.standing = standing;
        self.is_placed = true;
        self.forget();
    }

    /// The report; none where the text is none or is not the editor's, and where the configuration leaves the draft out.
    pub(super) fn checked(&self, options: &Options) -> Option<&Checked> {
        if self.is_adrift {
            return None;
        }
        let check = || {
            let mut checked = self.check(self.text.as_str().as_bytes(), options)?;
            self.standing.ground.linter.cut(&mut checked, options);
            Some(checked)
        };
        self.checked.get_or_init(check).as_ref()
    }

    /// The report with all of its findings, if its bytes were these.
    pub(super) fn check(&self, bytes: &[u8], options: &Options) -> Option<Checked> {
        let Standing { ground, path, known_as } = &self.standing;
        if ground.config.excludes(path) || render::is_own_page(bytes) {
            return None;
        }
        let outcome = ground.linter.check(bytes, self.name(), options);
        let text = bytes.strip_prefix(MARK.encode_utf8(&mut [0; 3]).as_bytes()).unwrap_or(bytes);
        outcome.source.filter(|source| source.text().as_bytes() == text)?;
        let mut checked = outcome.verdict.ok()?;
        if let Some(baseline) = &ground.baseline {
            baseline.mark(known_as, &mut checked.findings);
            checked.put_aside();
        }
        Some(checked)
    }

    /// Its parts, cells and equations; none where it is no report.
    pub(super) fn study(&self, options: &Options) -> Option<&Study> {
        let checked = self.checked(options)?;
        let linter = &self.standing.ground.linter;
        let study = || Study::of(self.text.as_str(), self.name(), linter, checked, options);
        self.study.get_or_init(study).as_ref()
    }

    /// The range of a span of the source, which has no byte order mark.
    pub(super) fn range(&self, span: Span) -> Range {
        let mark = self.mark();
        self.text.range(Span { start: span.start + mark, end: span.end + mark })
    }

    /// The span of the source that an editor means.
    pub(super) fn span(&self, range: Range) -> Span {
        let (span, mark) = (self.text.span(range), self.mark());
        Span { start: span.start.saturating_sub(mark), end: span.end.saturating_sub(mark) }
    }

    /// The text without a byte order mark, to which spans refer.
    pub(super) fn without_mark(&self) -> &str {
        let text = self.text.as_str();
        text.strip_prefix(MARK).unwrap_or(text)
    }

    fn mark(&self) -> u32 {
        let mark = self.text.as_str().len() - self.without_mark().len();
        u32::try_from(mark).unwrap_or_default()
    }

    /// A file name that tells the format.
    fn name(&self) -> &'static str {
        match self.format {
            Format::Markdown => "draft.md",
            Format::Html => "draft.html",
            Format::Text | Format::Docx => "draft.txt",
        }
    }
}

/// The byte order mark, which decoding takes off.
const MARK: char = '\u{FEFF}';

/// By the language that the editor names, else by the name of the file.
fn format(language: &str, extension: &str) -> Option<Format> {
    match language {
        "plaintext" | "plain text" | "text" | "txt" => Some(Format::Text),
        "markdown" | "md" => Some(Format::Markdown),
        "html" | "xhtml" => Some(Format::Html),
        _ => match extension {
            "txt" | "text" => Some(Format::Text),
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" | "shtml" | "xhtml" => Some(Format::Html),
            _ => None,
        },
    }
}
