//! Percentages behind the parts of a breakdown: which part each is of.

use rust_decimal::Decimal;

use super::clause::Clause;
use super::tokens::Kind;
use super::words::Word;
use crate::statement::{Part, Share};

/// So far a percentage may be from the exact one.
const TENTH: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

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
