//! Formats keep within what their readers take, and say what was left out; so do limits.

use std::io::Write as _;

use gouji::Lang;
use gouji::render::{self, FileErrorKind, FileReport, Output};

use crate::desk::{CLEAN, Desk, FAULTY, Run, text};

#[test]
fn github_gets_no_more_annotations_than_it_shows() {
    let mut desk = Desk::new();
    for number in 10..40 {
        desk = desk.with(&format!("{number}.txt"), FAULTY);
    }
    let run = desk.gouji(&["check", "--select", "A404,T305,T308", "--format", "github"]);
    let count = |command: &str| run.stdout.lines().filter(|line| line.starts_with(&format!("::{command} "))).count();
    assert_eq!(["error", "warning", "notice"].map(count), [10, 10, 10], "nine notices and the summary");
    assert_eq!(run.stdout.lines().filter(|line| line.starts_with("- ")).count(), 90 - 29);
    let last = run.stdout.lines().last().unwrap();
    assert!(last.starts_with("::notice title=gouji::检查了30份年报") && last.contains("另有61条"), "{last}");
}

#[test]
fn a_line_of_the_log_is_no_command() {
    let mut desk = Desk::new();
    for number in 10..25 {
        desk = desk.with(&format!("##[error]{number}.txt"), FAULTY);
    }
    let run = desk.gouji(&["check", "--select", "A404", "--format", "github"]);
    let logged: Vec<&str> = run.stdout.lines().filter(|line| !line.starts_with("::")).collect();
    assert_eq!(logged.len(), 5);
    assert!(logged.iter().all(|line| line.starts_with("- # #[error]")), "{logged:?}");
}

/// The page for so many files.
fn page(files: &[FileReport]) -> String {
    let mut page = Vec::new();
    render::write(files, Output::Md, Lang::Zh, &mut page).unwrap();
    String::from_utf8(page).unwrap()
}

#[test]
fn a_page_of_markdown_stays_below_a_mebibyte_when_there_are_many_files() {
    let file = |number| FileReport::unopened(format!("草稿/{number}.txt"), FileErrorKind::Io, "读取失败。".repeat(20));
    let files: Vec<FileReport> = (0..5000).map(file).collect();
    let page = page(&files);
    assert!((300_000..(1 << 20)).contains(&page.len()), "{}", page.len());
    let listed = page.matches("未检查**").count();
    assert!(page.contains(&format!("另有{}份文件没有列出。", files.len() - listed)), "{listed}");
}

#[test]
fn a_page_of_markdown_stays_below_a_mebibyte_when_there_are_many_findings() {
    let linter = gouji::Linter::new(&[]).unwrap();
    let check = |number: usize| {
        let outcome = linter.check(FAULTY.as_bytes(), "a.txt", &gouji::Options::default());
        let mut file = FileReport::new(format!("{number}.txt"), outcome, Lang::Zh);
        let checked = file.verdict.as_mut().unwrap();
        checked.findings = checked.findings.iter().cycle().take(700).cloned().collect();
        file
    };
    let files: Vec<FileReport> = (0..10).map(check).collect();
    let page = page(&files);
    assert!((900_000..(1 << 20)).contains(&page.len()), "{}", page.len());
    let listed =
        page.lines().filter(|line| ["| 错误", "| 警告", "| 提示"].iter().any(|head| line.starts_with(head))).count();
    assert!(page.contains(&format!("另有{}条放不下，没有列出。", 7000 - listed)), "{listed}");
    assert_eq!(page.matches("<details>").count(), page.matches("</details>").count());
}

const CUT: &str = "[limits]\nfile-mb = 1\nunpacked-mb = 1\nfindings = 3\n";

/// Checks a draft that is beyond a limit of [`CUT`]: it is told in either language, with the key that raises it.
#[track_caller]
fn too_large(desk: &Desk, draft: &str, zh: &str, en: &str) {
    for (lang, words) in [("zh", zh), ("en", en)] {
        let run = desk.gouji(&["check", draft, "--lang", lang, "--format", "json"]);
        let error = run.json()["files"][0]["error"].clone();
        assert_eq!((run.status, &error["kind"], &error["message"]), (2, &"too-large".into(), &words.into()));
    }
}

#[test]
fn a_file_beyond_its_limit_is_told_with_the_key_that_raises_it() {
    let draft = |bytes: usize| format!("{CLEAN}{}", "\n".repeat(bytes - CLEAN.len()));
    let desk = Desk::new().with("gouji.toml", CUT).with("a.txt", draft((1 << 20) + 1)).with("b.txt", draft(1 << 20));
    let zh = "文件超过 1 MB，年报不会这么大。确实要检查的，在 gouji.toml 的 [limits] 中调高 file-mb。";
    let en = "the file is larger than 1 MB, which no report is; if it is to be checked all the same, raise file-mb in [limits] of gouji.toml";
    too_large(&desk, "a.txt", zh, en);
    assert_eq!(desk.gouji(&["check", "b.txt"]).status, 0, "a file of the limit itself is read");
    let fed = desk.gouji_fed(draft((1 << 20) + 1).as_bytes(), &["check", "-"]);
    assert!(fed.status == 2 && fed.transcript().contains(zh), "{}", fed.transcript());
    let on_trial = desk.gouji(&["test-rules", "--draft", "a.txt", "--sample", "1"]);
    assert!(on_trial.status == 2 && on_trial.stderr.contains(zh), "{}", on_trial.transcript());
    let raised = desk.with("gouji.toml", CUT.replace("file-mb = 1", "file-mb = 2"));
    assert_eq!(raised.gouji(&["check", "a.txt"]).status, 0);
}

/// A Word file whose document unpacks to a little more than so many bytes.
fn word(bytes: usize) -> Vec<u8> {
    let lines = CLEAN.lines().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect::<String>();
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{lines}</w:body></w:document>{}",
        " ".repeat(bytes)
    );
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    file.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    file.write_all(document.as_bytes()).unwrap();
    file.finish().unwrap().into_inner()
}

#[test]
fn a_word_file_that_unpacks_beyond_its_limit_is_told_with_the_key_that_raises_it() {
    let desk = Desk::new().with("gouji.toml", CUT).with("a.docx", word(1 << 20)).with("b.docx", word(0));
    too_large(
        &desk,
        "a.docx",
        "Word 文件中的 word/document.xml 解压后超过 1 MB，年报不会这么大。确实要检查的，在 gouji.toml 的 [limits] 中调高 unpacked-mb。",
        "word/document.xml of the Word file unpacks to more than 1 MB, which no report does; if it is to be checked all the same, raise unpacked-mb in [limits] of gouji.toml",
    );
    assert_eq!(desk.gouji(&["check", "b.docx"]).status, 0);
    let raised = desk.with("gouji.toml", CUT.replace("unpacked-mb = 1", "unpacked-mb = 2"));
    assert_eq!(raised.gouji(&["check", "a.docx"]).status, 0);
}

/// Codes and levels of the first draft's findings that are open.
#[track_caller]
fn open(run: &Run) -> Vec<(String, String)> {
    let json = run.json();
    let findings = json["files"][0]["findings"].as_array().unwrap().iter();
    let open = findings.filter(|finding| finding.get("known").is_none() && finding.get("waived").is_none());
    open.map(|finding| (text(&finding["code"]), text(&finding["level"]))).collect()
}

#[test]
fn findings_beyond_the_limit_are_counted_by_one_of_their_highest_level() {
    let whole = Desk::new().with("a.txt", FAULTY);
    let desk = Desk::new().with("a.txt", FAULTY).with("gouji.toml", CUT);
    let json = ["check", "--format", "json"];
    for select in [&[][..], &["--select", "S,T"][..], &["--select", "T306,T308"][..]] {
        let arguments = [&json[..], select].concat();
        let all = open(&whole.gouji(&arguments));
        let run = desk.gouji(&arguments);
        let cut = open(&run);
        if select.contains(&"T306,T308") {
            assert_eq!((all.len(), &cut), (2, &all), "nothing is left out");
            continue;
        }
        let left = &all[3..];
        let highest = ["error", "warning", "note"].into_iter().find(|level| left.iter().any(|(_, own)| own == level));
        assert_eq!((cut.len(), Some(cut[3].1.as_str())), (4, highest), "{}", run.transcript());
        assert_eq!((&cut[..3], cut[3].0.as_str()), (&all[..3], "G904"));
        let count = |level: &str| left.iter().filter(|(_, own)| own == level).count();
        let (errors, warnings, notes) = (count("error"), count("warning"), count("note"));
        let number = left.len();
        let of = |lang: &str| {
            let run = desk.gouji(&[&arguments[..], &["--lang", lang]].concat());
            text(&run.json()["files"][0]["findings"][3]["message"])
        };
        assert_eq!(
            of("zh"),
            format!("问题超过3处，从这里起的{number}处没有列出（错误{errors}处，警告{warnings}处，提示{notes}处）")
        );
        assert_eq!(
            of("en"),
            format!(
                "more than 3 findings; left out from here on: {number} (errors: {errors}, warnings: {warnings}, notes: {notes})"
            )
        );
    }
}

#[test]
fn the_cut_changes_no_exit_code() {
    for findings in ["1", "2", "3", "5", "8"] {
        let desk =
            Desk::new().with("a.txt", FAULTY).with("gouji.toml", format!("limits = {{ findings = {findings} }}"));
        for deny in ["error", "warning", "note"] {
            for select in ["S", "T", "A", "T306", "S,T,A,P,C,W", "A404"] {
                let arguments = ["check", "--deny", deny, "--select", select];
                let (cut, whole) = (desk.gouji(&arguments), desk.gouji(&[&arguments[..], &["--no-config"]].concat()));
                assert_eq!(cut.status, whole.status, "{}", cut.transcript());
            }
        }
    }
}

#[test]
fn what_is_known_takes_no_room_and_a_baseline_holds_all() {
    let desk = Desk::new().with("a.txt", FAULTY).with("gouji.toml", CUT);
    let update = ["check", "--baseline", "known.json", "--update-baseline"];
    assert_eq!(desk.gouji(&update).status, 0);
    let check = ["check", "--baseline", "known.json", "--format", "json"];
    assert_eq!(open(&desk.gouji(&check)), [], "all were written down, and none is left over");
    let known = std::fs::read_to_string(desk.path().join("known.json")).unwrap();
    assert!(known.lines().count() > 6 && !known.contains("G904"), "{known}");
    let desk = desk.with("a.txt", FAULTY.replace("|行政处罚|/|", "|行政处罚|无|"));
    assert_eq!(open(&desk.gouji(&check)), [("T306".to_owned(), "warning".to_owned())]);
}

#[test]
fn fixes_reach_beyond_the_limit() {
    let slips = format!("{CLEAN}\n{}", "健全机制,其它无。\n".repeat(40));
    let config = "limits = { findings = 1 }";
    let (desk, whole) =
        (Desk::new().with("a.txt", &slips).with("gouji.toml", config), Desk::new().with("a.txt", &slips));
    let fixed = |desk: &Desk| {
        desk.gouji(&["check", "--fix"]);
        std::fs::read_to_string(desk.path().join("a.txt")).unwrap()
    };
    let text = fixed(&desk);
    assert!(!text.contains("其它"), "{text}");
    assert_eq!(text, fixed(&whole));
}
