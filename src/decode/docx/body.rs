//! The text of a document, element by element.

mod changes;
mod elements;
mod open;
mod runs;
mod tables;
mod text_boxes;

use super::damage::{Damage, Fault};
use super::fields::Fields;
use super::grid::Grid;
use super::labels::Labels;
use super::memo::Memo;
use super::names::Tag;
use super::notes::Texts;
use super::numbering::Numbering;
use super::page::Page;
use super::paragraph::Paragraph;
use super::properties::{CellProperties, ParagraphProperties, RunProperties};
use super::styles::Styles;
use super::xml::{Event, Xml};
use open::Open;

/// What the other parts say.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) comments: Texts,
    pub(super) footnotes: Texts,
    pub(super) endnotes: Texts,
}

/// The text of the body, or of one text box.
#[derive(Debug)]
struct Story {
    fields: Fields,
    /// Deletions around the place at hand.
    deletions: usize,
    deleted: String,
}

/// Properties that have been read.
#[derive(Debug, Default)]
struct Known<'a> {
    paragraphs: Memo<'a, ParagraphProperties>,
    runs: Memo<'a, RunProperties>,
    cells: Memo<'a, CellProperties>,
}

/// A body that is being read.
pub(super) struct Body<'a> {
    xml: Xml<'a>,
    known: Known<'a>,
    parts: &'a Parts,
    page: Page,
    labels: Labels,
    open: Vec<Open>,
    story: Story,
    /// Those of the texts around a text box.
    stories: Vec<Story>,
    paragraphs: Vec<Paragraph>,
    /// For the body, each text box and each cell: paragraphs whose mark is gone, to be joined with the next.
    carried: Vec<Option<Paragraph>>,
    tables: Vec<Grid>,
    /// Paragraphs met so far.
    count: u32,
    /// Whether the run at hand is hidden.
    is_hidden: bool,
    keeps_space: bool,
    keeps_contents: bool,
}

/// A body that has been read.
pub(super) struct Read {
    pub(super) page: Page,
    /// Whether a table of contents has hidden the text from its beginning on: its end was missing.
    pub(super) is_swallowed: bool,
}

impl<'a> Body<'a> {
    /// A body to be read from the document part. `keeps_contents` takes a table of contents for text.
    pub(super) fn new(xml: Xml<'a>, parts: &'a Parts, page: Page, keeps_contents: bool) -> Self {
        let fields = Fields::new(keeps_contents);
        Self {
            xml,
            known: Known::default(),
            parts,
            page,
            labels: Labels::default(),
            open: Vec::new(),
            story: Story { fields, deletions: 0, deleted: String::new() },
            stories: Vec::new(),
            paragraphs: Vec::new(),
            carried: vec![None],
            tables: Vec::new(),
            count: 0,
            is_hidden: false,
            keeps_space: false,
            keeps_contents,
        }
    }

    /// Reads all of it.
    ///
    /// # Errors
    /// [`Damage`] when the part is not sound, or no document.
    pub(super) fn read(mut self) -> Result<Read, Damage> {
        self.enter()?;
        loop {
            match self.xml.next()? {
                Event::Start(element) => self.start(&element)?,
                Event::Text(text) => self.text(&text),
                Event::End => match self.open.pop() {
                    Some(open) => self.end(open)?,
                    None => break,
                },
                Event::Eof => break,
            }
        }
        while !matches!(self.xml.next()?, Event::Eof) {}
        self.carry_no_more();
        Ok(Read { is_swallowed: self.story.fields.hide(), page: self.page })
    }

    /// Reads up to the beginning of the body.
    fn enter(&mut self) -> Result<(), Damage> {
        let mut is_document = false;
        loop {
            match self.xml.next()? {
                Event::Start(element) if element.tag == Tag::Document => {
                    is_document = true;
                    self.keeps_space = element.attribute("space").as_deref() == Some("preserve");
                }
                Event::Start(element) if is_document && element.tag == Tag::Body && !element.is_empty => return Ok(()),
                Event::Start(element) if is_document => self.xml.skip(&element)?,
                Event::Start(_) | Event::Eof => return Err(self.xml.damage(Fault::NotWord)),
                Event::End | Event::Text(_) => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        match self.open.last() {
            Some(Open::Text { .. }) if self.is_live() => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.push(text);
                }
            }
            Some(Open::Text { .. } | Open::DeletedText) if self.story.deletions > 0 => {
                self.story.deleted.push_str(text);
            }
            Some(Open::Instruction) => self.story.fields.instruct(text),
            _ => {}
        }
    }

    /// A sign that an element stands for.
    fn sign(&mut self, sign: &str) {
        let is_live = self.is_live();
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| is_live) {
            paragraph.text.push_str(sign);
        }
    }

    /// Whether text at this place is read by a person.
    fn is_live(&self) -> bool {
        self.story.deletions == 0 && !self.story.fields.hide() && !self.is_hidden && !self.page.is_muted()
    }

    /// Where the next text will stand in the paragraph at hand.
    fn at(&self) -> usize {
        self.paragraphs.last().map_or(0, |paragraph| paragraph.text.len())
    }
}
