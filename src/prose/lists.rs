//! Breakdowns: 共128条，其中A 5条、B 123条（a 23条、b 100条）.

pub(super) mod inside;
mod run;
mod steps;
pub(super) mod total;

use rust_decimal::Decimal;

use super::clause::{Clause, Place, Stop};
use super::setting::REQUESTS;
use super::subject::OUTCOMES;
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::span::Span;
use crate::statement::{Breakdown, Figure, Share, Standing, Statement, Subject};
use run::{collect, part};

/// Parts with percentages that follow one another without a word that opens a list.
const FEWEST_WITH_SHARES: usize = 3;

/// So many results leave none out.
const MOST_RESULTS: usize = 5;

/// Of so many requests some are answered in each way.
const MANY: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// Words for lawsuits.
const LAWSUITS: [Word; 3] = [Word::Litigation, Word::Direct, Word::AfterReview];

/// Words behind which some parts alone can be told.
const SELECTIVE: [&str; 4] = ["其中", "包括", "包含", "含"];

/// So many parts behind two wholes are looked through for those of each.
const MOST_SIDES: usize = 12;

/// So many figures before a list are tried for its whole.
const MOST_WHOLES: usize = 6;

/// A breakdown and the clauses that hold its parts.
pub(super) struct Found {
    pub(super) list: Breakdown,
    pub(super) clauses: Vec<usize>,
    /// What its parts tell, where they are results.
    of_results: Option<Results>,
    /// Whether one of them is all others.
    names_others: bool,
}

/// Which results the parts of a breakdown are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Results {
    /// 予以公开, 维持
    Named,
    /// 按时办结, 延期办结
    Settled,
}

impl Found {
    /// Leaves open whether results make up a whole that is not counted, or not settled: 审结25件，其中维持14件、撤销1件;
    /// 办理20件，其中按期答复15件、延期答复2件.
    pub(super) fn open_results(&mut self, clauses: &[Clause<'_>], statements: &[Statement]) {
        let Some(results) = self.of_results else { return };
        let whole = self.list.whole.span;
        let counted = statements.iter().find(|statement| statement.figure.span == whole);
        let is_of_all = |subject: &Subject| *subject != Subject::CarriedIn && !subject.is_applicant();
        let is_whole =
            |counted: &Statement| counted.standing == Standing::Own && counted.subjects.iter().all(is_of_all);
        let is_counted = counted.is_some_and(is_whole);
        let is_settled = counted.is_some_and(|counted| counted.subjects == [Subject::Processed]) || {
            let mut places = clauses.iter().flat_map(|clause| &clause.places);
            places.any(|place| place.figure.span == whole && place.head.has(&[Word::Done]))
        };
        let is_short = self.list.sum().is_some_and(|sum| sum < self.list.whole.value);
        // 市本级办结415件，其中予以公开200件、部分公开30件: of some, of which no row of the table is known.
        let is_told =
            counted.is_none() || is_counted || results == Results::Settled || self.list.parts.len() >= MOST_RESULTS;
        // What was answered in time can have been prolonged: 受理40件，其中按时答复39件，延期答复2件.
        let overlaps = results == Results::Settled
            && self.list.sum().is_some_and(|sum| sum > self.list.whole.value)
            && (!is_settled || self.list.parts.iter().any(|part| part.figure.value == self.list.whole.value));
        let is_bound = is_settled && is_told || is_counted && results == Results::Named || !is_short;
        // 答复87件，其中予以公开34件、部分公开11件: of so many the rest were answered otherwise.
        let is_open =
            is_short && self.list.whole.value >= MANY && !self.names_others && self.are_some_outcomes(clauses);
        self.list.is_closed &= is_bound && !overlaps && !is_open;
    }

    /// Whether its parts are outcomes of requests, and not of every sort.
    fn are_some_outcomes(&self, clauses: &[Clause<'_>]) -> bool {
        let has = |classes: &[Word]| {
            let mut parts = self.clauses.iter().filter_map(|at| clauses.get(*at));
            parts.any(|clause| clause.words.has(classes))
        };
        self.clauses.len() < MOST_RESULTS && has(&OUTCOMES) && !has(&[Word::OtherOutcome])
    }

    /// Whether its parts make up this whole.
    pub(super) fn is_all_of(&self, whole: &Figure) -> bool {
        self.list.whole.span == whole.span && self.list.is_equal()
    }

    /// Whether a figure is one of its parts.
    pub(super) fn has_part(&self, figure: &Figure) -> bool {
        self.list.parts.iter().any(|part| part.figure.span == figure.span)
    }
}

/// What earlier sentences offer as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Before {
    /// Figures of the sentence before, the last first.
    pub(super) last: Vec<Figure>,
    /// What was opened in all.
    pub(super) openings: Option<Figure>,
}

/// The breakdowns of a sentence.
pub(super) fn find(document: &str, clauses: &[Clause<'_>], before: &Before) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (at, clause) in clauses.iter().enumerate() {
        let named = named(document, clauses, at, before);
        let inside = inside::whole(document, clause, at).into_iter();
        let of_part = inside::of_part(document, clauses, at).map(|opening| {
            let is_whole = |whole: &Figure| found.iter().any(|found| found.list.is_equal() && found.has_part(whole));
            let sureness = if opening.wholes.iter().any(is_whole) { Sureness::Sure } else { Sureness::Vague };
            Opening { sureness, ..opening }
        });
        let of_step = steps::opening(document, clauses, at);
        let openings =
            named.into_iter().chain(unnamed(document, clause, at)).chain(inside).chain(of_part).chain(of_step);
        for opening in openings {
            let run = collect(document, clauses, &opening);
            found.extend(run.finish(&opening));
        }
    }
    if found.is_empty() {
        found.extend(with_shares(document, clauses, before));
    }
    found
}

/// Where a list begins, and what can be its whole, the nearest first.
struct Opening {
    start: usize,
    /// Tokens of the first clause to leave out.
    from: usize,
    depth: usize,
    wholes: Vec<Figure>,
    /// How sure the nearest whole is.
    nearest: Nearest,
    sureness: Sureness,
    /// Whether it says no more than that the parts are in the whole: 其中, not 分为.
    is_selective: bool,
}

/// Where the nearest possible whole of a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nearest {
    /// Right before the list, by itself.
    Alone,
    /// Right before it, the last of several: 复议12件、应诉5件，其中…
    InSeries,
    /// In the sentence before.
    Distant,
}

/// How sure it is that a list has all parts of its whole and no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sureness {
    Sure,
    /// Sure if each part is named before its figure: 7件申请中，自然人5件、…, not 7件申请中5件已办结.
    IfNamed,
    /// The same, and if each is a result: 87件办结件中，予以公开34件、…, not 87件办结件中，补正12件.
    IfResults,
    /// The same, and if each is a way or one who asks: 6件申请（当面2件、网络4件）, not 6件申请：征地类3件、重复2件.
    IfSorts,
    Vague,
}

/// A list behind a word that opens one: 其中
fn named(document: &str, clauses: &[Clause<'_>], at: usize, before: &Before) -> Option<Opening> {
    let clause = clauses.get(at)?;
    let depth = clause.depth;
    let among = clause.words.position(&[Word::Among]);
    // 80条，分别为机构概况10条、… names its parts; 分别为10条、… only counts what was named before.
    let parts_follow = || clause.tokens.get(1).is_some_and(|token| matches!(token.kind, Kind::Other(_)));
    let each = clause.tokens.first().filter(|token| token.is(Word::Respectively) && parts_follow()).map(|_| 0);
    let opener = among.or(each).filter(|_| !clause.words.has(&[Word::Mainly]))?;
    let places = &clause.places;
    let own = places.iter().filter(|place| starts_before(clause, place, opener)).map(|place| place.figure.clone());
    let mut wholes: Vec<Figure> = own.collect();
    let mut nearest = Nearest::Alone;
    if wholes.is_empty() {
        wholes.extend(outside(clauses, at));
    }
    if wholes.is_empty() {
        wholes = earlier(clauses, at, depth);
        nearest = if ends_series(clauses, at, depth) { Nearest::InSeries } else { nearest };
    }
    if wholes.is_empty() && among == Some(0) {
        wholes.extend(before_bracket(clauses, at));
    }
    if wholes.is_empty() && among.is_some() {
        wholes.clone_from(&before.last);
        nearest = Nearest::Distant;
    }
    let behind = clause.tokens.get(opener + 1..).unwrap_or_default();
    let is_alone = !behind.iter().any(|token| matches!(token.kind, Kind::Figure(_)));
    let start = if is_alone { at + 1 } else { at };
    let from = if is_alone { 0 } else { opener + 1 };
    let word = clause.tokens.get(opener).map_or("", |token| token.span.of(document));
    let is_selective = SELECTIVE.iter().any(|selective| word.starts_with(selective));
    Some(Opening { start, from, depth, wholes, nearest, sureness: Sureness::Sure, is_selective })
}

/// The figure right before the bracket that a clause begins: 73件（其中自然人52件、…）
fn outside(clauses: &[Clause<'_>], at: usize) -> Option<Figure> {
    let before = clauses.get(at.checked_sub(1)?).filter(|before| before.stop == Stop::Open)?;
    let last = before.places.last()?;
    let is_noun = |token: &Token| token.word().is_some_and(|word| REQUESTS.contains(&word) || word == Word::Plain);
    last.tail.0.iter().all(is_noun).then(|| last.figure.clone())
}

/// A list right behind its whole: 128条（…）, 128条：…, 128条中，…
fn unnamed(document: &str, clause: &Clause<'_>, at: usize) -> Option<Opening> {
    let depth = clause.depth;
    let places = &clause.places;
    let last = places.last()?;
    let whole = vec![last.figure.clone()];
    let tail = last.tail.0;
    let is_inside = || inside::word(document, tail).is_some_and(|at| at + 1 == tail.len());
    let (depth, sureness) = match clause.stop {
        Stop::Open if tail.is_empty() => (depth + 1, Sureness::Sure),
        Stop::Colon if tail.is_empty() => (depth, Sureness::Sure),
        Stop::Comma | Stop::Colon if is_inside() => (depth, inside::sureness(last.tail)),
        // 收到6件政府信息公开申请（当面2件、…）
        Stop::Open if is_noun(tail) => (depth + 1, Sureness::IfSorts),
        Stop::Colon if is_noun(tail) => (depth, Sureness::IfSorts),
        _ => return None,
    };
    Some(Opening {
        start: at + 1,
        from: 0,
        depth,
        wholes: whole,
        nearest: Nearest::Alone,
        sureness,
        is_selective: false,
    })
}

/// Whether words are nothing but the noun of requests.
fn is_noun(tail: &[Token]) -> bool {
    let names_request = |token: &Token| token.word().is_some_and(|word| REQUESTS.contains(&word));
    tail.last().is_some_and(names_request) && tail.iter().all(|token| names_request(token) || token.is(Word::Plain))
}

/// The figure right before the bracket that a clause begins: 办结12件（其中新收的办结10件、结转的办结2件）.
fn before_bracket(clauses: &[Clause<'_>], at: usize) -> Option<Figure> {
    let before = clauses.get(at.checked_sub(1)?).filter(|before| before.stop == Stop::Open)?;
    before.places.last().filter(|place| place.tail.0.is_empty()).map(|place| place.figure.clone())
}

fn starts_before(clause: &Clause<'_>, place: &Place<'_>, opener: usize) -> bool {
    clause.tokens.get(opener).is_some_and(|token| place.figure.span.start < token.span.start)
}

/// Figures of earlier clauses in the same bracket, the nearest first, without differences.
pub(super) fn earlier(clauses: &[Clause<'_>], at: usize, depth: usize) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    for clause in clauses.get(..at).unwrap_or_default().iter().rev().filter(|clause| clause.depth == depth) {
        if clause.stop == Stop::Semicolon && !figures.is_empty() || figures.len() >= MOST_WHOLES {
            break;
        }
        let places = clause.places.iter().rev();
        figures.extend(places.filter(|place| !place.head.has(&[Word::Compare])).map(|place| place.figure.clone()));
    }
    figures
}

/// Whether the figure before is the last of some that 、 joins.
fn ends_series(clauses: &[Clause<'_>], at: usize, depth: usize) -> bool {
    let is_told = |clause: &&Clause<'_>| clause.depth == depth && !clause.tokens.is_empty();
    let mut before = clauses.get(..at).unwrap_or_default().iter().rev().filter(is_told);
    let Some((last, place)) = before.next().and_then(|last| Some((last, last.places.last()?))) else { return false };
    // 复议6件和应诉3件
    let is_joined = place.head.0.first().is_some_and(|token| token.is(Word::Joint));
    if let [.., prior, _] = last.places.as_slice()
        && is_joined
    {
        return prior.figure.unit == place.figure.unit;
    }
    before.next().is_some_and(|prior| {
        let is_alike = prior.places.last().is_some_and(|prior| prior.figure.unit == place.figure.unit);
        let parts = clauses.get(at..clauses.len().min(at + MOST_SIDES)).unwrap_or_default();
        is_alike && (prior.stop == Stop::Pause || are_sides(prior, last) && are_sides_of_both(parts))
    })
}

/// Whether one of two clauses tells of reconsiderations and the other of lawsuits.
fn are_sides(one: &Clause<'_>, other: &Clause<'_>) -> bool {
    let sides = |clause: &Clause<'_>| (clause.words.has(&[Word::Reconsideration]), clause.words.has(&LAWSUITS));
    matches!((sides(one), sides(other)), ((true, false), (false, true)) | ((false, true), (true, false)))
}

/// Whether some figures are of reconsiderations, and others of lawsuits.
fn are_sides_of_both(clauses: &[Clause<'_>]) -> bool {
    let has = |classes: &[Word]| clauses.iter().any(|part| !part.places.is_empty() && part.words.has(classes));
    has(&[Word::Reconsideration]) && has(&LAWSUITS)
}

/// Parts with percentages whose whole another sentence has named, or that make up 100% by themselves.
fn with_shares(document: &str, clauses: &[Clause<'_>], before: &Before) -> Option<Found> {
    let start = clauses.iter().position(|clause| part(clause, false).is_some())?;
    let depth = clauses.get(start)?.depth;
    let mut opening = Opening {
        start,
        from: 0,
        depth,
        wholes: Vec::new(),
        nearest: Nearest::Alone,
        sureness: Sureness::Sure,
        is_selective: false,
    };
    let run = collect(document, clauses, &opening);
    let shares: Vec<&Share> = run.parts.iter().filter_map(|part| part.share.as_ref()).collect();
    if shares.len() < FEWEST_WITH_SHARES || shares.len() != run.parts.len() {
        return None;
    }
    let percent: Decimal = shares.iter().map(|share| share.percent).sum();
    let is_all = (percent - Decimal::ONE_HUNDRED).abs() <= Decimal::ONE;
    let first = run.parts.first()?.figure.clone();
    let sum = run.parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.figure.value))?;
    let opened = before.openings.clone().filter(|whole| whole.unit == first.unit && is_all);
    let own = Figure { value: sum, span: Span::at(first.span.start as usize), ..first };
    opening.wholes = vec![opened.or(Some(own).filter(|_| is_all))?];
    run.finish(&opening)
}
