//! The sentences of a paragraph.

use crate::span::Span;

/// Longer sentences, which no office writes, are read in pieces of at most this many bytes.
const LONGEST: usize = 9_600;

/// The sentences of a paragraph, none longer than [`LONGEST`].
pub(super) fn sentences(text: &str, line: Span) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut start = line.start as usize;
    let mut push = |mut from: usize, to: usize| {
        while to - from > LONGEST {
            let cut = cut(text, from);
            sentences.push(Span::new(from, cut));
            from = cut;
        }
        sentences.push(Span::new(from, to));
    };
    for (at, stop) in line.of(text).char_indices().filter(|(_, c)| matches!(c, '。' | '！' | '？')) {
        let end = line.start as usize + at + stop.len_utf8();
        push(start, end);
        start = end;
    }
    if start < line.end as usize {
        push(start, line.end as usize);
    }
    sentences
}

/// Where a piece of a sentence that is too long ends: behind a sign, so that no figure is cut in two.
fn cut(text: &str, from: usize) -> usize {
    let end = text.floor_char_boundary(from + LONGEST);
    let piece = text.get(from..end).unwrap_or_default();
    let behind = |sign: char| piece.rfind(sign).map(|at| from + at + sign.len_utf8());
    ['；', '，', '、'].into_iter().find_map(behind).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn stops_end_sentences() {
        assert_eq!(pieces("收到申请12件。办结11件！结转1件"), ["收到申请12件。", "办结11件！", "结转1件"]);
    }

    #[test]
    fn no_figure_of_a_sentence_that_is_too_long_is_cut_in_two() {
        for lead in 0..40 {
            let text = format!("{}{}", "公".repeat(lead), "自然人申请1234件，".repeat(LONGEST / 10));
            let pieces = pieces(&text);
            assert!(pieces.len() > 1 && pieces.concat() == text);
            assert!(pieces.iter().all(|piece| piece.len() <= LONGEST && piece.ends_with("1234件，")));
        }
    }

    #[test]
    fn a_text_without_any_sign_goes_through() {
        let text = "公".repeat(LONGEST);
        assert_eq!(pieces(&text).concat(), text);
    }
}
