//! Requests that are carried out of the year, told of in two clauses: 另有2件尚在办理期限内，结转下年度.

use super::announced::is_case;
use super::clause::{Clause, Place, Words};
use super::lists::Found;
use super::none;
use super::setting::{CARRIES, OTHERS, REVIEWS, Setting};
use super::subject::{self, Meaning};
use super::tokens::Kind;
use super::words::Word;
use crate::span::Span;
use crate::statement::{Figure, ReviewResult, Standing, Statement, Subject};

/// Words for what remains, before a figure.
const REMAINING: [&str; 6] = ["另", "其余", "剩余", "尚", "仍", "还"];

/// The figure of a sentence of which nothing says yet what it counts.
#[derive(Debug, Default)]
pub(super) struct Rest {
    /// The last figure, where it may count what was not settled.
    last: Option<(Figure, Standing)>,
    /// Whether another figure before was of that sort.
    has_several: bool,
}

impl Rest {
    /// Takes in a figure and what its own words tell of it.
    pub(super) fn pass(
        &mut self,
        document: &str,
        setting: &Setting<'_>,
        place: &Place<'_>,
        meaning: &Meaning,
        is_part: bool,
    ) {
        let is_untold = meaning.subjects.is_empty() && meaning.hindrance.is_none() && is_case(place.figure.unit);
        self.has_several |= is_untold && self.last.is_some();
        let may_remain = is_untold && !is_part && place.figure.is_exact && setting.is_of_requests();
        let is_it = may_remain && remains(document, place);
        self.last = is_it.then(|| (place.figure.clone(), setting.standing));
    }

    /// The statement that a clause without a figure makes of the last figure.
    pub(super) fn carried_out(&mut self, setting: &Setting<'_>, words: Words<'_>) -> Option<Statement> {
        let is_plain = !words.has_unknown() && !words.is_qualified() && !words.has(&OTHERS) && !words.has(&REVIEWS);
        let is_carried = words.has(&CARRIES) && subject::carries_out(setting, words);
        if !is_plain || !is_carried || words.has(&[Word::Neg, Word::LastYear]) || self.has_several {
            return None;
        }
        let (figure, standing) = self.last.take()?;
        let end = words.0.iter().map(|token| token.span).reduce(Span::to)?;
        let span = figure.span.to(end);
        Some(Statement { span, subjects: vec![Subject::CarriedOut], figure, standing, is_of_new: false, or: None })
    }
}

/// Whether a figure is that of requests answered in another way than any told before it: 予以公开类4件、…、不予处理类1件、其他类2件.
pub(super) fn is_other_outcome(document: &str, place: &Place<'_>, told: &[Statement]) -> bool {
    const NAMED: [Subject; 5] =
        [Subject::Granted, Subject::Partial, Subject::Denied, Subject::Unable, Subject::Refused];
    let is_sort = matches!(place.head.0, [other, sort] if other.is(Word::Another) && sort.span.of(document) == "类");
    let is_told = |subject: Subject| {
        told.iter().any(|statement| statement.standing == Standing::Own && statement.subjects == [subject])
    };
    is_sort && place.tail.0.is_empty() && is_case(place.figure.unit) && NAMED.into_iter().all(is_told)
}

/// Keeps rules away from several figures of what was carried out, or of one result of reviews: each is that of some.
pub(super) fn part_several(statements: &mut [Statement]) {
    part_unequal(statements, Subject::CarriedOut);
    let is_own = |statement: &&Statement| statement.standing == Standing::Own;
    let is_result = |subject: &Subject| none::result(*subject).is_some_and(|result| result != ReviewResult::Total);
    let told = statements.iter().filter(is_own).flat_map(|statement| &statement.subjects);
    let mut results: Vec<Subject> = told.copied().filter(is_result).collect();
    results.sort_unstable();
    results.dedup();
    results.into_iter().for_each(|result| part_unequal(statements, result));
}

/// Leaves to 其他处理 only what is left where a sentence tells of those beside it that lapsed: 逾期未补正2件，其他处理5件.
pub(super) fn part_others(document: &str, clauses: &[Clause<'_>], statements: &mut [Statement]) {
    let lapses = |place: &Place<'_>| {
        let head = place.head.0.iter().map(|token| token.span).reduce(Span::to).map_or("", |span| span.of(document));
        head.contains('逾') && ["补正", "缴"].iter().any(|word| head.contains(word)) && is_case(place.figure.unit)
    };
    let mut others = statements.iter_mut().filter(|statement| statement.subjects == [Subject::OtherOutcome]).peekable();
    if others.peek().is_some() && clauses.iter().flat_map(|clause| &clause.places).any(lapses) {
        others.for_each(|others| others.or = Some(Subject::OtherRest));
    }
}

fn part_unequal(statements: &mut [Statement], subject: Subject) {
    let is_it = |statement: &Statement| {
        statement.subjects == [subject] && (subject == Subject::CarriedOut || statement.standing == Standing::Own)
    };
    let mut values = statements.iter().filter(|statement| is_it(statement)).map(|statement| statement.figure.value);
    let first = values.next();
    if values.any(|value| Some(value) != first) {
        for statement in statements.iter_mut().filter(|statement| is_it(statement)) {
            if statement.standing == Standing::Own {
                statement.standing = Standing::Qualified;
            }
        }
    }
}

/// Words for how and when requests are answered.
pub(super) const MANNERS: [&str; 16] = [
    "按时",
    "按期",
    "及时",
    "期限内",
    "时限内",
    "提前",
    "延期",
    "逾期",
    "超期",
    "书面",
    "口头",
    "电话",
    "当场",
    "当面",
    "现场",
    "邮寄",
];

/// Keeps rules away from what was processed in one way, or is a part of what was, where a sentence gives several
/// figures of it: 办结17件，其中按时办结15件、延期办结2件.
pub(super) fn part_processed(document: &str, found: &[Found], statements: &mut [Statement]) {
    let is_it = |statement: &Statement| {
        let is_near = matches!(statement.standing, Standing::Own | Standing::Qualified | Standing::OtherMatter);
        statement.subjects == [Subject::Processed] && is_near
    };
    let processed: Vec<Figure> =
        statements.iter().filter(|statement| is_it(statement)).map(|statement| statement.figure.clone()).collect();
    let Some(first) = processed.first().filter(|first| processed.iter().any(|other| other.value != first.value)) else {
        return;
    };
    let is_part = |figure: &Figure| {
        found.iter().filter(|found| found.has_part(figure)).any(|found| {
            let is_of_processed = processed.iter().any(|whole| whole.span == found.list.whole.span);
            is_of_processed || processed.iter().filter(|other| found.has_part(other)).count() > 1
        })
    };
    for statement in statements.iter_mut().filter(|statement| is_it(statement) && statement.standing == Standing::Own) {
        let figure = &statement.figure;
        let words = clause_text(document, figure.span);
        let is_among = words.contains("其中") && figure.value < first.value;
        if is_part(figure) || is_among || MANNERS.iter().any(|manner| words.contains(manner)) {
            statement.standing = Standing::Qualified;
        }
    }
}

/// The words before a figure, up to the pause before them.
pub(super) fn clause_text(document: &str, figure: Span) -> &str {
    let before = document.get(..figure.start as usize).unwrap_or_default();
    before.rsplit(['，', ',', '、', '；', ';', '。', '：', '（', '(', '\n']).next().unwrap_or_default()
}

/// Whether a figure tells of what remains: 另有2件, or of requests at hand: 有2件申请在办理中.
fn remains(document: &str, place: &Place<'_>) -> bool {
    let (head, tail) = (place.head, place.tail);
    let text = |words: Words<'_>| words.0.iter().map(|token| token.span).reduce(Span::to).map(|span| span.of(document));
    let is_remaining = text(head).is_some_and(|text| REMAINING.iter().any(|word| text.contains(word)));
    let is_known = |words: Words<'_>| {
        let is_still = |text: &str| matches!(text, "尚" | "仍" | "还" | "仍有" | "尚有" | "还有");
        words.0.iter().all(|token| !matches!(&token.kind, Kind::Other(text) if !is_still(text)))
            && !words.has(&[Word::Void, Word::Proportion, Word::Unrelated, Word::Compare, Word::Without])
            && !words.is_qualified()
            && !words.has(&OTHERS)
    };
    let is_settled = tail.has(&[Word::Done]);
    is_known(head) && !is_settled && (is_remaining || is_known(tail) && !tail.0.is_empty())
}
