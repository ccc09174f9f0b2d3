//! `gouji new`: the form as a draft.

use std::collections::BTreeSet;

use crate::desk::{CLEAN, Desk, Run};
use crate::formats::example;

/// What a draft that nobody has written in yet is told: blank cells, no day of signature, what is to be filled in.
const BLANKS: [&str; 3] = ["S112", "T305", "W806"];

/// What it is told besides where last year left something over: the column does not balance until it is filled in.
const UNBALANCED: &str = "A401";

fn codes(run: &Run) -> BTreeSet<String> {
    run.findings().iter().map(|finding| finding.split(' ').take(1).collect()).collect()
}

fn checked(desk: &Desk, path: &str) -> Run {
    desk.gouji(&["check", path, "--format", "json", "--ledger"])
}

#[test]
fn a_new_draft_of_every_edition_and_format_lacks_nothing_but_what_is_to_be_written() {
    let desk = Desk::new();
    for (year, edition) in [("2018", "2008"), ("2020", "2019"), ("2026", "2021")] {
        for extension in ["md", "txt", "html"] {
            let path = format!("{year}.{extension}");
            let made = desk.gouji(&["new", "--year", year, "--body", "清河街道办事处", "-o", &path]);
            assert_eq!((made.status, made.stdout.as_str()), (0, ""), "{}", made.transcript());
            let run = checked(&desk, &path);
            let json = run.json();
            let file = &json["files"][0];
            let read = [&file["edition"], &file["body"], &file["period"]["start"], &file["format"]];
            let start = format!("{year}-01-01");
            assert_eq!(read, [edition, "清河街道办事处", &start, extension]);
            assert_eq!(codes(&run), BLANKS.into_iter().map(str::to_owned).collect(), "{path}");
            let ledger = file["ledger"].as_array().expect("a ledger");
            assert!(!ledger.is_empty() && ledger.iter().all(|entry| entry["outcome"] != "violated"), "{path}");
        }
    }
}

#[test]
fn a_new_draft_that_is_filled_in_has_no_findings() {
    let desk = Desk::new();
    for year in ["2018", "2020", "2026"] {
        desk.gouji(&["new", "--year", year, "--body", "清河街道办事处", "-o", "new.html", "--force"]);
        let blank = std::fs::read_to_string(desk.path().join("new.html")).expect("written");
        let filled = blank.replace("＿＿＿月＿＿＿日", "1月20日").replace("＿＿＿", "0").replace("></td>", ">0</td>");
        let (head, parts) = filled.split_once("（请填写").expect("words to be written");
        let written = parts.split("（请填写").map(|part| part.split_once('）').expect("its end").1);
        let filled = written.fold(head.to_owned(), |text, part| text + "已按要求办理，没有收费。" + part);
        std::fs::write(desk.path().join("filled.html"), filled).expect("written");
        let run = checked(&desk, "filled.html");
        assert_eq!(codes(&run), BTreeSet::new(), "{year}: {}", run.transcript());
    }
}

#[test]
fn the_report_of_last_year_fills_in_what_was_carried_over() {
    for (name, row) in [
        ("clean-2021.docx", "| 1 | 0 | 0 | 0 | 0 | 0 | 1 |"),
        ("clean-2021.html", "| 1 | 0 | 0 | 0 | 1 | 0 | 2 |"),
        ("clean-2021.md", "| 1 | 0 | 0 | 0 | 1 | 0 | 2 |"),
        ("clean-2019.md", "| 0 | 0 | 0 | 0 | 1 | 0 | 1 |"),
        ("clean-2019.txt", "| 0 | 0 | 0 | 0 | 0 | 0 | 0 |"),
    ] {
        let desk = Desk::new().with(name, example(name));
        let made = desk.gouji(&["new", "--from", name, "-o", "new.md"]);
        assert_eq!(made.status, 0, "{}", made.transcript());
        let text = std::fs::read_to_string(desk.path().join("new.md")).expect("written");
        let line = text.lines().find(|line| line.starts_with("| 二、上年结转")).expect("the row");
        assert!(line.ends_with(row), "{name}: {line}");
        let (last, run) = (checked(&desk, name).json(), checked(&desk, "new.md"));
        let (last, new) = (&last["files"][0], &run.json()["files"][0]);
        assert_eq!(new["body"], last["body"]);
        assert_eq!(new["year"].as_i64(), last["year"].as_i64().map(|year| year + 1));
        let mut codes = codes(&run);
        assert_eq!(codes.remove(UNBALANCED), !row.ends_with("| 0 |"), "{name}");
        assert_eq!(codes, BLANKS.into_iter().map(str::to_owned).collect(), "{name}");
    }
}

#[test]
fn last_years_figures_that_are_no_counts_stay_blank() {
    let last = String::from_utf8(example("clean-2021.md")).expect("text");
    let row = last.lines().find(|line| line.starts_with("| 四、结转下年度")).expect("the row");
    for (other, new, said) in [
        ("| 四、结转下年度继续办理 | | | 1 | / |  | 0 | 1.5 | 0 | 2 |", "| 1 |  |  | 0 |  | 0 | 2 |", "只填了一部分"),
        ("| 四、结转下年度继续办理 | | | 无 | 无 | 无 | 无 | 无 | 无 | 无 |", "|  |  |  |  |  |  |  |", "没有填"),
    ] {
        let desk = Desk::new().with("last.md", last.replace(row, other));
        let made = desk.gouji(&["new", "--from", "last.md"]);
        let line = made.stdout.lines().find(|line| line.starts_with("| 二、上年结转")).expect("the row");
        assert!(line.ends_with(new) && made.stderr.contains(said), "{}", made.transcript());
    }
}

#[test]
fn a_new_draft_as_it_is_printed() {
    let desk = Desk::new();
    let made = desk.gouji(&["new", "--edition", "2021", "--year", "2026", "--body", "清河街道办事处"]);
    made.is_golden("new.txt");
}

#[test]
fn a_file_that_is_there_stays_unless_it_is_to_be_replaced() {
    let desk = Desk::new().with("draft.md", "old").with("last.md", example("clean-2021.md"));
    let new = ["new", "--year", "2026", "--body", "清河街道办事处", "-o", "draft.md"];
    desk.gouji(&new).is("$ gouji new --year 2026 --body 清河街道办事处 -o draft.md
! gouji：draft.md：已经有这个文件了，没有改动；要换成新的，加 --force
[2]");
    assert_eq!(std::fs::read(desk.path().join("draft.md")).expect("there"), b"old");
    assert_eq!(desk.gouji(&[&new[..], &["--force"]].concat()).status, 0);
    assert!(std::fs::read(desk.path().join("draft.md")).expect("there").starts_with("# 清河".as_bytes()));
    desk.gouji(&["new", "--from", "last.md", "-o", "./last.md", "--force"]).is(
        "$ gouji new --from last.md -o ./last.md --force
! gouji：last.md：上一年的报告不能被新草稿覆盖；请换一个文件名
[2]",
    );
    assert_eq!(std::fs::read(desk.path().join("last.md")).expect("there"), example("clean-2021.md"));
}

#[test]
fn what_does_not_fit_together_is_said() {
    let desk =
        Desk::new().with("last.md", example("clean-2021.md")).with("notes.txt", "会议记录\n").with("2008.txt", CLEAN);
    let refused = |arguments: &[&str]| {
        let run = desk.gouji(&[&["new", "--lang", "en"], arguments].concat());
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{}", run.transcript());
        assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
        run.stderr.trim_end().to_owned()
    };
    let body = ["--body", "清河街道办事处"];
    let of = |rest: &[&str]| refused(&[&body[..], rest].concat());
    assert_eq!(
        of(&["--year", "2019", "--edition", "2021"]),
        "gouji: the edition of 2021 is for reports from 2021 on, not of 2019; leave out `--edition`"
    );
    assert_eq!(
        of(&["--year", "2026", "--from", "last.md"]),
        "gouji: `--from` is a report of 2023, not of the year before 2026"
    );
    assert_eq!(
        of(&["--year", "2026", "-o", "new.docx"]),
        "gouji: new.docx: no such file can be written; let its name end in .md, .txt or .html (Word opens .html and saves it as .docx)"
    );
    assert!(of(&["--year", "2026", "-o", "none/new.md"]).contains("no such folder"));
    assert!(of(&["--from", "none.md"]).starts_with("gouji: none.md: "));
    assert!(of(&["--from", "notes.txt"]).starts_with("gouji: notes.txt: "));
    for name in ["", "  ", "甲\n乙", "<b>", "甲|乙"] {
        let said = refused(&["--year", "2026", "--body", name]);
        assert_eq!(said, "gouji: name the reporting body with `--body`, in letters, figures and brackets", "{name:?}");
    }
    let run = desk.gouji(&["new"]);
    assert!(run.status == 2 && run.stderr.contains("--year") && run.stderr.contains("--body"), "{}", run.transcript());
}
