//! What has been read, on its way to the blocks: what is muted is left out, and the lines of a text
//! box wait for the end of the paragraph that they hang on.

use super::paragraph::{Note, Paragraph};
use crate::decode::blocks::Blocks;
use crate::document::{Aside, Document};
use crate::span::Span;

/// Everything that comes of a file.
#[derive(Debug)]
pub(super) struct Page {
    blocks: Blocks,
    /// Deleted rows and cells around the place at hand, and covered cells, whose text does not count.
    muted: usize,
    is_waiting: bool,
    waiting: Vec<Act>,
    /// Notes with their places as [`Blocks::written`] counts.
    notes: Vec<Note>,
    /// The most bytes of text.
    limit: usize,
}

/// A piece of the structure.
#[derive(Debug)]
pub(super) enum Act {
    StartTable,
    EndTable,
    /// A row that leaves so many columns free before its first cell.
    StartRow(usize),
    EndRow,
    /// A cell that takes so many columns.
    StartCell(usize),
    EndCell,
    /// So many columns that a cell above covers.
    Covered(usize),
    /// So many columns more for the cell to the left.
    Widen(usize),
    Line(Paragraph),
}

impl Page {
    /// Room for about `bytes` of text, and for `limit` at most.
    pub(super) fn new(bytes: usize, limit: usize) -> Self {
        Self {
            blocks: Blocks::with_capacity(bytes),
            muted: 0,
            is_waiting: false,
            waiting: Vec::new(),
            notes: Vec::new(),
            limit,
        }
    }

    pub(super) fn mute(&mut self) {
        self.muted += 1;
    }

    pub(super) fn unmute(&mut self) {
        self.muted = self.muted.saturating_sub(1);
    }

    pub(super) fn is_muted(&self) -> bool {
        self.muted > 0
    }

    /// The limit of the text, where there is more of it.
    pub(super) fn limit_passed(&self) -> Option<usize> {
        (self.blocks.written() > self.limit).then_some(self.limit)
    }

    /// Lets what follows wait; says whether it did not already.
    pub(super) fn wait(&mut self) -> bool {
        !std::mem::replace(&mut self.is_waiting, true)
    }

    /// What follows does not wait any more; what has waited still does.
    pub(super) fn wait_no_more(&mut self) {
        self.is_waiting = false;
    }

    /// Writes what has waited.
    pub(super) fn catch_up(&mut self) {
        if !self.is_waiting && !self.waiting.is_empty() {
            for act in std::mem::take(&mut self.waiting) {
                self.write(act);
            }
        }
    }

    /// Takes in a piece of the structure.
    pub(super) fn act(&mut self, act: Act) {
        match self.muted {
            0 if self.is_waiting => self.waiting.push(act),
            0 => self.write(act),
            _ => {}
        }
    }

    fn write(&mut self, act: Act) {
        match act {
            Act::StartTable => self.blocks.start_table(0),
            Act::EndTable => self.blocks.end_table(0),
            Act::StartRow(before) => {
                self.blocks.start_row(0);
                if before > 0 {
                    self.blocks.covered_cell(before, 0);
                }
            }
            Act::EndRow => self.blocks.end_row(0),
            Act::StartCell(columns) => self.blocks.start_cell(columns, 1, 0),
            Act::EndCell => self.blocks.end_cell(0),
            Act::Covered(columns) => self.blocks.covered_cell(columns, 0),
            Act::Widen(columns) => self.blocks.widen_cell(columns),
            Act::Line(paragraph) => self.paragraph(&paragraph),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.blocks.start_paragraph(paragraph.number);
        let mut notes = paragraph.notes.iter().peekable();
        let mut start = 0;
        for line in paragraph.text.split('\n') {
            let (end, base) = (start + line.len(), self.blocks.written());
            while let Some(note) = notes.next_if(|note| note.start <= end) {
                let at = |place: usize| base + place.clamp(start, end) - start;
                self.notes.push(Note { start: at(note.start), end: at(note.end), ..note.clone() });
            }
            self.blocks.copy(line, base);
            self.blocks.end_line(0);
            start = end + 1;
        }
    }

    /// The text that is shown, and the document.
    pub(super) fn finish(self) -> (String, Document) {
        let (shown, document, written) = self.blocks.into_shown();
        let aside = |note: Note| Aside {
            kind: note.kind,
            span: written.to_derived(Span::new(note.start, note.end)),
            text: note.text,
        };
        let asides = self.notes.into_iter().map(aside).collect();
        (shown, document.with_asides(asides))
    }
}
