//! Faults of title, period and signature.

use super::Draft;
use crate::document::folded;
use crate::report::{Day, Period};
use crate::span::Span;
use crate::trial::edit::{Edit, digits, lines, moved, sentence};
use crate::trial::fault::{Fault, FaultKind};

/// A body that is not that of the draft.
const OTHER_BODY: &str = "云岭县自然资源局";

pub(super) fn add(draft: &Draft<'_>, faults: &mut Vec<Fault>) {
    title(draft, faults);
    draft.report.period().into_iter().for_each(|found| period(draft, found, faults));
    signature(draft, faults);
    let Some((year, before)) = draft.year.zip(draft.year_before) else { return };
    let shifted = |year: i16| (format!("{year}年"), format!("{}年", year - draft.year.unwrap_or(year) + before));
    let edits = [year, year + 1].into_iter().flat_map(|year| {
        let (own, other) = shifted(year);
        let places: Vec<usize> = draft.text.match_indices(&own).map(|(at, _)| at).collect();
        places.into_iter().map(move |at| Edit::new(Span::new(at, at + own.len()), other.clone()))
    });
    let label = format!("{year}→{before}");
    faults.push(Fault::new(FaultKind::YearEverywhere, "years", label, edits.collect()));
}

fn title(draft: &Draft<'_>, faults: &mut Vec<Fault>) {
    let Some(title) = &draft.report.title else { return };
    let mut add = |kind, edit| faults.push(Fault::new(kind, "title", folded(title.span.of(draft.text)), vec![edit]));
    add(FaultKind::TitleDropped, Edit::without(lines(draft.text, title.span)));
    if let Some(year) = &title.year {
        for by in [-1, 1] {
            add(FaultKind::TitleYear, Edit::new(year.span, (i64::from(year.value) + by).to_string()));
        }
        let behind = draft.text.get(year.span.end as usize..).unwrap_or_default();
        let unit = ["年度", "年"].into_iter().find(|unit| behind.starts_with(unit)).map_or(0, str::len);
        add(FaultKind::TitleNoYear, Edit::without(Span::new(year.span.start as usize, year.span.end as usize + unit)));
    }
    if let Some(at) = title.span.of(draft.text).find(&title.body).filter(|_| !title.body.is_empty()) {
        let start = title.span.start as usize + at;
        add(FaultKind::TitleBody, Edit::new(Span::new(start, start + title.body.len()), OTHER_BODY));
    }
}

fn period(draft: &Draft<'_>, period: &Period, faults: &mut Vec<Fault>) {
    let text = draft.text;
    let label = period.span.of(text);
    let mut add = |kind, place: &str, edits: Option<Vec<Edit>>| {
        faults.extend(edits.map(|edits| Fault::new(kind, place, label, edits)));
    };
    add(FaultKind::PeriodDropped, "period", Some(vec![Edit::without(sentence(text, period.span))]));
    let part = |day: &Day, index: usize| digits(text, day.span).get(index).copied();
    let change = |day: &Day, index: usize, by: i64| part(day, index).and_then(|number| moved(text, number, by));
    let (start, end) = (&period.start, &period.end);
    for by in [-1, 1] {
        let years: Vec<Edit> = [change(start, 0, by), change(end, 0, by)].into_iter().flatten().collect();
        add(FaultKind::PeriodYear, "period", Some(years));
        add(FaultKind::PeriodYear, "period.start", change(start, 0, by).map(|edit| vec![edit]));
        add(FaultKind::PeriodYear, "period.end", change(end, 0, by).map(|edit| vec![edit]));
    }
    add(FaultKind::PeriodMonth, "period.start", change(start, 1, 1).map(|edit| vec![edit]));
    add(FaultKind::PeriodMonth, "period.end", change(end, 1, -1).map(|edit| vec![edit]));
    add(FaultKind::PeriodMonth, "period.end", change(end, 1, 1).map(|edit| vec![edit]));
    add(FaultKind::PeriodDay, "period.start", change(start, 2, 1).map(|edit| vec![edit]));
    add(FaultKind::PeriodDay, "period.end", change(end, 2, -1).map(|edit| vec![edit]));
    add(FaultKind::PeriodDay, "period.end", change(end, 2, 1).map(|edit| vec![edit]));
}

fn signature(draft: &Draft<'_>, faults: &mut Vec<Fault>) {
    let Some(signature) = &draft.report.signature else { return };
    let text = draft.text;
    let mut add = |kind, edits: Option<Edit>| {
        let label = folded(signature.span.of(text));
        faults.extend(edits.map(|edit| Fault::new(kind, "signature", label, vec![edit])));
    };
    add(FaultKind::SignatureDropped, Some(Edit::without(signature.span)));
    add(FaultKind::SignatureBody, signature.body.map(|body| Edit::new(body, OTHER_BODY)));
    let Some(day) = &signature.day else { return };
    let parts = digits(text, day.span);
    let change = |index: usize, by: i64| parts.get(index).and_then(|number| moved(text, *number, by));
    for by in [-1, 1] {
        add(FaultKind::SignatureYear, change(0, by));
    }
    add(FaultKind::SignatureMonth, change(1, 6));
    if let [_, month, date] = parts.as_slice() {
        let words = text.get(month.end as usize..date.start as usize).unwrap_or_default();
        let span = Span::new(month.start as usize, date.end as usize);
        add(FaultKind::SignatureDay, Some(Edit::new(span, format!("2{words}30"))));
    }
}
