//! Text of a page as a reader sees it: entities, and white space that a browser folds.

use html5gum::{Token, Tokenizer};

use crate::decode::blocks::Blocks;
use crate::decode::is_wide;
use crate::origin::is_invisible;
use crate::span::Span;

/// The longest entity, `&CounterClockwiseContourIntegral;`, with room.
const LONGEST_ENTITY: usize = 40;

/// Writes texts to blocks, with the white space between them folded.
#[derive(Debug, Default)]
pub(super) struct Folding {
    /// White space that is written once text follows it: its bytes, and whether it breaks a line.
    pending: Option<(Span, bool)>,
}

impl Folding {
    /// Forgets white space at the end of a line.
    pub(super) fn end_line(&mut self) {
        self.pending = None;
    }

    /// Writes a text of the file. Where it is preformatted its line breaks are lines.
    pub(super) fn write(&mut self, source: &str, span: Span, is_preformatted: bool, blocks: &mut Blocks) {
        let text = span.of(source);
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let stop = rest.find(|c: char| c == '&' || c.is_ascii_whitespace()).unwrap_or(rest.len());
            let start = span.start as usize + at;
            if stop > 0 {
                let run = rest.get(..stop).unwrap_or_default();
                self.before(run, blocks);
                blocks.copy(run, start);
                at += stop;
            } else if rest.starts_with('&') {
                let (decoded, length) = entity(rest);
                let span = Span::new(start, start + length);
                if decoded.chars().all(|c| c.is_ascii_whitespace()) {
                    self.fold(&decoded, span);
                } else if !decoded.chars().all(is_invisible) {
                    self.before(&decoded, blocks);
                    blocks.push(&decoded, span);
                }
                at += length;
            } else {
                let run = rest.len() - rest.trim_ascii_start().len();
                let space = rest.get(..run).unwrap_or_default();
                if is_preformatted && space.contains(['\n', '\r']) {
                    self.end_line();
                    blocks.end_line(start);
                } else {
                    self.fold(space, Span::new(start, start + run));
                }
                at += run;
            }
        }
    }

    fn fold(&mut self, space: &str, span: Span) {
        let breaks = space.contains(['\n', '\r']);
        self.pending = Some(self.pending.map_or((span, breaks), |(first, broke)| (first, broke || breaks)));
    }

    /// Writes white space before `next`.
    fn before(&mut self, next: &str, blocks: &mut Blocks) {
        let Some((span, breaks)) = self.pending.take() else { return };
        let before = blocks.at_hand().chars().next_back();
        let after = next.chars().next();
        let joins = breaks && before.is_some_and(is_wide) && after.is_some_and(is_wide);
        if before.is_some_and(|c| !c.is_whitespace()) && !joins {
            blocks.push(" ", span);
        }
    }
}

/// What the ampersand that `text` begins with stands for, and how many bytes it takes.
fn entity(text: &str) -> (String, usize) {
    let body = text.get(1..).unwrap_or_default();
    let name = body.bytes().take(LONGEST_ENTITY).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    let length = 1 + name + usize::from(body.as_bytes().get(name) == Some(&b';'));
    let written = text.get(..length).unwrap_or_default();
    let token = Tokenizer::new(written).flatten().find_map(|token| match token {
        Token::String(text) => Some(String::from_utf8_lossy(&text).into_owned()),
        _ => None,
    });
    let decoded = token.unwrap_or_else(|| written.to_owned());
    if decoded == written { ("&".to_owned(), 1) } else { (decoded, length) }
}
