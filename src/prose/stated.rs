//! What a sentence states: what is counted, by which figure, and whether rules may ask.

use rust_decimal::Decimal;

use super::clause::{Clause, Place, Words};
use super::setting::{REQUESTS, Setting, VERBS};
use super::subject::Meaning;
use super::tokens::Token;
use super::words::Word;
use super::{Reader, none};
use crate::span::Span;
use crate::statement::{Figure, ReviewResult, Standing, Statement, Subject};

/// Words with which no statement begins.
const SILENT: [Word; 7] =
    [Word::Plain, Word::Among, Word::Another, Word::Joint, Word::AndMore, Word::Besides, Word::Is];

impl Reader<'_> {
    /// States what a figure counts, each subject by itself where it is of each.
    pub(super) fn figure(
        &mut self,
        setting: &Setting<'_>,
        clause: &Clause<'_>,
        place: &Place<'_>,
        meaning: Meaning,
        is_part: bool,
    ) {
        let is_cumulative = setting.is_cumulative(clause.words);
        let standing = meaning
            .hindrance
            .filter(|hindrance| *hindrance == Standing::OtherMatter)
            .or(Some(setting.standing_of(&meaning.subjects)).filter(|standing| *standing != Standing::Own))
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
        // 当年收到并办结11件: those received and not yet answered are left out.
        let is_at_once = meaning.subjects == [Subject::Handled] && place.head.has(&[Word::Done]);
        let is_applicant = meaning.subjects.iter().any(|subject| subject.is_applicant());
        let is_of_new =
            (is_of_new || is_of_all || is_at_once) && meaning.subjects != [Subject::CarriedIn] && !is_applicant;
        let is_of_row = !meaning.subjects.is_empty() && meaning.subjects.iter().all(|subject| subject.is_of_row());
        let telling = |words: Words<'_>| {
            let tells = |token: &&Token| match token.word() {
                // 属于行政执法案卷 names a row by words that say nothing elsewhere.
                Some(Word::Plain) | None => is_of_row,
                Some(word) => !SILENT.contains(&word),
            };
            let tokens = words.0.iter().filter(tells);
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
            let or = (subjects == [Subject::Processed] && is_of_answers(self.text, place)).then_some(Subject::Answered);
            let figure = place.figure.clone();
            self.out.statements.push(Statement { span, subjects, figure, standing, is_of_new, or });
        }
    }

    /// States that there is none of what a clause denies.
    pub(super) fn none(
        &mut self,
        setting: &Setting<'_>,
        clause: &Clause<'_>,
        denied: Vec<Subject>,
        is_up_to_now: bool,
    ) {
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
            let figure = Figure { span, value: Decimal::ZERO, unit: "", is_exact: true, step: None };
            let standing = match setting.standing {
                Standing::PartOfYear if is_up_to_now && subject == Subject::Received => Standing::Own,
                standing => standing,
            };
            self.out.statements.push(Statement {
                span,
                subjects: vec![subject],
                figure,
                standing,
                is_of_new: false,
                or: None,
            });
        }
    }
}

/// Whether a statement tells of some requests.
fn is_some_request(statement: &Statement) -> bool {
    const TAKEN_IN: [Subject; 4] = [Subject::Received, Subject::Handled, Subject::InHand, Subject::OnRequest];
    let is_own = matches!(statement.standing, Standing::Own | Standing::PartOfYear);
    is_own && statement.subjects.iter().any(|subject| TAKEN_IN.contains(subject)) && !statement.figure.value.is_zero()
}

/// Whether requests are said to be answered, and not settled: 答复54件, but not 办结答复54件
fn is_of_answers(document: &str, place: &Place<'_>) -> bool {
    const SETTLED: [char; 4] = ['办', '处', '完', '审'];
    let words = if place.head.has(&[Word::Done]) { place.head } else { place.tail };
    let mut done = words.0.iter().filter(|token| token.is(Word::Done)).peekable();
    done.peek().is_some() && done.all(|token| !token.span.of(document).contains(SETTLED))
}

/// 予以公开、部分公开各1件, but not 全部或部分公开9件
fn tells_each(head: Words<'_>) -> bool {
    let is_joined = |pair: &[Token]| matches!(pair, [each, joint] if each.is(Word::Each) && joint.is(Word::Joint));
    head.has(&[Word::Each]) && !head.0.windows(2).any(is_joined)
}
