//! The statistics period, and the days named in a report.

use jiff::civil::{Date, date};

use super::{Context, Hit, Spot};
use crate::body::{self, Body};
use crate::pack::Rule;
use crate::report::{Day, Period, Year};

/// The first report year under the regulation of 2019, whose dates are earlier.
const FIRST_YEAR_OF_2019_REGULATION: i16 = 2019;

/// Whether a period is all of its year; in 2008 what was left of it when the regulation came into force.
fn is_whole(period: &Period) -> bool {
    let (start, end) = (date(2008, 5, 1), date(2008, 12, 31));
    period.is_full_year() || period.start.date == Some(start) && period.end.date == Some(end)
}

/// P201: no statistics period.
pub(super) fn missing(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    if context.report.periods.iter().any(|period| period.is_announced || is_whole(period)) {
        return Vec::new();
    }
    if is_eaten(context) {
        return Vec::new();
    }
    let first = context.report.sections.first().map(|section| section.heading.span);
    let place = first.or(context.report.lines.first().copied()).unwrap_or_default();
    vec![Hit::at(crate::span::Span::at(place.start as usize)).with("year", context.year_text())]
}

/// Digits of a year, and of what is left of the days behind it, where a page has lost the signs between them.
const FEWEST_EATEN: usize = 8;

/// Whether a period is told of which only digits are left: 统计期限为2025111231日
fn is_eaten(context: &Context<'_>) -> bool {
    let first = context.report.sections.first().map_or(usize::MAX, |section| section.content.end as usize);
    let mut told = context.document.text().match_indices("统计期").take_while(|(at, _)| *at < first);
    told.any(|(at, _)| {
        let rest = context.document.text().get(at..).unwrap_or_default();
        let dates = rest.split(['。', '，', '；', '\n']).next().unwrap_or_default();
        let digits: String = dates.chars().filter(char::is_ascii_digit).collect();
        let year = digits.get(..4).and_then(|year| year.parse::<i16>().ok());
        digits.len() >= FEWEST_EATEN && year.is_some() && year == context.year()
    })
}

/// P202: a period that is not the calendar year.
pub(super) fn not_full_year(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let stated = context.report.periods.iter().find(|period| period.is_announced);
    let wrong = stated.filter(|period| !is_whole(period) && period.start.date.is_some() && period.end.date.is_some());
    let year = |period: &Period| context.year().unwrap_or(period.end.year).to_string();
    let hit =
        |period: &Period| Hit::at(period.span).with("found", context.text(period.span)).with("year", year(period));
    wrong.into_iter().map(hit).collect()
}

/// P203: the period, the signature or an annex belongs to another year than the title.
pub(super) fn year_conflict(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let title = context.report.title.as_ref().and_then(|title| title.year);
    let mut hits = Vec::new();
    let stated = context.report.periods.iter().find(|period| period.is_announced);
    let disagrees = |year: i16, period: &&Period| period.end.year != year && period.start.year != year;
    if let Some((title, period)) = title.zip(stated).filter(|(title, period)| disagrees(title.value, period)) {
        let hit = Hit::at(period.span).with("year", title.value.to_string()).with("found", period.end.year.to_string());
        hits.push(hit.also(Spot::at(title.span)));
    }
    let year = title.map(|title| title.value).or(context.year());
    if let (Some(year), Some(day)) = (year, signed(context)) {
        let is_far = day.year < year || day.year > year + 2;
        if is_far && hits.is_empty() {
            let hit =
                Hit::at(day.span).case("signature").with("year", year.to_string()).with("found", day.year.to_string());
            hits.push(title.into_iter().fold(hit, |hit, title| hit.also(Spot::at(title.span))));
        }
    }
    hits.extend(title.and_then(|title| of_table(context, title)));
    hits
}

/// An annex whose column is headed with the years of other reports only.
fn of_table(context: &Context<'_>, title: Year) -> Option<Hit> {
    let years: Vec<Year> = context.report.tables.iter().flat_map(|piece| &piece.years).copied().collect();
    let found = years.first().filter(|_| years.iter().all(|year| year.value != title.value))?;
    let hit = Hit::at(found.span).case("table").with("year", title.value.to_string());
    Some(hit.with("found", found.value.to_string()).also(Spot::at(title.span)))
}

fn signed(context: &Context<'_>) -> Option<Day> {
    context.report.signature.as_ref().and_then(|signature| signature.day)
}

/// P205: signed before the year was over.
pub(super) fn signed_too_early(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let (Some(year), Some(day)) = (context.year(), signed(context)) else {
        return Vec::new();
    };
    let end = date(year, 12, 31);
    let is_early = day.year == year && day.date.is_some_and(|signed| signed < end);
    let hit = || Hit::at(day.span).with("date", context.text(day.span)).with("end", written(end));
    is_early.then(hit).into_iter().collect()
}

/// P206: signed after the statutory day of the year and the body.
pub(super) fn signed_late(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let (Some(year), Some(day)) = (context.year(), signed(context)) else {
        return Vec::new();
    };
    let (case, deadline) = if year < FIRST_YEAR_OF_2019_REGULATION {
        (Some("old"), date(year + 1, 3, 31))
    } else {
        let body = context.body();
        // Where the title names no body, the office of a government signs for the government.
        let is_named = context.report.title.as_ref().is_some_and(|title| !title.body.is_empty());
        match body::sort(&body) {
            Body::Department if !is_named && body.ends_with("政府办公室") => {
                (Some("government"), date(year + 1, 3, 31))
            }
            Body::Department | Body::Township => (None, date(year + 1, 1, 31)),
            Body::Government | Body::Unknown => (Some("government"), date(year + 1, 3, 31)),
        }
    };
    let is_late = day.date.is_some_and(|signed| signed > deadline) && day.year <= year + 2;
    let hit =
        || Hit { case, ..Hit::at(day.span) }.with("date", context.text(day.span)).with("deadline", written(deadline));
    is_late.then(hit).into_iter().collect()
}

/// P207: a day that the calendar does not have.
pub(super) fn date_invalid(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let invalid = context.report.dates.iter().filter(|day| day.is_clean && day.date.is_none());
    invalid.map(|day| Hit::at(day.span).with("found", context.text(day.span))).collect()
}

fn written(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
