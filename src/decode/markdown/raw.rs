//! Raw HTML between Markdown.

use std::ops::Range;

use super::Lowering;
use crate::decode::html;
use crate::span::Span;

impl Lowering<'_> {
    /// Raw HTML, read as a page. A table goes on over blank lines, which end a block of Markdown.
    pub(super) fn html_block(&mut self, range: Range<usize>) {
        let end = self.table_end(&range).unwrap_or(range.end);
        self.end_line(range.start);
        self.read_until = end;
        let page = html::lower(self.source.get(range.start..end).unwrap_or_default());
        for (at, c) in page.text().char_indices() {
            let origin = page.to_source(Span::new(at, at + c.len_utf8()));
            let origin = Span::new(range.start + origin.start as usize, range.start + origin.end as usize);
            self.out.push(c.encode_utf8(&mut [0; 4]), origin);
        }
    }

    /// Where a table ends that begins in a block and goes on behind it. Where one end is missing, so are those of all
    /// tables that follow, and nobody looks for them again.
    fn table_end(&mut self, range: &Range<usize>) -> Option<usize> {
        let block = self.source.get(range.clone())?;
        if self.lacks_table_end || find_tag(block, "<table").is_none() || find_tag(block, "</table").is_some() {
            return None;
        }
        let rest = self.source.get(range.end..)?;
        let Some(at) = find_tag(rest, "</table") else {
            self.lacks_table_end = true;
            return None;
        };
        let close = rest.get(at..).and_then(|tag| tag.find('>'));
        Some(range.end + close.map_or(rest.len(), |close| at + close + 1))
    }
}

/// Where a tag begins, in whatever case.
fn find_tag(text: &str, tag: &str) -> Option<usize> {
    let is_it = |at: &usize| text.get(*at..at + tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag));
    memchr::memchr_iter(b'<', text.as_bytes()).find(is_it)
}
