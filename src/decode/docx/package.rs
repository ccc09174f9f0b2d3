//! The parts of a Word file, found by the relationships between them.

use std::borrow::Cow;

use super::container::Container;
use super::damage::{Damage, Fault};
use super::names::Tag;
use super::xml::{Event, Xml};
use crate::decode::{Kind, Unreadable};

/// Where the document is when nothing says so.
const USUAL_DOCUMENT: &str = "word/document.xml";

/// A Word file with its document unpacked and the other parts at hand.
#[derive(Debug)]
pub(super) struct Package<'a> {
    container: Container<'a>,
    /// Name and text of the document.
    pub(super) document: Part,
    /// Relationships of the document.
    relations: Vec<Relation>,
}

/// A part with its name.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) text: String,
}

#[derive(Debug)]
struct Relation {
    /// The last word of its type: `styles`.
    kind: String,
    /// Name of the part.
    target: String,
}

impl<'a> Package<'a> {
    /// Opens the file and unpacks its document. No part may unpack to more bytes than `limit`.
    ///
    /// # Errors
    /// [`Unreadable`] when the container, the relationships or the document are damaged or absent.
    pub(super) fn open(bytes: &'a [u8], limit: usize) -> Result<Self, Unreadable> {
        let mut container = Container::open(bytes, limit)?;
        let relations = relations(&mut container, "")?;
        let named = relations.into_iter().find(|relation| relation.kind == "officeDocument");
        let mut name = named.map_or_else(|| USUAL_DOCUMENT.to_owned(), |relation| relation.target);
        let mut text = container.part(&name)?;
        if text.is_none() && name != USUAL_DOCUMENT {
            USUAL_DOCUMENT.clone_into(&mut name);
            text = container.part(&name)?;
        }
        let Some(text) = text else {
            let is_archive = container.holds_documents();
            let missing = || Damage::new(&name, Fault::Missing).into();
            return Err(if is_archive { Unreadable::Kind(Kind::Archive) } else { missing() });
        };
        let relations = self::relations(&mut container, &name)?;
        Ok(Self { container, document: Part { name, text }, relations })
    }

    /// The part that stands in a relationship of a kind to the document, as `styles`.
    ///
    /// # Errors
    /// [`Unreadable`] when the part is damaged.
    pub(super) fn related(&mut self, kind: &str) -> Result<Option<Part>, Unreadable> {
        let Some(relation) = self.relations.iter().find(|relation| relation.kind == kind) else { return Ok(None) };
        let text = self.container.part(&relation.target)?;
        Ok(text.map(|text| Part { name: relation.target.clone(), text }))
    }
}

/// The relationships of a part; those of the whole file for no name.
fn relations(container: &mut Container<'_>, part: &str) -> Result<Vec<Relation>, Unreadable> {
    let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
    let separator = if folder.is_empty() { "" } else { "/" };
    let name = format!("{folder}{separator}_rels/{file}.rels");
    let Some(text) = container.part(&name)? else { return Ok(Vec::new()) };
    let mut xml = Xml::new(&text, &name);
    let mut relations = Vec::new();
    loop {
        match xml.next()? {
            Event::Start(element) if element.tag == Tag::Relationship => {
                let (kind, target) = (element.attribute("Type"), element.attribute("Target"));
                if let (Some(kind), Some(target), None) = (kind, target, element.attribute("TargetMode")) {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    relations.push(Relation { kind, target: resolved(folder, &target) });
                }
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The name of a part by a path from a folder. It is looked up in the container and nowhere else.
fn resolved(folder: &str, target: &str) -> String {
    let path = if target.starts_with('/') { Cow::Borrowed(target) } else { Cow::Owned(format!("{folder}/{target}")) };
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn paths_stay_inside_the_container() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolved("", "word/./document.xml"), "word/document.xml");
        assert_eq!(resolved("word", "../../../etc/passwd"), "etc/passwd");
    }
}
