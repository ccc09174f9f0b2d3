//! `gouji.toml` above the drafts, waivers and baselines.

use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, example};

/// A folder of files, as an editor that can watch files sees it.
struct Desk {
    folder: TempDir,
    client: Client,
}

impl Desk {
    fn new(files: &[(&str, &str)], args: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            write(folder.path(), name, text);
        }
        let mut client = Client::start(args);
        client.greet(json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}}));
        Self { folder, client }
    }

    fn english(files: &[(&str, &str)]) -> Self {
        Self::new(files, &["--lang", "en", "--today", "2025-03-01"])
    }

    /// The URI of a file, its name escaped as editors do it.
    fn uri(&self, name: &str) -> String {
        let path = self.folder.path().canonicalize().unwrap().join(name);
        let escaped = |byte: u8| match byte {
            b'/' | b'.' | b'-' | b'_' | b'~' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        };
        format!("file://{}", path.to_str().unwrap().bytes().map(escaped).collect::<String>())
    }

    /// Opens the faulty example as a file of the folder; gives its diagnostics.
    #[track_caller]
    fn open(&mut self, name: &str) -> Vec<Value> {
        self.open_with(name, &example("faulty-arithmetic.txt"))
    }

    #[track_caller]
    fn open_with(&mut self, name: &str, text: &str) -> Vec<Value> {
        let uri = self.uri(name);
        self.client.open(&uri, "plaintext", text);
        self.client.diagnostics(&uri, 1)
    }

    /// Writes a file, and lets the editor say so.
    fn save(&mut self, name: &str, text: &str) {
        write(self.folder.path(), name, text);
        let changes = json!([{"uri": self.uri(name), "type": 2}]);
        self.client.say("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    }

    #[track_caller]
    fn again(&mut self, name: &str) -> Vec<Value> {
        let uri = self.uri(name);
        self.client.diagnostics(&uri, 1)
    }

    /// What is next said of a file that is not open.
    #[track_caller]
    fn said_of(&mut self, name: &str) -> Vec<String> {
        let uri = self.uri(name);
        loop {
            let said = self.client.hear("textDocument/publishDiagnostics");
            if said["uri"] == uri {
                assert!(said.get("version").is_none(), "{said}");
                return said["diagnostics"].as_array().unwrap().iter().map(line).collect();
            }
        }
    }

    #[track_caller]
    fn leave(self) {
        assert_eq!(self.client.leave(), Some(0));
    }
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// `2:7 1 message`: line and character of the beginning, severity, and what is said.
fn line(diagnostic: &Value) -> String {
    let (start, message) = (&diagnostic["range"]["start"], diagnostic["message"].as_str().unwrap());
    format!("{}:{} {} {message}", start["line"], start["character"], diagnostic["severity"])
}

fn codes(found: &[Value]) -> Vec<&str> {
    let mut codes: Vec<&str> = found.iter().map(|one| one["code"].as_str().unwrap()).collect();
    codes.dedup();
    codes
}

#[test]
fn each_draft_has_the_configuration_above_it() {
    let mut desk = Desk::new(
        &[
            ("gouji.toml", "select = [\"A407\"]\nlang = \"en\"\nexclude = [\"旧 稿\"]\n"),
            ("云岭县/gouji.toml", "select = [\"A404\"]\nlang = \"zh\"\n[levels]\nA = \"note\"\n"),
        ],
        &["--today", "2025-03-01"],
    );
    let above = desk.open("清河街道/草 稿.txt");
    assert_eq!((codes(&above), &above[0]["severity"]), (vec!["A407"], &json!(2)));
    assert!(above[0]["message"].as_str().unwrap().contains("in row"));
    let nearer = desk.open("云岭县/草稿.txt");
    assert_eq!((codes(&nearer), &nearer[0]["severity"]), (vec!["A404"], &json!(3)));
    assert!(nearer[0]["message"].as_str().unwrap().contains("总计填的是"), "{nearer:?}");
    assert_eq!(desk.open("旧 稿/a.txt"), [Value::Null; 0], "it is excluded");
    desk.client.open("untitled:Untitled-1", "plaintext", &example("faulty-arithmetic.txt"));
    assert!(codes(&desk.client.diagnostics("untitled:Untitled-1", 1)).len() > 2, "no file has no configuration");
    desk.leave();
}

#[test]
fn the_editor_wins_over_overrides_over_the_file() {
    let config = "lang = \"zh\"\nselect = [\"A407\"]\n[[override]]\npaths = [\"b.txt\"]\nselect = [\"A404\"]\n";
    let mut desk = Desk::new(&[("gouji.toml", config)], &[]);
    let found = desk.open("a.txt");
    assert_eq!(codes(&found), ["A407"]);
    assert!(found[0]["message"].as_str().unwrap().contains("行政规范性文件”一行"), "{found:?}");
    assert_eq!(codes(&desk.open("b.txt")), ["A404"]);
    let settings = json!({"gouji": {"select": ["A402"], "lang": "en"}});
    desk.client.say("workspace/didChangeConfiguration", json!({"settings": settings}));
    let found = desk.again("b.txt");
    assert_eq!(codes(&found), ["A402"]);
    assert!(found[0]["message"].as_str().unwrap().contains("holds"), "{found:?}");
    desk.leave();
}

#[test]
fn what_is_waived_is_not_shown_and_what_is_wrong_with_a_waiver_is() {
    let config = "select = [\"A404\", \"A407\"]\n";
    let waiver = |code: &str, more: &str| {
        format!("[[waiver]]\ncode = \"{code}\"\npath = \"a.txt\"\nreason = \"县局来函\"\n{more}\n")
    };
    let mut desk = Desk::english(&[("gouji.toml", &format!("{config}{}", waiver("A407", "")))]);
    assert_eq!(codes(&desk.open("a.txt")), ["A404"]);
    // It ended yesterday.
    desk.save("gouji.toml", &format!("{config}{}", waiver("A407", "until = 2025-02-28")));
    let found = desk.again("a.txt");
    assert_eq!(codes(&found), ["A407", "A404"]);
    assert!(found[0]["message"].as_str().unwrap().contains("ended on 2025-02-28"), "{found:?}");
    // It names another figure than stands there, and one is about nothing at all.
    let values = waiver("A407", "values = [\"5\"]");
    let idle = waiver("A404", "cell = \"art20.penalties.decisions\"");
    desk.save("gouji.toml", &format!("{config}{values}{idle}"));
    let found = desk.again("a.txt");
    assert!(found[0]["message"].as_str().unwrap().contains("waived when it was"), "{found:?}");
    assert_eq!(
        desk.said_of("gouji.toml"),
        ["6:0 2 this waiver is not needed: what it waives is gone; it can be removed"]
    );
    desk.save("gouji.toml", config);
    assert_eq!(desk.said_of("gouji.toml"), [""; 0]);
    desk.leave();
}

#[test]
fn a_waiver_for_several_drafts_is_not_called_unneeded_by_one() {
    let waiver = "[[waiver]]\ncode = \"A404\"\npath = \"*.txt\"\nreason = \"照填\"\n";
    let mut desk = Desk::english(&[("gouji.toml", waiver)]);
    desk.open_with("clean.txt", &example("clean-2021.txt"));
    let uri = desk.uri("clean.txt");
    desk.client.say("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    assert_eq!(desk.said_of("clean.txt"), [""; 0]);
    let config = desk.uri("gouji.toml");
    assert!(desk.client.told.iter().all(|said| said["params"]["uri"] != config));
    desk.leave();
}

#[test]
fn a_waiver_in_the_draft_puts_its_finding_aside() {
    let mut desk = Desk::english(&[("gouji.toml", "select = [\"A407\", \"waiver-unused\", \"waiver-malformed\"]\n")]);
    let text = example("faulty-arithmetic.txt");
    assert_eq!(codes(&desk.open("a.txt")), ["A407"]);
    assert_eq!(desk.open_with("b.txt", &format!("【gouji: allow-file A407：县局来函】\n{text}")), [Value::Null; 0]);
    let unused =
        desk.open_with("c.txt", &format!("【gouji: allow-file A407：县局来函】\n{}", example("clean-2021.txt")));
    assert_eq!((unused.len(), &unused[0]["range"]["start"]["line"]), (1, &json!(0)), "{unused:?}");
    desk.leave();
}

#[test]
fn findings_beyond_the_limit_are_one_diagnostic() {
    let mut desk = Desk::english(&[("gouji.toml", "limits = { findings = 2 }\n")]);
    let found = desk.open("a.txt");
    assert_eq!((found.len(), &found[2]["code"]), (3, &json!("G904")), "{found:?}");
    assert!(found[2]["message"].as_str().unwrap().contains("more than 2 findings; left out from here on: "));
    desk.leave();
}

#[test]
fn a_broken_configuration_is_said_where_it_is_broken_and_the_last_good_one_holds() {
    let mut desk = Desk::english(&[("gouji.toml", "select = [\"A407\"]\n")]);
    assert_eq!(codes(&desk.open("a.txt")), ["A407"]);
    desk.save("gouji.toml", "select = [\"A404\"]\nlang = \"fr\"\n");
    let told = desk.client.hear("window/showMessage")["message"].as_str().unwrap().to_owned();
    assert!(told.contains("gouji.toml has faults; what was set before it stays"), "{told}");
    assert_eq!(codes(&desk.again("a.txt")), ["A407"]);
    let said = desk.said_of("gouji.toml");
    assert!(said.len() == 1 && said[0].starts_with("1:7 1 not a configuration"), "{said:?}");
    // It is said once, whatever else is saved.
    desk.save("other.toml", "");
    assert_eq!(codes(&desk.again("a.txt")), ["A407"]);
    assert_eq!(codes(&desk.open("b.txt")), ["A407"]);
    let config = desk.uri("gouji.toml");
    let is_repeated = |said: &&Value| said["method"] == "window/showMessage" || said["params"]["uri"] == config;
    assert_eq!(desk.client.told.iter().find(is_repeated), None);
    desk.save("gouji.toml", "select = [\"A404\"]\n");
    assert_eq!(codes(&desk.again("a.txt")), ["A404"]);
    assert_eq!(desk.said_of("gouji.toml"), [""; 0]);
    desk.leave();
}

#[test]
fn a_configuration_that_was_never_good_leaves_the_rules_as_they_are() {
    let mut desk = Desk::english(&[("gouji.toml", "select = \n"), ("b/gouji.toml", "packs = [\"none.toml\"]\n")]);
    let all = codes(&desk.open("a.txt")).len();
    assert!(all > 2 && desk.said_of("gouji.toml").len() == 1);
    assert_eq!(codes(&desk.open("b/b.txt")).len(), all);
    assert_eq!(desk.said_of("b/gouji.toml"), ["0:9 1 there is no rule pack `none.toml`"]);
    std::fs::write(desk.folder.path().join("gouji.toml"), b"lang = \"\xFF\"").unwrap();
    desk.save("b/gouji.toml", "");
    let said = desk.said_of("gouji.toml");
    assert!(said[0].starts_with("0:0 1") && said[0].ends_with("not in UTF-8; save it as UTF-8"), "{said:?}");
    desk.leave();
}

#[test]
fn packs_of_the_configuration_are_read_and_read_again() {
    let pack = |level: &str| format!("[levels]\nA407 = \"{level}\"\n");
    let config = "select = [\"A407\"]\npacks = [\"规则/*.toml\"]\n";
    let mut desk = Desk::english(&[("gouji.toml", config), ("规则/省.toml", &pack("error"))]);
    assert_eq!(desk.open("a.txt")[0]["severity"], 1);
    desk.save("规则/省.toml", &pack("none"));
    assert_eq!(desk.again("a.txt")[0]["severity"], 1);
    assert_eq!(desk.said_of("规则/省.toml").len(), 1);
    desk.save("规则/省.toml", &pack("note"));
    assert_eq!(desk.again("a.txt")[0]["severity"], 3);
    assert_eq!(desk.said_of("规则/省.toml"), [""; 0]);
    desk.leave();
}

#[test]
fn what_is_in_the_baseline_is_not_shown() {
    let entry = |value: &str| {
        let place = "art20.normative.in_force";
        json!({"schema": 1, "findings": [{"file": "甲/a.txt", "code": "A407", "place": place, "value": value}]})
            .to_string()
    };
    let config = "select = [\"A407\", \"A404\"]\nbaseline = \"known.json\"\n";
    let mut desk = Desk::english(&[("gouji.toml", config)]);
    assert_eq!(codes(&desk.open("甲/a.txt")), ["A407", "A404"]);
    assert_eq!(desk.said_of("gouji.toml"), ["1:11 1 there is no such baseline; make it with --update-baseline"]);
    assert!(desk.client.hear("window/showMessage")["message"].as_str().unwrap().contains("gouji.toml"));
    desk.save("known.json", &entry("3"));
    assert_eq!(codes(&desk.again("甲/a.txt")), ["A404"]);
    assert_eq!(desk.said_of("gouji.toml"), [""; 0]);
    desk.save("known.json", "{");
    assert_eq!(codes(&desk.again("甲/a.txt")), ["A404"], "the last good one holds");
    assert_eq!(desk.said_of("known.json").len(), 1);
    desk.save("known.json", &entry("4"));
    assert_eq!(codes(&desk.again("甲/a.txt")), ["A407", "A404"]);
    desk.leave();
}
