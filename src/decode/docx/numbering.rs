//! Definitions of automatic numbers: lists, the definitions they share, and their levels.

use std::collections::HashMap;

use super::damage::Damage;
use super::names::Tag;
use super::package::Part;
use super::properties::NumberProperties;
use super::styles::Styles;
use super::xml::{Element, Event, Xml};

/// Levels of a list.
pub(super) const LEVELS: usize = 9;

/// Signs of the text of a level that are kept; Word itself keeps 31.
const LONGEST_TEXT: usize = 64;

/// The lists of a file.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: Vec<Definition>,
    /// Places of the definitions by their ids.
    by_id: HashMap<i64, usize>,
    lists: HashMap<i64, List>,
}

/// What lists share: paragraphs of lists with the same definition are counted on together.
#[derive(Debug, Default)]
struct Definition {
    levels: [Level; LEVELS],
    /// The numbering style in which the levels are to be found instead.
    style_link: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    definition: i64,
    overrides: [Override; LEVELS],
}

#[derive(Debug, Default)]
struct Override {
    start: Option<u32>,
    level: Option<Level>,
}

/// A level of a list.
#[derive(Debug, Clone)]
pub(super) struct Level {
    pub(super) start: u32,
    /// Name of the format of its numbers, as `chineseCounting`.
    pub(super) format: String,
    /// Digits that numbers are filled up to.
    pub(super) width: usize,
    /// `（%2）`: the numbers of the levels in the text around them.
    pub(super) text: String,
    /// The level from one that makes it begin anew; zero for none, absent for any above.
    pub(super) restart: Option<usize>,
    /// Whether all numbers are written in figures.
    pub(super) is_legal: bool,
    /// Whether nothing stands between the number and the text.
    pub(super) is_joined: bool,
    /// The style whose paragraphs are on this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            format: "decimal".to_owned(),
            width: 0,
            text: String::new(),
            restart: None,
            is_legal: false,
            is_joined: false,
            style: None,
        }
    }
}

/// The place of a paragraph in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) list: i64,
    /// Place of the definition among those of the file.
    pub(super) definition: usize,
    /// From zero.
    pub(super) level: usize,
}

impl Numbering {
    /// Reads the part.
    ///
    /// # Errors
    /// [`Damage`] when the part is not sound.
    pub(super) fn read(part: Option<&Part>) -> Result<Self, Damage> {
        let mut numbering = Self::default();
        let Some(part) = part else { return Ok(numbering) };
        let mut xml = Xml::new(&part.text, &part.name);
        loop {
            match xml.next()? {
                Event::Start(element) if element.tag == Tag::AbstractNumber => {
                    let id = element.attribute("abstractNumId").and_then(|id| id.trim().parse().ok());
                    numbering.by_id.extend(id.map(|id| (id, numbering.definitions.len())));
                    numbering.definitions.push(definition(&mut xml, &element)?);
                }
                Event::Start(element) if element.tag == Tag::Number => {
                    let id = element.attribute("numId").and_then(|id| id.trim().parse().ok());
                    let list = list(&mut xml, &element)?;
                    numbering.lists.extend(id.map(|id| (id, list)));
                }
                Event::Eof => return Ok(numbering),
                _ => {}
            }
        }
    }

    /// The place of a paragraph by its own properties and those of its style; none when it has no number.
    pub(super) fn place(&self, own: NumberProperties, style: Option<&str>, styles: &Styles) -> Option<Place> {
        if self.lists.is_empty() {
            return None;
        }
        let of_style = styles.number(style);
        let list = own.list.or(of_style.list)?;
        let definition = self.definition(list, styles)?;
        let linked = || {
            let levels = &self.definitions.get(definition)?.levels;
            let of = |id: &str| levels.iter().position(|level| level.style.as_deref() == Some(id));
            styles.ids(style).find_map(of)
        };
        let from_style = if own.list.is_none() { linked() } else { None };
        let level = own.level.or(from_style).or(of_style.level).unwrap_or(0);
        (level < LEVELS).then_some(Place { list, definition, level })
    }

    /// The definition of a list, over the numbering style that it may name.
    fn definition(&self, list: i64, styles: &Styles) -> Option<usize> {
        let index = |list: i64| self.by_id.get(&self.lists.get(&list)?.definition).copied();
        let first = index(list)?;
        let link = self.definitions.get(first)?.style_link.as_deref();
        let linked = link.and_then(|style| index(styles.number(Some(style)).list?));
        Some(linked.unwrap_or(first))
    }

    /// A level as a list has it.
    pub(super) fn level(&self, place: Place, level: usize) -> Option<&Level> {
        let replaced = self.replaced(place, level).and_then(|replaced| replaced.level.as_ref());
        replaced.or_else(|| self.definitions.get(place.definition)?.levels.get(level))
    }

    /// The number at which a list begins a level anew, if it says so itself.
    pub(super) fn start(&self, place: Place, level: usize) -> Option<u32> {
        self.replaced(place, level)?.start
    }

    fn replaced(&self, place: Place, level: usize) -> Option<&Override> {
        self.lists.get(&place.list)?.overrides.get(level)
    }
}

fn definition(xml: &mut Xml<'_>, element: &Element<'_>) -> Result<Definition, Damage> {
    let mut definition = Definition::default();
    xml.children(element, |xml, child| {
        match child.tag {
            Tag::NumberStyleLink => definition.style_link = child.value().map(Into::into),
            Tag::Level => {
                let (index, level) = level(xml, child)?;
                if let Some(slot) = index.and_then(|index| definition.levels.get_mut(index)) {
                    *slot = level;
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(definition)
}

fn list(xml: &mut Xml<'_>, element: &Element<'_>) -> Result<List, Damage> {
    let mut list = List { definition: -1, ..List::default() };
    xml.children(element, |xml, child| {
        match child.tag {
            Tag::AbstractNumberId => list.definition = child.number().unwrap_or(-1),
            Tag::LevelOverride => {
                let mut replaced = Override::default();
                xml.children(child, |xml, child| {
                    match child.tag {
                        Tag::StartOverride => replaced.start = child.number(),
                        Tag::Level => replaced.level = Some(level(xml, child)?.1),
                        _ => {}
                    }
                    Ok(())
                })?;
                if let Some(slot) = index(child).and_then(|index| list.overrides.get_mut(index)) {
                    *slot = replaced;
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(list)
}

fn index(element: &Element<'_>) -> Option<usize> {
    element.attribute("ilvl")?.trim().parse().ok()
}

fn level(xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(Option<usize>, Level), Damage> {
    let mut level = Level::default();
    xml.children(element, |_, child| {
        match child.tag {
            Tag::Start => level.start = child.number().unwrap_or(0),
            Tag::NumberFormat => {
                level.format = child.value().unwrap_or_default().into_owned();
                // `001, 002, 003, ...`
                let shape = child.attribute("format").filter(|_| level.format == "custom");
                level.width = shape.map_or(0, |shape| shape.chars().take_while(char::is_ascii_digit).count()).min(8);
            }
            Tag::LevelText => level.text = child.value().unwrap_or_default().chars().take(LONGEST_TEXT).collect(),
            Tag::LevelRestart => level.restart = child.number(),
            Tag::IsLegal => level.is_legal = child.is_on(),
            Tag::Suffix => level.is_joined = child.value().as_deref() == Some("nothing"),
            Tag::ParagraphStyle => level.style = child.value().map(Into::into),
            _ => {}
        }
        Ok(())
    })?;
    Ok((index(element), level))
}
