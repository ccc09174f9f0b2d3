//! What a paragraph goes on with: a heading before it, （二）依申请公开情况, or requests of which the one before told.

use super::announced::Announced;
use super::clause::Clause;
use super::setting::{CARRIES, Matter, OTHERS, REVIEWS, Setting, Side, VERBS};
use super::subject::{OUTCOMES, RESULTS, side};
use super::words::Word;
use crate::report::Topic;
use crate::statement::{Standing, Statement, Subject};

/// No heading has more bytes.
const LONGEST_HEADING: usize = 90;

/// Words with which a heading tells another matter than requests or reviews, or of some of them.
const BESIDE: [Word; 7] =
    [Word::Proactive, Word::Void, Word::Normative, Word::Fee, Word::Neg, Word::Complaint, Word::ReviewWork];

/// Of what the lines so far leave the next to speak.
#[derive(Debug, Default)]
pub(super) struct Flow {
    section: Option<Topic>,
    before: Before,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Before {
    #[default]
    Nothing,
    /// A heading, with no figure since.
    Heading(Matter),
    /// A paragraph that ended with figures of requests.
    Requests,
}

impl Flow {
    /// Comes to a line of a section. A heading ends what was before it.
    pub(super) fn enter(&mut self, line: &str, section: Option<Topic>) {
        if self.section != section || is_heading(line) {
            (self.section, self.before) = (section, Before::Nothing);
        }
    }

    /// Whether a line is to be read, whatever its words are.
    pub(super) fn is_open(&self) -> bool {
        self.before != Before::Nothing
    }

    /// Takes in a prepared line without figures, which can be a heading: `line` is its text.
    pub(super) fn head(&mut self, line: &str, marked: &str) {
        // The section on requests speaks of them anyway.
        if is_heading(line) && self.section != Some(Topic::Requests) {
            let words: Vec<Word> = marked.chars().filter_map(Word::of).collect();
            self.before = matter(&words, self.section).map_or(Before::Nothing, Before::Heading);
        }
    }

    /// Sets a paragraph under its heading.
    pub(super) fn open(&self, setting: &mut Setting<'_>) {
        if let Before::Heading(matter) = self.before {
            (setting.matter, setting.is_disclosure) = (matter, true);
        }
    }

    /// Lets the first sentence with figures go on with requests, where its words leave no doubt.
    pub(super) fn go_on(&mut self, setting: &mut Setting<'_>, clauses: &[Clause<'_>]) {
        if self.before == Before::Requests && setting.matter == Matter::Nothing && goes_on(clauses) {
            (setting.matter, setting.is_disclosure) = (Matter::Requests, true);
        }
        // 作为复议机关，全年共收到29件
        if matches!(self.before, Before::Heading(Matter::Review(_))) && !begins_plainly(clauses) {
            self.before = Before::Nothing;
            setting.matter =
                Setting::of_paragraph(setting.text, setting.report_year, setting.body, self.section).matter;
        }
    }

    /// What the heading announces, in the section on reviews: （一）行政复议情况, 全年共收到29件.
    pub(super) fn announced(&self) -> Option<Announced> {
        match self.before {
            Before::Heading(Matter::Review(side)) if self.section == Some(Topic::Review) => Announced::of_heading(side),
            _ => None,
        }
    }

    /// Ends a paragraph that had figures, with the statements that it made.
    pub(super) fn close(&mut self, setting: &Setting<'_>, statements: &[Statement]) {
        let is_own = |statement: &Statement| {
            statement.standing == Standing::Own && statement.subjects.iter().any(|subject| is_of_requests(*subject))
        };
        let goes_on = setting.is_of_requests() && statements.last().is_some_and(is_own);
        self.before = if goes_on { Before::Requests } else { Before::Nothing };
    }
}

/// Whether a line is a heading: short, without a figure or a pause between clauses.
fn is_heading(line: &str) -> bool {
    let line = line.trim();
    if line.is_empty() || line.len() > LONGEST_HEADING {
        return false;
    }
    let name = line.trim_start_matches(|c: char| !c.is_alphabetic());
    !name.trim_end_matches(['。', '：', ':']).contains(|c: char| "。，；：、,;:！？".contains(c) && c != '、')
        && !name.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

/// The matter that a heading names.
fn matter(words: &[Word], section: Option<Topic>) -> Option<Matter> {
    let has = |classes: &[Word]| words.iter().any(|word| classes.contains(word));
    if has(&BESIDE) || has(&OTHERS) || has(&OUTCOMES) || has(&RESULTS) || has(&CARRIES) {
        return None;
    }
    if !has(&REVIEWS) {
        return has(&[Word::Request, Word::OnRequest]).then_some(Matter::Requests);
    }
    let is_of_disclosure = section == Some(Topic::Review) || has(&[Word::Disclosure, Word::Request, Word::OnRequest]);
    let mut sides: Vec<Side> = words.iter().filter_map(|word| side(*word)).collect();
    sides.dedup();
    match sides.as_slice() {
        [side] if is_of_disclosure => Some(Matter::Review(*side)),
        _ => None,
    }
}

/// Whether nothing up to the first figure says that it counts another thing, or some of what it could.
fn begins_plainly(clauses: &[Clause<'_>]) -> bool {
    let up_to_figure = clauses.iter().take_while(|clause| clause.places.is_empty()).count() + 1;
    clauses.iter().take(up_to_figure).all(|clause| {
        let words = clause.words;
        !words.has_unknown()
            && !words.is_qualified()
            && !words.has(&[Word::Wide, Word::Below, Word::Level, Word::ReviewWork])
    })
}

/// Whether a sentence tells of what became of requests without naming them: 全年办结268件，其中予以公开67件.
fn goes_on(clauses: &[Clause<'_>]) -> bool {
    let Some(first) = clauses.iter().find(|clause| !clause.places.is_empty()) else { return false };
    let has = |classes: &[Word]| clauses.iter().any(|clause| clause.words.has(classes));
    let is_carried = has(&[Word::CarryOut]) || has(&[Word::Carry]) && has(&[Word::NextYear]);
    let is_all_known = || clauses.iter().all(|clause| !clause.words.has_unknown());
    let is_told = has(&OUTCOMES) || is_carried && is_all_known();
    let begins = begins_plainly(clauses) && (first.words.has(&VERBS) || first.words.has(&OUTCOMES));
    begins && is_told && !has(&OTHERS) && !has(&REVIEWS) && !has(&[Word::Complaint, Word::Proactive])
}

fn is_of_requests(subject: Subject) -> bool {
    use Subject::{CarriedIn, CarriedOut, Granted, Handled, InHand, Partial, Processed, Received, Unable};
    matches!(subject, Received | Handled | InHand | Processed | CarriedIn | CarriedOut | Granted | Partial | Unable)
}
