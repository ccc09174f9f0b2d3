//! Lawsuits told by the way to them, in whatever words: 未经复议直接诉讼, 经复议程序后又提起行政诉讼. The reconsideration that
//! they name is none that is counted.

use super::tokens::{Kind, Token};
use super::words::Word;

/// Words behind a reconsideration that say that it was over.
const AFTER: [&str; 6] = ["后", "之后", "以后", "后又", "程序后", "程序之后"];

/// Words of a lawsuit that was not preceded by one.
const DIRECTLY: [&str; 2] = ["直接", "而直接"];

/// Words before a reconsideration that say that there was none.
const WITHOUT: [&str; 4] = ["未经", "未经过", "不经", "不经过"];

/// Makes one word of each way to a lawsuit.
pub(super) fn join(document: &str, tokens: Vec<Token>) -> Vec<Token> {
    if !tokens.iter().any(|token| token.is(Word::Litigation)) {
        return tokens;
    }
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let way = Some(&joined).filter(|_| token.is(Word::Litigation)).and_then(|before| way(document, before));
        let first = way.and_then(|(from, word)| Some((from, joined.get(from)?.span, word)));
        let Some((from, first, word)) = first else {
            joined.push(token);
            continue;
        };
        joined.truncate(from);
        joined.push(Token { span: first.to(token.span), kind: Kind::Word(word) });
    }
    joined
}

/// The way to a lawsuit that the tokens before it end with, and where it begins.
fn way(document: &str, before: &[Token]) -> Option<(usize, Word)> {
    let end = skip_back(before, before.len(), &[Word::Plain]);
    let text = |at: usize| before.get(at).filter(|token| is_word(token)).map_or("", |token| token.span.of(document));
    // 复议后又诉讼
    let after = skip_back(before, before.len(), &[Word::Plain, Word::Joint]).checked_sub(1);
    if let Some(after) = after.filter(|after| AFTER.contains(&text(*after))) {
        let review = skip_back(before, after, &[Word::Plain, Word::Upheld]).checked_sub(1)?;
        return is_review(before, review).then_some((review, Word::AfterReview));
    }
    let last = end.checked_sub(1)?;
    let is_direct = DIRECTLY.contains(&text(last));
    let review = skip_back(before, if is_direct { last } else { end }, &[Word::Plain]).checked_sub(1);
    let from = review.filter(|review| is_review(before, *review)).and_then(|review| without(document, before, review));
    from.or(is_direct.then_some(last)).map(|from| (from, Word::Direct))
}

/// Where 未经 begins right before a reconsideration.
fn without(document: &str, before: &[Token], review: usize) -> Option<usize> {
    let end = before.get(review)?.span.start;
    (0..review).rev().take(3).find(|at| {
        let words = before.get(*at..review).unwrap_or_default();
        let text = words.first().and_then(|first| document.get(first.span.start as usize..end as usize));
        words.iter().all(is_word) && text.is_some_and(|text| WITHOUT.contains(&text))
    })
}

/// The end of what is left of the tokens up to `end` without the last of some classes.
fn skip_back(tokens: &[Token], end: usize, classes: &[Word]) -> usize {
    let is_other = |token: &Token| !token.word().is_some_and(|word| classes.contains(&word));
    tokens.get(..end).and_then(|tokens| tokens.iter().rposition(is_other)).map_or(0, |at| at + 1)
}

fn is_review(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is(Word::Reconsideration))
}

fn is_word(token: &Token) -> bool {
    matches!(token.kind, Kind::Word(_) | Kind::Other(_))
}
