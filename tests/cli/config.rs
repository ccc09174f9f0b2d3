//! The configuration: `gouji.toml`.

use snapbox::str;

use crate::desk::{CLEAN, Desk, FAULTY, Run, text};

/// Faults of every sort.
const BROKEN: &str = include_str!("../fixtures/faulty-config.toml");

fn desk(config: &str) -> Desk {
    Desk::new().with("gouji.toml", config).with("a.txt", FAULTY).with("2019/b.txt", FAULTY).with("c.txt", CLEAN)
}

#[track_caller]
fn json(config: &str, arguments: &[&str]) -> Run {
    let run = desk(config).gouji(&[&["check", "--format", "json"], arguments].concat());
    assert!(run.status < 2, "{}", run.transcript());
    run
}

#[test]
fn every_fault_is_drawn_over_the_file_in_one_run() {
    for (lang, name) in [("zh", "config-faults.zh.txt"), ("en", "config-faults.en.txt")] {
        desk(BROKEN).gouji(&["check", "--lang", lang]).is_golden(name);
    }
}

#[test]
fn it_is_found_upwards_named_or_left_out() {
    let desk = desk("ignore = [\"S\", \"P\", \"T\", \"A\", \"C\"]\n").with("other.toml", "deny = \"note\"\n");
    let desk = desk.with("2019/deep/d.txt", FAULTY);
    let status = |arguments: &[&str]| {
        let mut command = desk.command(arguments);
        command.current_dir(desk.path().join("2019/deep")).output().unwrap().status.code().unwrap()
    };
    assert_eq!(status(&["check"]), 0, "the one above");
    assert_eq!(status(&["check", "--no-config"]), 1);
    assert_eq!(status(&["check", "--config", "../../other.toml"]), 1);
    assert_eq!(status(&["check", "--config", "none.toml"]), 2);
    assert_eq!(status(&["check", "--config", "../../other.toml", "--no-config"]), 2);
}

#[test]
fn its_keys_do_what_the_options_do() {
    let levels = |config: &str| json(config, &["a.txt", "--select", "T306"]).findings();
    assert_eq!(levels(""), ["T306 warning"]);
    assert_eq!(levels("levels = { T306 = \"error\" }"), ["T306 error"]);
    assert_eq!(levels("levels = { T306 = \"note\", T = \"off\" }"), ["T306 note"], "the nearer name holds");
    assert_eq!(levels("levels = { cell-placeholder = \"off\" }"), [""; 0]);
    assert_eq!(json("select = [\"T306\", \"A404\"]\nignore = [\"A\"]", &["a.txt"]).findings(), ["T306 warning"]);
    let file = |config: &str| json(config, &["a.txt"]).json()["files"][0].clone();
    assert_eq!((&file("edition = \"2019\"")["edition"], &file("year = 2022")["year"]), (&"2019".into(), &2022.into()));
    let status = |config: &str| json(config, &["a.txt", "--select", "T306"]).status;
    assert_eq!([status(""), status("deny = \"warning\"")], [0, 1]);
    let english = desk("lang = \"en\"").gouji(&["check", "c.txt"]);
    assert_eq!(english.stdout, "1 report checked: 0 errors, 0 warnings, 0 notes.\n");
}

#[test]
fn the_command_line_wins_over_overrides_over_the_file() {
    let config = "edition = \"2021\"\nselect = [\"A404\"]\nlevels = { A404 = \"note\" }\n\
                  [[override]]\npaths = [\"2019\"]\nedition = \"2019\"\nlevels = { A404 = \"error\" }\n";
    let run = json(config, &["a.txt", "2019"]);
    let editions = |run: &Run| {
        let run = run.json();
        run["files"].as_array().unwrap().iter().map(|file| text(&file["edition"])).collect::<Vec<_>>()
    };
    assert_eq!(
        (editions(&run), run.findings()),
        (vec!["2019".to_owned(), "2021".to_owned()], vec!["A404 error".to_owned(), "A404 note".to_owned()])
    );
    assert_eq!(editions(&json(config, &["a.txt", "2019", "--edition", "2008"])), ["2008", "2008"]);
    assert_eq!(editions(&json(config, &["a.txt", "2019", "--edition", "auto"])), ["2021", "2021"]);
    assert_eq!(json(config, &["a.txt", "--select", "T308"]).findings(), ["T308 note"]);
}

#[test]
fn excluded_drafts_are_left_out_unless_they_are_named() {
    assert_eq!(json("exclude = [\"2019\"]", &[]).paths(), ["a.txt", "c.txt"]);
    assert_eq!(json("exclude = [\"*.txt\"]", &["a.txt"]).paths(), ["a.txt"]);
}

#[test]
fn excluded_drafts_are_left_out_even_if_they_are_named_where_that_is_asked_for() {
    let run = json("exclude = [\"2019\", \"gone.txt\"]", &["a.txt", "2019/b.txt", "gone.txt", "--force-exclude"]);
    assert_eq!((run.paths(), run.status), (vec!["a.txt".to_owned()], 1), "{}", run.transcript());
    let nothing = json("exclude = [\"*.txt\"]", &["a.txt", "--force-exclude"]);
    assert_eq!((nothing.paths(), nothing.status), (Vec::new(), 0), "a commit of excluded drafts passes");
    let desk = desk("exclude = [\"*.txt\"]").with_folder("empty");
    assert_eq!(
        desk.gouji(&["check", "empty", "--force-exclude"]).status,
        2,
        "a folder without drafts is told all the same"
    );
    assert_eq!(desk.gouji(&["check", "none", "--force-exclude"]).status, 2, "so is what is not there");
}

#[test]
fn the_reason_of_a_bad_pattern_is_told_in_both_languages() {
    for (pattern, zh, en) in [
        ("a[", "方括号没有收尾", "an open `[`"),
        ("[z-a]", "“z-a”次序颠倒", "the range `z-a` runs backwards"),
        ("{a,b", "花括号没有成对", "a lone brace"),
        ("a}", "花括号没有成对", "a lone brace"),
        ("a\\\\", "后面没有字符", "nothing follows the last"),
    ] {
        for (lang, words) in [("zh", zh), ("en", en)] {
            let run = desk(&format!("exclude = [\"{pattern}\"]")).gouji(&["check", "--lang", lang]);
            assert_eq!(run.status, 2, "{}", run.transcript());
            assert!(run.stderr.contains(words), "{pattern}: {}", run.transcript());
        }
    }
}

#[test]
fn packs_are_read_from_the_folder_of_the_file() {
    let pack = "[levels]\nT306 = \"error\"\n";
    let desk = desk("packs = [\"rules/**/*.toml\"]").with("rules/deep/office.toml", pack);
    let mut command = desk.command(&["check", "../a.txt", "--select", "T306", "--format", "json"]);
    let output = command.current_dir(desk.path().join("2019")).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("\"level\": \"error\""));
    let listed = desk.gouji(&["rules", "--format", "json"]).json();
    let rule = listed.as_array().unwrap().iter().find(|rule| rule["code"] == "T306").unwrap().clone();
    assert_eq!(rule["level"], "error", "other commands read the configuration too");
}

#[test]
fn faults_of_packs_and_of_the_file_are_shown_together() {
    let desk = desk("packs = [\"p.toml\"]\nyaer = 2024\n").with("p.toml", "[levels]\nX999 = \"off\"\n");
    let run = desk.gouji(&["check"]);
    assert_eq!((run.status, run.stderr.matches("错误: ").count()), (2, 2), "{}", run.transcript());
    assert!(run.stderr.contains("p.toml:2:1") && run.stderr.contains("gouji.toml:2:1"), "{}", run.transcript());
}

#[test]
fn what_names_nothing_is_a_warning_when_the_whole_folder_is_checked() {
    let config = "select = [\"T306\"]\nexclude = [\"旧稿\"]\nbodies = [{ path = \"清河/*\", body = \"清河街道办事处\" }]\n\n\
                  [[override]]\npaths = [\"2018/**\"]\nedition = \"2008\"\n";
    let desk = Desk::new().with("gouji.toml", config).with("c.txt", CLEAN);
    assert_eq!(desk.gouji(&["check", "c.txt"]).stderr, "");
    let run = desk.gouji(&["check"]);
    assert_eq!(run.status, 0, "warnings fail nothing");
    run.is(str![[r#"
$ gouji check
检查了1份年报：错误0处，警告0处，提示0处。
! 警告: “旧稿”没有对上任何草稿；路径从配置文件所在的文件夹算起
!   ┌─ gouji.toml:2:12
!   │
! 2 │ exclude = ["旧稿"]
!   │            ^^^^^^
!
! 警告: 没有找到“清河街道办事处”的草稿
!   ┌─ gouji.toml:3:20
!   │
! 3 │ bodies = [{ path = "清河/*", body = "清河街道办事处" }]
!   │                    ^^^^^^^^
!
! 警告: “2018/**”没有对上任何草稿；路径从配置文件所在的文件夹算起
!   ┌─ gouji.toml:6:10
!   │
! 6 │ paths = ["2018/**"]
!   │          ^^^^^^^^^
!
[0]
"#]]);
}

#[test]
fn the_report_of_another_body_is_told() {
    let bodies =
        "bodies = [{ path = \"a.txt\", body = \"清河街道办事处\" }, { path = \"2019/*\", body = \"桑湾镇人民政府\" }]";
    let run = json(bodies, &["--select", "G"]);
    assert_eq!((run.findings(), run.status), (vec!["G903 error".to_owned()], 1));
    assert_eq!(run.json()["files"][1]["findings"][0]["primary"]["line"], 1);
}

#[test]
fn init_writes_a_file_that_says_nothing_and_keeps_one_that_is_there() {
    for lang in ["zh", "en"] {
        let desk = Desk::new().with("a.txt", CLEAN);
        assert_eq!(desk.gouji(&["init", "--lang", lang]).status, 0);
        let written = std::fs::read_to_string(desk.path().join("gouji.toml")).unwrap();
        assert_eq!((desk.gouji(&["check"]).status, desk.gouji(&["check"]).stderr.as_str()), (0, ""));
        let again = desk.gouji(&["init", "--lang", lang]);
        assert_eq!((again.status, again.stderr.lines().count()), (2, 1), "{}", again.transcript());
        assert_eq!(std::fs::read_to_string(desk.path().join("gouji.toml")).unwrap(), written);
        // With the marks of comments off, every example in it is sound.
        let is_set = |line: &str| {
            line.starts_with(|c: char| c.is_ascii_lowercase() || "[]} ".contains(c)) && !line.contains(": ")
        };
        let lines = written.lines().filter_map(|line| line.strip_prefix("# ")).filter(|line| is_set(line));
        let is_toml = |line: &&str| line.contains(" = ") || line.starts_with('[') || line.starts_with(']');
        let sample = lines.filter(is_toml).collect::<Vec<_>>().join("\n");
        let desk = desk.with("gouji.toml", sample.replace("baseline = ", "# "));
        let desk = desk.with("rules/office.toml", "[levels]\nT306 = \"note\"\n");
        let run = desk.gouji(&["check"]);
        assert!(!run.stderr.contains("错误") && !run.stderr.contains("error:"), "{}", run.transcript());
        assert_eq!(run.status, 0, "{}", run.transcript());
    }
}

#[test]
fn a_pack_that_is_there_and_cannot_be_read_is_told_with_its_reason() {
    let config = "packs = [\n  \"gb.toml\",\n  \"bare\",\n  \"deep/*\",\n  \"none.toml\",\n  \"none/*.toml\",\n]\n";
    let desk = desk(config).with("gb.toml", b"# \xb9\xe6\xd4\xf2\n").with_folder("bare").with("deep/x.toml", b"\xff");
    desk.gouji(&["check", "a.txt"]).is(str![[r#"
$ gouji check a.txt
! 错误: 规则包“gb.toml”读不了：不是 UTF-8 编码。请另存为 UTF-8 编码。
!   ┌─ gouji.toml:2:3
!   │
! 2 │   "gb.toml",
!   │   ^^^^^^^^^
!
! 错误: 规则包“bare”读不了：文件夹里没有规则包（.toml）。
!   ┌─ gouji.toml:3:3
!   │
! 3 │   "bare",
!   │   ^^^^^^
!
! 错误: 规则包“deep/x.toml”读不了：不是 UTF-8 编码。请另存为 UTF-8 编码。
!   ┌─ gouji.toml:4:3
!   │
! 4 │   "deep/*",
!   │   ^^^^^^^^
!
! 错误: 找不到规则包“none.toml”
!   ┌─ gouji.toml:5:3
!   │
! 5 │   "none.toml",
!   │   ^^^^^^^^^^^
!
! 错误: 找不到规则包“none/*.toml”
!   ┌─ gouji.toml:6:3
!   │
! 6 │   "none/*.toml",
!   │   ^^^^^^^^^^^^^
!
[2]
"#]]);
    let english = desk.gouji(&["check", "a.txt", "--lang", "en"]).stderr;
    assert!(english.contains("the rule pack `gb.toml` cannot be read: not in UTF-8; save it as UTF-8"), "{english}");
    let desk = Desk::new().with("a.txt", FAULTY).with("gb.toml", b"\xff");
    assert!(desk.gouji(&["check", "--rules", "gb.toml"]).stderr.starts_with("gouji：gb.toml：不是 UTF-8 编码"));
}

#[cfg(unix)]
#[test]
fn a_folder_with_the_name_of_a_pack_is_told() {
    let desk = desk("packs = [\"rules\"]").with_folder("rules/x.toml");
    let run = desk.gouji(&["check"]);
    assert_eq!(run.status, 2, "{}", run.transcript());
    assert!(run.stderr.contains("规则包“rules/x.toml”读不了：这是文件夹，不是文件。"), "{}", run.transcript());
}
