//! Brackets and titles of a sentence.

/// Brackets inside brackets are kept to this depth.
const DEEPEST: usize = 2;

/// What a bracket or the sign of a title is.
pub(super) enum Pair {
    /// An opening bracket whose other half ends here.
    Open(usize),
    Close,
    /// A title up to this offset.
    Title(usize),
}

/// Brackets that are closed, and titles, by their offsets in the sentence. Those without their other
/// half are left out.
pub(super) fn pairs(sentence: &str) -> Vec<(usize, Pair)> {
    let mut open: Vec<usize> = Vec::new();
    let mut title: Option<usize> = None;
    let mut pairs = Vec::new();
    for (at, c) in sentence.char_indices() {
        match c {
            '《' => title = title.or(Some(at)),
            '》' => {
                if let Some(start) = title.take() {
                    while pairs.last().is_some_and(|(place, _)| *place > start) {
                        pairs.pop();
                    }
                    while open.last().is_some_and(|place| *place > start) {
                        open.pop();
                    }
                    pairs.push((start, Pair::Title(at + c.len_utf8())));
                }
            }
            '（' | '(' => open.push(at),
            '）' | ')' => {
                if let Some(start) = open.pop().filter(|_| open.len() < DEEPEST) {
                    pairs.push((start, Pair::Open(at + c.len_utf8())));
                    pairs.push((at, Pair::Close));
                }
            }
            _ => {}
        }
    }
    pairs.sort_unstable_by_key(|(place, _)| *place);
    pairs
}
