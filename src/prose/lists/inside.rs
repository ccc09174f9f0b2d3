//! Lists behind a whole and a word for what is in it: 7件申请中自然人5件、企业2件.

use super::{Nearest, Opening, Sureness};
use crate::prose::clause::{Clause, Words};
use crate::prose::setting::{REQUESTS, REVIEWS};
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::span::Span;

/// Words for what is in a whole.
const INSIDE: [&str; 2] = ["中", "里"];

/// Characters with which 中 makes a word of its own: 中介, 中央.
const COMPOUNDS: &str = "介标小央国心文医药学共级期高外东西南北";

/// Makes 有 of 内有 at the beginning of a clause a word that opens a list, as 其中 does.
pub(in crate::prose) fn open(document: &str, tokens: &mut [Token]) {
    let mut begins = true;
    let mut is_behind = false;
    for token in tokens {
        let text = token.span.of(document);
        if is_behind && text == "有" {
            token.kind = Kind::Word(Word::Among);
        }
        is_behind = begins && text == "内";
        begins = matches!(token.kind, Kind::Comma | Kind::Pause | Kind::Semicolon | Kind::Open | Kind::Colon);
    }
}

/// The place of 中 in words, where nothing but what is counted stands before it.
pub(in crate::prose) fn word(document: &str, tokens: &[Token]) -> Option<usize> {
    let at = tokens.iter().position(|token| is_inside(document, token))?;
    let is_noun = |token: &Token| {
        token
            .word()
            .is_some_and(|word| REQUESTS.contains(&word) || matches!(word, Word::Plain | Word::Disclosure | Word::Done))
    };
    tokens.get(..at)?.iter().all(is_noun).then_some(at)
}

fn is_inside(document: &str, token: &Token) -> bool {
    token.is(Word::Plain) && INSIDE.contains(&token.span.of(document))
}

/// How sure a list of what is in a whole is, by the words between: those answered are told of by many things beside.
pub(super) fn sureness(between: Words<'_>) -> Sureness {
    if between.has(&[Word::Done]) && !between.has(&REQUESTS) { Sureness::IfResults } else { Sureness::IfNamed }
}

/// Where the words begin that stand behind a whole and 中: 有3件 of 收到的申请中有3件.
pub(in crate::prose) fn behind(document: &str, words: Words<'_>) -> Option<usize> {
    let tokens = words.0;
    let at = tokens.iter().position(|token| is_inside(document, token))?;
    let before = tokens.get(..at)?;
    let noun = before.iter().rev().filter(|token| !token.is(Word::Plain)).find_map(Token::word)?;
    let before = Words::of(before);
    // 办理的行政复议中 are those of a body at its own work.
    let is_work = before.has(&[Word::ReviewWork, Word::Handled, Word::Accepted, Word::Done, Word::Another]);
    // 办结件中有3件
    let is_whole = REQUESTS.contains(&noun) || noun == Word::Done || REVIEWS.contains(&noun) && !is_work;
    (is_whole && !starts_compound(tokens.get(at + 1))).then_some(at + 1)
}

/// Whether what follows makes a word of its own with 中.
fn starts_compound(token: Option<&Token>) -> bool {
    let text = token.map(|token| &token.kind);
    matches!(text, Some(Kind::Other(text)) if text.starts_with(|c| COMPOUNDS.contains(c)))
}

/// A list in the clause of its whole: 7件中自然人5件、企业2件
pub(super) fn whole(document: &str, clause: &Clause<'_>, at: usize) -> Option<Opening> {
    let places = &clause.places;
    let [whole, _] = places.as_slice() else { return None };
    if clause.words.has(&[Word::Among, Word::Mainly, Word::Respectively]) {
        return None;
    }
    let tail = whole.tail.0;
    let inside = word(document, tail)?;
    if starts_compound(tail.get(inside + 1)) {
        return None;
    }
    let figure = clause.tokens.iter().position(|token| token.span == whole.figure.span)?;
    let wholes = vec![whole.figure.clone()];
    Some(Opening {
        start: at,
        from: figure + inside + 2,
        depth: clause.depth,
        wholes,
        nearest: Nearest::Alone,
        sureness: sureness(whole.tail),
        is_selective: false,
    })
}

/// A list of a part by its name: 村务类100条，村务类中财务60条、事务40条
pub(super) fn of_part(document: &str, clauses: &[Clause<'_>], at: usize) -> Option<Opening> {
    let clause = clauses.get(at)?;
    let inside = clause.tokens.iter().position(|token| is_inside(document, token))?;
    let behind = clause.tokens.get(inside + 1..)?;
    let name = name(document, clause.tokens.get(..inside)?)?;
    let mut earlier = clauses.get(..at)?.iter().rev().filter(|before| before.depth == clause.depth);
    let part = earlier.find_map(|before| {
        let places = &before.places;
        let [place] = places.as_slice() else { return None };
        let from = place.head.position(&[Word::Among]).map_or(0, |among| among + 1);
        let is_it = self::name(document, place.head.0.get(from..)?) == Some(name);
        is_it.then(|| place.figure.clone())
    })?;
    let has_figure = Words::of(behind).0.iter().any(|token| matches!(token.kind, Kind::Figure(_)));
    let (start, from) = if has_figure { (at, inside + 1) } else { (at + 1, 0) };
    Some(Opening {
        start,
        from,
        depth: clause.depth,
        wholes: vec![part],
        nearest: Nearest::Alone,
        sureness: Sureness::Vague,
        is_selective: false,
    })
}

/// The name of a part, without the words for its sort: 村务 of 村务类信息.
fn name<'d>(document: &'d str, tokens: &[Token]) -> Option<&'d str> {
    let text = tokens.iter().map(|token| token.span).reduce(Span::to)?.of(document).trim();
    let name =
        text.trim_start_matches(['、', '，']).trim_end_matches("信息").trim_end_matches("申请").trim_end_matches('类');
    (name.chars().count() >= 2).then_some(name)
}
