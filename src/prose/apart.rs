//! Requests and documents that a sentence sets apart, whose results are not those of the report.

use rust_decimal::Decimal;

use super::clause::Place;
use super::rest::clause_text;
use super::scope::is_of_settled;
use super::setting::REQUESTS;
use super::subject::Meaning;
use super::words::Word;
use crate::statement::{Standing, Subject};

/// Requests that a sentence sets apart from those that count: 网上申请12件，办结11件.
#[derive(Debug, Default)]
pub(super) struct Apart {
    taken_in: Option<Decimal>,
    /// Whether it tells of documents that were gone through: 清理规范性文件20件
    goes_through: bool,
}

impl Apart {
    /// Takes in a figure. Results of requests set apart are not those of all, as long as they are no more than
    /// these; nor is what became of documents that were gone through.
    pub(super) fn pass(&mut self, document: &str, place: &Place<'_>, meaning: &mut Meaning, is_part: bool) {
        let is_document = |subject: &Subject| matches!(subject, Subject::Normative(_) | Subject::Regulations(_));
        let head = place.head;
        if meaning.subjects.iter().any(is_document) {
            let is_hindered = self.goes_through.then_some(Standing::Qualified);
            meaning.hindrance = meaning.hindrance.or(is_hindered);
        } else if head.0.iter().any(|token| matches!(token.span.of(document), "清理" | "梳理")) {
            self.goes_through = head.has(&[Word::Normative, Word::Regulations]);
        }
        let is_result = |subject: &Subject| is_of_settled(subject) && *subject != Subject::CarriedIn;
        if takes_in(meaning, place) {
            let is_hindered = match meaning.hindrance {
                None => meaning.subjects.is_empty(),
                hindrance => matches!(hindrance, Some(Standing::Qualified | Standing::OtherMatter)),
            };
            // 17件申请中予以公开8件
            self.taken_in = Some(place.figure.value)
                .filter(|_| is_hindered && !is_part && !place.has_next)
                .filter(|_| !is_by_any_way(clause_text(document, place.figure.span)));
        } else if !meaning.subjects.is_empty() && meaning.subjects.iter().all(is_result) {
            self.taken_in = self.taken_in.filter(|all| place.figure.value <= *all);
            meaning.hindrance = meaning.hindrance.or(self.taken_in.map(|_| Standing::Qualified));
        }
    }
}

/// Whether words name ways by which all requests come: 通过网络、信函等方式
fn is_by_any_way(words: &str) -> bool {
    let has = |all: &[&str]| all.iter().any(|word| words.contains(word));
    has(&["等", "各", "多种"]) && has(&["方式", "渠道", "途径", "形式"])
}

/// Whether a figure is one of requests that came in.
fn takes_in(meaning: &Meaning, place: &Place<'_>) -> bool {
    const TAKEN_IN: [Subject; 4] = [Subject::Received, Subject::Handled, Subject::InHand, Subject::OnRequest];
    match meaning.subjects.as_slice() {
        [] => {
            let is_of_some = meaning.hindrance.is_some() || place.head.is_qualified() || place.head.has_unknown();
            is_of_some && place.head.has(&REQUESTS) && !place.head.has(&[Word::Done])
        }
        subjects => subjects.iter().all(|subject| TAKEN_IN.contains(subject)),
    }
}
