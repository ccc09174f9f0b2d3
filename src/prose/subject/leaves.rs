//! Rows of an outcome of requests, by their words: 本机关不掌握相关政府信息6件, 9件属于行政执法案卷.
//!
//! The words between a pause and a figure are those of a row or nothing is said: 收到重复申请3件 is no row.

use super::{Meaning, OUTCOMES};
use crate::prose::announced::is_case;
use crate::prose::clause::{Place, Words};
use crate::prose::setting::Setting;
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::statement::{Leaf, Standing, Statement, Subject};

/// No words for a row are longer, in bytes.
const LONGEST: usize = 150;

/// Words before those of a row.
const BEFORE: [&str; 9] = ["因", "由于", "属于", "属", "为", "系", "申请人", "经", "告知"];

/// Words behind those of a row.
const BEHIND: [&str; 20] = [
    "的",
    "申请",
    "信息",
    "政府",
    "相关",
    "有关",
    "类",
    "性",
    "情形",
    "情况",
    "事项",
    "各",
    "共",
    "共计",
    "计",
    "有",
    "是",
    "为",
    "材料",
    "视为放弃",
];

/// The words of rows, without those around them.
const ROWS: &[(Leaf, &[&str])] = &[
    (Leaf::StateSecret, &["国家秘密"]),
    (Leaf::LawForbidden, &["其他法律行政法规禁止公开", "法律行政法规禁止公开"]),
    (Leaf::Security, &["危及三安全一稳定", "三安全一稳定"]),
    (Leaf::ThirdParty, &["保护第三方合法权益", "损害第三方合法权益", "侵害第三方合法权益"]),
    (Leaf::InternalAffairs, &["三类内部事务", "内部事务"]),
    (Leaf::Process, &["四类过程", "过程"]),
    (Leaf::EnforcementFile, &["行政执法案卷"]),
    (Leaf::AdminQuery, &["行政查询"]),
    (Leaf::NotHeld, &["不掌握", "未掌握", "机关不掌握", "行政机关不掌握"]),
    (
        Leaf::NeedsCreation,
        &[
            "没有现成信息需要另行制作",
            "没有现成信息需另行制作",
            "无现成信息需要另行制作",
            "无现成信息需另行制作",
            "没有现成",
            "无现成",
            "需要另行制作",
            "需另行制作",
        ],
    ),
    (
        Leaf::Unclear,
        &[
            "补正后申请内容仍不明确",
            "补正后内容仍不明确",
            "补正后仍不明确",
            "补正后申请仍不明确",
            "补正后申请内容不明确",
            "补正后申请内容依然不明确",
            "补正仍不明确",
            "补正申请内容仍不明确",
        ],
    ),
    (
        Leaf::Petition,
        &[
            "信访举报投诉",
            "信访投诉举报",
            "信访举报投诉等",
            "信访投诉举报等",
            "以信息公开申请形式进行信访举报投诉",
            "以政府信息公开申请形式进行信访举报投诉",
        ],
    ),
    (Leaf::Repeat, &["重复"]),
    (Leaf::Publication, &["要求提供公开出版物", "提供公开出版物"]),
    (Leaf::Excessive, &["无正当理由大量反复", "大量反复"]),
    (
        Leaf::Reissue,
        &[
            "要求行政机关确认或重新出具已获取",
            "要求行政机关确认或者重新出具已获取",
            "要求确认或重新出具已获取",
            "要求机关确认或重新出具已获取",
            "要求确认或重新出具",
        ],
    ),
    (
        Leaf::NotSupplemented,
        &[
            "逾期不补正",
            "逾期未补正",
            "无正当理由逾期不补正",
            "无正当理由逾期未补正",
            "无正当理由逾期不补正行政机关不再处理其政府信息公开",
            "逾期不补正不再处理",
            "无正当理由逾期不补正不再处理",
        ],
    ),
    (
        Leaf::FeeUnpaid,
        &[
            "逾期未缴费",
            "逾期未缴纳费用",
            "逾期未按收费通知要求缴纳费用",
            "逾期未按要求缴纳费用",
            "逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开",
        ],
    ),
];

/// What a figure of some rows counts, where requests are spoken of.
pub(super) fn leaf(setting: &Setting<'_>, place: &Place<'_>) -> Option<Meaning> {
    let rows = rows(setting, place)?;
    let is_topic = is_topic(setting.text, place);
    let subjects = rows.into_iter().map(Subject::Leaf).collect();
    Some(Meaning::of(subjects).but(is_topic.then_some(Standing::Qualified)))
}

/// The rows that words before a figure name, or those behind it that say what it is.
pub(in crate::prose) fn rows(setting: &Setting<'_>, place: &Place<'_>) -> Option<Vec<Leaf>> {
    if !setting.is_of_requests() || !is_case(place.figure.unit) && !matches!(place.figure.unit, "" | "条" | "项") {
        return None;
    }
    let is_link = |token: &Token| token.is(Word::Among) || token.is(Word::Joint);
    if place.head.0.iter().all(is_link) {
        const SAYS: [&str; 5] = ["属", "为", "系", "因", "是"];
        let first = place.tail.0.first().filter(|_| !place.has_next)?;
        let is_said = SAYS.iter().any(|says| first.span.of(setting.text).starts_with(says));
        // 6件因保护第三方合法权益不予公开
        return named(setting.text, place.tail.before(&OUTCOMES)).filter(|_| is_said);
    }
    let is_answered = place.tail.0.iter().any(|token| !is_plain(token.word()));
    named(setting.text, place.head).filter(|_| !is_answered)
}

/// Whether a word behind a figure leaves it what it is.
fn is_plain(word: Option<Word>) -> bool {
    matches!(word, Some(Word::Plain | Word::Request | Word::Bare))
}

/// The rows that all of some words name.
fn named(document: &str, words: Words<'_>) -> Option<Vec<Leaf>> {
    // Verbs that no row has.
    if words.has(&[Word::New, Word::Received, Word::Accepted, Word::Done]) {
        return None;
    }
    let label = label(document, words);
    if label.is_empty() || label.len() > LONGEST {
        return None;
    }
    if let Some(row) = row(&label) {
        return Some(vec![row]);
    }
    // 三类内部事务信息、四类过程性信息各1件
    label.match_indices(['、', '和', '及', '或']).find_map(|(at, sign)| {
        let (one, other) = label.split_at_checked(at)?;
        Some(vec![row(one)?, row(other.strip_prefix(sign)?)?])
    })
}

/// Words without the time and the body, and without white space and quotes.
fn label(document: &str, words: Words<'_>) -> String {
    let mut label = String::new();
    for token in words.0 {
        match &token.kind {
            Kind::Word(Word::SelfBody | Word::ThisYear | Word::Among) | Kind::Year(_) => {}
            Kind::Other(text) => label.push_str(text),
            _ => label.extend(token.span.of(document).chars().filter(|c| !c.is_whitespace())),
        }
    }
    label
}

/// The row that words name, by those that are left without what stands around.
fn row(words: &str) -> Option<Leaf> {
    const SIGNS: [char; 5] = ['、', '，', '“', '”', '"'];
    let bare: String;
    let mut words = words;
    if words.contains(SIGNS) {
        bare = words.replace(SIGNS, "");
        words = &bare;
    }
    while let Some(rest) = BEFORE.iter().find_map(|before| words.strip_prefix(before)) {
        words = rest;
    }
    let first = words.chars().next()?;
    if !ROWS.iter().any(|(_, names)| names.iter().any(|name| name.starts_with(first))) {
        return None;
    }
    loop {
        if let Some((row, _)) = ROWS.iter().find(|(_, names)| names.contains(&words)) {
            return Some(*row);
        }
        words = BEHIND.iter().find_map(|behind| words.strip_suffix(behind))?;
    }
}

/// Whether figures are those of topics: 涉及个人隐私4件、过程性信息5件, but not 属于四类过程性信息5件.
fn is_topic(document: &str, place: &Place<'_>) -> bool {
    const SURE: [&str; 4] = ["属", "因", "三类", "四类"];
    let words = if place.head.0.is_empty() { place.tail } else { place.head };
    let first = words.0.iter().find(|token| !token.is(Word::Among));
    let is_sure = first.is_some_and(|first| SURE.iter().any(|sure| first.span.of(document).starts_with(sure)));
    let before = document.get(..place.figure.span.start as usize).unwrap_or_default();
    let sentence = before.rsplit(['。', '；', '\n']).next().unwrap_or_default();
    !is_sure && sentence.contains("涉及")
}

/// What offices count beside a row that the form counts in it.
const BESIDE: [(&[Leaf], &[&str]); 2] = [
    (
        &[Leaf::NotHeld, Leaf::NeedsCreation],
        &["不存在", "非本", "不属于本", "不属于我", "不属我", "未制作", "未获取", "未保存", "检索"],
    ),
    (&[Leaf::ThirdParty], &["隐私", "商业秘密"]),
];

/// Keeps rules away from rows of a sentence that tells of no other outcome, of one row in several figures, or of what
/// can be counted in a row beside it.
pub(in crate::prose) fn part_leaves(sentence: &str, tells_outcomes: bool, statements: &mut [Statement]) {
    let leaf = |statement: &Statement| match statement.subjects.as_slice() {
        [Subject::Leaf(leaf), ..] => Some(*leaf),
        _ => None,
    };
    let told: Vec<Leaf> = statements.iter().filter_map(leaf).collect();
    let is_alone = told.len() < 2 && !tells_outcomes;
    for statement in statements.iter_mut().filter(|statement| statement.standing == Standing::Own) {
        let Some(leaf) = leaf(statement) else { continue };
        let is_beside = |(rows, words): &(&[Leaf], &[&str])| {
            rows.contains(&leaf) && words.iter().any(|word| sentence.contains(word))
        };
        let is_told_twice = told.iter().filter(|other| **other == leaf).count() > 1;
        if is_alone || is_told_twice || BESIDE.iter().any(is_beside) {
            statement.standing = Standing::Qualified;
        }
    }
}
