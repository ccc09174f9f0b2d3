//! Breakdowns: 共128条，其中A 5条、B 123条（a 23条、b 100条）.

mod inside;

use rust_decimal::Decimal;

use super::clause::{Clause, Place, Stop, Words};
use super::subject::OUTCOMES;
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::span::Span;
use crate::statement::{Breakdown, Figure, Part, Share};

/// Parts with percentages that follow one another without a word that opens a list.
const FEWEST_WITH_SHARES: usize = 3;

/// So many figures before a list are tried for its whole.
const MOST_WHOLES: usize = 6;

/// No list of a report has more parts.
const MOST_PARTS: usize = 100;

/// A breakdown and the clauses that hold its parts.
pub(super) struct Found {
    pub(super) list: Breakdown,
    pub(super) clauses: Vec<usize>,
}

impl Found {
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
        let named = named(clauses, at, before);
        let inside = inside::whole(document, clause, at).into_iter();
        let of_part = inside::of_part(document, clauses, at).map(|opening| {
            let is_whole = |whole: &Figure| found.iter().any(|found| found.list.is_equal() && found.has_part(whole));
            let sureness = if opening.wholes.iter().any(is_whole) { Sureness::Sure } else { Sureness::Vague };
            Opening { sureness, ..opening }
        });
        let openings = named.into_iter().chain(unnamed(document, clause, at)).chain(inside).chain(of_part);
        for opening in openings {
            let run = collect(document, clauses, &opening);
            found.extend(run.finish(&opening.wholes));
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
    sureness: Sureness,
}

/// How sure it is that a list has all parts of its whole and no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sureness {
    Sure,
    /// Sure if each part is named before its figure: 7件申请中，自然人5件、…, not 7件申请中5件已办结.
    IfNamed,
    Vague,
}

/// A list behind a word that opens one: 其中
fn named(clauses: &[Clause<'_>], at: usize, before: &Before) -> Option<Opening> {
    let clause = clauses.get(at)?;
    let depth = clause.depth;
    let among = clause.words().position(&[Word::Among]);
    // 80条，分别为机构概况10条、… names its parts; 分别为10条、… only counts what was named before.
    let parts_follow = || clause.tokens.get(1).is_some_and(|token| matches!(token.kind, Kind::Other(_)));
    let each = clause.tokens.first().filter(|token| token.is(Word::Respectively) && parts_follow()).map(|_| 0);
    let opener = among.or(each).filter(|_| !clause.words().has(&[Word::Mainly]))?;
    let places = clause.places();
    let own = places.iter().filter(|place| starts_before(clause, place, opener)).map(|place| place.figure.clone());
    let mut wholes: Vec<Figure> = own.collect();
    if wholes.is_empty() {
        wholes = earlier(clauses, at, depth);
    }
    if wholes.is_empty() && among.is_some() {
        wholes.clone_from(&before.last);
    }
    let behind = clause.tokens.get(opener + 1..).unwrap_or_default();
    let is_alone = !behind.iter().any(|token| matches!(token.kind, Kind::Figure(_)));
    let start = if is_alone { at + 1 } else { at };
    Some(Opening { start, from: if is_alone { 0 } else { opener + 1 }, depth, wholes, sureness: Sureness::Sure })
}

/// A list right behind its whole: 128条（…）, 128条：…, 128条中，…
fn unnamed(document: &str, clause: &Clause<'_>, at: usize) -> Option<Opening> {
    let depth = clause.depth;
    let places = clause.places();
    let last = places.last()?;
    let whole = vec![last.figure.clone()];
    let tail = last.tail.0;
    let is_inside = || inside::word(document, tail).is_some_and(|at| at + 1 == tail.len());
    let (depth, sureness) = match clause.stop {
        Stop::Open if tail.is_empty() => (depth + 1, Sureness::Sure),
        Stop::Colon if tail.is_empty() => (depth, Sureness::Sure),
        Stop::Comma | Stop::Colon if is_inside() => (depth, Sureness::IfNamed),
        _ => return None,
    };
    Some(Opening { start: at + 1, from: 0, depth, wholes: whole, sureness })
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
        let places = clause.places().into_iter().rev();
        figures.extend(places.filter(|place| !place.head.has(&[Word::Compare])).map(|place| place.figure));
    }
    figures
}

/// Parts that follow one another.
#[derive(Default)]
struct Run {
    parts: Vec<Part>,
    clauses: Vec<usize>,
    end: Ending,
    /// Whether more figures follow that may be parts or not.
    is_vague: bool,
    /// How many parts are ways of publishing.
    channels: usize,
    /// Parts with a percentage alone in brackets behind them: 4件（50%）.
    bare: Vec<usize>,
    /// What the parts tell apart.
    aspect: Option<Aspect>,
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

/// What the parts of a list of requests tell apart: who asked or how, or what became of it. One list is of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aspect {
    Asked,
    Settled,
}

/// Words for who asks, how and what about.
const ASKED: [&str; 15] = [
    "涉及",
    "自然人",
    "法人",
    "企业",
    "社会组织",
    "其他组织",
    "个人",
    "信函",
    "当面",
    "现场",
    "网上",
    "网络",
    "邮寄",
    "线上",
    "线下",
];

/// The aspect of a part, by the words of its clause.
fn aspect(document: &str, clause: &Clause<'_>) -> Option<Aspect> {
    if clause.words().has(&OUTCOMES) || clause.words().has(&[Word::Done, Word::Carry, Word::CarryOut]) {
        return Some(Aspect::Settled);
    }
    let text = clause.tokens.iter().map(|token| token.span).reduce(Span::to)?.of(document);
    ASKED.iter().any(|word| text.contains(word)).then_some(Aspect::Asked)
}

fn collect(document: &str, clauses: &[Clause<'_>], opening: &Opening) -> Run {
    let Opening { start, from, depth, .. } = *opening;
    let mut run = Run { is_vague: opening.sureness == Sureness::Vague, ..Run::default() };
    let mut separator: Option<Stop> = None;
    let mut is_respective = false;
    let mut at = start;
    while let Some(clause) = clauses.get(at) {
        if clause.depth < depth {
            break;
        }
        if clause.depth > depth {
            run.bracket(clauses, at, depth);
            at += 1;
            continue;
        }
        let tokens = if at == start { clause.tokens.get(from..).unwrap_or_default() } else { clause.tokens };
        let clause = Clause { tokens, ..clause.clone() };
        let opens_another = unnamed(document, &clause, at).is_some_and(|opening| opening.depth == depth)
            || at > start && inside::of_part(document, clauses, at).is_some();
        if run.parts.len() >= MOST_PARTS || opens_another {
            run.is_vague = true;
            break;
        }
        if let Some(share) = lone_share(&clause).filter(|_| !run.parts.is_empty()) {
            run.parts.iter_mut().last().into_iter().for_each(|part| part.share = Some(share.clone()));
        } else if clause.tokens.is_empty()
            && clauses.get(at.wrapping_sub(1)).is_some_and(|before| before.stop == Stop::Close)
        {
            // What closes the bracket behind a part.
        } else if let Some((part, label)) = part(&clause, is_respective) {
            let aspect = aspect(document, &clause);
            if run.aspect.is_some() && aspect.is_some() && run.aspect != aspect {
                // 其中自然人5件、企业2件，予以公开4件、…
                break;
            }
            run.aspect = run.aspect.or(aspect);
            is_respective |= clause.words().has(&[Word::Respectively]);
            run.is_vague |= opening.sureness == Sureness::IfNamed && label.0.is_empty();
            run.end = run.end.max(if part.figure.is_exact { ending(&clause) } else { Ending::Loose });
            run.channels += usize::from(label.has(&[Word::Channel]));
            run.parts.push(part);
            run.clauses.push(at);
        } else if clause.places().is_empty() && run.parts.is_empty() && clause.stop == Stop::Colon {
            // 其中：按类别，
        } else {
            run.end = run.end.max(ending(&clause));
            run.is_vague |= !clause.places().is_empty();
            let is_remark =
                separator == Some(Stop::Semicolon) && clause.stop != Stop::Semicolon && clause.places().is_empty();
            if !is_remark {
                break;
            }
        }
        let ends = match (separator, clause.stop) {
            (_, Stop::End | Stop::Close) => true,
            (None, Stop::Open | Stop::Colon) => false,
            (None, stop) if !run.parts.is_empty() => {
                // 占5%； tells the separator, the pause before it does not.
                if !followed_by_share(clauses, at) {
                    separator = Some(stop);
                }
                false
            }
            (Some(Stop::Pause | Stop::Comma), Stop::Semicolon) => true,
            _ => false,
        };
        at += 1;
        if ends {
            break;
        }
    }
    run
}

/// What the words of a clause say of the end of its list.
fn ending(clause: &Clause<'_>) -> Ending {
    let words = clause.words();
    if words.has(&[Word::Besides]) {
        Ending::Loose
    } else if words.has(&[Word::AndMore]) {
        Ending::Rest
    } else {
        Ending::Complete
    }
}

fn followed_by_share(clauses: &[Clause<'_>], at: usize) -> bool {
    clauses.get(at + 1).is_some_and(|next| lone_share(next).is_some())
}

/// The percentage of a clause that has nothing else: 占0.4%
fn lone_share(clause: &Clause<'_>) -> Option<Share> {
    if clause.tokens.iter().any(|token| matches!(token.kind, Kind::Figure(_) | Kind::Number(_))) {
        return None;
    }
    share(clause.tokens)
}

/// The percentage behind 占 in some tokens.
fn share(tokens: &[Token]) -> Option<Share> {
    let at = tokens.iter().position(|token| matches!(token.kind, Kind::Share(_)))?;
    let Some(Token { kind: Kind::Share(share), .. }) = tokens.get(at) else { return None };
    let before = tokens.get(..at)?;
    let text = |token: &Token| if let Kind::Other(text) = &token.kind { text.clone() } else { String::new() };
    let words: String = before.iter().map(text).collect();
    let is_share = words.contains('占') || before.iter().any(|token| token.is(Word::Proportion)) && words.is_empty();
    let is_rate = words.contains('率') || before.iter().any(|token| token.is(Word::Compare));
    let named =
        words.trim_start_matches('占').trim_start_matches(['全', '申', '请', '的', '信', '息', '公', '开', '比', '约']);
    let is_of_another = !named.is_empty() || words.contains('约') || before.iter().any(|token| token.is(Word::About));
    (is_share && !is_rate).then(|| Share { is_of_another, ..share.clone() })
}

/// The part that a clause is, with its label.
fn part<'t>(clause: &Clause<'t>, is_respective: bool) -> Option<(Part, Words<'t>)> {
    let places = clause.places();
    let [place] = places.as_slice() else { return None };
    let has_label =
        place.head.0.iter().chain(place.tail.0).any(|token| matches!(token.kind, Kind::Other(_) | Kind::Word(_)));
    let is_difference = place.head.has(&[Word::Compare, Word::Among, Word::Total]);
    if is_difference || !(has_label || is_respective || clause.words().has(&[Word::Respectively])) {
        return None;
    }
    let share = share(place.tail.0);
    Some((Part { figure: place.figure.clone(), share }, place.head))
}

impl Run {
    /// Takes in the percentage of brackets behind the last part: 4件（占50%）, 4件（50%）.
    fn bracket(&mut self, clauses: &[Clause<'_>], at: usize, depth: usize) {
        let is_behind = at > 0 && self.clauses.last() == Some(&(at - 1));
        let Some(clause) =
            clauses.get(at).filter(|clause| is_behind && clause.depth == depth + 1 && clause.stop == Stop::Close)
        else {
            return;
        };
        let bare = match clause.tokens {
            [Token { kind: Kind::Share(share), .. }] => Some(share.clone()),
            _ => None,
        };
        let (is_bare, last) = (bare.is_some(), self.parts.len().saturating_sub(1));
        let Some(part) = self.parts.last_mut().filter(|part| part.share.is_none()) else { return };
        part.share = bare.or_else(|| lone_share(clause));
        if is_bare {
            self.bare.push(last);
        }
    }

    /// Forgets percentages alone in brackets where most are not near those of the parts: they tell something else.
    fn forget_rates(&mut self, whole: Decimal) {
        let is_near = |part: &Part| {
            let percent = part.share.as_ref().map(|share| share.percent.checked_mul(whole));
            let exact = part.figure.value.checked_mul(Decimal::ONE_HUNDRED);
            percent.flatten().zip(exact).is_some_and(|(percent, exact)| (percent - exact).abs() < whole)
        };
        let near = self.bare.iter().filter(|at| self.parts.get(**at).is_some_and(is_near)).count();
        if near * 2 < self.bare.len() || near == 0 {
            for at in std::mem::take(&mut self.bare) {
                self.parts.iter_mut().skip(at).take(1).for_each(|part| part.share = None);
            }
        }
    }

    /// The breakdown of one of the possible wholes: the nearest that adds up, or else the nearest.
    fn finish(mut self, wholes: &[Figure]) -> Option<Found> {
        let unit = self.parts.first()?.figure.unit;
        if self.parts.iter().any(|part| part.figure.unit != unit) {
            self.forget_rates(Decimal::ZERO);
            self.parts.retain(|part| part.figure.unit == unit);
        }
        let sum = self.parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.figure.value))?;
        let possible = || wholes.iter().filter(|whole| whole.unit == unit);
        let largest = self.parts.iter().map(|part| part.figure.value).max()?;
        let nearest = possible().find(|whole| whole.value >= largest).or_else(|| possible().next())?;
        let fitting = possible().find(|whole| whole.value == sum).filter(|_| self.parts.len() > 1);
        let whole = fitting.unwrap_or(nearest).clone();
        let is_equal = whole.value == sum;
        self.forget_rates(whole.value);
        let twice = sum.checked_mul(Decimal::TWO)?;
        let count = self.parts.len();
        let is_of_channels = self.channels == count;
        let seems_partial = count < 2 || twice < whole.value || is_of_channels && sum > whole.value;
        // Parts of which some are left out cannot make more than the whole.
        let exceeds = sum > whole.value && self.channels == 0;
        if self.parts.len() < 2 && !is_equal {
            return None;
        }
        let is_told = !self.is_vague && !seems_partial;
        let is_closed = whole.is_exact
            && match self.end {
                Ending::Complete => is_equal || is_told,
                Ending::Rest => exceeds && is_told,
                Ending::Loose => false,
            };
        let span = self.parts.iter().fold(whole.span, |span, part| span.to(part.figure.span));
        Some(Found { list: Breakdown { span, whole, parts: self.parts, is_closed }, clauses: self.clauses })
    }
}

/// Parts with percentages whose whole another sentence has named, or that make up 100% by themselves.
fn with_shares(document: &str, clauses: &[Clause<'_>], before: &Before) -> Option<Found> {
    let start = clauses.iter().position(|clause| part(clause, false).is_some())?;
    let depth = clauses.get(start)?.depth;
    let opening = Opening { start, from: 0, depth, wholes: Vec::new(), sureness: Sureness::Sure };
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
    run.finish(&[opened.or(Some(own).filter(|_| is_all))?])
}
