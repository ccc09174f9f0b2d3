//! Decisions of the body and what it collected: 作出行政处罚决定37件, 行政事业性收费金额385万元.
//!
//! Offices count many other things by these names, so that each word around the figure must be known: 公示行政许可信息306条,
//! 办理行政许可事项12项 and 办理行政处罚案件37件 are none.

use super::Meaning;
use crate::prose::clause::{Clause, Place, Words};
use crate::prose::setting::Setting;
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::report::Topic;
use crate::statement::{Decision, Standing, Statement, Subject};

/// What makes figures those of decisions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::prose) enum Decided {
    #[default]
    No,
    /// 办理, 作出
    Said,
    /// The words of the form: 处理决定数量
    Labelled,
}

/// Words for making decisions.
const DECIDES: [&str; 5] = ["办理", "共办理", "作出", "做出", "实施"];

/// Words that leave decisions what they are.
const BESIDE: [&str; 18] = [
    "决定", "数量", "数", "件数", "的", "依法", "已", "了", "为", "是", "计", "和", "及", "以及", "与", "、", "各",
    "行政",
];

/// Words for an amount.
const AMOUNTS: [&str; 7] = ["金额", "总金额", "收费金额", "额", "总额", "收取", "收费"];

/// Words by which a sentence tells of what was made public.
const OPENS: [&str; 6] = ["公开", "公示", "公布", "发布", "归集", "录入"];

/// What a figure counts, if it is decisions or what was collected for them.
pub(super) fn decisions(setting: &Setting<'_>, place: &Place<'_>) -> Option<Meaning> {
    let is_elsewhere = matches!(setting.section, Some(Topic::Requests | Topic::Review));
    if is_elsewhere
        || place.has_next
        || !(place.head.has(&[Word::Foreign, Word::Void]) || place.tail.has(&[Word::Foreign]))
    {
        return None;
    }
    if place.figure.unit == "元" {
        return collected(setting, place).map(|meaning| Meaning { decided: setting.decided, ..meaning });
    }
    let (nouns, decided) = before(setting, place).or_else(|| behind(setting, place))?;
    let is_counted = matches!(place.figure.unit, "件" | "宗" | "起" | "件次" | "")
        || decided == Decided::Labelled && matches!(place.figure.unit, "项" | "条" | "例");
    let subjects = nouns.into_iter().map(Subject::Decisions).collect();
    is_counted.then(|| Meaning { decided, ..Meaning::of(subjects) })
}

/// The decisions that words before a figure name: 全年作出行政处罚决定37件.
fn before(setting: &Setting<'_>, place: &Place<'_>) -> Option<(Vec<Decision>, Decided)> {
    let (mut nouns, mut decided, mut is_decision) = (Vec::new(), setting.decided, false);
    for token in place.head.0 {
        let text = token.span.of(setting.text);
        if let Some(noun) = noun(setting.text, token) {
            nouns.push(noun);
        } else if text == "数量" && is_decision {
            decided = Decided::Labelled;
        } else if DECIDES.contains(&text) && nouns.is_empty() {
            decided = Decided::Said;
        } else if matches!(text, "决定" | "处理决定") && !nouns.is_empty() {
            is_decision = true;
            decided =
                if decided == Decided::No && !opens_before(setting.text, place) { Decided::Said } else { decided };
        } else if !is_beside(token, text) {
            return None;
        }
    }
    let is_of_each = nouns.len() < 2 || place.head.has(&[Word::Each, Word::Respectively]);
    (decided != Decided::No && !nouns.is_empty() && is_of_each && ends(setting.text, place.tail))
        .then_some((nouns, decided))
}

/// The decisions that words behind a figure name: 作出37件行政处罚决定.
fn behind(setting: &Setting<'_>, place: &Place<'_>) -> Option<(Vec<Decision>, Decided)> {
    let text = |token: &Token| token.span.of(setting.text).to_owned();
    let (last, others) = place.head.0.split_last()?;
    let makes =
        matches!(text(last).as_str(), "作出" | "做出") && others.iter().all(|token| is_beside(token, &text(token)));
    let noun = match place.tail.0 {
        [noun, decision] if text(decision) == "决定" => self::noun(setting.text, noun),
        _ => None,
    };
    noun.filter(|_| makes).map(|noun| (vec![noun], Decided::Said))
}

/// What was collected, in yuan: 行政事业性收费金额385万元.
fn collected(setting: &Setting<'_>, place: &Place<'_>) -> Option<Meaning> {
    let (mut is_named, mut is_amount) = (false, setting.decided != Decided::No);
    for token in place.head.0 {
        let text = token.span.of(setting.text);
        if text == "行政事业性收费" {
            is_named = true;
        } else if AMOUNTS.contains(&text) {
            is_amount = true;
        } else if !is_beside(token, text) {
            return None;
        }
    }
    (is_named && is_amount && ends(setting.text, place.tail)).then(|| Meaning::of(vec![Subject::Collected]))
}

fn noun(document: &str, token: &Token) -> Option<Decision> {
    Some(match token.span.of(document) {
        "行政许可" => Decision::Licence,
        "行政处罚" => Decision::Penalty,
        "行政强制" => Decision::Coercion,
        _ => return None,
    })
}

/// Whether a word beside decisions leaves them what they are: a time, the body, 共.
fn is_beside(token: &Token, text: &str) -> bool {
    let is_known = |word| {
        matches!(word, Word::ThisYear | Word::SelfBody | Word::Total | Word::Is | Word::Respectively | Word::Cumulative)
    };
    matches!(token.kind, Kind::Year(_) | Kind::YearEnd(_) | Kind::Pause)
        || token.word().is_some_and(is_known)
        || BESIDE.contains(&text)
}

/// Whether nothing behind a figure tells of another thing: 均已公示.
fn ends(document: &str, tail: Words<'_>) -> bool {
    tail.0.first().is_none_or(|first| first.is(Word::Each) || matches!(first.span.of(document), "已" | "均已" | "全部"))
}

/// Whether the sentence has told of what was made public, of which a bare 行政处罚决定 can be one.
fn opens_before(document: &str, place: &Place<'_>) -> bool {
    let before = document.get(..place.figure.span.start as usize).unwrap_or_default();
    let sentence = before.rsplit(['。', '；', '\n']).next().unwrap_or_default();
    OPENS.iter().any(|word| sentence.contains(word))
}

/// Whether the clauses up to a figure tell of other bodies, or of several: 各部门作出行政处罚决定37件.
pub(in crate::prose) fn are_of_others(clauses: &[Clause<'_>]) -> bool {
    const OTHERS: [Word; 4] = [Word::Wide, Word::Below, Word::Level, Word::OwnLevel];
    clauses.iter().any(|clause| clause.words.has(&OTHERS))
}

/// Keeps rules away from several figures of the same decisions.
pub(in crate::prose) fn part_decisions(statements: &mut [Statement]) {
    let is_it = |statement: &Statement| {
        matches!(statement.subjects.as_slice(), [Subject::Decisions(_) | Subject::Collected])
            && statement.standing == Standing::Own
    };
    let mut told: Vec<(Subject, usize)> = Vec::new();
    for subject in
        statements.iter().filter(|statement| is_it(statement)).filter_map(|statement| statement.subjects.first())
    {
        match told.iter_mut().find(|(other, _)| other == subject) {
            Some((_, count)) => *count += 1,
            None => told.push((*subject, 1)),
        }
    }
    for statement in statements.iter_mut().filter(|statement| is_it(statement)) {
        if told.iter().any(|(subject, count)| statement.subjects == [*subject] && *count > 1) {
            statement.standing = Standing::Qualified;
        }
    }
}
