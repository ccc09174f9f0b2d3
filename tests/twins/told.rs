//! What the linter tells of a draft in one format, without what must differ between formats: spans,
//! places in words, marks of the format inside a quoted text.

use std::fmt::Write as _;
use std::sync::LazyLock;

use gouji::{Checked, Linter, Options, Place};

use crate::twin::Manuscript;
use crate::twin::as_docx::Numbers;

static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::new(&[]).expect("the built-in packs have no faults"));

/// A way to write a draft down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Markdown, a table for each caption.
    Markdown,
    /// Extracted text, tables as in the official form.
    Text,
    /// A web page that has nothing else, a table for each caption.
    Page,
    /// A page of a portal, tables as in the official form.
    Portal,
    /// A Word file with numbers typed, a table for each caption.
    Word,
    /// A Word file whose numbers are counted by Word, tables as in the official form.
    CountedWord,
}

/// The formats that are held against a plain page.
pub(crate) const FORMATS: [Format; 5] =
    [Format::Text, Format::Markdown, Format::Portal, Format::Word, Format::CountedWord];

impl Format {
    /// The draft in this format.
    pub(crate) fn write(self, draft: &Manuscript) -> Vec<u8> {
        match self {
            Self::Markdown => draft.markdown().into_bytes(),
            Self::Text => draft.official().text().into_bytes(),
            Self::Page => draft.page().into_bytes(),
            Self::Portal => draft.official().portal().into_bytes(),
            Self::Word => draft.word(Numbers::Typed),
            Self::CountedWord => draft.official().word(Numbers::Counted),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Markdown => "draft.md",
            Self::Text => "draft.txt",
            Self::Page | Self::Portal => "draft.html",
            Self::Word | Self::CountedWord => "draft.docx",
        }
    }
}

/// What was told: a line for the head, each finding and each equation.
pub(crate) struct Told(Vec<String>);

impl Told {
    /// Checks a draft in a format.
    pub(crate) fn of(format: Format, draft: &Manuscript) -> Self {
        let outcome = LINTER.check(&format.write(draft), format.name(), &Options::default());
        Self(outcome.verdict.map_or_else(|refusal| vec![format!("{refusal:?}")], |checked| lines(&checked)))
    }

    /// Codes of the findings.
    pub(crate) fn codes(&self) -> Vec<String> {
        let findings = self.0.iter().filter(|line| line.as_bytes().get(4) == Some(&b' '));
        findings.filter_map(|line| line.split(' ').next().map(str::to_owned)).collect()
    }

    /// Lines that only one of the two has, `-` those of this, `+` those of the other; lines in
    /// another order where that is all.
    pub(crate) fn difference(&self, other: &Self) -> Vec<(char, String)> {
        let only = |some: &Self, others: &Self| {
            let mut rest = others.0.clone();
            let mut only = some.0.clone();
            only.retain(|line| rest.iter().position(|own| own == line).map(|at| rest.swap_remove(at)).is_none());
            only
        };
        let gone = only(self, other).into_iter().map(|line| ('-', line));
        let new = only(other, self).into_iter().map(|line| ('+', line));
        let lines: Vec<_> = gone.chain(new).collect();
        let moved = self.0.iter().zip(&other.0).find(|(own, other)| own != other);
        match moved {
            Some((own, _)) if lines.is_empty() => vec![('~', own.clone())],
            _ => lines,
        }
    }
}

fn lines(checked: &Checked) -> Vec<String> {
    let head = (&checked.edition, checked.year, &checked.body, plain(&checked.title), &checked.period);
    let findings = checked.findings.iter().map(|finding| {
        let mut line =
            format!("{} {} {} {}", finding.code, finding.level.name(), place(&finding.primary), finding.message);
        finding.related.iter().for_each(|related| write!(line, " | {}", place(related)).unwrap());
        line + " | " + &finding.notes.join(" ") + &finding.help
    });
    let ledger = checked.ledger.iter().map(|entry| format!("{entry:?}"));
    std::iter::once(format!("{head:?}")).chain(findings).chain(ledger).collect()
}

fn place(place: &Place) -> String {
    let cell =
        place.cell.as_ref().map_or_else(String::new, |cell| format!("{}.{}.{}", cell.table, cell.row, cell.column));
    format!("{cell}「{}」{}", plain(&place.text), place.message)
}

/// Text without tags, marks of Markdown, bars between cells and white space.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            '|' | '*' | '#' => {}
            c if in_tag || c.is_whitespace() => {}
            c => plain.push(c),
        }
    }
    plain
}
