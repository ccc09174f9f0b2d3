//! What each element begins and ends.

use super::{Body, Open};
use crate::decode::docx::damage::{Damage, Fault};
use crate::decode::docx::names::Tag;
use crate::decode::docx::properties::{CellProperties, RowProperties};
use crate::decode::docx::symbol;
use crate::decode::docx::xml::Element;
use crate::document::{AsideKind, PICTURE};

impl Body<'_> {
    pub(super) fn start(&mut self, element: &Element<'_>) -> Result<(), Damage> {
        let open = match element.tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Run => Open::Run { was_hidden: self.is_hidden, is_struck: false },
            Tag::Text => self.start_text(element),
            Tag::Table => self.start_table(),
            Tag::Row => self.start_row(),
            Tag::Cell => self.start_cell(),
            Tag::TextBox => self.start_text_box(),
            Tag::DeletedText => Open::DeletedText,
            Tag::Instruction => Open::Instruction,
            Tag::Insertion | Tag::MoveTo => Open::Insertion { start: self.at() },
            Tag::Deletion | Tag::MoveFrom => self.start_deletion(),
            Tag::SimpleField => self.start_simple_field(element),
            _ => return self.single(element),
        };
        if element.is_empty {
            self.end(open)
        } else {
            self.open.push(open);
            Ok(())
        }
    }

    /// An element that is read as a whole, or that leaves no trace.
    fn single(&mut self, element: &Element<'_>) -> Result<(), Damage> {
        match element.tag {
            Tag::ParagraphProperties => return self.paragraph_properties(element),
            Tag::RunProperties => return self.run_properties(element),
            Tag::RowProperties => {
                let row = RowProperties::read(&mut self.xml, element)?;
                if let Some(table) = self.tables.last_mut() {
                    table.set_row(row);
                }
                return Ok(());
            }
            Tag::CellProperties => {
                let cell = self.known.cells.read(&mut self.xml, element, CellProperties::read)?;
                if let Some(table) = self.tables.last_mut() {
                    table.set_cell(cell);
                }
                return Ok(());
            }
            tag if tag.is_layout() => return self.xml.skip(element),
            Tag::Chunk | Tag::SubDocument => return Err(self.xml.damage(Fault::Embedded(self.xml.position()))),
            Tag::Tab | Tag::PositionedTab => self.sign(" "),
            Tag::Break | Tag::Return => self.sign("\n"),
            Tag::Hyphen => self.sign("-"),
            Tag::Symbol => self.sign(symbol::of(element).encode_utf8(&mut [0; 4])),
            Tag::Picture => self.sign(PICTURE.encode_utf8(&mut [0; 4])),
            Tag::FieldMark => self.field_mark(element),
            Tag::CommentReference => self.remark(AsideKind::Comment, element, &self.parts.comments),
            Tag::FootnoteReference => self.remark(AsideKind::Footnote, element, &self.parts.footnotes),
            Tag::EndnoteReference => self.remark(AsideKind::Endnote, element, &self.parts.endnotes),
            _ => {}
        }
        if !element.is_empty {
            self.open.push(Open::Other);
        }
        Ok(())
    }

    pub(super) fn end(&mut self, open: Open) -> Result<(), Damage> {
        match open {
            Open::Paragraph { was_hidden } => return self.end_paragraph(was_hidden),
            Open::Run { was_hidden, is_struck } => {
                self.is_hidden = was_hidden;
                if is_struck {
                    self.end_strike();
                }
            }
            Open::Text { start, keeps_space } if !keeps_space => self.trim(start),
            Open::Insertion { start } => self.end_insertion(start),
            Open::Deletion => self.end_deletion(),
            Open::SimpleField { around } => self.story.fields.end_down_to(around),
            Open::Table => self.end_table(),
            Open::Row => self.end_row(),
            Open::Cell => self.end_cell(),
            Open::TextBox { was_hidden, is_muted, waits } => {
                self.end_text_box(is_muted, waits);
                self.is_hidden = was_hidden;
            }
            Open::Other | Open::Text { .. } | Open::DeletedText | Open::Instruction => {}
        }
        Ok(())
    }
}
