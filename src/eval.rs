//! Evaluation of expressions over facts.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::expr::{Comparison, Each, Expr, Path, Sign, Step};
use crate::facts::{CellId, Facts};

/// The value of an iteration, where there is one: the variable and the row or column it stands for.
pub(crate) type Binding<'b> = Option<(&'b str, &'b str)>;

/// Why an expression has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Open {
    /// The edition has no such cell.
    Undefined,
    /// The report lacks the row, or its cells cannot be told apart.
    Absent(CellId),
    /// Words stand where a figure belongs.
    Text(CellId),
    /// The table has rows that the edition does not know, and the expression is about all of a group.
    Unlisted,
    /// Every cell is blank.
    Blank,
    /// The figures are too large to be added or multiplied.
    TooLarge,
}

/// A cell that an expression read, and how often it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) cell: CellId,
    pub(crate) factor: Decimal,
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Side {
    pub(crate) value: Decimal,
    /// The cells it read. Where cells are multiplied with each other the factors are those of the
    /// values at hand.
    pub(crate) terms: Vec<Term>,
}

/// A comparison worked out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Evaluated {
    pub(crate) left: Side,
    pub(crate) right: Side,
    pub(crate) comparison: Comparison,
}

impl Evaluated {
    /// Whether the relation holds.
    pub(crate) fn holds(&self) -> bool {
        self.comparison.holds(self.left.value, self.right.value)
    }
}

/// Works expressions out over the facts of one report.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Evaluator<'a> {
    pub(crate) facts: &'a Facts<'a>,
}

impl<'a> Evaluator<'a> {
    /// The rows or columns that an iteration runs over; empty where the edition has no such table.
    pub(crate) fn domain(&self, each: &Each) -> Vec<&'a str> {
        let Some(table) = self.facts.table(&each.table).map(|(_, table)| table.spec) else {
            return Vec::new();
        };
        match each.set.as_str() {
            "columns" => {
                let columns = table.blocks.iter().flat_map(|block| &block.columns);
                columns.map(|column| column.key.as_str()).collect()
            }
            "rows" => table.blocks.iter().flat_map(|block| &block.rows).map(|row| row.key.as_str()).collect(),
            set => {
                let members = table.row_groups.get(set).or_else(|| table.column_groups.get(set));
                members.into_iter().flatten().map(String::as_str).collect()
            }
        }
    }

    /// Works a relation out. A relation that is not one comparison is compared as true with true.
    ///
    /// # Errors
    /// [`Open`] when a cell that it reads has no figure, or all of them are blank.
    pub(crate) fn relation(&self, relation: &Expr, binding: Binding<'_>) -> Result<Evaluated, Open> {
        let Expr::Compare(left, comparison, right) = relation else {
            let truth = |truth: bool| Side { value: Decimal::from(u8::from(truth)), terms: Vec::new() };
            let left = truth(self.truth(relation, binding)?);
            return Ok(Evaluated { left, right: truth(true), comparison: Comparison::Equal });
        };
        let (left, right) = (self.side(left, binding)?, self.side(right, binding)?);
        let mut cells = left.terms.iter().chain(&right.terms).filter_map(|term| self.facts.cell(term.cell)).peekable();
        if cells.peek().is_some() && cells.all(|cell| cell.value == crate::facts::Value::Blank) {
            return Err(Open::Blank);
        }
        Ok(Evaluated { left, right, comparison: *comparison })
    }

    /// Whether a condition holds.
    pub(crate) fn truth(&self, condition: &Expr, binding: Binding<'_>) -> Result<bool, Open> {
        match condition {
            Expr::All(parts) => parts.iter().try_fold(true, |all, part| Ok(all && self.truth(part, binding)?)),
            Expr::Any(parts) => parts.iter().try_fold(false, |any, part| Ok(any || self.truth(part, binding)?)),
            Expr::Not(part) => Ok(!self.truth(part, binding)?),
            Expr::Present(path) => {
                let cells = self.resolve(path, binding);
                Ok(!cells.is_empty() && cells.iter().all(|cell| self.facts.cell(*cell).is_some()))
            }
            Expr::Compare(left, comparison, right) => {
                Ok(comparison.holds(self.side(left, binding)?.value, self.side(right, binding)?.value))
            }
            _ => Ok(!self.side(condition, binding)?.value.is_zero()),
        }
    }

    pub(crate) fn side(&self, expr: &Expr, binding: Binding<'_>) -> Result<Side, Open> {
        match expr {
            Expr::Number(value) => Ok(Side { value: *value, terms: Vec::new() }),
            Expr::Fact(path) => self.facts_of(path, binding),
            Expr::Sum(parts) => self.total(parts.iter().map(|part| (Sign::Plus, part)), binding),
            Expr::Add(parts) => self.total(parts.iter().map(|(sign, part)| (*sign, part)), binding),
            Expr::Multiply(parts) => {
                let one = Side { value: Decimal::ONE, terms: Vec::new() };
                parts
                    .iter()
                    .try_fold(one, |product, part| multiply(product, self.side(part, binding)?).ok_or(Open::TooLarge))
            }
            truth => {
                let value = Decimal::from(u8::from(self.truth(truth, binding)?));
                Ok(Side { value, terms: Vec::new() })
            }
        }
    }

    fn total<'e>(&self, parts: impl Iterator<Item = (Sign, &'e Expr)>, binding: Binding<'_>) -> Result<Side, Open> {
        let mut total = Side { value: Decimal::ZERO, terms: Vec::new() };
        for (sign, part) in parts {
            let side = self.side(part, binding)?;
            let signed = |value: Decimal| if sign == Sign::Minus { -value } else { value };
            total.value = total.value.checked_add(signed(side.value)).ok_or(Open::TooLarge)?;
            total.terms.extend(side.terms.into_iter().map(|term| Term { factor: signed(term.factor), ..term }));
        }
        Ok(total)
    }

    fn facts_of(&self, path: &Path, binding: Binding<'_>) -> Result<Side, Open> {
        let cells = self.resolve(path, binding);
        if cells.is_empty() {
            return Err(Open::Undefined);
        }
        let table = cells.first().and_then(|cell| self.facts.tables.get(cell.table));
        let has_unlisted = table.is_some_and(|table| !table.spec.required && !table.unknown.is_empty());
        if has_unlisted && path.steps.contains(&Step::Any) {
            return Err(Open::Unlisted);
        }
        let mut side = Side { value: Decimal::ZERO, terms: Vec::new() };
        for id in cells {
            let Some(cell) = self.facts.cell(id) else {
                let row = self.facts.row(id);
                if row.is_some_and(|row| row.spec.optional && row.found.is_none()) {
                    continue;
                }
                return Err(Open::Absent(id));
            };
            let addend = cell.value.addend().ok_or(Open::Text(id))?;
            side.value = side.value.checked_add(addend).ok_or(Open::TooLarge)?;
            side.terms.push(Term { cell: id, factor: Decimal::ONE });
        }
        if side.terms.is_empty() { Err(Open::Undefined) } else { Ok(side) }
    }

    /// The cells of the edition that a path names: its last step names columns, the rest rows.
    fn resolve(&self, path: &Path, binding: Binding<'_>) -> Vec<CellId> {
        self.cells(path, binding).unwrap_or_default()
    }

    fn cells(&self, path: &Path, binding: Binding<'_>) -> Option<Vec<CellId>> {
        let (table, facts) = self.facts.table(&path.table)?;
        let (column, row) = path.steps.split_last()?;
        let column = bound(column, binding)?;
        let row = match row {
            [row] => Cow::Borrowed(bound(row, binding)?),
            steps => {
                Cow::Owned(steps.iter().map(|step| bound(step, binding)).collect::<Option<Vec<&str>>>()?.join("."))
            }
        };
        let (group, name) = (facts.spec.row_groups.get(row.as_ref()), Name::of(&row));
        let is_meant = |key: &str| match group {
            Some(names) => names.iter().any(|name| Name::of(name).fits(key)),
            None => name.fits(key),
        };
        let columns = facts.spec.column_groups.get(column);
        let named = |key: &str| columns.map_or(key == column, |columns| columns.iter().any(|column| column == key));
        // No two rows have one key, and no two columns of a block.
        let at_most = |is_one: bool| if is_one { 1 } else { usize::MAX };
        let rows = at_most(group.is_none() && matches!(name, Name::Row(_)));
        let mut cells = Vec::new();
        for (index, spec) in facts.rows.iter().enumerate().filter(|(_, row)| is_meant(&row.spec.key)).take(rows) {
            let named = spec.block.columns.iter().enumerate().filter(|(_, column)| named(&column.key));
            let columns = named.take(at_most(columns.is_none()));
            cells.extend(columns.map(|(column, _)| CellId { table, row: index, column }));
        }
        Some(cells)
    }
}

fn bound<'s>(step: &'s Step, binding: Binding<'s>) -> Option<&'s str> {
    match step {
        Step::Name(name) => Some(name),
        Step::Any => Some("*"),
        Step::Variable(name) => binding.filter(|(variable, _)| variable == name).map(|(_, value)| value),
    }
}

/// What a name of rows stands for.
#[derive(Clone, Copy)]
enum Name<'n> {
    Row(&'n str),
    /// `denied.*`: every row whose key goes on behind this.
    Under(&'n str),
}

impl<'n> Name<'n> {
    fn of(name: &'n str) -> Self {
        name.strip_suffix('*').map_or(Self::Row(name), Self::Under)
    }

    fn fits(self, key: &str) -> bool {
        match self {
            Self::Row(row) => row == key,
            Self::Under(group) => key.len() > group.len() && key.starts_with(group),
        }
    }
}

fn multiply(left: Side, right: Side) -> Option<Side> {
    let scaled = |terms: Vec<Term>, factor: Decimal| {
        let scaled = terms.into_iter().map(move |term| Some(Term { factor: term.factor.checked_mul(factor)?, ..term }));
        scaled.collect::<Option<Vec<Term>>>()
    };
    let mut terms = scaled(left.terms, right.value)?;
    terms.extend(scaled(right.terms, left.value)?);
    Some(Side { value: left.value.checked_mul(right.value)?, terms })
}
