//! Which edition of the form a draft follows, and whether that fits its year.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::{Context, Hit, Spot};
use crate::document::Document;
use crate::edition::Edition;
use crate::lexicon::{Lexicon, Role};
use crate::pack::Rule;
use crate::report::{Report, TablePiece};
use crate::span::Span;

/// Years of which reports speak: the first are for 2008.
const YEARS: RangeInclusive<i16> = 2008..=2100;

/// What was found out about edition and year.
#[derive(Debug, Clone)]
pub(crate) struct Detected {
    /// Index of the edition to check against.
    pub(crate) edition: usize,
    /// Report year.
    pub(crate) year: Option<i16>,
    /// Index of the edition of the tables, where they show one, and the labels that show it.
    pub(crate) tables: Option<(usize, Vec<Span>)>,
    /// Keys of tables that show another edition alone where the rest shows that of the year, with its index.
    foreign: Vec<(&'static str, usize)>,
    /// The labels that show it, one list for each of these.
    foreign_labels: Vec<Vec<Span>>,
}

impl Detected {
    /// Checks against another edition, with all tables as they would be there.
    pub(crate) fn force(&mut self, edition: Option<usize>) {
        if let Some(edition) = edition.filter(|edition| *edition != self.edition) {
            self.edition = edition;
            self.foreign.clear();
        }
    }

    /// The edition of the report, and the tables that are those of another one.
    pub(crate) fn forms(&self) -> (usize, &[(&'static str, usize)]) {
        (self.edition, &self.foreign)
    }
}

/// Tells edition and year: tables first, then the year, then the notice it cites, then the year it speaks of most.
///
/// Where tables of two editions are mixed, the year decides if one of them is its own. A year that was `told` from
/// outside is that of the report; the edition follows it where the draft has no year of its own.
pub(crate) fn detect(
    report: &Report,
    document: &Document,
    lexicon: &Lexicon,
    editions: &[Edition],
    told: Option<i16>,
) -> Detected {
    let own_year = report_year(report);
    let by_year = own_year.or(told).and_then(|year| editions.iter().position(|edition| edition.covers(year)));
    let mut evidence: Vec<Vec<Span>> = vec![Vec::new(); editions.len()];
    let mut by_table: BTreeMap<&'static str, Vec<(usize, Span)>> = BTreeMap::new();
    for piece in &report.tables {
        for (edition, span) in shown_by(piece, lexicon, editions) {
            evidence.iter_mut().skip(edition).take(1).for_each(|spans| spans.push(span));
            by_table.entry(piece.table).or_default().push((edition, span));
        }
    }
    let strongest =
        evidence.iter().enumerate().max_by_key(|(_, spans)| spans.len()).filter(|(_, spans)| !spans.is_empty());
    let own = by_year.filter(|own| evidence.get(*own).is_some_and(|spans| !spans.is_empty()));
    let tables = own.or(strongest.map(|(edition, _)| edition));
    let cited =
        || editions.iter().rposition(|edition| edition.cited_as.iter().any(|name| document.text().contains(name)));
    let spoken_of = || {
        let year = year_spoken_of(document.text())?;
        editions.iter().position(|edition| edition.covers(year))
    };
    let last = || editions.len().saturating_sub(1);
    let edition = tables.or(by_year).or_else(cited).or_else(spoken_of).unwrap_or_else(last);
    let spans = |edition: usize| evidence.get(edition).cloned().unwrap_or_default();
    let only = |labels: &[(usize, Span)]| {
        let other = labels.first().map(|(other, _)| *other)?;
        (other != edition && labels.iter().all(|(edition, _)| *edition == other)).then_some(other)
    };
    let mixed = by_table.into_iter().filter(|_| own.is_some());
    let (foreign, foreign_labels) = mixed
        .filter_map(|(table, labels)| {
            Some(((table, only(&labels)?), labels.iter().map(|(_, label)| *label).collect::<Vec<Span>>()))
        })
        .unzip();
    Detected {
        edition,
        year: told.or(own_year),
        tables: tables.map(|edition| (edition, spans(edition))),
        foreign,
        foreign_labels,
    }
}

/// The year of the title, unless period and signature agree on another; failing a title that of the
/// period, then the year before the signature.
fn report_year(report: &Report) -> Option<i16> {
    let title = report.title.as_ref().and_then(|title| title.year).map(|year| year.value);
    let period = report.period().map(|period| period.end.year);
    let signed = report.signature.as_ref().and_then(|signature| signature.day);
    let signed =
        signed.map(|day| if day.date.is_some_and(|date| date.month() >= 11) { day.year } else { day.year - 1 });
    let agreed = period.filter(|period| Some(*period) == signed);
    agreed.or(title).or(period).or(signed)
}

/// The year that a text names most often, of several the latest: what is left of a page whose title was lost.
fn year_spoken_of(text: &str) -> Option<i16> {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    for (at, _) in text.match_indices('年') {
        let before = text.get(..at).unwrap_or_default().trim_end();
        let year = before.len().checked_sub(4).and_then(|from| before.get(from..)).and_then(|year| year.parse().ok());
        if let Some(year) = year.filter(|year| YEARS.contains(year)) {
            *counts.entry(year).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(year, _)| year)
}

/// Labels of a table that only one edition knows.
fn shown_by(piece: &TablePiece, lexicon: &Lexicon, editions: &[Edition]) -> Vec<(usize, Span)> {
    let head = piece.head.iter().filter_map(|label| label.mark.map(|mark| (mark, label.span, false)));
    let rows = piece.rows.iter().filter(|row| !row.cells.is_empty());
    let rows = rows.filter_map(|row| row.label.and_then(|label| label.mark.map(|mark| (mark, label.span, true))));
    let mut shown = Vec::new();
    for (mark, span, is_row) in head.chain(rows) {
        let fits = |role: Role| {
            if is_row { matches!(role, Role::Row { .. }) } else { !matches!(role, Role::Row { .. }) }
        };
        let senses = lexicon.senses(mark).iter().filter(|sense| {
            let table = editions.get(sense.edition).and_then(|edition| edition.tables.get(sense.table));
            fits(sense.role) && table.is_some_and(|table| table.key == piece.table)
        });
        let mut known: Vec<usize> = senses.map(|sense| sense.edition).collect();
        known.dedup();
        if let [only] = known.as_slice() {
            shown.push((*only, span));
        }
    }
    shown
}

/// P208: tables of one edition in a report for a year of another; where only some of the tables are, each of them.
pub(super) fn mismatch(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let Some((tables, evidence)) = &context.detected.tables else {
        return Vec::new();
    };
    let Some(year) = context.year() else {
        return Vec::new();
    };
    let editions = &context.catalogue.editions;
    let (Some(found), Some(expected)) = (editions.get(*tables), editions.iter().find(|edition| edition.covers(year)))
    else {
        return Vec::new();
    };
    let hit = |found: &Edition, labels: &[Span]| {
        let (first, rest) = labels.split_first()?;
        let hit = Hit::at(*first).with("tables", found.key.as_str()).with("expected", expected.key.as_str());
        let hit = hit.with("year", year.to_string());
        Some(rest.iter().take(3).fold(hit, |hit, span| hit.also(Spot::at(*span))))
    };
    if found.key != expected.key {
        return hit(found, evidence).into_iter().collect();
    }
    let foreign = context.detected.foreign.iter().zip(&context.detected.foreign_labels);
    let hits = foreign.filter_map(|((key, edition), labels)| {
        let (_, table) = context.facts.table(key)?;
        Some(hit(editions.get(*edition)?, labels)?.case("table").with("table", table.spec.name.as_str()))
    });
    hits.collect()
}
