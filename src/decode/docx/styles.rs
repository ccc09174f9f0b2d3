//! What styles say of numbers and of hidden text; nothing else of them is read.

use std::collections::HashMap;

use super::damage::Damage;
use super::names::Tag;
use super::package::Part;
use super::properties::{NumberProperties, ParagraphProperties, RunProperties};
use super::xml::{Element, Event, Xml};

/// Styles that rest on one another are followed this far: they may go in a circle.
const LONGEST_CHAIN: usize = 24;

/// The styles of a file, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// Whether any style hides text.
    hides: bool,
    /// Whether any style numbers paragraphs.
    pub(super) numbers: bool,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    number: NumberProperties,
    is_hidden: Option<bool>,
}

impl Styles {
    /// Reads the part, unless nothing in it counts.
    ///
    /// # Errors
    /// [`Damage`] when the part is not sound.
    pub(super) fn read(part: Option<&Part>) -> Result<Self, Damage> {
        let mut styles = Self::default();
        let counts = |text: &str| {
            let has = |name: &str| memchr::memmem::find(text.as_bytes(), name.as_bytes()).is_some();
            has("numPr") || has("anish")
        };
        let Some(part) = part.filter(|part| counts(&part.text)) else { return Ok(styles) };
        let mut xml = Xml::new(&part.text, &part.name);
        loop {
            match xml.next()? {
                Event::Start(element) if element.tag == Tag::Style => styles.style(&mut xml, &element)?,
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    fn style(&mut self, xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(), Damage> {
        let id = element.attribute("styleId").unwrap_or_default().into_owned();
        let is_default = matches!(element.attribute("default").as_deref(), Some("1" | "true" | "on"));
        if is_default && element.attribute("type").as_deref() == Some("paragraph") {
            self.default = Some(id.clone());
        }
        let mut style = Style::default();
        xml.children(element, |xml, child| {
            match child.tag {
                Tag::BasedOn => style.based_on = child.value().map(Into::into),
                Tag::ParagraphProperties => style.number = ParagraphProperties::read(xml, child)?.number,
                Tag::RunProperties => style.is_hidden = RunProperties::read(xml, child)?.is_hidden,
                _ => {}
            }
            Ok(())
        })?;
        self.hides |= style.is_hidden == Some(true);
        self.numbers |= style.number.list.is_some();
        self.by_id.insert(id, style);
        Ok(())
    }

    /// The style of a paragraph with its bases, the nearest first.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let first = id.or(self.default.as_deref());
        let entry = |id: &'s str| self.by_id.get_key_value(id).map(|(id, style)| (id.as_str(), style));
        let next = move |(_, style): &(&'s str, &'s Style)| style.based_on.as_deref().and_then(entry);
        std::iter::successors(first.and_then(entry), next).take(LONGEST_CHAIN)
    }

    /// The list and the level that the style of a paragraph gives it.
    pub(super) fn number(&self, id: Option<&str>) -> NumberProperties {
        let mut found = NumberProperties::default();
        for (_, style) in self.chain(id).filter(|_| self.numbers) {
            found.level = found.level.or(style.number.level);
            found.list = found.list.or(style.number.list);
        }
        found
    }

    /// The ids of a style and its bases.
    pub(super) fn ids<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s str> {
        self.chain(id).map(|(id, _)| id)
    }

    /// Whether a paragraph of a style is hidden.
    pub(super) fn hides_paragraph(&self, id: Option<&str>) -> bool {
        self.hides && self.hidden(id)
    }

    /// Whether a run is hidden by its style, which turns about what that of the paragraph says.
    pub(super) fn hides_run(&self, in_hidden: bool, id: Option<&str>) -> bool {
        in_hidden ^ (self.hides && id.is_some() && self.hidden(id))
    }

    fn hidden(&self, id: Option<&str>) -> bool {
        self.chain(id).find_map(|(_, style)| style.is_hidden).unwrap_or(false)
    }
}
