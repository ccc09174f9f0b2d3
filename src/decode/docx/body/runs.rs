//! Paragraphs and what runs in them: properties, text, fields.

use super::{Body, Open};
use crate::decode::docx::damage::{Damage, Fault};
use crate::decode::docx::page::Act;
use crate::decode::docx::paragraph::Paragraph;
use crate::decode::docx::properties::{ParagraphProperties, Revision, RunProperties};
use crate::decode::docx::xml::Element;
use crate::document::AsideKind;

impl Body<'_> {
    pub(super) fn start_paragraph(&mut self) -> Open {
        self.open_cell();
        self.count += 1;
        self.paragraphs.push(Paragraph { number: self.count, ..Paragraph::default() });
        let was_hidden = std::mem::replace(&mut self.is_hidden, self.parts.styles.hides_paragraph(None));
        Open::Paragraph { was_hidden }
    }

    pub(super) fn paragraph_properties(&mut self, element: &Element<'_>) -> Result<(), Damage> {
        if !matches!(self.open.last(), Some(Open::Paragraph { .. })) {
            return self.xml.skip(element);
        }
        let properties = self.known.paragraphs.read(&mut self.xml, element, ParagraphProperties::read)?;
        self.is_hidden = self.parts.styles.hides_paragraph(properties.style.as_deref());
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.properties = properties;
        }
        Ok(())
    }

    pub(super) fn run_properties(&mut self, element: &Element<'_>) -> Result<(), Damage> {
        let Some(Open::Run { .. }) = self.open.last() else {
            return self.xml.skip(element);
        };
        let properties = self.known.runs.read(&mut self.xml, element, RunProperties::read)?;
        let by_style = self.parts.styles.hides_run(self.is_hidden, properties.style.as_deref());
        self.is_hidden = properties.is_hidden.unwrap_or(by_style);
        if let Some(Open::Run { is_struck, .. }) = self.open.last_mut().filter(|_| properties.is_struck) {
            *is_struck = true;
            self.start_deletion();
        }
        Ok(())
    }

    pub(super) fn start_text(&self, element: &Element<'_>) -> Open {
        let keeps_space = self.keeps_space || element.attribute("space").as_deref() == Some("preserve");
        Open::Text { start: self.at(), keeps_space }
    }

    /// Takes white space off the ends of the text from `start` on: without `xml:space` it is only
    /// how the file is laid out.
    pub(super) fn trim(&mut self, start: usize) {
        let is_layout = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
        let Some(text) = self.paragraphs.last_mut().map(|paragraph| &mut paragraph.text) else { return };
        let added = text.get(start..).unwrap_or_default();
        if added.starts_with(is_layout) || added.ends_with(is_layout) {
            let trimmed = added.trim_matches(is_layout).to_owned();
            text.truncate(start);
            text.push_str(&trimmed);
        }
    }

    pub(super) fn field_mark(&mut self, element: &Element<'_>) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.story.fields.begin(),
            Some("separate") => self.story.fields.separate(),
            Some("end") => self.story.fields.end(),
            _ => {}
        }
    }

    pub(super) fn start_simple_field(&mut self, element: &Element<'_>) -> Open {
        let around = self.story.fields.count();
        self.story.fields.begin();
        self.story.fields.instruct(&element.attribute("instr").unwrap_or_default());
        self.story.fields.separate();
        Open::SimpleField { around }
    }

    pub(super) fn end_paragraph(&mut self, was_hidden: bool) -> Result<(), Damage> {
        self.is_hidden = was_hidden;
        let in_contents = self.story.fields.hide();
        self.story.fields.end_paragraph();
        let Some(mut paragraph) = self.paragraphs.pop() else { return Ok(()) };
        let mark = &paragraph.properties.mark;
        let (revision, is_hidden) = (mark.revision, mark.is_hidden == Some(true));
        let end = paragraph.text.len();
        match revision {
            Some(Revision::Inserted) => paragraph.note(AsideKind::Insertion, end, ""),
            Some(Revision::Deleted) => paragraph.note(AsideKind::Deletion, end, ""),
            None => {}
        }
        if let Some(carried) = self.carried.last_mut().and_then(Option::take) {
            paragraph = carried.joined(paragraph);
        }
        let is_joined = revision == Some(Revision::Deleted) || is_hidden;
        let is_left_out = in_contents && paragraph.text.is_empty();
        if let Some(carried) = self.carried.last_mut().filter(|_| is_joined) {
            *carried = Some(paragraph);
        } else if !is_left_out {
            self.line(paragraph);
        }
        self.page.catch_up();
        match self.page.limit_passed() {
            Some(limit) => Err(self.xml.damage(Fault::TooLarge(limit))),
            None => Ok(()),
        }
    }

    /// Writes a paragraph with its automatic number.
    fn line(&mut self, mut paragraph: Paragraph) {
        if self.page.is_muted() {
            return;
        }
        let parts = self.parts;
        let properties = &paragraph.properties;
        let place = parts.numbering.place(properties.number, properties.style.as_deref(), &parts.styles);
        if let Some(label) = place.and_then(|place| self.labels.next(&parts.numbering, place)) {
            paragraph.label(&label);
        }
        self.page.act(Act::Line(paragraph));
    }

    /// Writes a paragraph whose mark is gone, but that has no next to be joined with.
    pub(super) fn carry_no_more(&mut self) {
        let carried = self.carried.last_mut().and_then(Option::take);
        if let Some(paragraph) = carried.filter(|paragraph| !paragraph.text.is_empty() || !paragraph.notes.is_empty()) {
            if paragraph.text.trim().is_empty() {
                self.page.act(Act::Line(paragraph));
            } else {
                self.line(paragraph);
            }
        }
    }
}
