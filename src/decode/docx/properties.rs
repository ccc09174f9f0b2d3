//! The properties of paragraphs, runs, rows and cells that bear on what a person reads.
//!
//! What they were before a tracked change (`pPrChange` and its like) is read over.

use super::damage::Damage;
use super::names::Tag;
use super::xml::{Element, Xml};

/// How a revision stands to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Revision {
    Inserted,
    Deleted,
}

/// A list and a level of it, from zero, as far as they are given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct NumberProperties {
    pub(super) list: Option<i64>,
    pub(super) level: Option<usize>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphProperties {
    pub(super) style: Option<String>,
    pub(super) number: NumberProperties,
    /// Those of the mark that ends the paragraph.
    pub(super) mark: RunProperties,
}

#[derive(Debug, Clone, Default)]
pub(super) struct RunProperties {
    pub(super) style: Option<String>,
    pub(super) is_hidden: Option<bool>,
    /// Whether a line is drawn through the text.
    pub(super) is_struck: bool,
    pub(super) revision: Option<Revision>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct RowProperties {
    /// Columns of the grid left free before the first cell.
    pub(super) before: usize,
    pub(super) revision: Option<Revision>,
}

/// How a cell is joined with its neighbour, above or to the left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Merge {
    #[default]
    None,
    Restart,
    Continue,
}

#[derive(Debug, Clone, Default)]
pub(super) struct CellProperties {
    /// Columns of the grid that it takes, if that is said.
    pub(super) columns: Option<usize>,
    pub(super) down: Merge,
    pub(super) across: Merge,
    pub(super) revision: Option<Revision>,
}

impl ParagraphProperties {
    pub(super) fn read(xml: &mut Xml<'_>, parent: &Element<'_>) -> Result<Self, Damage> {
        let mut properties = Self::default();
        xml.children(parent, |xml, child| {
            match child.tag {
                Tag::ParagraphStyle => properties.style = child.value().map(Into::into),
                Tag::NumberProperties => properties.number = NumberProperties::read(xml, child)?,
                Tag::RunProperties => properties.mark = RunProperties::read(xml, child)?,
                _ => {}
            }
            Ok(())
        })?;
        Ok(properties)
    }
}

impl NumberProperties {
    pub(super) fn read(xml: &mut Xml<'_>, parent: &Element<'_>) -> Result<Self, Damage> {
        let mut properties = Self::default();
        xml.children(parent, |_, child| {
            match child.tag {
                Tag::NumberId => properties.list = child.number(),
                Tag::NumberLevel => properties.level = child.number(),
                _ => {}
            }
            Ok(())
        })?;
        Ok(properties)
    }
}

impl RunProperties {
    pub(super) fn read(xml: &mut Xml<'_>, parent: &Element<'_>) -> Result<Self, Damage> {
        let mut properties = Self::default();
        xml.children(parent, |_, child| {
            match child.tag {
                Tag::RunStyle => properties.style = child.value().map(Into::into),
                Tag::Vanish => properties.is_hidden = Some(child.is_on()),
                // A mark that hides itself joins a heading with the text behind it.
                Tag::VanishingMark if child.is_on() => properties.is_hidden = Some(true),
                Tag::Strike | Tag::DoubleStrike => properties.is_struck |= child.is_on(),
                tag => properties.revision = revision(tag).or(properties.revision),
            }
            Ok(())
        })?;
        Ok(properties)
    }
}

impl RowProperties {
    pub(super) fn read(xml: &mut Xml<'_>, parent: &Element<'_>) -> Result<Self, Damage> {
        let mut properties = Self::default();
        xml.children(parent, |_, child| {
            match child.tag {
                Tag::GridBefore => properties.before = child.number().unwrap_or(0),
                tag => properties.revision = revision(tag).or(properties.revision),
            }
            Ok(())
        })?;
        Ok(properties)
    }
}

impl CellProperties {
    pub(super) fn read(xml: &mut Xml<'_>, parent: &Element<'_>) -> Result<Self, Damage> {
        let mut properties = Self::default();
        xml.children(parent, |_, child| {
            match child.tag {
                Tag::GridSpan => properties.columns = child.number(),
                Tag::VerticalMerge => properties.down = merge(child),
                Tag::HorizontalMerge => properties.across = merge(child),
                Tag::CellInsertion => properties.revision = Some(Revision::Inserted),
                Tag::CellDeletion => properties.revision = Some(Revision::Deleted),
                _ => {}
            }
            Ok(())
        })?;
        Ok(properties)
    }
}

/// Without a value a merge goes on (ISO/IEC 29500-1, 17.18.57).
fn merge(element: &Element<'_>) -> Merge {
    if element.value().as_deref() == Some("restart") { Merge::Restart } else { Merge::Continue }
}

fn revision(tag: Tag) -> Option<Revision> {
    match tag {
        Tag::Insertion | Tag::MoveTo => Some(Revision::Inserted),
        Tag::Deletion | Tag::MoveFrom => Some(Revision::Deleted),
        _ => None,
    }
}
