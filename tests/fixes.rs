//! Drafts that carry their fixes: `⟦其它→其他⟧` says that 其它 is replaced by 其他, `⟦→0⟧` that 0 is put there, and nothing
//! else changes. The first line gives the options, who may apply the fixes (`--fix safe`), and how many findings are
//! left (`--left 1`) where not all can be fixed. Each is tried in every charset, with both kinds of line ends.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "a test reads its fixtures")]

use std::collections::BTreeSet;
use std::fs;

use gouji::{Applicability, Finding, Lang, Linter, Options};

/// A draft before its fixes and after them.
struct Case {
    name: String,
    options: Options,
    least: Applicability,
    left: usize,
    before: String,
    after: String,
}

/// Writes a text in a charset.
type Encode<'a> = &'a dyn Fn(&str) -> Vec<u8>;

fn cases() -> Vec<Case> {
    let mut paths: Vec<_> = fs::read_dir("tests/fixtures/fixes").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| case(&fs::read_to_string(path).unwrap(), path.file_name().unwrap().to_str().unwrap()))
        .collect()
}

fn case(text: &str, name: &str) -> Case {
    let (head, marked) = text.split_once('\n').expect("a head line");
    let words: Vec<&str> = head.split_whitespace().collect();
    let value = |name: &str| words.iter().position(|word| *word == name).map(|at| words[at + 1]);
    let (before, after) = unmark(marked);
    Case {
        name: name.to_owned(),
        options: Options {
            edition: value("--edition").map(str::to_owned),
            year: value("--year").map(|year| year.parse().expect("a year")),
            select: value("--select").into_iter().flat_map(|codes| codes.split(',')).map(str::to_owned).collect(),
            assume_report: true,
            ..Options::default()
        },
        least: if value("--fix") == Some("safe") { Applicability::Safe } else { Applicability::Suggested },
        left: value("--left").map_or(0, |left| left.parse().expect("a number")),
        before,
        after,
    }
}

fn unmark(marked: &str) -> (String, String) {
    let (mut before, mut after) = (String::new(), String::new());
    let mut rest = marked;
    while let Some((head, tail)) = rest.split_once('⟦') {
        let (mark, behind) = tail.split_once('⟧').expect("a mark is closed");
        let (old, new) = mark.split_once('→').expect("a mark has an arrow");
        before += &(head.to_owned() + old);
        after += &(head.to_owned() + new);
        rest = behind;
    }
    (before + rest, after + rest)
}

impl Case {
    fn findings(&self, linter: &Linter, bytes: &[u8]) -> Vec<Finding> {
        linter.check(bytes, &self.name, &self.options).verdict.expect("a draft").findings
    }

    fn fixed(&self, linter: &Linter, bytes: &[u8], least: Applicability) -> Vec<u8> {
        let fixed = gouji::fix(bytes, least, |bytes| self.findings(linter, bytes)).expect("sound bytes");
        assert!(fixed.is_quiet, "{}", self.name);
        fixed.bytes
    }
}

#[test]
fn drafts_are_fixed_where_they_are_marked_and_nowhere_else() {
    let linter = Linter::new(&[]).expect("the built-in packs have no faults");
    for case in cases() {
        let fixed = case.fixed(&linter, case.before.as_bytes(), case.least);
        assert_eq!(String::from_utf8(fixed).unwrap(), case.after, "{}", case.name);
        let left = case.findings(&linter, case.after.as_bytes());
        let left: Vec<String> = left.iter().map(|finding| format!("{} {}", finding.code, finding.message)).collect();
        assert_eq!(left.len(), case.left, "{}: {left:?}", case.name);
    }
}

#[test]
fn what_is_suggested_is_not_done_unasked() {
    let linter = Linter::new(&[]).expect("the built-in packs have no faults");
    for case in cases().iter().filter(|case| case.least == Applicability::Suggested) {
        let fixed = case.fixed(&linter, case.before.as_bytes(), Applicability::Safe);
        assert_eq!(String::from_utf8(fixed).unwrap(), case.before, "{}", case.name);
    }
}

#[test]
fn in_every_charset_only_the_edited_bytes_differ() {
    let linter = Linter::new(&[]).expect("the built-in packs have no faults");
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    for case in cases() {
        for line_end in ["\n", "\r\n"] {
            let [before, after] = [&case.before, &case.after].map(|text| text.replace('\n', line_end));
            // Words by which a charset is known.
            let head = format!("政府信息公开{line_end}");
            let is_page = case.name.ends_with(".html");
            let whole = |text: &str| if is_page { text.to_owned() } else { head.clone() + text };
            let encodings: [Encode<'_>; 4] = [
                &|text| [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
                &|text| [b"\xFF\xFE".to_vec(), utf16(text)].concat(),
                &|text| utf16(text),
                &|text| encoding_rs::GB18030.encode(text).0.into_owned(),
            ];
            for (number, encode) in encodings.iter().enumerate().filter(|_| !before.contains('\u{FFFD}')) {
                let fixed = case.fixed(&linter, &encode(&whole(&before)), case.least);
                assert!(fixed == encode(&whole(&after)), "{} in charset {number} with {line_end:?}", case.name);
            }
        }
    }
}

#[test]
fn every_rule_that_offers_a_fix_has_a_draft_and_words_for_it() {
    let linter = Linter::new(&[]).expect("the built-in packs have no faults");
    let mut offered = BTreeSet::new();
    for lang in [Lang::Zh, Lang::En] {
        for case in cases() {
            let options = Options { lang, ..case.options.clone() };
            let checked = linter.check(case.before.as_bytes(), &case.name, &options).verdict.expect("a draft");
            for (finding, fix) in checked.findings.iter().filter_map(|finding| Some((finding, finding.fix.as_ref()?))) {
                assert!(!fix.title.is_empty() && !fix.title.contains(['{', '}']), "{}: {}", finding.code, fix.title);
                offered.insert(finding.code.clone());
            }
        }
    }
    let rules = linter.rules(Lang::Zh).into_iter().filter(|rule| rule.fix.is_some()).map(|rule| rule.code);
    assert_eq!(rules.collect::<BTreeSet<_>>(), offered);
}

/// Drafts of every sort: the examples, and what rules show as wrong.
fn drafts(linter: &Linter) -> Vec<(String, Vec<u8>, Options)> {
    let shown =
        linter.rules(Lang::Zh).into_iter().flat_map(|rule| rule.bad.into_iter().map(move |it| (rule.code.clone(), it)));
    let shown = shown.map(|(code, example)| {
        let (edition, year) = (example.edition, example.year);
        let options = Options { edition, year, assume_report: true, ..Options::default() };
        (format!("{code}.txt"), example.text.into_bytes(), options)
    });
    let files = ["examples", "tests/fixtures/pages", "tests/fixtures/layouts"]
        .into_iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap());
    let files = files.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let files = files.map(|path| {
        (
            path.to_str().unwrap().to_owned(),
            fs::read(path).unwrap(),
            Options { assume_report: true, ..Options::default() },
        )
    });
    shown.chain(files).collect()
}

#[test]
fn safe_fixes_leave_no_other_and_change_no_figure() {
    let linter = Linter::new(&[]).expect("the built-in packs have no faults");
    let mut fixed_drafts = 0;
    for (name, bytes, options) in drafts(&linter) {
        let check = |bytes: &[u8]| linter.check(bytes, &name, &options).verdict;
        let Ok(before) = check(&bytes) else { continue };
        let Ok(fixed) = gouji::fix(&bytes, Applicability::Safe, |bytes| check(bytes).expect("a draft").findings) else {
            continue;
        };
        assert!(fixed.is_quiet, "{name}");
        let after = check(&fixed.bytes).expect("a draft");
        let is_safe =
            |finding: &&Finding| finding.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe);
        let left: Vec<_> = after.findings.iter().filter(is_safe).map(|it| (&it.code, &it.message)).collect();
        assert!(left.is_empty(), "{name}: {left:?}");
        let codes = |findings: &[Finding]| findings.iter().map(|it| it.code.clone()).collect::<BTreeSet<_>>();
        assert!(codes(&after.findings).is_subset(&codes(&before.findings)), "{name}");
        let sides = |ledger: &[gouji::LedgerEntry]| {
            ledger.iter().map(|it| (it.key.clone(), it.left.clone(), it.right.clone())).collect::<Vec<_>>()
        };
        assert_eq!(sides(&after.ledger), sides(&before.ledger), "{name}");
        fixed_drafts += usize::from(fixed.bytes != bytes);
    }
    assert!(fixed_drafts > 10, "{fixed_drafts}");
}

#[test]
fn suggested_fixes_end_and_break_nothing_that_held() {
    let linter = Linter::new(&[]).expect("the built-in packs have no faults");
    for (name, bytes, options) in drafts(&linter) {
        let check = |bytes: &[u8]| linter.check(bytes, &name, &options).verdict;
        let (Ok(before), Ok(fixed)) = (
            check(&bytes),
            gouji::fix(&bytes, Applicability::Suggested, |bytes| check(bytes).map_or(Vec::new(), |it| it.findings)),
        ) else {
            continue;
        };
        assert!(fixed.is_quiet, "{name}");
        let after = check(&fixed.bytes).expect("a draft");
        let violated = |ledger: &[gouji::LedgerEntry]| {
            let violated = ledger.iter().filter(|it| it.outcome == gouji::LedgerOutcome::Violated);
            violated.map(|it| it.key.clone()).collect::<BTreeSet<_>>()
        };
        assert!(violated(&after.ledger).is_subset(&violated(&before.ledger)), "{name}");
    }
}
