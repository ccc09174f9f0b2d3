//! Requests answered as one part beside others of those received: 受理12件，答复7件，不予受理4件，内容不明确1件.

use rust_decimal::Decimal;

use super::announced::is_case;
use super::clause::{Clause, Place, Stop};
use super::setting::{CARRIES, REVIEWS, VERBS};
use super::words::Word;
use crate::statement::{Standing, Statement, Subject};

/// Words with which a figure is no part of those received beside the answered, or one that has no answer yet.
const BESIDE: [Word; 9] = [
    Word::Ongoing,
    Word::Term,
    Word::Neg,
    Word::AndMore,
    Word::Besides,
    Word::Compare,
    Word::Total,
    Word::Among,
    Word::LastYear,
];

/// Keeps rules away from the first figure of requests answered in a sentence, where it makes up those received only
/// with the figures behind it, none of which is of what was carried out.
pub(super) fn part_answered(clauses: &[Clause<'_>], statements: &mut [Statement]) {
    const WHOLES: [[Subject; 1]; 4] =
        [[Subject::Received], [Subject::Handled], [Subject::InHand], [Subject::OnRequest]];
    let is_answered =
        |statement: &Statement| statement.subjects == [Subject::Processed] && statement.standing == Standing::Own;
    let Some(at) = statements.iter().position(is_answered) else { return };
    let (before, behind) = statements.split_at_mut(at);
    let Some(answered) = behind.first_mut() else { return };
    let mut before = before.iter().rev();
    let whole = before.find(|statement| WHOLES.iter().any(|whole| statement.subjects == *whole));
    let Some(whole) = whole.map(|whole| whole.figure.value) else { return };
    let is_it = |place: &Place<'_>| place.figure.span == answered.figure.span;
    let Some(from) = clauses.iter().position(|clause| clause.places.iter().any(is_it)) else { return };
    if makes_up(clauses.get(from..).unwrap_or_default(), whole) {
        answered.standing = Standing::Qualified;
    }
}

/// Whether the figure of the first clause with those of some that follow it is `whole`, and is not itself what they are.
fn makes_up(clauses: &[Clause<'_>], whole: Decimal) -> bool {
    let mut first: Option<Decimal> = None;
    let mut sum = Decimal::ZERO;
    for (at, clause) in clauses.iter().enumerate() {
        let [place] = clause.places.as_slice() else { return false };
        let words = clause.words;
        let is_apart = words.has(&VERBS) || words.has(&CARRIES) || words.has(&REVIEWS) || words.has(&BESIDE);
        if !is_case(place.figure.unit) || first.is_some() && is_apart {
            return false;
        }
        let Some(more) = sum.checked_add(place.figure.value) else { return false };
        sum = more;
        let answered = *first.get_or_insert(sum);
        let others = sum - answered;
        // 受理12件，答复7件，不予受理5件
        let are_told = at > 1 || words.has(&[Word::ReviewWork]);
        if sum == whole && !others.is_zero() && others != answered && are_told {
            return true;
        }
        if sum > whole || !matches!(clause.stop, Stop::Comma | Stop::Pause) {
            return false;
        }
    }
    false
}
