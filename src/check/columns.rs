//! The columns of the tables, their widths and their labels, against those of the edition.

mod exchanged;

use exchanged::exchanged;

use super::rows::{caption, captions, present, row_label};
use super::{Context, Hit, Spot, Value as Word};
use crate::document::CELL;
use crate::facts::{Fit, TableFacts};
use crate::lexicon::Role;
use crate::origin::is_invisible;
use crate::pack::Rule;
use crate::span::Span;

/// A note behind a label is looked for this many bytes far.
const LONGEST_NOTE: usize = 40;

/// T304: too few or too many cells, values that cannot be aligned, a column of another edition.
pub(super) fn mismatch(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let hits = present(context).map(|(_, table)| {
        if !table.spec.required {
            return too_few(table);
        }
        let foreign = foreign_columns(context, table);
        let captions: Vec<Option<u8>> = foreign.iter().map(|(caption, _)| *caption).collect();
        let foreign = foreign.into_iter().map(|(_, hit)| hit);
        let others = unaligned(table).into_iter().chain(foreign).chain(exchanged(context, table));
        widths(table, &captions).into_iter().chain(others).collect::<Vec<_>>()
    });
    hits.flatten().collect()
}

/// Rows that lack cells in a table that no form prescribes: the most rows tell how many belong in one.
fn too_few(table: &TableFacts<'_>) -> Vec<Hit> {
    let aligned = table.found_rows().filter(|(_, _, found)| found.fit == Fit::Aligned).count();
    if aligned * 2 <= table.found_rows().count() {
        return Vec::new();
    }
    let hits = table.found_rows().filter_map(|(_, row, found)| {
        let Fit::Width(width @ 1..) = found.fit else { return None };
        let lacking = row.block.columns.len().checked_sub(width).filter(|lacking| *lacking > 0)?;
        let hit = Hit::at(found.span).case("annex").with("row", row_label(row, table));
        Some(hit.with("table", table.spec.name.as_str()).with("lacking", lacking))
    });
    hits.collect()
}

/// Rows of one block width that have the same wrong number of cells.
struct Misfits {
    width: usize,
    expected: usize,
    rows: Vec<(String, Span)>,
}

/// Rows of the wrong width; a block whose columns are those of another edition has been told so.
fn widths(table: &TableFacts<'_>, foreign: &[Option<u8>]) -> Vec<Hit> {
    let mut groups: Vec<Misfits> = Vec::new();
    for (_, row, found) in table.found_rows().filter(|(_, row, _)| !foreign.contains(&row.block.caption)) {
        let Fit::Width(width) = found.fit else { continue };
        // Rows that stand side by side are one row of cells, told once.
        let across = table.spec.across;
        let blocks = table.rows.iter().filter(|other| across || std::ptr::eq(*other, row));
        let expected = blocks.map(|row| row.block.columns.len()).sum();
        let label = if across { table.spec.name.clone() } else { row_label(row, table) };
        match groups.iter_mut().find(|group| (group.width, group.expected) == (width, expected)) {
            Some(_) if across => {}
            Some(group) => group.rows.push((label, found.span)),
            None => groups.push(Misfits { width, expected, rows: vec![(label, found.span)] }),
        }
    }
    groups.iter().map(|group| group.hit(table)).collect()
}

impl Misfits {
    fn hit(&self, table: &TableFacts<'_>) -> Hit {
        let (label, span) = self.rows.first().cloned().unwrap_or_default();
        let hit = Hit::at(span).with("row", label).with("table", table.spec.name.as_str());
        let hit = hit.with("found", self.width).with("expected", self.expected);
        let hit = if self.rows.len() > 1 { hit.case("rows").with("count", self.rows.len()) } else { hit };
        self.rows.iter().skip(1).fold(hit, |hit, (_, span)| hit.also(Spot::at(*span)))
    }
}

fn unaligned(table: &TableFacts<'_>) -> Option<Hit> {
    let mut spans: Vec<Span> = table
        .found_rows()
        .filter(|(_, _, found)| found.fit == Fit::Unaligned)
        .map(|(_, _, found)| found.span)
        .collect();
    spans.dedup();
    let first = *spans.first()?;
    let hit = Hit::at(first).case("unaligned").with("table", table.spec.name.as_str()).with("count", spans.len());
    Some(spans.iter().skip(1).fold(hit, |hit, span| hit.also(Spot::at(*span))))
}

/// Header labels that are a column in another edition and nothing in this one.
fn foreign_columns(context: &Context<'_>, table: &TableFacts<'_>) -> Vec<(Option<u8>, Hit)> {
    let edition = table.edition;
    let mut hits = Vec::new();
    for header in &table.head {
        let senses = header.label.mark.map_or(&[][..], |mark| context.catalogue.lexicon.senses(mark));
        let is_foreign = !senses.is_empty() && senses.iter().all(|sense| sense.edition != edition);
        if is_foreign && senses.iter().any(|sense| matches!(sense.role, Role::Column { .. })) {
            let block = table.spec.blocks.iter().find(|block| block.caption == header.caption);
            let expected =
                block.into_iter().flat_map(|block| &block.columns).map(|column| column.label.clone()).collect();
            let hit = Hit::at(header.label.span).case("label").with("found", context.text(header.label.span));
            let hit = hit.with("expected", Word::List(expected)).with("table", table.spec.name.as_str());
            hits.push((header.caption, hit));
        }
    }
    hits
}

/// T309: labels that are recognised but not worded as in the form.
pub(super) fn label_differs(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (_, table) in present(context) {
        for (number, _, standing) in captions(table) {
            hits.extend(standing.and_then(|standing| differs(context, table, standing, &caption(number))));
        }
        for (_, row, found) in table.found_rows() {
            hits.extend(found.label.and_then(|label| differs(context, table, label, &row.spec.label)));
        }
        for header in &table.head {
            let senses = header.label.mark.map_or(&[][..], |mark| context.catalogue.lexicon.senses(mark));
            let own = senses.iter().filter(|sense| sense.edition == table.edition);
            let columns = own.filter_map(|sense| match sense.role {
                Role::Column { block, column } => {
                    table.spec.blocks.get(block).and_then(|block| block.columns.get(column))
                }
                _ => None,
            });
            let official: Vec<&str> = columns.map(|column| column.label.as_str()).collect();
            if let Some(hit) = official.first().and_then(|label| other_unit(context, table, header.label.span, label)) {
                hits.push(hit);
                continue;
            }
            let is_right = official.iter().any(|label| differs(context, table, header.label.span, label).is_none());
            if !is_right {
                hits.extend(official.first().and_then(|label| differs(context, table, header.label.span, label)));
            }
        }
    }
    hits
}

/// A header whose unit in brackets is not that of the form: there the figures are in doubt, not the words.
fn other_unit(context: &Context<'_>, table: &TableFacts<'_>, found: Span, official: &str) -> Option<Hit> {
    let (_, right) = official.split_once("单位：")?;
    let right = right.trim_end_matches('）');
    let text = context.document.text();
    let standing = Span::new(found.start as usize, text.floor_char_boundary(found.end as usize + LONGEST_NOTE));
    let (_, note) = context.text(standing).split(['\n', CELL]).next()?.split_once("单位")?;
    let unit = note.trim_start_matches(['：', ':', ' ']).split(['）', ')']).next()?.trim();
    if unit == right || !unit.ends_with('元') {
        return None;
    }
    let hit = Hit::at(found).case("unit").with("found", unit).with("expected", right);
    Some(hit.with("table", table.spec.name.as_str()).with("column", official.split('（').next().unwrap_or_default()))
}

fn differs(context: &Context<'_>, table: &TableFacts<'_>, found: Span, official: &str) -> Option<Hit> {
    let standing = context.text(found);
    if standing == official || wording(standing, official).eq(wording(official, official)) {
        return None;
    }
    let hit = Hit::at(found).with("found", standing.trim()).with("expected", official);
    let number = standing.len() - standing.trim_start_matches(|c| is_numbering(c, official)).len();
    let name = Span::new(found.start as usize + number, found.end as usize).trim(context.document.text());
    Some(hit.with("table", table.spec.name.as_str()).mended(name, official))
}

/// The characters of a label that are its wording: no number before it that the official one lacks, no white space,
/// no brackets and quotes.
fn wording(label: &str, official: &str) -> impl Iterator<Item = char> {
    let is_dress = |c: char| {
        let is_bracket = matches!(c, '“' | '”' | '"' | '\'' | '‘' | '’' | '「' | '」' | '(' | ')' | '（' | '）');
        is_bracket || c.is_whitespace() || c.is_control() || is_invisible(c)
    };
    label.trim_start_matches(|c| is_numbering(c, official)).chars().filter(move |c| !is_dress(*c)).map(one_width)
}

/// Whether a character before a label numbers it rather than belongs to it.
fn is_numbering(c: char, official: &str) -> bool {
    let can_be = matches!(
        c,
        '０'
            ..='９'
                | '一'
                | '二'
                | '三'
                | '四'
                | '五'
                | '六'
                | '七'
                | '、'
                | '.'
                | '．'
                | '('
                | ')'
                | '（'
                | '）'
                | ' '
    );
    c.is_ascii_digit() || can_be && !official.starts_with(c)
}

/// Punctuation in one width: its width is not wording.
fn one_width(c: char) -> char {
    match c {
        '\\' | '／' => '/',
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '．' => '.',
        c => c,
    }
}
