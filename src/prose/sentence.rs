//! One sentence, clause by clause: what its figures count by what was said before them.

use super::announced::{self, Announced};
use super::answered::part_answered;
use super::apart::Apart;
use super::aside::{self, Aside, Cohort};
use super::carried::{beside_carried, follows_result, include_carried, is_left_over, remains_in_time, sum_of_requests};
use super::clause::{Clause, Place, Stop};
use super::divided::Divided;
use super::lists::Found;
use super::rest::{self, Rest};
use super::results;
use super::scope::{self, Scope};
use super::setting::{OTHERS, Remark, Setting};
use super::subject::{self, Decided, Meaning};
use super::words::Word;
use super::years::{self, InOrder};
use super::{Heard, Reader, ended, growth, none, portions, single, wider};
use crate::span::Span;
use crate::statement::{Figure, Standing, Statement, Subject};

/// So many statements before 其中 are looked through.
const MOST_BEFORE: usize = 4;

/// A sentence that is being read.
pub(super) struct Sentence<'s, 'a> {
    reader: &'s mut Reader<'a>,
    setting: &'s mut Setting<'a>,
    clauses: &'s [Clause<'s>],
    found: &'s [Found],
    /// With which statement it begins.
    first: usize,
    /// What it goes on with: 收到申请21件。其中上年结转3件。
    heard: Heard,
    /// What a clause without a figure has announced.
    pending: Option<Announced>,
    rest: Rest,
    /// Whether the clause before limits what follows.
    is_limited: bool,
    /// Whether it speaks of all time up to now.
    is_up_to_now: bool,
    /// Subjects of figures that follow behind 分别.
    queue: Vec<Subject>,
    /// From which statement on what is told is in a whole: 其中…
    among: Option<usize>,
    /// In how many brackets it says so, and in how many the clause at hand stands.
    among_depth: usize,
    depth: usize,
    /// With which statement the part of it up to a semicolon begins.
    part: usize,
    cohort: Cohort,
    apart: Apart,
    divided: Divided,
    scope: Scope,
    remark: Remark,
    in_order: InOrder,
}

impl<'s, 'a> Sentence<'s, 'a> {
    /// Reads a sentence with its breakdowns.
    pub(super) fn read(
        reader: &'s mut Reader<'a>,
        setting: &'s mut Setting<'a>,
        clauses: &'s [Clause<'s>],
        found: &'s [Found],
    ) {
        let mut are_parts = vec![false; clauses.len()];
        for at in found.iter().flat_map(|found| &found.clauses) {
            are_parts.iter_mut().skip(*at).take(1).for_each(|is_part| *is_part = true);
        }
        let asides = aside::find(clauses, &are_parts);
        let mut sentence = Self::new(reader, setting, clauses, found);
        for (at, (is_part, aside)) in are_parts.into_iter().zip(asides).enumerate() {
            sentence.clause(at, is_part, aside);
        }
        sentence.finish();
    }

    fn new(
        reader: &'s mut Reader<'a>,
        setting: &'s mut Setting<'a>,
        clauses: &'s [Clause<'s>],
        found: &'s [Found],
    ) -> Self {
        let first = reader.out.statements.len();
        let opener = clauses.first().and_then(|clause| clause.tokens.first());
        let goes_on = opener.is_some_and(|token| token.is(Word::Among));
        reader.asked.begin_sentence(goes_on);
        let heard = if goes_on { reader.heard } else { Heard { first, is_of_disclosure: false } };
        let scope = Scope::of_sentence(reader.text, clauses, heard.is_of_disclosure);
        Self {
            first,
            heard,
            pending: reader.flow.announced(),
            rest: Rest::default(),
            is_limited: false,
            is_up_to_now: none::is_up_to_now(reader.text, clauses),
            queue: Vec::new(),
            among: None,
            among_depth: 0,
            depth: 0,
            part: heard.first,
            cohort: Cohort::default(),
            apart: Apart::default(),
            divided: Divided::default(),
            scope,
            remark: Remark::new(),
            in_order: InOrder::default(),
            reader,
            setting,
            clauses,
            found,
        }
    }

    fn clause(&mut self, at: usize, is_part: bool, aside: Aside) {
        let clauses = self.clauses;
        let Some(clause) = clauses.get(at) else { return };
        self.depth = clause.depth;
        self.remark.enter(self.setting, clause);
        if clause.places.is_empty() {
            if wider::speaks_of_requests(clauses.get(at..).unwrap_or_default()) {
                self.setting.turn_to_requests();
            }
            self.words(clause, aside);
            self.close_whole(clause);
            return self.remark.leave(self.setting, clause);
        }
        let places = clause.places.iter().filter(|_| aside != Aside::Property);
        places.for_each(|place| self.place(at, clause, place, is_part, aside));
        (self.pending, self.is_limited) = (None, false);
        if clause.stop != Stop::Pause {
            self.setting.stage = None;
        }
        self.close_whole(clause);
        self.remark.leave(self.setting, clause);
        if clause.stop == Stop::Semicolon {
            (self.among, self.part) = (None, self.told());
            self.setting.part();
            self.scope.part();
            (self.apart, self.divided) = (Apart::default(), Divided::default());
        }
    }

    /// The number of statements so far.
    fn told(&self) -> usize {
        self.reader.out.statements.len()
    }

    /// A clause without a figure.
    fn words(&mut self, clause: &Clause<'_>, aside: Aside) {
        let (text, words) = (self.reader.text, clause.words);
        let denied = if aside == Aside::Excepted { Vec::new() } else { none::denied(self.setting, words) };
        self.setting.turn_aside(words, clause.stop == Stop::Colon);
        self.cohort.hear(text, clause);
        self.apart.hear(text, words);
        let is_own = self.setting.standing == Standing::Own;
        match portions::named(text, clause).filter(|_| self.setting.is_of_requests()) {
            Some(named) => {
                let asked = &self.reader.asked;
                let of_whole = Some(named).filter(|named| is_own && asked.is_whole_of(named));
                self.reader.out.portions.extend(of_whole);
            }
            None => self.reader.asked.enter(text, clause),
        }
        self.reader.none(self.setting, clause, denied, self.is_up_to_now);
        let told = self.reader.out.statements.get(self.part..).unwrap_or_default();
        let result = is_own.then(|| results::of_each(text, clause, told)).flatten();
        self.reader.out.statements.extend(result);
        self.reader.out.statements.extend(self.rest.carried_out(self.setting, words));
        if !announced::is_time(words) {
            self.pending = Announced::by(self.setting, clause);
        }
        self.is_limited = clause.stop == Stop::Comma && subject::limits(text, words);
        self.scope.hear(text, words, self.among.is_none());
        self.open_whole(words.has(&[Word::Among]));
    }

    /// Takes in 其中: what follows is in the whole before.
    fn open_whole(&mut self, is_among: bool) {
        if is_among {
            (self.among, self.among_depth) = (Some(self.told()), self.depth);
        }
    }

    /// Ends what 其中 told of with the brackets in which it stands.
    fn close_whole(&mut self, clause: &Clause<'_>) {
        let is_end = clause.stop == Stop::Close && clause.depth > 0 && self.among_depth >= clause.depth;
        self.among = self.among.filter(|_| !is_end);
    }

    /// A figure with the words around it.
    fn place(&mut self, at: usize, clause: &Clause<'_>, place: &Place<'_>, is_part: bool, aside: Aside) {
        let (text, time) = (self.reader.text, self.setting.standing);
        let reached = years::reached(self.setting, clause, place, self.remark.before);
        let place = reached.as_ref().map_or(place, |(_, place)| place);
        let reached_time = reached.as_ref().map(|(time, _)| *time);
        self.setting.standing = reached_time.unwrap_or(time);
        // 信访举报投诉类申请3件 is an outcome, and no other matter.
        let is_row = subject::rows(self.setting, place).is_some();
        if !is_row {
            self.setting.turn(place.head);
        }
        let mut meaning = subject::meaning(self.setting, place, is_part);
        results::go_on(self.clauses, at, place, &mut meaning);
        self.setting.stage = subject::stage_of(&meaning);
        self.setting.decided = self.decided(at, &mut meaning);
        self.cohort.set_apart(&mut meaning, place, aside);
        let is_before = self.among.is_none();
        self.open_whole(place.head.has(&[Word::Among]));
        let before = self.among.map(|among| among.saturating_sub(self.part));
        let told = self.reader.out.statements.get_mut(self.part..).unwrap_or_default();
        if !self.scope.narrow(text, place, &mut meaning, told, before) {
            self.scope.hear(text, place.head, is_before);
        }
        self.scope.keep(text, place, &mut meaning);
        if meaning.subjects.is_empty() && place.head.has(&OTHERS) {
            self.setting.turn(place.head);
        }
        meaning.limit(self.is_limited);
        self.by_what_was_said(place, &mut meaning, is_part);
        self.in_order.pass(self.setting, place, &mut meaning);
        if meaning.subjects == [Subject::Fee] && self.is_among_fees() {
            meaning.hindrance = meaning.hindrance.or(Some(Standing::Qualified));
        }
        if meaning.subjects == [Subject::Openings] && (is_part || self.among.is_some()) {
            meaning.hindrance = meaning.hindrance.or(Some(Standing::Qualified));
        }
        if meaning.subjects == [Subject::CarriedIn] {
            self.carried_in(at, place);
        }
        self.apart.pass(self.setting, place, &mut meaning, is_part, &self.reader.out.statements);
        self.divided.pass(self.setting, place, &mut meaning);
        if meaning.subjects == [Subject::Handled] && self.is_some_of_received(place) {
            meaning.hindrance = meaning.hindrance.or(Some(Standing::Qualified));
        }
        let from = if self.among.is_some() { self.heard.first } else { self.first };
        let told = self.reader.out.statements.get(from..).unwrap_or_default();
        wider::part(self.setting, place, &mut meaning, told);
        let ahead = self.clauses.get(at..).unwrap_or_default();
        self.reader.asked.pass(self.setting, ahead, place, &mut meaning);
        let is_of_requests = self.setting.is_of_requests() && self.setting.standing == Standing::Own;
        let portion = self.reader.told.portion(text, self.clauses, at, place, self.found, is_of_requests);
        let portion = single::portion(text, self.clauses, at, place, self.found, portion);
        let portion = growth::portion(self.setting, self.clauses, at, place).or(portion);
        self.reader.out.portions.extend(portion);
        self.rest.pass(text, self.setting, place, &meaning, is_part);
        if ended::is_ended(text, place) {
            self.reader.out.ended.push(place.figure.clone());
        }
        if !is_row {
            self.setting.turn_aside(place.tail, false);
        }
        let from = self.told();
        self.reader.figure(self.setting, clause, place, meaning, is_part);
        // Behind 由2023年的11件增至18件 the year is that of the second figure.
        self.setting.standing = reached_time.filter(|time| *time == Standing::Own).unwrap_or(time);
        self.scope.limit(text, place, self.reader.out.statements.get_mut(from..).unwrap_or_default());
    }

    /// What makes a figure one of decisions, which are not those of the report behind other bodies or behind 其中.
    fn decided(&self, at: usize, meaning: &mut Meaning) -> Decided {
        if meaning.decided != Decided::No || meaning.subjects == [Subject::Collected] {
            let is_of_some =
                self.among.is_some() || subject::are_of_others(self.clauses.get(..=at).unwrap_or_default());
            meaning.hindrance = meaning.hindrance.or(is_of_some.then_some(Standing::Qualified));
        }
        meaning.decided
    }

    /// Gives a figure that names nothing itself what was announced, summed up or put in order before it.
    fn by_what_was_said(&mut self, place: &Place<'_>, meaning: &mut Meaning, is_part: bool) {
        let statements = &self.reader.out.statements;
        if meaning.subjects.is_empty() && meaning.hindrance.is_none() {
            let told = statements.get(self.first..).unwrap_or_default();
            if wider::is_of_all(self.setting, place, told) {
                meaning.subjects.push(Subject::Received);
                self.setting.standing = Standing::Own;
                return;
            }
            let announced = self.pending.and_then(|announced| announced.of(self.reader.text, place));
            let summed = || sum_of_requests(self.setting, place.head, statements, self.first);
            let told = statements.get(self.part..).unwrap_or_default();
            let left = || rest::is_other_outcome(self.reader.text, place, told).then_some(Subject::OtherOutcome);
            if let Some(subject) = announced.or_else(summed).or_else(left) {
                meaning.subjects.push(subject);
            } else if place.head.0.is_empty() && !self.queue.is_empty() {
                meaning.subjects.push(self.queue.remove(0));
            } else if !is_part {
                let told = statements.get(self.first..).unwrap_or_default();
                let remains = remains_in_time(self.reader.text, self.setting, place, told);
                meaning.subjects.extend(remains.then_some(Subject::CarriedOut));
            }
        }
        // 其中网上20件，其余6件均已办结
        let is_rest_of_some = self.among.is_some() && place.head.has(&[Word::AndMore]);
        if is_rest_of_some && meaning.subjects == [Subject::Processed] {
            meaning.hindrance = meaning.hindrance.or(Some(Standing::Qualified));
        }
        if is_part && is_left_over(place, meaning) && follows_result(statements, self.first, self.found) {
            meaning.subjects.push(Subject::CarriedOut);
        }
        if place.head.has(&[Word::Respectively]) && meaning.subjects.len() > 1 {
            self.queue = meaning.subjects.split_off(1);
        }
    }

    /// Whether a figure is that of requests taken on among more that were received: 收到31件，其中受理30件
    fn is_some_of_received(&self, place: &Place<'_>) -> bool {
        let told = self.among.and_then(|among| self.reader.out.statements.get(self.part..among)).unwrap_or_default();
        let is_more = |statement: &Statement| {
            statement.subjects == [Subject::Received] && statement.figure.value > place.figure.value
        };
        place.head.has(&[Word::Accepted]) && told.iter().rev().take(MOST_BEFORE).any(is_more)
    }

    /// Whether 其中 has been said behind a fee.
    fn is_among_fees(&self) -> bool {
        let told = self.among.and_then(|among| self.reader.out.statements.get(self.first..among));
        told.is_some_and(|told| told.iter().any(|statement| statement.subjects == [Subject::Fee]))
    }

    /// A figure of requests carried over within a whole, which is then that of all in hand.
    fn carried_in(&mut self, at: usize, place: &Place<'_>) {
        // 其中自然人10件，加上上年结转1件
        let is_added = place.head.0.first().is_some_and(|sign| sign.span.of(self.reader.text).starts_with('加'));
        let Some(among) = self.among.filter(|_| !is_added) else {
            return beside_carried(
                self.reader.out.statements.get_mut(self.first..).unwrap_or_default(),
                self.clauses,
                at,
            );
        };
        let is_apart = |whole: &Figure| {
            let complete = self.found.iter().find(|found| found.is_all_of(whole));
            !place.head.has(&[Word::Among]) && complete.is_some_and(|complete| !complete.has_part(&place.figure))
        };
        let is_settled = place.head.has(&[Word::Done]);
        // 其中自然人10件、法人2件，上年结转1件
        let is_divided = |whole: &Figure, parts: &[Statement]| {
            let list = self.found.iter().find(|found| found.list.whole.span == whole.span);
            let is_applicant = |figure: &Figure| {
                let part = parts.iter().find(|part| part.figure.span == figure.span);
                part.is_some_and(|part| part.subjects.iter().any(|subject| subject.is_applicant()))
            };
            let is_of_applicants = |list: &Found| list.list.parts.iter().any(|part| is_applicant(&part.figure));
            list.is_some_and(|list| !list.has_part(&place.figure) && is_of_applicants(list))
        };
        let statements = &mut self.reader.out.statements;
        include_carried(statements, self.heard.first, among, is_settled, is_apart, is_divided);
    }

    fn finish(self) {
        let statements = &mut self.reader.out.statements;
        rest::part_several(statements.get_mut(self.first..).unwrap_or_default());
        let text = self.reader.text;
        wider::part_before(text, statements.get_mut(self.first..).unwrap_or_default());
        rest::part_processed(text, self.found, statements.get_mut(self.heard.first..).unwrap_or_default());
        part_answered(self.clauses, statements.get_mut(self.first..).unwrap_or_default());
        let tokens = || self.clauses.iter().flat_map(|clause| clause.tokens).map(|token| token.span);
        let sentence = tokens().reduce(Span::to).map_or("", |span| span.of(text));
        subject::part_leaves(
            sentence,
            self.setting.tells_outcomes,
            statements.get_mut(self.first..).unwrap_or_default(),
        );
        subject::part_decisions(statements.get_mut(self.first..).unwrap_or_default());
        subject::part_denials(sentence, self.reader.year, statements.get_mut(self.first..).unwrap_or_default());
        let start = tokens().next().map(|span| span.start);
        if let Some(start) = start.filter(|_| !self.heard.is_of_disclosure) {
            aside::general_reviews(text, start, statements.get_mut(self.first..).unwrap_or_default());
        }
        rest::part_others(text, self.clauses, statements.get_mut(self.first..).unwrap_or_default());
        scope::by_years(self.found, statements.get_mut(self.heard.first..).unwrap_or_default());
        self.cohort.finish(statements.get_mut(self.first..).unwrap_or_default());
        self.reader.heard = Heard { first: self.first, is_of_disclosure: self.scope.is_of_disclosure };
    }
}
