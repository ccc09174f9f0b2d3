//! Reviews divided by who was under review or by instance, whose results are those of a part: 其中市本级9件，维持6件.

use rust_decimal::Decimal;

use super::announced::is_case;
use super::clause::{Place, Words};
use super::setting::{Matter, REVIEWS, Setting, names_some};
use super::subject::{Meaning, RESULTS};
use super::tokens::Kind;
use super::words::Word;
use crate::body::{self, Body};
use crate::statement::Standing;

/// The part of which results are told.
#[derive(Debug, Default)]
pub(super) struct Divided {
    part: Option<Decimal>,
}

impl Divided {
    /// Takes in a figure. Results behind a part are of it, as long as they are no more than it.
    pub(super) fn pass(&mut self, setting: &Setting<'_>, place: &Place<'_>, meaning: &mut Meaning) {
        let head = place.head;
        let is_result = !meaning.subjects.is_empty() && head.has(&RESULTS) && !head.has(&REVIEWS);
        if is_result {
            self.part = self.part.filter(|part| place.figure.value <= *part);
            meaning.hindrance = meaning.hindrance.or(self.part.map(|_| Standing::Qualified));
        } else if matches!(setting.matter, Matter::Review(_)) && is_case(place.figure.unit) {
            let is_part = meaning.subjects.is_empty() && names_part(setting, head);
            self.part = Some(place.figure.value).filter(|_| is_part);
        }
    }
}

/// Whether words name some bodies or one instance: 市本级, 城关区, 一审.
fn names_part(setting: &Setting<'_>, head: Words<'_>) -> bool {
    const INSTANCES: [&str; 4] = ["一审", "二审", "再审", "终审"];
    const BODIES: [&str; 9] = ["区", "县", "市", "镇", "乡", "街道", "部门", "局", "机关"];
    let is_government = body::sort(setting.body) == Body::Government;
    !head.has(&[Word::Done])
        && head.0.iter().any(|token| {
            let text = token.span.of(setting.text);
            match &token.kind {
                Kind::Word(Word::OwnLevel | Word::Level) => is_government,
                Kind::Word(Word::Below) => names_some(head),
                Kind::Word(Word::Qualifier) => INSTANCES.contains(&text) || text == "部门",
                Kind::Other(other) => BODIES.iter().any(|body| other.ends_with(body)),
                _ => false,
            }
        })
}
