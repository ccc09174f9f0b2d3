//! Figures in sentences: what a report says of its requests, reviews, documents and openings.
//!
//! [`words`] knows the words, [`mark`] prepares a sentence, [`tokens`] asks the grammar, [`clause`]
//! divides it, [`setting`] follows the matter, the time and the body that it speaks of, [`subject`]
//! and [`none`] say what is counted, [`aside`] what is beside it, [`scope`] how far
//! a word reaches, [`lists`] finds breakdowns.
//! Precision comes first: a figure that may count another thing has a [`Standing`] that keeps rules
//! away from it.

mod announced;
mod applicants;
mod aside;
mod clause;
mod lists;
mod mark;
mod none;
mod portions;
mod rest;
mod scope;
mod setting;
mod shares;
mod subject;
mod tokens;
mod words;
mod years;

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::document::CELL;
use crate::report::{Report, Topic};
use crate::span::Span;
use crate::statement::{Figure, Prose, ReviewResult, Standing, Statement, Subject};
use announced::Announced;
use applicants::Asked;
use aside::Aside;
use clause::{Clause, Stop, Words};
use lists::{Before, Found};
use portions::Told;
use rest::Rest;
use scope::Scope;
use setting::{OTHERS, REQUESTS, Setting, VERBS};
use tokens::Kind;
use words::Word;

/// Words of which a paragraph has one if it says anything that matters in figures.
static ANCHORS: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| ANCHOR_WORDS.iter().map(Finder::new).collect());

const ANCHOR_WORDS: [&str; 15] = [
    "申请",
    "复议",
    "诉讼",
    "规范性文件",
    "处理费",
    "收费",
    "费用",
    "其中",
    "占",
    "公开政府信息",
    "结转",
    "包括",
    "条中",
    "分别",
    "条：",
];

/// Words with which no statement begins.
const SILENT: [Word; 7] =
    [Word::Plain, Word::Among, Word::Another, Word::Joint, Word::AndMore, Word::Besides, Word::Is];

/// Longer sentences are read in pieces of at most this many bytes.
const LONGEST: usize = 2_400;

/// Reads the sentences of a report for a year by a body.
pub(crate) fn read(text: &str, report: &Report, year: Option<i16>, body: &str) -> Prose {
    let end = report.trailing.map_or(text.len(), |span| span.start as usize);
    let mut reader = Reader {
        text,
        year,
        body,
        out: Prose::default(),
        openings: None,
        told: Told::default(),
        asked: Asked::default(),
        heard: Heard::default(),
    };
    for line in &report.lines {
        if line.end as usize > end || !is_prose(text, report, *line) {
            continue;
        }
        let section = section(report, *line);
        // In the sections on requests and reviews every figure matters.
        let is_inside = matches!(section, Some(Topic::Requests | Topic::Review));
        // One search a word costs less than an automaton built at every start.
        if is_inside || ANCHORS.iter().any(|anchor| anchor.find(line.of(text).as_bytes()).is_some()) {
            reader.paragraph(*line, section);
        }
    }
    reader.out
}

/// Whether a line is no row of a table, title or signature.
fn is_prose(text: &str, report: &Report, line: Span) -> bool {
    let is_row = line.of(text).starts_with(CELL);
    let is_inside = |span: Span| span.start <= line.start && line.start < span.end;
    let title = report.title.as_ref().is_some_and(|title| is_inside(title.span) && line.end <= title.span.end);
    !is_row && !title && !report.tables.iter().any(|piece| is_inside(piece.span))
}

/// The topic of the section in which a line stands.
fn section(report: &Report, line: Span) -> Option<Topic> {
    let before = report.sections.partition_point(|section| section.heading.span.start <= line.start);
    report.sections.get(before.checked_sub(1)?)?.heading.topic
}

struct Reader<'a> {
    text: &'a str,
    year: Option<i16>,
    body: &'a str,
    out: Prose,
    /// What was opened in all, as an earlier sentence said.
    openings: Option<Figure>,
    /// What the paragraph has told.
    told: Told,
    /// Whether it speaks of all requests.
    asked: Asked,
    heard: Heard,
}

/// What the sentence before has said.
#[derive(Debug, Clone, Copy, Default)]
struct Heard {
    /// With which statement it begins.
    first: usize,
    is_of_disclosure: bool,
}

impl Reader<'_> {
    fn paragraph(&mut self, line: Span, section: Option<Topic>) {
        let mut setting = Setting::of_paragraph(self.text, self.year, self.body, section);
        let mut last = Vec::new();
        self.heard = Heard { first: self.out.statements.len(), is_of_disclosure: false };
        self.told.clear();
        self.asked.begin();
        for sentence in sentences(self.text, line) {
            let marked = mark::mark(self.text, sentence);
            let mut tokens = if marked.has_figures { tokens::read(&marked) } else { Vec::new() };
            if tokens.is_empty() {
                setting.turn_by_marks(&marked.text);
                self.asked.head(&marked.text);
                last.clear();
                self.heard = Heard { first: self.out.statements.len(), is_of_disclosure: false };
                continue;
            }
            for token in &mut tokens {
                let is_own = match &token.kind {
                    Kind::Other(text) => setting.is_own_body(text),
                    Kind::Word(Word::Wide) => setting.is_own_area(token.span.of(self.text)),
                    _ => false,
                };
                if is_own {
                    token.kind = Kind::Word(Word::SelfBody);
                }
            }
            setting.begin(&tokens);
            let clauses = clause::divide(&tokens);
            let before = Before { last: std::mem::take(&mut last), openings: self.openings.clone() };
            let found = lists::find(self.text, &clauses, &before);
            last = lists::earlier(&clauses, clauses.len(), 0);
            let is_part = |figure: &Figure| found.iter().any(|found| found.has_part(figure));
            // What is divided is divided again rather than its parts.
            last.sort_by_key(is_part);
            self.sentence(&mut setting, &clauses, &found);
            self.out.lists.extend(found.into_iter().map(|found| found.list));
        }
    }

    fn sentence(&mut self, setting: &mut Setting<'_>, clauses: &[Clause<'_>], found: &[Found]) {
        let first = self.out.statements.len();
        self.asked.begin_sentence();
        // 收到申请21件。其中上年结转3件。
        let goes_on =
            clauses.first().and_then(|clause| clause.tokens.first()).is_some_and(|token| token.is(Word::Among));
        let heard = if goes_on { self.heard } else { Heard { first, is_of_disclosure: false } };
        let mut pending: Option<Announced> = None;
        let mut rest = Rest::default();
        let mut is_limited = false;
        let is_up_to_now = none::is_up_to_now(self.text, clauses);
        let mut queue: Vec<Subject> = Vec::new();
        // From which statement on what is told is in a whole: 其中…
        let mut among: Option<usize> = None;
        // With which statement the part of the sentence up to a semicolon begins.
        let mut part = heard.first;
        let mut are_parts = vec![false; clauses.len()];
        for at in found.iter().flat_map(|found| &found.clauses) {
            are_parts.iter_mut().skip(*at).take(1).for_each(|is_part| *is_part = true);
        }
        let asides = aside::find(clauses, &are_parts);
        let mut cohort = aside::Cohort::default();
        let mut scope = Scope::of_sentence(self.text, clauses, heard.is_of_disclosure);
        for (at, ((clause, is_part), aside)) in clauses.iter().zip(are_parts).zip(asides).enumerate() {
            setting.enter(clause);
            let words = clause.words;
            let places = &clause.places;
            if places.is_empty() {
                let denied = if aside == Aside::Excepted { Vec::new() } else { none::denied(setting, words) };
                setting.turn_aside(words, clause.stop == Stop::Colon);
                let is_own = setting.standing == Standing::Own;
                match portions::named(self.text, clause).filter(|_| setting.is_of_requests()) {
                    Some(named) => {
                        self.out.portions.extend(Some(named).filter(|named| is_own && self.asked.is_whole_of(named)));
                    }
                    None => self.asked.enter(self.text, clause),
                }
                self.none(setting, clause, denied, is_up_to_now);
                self.out.statements.extend(rest.carried_out(setting, words));
                if !announced::is_time(words) {
                    pending = Announced::by(setting, clause);
                }
                is_limited = clause.stop == Stop::Comma && subject::limits(self.text, words);
                scope.hear(self.text, words, among.is_none());
                among = words.has(&[Word::Among]).then_some(self.out.statements.len()).or(among);
                continue;
            }
            for place in places {
                if aside == Aside::Property {
                    continue;
                }
                setting.turn(place.head);
                let mut meaning = subject::meaning(setting, place, is_part);
                cohort.set_apart(&mut meaning, place, aside);
                let is_before = among.is_none();
                among = place.head.has(&[Word::Among]).then_some(self.out.statements.len()).or(among);
                let told = self.out.statements.get_mut(part..).unwrap_or_default();
                let before = among.map(|among| among.saturating_sub(part));
                if !scope.narrow(self.text, place, &mut meaning, told, before) {
                    scope.hear(self.text, place.head, is_before);
                }
                scope.keep(self.text, place, &mut meaning);
                if meaning.subjects.is_empty() && place.head.has(&OTHERS) {
                    setting.turn(place.head);
                }
                meaning.limit(is_limited);
                if meaning.subjects.is_empty() && meaning.hindrance.is_none() {
                    if let Some(subject) = pending.and_then(|announced| announced.of(self.text, place)) {
                        meaning.subjects.push(subject);
                    } else if let Some(subject) = sum_of_requests(setting, place.head, &self.out.statements, first) {
                        meaning.subjects.push(subject);
                    } else if place.head.0.is_empty() && !queue.is_empty() {
                        meaning.subjects.push(queue.remove(0));
                    }
                }
                if is_part && is_left_over(place, &meaning) && follows_result(&self.out.statements, first, found) {
                    meaning.subjects.push(Subject::CarriedOut);
                }
                if place.head.has(&[Word::Respectively]) && meaning.subjects.len() > 1 {
                    queue = meaning.subjects.split_off(1);
                }
                if let Some(among) = among.filter(|_| meaning.subjects == [Subject::CarriedIn]) {
                    let is_apart = |whole: &Figure| {
                        let complete = found.iter().find(|found| found.is_all_of(whole));
                        !place.head.has(&[Word::Among])
                            && complete.is_some_and(|complete| !complete.has_part(&place.figure))
                    };
                    let is_settled = place.head.has(&[Word::Done]);
                    include_carried(&mut self.out.statements, heard.first, among, is_settled, is_apart);
                }
                self.asked.pass(setting, clauses.get(at..).unwrap_or_default(), place, &mut meaning);
                self.out.portions.extend(self.told.portion(self.text, clauses, at, place, found));
                rest.pass(self.text, setting, place, &meaning, is_part);
                setting.turn_aside(place.tail, false);
                let from = self.out.statements.len();
                self.figure(setting, clause, place, meaning, is_part);
                scope.limit(place.head, self.out.statements.get_mut(from..).unwrap_or_default());
            }
            (pending, is_limited) = (None, false);
            if clause.stop == Stop::Semicolon {
                (among, part) = (None, self.out.statements.len());
                setting.part();
                scope.part();
            }
        }
        rest::part_several(self.out.statements.get_mut(first..).unwrap_or_default());
        scope::by_years(found, self.out.statements.get_mut(heard.first..).unwrap_or_default());
        cohort.finish(self.out.statements.get_mut(first..).unwrap_or_default());
        self.heard = Heard { first, is_of_disclosure: scope.is_of_disclosure };
    }

    fn figure(
        &mut self,
        setting: &Setting<'_>,
        clause: &Clause<'_>,
        place: &clause::Place<'_>,
        meaning: subject::Meaning,
        is_part: bool,
    ) {
        let is_cumulative = setting.is_cumulative(clause.words);
        let standing = meaning
            .hindrance
            .filter(|hindrance| *hindrance == Standing::OtherMatter)
            .or(Some(setting.standing).filter(|standing| *standing != Standing::Own))
            .or(meaning.hindrance)
            .or((!place.figure.is_exact).then_some(Standing::Approximate))
            .or(is_cumulative.then_some(Standing::Cumulative))
            .unwrap_or(Standing::Own);
        let before = self.out.statements.iter().rev().find(|statement| !statement.subjects.is_empty());
        let is_of_new = is_part && before.is_some_and(|whole| whole.is_of_new || whole.subjects == [Subject::Received]);
        // 7件申请全部答复: those received may be meant.
        let is_of_all = meaning.subjects == [Subject::Processed]
            && !place.head.has(&VERBS)
            && place.tail.has(&REQUESTS)
            && place.tail.has(&[Word::Each]);
        let is_applicant = meaning.subjects.iter().any(|subject| subject.is_applicant());
        let is_of_new = (is_of_new || is_of_all) && meaning.subjects != [Subject::CarriedIn] && !is_applicant;
        let telling = |words: Words<'_>| {
            let tokens = words.0.iter().filter(|token| token.word().is_some_and(|word| !SILENT.contains(&word)));
            tokens.map(|token| token.span).reduce(Span::to)
        };
        let around =
            telling(place.head).into_iter().chain(telling(place.tail).filter(|_| telling(place.head).is_none()));
        let span = around.fold(place.figure.span, Span::to);
        if meaning.subjects == [Subject::Openings]
            && place.figure.is_exact
            && !matches!(standing, Standing::OtherYear | Standing::Cumulative)
        {
            self.openings = Some(place.figure.clone());
        }
        // 行政复议、行政诉讼各1件, or none of either
        let is_each = meaning.subjects.len() > 1 && (tells_each(place.head) || place.figure.value.is_zero());
        let groups: Vec<Vec<Subject>> = if is_each {
            meaning.subjects.iter().map(|subject| vec![*subject]).collect()
        } else {
            vec![meaning.subjects]
        };
        let is_case = matches!(place.figure.unit, "件" | "件次" | "宗" | "起" | "份");
        if groups.iter().all(Vec::is_empty) && !(is_case && standing == Standing::OtherMatter) {
            return;
        }
        for subjects in groups {
            self.out.statements.push(Statement { span, subjects, figure: place.figure.clone(), standing, is_of_new });
        }
    }

    fn none(&mut self, setting: &Setting<'_>, clause: &Clause<'_>, denied: Vec<Subject>, is_up_to_now: bool) {
        let Some(span) = clause.tokens.iter().map(|token| token.span).reduce(Span::to) else { return };
        let is_of_rest = |subject: Subject| {
            subject == Subject::Received
                && (clause.words.has(&[Word::Fresh]) || is_up_to_now)
                && self.out.statements.iter().any(is_some_request)
        };
        let denied: Vec<Subject> = denied.into_iter().filter(|subject| !is_of_rest(*subject)).collect();
        for subject in denied {
            if matches!(none::result(subject), Some(ReviewResult::Corrected)) && !span.of(self.text).contains("纠正")
            {
                continue;
            }
            let figure = Figure { span, value: rust_decimal::Decimal::ZERO, unit: "", is_exact: true };
            let standing = match setting.standing {
                Standing::PartOfYear if is_up_to_now && subject == Subject::Received => Standing::Own,
                standing => standing,
            };
            self.out.statements.push(Statement { span, subjects: vec![subject], figure, standing, is_of_new: false });
        }
    }
}

/// Whether a statement tells of some requests.
fn is_some_request(statement: &Statement) -> bool {
    const TAKEN_IN: [Subject; 4] = [Subject::Received, Subject::Handled, Subject::InHand, Subject::OnRequest];
    let is_own = matches!(statement.standing, Standing::Own | Standing::PartOfYear);
    is_own && statement.subjects.iter().any(|subject| TAKEN_IN.contains(subject)) && !statement.figure.value.is_zero()
}

/// 予以公开、部分公开各1件, but not 全部或部分公开9件
fn tells_each(head: Words<'_>) -> bool {
    let is_joined =
        |pair: &[tokens::Token]| matches!(pair, [each, joint] if each.is(Word::Each) && joint.is(Word::Joint));
    head.has(&[Word::Each]) && !head.0.windows(2).any(is_joined)
}

/// 共25件 behind what was received and what was carried in.
fn sum_of_requests(setting: &Setting<'_>, head: Words<'_>, statements: &[Statement], first: usize) -> Option<Subject> {
    let said = |subject: Subject| statements.iter().skip(first).any(|statement| statement.subjects == [subject]);
    let is_sum = head.has(&[Word::Total]) && !head.has_unknown() && setting.is_of_requests();
    (is_sum && said(Subject::CarriedIn) && (said(Subject::Received) || said(Subject::Handled)))
        .then_some(Subject::InHand)
}

/// 结转1件, of which no year tells the direction.
fn is_left_over(place: &clause::Place<'_>, meaning: &subject::Meaning) -> bool {
    let is_bare = place.head.has(&[Word::Carry]) && place.tail.0.is_empty() && !place.head.has_unknown();
    is_bare && meaning.subjects.is_empty() && meaning.hindrance.is_none()
}

/// Whether the last figure of a sentence is a result in a breakdown: 其中予以公开5件、…
fn follows_result(statements: &[Statement], first: usize, found: &[Found]) -> bool {
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
        last.subjects.iter().all(|subject| RESULTS.contains(subject))
            && !last.subjects.is_empty()
            && found.iter().any(|found| found.has_part(&last.figure))
    })
}

/// 收到申请13件（含上年结转1件）: the figure before is that of all in hand. Statements from `among` on are
/// parts of it, unless others make up a whole from which `is_apart` keeps this one: 收到18件，其中办结16件、
/// 在办2件，上年结转3件.
fn include_carried(
    statements: &mut [Statement],
    first: usize,
    among: usize,
    is_settled: bool,
    is_apart: impl Fn(&Figure) -> bool,
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
        whole.subjects = vec![Subject::InHand];
    }
}

/// The sentences of a paragraph, none longer than [`LONGEST`].
fn sentences(text: &str, line: Span) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut start = line.start as usize;
    let content = line.of(text);
    let mut push = |from: usize, to: usize| {
        let mut from = from;
        while to - from > LONGEST {
            let cut = text.floor_char_boundary(from + LONGEST);
            sentences.push(Span::new(from, cut));
            from = cut;
        }
        sentences.push(Span::new(from, to));
    };
    for (at, stop) in content.char_indices().filter(|(_, c)| matches!(c, '。' | '！' | '？')) {
        let end = line.start as usize + at + stop.len_utf8();
        push(start, end);
        start = end;
    }
    if start < line.end as usize {
        push(start, line.end as usize);
    }
    sentences
}
