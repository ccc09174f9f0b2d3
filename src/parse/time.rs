//! Days and statistics periods in sentences.

use jiff::civil::Date;
use memchr::memmem;
use pest::Parser;

use super::Node;
use crate::grammar::{ReportGrammar, Rule};
use crate::quantity;
use crate::report::{Day, Period, Report};
use crate::span::Span;

/// Words that announce a statistics period, looked for this many bytes before it.
const ANNOUNCED: [&str; 20] = [
    "统计期",
    "统计时",
    "统计的期",
    "统计的时",
    "统计起止",
    "统计区间",
    "统计截止",
    "统计周期",
    "统计的周期",
    "时间跨度",
    "数据截取",
    "数据采集期",
    "数据起止",
    "数据时间",
    "数据的时间",
    "核定时间",
    "数据期限",
    "数据的期限",
    "数据的时限",
    "报告期",
];
const BEFORE: usize = 90;

/// Words of a sentence before section one that speaks of the report and its figures.
const OF_THE_REPORT: [&str; 4] = ["数据", "报告", "年报", "统计"];

/// Words of a clause whose days are of something else: how long it can be read, what a plan covers, another year's.
const OF_OTHERS: [&str; 17] = [
    "指南", "规划", "计划", "方案", "下载", "查阅", "查询", "公示", "有效", "征求", "实施", "试行", "任期", "同期",
    "上年", "去年", "相比",
];

/// No period or day is longer than this many bytes. A grammar that fails costs as much as the text
/// it was given.
const LONGEST: usize = 200;

fn after(text: &str, at: usize) -> &str {
    text.get(at..text.floor_char_boundary(at + LONGEST)).unwrap_or_default()
}

/// Finds the periods and days that stand before `end`.
pub(super) fn read(text: &str, end: usize, report: &mut Report) {
    let front = report.sections.first().map_or(0, |section| section.heading.span.start as usize);
    let mut unannounced = None;
    let mut past = 0;
    for at in years(text) {
        if at >= end || at < past {
            continue;
        }
        let rest = after(text, at);
        if !goes_on(rest) {
            continue;
        }
        if let Some(period) = period(text, at) {
            past = period.span.end as usize;
            report.dates.extend([period.start, period.end]);
            if past <= front && unannounced.is_none() && is_of_the_report(text, &period) {
                unannounced = Some(report.periods.len());
            }
            report.periods.push(period);
        } else if let Some(node) = ReportGrammar::parse(Rule::date, rest).ok().and_then(|mut pairs| pairs.next()) {
            past = at + node.as_span().end();
            report.dates.extend(day(&node, at));
        }
    }
    if !report.periods.iter().any(|period| period.is_announced) {
        let meant = unannounced.and_then(|index| report.periods.get_mut(index));
        meant.into_iter().for_each(|period| period.is_announced = true);
    }
}

/// Whether a range from 1 January of one year is the period of the report though no known word announces it: its
/// sentence speaks of the report, or has no other words.
fn is_of_the_report(text: &str, period: &Period) -> bool {
    let begins = period.start.date.is_some_and(|date| (date.month(), date.day()) == (1, 1));
    if !begins || period.start.year != period.end.year {
        return false;
    }
    let at = period.span.start as usize;
    let before = text.get(text.ceil_char_boundary(at.saturating_sub(BEFORE))..at).unwrap_or_default();
    let sentence = before.rsplit(['。', '；', '\n']).next().unwrap_or_default();
    let sentence = sentence.trim_end_matches(['自', '从', '：', ' ']);
    let clause = sentence.rsplit(['，', '（']).next().unwrap_or_default();
    let behind = after(text, period.span.end as usize);
    let ends = behind.is_empty() || behind.starts_with(['。', '，', '；', '、', '）', '\n', ' ']);
    let is_alone = sentence.is_empty() && behind.starts_with(['。', '\n']);
    let is_title =
        sentence.rfind('《').is_some_and(|open| !sentence.get(open..).is_some_and(|rest| rest.contains('》')));
    let of_report = OF_THE_REPORT.iter().any(|word| sentence.contains(word));
    // 涵盖2024年1月1日至12月31日某县…情况
    let is_covered = ["涵盖", "涵盖了", "覆盖"].iter().any(|word| clause.ends_with(word));
    (ends || is_covered) && !is_title && (is_alone || of_report) && !OF_OTHERS.iter().any(|word| clause.contains(word))
}

/// Offsets at which a four-digit year can begin.
fn years(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let starts_number =
        |at: &usize| at.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|b| !b.is_ascii_digit());
    let digits = memmem::find_iter(bytes, "20").filter(starts_number);
    let mut all: Vec<usize> = digits
        .chain(memmem::find_iter(bytes, "二〇"))
        .chain(memmem::find_iter(bytes, "二零"))
        .chain(memmem::find_iter(bytes, "二O"))
        .collect();
    all.sort_unstable();
    all
}

/// A quick look before the grammar is asked: whether a month, 全年 or a glued day can follow a year.
fn goes_on(rest: &str) -> bool {
    let mut chars = rest.chars().skip(4).filter(|c| *c != ' ');
    match chars.next() {
        Some('年') => {
            chars.find(|c| *c != '度').is_some_and(|c| {
                c.is_ascii_digit()
                    || matches!(c, '全' | '元' | '\n')
                    || quantity::chinese(c.encode_utf8(&mut [0; 4])).is_some()
            }) || rest.contains("年度")
        }
        Some(c) => c.is_ascii_digit() || matches!(c, '-' | '.' | '/'),
        None => false,
    }
}

fn period(text: &str, at: usize) -> Option<Period> {
    let rest = after(text, at);
    let before = text.get(text.ceil_char_boundary(at.saturating_sub(BEFORE))..at)?;
    let sentence = before.rsplit(['。', '；']).next().unwrap_or_default();
    let is_announced = ANNOUNCED.iter().any(|word| sentence.contains(word));
    let Some(node) = ReportGrammar::parse(Rule::period, rest).ok().and_then(|mut pairs| pairs.next()) else {
        return whole_year(rest, at).filter(|_| is_announced);
    };
    let mut days = node.clone().into_inner();
    let start = bound(&days.next()?, at, None, false)?;
    let end = bound(&days.next()?, at, Some(start.year), true)?;
    Some(Period { span: Span::new(at, at + node.as_span().end()), start, end, is_announced })
}

fn whole_year(rest: &str, at: usize) -> Option<Period> {
    let node = ReportGrammar::parse(Rule::whole, rest).ok()?.next()?;
    let span = Span::new(at, at + node.as_span().end());
    let year = year(node.into_inner().next()?.as_str())?;
    let day = |month, day| Day { span, year, date: Date::new(year, month, day).ok(), is_clean: false };
    Some(Period { span, start: day(1, 1), end: day(12, 31), is_announced: true })
}

/// One end of a period. A month without a day begins on its first and ends on its last day.
fn bound(node: &Node<'_>, offset: usize, same_year: Option<i16>, is_end: bool) -> Option<Day> {
    let (mut year_value, mut month, mut day_value, mut glued) = (same_year, None, None, None);
    for part in node.clone().into_inner() {
        match part.as_rule() {
            Rule::year => year_value = year(part.as_str()),
            Rule::month => month = small(part.as_str()),
            Rule::day => day_value = small(part.as_str()),
            Rule::glued => glued = Some(part.as_str().chars().filter(char::is_ascii_digit).collect::<String>()),
            _ => {}
        }
    }
    let span = Span::new(offset + node.as_span().start(), offset + node.as_span().end()).trim_to(node.as_str());
    if let Some(digits) = glued {
        return unglue(&digits, span);
    }
    let (year, month) = (year_value?, month?);
    let last = Date::new(year, month, 1).map_or(31, |date| date.last_of_month().day());
    let day = day_value.unwrap_or(if is_end { last } else { 1 });
    Some(Day { span, year, date: Date::new(year, month, day).ok(), is_clean: true })
}

/// A day whose separators are lost: year, month, day in eight digits, or fewer where one is short.
fn unglue(digits: &str, span: Span) -> Option<Day> {
    let year: i16 = digits.get(..4)?.parse().ok()?;
    let rest = digits.get(4..)?;
    let split = |at: usize| Some((rest.get(..at)?.parse::<i8>().ok()?, rest.get(at..)?.parse::<i8>().ok()?));
    let date = [2, 1].into_iter().filter_map(split).find_map(|(month, day)| Date::new(year, month, day).ok());
    Some(Day { span, year, date: Some(date?), is_clean: false })
}

/// The day of a `date` pair that was read at `offset`; of a month alone its last day.
pub(super) fn day(node: &Node<'_>, offset: usize) -> Option<Day> {
    let mut parts = node.clone().into_inner();
    let year = year(parts.next()?.as_str())?;
    let month = small(parts.next()?.as_str())?;
    let last = || Some(Date::new(year, month, 1).ok()?.last_of_month().day());
    let day = parts.next().map_or_else(last, |day| small(day.as_str()))?;
    let span = Span::new(offset + node.as_span().start(), offset + node.as_span().end());
    Some(Day { span, year, date: Date::new(year, month, day).ok(), is_clean: true })
}

/// A year in digits or in Chinese numerals.
pub(super) fn year(text: &str) -> Option<i16> {
    let value = text.parse().ok().or_else(|| quantity::chinese(text).and_then(|year| i16::try_from(year).ok()))?;
    (1990..2100).contains(&value).then_some(value)
}

fn small(text: &str) -> Option<i8> {
    if text == "元" {
        return Some(1);
    }
    text.parse().ok().or_else(|| quantity::chinese(text).and_then(|value| i8::try_from(value).ok()))
}
