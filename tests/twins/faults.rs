//! Faults put into a draft: by a number, always the same.

use crate::twin::{Block, Manuscript, Table};

/// Numbers of the faults put into draft number `draft`: every other sort, or as many as the environment wants.
pub(crate) fn seeds(draft: usize) -> Box<dyn Iterator<Item = usize>> {
    match std::env::var("TWINS_FAULTS").ok().and_then(|count| count.parse().ok()) {
        Some(count) => Box::new(0..count),
        None => Box::new((draft % 2..FAULTS.len()).step_by(2)),
    }
}

/// A change of a draft at a place told by a number; none where there is no such place.
type Fault = fn(&mut Manuscript, usize) -> Option<()>;

const FAULTS: [(&str, Fault); 14] = [
    ("another figure", |draft, place| cell(draft, place, "17")),
    ("a blank cell", |draft, place| cell(draft, place, "")),
    ("a placeholder", |draft, place| cell(draft, place, "/")),
    ("a unit", |draft, place| cell(draft, place, "3件")),
    ("a row too few", |draft, place| table(draft, place).map(|(table, row)| table.drop_row(row))),
    ("a row twice", |draft, place| table(draft, place).map(|(table, row)| table.repeat_row(row))),
    ("a cell too few", |draft, place| {
        table(draft, place).and_then(|(table, row)| table.rows.get_mut(row)?.pop()).map(drop)
    }),
    ("a row without its label", |draft, place| row_label(draft, place, "")),
    ("another label", |draft, place| row_label(draft, place, "其他有关事项的申请")),
    ("a section too few", |draft, place| section(draft, place).map(|range| drop(draft.blocks.drain(range)))),
    ("a section elsewhere", |draft, place| {
        let range = section(draft, place)?;
        let moved: Vec<Block> = draft.blocks.drain(range).collect();
        let to = section(draft, place.wrapping_mul(7).wrapping_add(3))?.start;
        draft.blocks.splice(to..to, moved);
        Some(())
    }),
    ("a heading renamed", |draft, place| heading(draft, place, |text| text.replace("情况", "工作"))),
    ("a heading misnumbered", |draft, place| heading(draft, place, |text| text.replacen(['二', '三', '五'], "八", 1))),
    ("a paragraph too few", |draft, place| {
        let is_paragraph = |(_, block): &(usize, &Block)| matches!(block, Block::Paragraph(_));
        let places: Vec<usize> = draft.blocks.iter().enumerate().filter(is_paragraph).map(|(at, _)| at).collect();
        draft.blocks.remove(*pick(&places, place)?);
        Some(())
    }),
];

/// The draft with fault number `seed`, and the name of the fault.
pub(crate) fn with_fault(draft: &Manuscript, seed: usize) -> (String, Manuscript) {
    let (name, fault) = FAULTS[seed % FAULTS.len()];
    let mut faulty = draft.clone();
    let place = seed.wrapping_mul(2_654_435_761) >> 7;
    let done = fault(&mut faulty, place);
    (format!("{name} ({seed}{})", if done.is_some() { "" } else { ", none" }), faulty)
}

fn pick<T>(items: &[T], place: usize) -> Option<&T> {
    items.get(place.checked_rem(items.len())?)
}

/// A table and a row of it below its head.
fn table(draft: &mut Manuscript, place: usize) -> Option<(&mut Table, usize)> {
    let tables: Vec<&mut Table> = draft.tables_mut().collect();
    let count = tables.len();
    let table = tables.into_iter().nth((place / 64).checked_rem(count)?)?;
    let rows: Vec<usize> = (0..table.rows.len()).filter(|row| table.figures(*row) > 0).collect();
    let row = *pick(&rows, place)?;
    Some((table, row))
}

/// Puts other words into a cell with a figure.
fn cell(draft: &mut Manuscript, place: usize, text: &str) -> Option<()> {
    let (table, row) = table(draft, place)?;
    let figures = table.figures(row);
    let row = table.rows.get_mut(row)?;
    let index = row.len() - figures + place / 16 % figures;
    row.get_mut(index)?.text = text.to_owned();
    Some(())
}

/// Puts other words into the innermost label of a row.
fn row_label(draft: &mut Manuscript, place: usize, text: &str) -> Option<()> {
    let (table, row) = table(draft, place)?;
    let figures = table.figures(row);
    let row = table.rows.get_mut(row)?;
    let index = row.len().checked_sub(figures + 1)?;
    row.get_mut(index).filter(|cell| !cell.is_covered)?.text = text.to_owned();
    Some(())
}

/// The blocks of a section, its heading included.
fn section(draft: &Manuscript, place: usize) -> Option<std::ops::Range<usize>> {
    let is_heading = |(_, block): &(usize, &Block)| matches!(block, Block::Heading(2, _));
    let starts: Vec<usize> = draft.blocks.iter().enumerate().filter(is_heading).map(|(at, _)| at).collect();
    let index = place.checked_rem(starts.len())?;
    let end = starts.get(index + 1).copied().unwrap_or(draft.blocks.len() - draft.signature());
    Some(*starts.get(index)?..end)
}

fn heading(draft: &mut Manuscript, place: usize, change: impl Fn(&str) -> String) -> Option<()> {
    let start = section(draft, place)?.start;
    match draft.blocks.get_mut(start)? {
        Block::Heading(_, text) => *text = change(text),
        _ => return None,
    }
    Some(())
}
