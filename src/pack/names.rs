//! The facts and sets that the expressions of a pack name, held against the editions.

use crate::expr::{Expr, Path, Step};
use crate::model::{ColumnSpec, EditionSpec, Logic};
use crate::pack::Assertion;

/// The sets and facts that none of the rule's editions has, each with the key of the expression that names it.
pub(super) fn unknown(assertion: &Assertion, logic: &Logic, editions: &[EditionSpec]) -> Vec<(&'static str, String)> {
    let applies = |edition: &&EditionSpec| logic.editions.is_empty() || logic.editions.contains(&edition.key);
    let editions: Vec<&EditionSpec> = editions.iter().filter(applies).collect();
    let mut unknown = Vec::new();
    if let Some(iteration) = &assertion.each {
        let known = |edition: &&EditionSpec| {
            edition.table(&iteration.table).is_some_and(|table| {
                let is_group =
                    table.row_groups.contains_key(&iteration.set) || table.column_groups.contains_key(&iteration.set);
                is_group || matches!(iteration.set.as_str(), "rows" | "columns")
            })
        };
        if !editions.iter().any(known) {
            unknown.push(("each", format!("{}.{}", iteration.table, iteration.set)));
        }
    }
    let variables: Vec<&str> = assertion.each.iter().map(|each| each.variable.as_str()).collect();
    for (key, expr) in [("assert", Some(&assertion.relation)), ("when", assertion.when.as_ref())] {
        let mut paths = Vec::new();
        expr.into_iter().for_each(|expr| collect(expr, &mut paths));
        let is_unknown = |path: &&&Path| !editions.iter().any(|edition| is_known(path, edition, &variables));
        unknown.extend(paths.iter().filter(is_unknown).map(|path| (key, spelled(path))));
    }
    unknown
}

fn collect<'e>(expr: &'e Expr, paths: &mut Vec<&'e Path>) {
    match expr {
        Expr::Number(_) => {}
        Expr::Fact(path) | Expr::Present(path) => paths.push(path),
        Expr::Sum(parts) | Expr::Multiply(parts) | Expr::All(parts) | Expr::Any(parts) => {
            parts.iter().for_each(|part| collect(part, paths))
        }
        Expr::Add(parts) => parts.iter().for_each(|(_, part)| collect(part, paths)),
        Expr::Compare(left, _, right) => [left, right].into_iter().for_each(|part| collect(part, paths)),
        Expr::Not(part) => collect(part, paths),
    }
}

/// Whether an edition has cells that the path can name, whatever its variables stand for.
fn is_known(path: &Path, edition: &EditionSpec, variables: &[&str]) -> bool {
    let Some(table) = edition.table(&path.table) else {
        return false;
    };
    let bound = |step: &Step| !matches!(step, Step::Variable(name) if !variables.contains(&name.as_str()));
    let Some((column, row)) = path.steps.split_last() else {
        return false;
    };
    let column_known = |columns: &[ColumnSpec]| match column {
        Step::Name(name) => columns.iter().any(|column| column.key == *name) || table.column_groups.contains_key(name),
        _ => true,
    };
    let fixed: Vec<&str> =
        row.iter().map_while(|step| if let Step::Name(name) = step { Some(name.as_str()) } else { None }).collect();
    let (prefix, is_whole) = (fixed.join("."), fixed.len() == row.len());
    let row_known = |key: &str| {
        if is_whole { key == prefix } else { key.starts_with(&prefix) }
    };
    let is_group = is_whole && table.row_groups.contains_key(&prefix);
    path.steps.iter().all(bound)
        && table
            .blocks
            .iter()
            .any(|block| column_known(&block.columns) && (is_group || block.rows.iter().any(|row| row_known(&row.key))))
}

fn spelled(path: &Path) -> String {
    path.steps.iter().fold(path.table.clone(), |text, step| match step {
        Step::Name(name) => format!("{text}.{name}"),
        Step::Variable(name) => format!("{text}[{name}]"),
        Step::Any => format!("{text}.*"),
    })
}
