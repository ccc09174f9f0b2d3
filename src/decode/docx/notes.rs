//! Comments, footnotes and endnotes: texts in parts of their own, named by ids in the document.

use std::collections::HashMap;

use super::damage::Damage;
use super::names::Tag;
use super::package::Part;
use super::xml::{Element, Event, Xml};

/// Bytes of a note that are read; what is shown of it is shorter still.
const LONGEST: usize = 4_096;

/// Texts by their ids.
pub(super) type Texts = HashMap<String, String>;

/// The texts of a part.
///
/// # Errors
/// [`Damage`] when the part is not sound.
pub(super) fn read(part: Option<&Part>) -> Result<Texts, Damage> {
    let mut texts = Texts::new();
    let Some(part) = part else { return Ok(texts) };
    let mut xml = Xml::new(&part.text, &part.name);
    loop {
        match xml.next()? {
            Event::Start(element) if matches!(element.tag, Tag::Comment | Tag::Footnote | Tag::Endnote) => {
                let id = element.attribute("id").map(|id| id.into_owned());
                let text = text(&mut xml, &element)?;
                texts.extend(id.map(|id| (id, text)));
            }
            Event::Eof => return Ok(texts),
            _ => {}
        }
    }
}

/// The text of a note on one line.
fn text(xml: &mut Xml<'_>, note: &Element<'_>) -> Result<String, Damage> {
    let mut out = String::new();
    let mut open = Vec::new();
    if note.is_empty {
        return Ok(out);
    }
    loop {
        match xml.next()? {
            Event::Start(element) => match element.tag {
                Tag::Deletion | Tag::MoveFrom | Tag::RunProperties | Tag::ParagraphProperties => xml.skip(&element)?,
                tag => {
                    if tag == Tag::Paragraph && !out.is_empty() {
                        out.push(' ');
                    }
                    open.extend((!element.is_empty).then_some(tag));
                }
            },
            Event::Text(text) if open.last() == Some(&Tag::Text) && out.len() < LONGEST => {
                out.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
            }
            Event::End if open.pop().is_none() => break,
            Event::Eof => break,
            Event::Text(_) | Event::End => {}
        }
    }
    Ok(out.trim().to_owned())
}
