//! Documents made, repealed and in force; fees; openings.

use super::{Meaning, hindrance};
use crate::prose::clause::Words;
use crate::prose::setting::{Matter, Setting, VERBS};
use crate::prose::words::Word;
use crate::statement::{Stage, Standing, Subject};

pub(super) fn documents(setting: &Setting<'_>, head: Words<'_>, tail: Words<'_>) -> Option<Meaning> {
    let noun = |words: Words<'_>| {
        words.classes().find_map(|word| match word {
            Word::Normative => Some(Matter::Normative),
            Word::Regulations => Some(Matter::Regulations),
            _ => None,
        })
    };
    let stage = head.classes().filter_map(stage).last();
    let named = noun(head).or_else(|| noun(tail));
    let stage =
        stage.or_else(|| tail.classes().find_map(self::stage).filter(|_| noun(head).is_none() && !tail.has(&VERBS)))?;
    let matter = named.or(match setting.matter {
        matter @ (Matter::Normative | Matter::Regulations) if !head.has_unknown() => Some(matter),
        _ => None,
    })?;
    let subject = if matter == Matter::Normative { Subject::Normative(stage) } else { Subject::Regulations(stage) };
    let stages = head.classes().filter_map(self::stage).count();
    let is_part = head.is_qualified()
        || head.has(&[Word::Checking, Word::Wide, Word::Level])
        || head.has_unknown()
        || stages > 1
        || tail.has_unknown() && noun(tail).is_some();
    Some(Meaning::of(vec![subject]).but(is_part.then_some(Standing::Qualified)))
}

fn stage(word: Word) -> Option<Stage> {
    Some(match word {
        Word::Made => Stage::Made,
        Word::Published => Stage::Published,
        Word::Repealed => Stage::Repealed,
        Word::InForce => Stage::InForce,
        _ => return None,
    })
}

/// What is said of fees that were not charged.
const DUES: [&str; 9] = ["产生", "减免", "减收", "免收", "免除", "应收", "应缴", "退还", "退回"];

pub(super) fn money(setting: &Setting<'_>, head: Words<'_>, unit: &str) -> Option<Meaning> {
    let is_fee = head.has(&[Word::Fee]) || setting.matter == Matter::Fee && !head.has_unknown();
    // 减免20元, 应收60元: not what was charged.
    let is_due = head.0.iter().any(|token| DUES.iter().any(|due| token.span.of(setting.text).contains(due)));
    let hindrance = hindrance(head).or(is_due.then_some(Standing::Qualified));
    (is_fee && (unit == "元" || unit.is_empty())).then(|| Meaning::of(vec![Subject::Fee]).but(hindrance))
}

pub(super) fn openings(setting: &Setting<'_>, head: Words<'_>, unit: &str) -> Option<Meaning> {
    if !head.has(&[Word::Proactive]) || !matches!(unit, "条" | "件" | "篇" | "项" | "份" | "条次") {
        return None;
    }
    let from = head.position(&[Word::Proactive]).unwrap_or_default();
    let behind = Words::of(head.0.get(from..).unwrap_or_default());
    let is_part = head.is_qualified() || behind.has_unknown() || !(setting.is_this_year || setting.is_whole);
    Some(Meaning::of(vec![Subject::Openings]).but(is_part.then_some(Standing::Qualified)))
}
