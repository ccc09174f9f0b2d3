//! A figure of a sentence: what it counts by its own words, and by what was said before it.

use super::Sentence;
use crate::prose::aside::Aside;
use crate::prose::carried::sum_of_requests;
use crate::prose::carried::{beside_carried, follows_result, include_carried, is_left_over, remains_in_time};
use crate::prose::clause::{Clause, Place};
use crate::prose::lists::Found;
use crate::prose::setting::OTHERS;
use crate::prose::subject::{self, Decided, Meaning};
use crate::prose::words::Word;
use crate::prose::{ended, growth, rest, results, single, wider, years};
use crate::statement::{Figure, Standing, Statement, Subject};

/// So many statements before 其中 are looked through.
const MOST_BEFORE: usize = 4;

impl Sentence<'_, '_> {
    /// A figure with the words around it.
    pub(super) fn place(&mut self, at: usize, clause: &Clause<'_>, place: &Place<'_>, is_part: bool, aside: Aside) {
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
        let meaning = self.meaning(at, place, is_part, aside);
        self.portion(at, place);
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

    /// What a figure counts.
    fn meaning(&mut self, at: usize, place: &Place<'_>, is_part: bool, aside: Aside) -> Meaning {
        let mut meaning = subject::meaning(self.setting, place, is_part);
        results::go_on(self.clauses, at, place, &mut meaning);
        self.setting.stage = subject::stage_of(&meaning);
        self.setting.decided = self.decided(at, &mut meaning);
        self.cohort.set_apart(&mut meaning, place, aside);
        self.narrow(place, &mut meaning);
        if meaning.subjects.is_empty() && place.head.has(&OTHERS) {
            self.setting.turn(place.head);
        }
        meaning.limit(self.is_limited);
        self.by_what_was_said(place, &mut meaning, is_part);
        self.in_order.pass(self.setting, place, &mut meaning);
        if self.is_one_of_several(&meaning, is_part) {
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
        meaning
    }

    /// Keeps a figure within what the words before it speak of.
    fn narrow(&mut self, place: &Place<'_>, meaning: &mut Meaning) {
        let text = self.reader.text;
        let is_before = self.among.is_none();
        self.open_whole(place.head.has(&[Word::Among]));
        let before = self.among.map(|among| among.saturating_sub(self.part));
        let told = self.reader.out.statements.get_mut(self.part..).unwrap_or_default();
        if !self.scope.narrow(text, place, meaning, told, before) {
            self.scope.hear(text, place.head, is_before);
        }
        self.scope.keep(text, place, meaning);
    }

    /// The percentage behind a figure, or of it.
    fn portion(&mut self, at: usize, place: &Place<'_>) {
        let text = self.reader.text;
        let is_of_requests = self.setting.is_of_requests() && self.setting.standing == Standing::Own;
        let portion = self.reader.told.portion(text, self.clauses, at, place, self.found, is_of_requests);
        let portion = single::portion(text, self.clauses, at, place, self.found, portion);
        let portion = growth::portion(self.setting, self.clauses, at, place).or(portion);
        self.reader.out.portions.extend(portion);
    }

    /// Whether a fee or an opening is one of several that were told of together.
    fn is_one_of_several(&self, meaning: &Meaning, is_part: bool) -> bool {
        match meaning.subjects.as_slice() {
            [Subject::Fee] => self.is_among_fees(),
            [Subject::Openings] => is_part || self.among.is_some(),
            _ => false,
        }
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
}
