//! Text of a page as a reader sees it: entities, and white space that a browser folds.

use html5gum::{Token, Tokenizer};

use crate::decode::blocks::Blocks;
use crate::span::Span;

/// The longest entity, `&CounterClockwiseContourIntegral;`, with room.
const LONGEST_ENTITY: usize = 40;

/// Writes texts to blocks, with the white space between them folded.
#[derive(Debug, Default)]
pub(super) struct Folding {
    /// White space that is written once text follows it: its bytes, and whether it breaks a line.
    pending: Option<(Span, bool)>,
    /// Level of the heading whose text is about to begin.
    heading: usize,
}

impl Folding {
    /// Forgets white space at the end of a line.
    pub(super) fn end_line(&mut self) {
        self.pending = None;
        self.heading = 0;
    }

    /// Marks the text that follows as a heading, the way Markdown does.
    pub(super) fn start_heading(&mut self, level: usize) {
        self.heading = level;
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
                self.before(run, start, blocks);
                blocks.copy(run, start);
                at += stop;
            } else if rest.starts_with('&') {
                let (decoded, length) = entity(rest);
                self.before(&decoded, start, blocks);
                blocks.push(&decoded, Span::new(start, start + length));
                at += length;
            } else {
                let run = rest.len() - rest.trim_ascii_start().len();
                let space = rest.get(..run).unwrap_or_default();
                if is_preformatted && space.contains('\n') {
                    self.end_line();
                    blocks.end_line(start);
                } else {
                    self.fold(space, start);
                }
                at += run;
            }
        }
    }

    fn fold(&mut self, space: &str, start: usize) {
        let span = Span::new(start, start + space.len());
        let breaks = space.contains('\n');
        self.pending = Some(self.pending.map_or((span, breaks), |(first, broke)| (first, broke || breaks)));
    }

    /// Writes what stands before `next`: the marks of a heading, white space. A line break of the file
    /// between two wide characters is none to a reader.
    fn before(&mut self, next: &str, start: usize, blocks: &mut Blocks) {
        if self.heading > 0 {
            let marks = "######".get(..self.heading).unwrap_or_default();
            blocks.push(marks, Span::at(start));
            blocks.push(" ", Span::at(start));
            self.heading = 0;
            self.pending = None;
            return;
        }
        let Some((span, breaks)) = self.pending.take() else { return };
        let before = blocks.at_hand().chars().next_back();
        let after = next.chars().next();
        let joins = breaks && before.is_some_and(is_wide) && after.is_some_and(is_wide);
        if before.is_some_and(|c| !c.is_whitespace()) && !joins {
            blocks.push(" ", span);
        }
    }
}

/// Chinese characters and punctuation, between which no space stands.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
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
