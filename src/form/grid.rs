//! How the cells of a table of the form are merged.

use super::sheet::Field;
use crate::model::{BlockSpec, ColumnSpec, GroupSpec, RowSpec, TableSpec};
use crate::quantity::to_chinese;

/// What is written into a cell.
type Cell<'c> = &'c dyn Fn(&RowSpec, &ColumnSpec) -> String;

/// Labels that a row can have: its own and those of the groups it stands under.
const MOST_LABELS: usize = 3;

/// A table whose rows stand below each other. Where a block has fewer columns than others its last one is wider.
pub(super) fn stacked(table: &TableSpec, year: i16, cell: Cell<'_>) -> Vec<Vec<Field>> {
    let labels = (table.groups.len() + 1).min(MOST_LABELS);
    let width = labels + table.blocks.iter().map(|block| block.columns.len()).max().unwrap_or_default();
    let mut rows = Vec::new();
    for block in &table.blocks {
        if let Some(number) = block.caption {
            rows.push(vec![Field::new(format!("第二十条第（{}）项", to_chinese(number.into()))).over(width)]);
        }
        let mut own = if table.groups.is_empty() { vec![plain_head(table, block, year)] } else { head(table, block) };
        for index in 0..block.rows.len() {
            own.extend(row(table, block, index, labels, cell));
        }
        for row in own.iter_mut().filter(|_| labels + block.columns.len() < width) {
            row.iter_mut()
                .next_back()
                .into_iter()
                .for_each(|last| last.columns += width - labels - block.columns.len());
        }
        rows.append(&mut own);
    }
    rows
}

/// What stands above the labels, and the columns.
fn plain_head(table: &TableSpec, block: &BlockSpec, year: i16) -> Vec<Field> {
    let label = |column: &ColumnSpec| match column.year {
        true => format!("{year}{}", column.label),
        false => column.label.clone(),
    };
    let corner = Field::new(table.heads.first().cloned().unwrap_or_default());
    std::iter::once(corner).chain(block.columns.iter().map(|column| Field::new(label(column)))).collect()
}

/// A head of three lines: the corner, what stands over all columns, and what stands over some of them.
fn head(table: &TableSpec, block: &BlockSpec) -> Vec<Vec<Field>> {
    let mut heads = table.heads.iter();
    let mut field = || Field::new(heads.next().cloned().unwrap_or_default());
    let top = vec![field().over(MOST_LABELS).down(3), field().over(block.columns.len())];
    let group: Vec<&str> = table.column_groups.values().take(1).flatten().map(String::as_str).collect();
    let (mut middle, mut bottom) = (Vec::new(), Vec::new());
    for column in &block.columns {
        if !group.contains(&column.key.as_str()) {
            middle.push(Field::new(&column.label).down(2));
        } else {
            if bottom.is_empty() {
                middle.push(field().over(group.len()));
            }
            bottom.push(Field::new(&column.label));
        }
    }
    vec![top, middle, bottom]
}

fn row(table: &TableSpec, block: &BlockSpec, index: usize, labels: usize, cell: Cell<'_>) -> Option<Vec<Field>> {
    let (above, row, below) = (block.rows.get(..index)?, block.rows.get(index)?, block.rows.get(index..)?);
    let mut fields = Vec::new();
    let outer = table.groups.first().filter(|_| !row.under.is_empty());
    let inner = table.groups.iter().skip(1).find(|group| group.label == row.under);
    for (group, is_in) in [(outer, is_grouped as fn(&RowSpec, &RowSpec) -> bool), (inner, is_beside)] {
        if let Some(group) = group.filter(|_| !above.last().is_some_and(|above| is_in(row, above))) {
            let rows = below.iter().take_while(|below| is_in(row, below)).count();
            fields.push(Field::new(numbered(group)).down(rows));
        }
    }
    let groups = usize::from(outer.is_some()) + usize::from(inner.is_some());
    fields.push(Field::new(format!("{}{}", row.number, row.label)).over(labels - groups));
    fields.extend(block.columns.iter().map(|column| Field::new(cell(row, column))));
    Some(fields)
}

/// Whether another row stands in the outermost group, as `row` does.
fn is_grouped(_: &RowSpec, other: &RowSpec) -> bool {
    !other.under.is_empty()
}

/// Whether another row stands in the same group.
fn is_beside(row: &RowSpec, other: &RowSpec) -> bool {
    row.under == other.under
}

fn numbered(group: &GroupSpec) -> String {
    format!("{}{}", group.number, group.label)
}

/// A table whose rows stand side by side, with one line of figures: the first row under its own label, the others under
/// a common one.
pub(super) fn across(table: &TableSpec, cell: Cell<'_>) -> Vec<Vec<Field>> {
    let Some(block) = table.blocks.first() else { return Vec::new() };
    let Some((first, others)) = block.rows.split_first() else { return Vec::new() };
    let wide = block.columns.len();
    let columns = || block.columns.iter().map(|column| Field::new(&column.label));
    let common = Field::new(table.heads.first().cloned().unwrap_or_default());
    let top = vec![Field::new(&first.label).over(wide), common.over(wide * others.len())];
    let middle = columns().map(|field| field.down(2)).chain(others.iter().map(|row| Field::new(&row.label).over(wide)));
    let figures = block.rows.iter().flat_map(|row| block.columns.iter().map(|column| Field::new(cell(row, column))));
    vec![top, middle.collect(), others.iter().flat_map(|_| columns()).collect(), figures.collect()]
}
