//! Text boxes: paragraphs of their own, in front of the text that they hang on or behind it.

use super::{Body, Open, Story};
use crate::decode::docx::fields::Fields;

impl Body<'_> {
    pub(super) fn start_text_box(&mut self) -> Open {
        let is_muted = !self.is_live();
        let has_text = self.at() > 0 || self.carried.last().is_some_and(Option::is_some);
        let waits = !is_muted && has_text && self.page.wait();
        if is_muted {
            self.page.mute();
        }
        let story = Story { fields: Fields::new(self.keeps_contents), deletions: 0, deleted: String::new() };
        self.stories.push(std::mem::replace(&mut self.story, story));
        self.carried.push(None);
        Open::TextBox { was_hidden: std::mem::take(&mut self.is_hidden), is_muted, waits }
    }

    pub(super) fn end_text_box(&mut self, is_muted: bool, waits: bool) {
        self.carry_no_more();
        self.carried.pop();
        if let Some(story) = self.stories.pop() {
            self.story = story;
        }
        if is_muted {
            self.page.unmute();
        }
        if waits {
            self.page.wait_no_more();
        }
    }
}
