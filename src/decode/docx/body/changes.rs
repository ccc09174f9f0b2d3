//! Tracked changes and remarks: what hangs on the text, or was struck out of it.

use super::{Body, Open};
use crate::decode::docx::notes::Texts;
use crate::decode::docx::xml::Element;
use crate::document::AsideKind;

impl Body<'_> {
    pub(super) fn start_deletion(&mut self) -> Open {
        self.story.deletions += 1;
        Open::Deletion
    }

    pub(super) fn end_deletion(&mut self) {
        self.story.deletions = self.story.deletions.saturating_sub(1);
        if self.story.deletions == 0 {
            let deleted = std::mem::take(&mut self.story.deleted);
            self.change(AsideKind::Deletion, self.at(), &deleted);
        }
    }

    /// Text with a line through it is meant to be gone; spaces with one say nothing.
    pub(super) fn end_strike(&mut self) {
        if self.story.deletions == 1 && self.story.deleted.trim().is_empty() {
            self.story.deletions = 0;
            self.story.deleted.clear();
        } else {
            self.end_deletion();
        }
    }

    /// Notes text that was put in from `start` on.
    pub(super) fn end_insertion(&mut self, start: usize) {
        if self.at() > start {
            self.change(AsideKind::Insertion, start, "");
        }
    }

    fn change(&mut self, kind: AsideKind, start: usize, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.note(kind, start, text);
        }
    }

    /// Notes a comment, a footnote or an endnote where it hangs on the text.
    pub(super) fn remark(&mut self, kind: AsideKind, element: &Element<'_>, texts: &Texts) {
        let text = element.attribute("id").and_then(|id| texts.get(id.as_ref())).map_or("", String::as_str);
        let at = self.at();
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.note(kind, at, text);
        }
    }
}
