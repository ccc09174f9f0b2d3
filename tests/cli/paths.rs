//! Which files a run looks at, under which names, in which order.

use snapbox::str;

use crate::desk::{CLEAN, Desk, same, text};

#[track_caller]
fn looked_at(desk: &Desk, paths: &[&str]) -> Vec<String> {
    desk.gouji(&[&["check", "--format", "json"], paths].concat()).paths()
}

#[test]
fn without_a_path_the_current_folder_is_checked() {
    let desk = Desk::new().with("a.txt", CLEAN).with("b/c.md", CLEAN);
    assert_eq!(looked_at(&desk, &[]), ["a.txt", "b/c.md"]);
    assert_eq!(looked_at(&desk, &["."]), ["a.txt", "b/c.md"]);
}

#[test]
fn a_folder_is_searched_for_drafts_by_their_extensions() {
    let names = ["1.txt", "2.md", "3.TXT", "4.Md", "5.text", "6.markdown", "7.docx", "8.html", "9.Htm"];
    let desk = names
        .iter()
        .chain(&["~$7.docx", ".~lock.7.docx", "附件.pdf", "9.txt.bak", "txt"])
        .fold(Desk::new(), |desk, name| desk.with(name, CLEAN));
    assert_eq!(looked_at(&desk, &["."]), names);
}

#[test]
fn a_draft_that_must_be_converted_first_is_not_passed_over() {
    let desk = Desk::new().with("a.txt", CLEAN).with("b.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").with("c.wps", "x");
    assert_eq!(looked_at(&desk, &["."]), ["a.txt", "b.doc", "c.wps"]);
    assert_eq!(desk.gouji(&["check", "."]).status, 2);
}

#[test]
fn a_folder_is_searched_to_the_bottom() {
    let desk = Desk::new().with("甲/乙/丙/丁.txt", CLEAN);
    assert_eq!(looked_at(&desk, &["甲"]), ["甲/乙/丙/丁.txt"]);
}

#[test]
fn what_git_ignores_is_left_out_with_or_without_a_repository() {
    let desk = Desk::new().with(".gitignore", "old/\n*.bak.txt\n");
    let desk = desk.with("a.txt", CLEAN).with("a.bak.txt", CLEAN).with("old/b.txt", CLEAN);
    assert_eq!(looked_at(&desk, &["."]), ["a.txt"]);
}

#[test]
fn hidden_files_and_folders_are_left_out() {
    let desk = Desk::new().with("a.txt", CLEAN).with(".b.txt", CLEAN).with(".c/d.txt", CLEAN);
    assert_eq!(looked_at(&desk, &["."]), ["a.txt"]);
}

#[test]
fn a_pdf_is_told_of_unless_its_draft_stands_beside_it() {
    let names = ["年报.pdf", "年报.docx.pdf", "年报.txt", "b.PDF", "sub/年报.pdf", "sub/年报.2024.txt"];
    let desk = names.iter().fold(Desk::new(), |desk, name| desk.with(name, CLEAN));
    let run = desk.gouji(&["check", "--verbose"]);
    let told: Vec<&str> = run.stderr.lines().filter(|line| line.starts_with("  ") || line.contains("PDF")).collect();
    assert_eq!(
        told,
        [
            "没有查3个PDF文件：PDF读不了，请用排版之前的原稿（Word、网页或者文本）检查",
            "  b.PDF",
            "  sub/年报.pdf",
            "  年报.docx.pdf",
        ]
    );
    let run = desk.gouji(&["check", "--lang", "en", "sub", "年报.pdf", "年报.txt"]);
    let remark =
        "1 PDF file not checked: PDF cannot be read; check the document it was made from; --verbose lists them\n";
    assert_eq!(run.stderr, remark, "what is named is told of by itself");
}

#[test]
fn what_is_left_out_is_counted_and_with_verbose_named() {
    let desk = Desk::new().with(".gitignore", "old/\n*.bak.txt\n").with("sub/.ignore", "c.md\n").with("a.txt", CLEAN);
    let desk = [
        "a.bak.txt",
        "old/b.txt",
        ".b.txt",
        ".c/d.txt",
        "sub/c.md",
        "sub/d.txt",
        ".git/e.md",
        "._a.txt",
        ".vscode/x.json",
    ]
    .iter()
    .fold(desk, |desk, path| desk.with(path, CLEAN));
    let run = desk.gouji(&["check", "--format", "short"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{}", run.transcript());
    same(
        &run.stderr,
        str![[r#"
没有查3个可能是草稿的文件、2个文件夹：是隐藏的，或者列在 .gitignore、.ignore 中；直接写出名字的照样检查，加 --verbose 列出是哪些

"#]],
    );
    let verbose = desk.gouji(&["check", "--verbose", "--lang", "en"]).stderr;
    let told: Vec<&str> = verbose.lines().filter(|line| line.starts_with("  ") || line.contains("left out")).collect();
    assert_eq!(
        told,
        [
            "3 files that may be drafts and 2 folders left out: hidden, or named in .gitignore or .ignore; \
             what you name itself is checked",
            "  .b.txt",
            "  a.bak.txt",
            "  sub/c.md",
            "  .c/",
            "  old/",
        ]
    );
    assert!(desk.gouji(&["check", "--diff", "sub"]).stderr.starts_with("没有查1个可能是草稿的文件："));
    assert_eq!(desk.gouji(&["check", ".", ".b.txt", ".c", "old", "a.bak.txt", "sub/c.md"]).stderr, "");
    let desk = desk.with("gouji.toml", "exclude = [\"old\", \".c\", \"*.bak.txt\", \".b.txt\", \"sub/c.md\"]\n");
    assert_eq!(desk.gouji(&["check"]).stderr, "", "what the configuration excludes is said there");
}

#[test]
fn what_is_checked_does_not_depend_on_the_machine() {
    let desk = Desk::new().with("home/.config/git/ignore", "a.txt\n").with("home/ignore", "b.txt\n");
    let desk = desk.with("home/.gitconfig", "[core]\n\texcludesFile = ~/ignore\n");
    let desk = desk.with("repository/.git/info/exclude", "c.txt\n").with("repository/.gitignore", "d.txt\n");
    let desk = desk.with(".ignore", "e.txt\n").with(".gitignore", "f.txt\n");
    let names = ["a.txt", "b.txt", "c.txt", "e.txt", "f.txt", "sub/d.txt"];
    let desk = names.iter().fold(desk, |desk, name| desk.with(&format!("repository/{name}"), CLEAN));
    let home = desk.path().join("home");
    let variables = [("HOME", home.to_str().unwrap())];
    let checked = |paths: &[&str]| {
        let arguments = [&["check", "--format", "json"], paths].concat();
        let output =
            desk.command(&arguments).envs(variables).current_dir(desk.path().join("repository")).output().unwrap();
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        json["files"].as_array().unwrap().iter().map(|file| text(&file["path"])).collect::<Vec<_>>()
    };
    assert_eq!(checked(&[]), ["a.txt", "b.txt", "c.txt", "e.txt", "f.txt"]);
    assert_eq!(checked(&["sub"]), ["sub/d.txt"], "a folder gives the same drafts wherever it stands");
}

#[test]
fn what_is_named_is_checked_even_if_hidden_or_ignored() {
    let desk =
        Desk::new().with(".gitignore", "a.txt\n").with("a.txt", CLEAN).with(".b.txt", CLEAN).with(".c/d.txt", CLEAN);
    assert_eq!(looked_at(&desk, &["a.txt", ".b.txt", ".c"]), [".b.txt", ".c/d.txt", "a.txt"]);
}

#[test]
fn a_named_file_may_have_any_extension() {
    let desk = Desk::new().with("年报.doc", CLEAN).with("年报", CLEAN).with("年报.txt~", CLEAN);
    let run = desk.gouji(&["check", "年报.doc", "年报", "年报.txt~", "--format", "json"]);
    assert_eq!((run.paths().len(), run.status), (3, 0), "{}", run.transcript());
    for file in run.json()["files"].as_array().unwrap() {
        assert_eq!(file["format"], "txt");
    }
}

#[test]
fn names_may_have_spaces_and_chinese_characters() {
    let desk = Desk::new().with("各单位 报送/柳塘 街道（终稿）.txt", CLEAN.replace("七、", "九、"));
    desk.gouji(&["check", "各单位 报送", "--select", "S106"]).is(str![[r#"
$ gouji check 各单位 报送 --select S106
错误[S106]: “其他需要报告的事项”的序号写作“九”，应为“七”
   ┌─ 各单位 报送/柳塘 街道（终稿）.txt:16:1
   │
16 │ 九、其他需要报告的事项
   │ ^^^^ 应为“七”
   │
   = 位置：第7节 第15段
   = 怎么改：把序号改为“七”，并核对后面各部分的序号。如果这里漏了一个部分，请先补上再排序号。
   = 依据：惯例：各部分的序号应当连续（2018年度及以前的报告）

检查了1份年报：错误1处，警告0处，提示0处。
其中1处有建议的改法，可以用 --fix --unsafe-fixes 改，改后要核对。
[1]
"#]]);
}

#[test]
fn a_file_given_twice_is_checked_once() {
    let desk = Desk::new().with("d/a.txt", CLEAN);
    assert_eq!(looked_at(&desk, &["d/a.txt", "d/a.txt"]), ["d/a.txt"]);
    assert_eq!(looked_at(&desk, &["d", "d/a.txt", "d"]), ["d/a.txt"]);
}

#[test]
fn a_file_given_under_two_spellings_is_checked_once() {
    let desk = Desk::new().with("d/a.txt", CLEAN);
    assert_eq!(looked_at(&desk, &["d/a.txt", "./d/a.txt"]), ["d/a.txt"]);
    assert_eq!(looked_at(&desk, &[".", "d/a.txt"]), ["d/a.txt"]);
    assert_eq!(looked_at(&desk, &["d//a.txt", "d/./a.txt"]), ["d/a.txt"]);
}

#[test]
fn files_are_in_the_order_of_their_paths() {
    let desk = ["b.txt", "a.txt", "c/b.txt", "c/a.txt", "乙.txt", "甲.txt"]
        .iter()
        .fold(Desk::new(), |desk, path| desk.with(path, CLEAN));
    let expected = ["a.txt", "b.txt", "c/a.txt", "c/b.txt", "乙.txt", "甲.txt"];
    assert_eq!(looked_at(&desk, &["."]), expected);
    assert_eq!(looked_at(&desk, &["甲.txt", "c", "b.txt", "乙.txt", "a.txt"]), expected);
}

#[test]
fn the_order_is_that_of_the_paths_shown() {
    let desk = Desk::new().with("a.txt", CLEAN).with("b.txt", CLEAN);
    assert_eq!(looked_at(&desk, &["a.txt", "./b.txt"]), ["a.txt", "b.txt"]);
}

#[test]
fn a_path_outside_the_current_folder_is_shown_as_it_was_given() {
    let desk = Desk::new().with("d/a.txt", CLEAN).with_folder("e");
    assert_eq!(looked_at(&desk, &["e/../d"]), ["e/../d/a.txt"]);
}

#[cfg(unix)]
#[test]
fn a_named_link_is_followed() {
    let desk = Desk::new().with("a.txt", CLEAN);
    std::os::unix::fs::symlink("a.txt", desk.path().join("link.txt")).unwrap();
    assert_eq!(looked_at(&desk, &["link.txt"]), ["link.txt"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_draft_in_a_folder_is_not_skipped_in_silence() {
    let desk = Desk::new().with("a.txt", CLEAN).with("d/b.txt", CLEAN);
    std::os::unix::fs::symlink("../a.txt", desk.path().join("d/link.txt")).unwrap();
    assert_eq!(looked_at(&desk, &["d"]), ["d/b.txt", "d/link.txt"]);
}

#[cfg(unix)]
#[test]
fn a_linked_folder_is_named_but_not_entered() {
    let desk = Desk::new().with("a.txt", CLEAN).with("d/b.txt", CLEAN);
    std::os::unix::fs::symlink("../d", desk.path().join("d/again")).unwrap();
    let run = desk.gouji(&["check", "d", "--format", "json"]);
    assert_eq!((run.paths(), run.status), (vec!["d/again".to_owned(), "d/b.txt".to_owned()], 0));
    assert_eq!(run.json()["files"][0]["error"]["kind"], "linked-folder");
}
