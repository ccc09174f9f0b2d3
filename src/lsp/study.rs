//! What a reader of a draft asks for beyond findings: its parts, its figures, and their equations.

use std::collections::BTreeMap;

use super::outline::{self, Part};
use crate::check::{self, Equation, row_label, terms};
use crate::decode;
use crate::document::Document;
use crate::eval::Evaluated;
use crate::expr::Comparison;
use crate::facts::{self, CellId, Facts};
use crate::finding::{CellKey, LedgerEntry};
use crate::lang::Lang;
use crate::lint::{Checked, Linter, Options};
use crate::pack::Rule;
use crate::parse;
use crate::reading::Reading;
use crate::span::Span;

/// A draft looked at closely. All spans are in its source.
#[derive(Debug)]
pub(super) struct Study {
    pub(super) outline: Vec<Part>,
    /// In the order of the text.
    figures: Vec<Figure>,
    /// Numbers of the figures.
    by_key: BTreeMap<CellKey, usize>,
    pub(super) sums: Vec<Sum>,
}

/// A cell of figures, in words.
#[derive(Debug)]
pub(super) struct Figure {
    pub(super) span: Span,
    pub(super) key: CellKey,
    pub(super) table: String,
    pub(super) row: String,
    pub(super) column: String,
}

/// An equation that could be worked out.
#[derive(Debug)]
pub(super) struct Sum {
    pub(super) code: String,
    /// Title of its rule, and what it was applied to.
    pub(super) label: String,
    /// `12 = 5 + 7`.
    pub(super) text: String,
    pub(super) holds: bool,
    pub(super) cells: Vec<CellKey>,
    /// The one cell that is to be the sum of others, and the sum.
    pub(super) total: Option<(CellKey, String)>,
}

impl Study {
    /// The study of a text that was checked; `name` tells its format.
    pub(super) fn of(text: &str, name: &str, linter: &Linter, checked: &Checked, options: &Options) -> Option<Self> {
        let catalogue = linter.catalogue();
        let decoded = decode::decode(text.as_bytes(), name, options.limits).ok()?;
        let document = &decoded.document;
        let report = parse::parse(Reading::new(document.text(), &catalogue.lexicon));
        let edition = catalogue.editions.iter().position(|edition| edition.key == checked.edition)?;
        let mut detected = check::detect(&report, document, &catalogue.lexicon, &catalogue.editions, None);
        detected.force(Some(edition));
        let facts = facts::bind(&report, document, &catalogue.editions, detected.forms(), &catalogue.lexicon)?;
        let rules: Vec<&Rule> = catalogue.rules.iter().collect();
        let figures = figures(&facts, document);
        Some(Self {
            outline: outline::of(&report, document, &facts),
            by_key: figures.iter().enumerate().rev().map(|(index, figure)| (figure.key.clone(), index)).collect(),
            figures,
            sums: sums(&facts, &rules, &checked.ledger, options.lang),
        })
    }

    /// The cell in which a byte of the source lies.
    pub(super) fn figure_at(&self, offset: u32) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.span.start <= offset && offset <= figure.span.end)
    }

    /// A cell by its keys.
    pub(super) fn figure(&self, key: &CellKey) -> Option<&Figure> {
        self.figures.get(*self.by_key.get(key)?)
    }
}

fn figures(facts: &Facts<'_>, document: &Document) -> Vec<Figure> {
    let figure = |(id, cell): (CellId, &facts::Cell)| {
        let (table, row) = (facts.tables.get(id.table)?, facts.row(id)?);
        Some(Figure {
            span: document.to_source(cell.span),
            key: key(facts, id)?,
            table: table.spec.name.clone(),
            row: row_label(row, table),
            column: facts.column(id)?.label.clone(),
        })
    };
    let mut figures: Vec<Figure> = facts.cells().filter_map(figure).collect();
    figures.sort_by_key(|figure| figure.span);
    figures
}

fn key(facts: &Facts<'_>, id: CellId) -> Option<CellKey> {
    Some(CellKey {
        table: facts.tables.get(id.table)?.spec.key.clone(),
        row: facts.row(id)?.spec.key.clone(),
        column: facts.column(id)?.key.clone(),
    })
}

/// The equations that are in the ledger, with their figures.
fn sums(facts: &Facts<'_>, rules: &[&Rule], ledger: &[LedgerEntry], lang: Lang) -> Vec<Sum> {
    let is_run = |rule: &&&Rule| ledger.iter().any(|entry| entry.code == rule.logic.code);
    let run: Vec<&&Rule> = rules.iter().filter(is_run).collect();
    let numbered = run.iter().enumerate();
    let equations = numbered.flat_map(|(index, rule)| check::equations(facts, rule, index));
    let sum = |equation: Equation<'_>| sum(&equation, run.get(equation.rule)?, facts, lang);
    equations.filter_map(sum).collect()
}

fn sum(equation: &Equation<'_>, rule: &Rule, facts: &Facts<'_>, lang: Lang) -> Option<Sum> {
    let sides = equation.sides()?;
    let of = equation.label(facts);
    let title = lang.pick(&rule.texts().zh, &rule.texts().en).title.clone();
    let all = sides.left.terms.iter().chain(&sides.right.terms);
    let total = match sides.left.terms.as_slice() {
        [total] if sides.comparison == Comparison::Equal && sides.right.terms.len() > 1 => {
            key(facts, total.cell).map(|key| (key, sides.right.value.normalize().to_string()))
        }
        _ => None,
    };
    Some(Sum {
        code: rule.logic.code.clone(),
        label: if of.is_empty() { title } else { lang.pick(format!("{title}（{of}）"), format!("{title} ({of})")) },
        text: written(sides, facts),
        holds: sides.holds(),
        cells: all.filter_map(|term| key(facts, term.cell)).collect(),
        total,
    })
}

/// `12 = 5 + 7`; where it does not hold with both values: `12 ≠ 5 + 6 = 11`.
fn written(sides: &Evaluated, facts: &Facts<'_>) -> String {
    let side = |side: &crate::eval::Side| {
        let (terms, value) = (terms(facts, &side.terms, side.value), side.value.normalize().to_string());
        (if terms == value { value.clone() } else { format!("{terms} = {value}") }, terms)
    };
    let (left, right) = (side(&sides.left), side(&sides.right));
    if sides.holds() {
        return format!("{} {} {}", left.1, sign(sides.comparison), right.1);
    }
    format!("{} {} {}", left.0, contrary(sides.comparison), right.0)
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::Unequal => "≠",
        Comparison::Less => "<",
        Comparison::AtMost => "≤",
        Comparison::Greater => ">",
        Comparison::AtLeast => "≥",
    }
}

fn contrary(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "≠",
        Comparison::Unequal => "=",
        Comparison::Less => "≥",
        Comparison::AtMost => ">",
        Comparison::Greater => "≤",
        Comparison::AtLeast => "<",
    }
}
