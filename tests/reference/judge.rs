//! What the linter says of a draft, held against the reference.

use std::collections::{BTreeMap, BTreeSet};

use gouji::{Checked, Finding, LedgerOutcome, Place};

use crate::cells::{Hundredths, Kind, spelled};
use crate::sums::{Relation, Sheet, Sign};

/// The first thing in which both differ, in words.
pub(crate) fn disagreement(sheet: &Sheet, checked: &Checked) -> Option<String> {
    ledger(sheet, checked)
        .and_then(|()| violations(sheet, checked))
        .and_then(|()| cells(sheet, checked))
        .and_then(|()| rows(sheet, checked))
        .err()
}

type Agreed = Result<(), String>;

fn agreed(is_so: bool, words: impl FnOnce() -> String) -> Agreed {
    if is_so { Ok(()) } else { Err(words()) }
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: T, expected: T) -> Agreed {
    agreed(found == expected, || format!("{what}: gouji has {found:?}, the reference {expected:?}"))
}

/// Every relation has its outcome and its sums in the ledger, and there is no other.
fn ledger(sheet: &Sheet, checked: &Checked) -> Agreed {
    type Line = (String, Option<String>, Option<String>);
    let found: BTreeMap<&str, Line> = checked
        .ledger
        .iter()
        .map(|entry| (entry.key.as_str(), (entry.outcome.name().to_owned(), entry.left.clone(), entry.right.clone())))
        .collect();
    let line = |relation: &Relation| match sheet.sums(relation) {
        None => ("open".to_owned(), None, None),
        Some((left, right)) => {
            let holds = if relation.sign.holds(left, right) { "holds" } else { "violated" };
            (holds.to_owned(), Some(spelled(left)), Some(spelled(right)))
        }
    };
    for relation in &sheet.relations {
        same(&relation.key, found.get(relation.key.as_str()).cloned(), Some(line(relation)))?;
    }
    same("equations", checked.ledger.len(), sheet.relations.len())?;
    let unexplained =
        |entry: &&gouji::LedgerEntry| matches!(&entry.outcome, LedgerOutcome::Open(why) if why.is_empty());
    agreed(!checked.ledger.iter().any(|entry| unexplained(&entry)), || "an open equation does not say why".to_owned())
}

/// Each violated relation is told once: by a finding of its own, by the figure that explains it with others, or, where
/// the 总计 column is off by just what the other columns are, by the first of them.
fn violations(sheet: &Sheet, checked: &Checked) -> Agreed {
    let findings = || checked.findings.iter().filter(|finding| finding.code.starts_with('A'));
    let mut told: Vec<&str> = Vec::new();
    for finding in findings().filter(|finding| finding.code == "A400") {
        told.extend(explained(sheet, finding)?);
    }
    let unexplained: Vec<&Relation> = sheet
        .relations
        .iter()
        .filter(|relation| sheet.is_violated(relation) && !told.contains(&relation.key.as_str()))
        .collect();
    let implied = ["A401", "A402"].into_iter().filter_map(|code| implied(sheet, code, &unexplained));
    let implied: Vec<(&Relation, &Relation)> = implied.collect();
    for finding in findings().filter(|finding| finding.code != "A400") {
        told.push(&lone(sheet, finding, &implied)?.key);
    }
    told.extend(implied.iter().map(|(_, total)| total.key.as_str()));
    let violated = sheet.relations.iter().filter(|relation| sheet.is_violated(relation));
    let mut violated: Vec<&str> = violated.map(|relation| relation.key.as_str()).collect();
    told.sort_unstable();
    violated.sort_unstable();
    same("violated equations that are told", told, violated)?;
    // No figure explains several of those that are told alone.
    for cell in sheet.cells.keys() {
        let Some((value, relations)) = repair(sheet, cell) else { continue };
        let is_alone = |relation: &&Relation| unexplained.iter().any(|other| other.key == relation.key);
        agreed(!relations.iter().all(is_alone), || {
            format!("{cell} explains {} equations with {}, and nothing says so", relations.len(), spelled(value))
        })?;
    }
    Ok(())
}

/// The relation of the 总计 column that follows from those of the other columns, and the first of these.
fn implied<'s>(sheet: &Sheet, code: &str, unexplained: &[&'s Relation]) -> Option<(&'s Relation, &'s Relation)> {
    let is_total = |relation: &&&Relation| relation.key.ends_with("[total]");
    let own: Vec<&&Relation> = unexplained.iter().filter(|relation| relation.code == code).collect();
    let off = |relation: &Relation| sheet.sums(relation).map_or(0, |(left, right)| left - right);
    let (total, columns): (Vec<&&Relation>, Vec<&&Relation>) = own.into_iter().partition(is_total);
    let (total, first) = (total.first()?, columns.first()?);
    (off(total) == columns.iter().map(|column| off(column)).sum::<Hundredths>()).then_some((**first, **total))
}

/// The relation that a finding of group A tells alone.
fn lone<'s>(sheet: &'s Sheet, finding: &Finding, implied: &[(&Relation, &Relation)]) -> Result<&'s Relation, String> {
    let cell = cell(&finding.primary).unwrap_or_default();
    let is_told = |relation: &&Relation| relation.code == finding.code && relation.left.first() == Some(&cell);
    let relation = sheet.relations.iter().find(is_told).ok_or_else(|| format!("no equation for {}", told(finding)))?;
    let (left, right) = sheet.sums(relation).ok_or_else(|| format!("{} cannot be worked out", relation.key))?;
    let kind = |cell: &String| sheet.cells.get(cell).copied().unwrap_or(Kind::Text);
    let names = |value: Hundredths| finding.message.contains(&spelled(value));
    let is_blank = kind(&cell) == Kind::Blank;
    agreed(names(right) && (is_blank || names(left) && names((left - right).abs())), || {
        format!("{} and {} are not in: {}", spelled(left), spelled(right), told(finding))
    })?;
    let rest: BTreeSet<&String> = relation.cells().filter(|other| **other != cell).collect();
    let labelled: BTreeSet<String> = finding.related.iter().filter_map(self::cell).collect();
    let addends = rest.iter().filter(|cell| kind(cell).addend() != Some(0)).map(|cell| (*cell).clone());
    let totals = implied.iter().filter(|(first, _)| first.key == relation.key);
    let totals = totals.filter_map(|(_, total)| total.left.first().cloned());
    let expected = addends.chain(totals).collect();
    same(&format!("labels of {}", relation.key), labelled, expected)?;
    let has_zeros = rest.iter().any(|cell| matches!(kind(cell), Kind::Blank | Kind::Placeholder));
    same(&format!("a note on cells added as zero: {}", relation.key), !finding.notes.is_empty(), has_zeros)?;
    Ok(relation)
}

/// The relations that a figure explains.
fn explained<'s>(sheet: &'s Sheet, finding: &Finding) -> Result<Vec<&'s str>, String> {
    let cell = cell(&finding.primary).unwrap_or_default();
    let (value, relations) =
        repair(sheet, &cell).ok_or_else(|| format!("this does not explain everything: {}", told(finding)))?;
    agreed(finding.message.contains(&spelled(value)), || format!("{} is not in: {}", spelled(value), told(finding)))?;
    let totals: BTreeSet<String> = relations.iter().filter_map(|relation| relation.left.first().cloned()).collect();
    let labelled: BTreeSet<String> = finding.related.iter().filter_map(self::cell).collect();
    same("totals labelled", labelled, totals.into_iter().filter(|total| *total != cell).collect())?;
    Ok(relations.into_iter().map(|relation| relation.key.as_str()).collect())
}

/// The value with which a cell mends two equations or more, where it stands in no other that could be worked out;
/// none where there is none that a count can have.
fn repair<'s>(sheet: &'s Sheet, cell: &str) -> Option<(Hundredths, Vec<&'s Relation>)> {
    let held = sheet.cells.get(cell)?.addend()?;
    let mut mended: Option<Hundredths> = None;
    let mut relations = Vec::new();
    for relation in sheet.relations.iter().filter(|relation| relation.sign == Sign::Equal) {
        let Some((left, right)) = sheet.sums(relation) else { continue };
        let on_left = relation.left.iter().any(|own| own == cell);
        if !on_left && !relation.right.iter().any(|(own, _)| own == cell) {
            continue;
        }
        let value = if on_left { held + right - left } else { held + left - right };
        if left == right || mended.is_some_and(|other| other != value) {
            return None;
        }
        mended = Some(value);
        relations.push(relation);
    }
    let value = mended.filter(|value| *value >= 0 && value % 100 == 0)?;
    (relations.len() >= 2).then_some((value, relations))
}

/// Blank cells, placeholders, what is no count and what is noisy: all of them are told, and no others.
fn cells(sheet: &Sheet, checked: &Checked) -> Agreed {
    type Is = fn(Kind) -> bool;
    let kinds: [(&str, Is); 4] = [
        ("T305", |kind| kind == Kind::Blank),
        ("T306", |kind| kind == Kind::Placeholder),
        ("T307", |kind| matches!(kind, Kind::Text | Kind::NoCount(_))),
        ("T308", |kind| matches!(kind, Kind::Noisy(_))),
    ];
    let counts: BTreeSet<&String> = sheet.counts.iter().collect();
    for (code, is) in kinds {
        let findings = checked.findings.iter().filter(|finding| finding.code == code);
        let places = findings.flat_map(|finding| std::iter::once(&finding.primary).chain(&finding.related));
        let found: BTreeSet<String> = places.filter_map(cell).filter(|cell| counts.contains(cell)).collect();
        let expected = counts.iter().filter(|cell| is(sheet.cells[**cell])).map(|cell| (*cell).clone()).collect();
        same(code, found, expected)?;
    }
    Ok(())
}

/// Rows that are left out are named.
fn rows(sheet: &Sheet, checked: &Checked) -> Agreed {
    let messages: Vec<&str> = checked
        .findings
        .iter()
        .filter(|finding| finding.code == "T301")
        .map(|finding| finding.message.as_str())
        .collect();
    let count = if sheet.missing.len() > 3 { 1 } else { sheet.missing.len() };
    same("findings of missing rows", messages.len(), count)?;
    let unnamed: Vec<&String> =
        sheet.missing.iter().filter(|row| !messages.iter().any(|message| message.contains(row.as_str()))).collect();
    same("missing rows without a name", unnamed, Vec::new())
}

fn cell(place: &Place) -> Option<String> {
    place.cell.as_ref().map(gouji::CellKey::spelled)
}

fn told(finding: &Finding) -> String {
    format!("{} {}", finding.code, finding.message)
}
