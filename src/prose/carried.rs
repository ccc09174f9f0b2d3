//! Requests carried over, as far as a sentence tells of them only by what stands before.

use super::announced::is_case;
use super::clause::{Clause, Place, Stop, Words};
use super::lists::Found;
use super::setting::Setting;
use super::subject::Meaning;
use super::words::Word;
use crate::span::Span;
use crate::statement::{Figure, Standing, Statement, Subject};

/// What may stand behind those that remain.
const REMAINING: [Word; 7] =
    [Word::Each, Word::Plain, Word::Term, Word::Ongoing, Word::Request, Word::Bare, Word::OnRequest];

/// So many clauses in brackets are looked through, and statements.
const MOST_IN_BRACKETS: usize = 12;

/// 共25件 behind what was received and what was carried in.
pub(super) fn sum_of_requests(
    setting: &Setting<'_>,
    head: Words<'_>,
    statements: &[Statement],
    first: usize,
) -> Option<Subject> {
    let said = |subject: Subject| statements.iter().skip(first).any(|statement| statement.subjects == [subject]);
    let is_sum = head.has(&[Word::Total]) && !head.has_unknown() && setting.is_of_requests();
    (is_sum && said(Subject::CarriedIn) && (said(Subject::Received) || said(Subject::Handled)))
        .then_some(Subject::InHand)
}

/// 结转1件, of which no year tells the direction.
pub(super) fn is_left_over(place: &Place<'_>, meaning: &Meaning) -> bool {
    let is_bare = place.head.has(&[Word::Carry]) && place.tail.0.is_empty() && !place.head.has_unknown();
    is_bare && meaning.subjects.is_empty() && meaning.hindrance.is_none()
}

/// Whether the last figure of a sentence is a result in a breakdown: 其中予以公开5件、…
pub(super) fn follows_result(statements: &[Statement], first: usize, found: &[Found]) -> bool {
    const RESULTS: [Subject; 7] = [
        Subject::Processed,
        Subject::Granted,
        Subject::Partial,
        Subject::Denied,
        Subject::Unable,
        Subject::Refused,
        Subject::OtherOutcome,
    ];
    let last = statements.iter().skip(first).next_back();
    last.is_some_and(|last| {
        last.subjects.iter().all(|subject| RESULTS.contains(subject) || matches!(subject, Subject::Leaf(_)))
            && !last.subjects.is_empty()
            && found.iter().any(|found| found.has_part(&last.figure))
    })
}

/// 收到申请13件（含上年结转1件）: the figure before is that of all in hand. Statements from `among` on are
/// parts of it, unless others make up a whole from which `is_apart` keeps this one: 收到18件，其中办结16件、
/// 在办2件，上年结转3件. Where `is_divided` tells that applicants are the parts, what was carried over can be one or not.
pub(super) fn include_carried(
    statements: &mut [Statement],
    first: usize,
    among: usize,
    is_settled: bool,
    is_apart: impl Fn(&Figure) -> bool,
    is_divided: impl Fn(&Figure, &[Statement]) -> bool,
) {
    let (before, parts) = statements.split_at_mut_checked(among).unwrap_or_default();
    // 其中新收11件、上年结转1件: what was newly received is a part too, and just that.
    parts.iter_mut().filter(|part| part.subjects == [Subject::Received]).for_each(|part| part.is_of_new = false);
    let whole = before.iter_mut().skip(first).rev().find(|statement| !statement.subjects.is_empty());
    // 办理20件，其中上年结转办结3件: those handled can be those settled.
    let is_of_requests = |whole: &Statement| match whole.subjects.as_slice() {
        [Subject::Received] => true,
        [Subject::Handled] => !is_settled,
        _ => false,
    };
    if let Some(whole) = whole.filter(|whole| is_of_requests(whole) && !is_apart(&whole.figure)) {
        let is_either = is_divided(&whole.figure, parts);
        whole.subjects = vec![if is_either { Subject::Handled } else { Subject::InHand }];
    }
}

/// 收到申请13件（上年结转1件，结转下年度2件）: what brackets tell of what was carried over, in the clause `at`, leaves open
/// whether the figure before them counts it.
pub(super) fn beside_carried(statements: &mut [Statement], clauses: &[Clause<'_>], at: usize) {
    let Some(depth) = clauses.get(at).map(|clause| clause.depth) else { return };
    let is_besides = |clause: &Clause<'_>| clause.words.has(&[Word::Besides, Word::Without, Word::Neg]);
    let mut back = clauses.get(..=at).unwrap_or_default().iter().rev().take(MOST_IN_BRACKETS);
    let opener = back.find(|clause| clause.depth < depth || is_besides(clause));
    let opener = opener.filter(|opener| opener.depth < depth && opener.stop == Stop::Open);
    let Some(whole) = opener.and_then(|opener| opener.places.last()) else { return };
    let mut near = statements.iter_mut().rev().take(MOST_IN_BRACKETS);
    if let Some(received) = near.find(|statement| statement.figure.span == whole.figure.span)
        && received.subjects == [Subject::Received]
    {
        received.or = Some(Subject::InHand);
    }
}

/// Whether a figure behind that of those processed is of all that remain in time: 办结25件，剩余2件全部在期限内.
pub(super) fn remains_in_time(
    document: &str,
    setting: &Setting<'_>,
    place: &Place<'_>,
    statements: &[Statement],
) -> bool {
    let text = |words: Words<'_>| {
        words.0.iter().map(|token| token.span).reduce(Span::to).map_or("", |span| span.of(document)).to_owned()
    };
    let is_rest = matches!(text(place.head).as_str(), "剩余" | "其余") && is_case(place.figure.unit);
    let behind = text(place.tail);
    let is_in_time = ["期限内", "办理期内", "时限内"].iter().any(|word| behind.trim_end().ends_with(word));
    let is_all = place.tail.0.iter().all(|token| token.word().is_some_and(|word| REMAINING.contains(&word)));
    let last = statements.iter().rev().find(|statement| !statement.subjects.is_empty());
    let processed = statements.iter().any(|statement| {
        statement.subjects == [Subject::Processed] && statement.standing == Standing::Own && !statement.is_of_new
    });
    let is_near =
        last.is_some_and(|last| matches!(last.subjects.as_slice(), [Subject::Processed | Subject::CarriedIn]));
    is_rest && is_in_time && is_all && processed && is_near && setting.is_of_requests()
}
