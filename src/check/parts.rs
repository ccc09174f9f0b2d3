//! S110: what a report says of the number of its parts.

use std::ops::Range;

use super::{Context, Hit, Spot};
use crate::pack::Rule;
use crate::quantity;
use crate::span::Span;

/// What stands behind the number of parts. The first are said of the parts of anything.
const COUNTED: [&str; 8] =
    ["部分", "大部分", "章组成", "章节组成", "项内容组成", "方面组成", "方面内容组成", "方面构成"];

/// Words that open the list of parts.
const OPENERS: [&str; 3] = ["由", "分", "共"];

/// Those that open nothing else.
const CLEAR_OPENERS: [&str; 3] = ["包括", "包含", "分为"];

/// Words that open a list behind the number.
const BEHIND: [&str; 6] = ["分别是", "分别为", "分别包括", "即", "包括", "包含"];

/// Words of which the sentence must have one to speak of the report itself.
const SUBJECTS: [&str; 5] = ["全文", "报告", "年报", "本文", "全篇"];

/// Words of which the sentence must have one to speak of what it is made of.
const VERBS: [&str; 8] = ["组成", "构成", "由", "分为", "包括", "包含", "共分", "内容分"];

/// Names of which the second goes on with the first: one part, whatever stands between them.
const PAIRS: [(&str, &str); 4] = [("复议", "诉讼"), ("收费", "减免"), ("问题", "改进"), ("依申请公开", "不予公开")];

/// S110: the stated number against the sections, and against the parts listed.
pub(super) fn miscounted(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let text = context.document.text();
    let front = context.report.sections.first().map_or(text.len(), |section| section.content.end as usize);
    let present = context.report.sections.len();
    let Some(statement) = text.get(..front).and_then(statement).filter(|_| present >= 2) else {
        return Vec::new();
    };
    let hit = Hit::at(statement.span).with("stated", statement.stated).with("present", present);
    let headings = context.report.sections.iter().map(|section| Spot::at(section.heading.span)).collect();
    let listed = statement.listed.clone().unwrap_or(present..present + 1);
    let hit = Hit { related: headings, ..hit.with("listed", listed.end - 1) };
    let is_listed_so = statement.listed.is_none_or(|listed| listed.contains(&statement.stated));
    // A section that the form has and the report lacks, or the reverse, is a fault of its own.
    let form = context.facts.edition.sections.iter().filter(|section| !section.optional).count();
    let is_of_form = !context.facts.edition.free_form && statement.stated == form;
    if !is_listed_so && (statement.stated == present || is_of_form) {
        return vec![Hit { related: Vec::new(), ..hit.case("listed") }];
    }
    if statement.stated == present || is_of_form { Vec::new() } else { vec![hit] }
}

struct Statement {
    span: Span,
    stated: usize,
    /// How many parts are listed; more than one number where 和 can join two of them.
    listed: Option<Range<usize>>,
}

/// The first sentence that says of how many parts the report is made.
fn statement(text: &str) -> Option<Statement> {
    let mut found: Vec<(usize, &str)> = COUNTED.iter().flat_map(|word| text.match_indices(word)).collect();
    found.sort_by_key(|(at, word)| (*at, usize::MAX - word.len()));
    found.into_iter().find_map(|(at, word)| statement_at(text, at, word))
}

fn statement_at(text: &str, at: usize, word: &str) -> Option<Statement> {
    let floor = text.ceil_char_boundary(at.saturating_sub(LONGEST));
    let before = text.get(floor..at)?.trim_end_matches(['个', '大', ' ']);
    let is_numeral =
        |c: char| c.is_ascii_digit() || matches!(c, '０'..='９' | '〇') || "一二两三四五六七八九十".contains(c);
    let lead = before.trim_end_matches(is_numeral);
    let number: String = before.get(lead.len()..)?.chars().map(narrow).collect();
    let stated = number.parse().ok().or_else(|| quantity::chinese(&number).map(|number| number as usize))?;
    // 第六部分 and 前三部分 count nothing.
    if number.is_empty() || lead.ends_with(['第', '前', '后', '这', '上', '下']) {
        return None;
    }
    let sentence_start =
        lead.char_indices().rev().find(|(_, c)| matches!(c, '。' | '\n' | '！')).map_or(0, |(at, c)| at + c.len_utf8());
    let sentence = lead.get(sentence_start..)?;
    let behind = text.get(at + word.len()..)?;
    let behind = behind.get(..behind.floor_char_boundary(24))?.split(['。', '\n']).next().unwrap_or_default();
    let is_made_of = sentence.ends_with('共')
        || VERBS.iter().any(|verb| sentence.contains(verb))
        || ["组成", "构成"].iter().any(|verb| behind.starts_with(verb) || word.ends_with(verb));
    if !is_made_of || !SUBJECTS.iter().any(|subject| sentence.contains(subject)) {
        return None;
    }
    let made = ["内容组成", "组成", "构成"].into_iter().find(|verb| behind.starts_with(verb)).unwrap_or_default();
    let span = Span::new(floor + lead.len(), at + word.len() + made.len());
    let listed = listed(sentence).or_else(|| listed_behind(text.get(span.end as usize..)?));
    Some(Statement { span, stated, listed })
}

/// A sentence about the parts is looked for this many bytes before their number.
const LONGEST: usize = 900;

fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        _ => c,
    }
}

/// Parts named before the number. A list that ends in 等 may be open, so it counts for nothing.
fn listed(sentence: &str) -> Option<Range<usize>> {
    // 共 opens a list, but not in the name of the state.
    let sentence = sentence.replace("共和国", "");
    let behind = |openers: &[&str]| {
        let lists = openers.iter().filter_map(|opener| sentence.split_once(opener));
        lists.map(|(_, list)| list).max_by_key(|list| list.len())
    };
    // 由 and 分 stand in much else: 由街道办事处编制，全文包括……
    let list = behind(&CLEAR_OPENERS).or_else(|| behind(&OPENERS))?.trim_start_matches([':', '：', ' ']);
    count(list.trim_end_matches(['共', '计', '，', '、', ' ']))
}

/// Parts named behind the number: 分为六个部分：总体情况、……
fn listed_behind(rest: &str) -> Option<Range<usize>> {
    let list = rest.strip_prefix(['：', ':', '，', ','])?;
    let list = list.get(..list.floor_char_boundary(LONGEST))?.split(['。', '\n']).next()?;
    let opened = BEHIND.iter().find_map(|word| list.strip_prefix(word));
    // 由……等六部分组成，涵盖各地级以上市、县（市、区）政府的政府信息公开工作情况
    let list = opened.or((!rest.starts_with(['，', ','])).then_some(list))?;
    // Only names of sections make a list of parts.
    if list.contains("情况") { count(list) } else { None }
}

fn count(list: &str) -> Option<Range<usize>> {
    // Names in quotes follow one another without a sign.
    let list = list.replace("”“", "”、“").replace("》《", "》、《").replace(',', "，").replace(';', "；");
    if list.ends_with('等') || !list.contains(['、', '，', '；']) {
        return None;
    }
    let (count, joined) = named(&list, &['、', '，', '；']);
    // 概述，主动公开情况，行政复议、行政诉讼、举报投诉情况，……: 、 stands inside a name.
    let clauses = named(&list, &['，', '；']).0;
    let least = enumerated(&list).into_iter().chain((clauses > 2).then_some(clauses)).fold(count, usize::min);
    Some(least..count + 1 + joined)
}

/// The parts of the one clause that enumerates them, where others stand around it: 包括甲、乙、丙，报告中的数据……
fn enumerated(list: &str) -> Option<usize> {
    let mut clauses = list.split(['，', '；']).map(|clause| named(clause, &['、']).0).filter(|count| *count > 2);
    clauses.next().filter(|_| clauses.next().is_none())
}

/// How many parts a list names, and whether 和 can join two more in the last.
fn named(list: &str, signs: &[char]) -> (usize, usize) {
    let mut count = 0;
    let mut before = "";
    let mut joined = 0;
    for part in list.split(signs).map(str::trim).filter(|part| !part.is_empty()) {
        // 行政复议、提起行政诉讼 is one part.
        let goes_on = PAIRS.iter().any(|(first, second)| {
            before.contains(first) && !before.contains(second) && part.contains(second) && !part.contains(first)
        });
        count += usize::from(!goes_on);
        before = part;
        joined = usize::from(["和", "及", "以及", "与"].iter().any(|word| part.contains(word)));
    }
    (count, joined)
}
