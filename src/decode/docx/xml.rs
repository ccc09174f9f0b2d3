//! The events of an XML part: names by their name space, of alternatives the one that is understood,
//! entities never expanded, and an end that is noticed when it is missing.

mod alternatives;
mod element;

use std::borrow::Cow;
use std::io::BufRead as _;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesRef, Event as Raw};

use super::damage::{Damage, Fault};
use super::names::Tag;
use super::scope::Scope;

pub(super) use element::Element;

/// What stands next in a part.
#[derive(Debug)]
pub(super) enum Event<'a> {
    /// The beginning of an element; an empty one has no end.
    Start(Element<'a>),
    /// The end of the element that began last and has not ended.
    End,
    /// Text between tags.
    Text(Cow<'a, str>),
    /// The end of the part.
    Eof,
}

/// A part that is being read.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    part: &'a str,
    text: &'a str,
    /// Elements that have begun and not ended.
    depth: usize,
    scope: Scope,
    /// Depth of each open set of alternatives, and whether one has been taken.
    alternatives: Vec<(usize, bool)>,
}

impl<'a> Xml<'a> {
    /// The text of the part called `part`.
    pub(super) fn new(text: &'a str, part: &'a str) -> Self {
        let reader = Reader::from_str(text);
        Self { reader, part, text, depth: 0, scope: Scope::default(), alternatives: Vec::new() }
    }

    /// What stands next.
    ///
    /// # Errors
    /// [`Damage`] when the part stops early or is not well-formed.
    pub(super) fn next(&mut self) -> Result<Event<'a>, Damage> {
        loop {
            let raw = self.reader.read_event().map_err(|error| self.fault(&error))?;
            match raw {
                Raw::Start(raw) => {
                    self.depth += 1;
                    if let Some(element) = self.element(raw, false)? {
                        return Ok(Event::Start(element));
                    }
                }
                Raw::Empty(raw) => {
                    self.depth += 1;
                    let element = self.element(raw, true)?;
                    self.leave();
                    if let Some(element) = element {
                        return Ok(Event::Start(element));
                    }
                }
                Raw::End(_) => {
                    self.leave();
                    return Ok(Event::End);
                }
                Raw::Text(text) => return Ok(Event::Text(text.into_inner())),
                Raw::CData(text) => return Ok(Event::Text(text.into_inner())),
                Raw::GeneralRef(name) => return self.reference(&name).map(Event::Text),
                Raw::DocType(_) => return Err(self.damage(Fault::DocumentType(self.position()))),
                Raw::Eof if self.depth > 0 || self.text.is_empty() => {
                    return Err(self.damage(Fault::Cut(self.text.len())));
                }
                Raw::Eof => return Ok(Event::Eof),
                Raw::Decl(_) | Raw::PI(_) | Raw::Comment(_) => {}
            }
        }
    }

    /// Reads over what is in an element that has just begun.
    pub(super) fn skip(&mut self, element: &Element<'_>) -> Result<(), Damage> {
        if !element.is_empty {
            self.reader.read_to_end(element.raw.name()).map_err(|error| self.fault(&error))?;
            self.leave();
        }
        Ok(())
    }

    /// Hands each child of the element that has just begun to `each`, and reads over what that leaves
    /// unread of it.
    pub(super) fn children(
        &mut self,
        parent: &Element<'_>,
        mut each: impl FnMut(&mut Self, &Element<'a>) -> Result<(), Damage>,
    ) -> Result<(), Damage> {
        if parent.is_empty {
            return Ok(());
        }
        let outside = self.depth.saturating_sub(1);
        loop {
            match self.next()? {
                Event::Start(element) => {
                    if matches!(element.tag, Tag::Alternatives | Tag::Choice | Tag::Fallback) {
                        continue;
                    }
                    let inside = self.depth;
                    each(self, &element)?;
                    if self.depth == inside {
                        self.skip(&element)?;
                    }
                }
                Event::End if self.depth <= outside => return Ok(()),
                Event::Eof => return Ok(()),
                Event::End | Event::Text(_) => {}
            }
        }
    }

    /// What has not been read yet.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.position()..).unwrap_or_default()
    }

    /// Reads over `content`, which stands next: what is in the element that has just begun, and its end.
    pub(super) fn pass(&mut self, content: &str) -> Result<(), Damage> {
        // The end tag has the last of all signs that open one.
        self.reader.stream().consume(memchr::memrchr(b'<', content.as_bytes()).unwrap_or(0));
        self.reader.read_event().map_err(|error| self.fault(&error))?;
        self.leave();
        Ok(())
    }

    /// The offset of the next byte to be read.
    pub(super) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(self.text.len())
    }

    pub(super) fn damage(&self, fault: Fault) -> Damage {
        Damage::new(self.part, fault)
    }

    /// The character of a reference. No entity can be declared, so only the five of XML are known.
    fn reference(&self, name: &BytesRef<'_>) -> Result<Cow<'a, str>, Damage> {
        let character = match &**name {
            "amp" => Some("&"),
            "lt" => Some("<"),
            "gt" => Some(">"),
            "quot" => Some("\""),
            "apos" => Some("'"),
            _ => None,
        };
        let numeric = || name.resolve_char_ref().ok().flatten().map(|c| Cow::Owned(c.to_string()));
        let malformed = || self.damage(Fault::Malformed(self.position().saturating_sub(name.len() + 2)));
        character.map(Cow::Borrowed).or_else(numeric).ok_or_else(malformed)
    }

    /// The fault that an error of the reader stands for: markup without an end is a part that was cut.
    fn fault(&self, error: &Error) -> Damage {
        let at = usize::try_from(self.reader.error_position()).unwrap_or(self.text.len());
        let is_cut = matches!(error, Error::Syntax(_) | Error::IllFormed(IllFormedError::MissingEndTag(_)));
        self.damage(if is_cut { Fault::Cut(self.text.len()) } else { Fault::Malformed(at) })
    }
}
