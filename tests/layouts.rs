//! Whole reports in the layouts and wordings that extraction tools and offices leave behind. Each file once was
//! misread; its name says how. A report in another dress has the findings it would have in its own, mostly none.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "a test reads its fixtures")]

use std::fs;

use gouji::{Lack, Level, Linter, Options, Refusal};

/// Files and the codes of their findings.
#[rustfmt::skip]
const LAYOUTS: &[(&str, &str)] = &[
    ("heading-right-behind-tab-table", ""),
    ("pipes-without-frame", ""),
    ("indicators-in-spaces", ""),
    ("one-line-with-tabs", ""),
    ("merged-cells-stacked", ""),
    ("one-line-with-spaces", ""),
    ("one-line-title-glued", ""),
    ("one-line-with-short-end", "P205"),
    ("one-line-2008-with-signature", ""),
    ("half-on-one-line", ""),
    ("sections-without-numbers", ""),
    ("sections-and-items-numbered-alike", ""),
    ("first-section-without-number", ""),
    ("aspects-numbered-like-sections", ""),
    ("period-with-comma", ""),
    ("year-in-brackets-under-title", ""),
    ("date-under-title", ""),
    ("label-broken-behind-number", ""),
    ("blank-cells-with-trailing-pipes", "T305"),
    ("tab-rows-of-blanks", "T305 T305"),
    ("dashes-in-loose-cells", "T306"),
    ("units-in-loose-cells", "T308"),
    ("spaces-inside-brackets", ""),
    ("title-of-last-year", "P203"),
    ("one-wrong-section-number", "S106"),
    ("one-wrong-item-number", "S115"),
    ("unknown-row-in-loose-table", "T302"),
    ("sub-heading-alone-on-line", ""),
    ("another-table-behind", ""),
    ("one-line-2019", ""),
    ("one-line-arabic-numbers", ""),
    ("rows-of-blank-cells", "T305"),
    ("cell-broken-behind-number", ""),
    ("heading-glued-to-section-words", ""),
    ("captions-in-other-forms", ""),
    ("signature-with-month-only", ""),
    ("title-broken-over-lines", ""),
    ("list-of-contents", ""),
    ("period-broken-over-lines", ""),
    ("indicator-year-with-space", ""),
    ("tab-behind-number", ""),
    ("parts-in-quotes", ""),
    ("year-in-second-line-of-title", ""),
    ("title-broken-inside-its-name", ""),
    ("period-that-begins-and-ends", ""),
    ("period-without-joint", ""),
    ("body-with-a-word-of-titles", ""),
    ("links-above-title", ""),
    ("indicators-cut-by-a-line", ""),
    ("indicators-in-spaces-cut-by-a-line", ""),
    ("headings-run-on", ""),
    ("headings-run-on-2008", ""),
    ("heading-of-other-words-run-on", ""),
    ("heading-run-on-with-wrong-number", "S106"),
    ("text-behind-a-heading", ""),
    ("text-behind-a-heading-with-wrong-figure", "C504"),
    ("commas-between-cells", ""),
    ("commas-between-cells-without-a-row", "T301"),
    ("pages-column-by-column", "T304 T304 T304"),
    ("labels-around-their-figures", ""),
    ("labels-around-their-figures-one-wrong", "A400"),
    ("labels-around-their-figures-a-row-less", "T301"),
    ("second-table-of-annex-in-columns", ""),
];

/// Texts that speak of such reports and are none.
const LOOK_ALIKES: [&str; 3] =
    ["not-the-regulation-itself", "not-an-explanation-of-a-report", "not-a-notice-about-reports"];

fn read(name: &str) -> Vec<u8> {
    fs::read(format!("tests/fixtures/layouts/{name}.txt")).unwrap()
}

#[test]
fn a_report_in_another_dress_is_the_same_report() {
    let linter = Linter::new(&[]).unwrap();
    let mut misread = Vec::new();
    for (name, expected) in LAYOUTS {
        let checked = linter.check(&read(name), "draft.txt", &Options::default()).verdict.expect("a report");
        let codes = checked.findings.iter().map(|finding| finding.code.as_str()).collect::<Vec<_>>().join(" ");
        if codes != *expected {
            misread.push(format!("{name}: expected [{expected}], found [{codes}]"));
        }
    }
    assert_eq!(misread, Vec::<String>::new());
}

#[test]
fn what_only_speaks_of_reports_is_refused() {
    let linter = Linter::new(&[]).unwrap();
    for name in LOOK_ALIKES {
        let verdict = linter.check(&read(name), "text.txt", &Options::default()).verdict;
        assert_eq!(verdict.err(), Some(Refusal::NotReport(Lack::All)), "{name}");
    }
}

#[test]
fn what_is_only_a_piece_of_a_report_is_told_as_such() {
    let linter = Linter::new(&[]).unwrap();
    let lack = |text: &str| linter.check(text.as_bytes(), "text.txt", &Options::default()).verdict.err();
    let table = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t1\t0\t4\n";
    let pieces = [
        (Lack::AllButTitle, "清河街道办事处2024年政府信息公开工作年度报告\n来源：清河街道\n打印 关闭"),
        (Lack::AllButTables, table),
        (Lack::SimplifiedCharacters, "清河街道辦事處2024年政府信息公開工作年度報告\n一、總體情況"),
        (Lack::Text, "清河街道办事处2024年政府信息公开工作年度报告\n\u{FFFC}\n\u{FFFC}"),
        (Lack::All, "本周食堂菜单"),
        (
            Lack::All,
            "# Drafts of 政府信息公开工作年度报告\n\nEach of these drafts has one fault, which the list below names, and nothing else is wrong.\n\n一、总体情况\n\nThe statistics period is missing, and so is the whole of the second section. The words of the form stand where they should.",
        ),
    ];
    for (expected, text) in pieces {
        assert_eq!(lack(text), Some(Refusal::NotReport(expected)), "{text}");
    }
}

/// A draft as a page shows it: lines of so many columns at most, two for a Chinese character, and indents.
fn on_pages(draft: &str, columns: usize, lines: usize) -> String {
    let mut out: Vec<String> = Vec::new();
    for line in draft.lines() {
        if line.contains(['\t', '|']) || line.is_empty() {
            out.push(line.to_owned());
            continue;
        }
        let (mut shown, mut width) = (String::new(), 0);
        for c in "\u{3000}\u{3000}".chars().chain(line.chars()) {
            let wide = if c.is_ascii() { 1 } else { 2 };
            if width + wide > columns {
                out.push(std::mem::take(&mut shown));
                width = 0;
            }
            shown.push(c);
            width += wide;
        }
        out.push(shown);
    }
    let pages: Vec<String> = out.chunks(lines).map(|page| page.join("\n")).collect();
    let numbered = pages.iter().enumerate().map(|(number, page)| format!("{page}\n- {} -\n", number + 1));
    numbered.collect()
}

#[test]
fn a_copy_of_pages_has_the_findings_and_the_equations_of_its_draft() {
    let linter = Linter::new(&[]).unwrap();
    let read = |draft: &str| {
        let checked = linter.check(draft.as_bytes(), "draft.txt", &Options::default()).verdict.expect("a report");
        let codes: Vec<String> = checked.findings.iter().map(|finding| finding.code.clone()).collect();
        let equations: Vec<(String, Option<String>)> =
            checked.ledger.iter().map(|entry| (entry.key.clone(), entry.left.clone())).collect();
        (codes, equations)
    };
    for name in ["clean-2008", "clean-2019", "clean-2021", "faulty-prose", "faulty-structure"] {
        let draft = fs::read_to_string(format!("examples/{name}.txt")).unwrap();
        let whole = read(&draft);
        for columns in 48..=92 {
            let copy = on_pages(&draft, columns, 23);
            assert_eq!(read(&copy), whole, "{name} at {columns} columns:\n{copy}");
        }
    }
}

/// Real reports stay out of the project: where a folder of them is named, none of them may have an error.
#[test]
fn real_reports_have_no_errors() {
    let Some(folder) = std::env::var_os("GOUJI_CORPUS") else {
        return eprintln!("skipped: GOUJI_CORPUS names no folder of real reports");
    };
    let linter = Linter::new(&[]).unwrap();
    let mut checked = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let report = linter.check(&fs::read(&path).unwrap(), "report.txt", &Options::default()).verdict.unwrap();
            let errors = report.findings.iter().filter(|finding| finding.level == Level::Error);
            assert_eq!(errors.map(|finding| &finding.message).collect::<Vec<_>>(), Vec::<&String>::new(), "{path:?}");
            assert!(report.year.is_some(), "{path:?}");
            checked += 1;
        }
    }
    assert!(checked > 0, "the folder has no reports");
}
