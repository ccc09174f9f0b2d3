//! One sentence, clause by clause: what its figures count by what was said before them.

mod figure;

use super::announced::{self, Announced};
use super::answered::part_answered;
use super::apart::Apart;
use super::aside::{self, Aside, Cohort};
use super::clause::{Clause, Stop};
use super::divided::Divided;
use super::lists::Found;
use super::rest::{self, Rest};
use super::results;
use super::scope::{self, Scope};
use super::setting::{Remark, Setting};
use super::subject;
use super::words::Word;
use super::years::InOrder;
use super::{Heard, Reader, none, portions, wider};
use crate::span::Span;
use crate::statement::{Standing, Statement, Subject};

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

    /// The statements of the sentence.
    fn own(&mut self) -> &mut [Statement] {
        self.reader.out.statements.get_mut(self.first..).unwrap_or_default()
    }

    /// The same with those of the sentence that it goes on with.
    fn heard(&mut self) -> &mut [Statement] {
        self.reader.out.statements.get_mut(self.heard.first..).unwrap_or_default()
    }

    /// What is only seen once the sentence is whole.
    fn finish(mut self) {
        let (text, clauses, found) = (self.reader.text, self.clauses, self.found);
        let tokens = || clauses.iter().flat_map(|clause| clause.tokens).map(|token| token.span);
        let sentence = tokens().reduce(Span::to).map_or("", |span| span.of(text));
        let (tells_outcomes, year) = (self.setting.tells_outcomes, self.reader.year);
        rest::part_several(self.own());
        wider::part_before(text, self.own());
        rest::part_processed(text, found, self.heard());
        part_answered(clauses, self.own());
        subject::part_leaves(sentence, tells_outcomes, self.own());
        subject::part_decisions(self.own());
        subject::part_denials(sentence, year, self.own());
        let start = tokens().next().map(|span| span.start);
        if let Some(start) = start.filter(|_| !self.heard.is_of_disclosure) {
            aside::general_reviews(text, start, self.own());
        }
        rest::part_others(text, clauses, self.own());
        scope::by_years(found, self.heard());
        let own = self.reader.out.statements.get_mut(self.first..).unwrap_or_default();
        self.cohort.finish(own);
        self.reader.heard = Heard { first: self.first, is_of_disclosure: self.scope.is_of_disclosure };
    }
}
