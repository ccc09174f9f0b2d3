//! What stands at a place, with a little of its line around it.

use crate::finding::Place;
use crate::lang::Lang;
use crate::render::escape::for_html;
use crate::source::Source;

/// Characters kept of the line before and after the place.
const AROUND: usize = 16;

/// Characters kept of the place itself.
const INSIDE: usize = 80;

/// A place and what surrounds it in its line.
pub(super) struct Quote<'a> {
    before: &'a str,
    text: &'a str,
    after: &'a str,
}

impl<'a> Quote<'a> {
    /// The quotation of a place.
    pub(super) fn new(place: &Place, source: &'a Source) -> Self {
        let (all, range) = (source.text(), place.span.range());
        let line = |c: char| c == '\n' || c == '\r';
        let before = all.get(..range.start).unwrap_or_default();
        let after = all.get(range.end..).unwrap_or_default();
        // Only what is near is looked at: a report can be one line.
        let near = before.char_indices().rev().take(AROUND + 1).take_while(|(_, c)| !line(*c)).last();
        Self {
            before: near.and_then(|(at, _)| before.get(at..)).unwrap_or_default(),
            text: place.span.of(all),
            after: head(after, AROUND + 1).split(line).next().unwrap_or_default(),
        }
    }

    /// The quotation as HTML, with the place marked. What is empty is said to be so.
    pub(super) fn html(&self, lang: Lang) -> String {
        let before = match self.before.chars().count() > AROUND {
            true => format!("…{}", self.before.chars().skip(1).collect::<String>()),
            false => self.before.to_owned(),
        };
        let after = match self.after.chars().count() > AROUND {
            true => format!("{}…", head(self.after, AROUND)),
            false => self.after.to_owned(),
        };
        let inside = match self.text.trim().is_empty() {
            true => format!("<mark class=\"blank\">{}</mark>", lang.pick("空白", "blank")),
            false => format!("<mark>{}</mark>", for_html(&Self::short(self.text))),
        };
        format!("<q>{}{inside}{}</q>", for_html(&before), for_html(&after))
    }

    /// A text without the middle where it is long.
    pub(super) fn short(text: &str) -> String {
        if text.chars().count() <= INSIDE {
            return text.to_owned();
        }
        let end: Vec<char> = text.chars().rev().take(INSIDE / 4).collect();
        format!("{}……{}", head(text, INSIDE / 2), end.into_iter().rev().collect::<String>())
    }
}

/// The first characters of a text.
fn head(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}
