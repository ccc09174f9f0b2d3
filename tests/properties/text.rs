//! Any bytes and any text: no panic, and findings whose places are true.

use std::ops::Range;

use gouji::render::human::Shown;
use gouji::render::{self, FileReport, Output};
use gouji::{Checked, Finding, Lang, Options, Outcome, Place, Source};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support::alphabet::pieces;
use crate::support::{Layout, draft};
use crate::{LINTER, cases, check};

/// A text made of the alphabet, each piece once or several times.
fn soup() -> impl Strategy<Value = String> {
    let piece = (select(pieces()), prop_oneof![6 => Just(1_usize), 1 => 2..9_usize], any::<bool>());
    prop::collection::vec(piece, 0..120).prop_map(|pieces| {
        let line = |(piece, times, ends): (String, usize, bool)| {
            format!("{}{}", piece.repeat(times), if ends { "\n" } else { "" })
        };
        pieces.into_iter().map(line).collect()
    })
}

/// A draft with pieces of the alphabet put in, stretches taken out and lines moved.
fn damaged() -> impl Strategy<Value = (String, &'static str)> {
    let blow = (any::<Index>(), 0..60_usize, select(pieces()), 0..4_u8);
    (draft::consistent(), Layout::any(), prop::collection::vec(blow, 0..12)).prop_map(|(draft, layout, blows)| {
        let mut text: Vec<char> = layout.write(&draft).chars().collect();
        for (at, len, piece, kind) in blows {
            let at = at.index(text.len() + 1);
            let cut = at..(at + len).min(text.len());
            match kind {
                0 => drop(text.splice(at..at, piece.chars())),
                1 => drop(text.splice(cut, piece.chars())),
                2 => drop(text.drain(cut)),
                _ => {
                    let moved: Vec<char> = text.drain(cut).collect();
                    text.extend(moved);
                }
            }
        }
        (text.into_iter().collect(), layout.name())
    })
}

fn name() -> impl Strategy<Value = &'static str> {
    select(&["a.txt", "a.md", "a.html", "年报.MARKDOWN", "", ".", "\u{0}"][..])
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..800), name in name()) {
        true_in_both_languages(&bytes, name)?;
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), name in name()) {
        true_in_both_languages(text.as_bytes(), name)?;
    }

    #[test]
    fn what_reports_are_made_of_is_read_in_any_order(text in soup(), name in name()) {
        true_in_both_languages(text.as_bytes(), name)?;
    }

    #[test]
    fn a_damaged_draft_is_read((text, name) in damaged()) {
        true_in_both_languages(text.as_bytes(), name)?;
    }

}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn a_draft_cut_off_anywhere_is_read(draft in draft::consistent(), layout in Layout::any(), at in any::<Index>(), edition in select(&["2008", "2019", "2021"][..])) {
        let text = layout.write(&draft);
        let bytes = text.as_bytes();
        let bytes = &bytes[..at.index(bytes.len())];
        true_in_both_languages(bytes, layout.name())?;
        let options = Options { edition: Some(edition.to_owned()), assume_report: true, ..Options::default() };
        let outcome = LINTER.check(bytes, layout.name(), &options);
        if let (Some(source), Ok(checked)) = (&outcome.source, &outcome.verdict) {
            places_are_true(source, checked)?;
        }
    }

    #[test]
    fn line_ends_and_charset_do_not_matter(draft in draft::consistent(), layout in Layout::any(), at in any::<Index>(), new in 0..1000_u64) {
        let text = layout.write(&draft.with(*at.get(&draft.cells_of("requests")), new));
        let windows = text.replace('\n', "\r\n");
        let utf16: Vec<u8> = "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let (gbk, ..) = encoding_rs::GB18030.encode(&windows);
        let told = |bytes: &[u8]| findings(check(bytes, layout.name(), Lang::Zh)).into_iter().map(|found| (found.code, found.message, found.primary.cell)).collect::<Vec<_>>();
        let plain = told(text.as_bytes());
        for bytes in [windows.as_bytes(), utf16.as_slice(), gbk.as_ref(), &[b"\xEF\xBB\xBF", text.as_bytes()].concat()] {
            prop_assert_eq!(&told(bytes), &plain, "{}", text);
        }
    }
}

fn findings(outcome: Outcome) -> Vec<Finding> {
    outcome.verdict.expect("a report").findings
}

/// Runs twice in Chinese and once in English: the same findings, in the same places, which are true.
fn true_in_both_languages(bytes: &[u8], name: &str) -> Result<(), TestCaseError> {
    let _ = LINTER.check(bytes, name, &Options::default());
    let zh = check(bytes, name, Lang::Zh);
    let again = check(bytes, name, Lang::Zh);
    let en = check(bytes, name, Lang::En);
    prop_assert_eq!(zh.source.is_some(), en.source.is_some());
    let Ok(checked) = &zh.verdict else {
        prop_assert_eq!(zh.verdict.err(), en.verdict.err());
        return Ok(());
    };
    let source = zh.source.as_ref().expect("a text that was checked");
    places_are_true(source, checked)?;
    let english = en.verdict.as_ref().expect("in English as well");
    prop_assert_eq!(&again.verdict.expect("again").findings, &checked.findings);
    prop_assert_eq!(marks(checked), marks(english));
    let outcomes = |checked: &Checked| {
        checked
            .ledger
            .iter()
            .map(|entry| (entry.code.clone(), entry.key.clone(), entry.outcome.name()))
            .collect::<Vec<_>>()
    };
    prop_assert_eq!(outcomes(checked), outcomes(english));
    for (outcome, lang) in [(zh, Lang::Zh), (en, Lang::En)] {
        let report = [FileReport::new(name.to_owned(), outcome, lang)];
        let (mut drawn, mut listed) = (Vec::new(), Vec::new());
        let human = Output::Human { shown: Shown { ledger: true, waived: true, colours: true }, has_summary: true };
        render::write(&report, human, lang, &mut drawn).expect("drawn");
        render::write(&report, Output::Json { ledger: true }, lang, &mut listed).expect("listed");
        prop_assert!(serde_json::from_slice::<serde_json::Value>(&listed).is_ok());
    }
    Ok(())
}

/// Codes, levels and places: what no language changes.
fn marks(checked: &Checked) -> Vec<(String, gouji::Level, Vec<Range<usize>>)> {
    let spans = |finding: &Finding| {
        std::iter::once(&finding.primary).chain(&finding.related).map(|place| place.span.range()).collect()
    };
    checked.findings.iter().map(|finding| (finding.code.clone(), finding.level, spans(finding))).collect()
}

fn places_are_true(source: &Source, checked: &Checked) -> Result<(), TestCaseError> {
    for finding in &checked.findings {
        for place in std::iter::once(&finding.primary).chain(&finding.related) {
            is_true(source, finding, place)?;
        }
        let texts = [&finding.message, &finding.help, &finding.primary.message];
        prop_assert!(texts.iter().all(|text| !text.is_empty()), "{finding:?}");
    }
    let order = |finding: &Finding| (finding.primary.span, finding.code.clone());
    prop_assert!(checked.findings.is_sorted_by_key(order), "not in order");
    Ok(())
}

fn is_true(source: &Source, finding: &Finding, place: &Place) -> Result<(), TestCaseError> {
    let range = place.span.range();
    prop_assert!(range.start <= range.end && range.end <= source.text().len(), "{range:?} outside: {finding:?}");
    prop_assert_eq!(
        source.text().get(range),
        Some(place.text.as_str()),
        "{} at {:?}: {}",
        finding.code,
        place.span,
        finding.message
    );
    prop_assert!(!place.words.is_empty(), "{finding:?}");
    Ok(())
}
