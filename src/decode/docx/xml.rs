//! The events of an XML part: names by their name space, of alternatives the one that is understood,
//! entities never expanded, and an end that is noticed when it is missing.

use std::borrow::Cow;
use std::io::BufRead as _;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesRef, BytesStart, Event as Raw};

use super::damage::{Damage, Fault};
use super::names::{Space, Tag};
use super::scope::Scope;

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

/// The beginning of an element.
#[derive(Debug)]
pub(super) struct Element<'a> {
    pub(super) tag: Tag,
    raw: BytesStart<'a>,
    /// Whether nothing is in it, so that no end follows.
    pub(super) is_empty: bool,
}

impl Element<'_> {
    /// The value of an attribute by its name without a prefix.
    pub(super) fn attribute(&self, local: &str) -> Option<Cow<'_, str>> {
        let is_named = |name: &str| name.rsplit(':').next() == Some(local) && !name.starts_with("xmlns");
        let found = self.raw.attributes().with_checks(false).flatten().find(|found| is_named(found.key.0))?;
        found.normalized_value(XmlVersion::Implicit1_0).ok()
    }

    /// The attribute `val`, in which Word keeps most.
    pub(super) fn value(&self) -> Option<Cow<'_, str>> {
        self.attribute("val")
    }

    /// The attribute `val` as a number.
    pub(super) fn number<T: std::str::FromStr>(&self) -> Option<T> {
        self.value()?.trim().parse().ok()
    }

    /// Whether a property that is on or off is on: it is when it is there.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off"))
    }
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

    /// The element of a start tag; none, and its content read over, for an alternative that is not taken.
    fn element(&mut self, raw: BytesStart<'a>, is_empty: bool) -> Result<Option<Element<'a>>, Damage> {
        if raw.attributes_raw().len() > "xmlns".len() && raw.attributes_raw().contains("xmlns") {
            self.bind(&raw);
        }
        let name = raw.name().0;
        let colon = name.bytes().position(|byte| byte == b':');
        let (prefix, local) = match colon.and_then(|at| Some((name.get(..at)?, name.get(at + 1..)?))) {
            Some(parts) => parts,
            None => ("", name),
        };
        let tag = Tag::of(self.scope.space(prefix), local);
        let element = Element { tag, raw, is_empty };
        let is_taken = match tag {
            Tag::Alternatives if !is_empty => {
                self.alternatives.push((self.depth, false));
                true
            }
            Tag::Choice => {
                let is_understood = self.understands(&element);
                self.take(is_understood)
            }
            Tag::Fallback => self.take(true),
            _ => true,
        };
        if is_taken {
            return Ok(Some(element));
        }
        self.skip(&element)?;
        Ok(None)
    }

    /// Whether an alternative is the first of its set that is understood.
    fn take(&mut self, is_understood: bool) -> bool {
        let is_first = self.alternatives.last().is_none_or(|(_, is_taken)| !is_taken);
        if let Some((_, is_taken)) = self.alternatives.last_mut().filter(|_| is_understood) {
            *is_taken = true;
        }
        is_first && is_understood
    }

    /// Whether an alternative asks for nothing but extensions that hold their text as Word does.
    fn understands(&mut self, choice: &Element<'_>) -> bool {
        let required = choice.attribute("Requires").unwrap_or_default();
        required.split_whitespace().all(|prefix| matches!(self.scope.space(prefix), Space::Extension | Space::Word))
    }

    fn bind(&mut self, raw: &BytesStart<'_>) {
        for found in raw.attributes().with_checks(false).flatten() {
            let prefix = match found.key.0.split_once(':') {
                Some(("xmlns", prefix)) => prefix,
                None if found.key.0 == "xmlns" => "",
                _ => continue,
            };
            self.scope.bind(self.depth, prefix, Space::of(found.value.trim()));
        }
    }

    fn leave(&mut self) {
        self.scope.leave(self.depth);
        if self.alternatives.last().is_some_and(|(depth, _)| *depth == self.depth) {
            self.alternatives.pop();
        }
        self.depth = self.depth.saturating_sub(1);
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
