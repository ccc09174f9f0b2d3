//! Formats keep within what their readers take, and say what was left out.

use gouji::Lang;
use gouji::render::{self, FileReport, Output};

use crate::desk::{Desk, FAULTY};

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
    let file = |number| FileReport::unopened(format!("草稿/{number}.txt"), "io", "读取失败。".repeat(20));
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
