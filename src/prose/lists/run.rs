//! The parts of a list: where it ends, and whether they must make up the whole.

mod aspect;
mod nested;
mod sort;
mod whole;

use rust_decimal::Decimal;

use super::steps::{self, Step};
use super::{Opening, Results, Sureness, inside, unnamed};
use crate::prose::applicants;
use crate::prose::clause::{Clause, Stop, Words};
use crate::prose::setting::{CARRIES, REQUESTS, REVIEWS};
use crate::prose::shares;
use crate::prose::subject::RESULTS;
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::span::Span;
use crate::statement::{Part, Share};
use aspect::Aspect;
use sort::Sort;

/// No list of a report has more parts.
const MOST_PARTS: usize = 100;

/// Parts that follow one another.
#[derive(Default)]
pub(super) struct Run {
    pub(super) parts: Vec<Part>,
    clauses: Vec<usize>,
    end: Ending,
    /// Whether more figures follow that may be parts or not.
    is_vague: bool,
    /// Whether the parts are sorts of reviews, of which a result is none.
    is_of_reviews: bool,
    /// Percentages behind the parts that are of none of them.
    rates: Vec<Decimal>,
    /// How many parts are ways of publishing.
    channels: usize,
    /// How many parts are those of some bodies, beside which there are others.
    bodies: usize,
    /// Whether the parts are topics, of which more can be left out: 涉及征地7件、社保5件.
    is_of_topics: bool,
    /// Whether a part is all others.
    names_others: bool,
    /// Whether a part is the catalogue of disclosure, a row of the yearly form of websites: 信息公开目录信息更新量7990条.
    has_directory: bool,
    /// Whether one is the first row of that form: 概况类信息45条.
    has_outline: bool,
    /// Whether requests were spoken of, each of which comes by one way.
    is_of_requests: bool,
    /// Parts with a percentage in brackets behind them: 4件（50%）.
    bracketed: Vec<usize>,
    /// What the parts tell apart.
    aspect: Option<Aspect>,
    /// Of which sort each part is.
    sorts: Vec<Sort>,
    /// Which results each part is.
    results: Vec<Option<Results>>,
    /// How many were taken on, of which later steps are some: 受理40件，办结36件.
    taken_on: Option<Decimal>,
    /// Whether the first part is named behind its figure: 其中20件为…
    is_named_behind: bool,
    /// Whether a part is divided again.
    is_nested: bool,
}

/// What words say of the end of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Ending {
    #[default]
    Complete,
    /// Parts are left out: 等, 其余.
    Rest,
    /// Parts overlap, are no parts, or are said about.
    Loose,
}

/// The parts from an opening on.
pub(super) fn collect(document: &str, clauses: &[Clause<'_>], opening: &Opening) -> Run {
    let mut collector = Collector::new(document, clauses, opening);
    let mut inner = None;
    for (at, clause) in clauses.iter().enumerate().skip(opening.start).take_while(|(_, c)| c.depth >= opening.depth) {
        inner = collector.pass_inner(at).or(inner);
        if inner.is_some_and(|end| at <= end) {
            continue;
        }
        if clause.depth > opening.depth {
            collector.run.bracket(clauses, at, opening.depth);
            continue;
        }
        let opened = at == opening.start && opening.from > 0;
        let rest = opened.then(|| clause.tokens.get(opening.from..).unwrap_or_default());
        let rest = rest.map(|tokens| Clause::new(tokens, clause.stop, clause.depth));
        if !collector.take(at, rest.as_ref().unwrap_or(clause)) || collector.stops_at(at, clause.stop) {
            break;
        }
    }
    collector.run
}

/// Goes through the clauses of a list.
struct Collector<'c, 't> {
    document: &'c str,
    clauses: &'c [Clause<'t>],
    opening: &'c Opening,
    run: Run,
    /// What stands between the parts.
    separator: Option<Stop>,
    /// Whether 分别 stands before the parts.
    is_respective: bool,
}

impl<'c, 't> Collector<'c, 't> {
    fn new(document: &'c str, clauses: &'c [Clause<'t>], opening: &'c Opening) -> Self {
        let speaks_of_requests =
            |clause: &Clause<'_>| clause.words.has(&REQUESTS) || clause.words.has(&[Word::Received]);
        let is_of_requests = clauses.iter().take(opening.start + 1).any(speaks_of_requests);
        let run = Run { is_vague: opening.sureness == Sureness::Vague, is_of_requests, ..Run::default() };
        Self { document, clauses, opening, run, separator: None, is_respective: false }
    }

    /// Takes in a clause; false if the list has ended before it or with it.
    fn take(&mut self, at: usize, clause: &Clause<'_>) -> bool {
        if self.run.parts.len() >= MOST_PARTS || self.opens_another(at, clause) {
            self.run.is_vague = true;
            return false;
        }
        if let Some(share) = shares::alone(clause).filter(|_| !self.run.parts.is_empty()) {
            self.share(at, clause, share);
            return true;
        }
        let closes_bracket = clause.tokens.is_empty() && self.comes_behind(at, Stop::Close);
        if closes_bracket {
            return true;
        }
        let is_result = self.run.is_of_reviews && clause.words.has(&RESULTS) && !clause.words.has(&REVIEWS);
        if clause.words.has(&[Word::Without]) || is_result {
            return false;
        }
        match part(clause, self.is_respective) {
            Some((part, label)) => self.part(at, clause, part, label),
            None => self.words(clause),
        }
    }

    /// Whether another list begins here.
    fn opens_another(&self, at: usize, clause: &Clause<'_>) -> bool {
        let is_beside = |opening: Opening| opening.depth == self.opening.depth;
        unnamed(self.document, clause, at).is_some_and(is_beside)
            || at > self.opening.start && inside::of_part(self.document, self.clauses, at).is_some()
    }

    /// A percentage by itself: it is that of the part before it, or of all.
    fn share(&mut self, at: usize, clause: &Clause<'_>, share: Share) {
        let is_behind_all = self.separator == Some(Stop::Pause) && self.comes_behind(at, Stop::Comma);
        if share.is_of_another {
            self.run.rates.push(share.percent);
        }
        shares::deal(&mut self.run.parts, share, clause, is_behind_all);
    }

    /// A part, if it belongs to those before it.
    fn part(&mut self, at: usize, clause: &Clause<'_>, part: Part, label: Words<'_>) -> bool {
        let aspect = aspect::aspect(self.document, clause);
        let step = steps::step(self.document, label);
        let run = &mut self.run;
        if step.is_some() && run.taken_on.is_some_and(|taken_on| part.figure.value <= taken_on) {
            return false;
        }
        if run.aspect.is_some() && aspect.is_some() && run.aspect != aspect {
            // 其中自然人5件、企业2件，予以公开4件、…
            return false;
        }
        let is_told_of = clause.words.has(&[Word::Done]) || clause.words.has(&CARRIES) || clause.words.has(&REVIEWS);
        if self.opening.sureness == Sureness::IfSorts && is_told_of {
            run.is_vague = true;
            return false;
        }
        // 其中甲3件、乙4件，已答复7件
        let begins_anew = self.separator == Some(Stop::Pause) && comes_behind(self.clauses, at, Stop::Comma);
        let sort = Sort::of(self.document, clause, label);
        let is_listed = self.separator == Some(Stop::Pause) && !begins_anew;
        let is_another =
            begins_anew || clause.words.has(&[Word::Done]) || !sort.goes_on(&run.sorts, is_listed, part.figure.value);
        if sort.is_beside(&run.sorts) || is_another && run.is_complete(self.opening) {
            return false;
        }
        let is_behind_part = self.separator == Some(Stop::Comma) || comes_behind(self.clauses, at, Stop::Comma);
        if run.is_beside(&part, aspect)
            || run.is_of_named_behind(clause, aspect)
            || is_behind_part && run.is_of_part(self.document, label)
        {
            run.is_vague = true;
            return false;
        }
        run.aspect = run.aspect.or(aspect);
        run.taken_on = run.taken_on.or(Some(part.figure.value).filter(|_| step == Some(Step::TakenOn)));
        run.sorts.push(sort);
        run.is_named_behind |= run.parts.is_empty() && is_named_behind(clause);
        self.add(at, clause, part, label);
        true
    }

    /// Adds a part to those before it.
    fn add(&mut self, at: usize, clause: &Clause<'_>, part: Part, label: Words<'_>) {
        let run = &mut self.run;
        run.is_of_topics |= clause.words.has(&[Word::Regarding]);
        run.names_others |= label.has(&[Word::Another]);
        let text = label.0.iter().map(|token| token.span).reduce(Span::to);
        let text = text.map_or("", |text| text.of(self.document));
        run.has_directory |= text.contains("公开目录");
        run.has_outline |= text.contains("概况");
        self.is_respective |= clause.words.has(&[Word::Respectively]);
        let is_if_named = matches!(self.opening.sureness, Sureness::IfNamed | Sureness::IfResults | Sureness::IfSorts);
        run.is_vague |= is_if_named && label.0.is_empty();
        let is_sort = || {
            let names_one = label.has(&applicants::APPLICANTS) || label.has(&[Word::Channel, Word::Another]);
            (names_one || applicants::names_way(self.document, label)) && !label.has(&[Word::Regarding])
        };
        run.is_vague |= self.opening.sureness == Sureness::IfSorts && !is_sort();
        let is_result = || aspect::results(self.document, clause.words) == Some(Results::Named);
        run.is_vague |= self.opening.sureness == Sureness::IfResults && !is_result();
        run.end = run.end.max(if part.figure.is_exact || part.figure.step.is_some() {
            ending(clause)
        } else {
            Ending::Loose
        });
        run.channels += usize::from(label.has(&[Word::Channel]));
        run.bodies += usize::from(label.has(&[Word::Below]));
        run.is_of_reviews |= label.has(&REVIEWS) && !label.has(&RESULTS);
        run.parts.push(part);
        run.results.push(aspect::results(self.document, clause.words));
        run.clauses.push(at);
    }

    /// What is no part: words before the first, a remark between two, or the end.
    fn words(&mut self, clause: &Clause<'_>) -> bool {
        let is_without_figure = clause.places.is_empty();
        if is_without_figure && self.run.parts.is_empty() && clause.stop == Stop::Colon {
            // 其中：按类别，
            return true;
        }
        self.run.end = self.run.end.max(ending(clause));
        self.run.is_vague |= !is_without_figure;
        if is_without_figure {
            self.run.rates.extend(shares::all(clause).map(|share| share.percent));
        }
        self.separator == Some(Stop::Semicolon) && clause.stop != Stop::Semicolon && is_without_figure
    }

    /// Whether the list ends with the sign behind a clause, which can be that between its parts.
    fn stops_at(&mut self, at: usize, stop: Stop) -> bool {
        match (self.separator, stop) {
            (_, Stop::End | Stop::Close) => true,
            (None, Stop::Open | Stop::Colon) => false,
            (None, stop) => {
                // 占5%； tells the separator, the pause before it does not.
                let is_told = !self.run.parts.is_empty() && !followed_by_share(self.clauses, at);
                self.separator = is_told.then_some(stop);
                false
            }
            (Some(Stop::Pause | Stop::Comma), Stop::Semicolon) => true,
            _ => false,
        }
    }

    fn comes_behind(&self, at: usize, stop: Stop) -> bool {
        comes_behind(self.clauses, at, stop)
    }
}

/// What the words of a clause say of the end of its list.
fn ending(clause: &Clause<'_>) -> Ending {
    let words = clause.words;
    if words.has(&[Word::Besides]) {
        Ending::Loose
    } else if words.has(&[Word::AndMore]) {
        Ending::Rest
    } else {
        Ending::Complete
    }
}

fn followed_by_share(clauses: &[Clause<'_>], at: usize) -> bool {
    clauses.get(at + 1).is_some_and(|next| shares::alone(next).is_some())
}

/// Whether the clause before ends so.
fn comes_behind(clauses: &[Clause<'_>], at: usize, stop: Stop) -> bool {
    at.checked_sub(1).and_then(|before| clauses.get(before)).is_some_and(|before| before.stop == stop)
}

/// The part that a clause is, with its label.
pub(super) fn part<'t>(clause: &Clause<'t>, is_respective: bool) -> Option<(Part, Words<'t>)> {
    let places = &clause.places;
    let [place] = places.as_slice() else { return None };
    let has_label =
        place.head.0.iter().chain(place.tail.0).any(|token| matches!(token.kind, Kind::Other(_) | Kind::Word(_)));
    let is_difference = place.head.has(&[Word::Compare, Word::Among, Word::Total]);
    if is_difference || !(has_label || is_respective || clause.words.has(&[Word::Respectively])) {
        return None;
    }
    let share = shares::behind_sign(place.tail.0);
    Some((Part { figure: place.figure.clone(), share }, place.head))
}

/// Whether a figure stands before what it counts: 20件为…
fn is_named_behind(clause: &Clause<'_>) -> bool {
    let place = clause.places.first();
    place.is_some_and(|place| place.head.0.is_empty() && place.tail.0.first().is_some_and(|first| first.is(Word::Is)))
}

impl Run {
    /// Takes in the percentage of brackets behind the last part: 4件（占50%）, 4件（50%）.
    fn bracket(&mut self, clauses: &[Clause<'_>], at: usize, depth: usize) {
        let is_behind = at > 0 && self.clauses.last() == Some(&(at - 1));
        let is_whole = |clause: &&Clause<'_>| is_behind && clause.depth == depth + 1 && clause.stop == Stop::Close;
        let Some(clause) = clauses.get(at).filter(is_whole) else { return };
        let found = match clause.tokens {
            [Token { kind: Kind::Share(share), .. }] => Some(share.clone()),
            _ => shares::alone(clause),
        };
        let last = self.parts.len().saturating_sub(1);
        if let Some(part) = self.parts.last_mut().filter(|part| part.share.is_none() && found.is_some()) {
            part.share = found;
            self.bracketed.push(last);
        }
    }
}
