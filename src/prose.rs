//! Figures in sentences: what a report says of its requests, reviews, documents and openings.
//!
//! [`words`] knows the words, [`counted`] which of them need a figure, [`own`] the body's name, [`mark`] prepares a
//! sentence, [`tokens`] asks the grammar, [`lawsuits`] joins what is one word in others, [`clause`] divides it, [`lists`]
//! finds breakdowns, [`sentence`] goes through it and [`stated`] writes down what it says.
//! On the way [`setting`] follows the matter, the time and the body that it speaks of, [`subject`] and [`none`] say what
//! is counted, [`applicants`] who asked, [`announced`], [`rest`] and [`carried`] what only words before or behind a figure
//! tell, [`results`] how all reviews ended, [`ended`] which requests had no answer, [`answered`] which had one beside
//! them, [`scope`] how far a word reaches, [`aside`] what is beside it, [`apart`] and [`divided`] what is set apart from
//! it, [`cause`] why there was a review, [`portions`], [`shares`] and
//! [`single`] what percentages are of, [`growth`] how much more or less there was, [`flow`] with what a paragraph goes
//! on, [`idle`] which words tell of no part where they stand, and [`wider`] what is the body's own beside others.
//! [`sentences`] divides a paragraph.
//!
//! Precision comes first: a figure that may count another thing has a [`Standing`](crate::statement::Standing) that keeps
//! rules away from it.

mod announced;
mod answered;
mod apart;
mod applicants;
mod aside;
mod carried;
mod cause;
mod clause;
mod counted;
mod divided;
mod ended;
mod flow;
mod growth;
mod idle;
mod lawsuits;
mod lists;
mod mark;
mod none;
mod own;
mod portions;
mod rest;
mod results;
mod scope;
mod sentence;
mod sentences;
mod setting;
mod shares;
mod single;
mod stated;
mod subject;
mod tokens;
mod wider;
mod words;
mod years;

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::document::CELL;
use crate::report::{Report, Topic};
use crate::span::Span;
use crate::statement::{Figure, Prose};
use applicants::Asked;
use flow::Flow;
use lists::Before;
use own::OwnName;
use portions::Told;
use sentence::Sentence;
use sentences::sentences;
use setting::Setting;
use tokens::Kind;
use words::Word;

/// Words of which a paragraph has one if it says anything that matters in figures.
static ANCHORS: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| ANCHOR_WORDS.iter().map(Finder::new).collect());

const ANCHOR_WORDS: [&str; 22] = [
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
    "规章",
    "条（",
    "合计",
    "，共",
    "行政许可",
    "行政处罚",
    "行政强制",
];

/// Reads the sentences of a report for a year by a body.
pub(crate) fn read(text: &str, report: &Report, year: Option<i16>, body: &str) -> Prose {
    let end = report.trailing.map_or(text.len(), |span| span.start as usize);
    let mut reader = Reader {
        text,
        year,
        body,
        own: OwnName::of(body),
        out: Prose::default(),
        openings: None,
        told: Told::default(),
        asked: Asked::default(),
        heard: Heard::default(),
        flow: Flow::default(),
    };
    let mut tables: Vec<Span> = report.tables.iter().map(|piece| piece.span).collect();
    tables.sort_unstable_by_key(|table| table.start);
    for line in &report.passages {
        if line.end as usize > end || !is_prose(text, report, &tables, *line) {
            continue;
        }
        let section = section(report, *line);
        reader.flow.enter(line.of(text), section);
        // In the sections on requests and reviews every figure matters.
        let is_inside = matches!(section, Some(Topic::Requests | Topic::Review));
        // One search a word costs less than an automaton built at every start.
        let is_told = is_inside || reader.flow.is_open();
        if is_told || ANCHORS.iter().any(|anchor| anchor.find(line.of(text).as_bytes()).is_some()) {
            reader.paragraph(*line, section);
        }
    }
    reader.out
}

/// Whether a line is no row of a table, of which there are `tables` in order, and no part of the title.
fn is_prose(text: &str, report: &Report, tables: &[Span], line: Span) -> bool {
    let is_row = line.of(text).starts_with(CELL);
    let is_inside = |span: Span| span.start <= line.start && line.start < span.end;
    let title = report.title.as_ref().is_some_and(|title| is_inside(title.span) && line.end <= title.span.end);
    let table = tables.partition_point(|table| table.start <= line.start).checked_sub(1).and_then(|at| tables.get(at));
    !is_row && !title && !table.is_some_and(|table| is_inside(*table))
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
    own: OwnName<'a>,
    out: Prose,
    /// What was opened in all, as an earlier sentence said.
    openings: Option<Figure>,
    /// What the paragraph has told.
    told: Told,
    /// Whether it speaks of all requests.
    asked: Asked,
    heard: Heard,
    /// What the lines before leave it to speak of.
    flow: Flow,
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
        self.flow.open(&mut setting);
        let from = self.out.statements.len();
        let mut has_figures = false;
        let mut last = Vec::new();
        self.heard = Heard { first: self.out.statements.len(), is_of_disclosure: false };
        self.told.clear();
        self.asked.begin();
        for sentence in sentences(self.text, line) {
            let marked = mark::mark(self.text, sentence, &self.own);
            self.flow.head(line.of(self.text), &marked.text);
            let tokens = if marked.has_figures { tokens::read(&marked) } else { Vec::new() };
            let mut tokens = lawsuits::join(self.text, tokens);
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
            idle::calm(&mut tokens, &idle::Around { text: self.text, body: self.body, line, section });
            lists::inside::open(self.text, &mut tokens);
            setting.begin(&tokens);
            let clauses = clause::divide(&tokens);
            if !has_figures {
                self.flow.go_on(&mut setting, &clauses);
                has_figures = clauses.iter().any(|clause| !clause.places.is_empty());
            }
            let before = Before { last: std::mem::take(&mut last), openings: self.openings.clone() };
            let mut found = lists::find(self.text, &clauses, &before);
            last = lists::earlier(&clauses, clauses.len(), 0);
            let is_part = |figure: &Figure| found.iter().any(|found| found.has_part(figure));
            // What is divided is divided again rather than its parts.
            last.sort_by_key(is_part);
            Sentence::read(self, &mut setting, &clauses, &found);
            let sums = lists::total::find(self.text, &clauses, &found);
            found.iter_mut().for_each(|found| found.open_results(&clauses, &self.out.statements));
            self.out.lists.extend(found.into_iter().map(|found| found.list).chain(sums));
        }
        wider::part_office(self.body, self.out.statements.get_mut(from..).unwrap_or_default());
        if has_figures {
            self.flow.close(&setting, self.out.statements.get(from..).unwrap_or_default());
        }
    }
}
