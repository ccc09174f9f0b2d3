//! Which elements are read: names by their name space, and of alternatives the first that is understood.

use quick_xml::events::BytesStart;

use super::{Element, Xml};
use crate::decode::docx::damage::Damage;
use crate::decode::docx::names::{Space, Tag};

impl<'a> Xml<'a> {
    /// The element of a start tag; none, and its content read over, for an alternative that is not taken.
    pub(super) fn element(&mut self, raw: BytesStart<'a>, is_empty: bool) -> Result<Option<Element<'a>>, Damage> {
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

    pub(super) fn leave(&mut self) {
        self.scope.leave(self.depth);
        if self.alternatives.last().is_some_and(|(depth, _)| *depth == self.depth) {
            self.alternatives.pop();
        }
        self.depth = self.depth.saturating_sub(1);
    }
}
