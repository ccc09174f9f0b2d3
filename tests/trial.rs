//! Rules on trial, as a library: the drafts made from the editions, and what rules notice in them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use gouji::{FaultKind, Lang, Linter, ModelDraft, Options, Subject, Tally};

/// Kinds of faults of which every one must be noticed, wherever it is, in editions with a uniform form.
const NOTICED: [FaultKind; 31] = [
    FaultKind::CellBlank,
    FaultKind::CellStroke,
    FaultKind::CellDecimal,
    FaultKind::CellUnit,
    FaultKind::CellDropped,
    FaultKind::RowDropped,
    FaultKind::RowTwice,
    FaultKind::RowsSwapped,
    FaultKind::RowRenamed,
    FaultKind::RowBlank,
    FaultKind::ColumnDropped,
    FaultKind::TableDropped,
    FaultKind::SectionDropped,
    FaultKind::SectionsSwapped,
    FaultKind::SectionRenamed,
    FaultKind::SectionMisnumbered,
    FaultKind::SectionEmptied,
    FaultKind::SectionAdded,
    FaultKind::DocumentAdded,
    FaultKind::ItemMisnumbered,
    FaultKind::PeriodDropped,
    FaultKind::PeriodYear,
    FaultKind::PeriodMonth,
    FaultKind::PeriodDay,
    FaultKind::TitleDropped,
    FaultKind::TitleYear,
    FaultKind::TitleNoYear,
    FaultKind::TitleBody,
    FaultKind::SignatureDropped,
    FaultKind::SignatureBody,
    FaultKind::SignatureDay,
];

/// At most so many faults of a kind are tried in a draft.
const EACH: usize = 12;

fn linter() -> Linter {
    Linter::new(&[]).expect("the built-in packs have no faults")
}

fn drafts(linter: &Linter) -> Vec<ModelDraft> {
    let drafts = linter.model_drafts();
    let editions: Vec<&str> = linter.editions().collect();
    let names: Vec<String> = editions.iter().flat_map(|key| [format!("{key}-busy"), format!("{key}-quiet")]).collect();
    assert_eq!(drafts.iter().map(|draft| draft.name.clone()).collect::<Vec<_>>(), names);
    drafts
}

/// Faults of a subject, some of each kind, evenly drawn.
fn sample(subject: &Subject) -> Vec<&gouji::TrialFault> {
    let mut kinds: BTreeMap<FaultKind, Vec<_>> = BTreeMap::new();
    subject.faults.iter().for_each(|fault| kinds.entry(fault.kind).or_default().push(fault));
    let some = |faults: Vec<_>| {
        let count = faults.len().min(EACH);
        (0..count).map(|at| faults[at * faults.len() / count]).collect::<Vec<_>>()
    };
    kinds.into_values().flat_map(some).collect()
}

#[test]
fn every_edition_has_consistent_drafts() {
    let linter = linter();
    for draft in drafts(&linter) {
        // As a file, too: the cells are marked as a decoder marks them.
        let text = draft.text.replace('\u{1F}', "\t");
        let options = Options { assume_report: true, ..Options::default() };
        let checked = linter.check(text.as_bytes(), "draft.txt", &options).verdict.expect("a report");
        assert_eq!(Some(checked.edition.as_str()), draft.name.split('-').next());
        let open: Vec<_> = checked.ledger.iter().filter(|entry| entry.outcome.name() != "holds").collect();
        assert!(open.is_empty(), "{}: {open:?}", draft.name);
        let subject = linter.subject_of_model(&draft.name, &draft.text, Lang::En);
        assert!(subject.cries.is_empty(), "{}: {:?}", draft.name, subject.cries);
    }
}

#[test]
fn faults_of_the_form_are_all_noticed() {
    let linter = linter();
    let mut tally = Tally::default();
    let mut codes = BTreeSet::new();
    for draft in drafts(&linter) {
        let subject = linter.subject_of_model(&draft.name, &draft.text, Lang::En);
        for fault in sample(&subject) {
            let noticed = linter.notice(&subject, fault);
            let is_form = !draft.name.starts_with("2008");
            assert!(!is_form || !noticed.is_empty() || !NOTICED.contains(&fault.kind), "{}: {fault:?}", draft.name);
            tally.add(&subject, fault, &noticed);
            codes.extend(noticed);
        }
    }
    assert!(tally.whole().permille() > 885, "{:?}", tally.whole());
    assert!(codes.len() > 50, "{codes:?}");
    let kinds: Vec<FaultKind> = tally.rows().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, FaultKind::ALL, "kinds of faults that no draft can have");
}
