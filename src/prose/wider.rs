//! The body's own figures beside those of others, and beside other matters: 市本级收到18件；各县收到69件，全市合计87件.

use rust_decimal::Decimal;

use super::announced::is_case;
use super::clause::{Clause, Place, Stop, Words};
use super::rest::clause_text;
use super::setting::{Setting, VERBS};
use super::subject::Meaning;
use super::tokens::{Kind, Token};
use super::words::Word;
use super::{none, scope};
use crate::body::{self, Body};
use crate::statement::{Standing, Statement, Subject};

/// Whether the figure at `place` is that of requests received by all for whom a government reports, behind those of
/// each: 市本级收到18件；各县收到69件，全市合计87件. `told` are the statements of the sentence.
pub(super) fn is_of_all(setting: &Setting<'_>, place: &Place<'_>, told: &[Statement]) -> bool {
    let words: Option<Vec<Word>> = place.head.0.iter().map(Token::word).collect();
    let is_own = words.is_some_and(|words| words == [Word::SelfBody, Word::Total]) && place.tail.0.is_empty();
    let is_government = body::sort(setting.body) == Body::Government;
    is_own && is_government && is_case(place.figure.unit) && sums_up(place, told)
}

fn sums_up(place: &Place<'_>, told: &[Statement]) -> bool {
    let received = || told.iter().filter(|statement| statement.subjects == [Subject::Received]);
    let is_of_some = |statement: &Statement| statement.standing != Standing::Own;
    received().count() > 1
        && received().all(|statement| is_of_some(statement) && statement.figure.value < place.figure.value)
        && told.last().is_some_and(|last| last.subjects == [Subject::Received])
}

/// Makes requests that some body received a part, behind more that were received or behind 其中: 共收到86件，局机关收到55件.
/// `told` are the statements before.
pub(super) fn part(setting: &Setting<'_>, place: &Place<'_>, meaning: &mut Meaning, told: &[Statement]) {
    let head = place.head;
    let is_of_all = head.has(&[Word::New, Word::Reach]);
    if meaning.subjects != [Subject::Received] || is_of_all || !names_body(setting.text, head) {
        return;
    }
    let is_more = |whole: &Statement| {
        let is_own = whole.standing == Standing::Own
            && matches!(whole.subjects.as_slice(), [Subject::Received | Subject::Handled]);
        is_own && whole.figure.value > place.figure.value
    };
    if told.iter().any(is_more) {
        meaning.hindrance = meaning.hindrance.or(Some(Standing::Qualified));
    }
}

/// Whether words name a body before what it received.
fn names_body(document: &str, head: Words<'_>) -> bool {
    const BODIES: [Word; 4] = [Word::SelfBody, Word::Level, Word::OwnLevel, Word::Below];
    let is_sign = |token: &Token| token.span.of(document).chars().all(|c| !c.is_alphanumeric());
    head.before(&VERBS).0.iter().any(|token| match &token.kind {
        Kind::Word(word) => BODIES.contains(word),
        Kind::Other(_) => !is_sign(token),
        _ => false,
    })
}

/// Keeps rules away from figures that others of the sentence make a part: 局机关收到55件，分局收到31件; 办结1089件，上年结转74件，
/// 共计办结1163件; 市级收取1480元，县级收取2780元，合计4260元.
pub(super) fn part_before(document: &str, statements: &mut [Statement]) {
    const ORGANS: [&str; 7] = ["局机关", "厅机关", "委机关", "镇机关", "街道机关", "机关本级", "本级"];
    let is_other = |statement: &Statement| {
        matches!(statement.standing, Standing::OtherBody | Standing::OtherMatter | Standing::Qualified)
    };
    let has_other = statements.iter().any(|statement| statement.subjects == [Subject::Received] && is_other(statement));
    let sums: Vec<(Subject, Decimal)> = statements.iter().filter_map(|sum| summed(document, sum, statements)).collect();
    for statement in statements.iter_mut().filter(|statement| statement.standing == Standing::Own) {
        let [subject] = statement.subjects.as_slice() else { continue };
        let words = clause_text(document, statement.figure.span);
        let is_organ = *subject == Subject::Received && ORGANS.iter().any(|organ| words.contains(organ));
        let is_summed = sums.iter().any(|(sort, sum)| sort == subject && *sum > statement.figure.value);
        if is_organ && has_other || is_summed {
            statement.standing = Standing::Qualified;
        }
    }
}

/// Keeps rules away from what the office of a government tells beside the figures of its whole area, or of other bodies:
/// its report can be for all. 全县收到120件。县政府办公室收到18件. `statements` are those of a paragraph.
pub(super) fn part_office(body: &str, statements: &mut [Statement]) {
    if body::area_of_office(body).is_none() {
        return;
    }
    let takes_in = |subject: &Subject| matches!(subject, Subject::Received | Subject::Handled | Subject::InHand);
    let is_of_requests = |subject: &Subject| takes_in(subject) || scope::is_of_settled(subject);
    let is_review = |subject: &Subject| none::result(*subject).is_some();
    let is_told = |statement: &Statement, of: &dyn Fn(&Subject) -> bool| {
        !statement.subjects.is_empty() && statement.subjects.iter().all(of)
    };
    let of_others = |of: &dyn Fn(&Subject) -> bool| {
        statements.iter().any(|statement| statement.standing == Standing::OtherBody && is_told(statement, of))
    };
    let (has_requests, has_reviews) = (of_others(&takes_in), of_others(&is_review));
    for statement in statements.iter_mut().filter(|statement| statement.standing == Standing::Own) {
        if has_requests && is_told(statement, &is_of_requests) || has_reviews && is_told(statement, &is_review) {
            statement.standing = Standing::Qualified;
        }
    }
}

/// A sum of others in the sentence, and what it counts.
fn summed(document: &str, sum: &Statement, statements: &[Statement]) -> Option<(Subject, Decimal)> {
    let [subject @ (Subject::Processed | Subject::Fee)] = sum.subjects.as_slice() else { return None };
    let words = clause_text(document, sum.figure.span);
    let before = statements.iter().take_while(|other| other.figure.span != sum.figure.span);
    let is_alike = |other: &&Statement| {
        other.subjects == [*subject] || *subject == Subject::Processed && other.subjects == [Subject::CarriedIn]
    };
    let parts: Vec<Decimal> = before.filter(is_alike).map(|other| other.figure.value).collect();
    let made = parts.iter().try_fold(Decimal::ZERO, |all, part| all.checked_add(*part))?;
    let is_total = ["共", "合计", "总计"].iter().any(|total| words.contains(total));
    (is_total && parts.len() > 1 && made == sum.figure.value).then_some((*subject, made))
}

/// Whether what follows a clause is all that a year brings of requests: 依法办理申请，新收12件、结转1件、办结12件、转下年1件.
pub(super) fn speaks_of_requests(clauses: &[Clause<'_>]) -> bool {
    let Some((first, behind)) = clauses.split_first() else { return false };
    let words = first.words;
    let is_told = words.has(&[Word::Bare]) && words.has(&[Word::Handled, Word::Done]) && !words.has_unknown();
    let is_plain = words.classes().all(|word| matches!(word, Word::Bare | Word::Handled | Word::Done));
    let end = behind.iter().position(|clause| clause.stop == Stop::Semicolon).map_or(behind.len(), |at| at + 1);
    let part = behind.get(..end).unwrap_or_default();
    let has = |word: Word| part.iter().any(|clause| clause.places.len() == 1 && clause.words.has(&[word]));
    let is_known = part.iter().all(|clause| !clause.words.has_unknown());
    is_told && is_plain && is_known && has(Word::New) && has(Word::Done) && (has(Word::Carry) || has(Word::CarryOut))
}
