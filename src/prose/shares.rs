//! Percentages: what stands behind 占, and of which part of a breakdown each is.

use rust_decimal::Decimal;

use super::clause::{Clause, Words};
use super::setting::VERBS;
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::statement::{Part, Share};

/// So far a percentage may be from the exact one.
const TENTH: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// The percentage of a clause that has nothing else: 占0.4%
pub(super) fn alone(clause: &Clause<'_>) -> Option<Share> {
    if clause.tokens.iter().any(|token| matches!(token.kind, Kind::Figure(_) | Kind::Number(_))) {
        return None;
    }
    let share = behind_sign(clause.tokens)?;
    // 网上申请占66.7% names its part, 两项合计占60% several.
    const SILENT: [Word; 6] = [Word::Plain, Word::Is, Word::Respectively, Word::Each, Word::Joint, Word::Proportion];
    let is_sign =
        |token: &Token| token.is(Word::Proportion) || matches!(&token.kind, Kind::Other(text) if text.contains('占'));
    let before = clause.tokens.iter().take_while(|token| !is_sign(token)).filter_map(Token::word);
    let is_named = before.into_iter().any(|word| !SILENT.contains(&word));
    Some(Share { is_of_another: share.is_of_another || is_named, ..share })
}

/// The percentage behind 占 in some tokens.
pub(super) fn behind_sign(tokens: &[Token]) -> Option<Share> {
    let at = tokens.iter().position(|token| matches!(token.kind, Kind::Share(_)))?;
    let Some(Token { kind: Kind::Share(share), .. }) = tokens.get(at) else { return None };
    let before = tokens.get(..at)?;
    let text = |token: &Token| if let Kind::Other(text) = &token.kind { text.clone() } else { String::new() };
    let words: String = before.iter().map(text).collect();
    let is_share = words.contains('占') || before.iter().any(|token| token.is(Word::Proportion)) && words.is_empty();
    let is_rate = words.contains('率') || before.iter().any(|token| token.is(Word::Compare));
    let named =
        words.trim_start_matches('占').trim_start_matches(['全', '申', '请', '的', '信', '息', '公', '开', '比', '约']);
    let is_of_taken_in = Words::of(before).has(&VERBS);
    let is_of_another =
        !named.is_empty() || is_of_taken_in || words.contains('约') || before.iter().any(|token| token.is(Word::About));
    (is_share && !is_rate).then(|| Share { is_of_another, ..share.clone() })
}

/// All percentages of a clause.
pub(super) fn all<'c>(clause: &'c Clause<'_>) -> impl Iterator<Item = &'c Share> {
    clause.tokens.iter().filter_map(|token| if let Kind::Share(share) = &token.kind { Some(share) } else { None })
}

/// Gives the percentages of a clause, of which one is `first`, to the parts before it: several in their
/// order, one to the last part. `is_behind_all` tells that a comma parts it from parts joined by 、.
pub(super) fn deal(parts: &mut [Part], first: Share, clause: &Clause<'_>, is_behind_all: bool) {
    let shares: Vec<&Share> = all(clause).collect();
    let bare = parts.iter().rev().take_while(|part| part.share.is_none()).count();
    if shares.len() < 2 && !clause.words.has(&[Word::Respectively]) {
        // 甲3件、乙4件，占70% can be of both.
        let is_of_another = first.is_of_another || is_behind_all && bare > 1;
        let last = parts.last_mut().filter(|part| part.share.is_none() || !is_of_another);
        last.into_iter().for_each(|part| part.share = Some(Share { is_of_another, ..first.clone() }));
    } else if shares.len() == bare && !first.is_of_another {
        let bare_parts = parts.iter_mut().rev().take(bare).rev();
        bare_parts.zip(shares).for_each(|(part, share)| part.share = Some(share.clone()));
    }
}

/// Whether a percentage is about that of a part.
pub(super) fn is_percentage(rate: Decimal, part: Decimal, whole: Decimal) -> bool {
    let exact = part.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole));
    exact.and_then(|exact| exact.checked_sub(rate)).is_some_and(|difference| difference.abs() <= TENTH)
}
