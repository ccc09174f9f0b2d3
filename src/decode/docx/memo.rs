//! Properties that have been read before: a Word file says the same of run after run, in the same letters.

use super::damage::Damage;
use super::xml::{Element, Xml};

/// Pieces that are remembered.
const REMEMBERED: usize = 12;

/// Pieces longer than this many bytes are not worth it.
const LONGEST: usize = 1_200;

/// What was read of pieces of a part, by their letters.
#[derive(Debug)]
pub(super) struct Memo<'a, T> {
    seen: Vec<(&'a str, T)>,
    /// Where the next piece goes once the room is full.
    next: usize,
}

impl<T> Default for Memo<'_, T> {
    fn default() -> Self {
        Self { seen: Vec::new(), next: 0 }
    }
}

impl<'a, T: Clone> Memo<'a, T> {
    /// What `read` makes of the element that has just begun, or made of one with the same content.
    pub(super) fn read(
        &mut self,
        xml: &mut Xml<'a>,
        element: &Element<'_>,
        read: impl FnOnce(&mut Xml<'a>, &Element<'_>) -> Result<T, Damage>,
    ) -> Result<T, Damage> {
        if element.is_empty {
            return read(xml, element);
        }
        let rest = xml.rest();
        if let Some((text, value)) = self.seen.iter().find(|(text, _)| rest.starts_with(text)) {
            xml.pass(text)?;
            return Ok(value.clone());
        }
        let value = read(xml, element)?;
        let text = rest.get(..rest.len() - xml.rest().len()).unwrap_or_default();
        if text.len() <= LONGEST && text.ends_with('>') {
            let entry = (text, value.clone());
            match self.seen.get_mut(self.next) {
                Some(slot) => *slot = entry,
                None => self.seen.push(entry),
            }
            self.next = (self.next + 1) % REMEMBERED;
        }
        Ok(value)
    }
}
