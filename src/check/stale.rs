//! P204: a sentence that reports another year as this one's work.

mod opening;

use std::cell::OnceCell;

use opening::{Lead, Opening, is_space, openings, whole_year, year_end};

use super::paragraphs;
use super::{Context, Hit};
use crate::body::{self, Body};
use crate::pack::Rule;

/// Groups of the rule. A sentence with a word of `comparison` sets two years side by side; one of `history` tells
/// how the body or a text came about; one of `plan` speaks of what will be done, unless one of `done` says that it is;
/// one of `leftover` looks at what an earlier year left to do.
const COMPARISON: &str = "comparison";
const HISTORY: &str = "history";
const PLAN: &str = "plan";
const DONE: &str = "done";
const LEFTOVER: &str = "leftover";
/// What begins a sentence about the body's own work: how it calls itself, or what it does without a name.
const SUBJECT: &str = "subject";
/// The same for the government of an area, whose work is that of the area.
const AREA: &str = "area";
/// What a text is called since it was revised, which tells nothing of when: 新修订的
const REVISED: &str = "revised";
/// Words of comparison with the year before, which may stand in a sentence of an earlier report as well.
const RATE: &str = "rate";
/// What a year's balance tells: 截至2023年12月31日，街道收到……
const COUNTED: &str = "counted";
/// Words of history that tell of a year's work where the sentence counts what was done besides.
const FOUNDED: &str = "founded";
/// Others whose work it would be.
const OTHERS: &str = "others";

/// A year further back than this is history.
const YEARS_BACK: i16 = 3;

/// A sentence of at most so many characters behind one on the year of the report only looks back.
const LOOK_BACK: usize = 16;

/// A year further ahead than this is a plan of somebody else.
const YEARS_AHEAD: i16 = 2;

/// P204: the year is the place; `right` is the year of the report.
pub(super) fn years(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let Some(year) = context.year() else {
        return Vec::new();
    };
    // A period of another year than the title is told as such; what agrees with it has the same cause.
    let announced = context.report.periods.iter().find(|period| period.is_announced);
    let period = announced.map(|period| period.end.year).filter(|period| *period != year);
    let first = context.report.sections.first().map_or(0, |section| section.heading.span.end as usize);
    let body = context.body();
    let names = names(&body);
    let is_area = body::sort(&body) == Body::Government;
    let mut hits = Vec::new();
    for paragraph in paragraphs::of(context).iter().filter(|paragraph| paragraph.start + paragraph.text.len() >= first)
    {
        let (quoted, named, now) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        let teller = Teller { year, names: &names, is_area, body: &body, named, now };
        let is_quoted = |at| paragraphs::is_in(quoted.get_or_init(|| paragraphs::quoted(paragraph.text)), at);
        for found in openings(paragraph) {
            let is_near = found.year >= year - YEARS_BACK && found.year <= year + YEARS_AHEAD;
            if found.year == year || !is_near || Some(found.year) == period || is_quoted(found.start) {
                continue;
            }
            if is_told_as_work(paragraph.text, &found, &teller, rule) {
                let span = paragraph.span(found.start, found.end);
                let hit = Hit::at(span).with("found", context.text(span)).with("year", found.year.to_string());
                hits.push(hit.with("right", year.to_string()));
            }
        }
    }
    hits
}

/// Who tells of the work in a paragraph, and in which year.
struct Teller<'a> {
    year: i16,
    /// Names of the body, in full and in short.
    names: &'a [&'a str],
    /// Whether the body is the government of an area.
    is_area: bool,
    body: &'a str,
    /// Where the paragraph has first named the year, and whether it speaks of it at all: sought when it is first asked.
    named: OnceCell<Option<usize>>,
    now: OnceCell<bool>,
}

/// No name of a body that a sentence begins with is shorter for its sort to be told, or longer.
const SHORT_NAMES: std::ops::RangeInclusive<usize> = 2..=8;

/// Whether a text begins with a short name of the body: 市局印发…….
fn begins_with_short_name(text: &str, body: &str) -> bool {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut names = SHORT_NAMES.filter_map(|count| text.get(..ends.clone().nth(count - 1)?));
    names.any(|name| body::is_short_name(name, body))
}

/// The name of a body, without the area before it and without the sort behind it.
fn names(body: &str) -> Vec<&str> {
    let area = body.char_indices().filter(|(at, c)| *at > 0 && matches!(c, '省' | '市' | '县' | '区' | '州'));
    let inner = area.filter_map(|(at, c)| body.get(at + c.len_utf8()..));
    let all = std::iter::once(body).chain(inner);
    let short = |name| ["办事处", "人民政府"].iter().filter_map(move |sort| str::strip_suffix(name, sort));
    all.flat_map(|name| std::iter::once(name).chain(short(name))).filter(|name| name.chars().count() >= 2).collect()
}

/// Whether the sentence that the year opens tells of the body's work in that year.
fn is_told_as_work(text: &str, found: &Opening, teller: &Teller<'_>, rule: &Rule) -> bool {
    let rest = text.get(found.end..).unwrap_or_default();
    let rest = rest.strip_prefix('度').unwrap_or(rest).trim_start_matches(is_space);
    if found.lead == Lead::Now {
        return rest.starts_with(['）', ')']);
    }
    let balance = year_end(rest);
    if found.lead == Lead::Until && balance.is_none() {
        return false;
    }
    let rest = balance.or(whole_year(rest)).unwrap_or(rest);
    let sentence = text.get(paragraphs::sentence(text, found.start)).unwrap_or_default();
    let opening = text.get(found.start..).unwrap_or_default();
    let own = opening.get(..paragraphs::sentence(opening, 0).end).unwrap_or_default();
    let has = |group: &str| rule.group(group).iter().any(|word| sentence.contains(word.as_str()));
    if !is_own(rest, own, teller, rule) || names_year(sentence, teller.year) || has(LEFTOVER) {
        return false;
    }
    let named = || *teller.named.get_or_init(|| names_year_up_to(text, teller.year));
    let mut comparison = rule.group(COMPARISON).iter().filter(|word| sentence.contains(word.as_str())).peekable();
    let names_now = || *teller.now.get_or_init(|| named().is_some() || text.contains("今年") || text.contains("本年"));
    // What a year is set against is the year before it, where the paragraph does not speak of the year of the report.
    if comparison.peek().is_some() && (names_now() || !comparison.all(|word| rule.group(RATE).contains(word))) {
        return false;
    }
    if found.lead == Lead::Until && !rule.group(COUNTED).iter().any(|word| own.contains(word.as_str())) {
        return false;
    }
    let is_done = rule.group(DONE).iter().any(|word| own.contains(word.as_str()));
    if found.year > teller.year {
        return is_done && !has(PLAN);
    }
    // 2024年受理2件。2023年受理1件。
    let is_behind = named().is_some_and(|end| end <= found.start);
    if is_behind && own.chars().count() <= LOOK_BACK {
        return false;
    }
    let told = rule.group(REVISED).iter().fold(sentence.to_owned(), |told, word| told.replace(word.as_str(), ""));
    let is_history = |word: &&String| told.contains(word.as_str());
    let mut history = rule.group(HISTORY).iter().filter(is_history);
    history.all(|word| rule.group(FOUNDED).contains(word) && counts(own))
}

/// Whether a sentence counts what was done: 召开会议3次
fn counts(sentence: &str) -> bool {
    sentence
        .match_indices(['次', '场', '期', '条'])
        .any(|(at, _)| sentence.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit())))
}

/// Whether what follows the year is about the body: it begins with the body or with what bodies report, or the sentence
/// names the body and begins with nobody else.
fn is_own(rest: &str, own: &str, teller: &Teller<'_>, rule: &Rule) -> bool {
    let topic = rest.strip_prefix(['，', ',']);
    let rest = topic.unwrap_or(rest).trim_start_matches(is_space);
    let begins = |group: &str| rule.group(group).iter().any(|word| rest.starts_with(word.as_str()));
    let names_body =
        teller.names.iter().any(|name| rest.starts_with(name)) || begins_with_short_name(rest, teller.body);
    if begins(SUBJECT) || (teller.is_area && begins(AREA)) || names_body || begins_with_system(rest, teller.body) {
        return true;
    }
    let names_itself = || rule.group(SUBJECT).iter().any(|word| word.starts_with('我') && own.contains(word.as_str()));
    topic.is_some() && names_itself() && !begins(OTHERS) && !begins(AREA)
}

/// Whether a text begins with all bodies of the sort of this one: 全县税务系统 for 云岭县税务局.
fn begins_with_system(text: &str, body: &str) -> bool {
    let behind = text.strip_prefix('全').and_then(|rest| rest.strip_prefix(['省', '市', '县', '区', '州', '旗']));
    let sort = behind.and_then(|rest| rest.split_once("系统")).map(|(sort, _)| sort);
    sort.is_some_and(|sort| SHORT_NAMES.contains(&sort.chars().count()) && body.contains(sort))
}

/// Whether a sentence names the year of the report, in digits.
fn names_year(sentence: &str, year: i16) -> bool {
    names_year_up_to(sentence, year).is_some()
}

/// Where a text has first named the year of the report.
fn names_year_up_to(text: &str, year: i16) -> Option<usize> {
    let end = |words: String| text.find(&words).map(|at| at + words.len());
    [format!("{year}年"), format!("{year} 年")].into_iter().filter_map(end).min()
}
