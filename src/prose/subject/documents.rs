//! Documents made, repealed and in force; fees; openings.

use super::{Meaning, hindrance};
use crate::body::{self, Body};
use crate::prose::clause::{Place, Words};
use crate::prose::setting::{Documents, Matter, Setting, VERBS};
use crate::prose::tokens::Token;
use crate::prose::words::Word;
use crate::statement::{Stage, Standing, Subject};

/// Units in which documents are counted that the clause does not name: 保留76个 is of other things.
const UNITS: [&str; 4] = ["件", "份", "部", ""];

pub(super) fn documents(setting: &Setting<'_>, place: &Place<'_>) -> Option<Meaning> {
    let (head, tail, unit) = (place.head, place.tail, place.figure.unit);
    let noun = |words: Words<'_>| {
        words.classes().find_map(|word| match word {
            Word::Normative => Some(Matter::Normative),
            Word::Regulations => Some(Matter::Regulations),
            _ => None,
        })
    };
    let stage = head.classes().filter_map(stage).last();
    let named = noun(head).or_else(|| noun(tail));
    let behind = || tail.classes().find_map(self::stage).filter(|_| noun(head).is_none() && !tail.has(&VERBS));
    let before = setting.stage.filter(|_| stage.is_none() && is_noun(head) && tail.0.is_empty());
    let stage = stage.or_else(behind).or(before.map(|(stage, _)| stage))?;
    let matter = named.or(match setting.matter {
        matter @ (Matter::Normative | Matter::Regulations) if !head.has_unknown() && UNITS.contains(&unit) => {
            // 同步解读12件，制作3件
            let is_of_documents =
                setting.documents != Documents::Explained || matches!(stage, Stage::Repealed | Stage::InForce);
            Some(matter).filter(|_| is_of_documents)
        }
        _ => None,
    })?;
    // 制发规章和行政规范性文件13件
    let has_both = |words: Words<'_>| words.has(&[Word::Normative]) && words.has(&[Word::Regulations]);
    let subjects = match matter {
        _ if has_both(head) || noun(head).is_none() && has_both(tail) => {
            vec![Subject::Regulations(stage), Subject::Normative(stage)]
        }
        Matter::Normative => vec![Subject::Normative(stage)],
        _ => vec![Subject::Regulations(stage)],
    };
    let stages = head.classes().filter_map(self::stage).count();
    let is_part = head.is_qualified()
        || head.0.iter().chain(tail.0).any(|token| names_others(setting, token))
        || head.has(&[Word::Checking, Word::Wide, Word::Below, Word::Level])
        || head.has_unknown()
        || names_office_alone(setting, head)
        || stages > 1
        || noun(tail).is_some() && up_to_all(tail).has_unknown();
    let hindrance = before.and_then(|(_, hindrance)| hindrance).or(is_part.then_some(Standing::Qualified));
    Some(Meaning::of(subjects).but(hindrance))
}

/// Whether documents are named as those of a sort of bodies that is not the reporting one: 部门规范性文件 of a government.
fn names_others(setting: &Setting<'_>, token: &Token) -> bool {
    let name = token.span.of(setting.text);
    let is_of = |sort: &str| name.starts_with(sort) && !setting.body.contains(sort);
    let is_of_departments = name.starts_with("部门") && body::sort(setting.body) != Body::Department;
    token.is(Word::Normative) && (is_of_departments || is_of("税务") || is_of("海关"))
}

/// Whether documents are those of an office without those of its government, of which its report tells, too; or new ones
/// by a word that the form of 2019 has for two columns.
fn names_office_alone(setting: &Setting<'_>, head: Words<'_>) -> bool {
    const LAST_WITH_BOTH: i16 = 2020;
    let is_alone = |name: &str| name.contains("府办") || name.contains("办公") && name.matches("府").count() < 2;
    let is_joined = |name: &str| name.contains(['及', '和', '、', '含', '与', '暨', '括']);
    let is_office = |token: &Token| {
        let name = token.span.of(setting.text);
        token.is(Word::SelfBody) && is_alone(name) && !is_joined(name)
    };
    let is_new = |token: &Token| token.is(Word::Made) && token.span.of(setting.text) == "新发布";
    body::area_of_office(setting.body).is_some() && head.0.iter().any(is_office)
        || setting.report_year.is_some_and(|year| year <= LAST_WITH_BOTH) && head.0.iter().any(is_new)
}

/// Whether words are nothing but the noun of documents: the second of a series.
fn is_noun(words: Words<'_>) -> bool {
    !words.0.is_empty() && words.0.iter().all(|token| token.is(Word::Normative) || token.is(Word::Regulations))
}

/// Words behind a figure as far as they can tell of which documents it is one: 现行有效的9件规范性文件均标注有效期 are all.
fn up_to_all(tail: Words<'_>) -> Words<'_> {
    match tail.0 {
        [noun, each, ..] if is_noun(Words::of(std::slice::from_ref(noun))) && each.is(Word::Each) => {
            Words::of(tail.0.get(..2).unwrap_or_default())
        }
        _ => tail,
    }
}

/// What was done with the documents that a figure counts, and why it cannot be held against the tables.
pub(in crate::prose) fn stage_of(meaning: &Meaning) -> Option<(Stage, Option<Standing>)> {
    match meaning.subjects.as_slice() {
        [Subject::Normative(stage) | Subject::Regulations(stage)] => Some((*stage, meaning.hindrance)),
        _ => None,
    }
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
    if !is_fee || !(unit == "元" || unit.is_empty()) {
        return None;
    }
    // 减免20元, 应收60元: not what was charged.
    let is_part = is_due(setting.text, head) || is_of_level(setting.text, head);
    let hindrance = hindrance(head).or(is_part.then_some(Standing::Qualified));
    Some(Meaning::of(vec![Subject::Fee]).but(hindrance))
}

/// Whether words speak of fees that were not charged.
pub(in crate::prose) fn is_due(document: &str, words: Words<'_>) -> bool {
    words.0.iter().any(|token| DUES.iter().any(|due| token.span.of(document).contains(due)))
}

/// Whether words name the bodies of one level: 市级收取信息处理费1480元.
fn is_of_level(document: &str, words: Words<'_>) -> bool {
    const LEVELS: [&str; 7] = ["省级", "市级", "县级", "区级", "镇级", "乡级", "州级"];
    words.has(&[Word::Below, Word::Level, Word::OwnLevel])
        || words.0.iter().any(|token| LEVELS.iter().any(|level| token.span.of(document).ends_with(level)))
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
