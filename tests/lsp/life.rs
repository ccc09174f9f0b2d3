//! From the greeting to the end.

use serde_json::{Value, json};

use crate::client::{Client, URI, example, expected, places};

#[test]
fn a_draft_is_checked_when_it_is_opened_and_forgotten_when_it_is_closed() {
    let mut client = Client::start(&["--lang", "en", "--stdio"]);
    let answer = client.greet(json!({"textDocument": {"publishDiagnostics": {"relatedInformation": true}}}));
    assert_eq!(answer["serverInfo"]["name"], "gouji");
    assert_eq!(answer["capabilities"]["positionEncoding"], "utf-16");
    assert_eq!(answer["capabilities"]["textDocumentSync"], json!({"openClose": true, "change": 2}));
    let text = example("faulty-arithmetic.txt");
    client.open(URI, "plaintext", &text);
    let found = client.diagnostics(URI, 1);
    assert_eq!(places(&found), expected(&text, "draft.txt"));
    assert!(!found.is_empty());
    let first = found.iter().find(|one| one["severity"] == 1).expect("an error");
    assert_eq!(first["source"], "gouji");
    let page = first["codeDescription"]["href"].as_str().unwrap();
    assert!(page.ends_with(&format!("rules/README.md#{}", first["code"].as_str().unwrap().to_lowercase())), "{page}");
    let related = found.iter().flat_map(|one| one["relatedInformation"].as_array().unwrap());
    assert!(related.clone().count() > 0 && related.clone().all(|place| place["location"]["uri"] == URI));
    client.say("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    let said = client.hear("textDocument/publishDiagnostics");
    assert_eq!((&said["uri"], &said["diagnostics"]), (&json!(URI), &json!([])));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn every_example_in_every_text_format_has_the_findings_of_the_command_line() {
    let mut client = Client::greeted(json!({}));
    let mut names: Vec<String> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md")
        .collect();
    names.sort();
    let languages = [("txt", "plaintext"), ("md", "markdown"), ("html", "html")];
    let mut seen = 0;
    for name in names {
        let Some((extension, language)) = languages.iter().find(|(extension, _)| name.ends_with(extension)) else {
            continue;
        };
        let Ok(text) = std::fs::read_to_string(format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"))) else {
            continue;
        };
        let uri = format!("file:///{name}");
        client.open(&uri, language, &text);
        let found = places(&client.diagnostics(&uri, 1));
        assert_eq!(found, expected(&text, &format!("draft.{extension}")), "{name}");
        seen += 1;
    }
    assert!(seen > 5, "{seen}");
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn what_is_no_report_yet_has_no_diagnostics() {
    let mut client = Client::greeted(json!({}));
    for (version, text) in ["", "# 购物清单\n\n- 米\n", "清河街道办事处"].into_iter().enumerate() {
        let uri = format!("file:///{version}.md");
        client.open(&uri, "markdown", text);
        assert_eq!(client.diagnostics(&uri, 1), [Value::Null; 0], "{text}");
        assert_eq!(
            client.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": uri}}))["result"],
            json!([])
        );
    }
    client.open("file:///main.rs", "rust", &example("faulty-arithmetic.txt"));
    client.open("file:///NOTES.TXT", "gouji-unknown", &example("faulty-arithmetic.txt"));
    assert!(!client.diagnostics("file:///NOTES.TXT", 1).is_empty());
    assert!(client.told.iter().all(|said| said["params"]["uri"] != "file:///main.rs"));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_draft_that_is_opened_again_is_the_new_one() {
    let mut client = Client::greeted(json!({}));
    let (faulty, clean) = (example("faulty-arithmetic.md"), example("clean-2021.md"));
    client.open(URI, "markdown", &faulty);
    assert_eq!(places(&client.diagnostics(URI, 1)), expected(&faulty, "draft.md"));
    client.change(URI, 9, json!([{"text": clean}]));
    client.diagnostics(URI, 9);
    client.open(URI, "markdown", &faulty);
    assert_eq!(places(&client.diagnostics(URI, 1)), expected(&faulty, "draft.md"));
    let unread = "file:///draft.rs";
    client.open(unread, "plaintext", &faulty);
    client.diagnostics(unread, 1);
    // The editor has taken it for something else since.
    client.open(unread, "rust", &faulty);
    let said = client.hear("textDocument/publishDiagnostics");
    assert_eq!((&said["uri"], &said["diagnostics"]), (&json!(unread), &json!([])));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn what_is_said_of_a_closed_draft_changes_nothing() {
    let mut client = Client::greeted(json!({}));
    let text = example("faulty-arithmetic.md");
    client.open(URI, "markdown", &text);
    client.diagnostics(URI, 1);
    let document = json!({"textDocument": {"uri": URI}});
    client.say("textDocument/didClose", document.clone());
    assert_eq!(client.hear("textDocument/publishDiagnostics")["diagnostics"], json!([]));
    client.change(URI, 2, json!([{"text": text}]));
    client.say("textDocument/didClose", document.clone());
    assert_eq!(client.ask("textDocument/documentSymbol", document)["result"], json!([]));
    assert!(client.told.is_empty(), "{:?}", client.told);
    client.open(URI, "markdown", &text);
    assert_eq!(places(&client.diagnostics(URI, 1)), expected(&text, "draft.md"));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn the_language_is_that_of_the_argument_then_of_the_settings_then_of_the_editor() {
    let text = example("faulty-arithmetic.txt");
    let message =
        |client: &mut Client, version| client.diagnostics(URI, version)[0]["message"].as_str().unwrap().to_owned();
    let is_chinese = |text: &str| text.contains('。') || text.contains('，');
    let mut client = Client::start(&[]);
    client.ask("initialize", json!({"capabilities": {}, "locale": "en-GB"}));
    client.say("initialized", json!({}));
    client.open(URI, "plaintext", &text);
    assert!(!is_chinese(&message(&mut client, 1)));
    client.say("workspace/didChangeConfiguration", json!({"settings": {"gouji": {"lang": "zh"}}}));
    assert!(is_chinese(&message(&mut client, 1)));
    assert_eq!(client.leave(), Some(0));
    let mut client = Client::start(&["--lang", "en"]);
    client.ask("initialize", json!({"capabilities": {}, "initializationOptions": {"lang": "zh"}}));
    client.open(URI, "plaintext", &text);
    assert!(!is_chinese(&message(&mut client, 1)));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn settings_are_read_again_and_bad_ones_leave_the_old_in_place() {
    let mut client = Client::greeted(json!({}));
    let text = example("faulty-arithmetic.txt");
    client.open(URI, "plaintext", &text);
    let all = client.diagnostics(URI, 1);
    let code = all[0]["code"].as_str().unwrap().to_owned();
    let set = |settings: Value| json!({"settings": {"gouji": settings}});
    client.say("workspace/didChangeConfiguration", set(json!({"select": [code]})));
    let some = client.diagnostics(URI, 1);
    assert!(some.len() < all.len() && some.iter().all(|one| one["code"] == code));
    client.say("workspace/didChangeConfiguration", set(json!({"select": 7})));
    assert!(client.hear("window/showMessage")["message"].as_str().unwrap().contains("settings"));
    client.say("workspace/didChangeConfiguration", set(json!({"ignore": ["A999", "a"], "edition": "1999"})));
    let said = client.hear("window/showMessage")["message"].as_str().unwrap().to_owned();
    assert!(said.contains("A999") && said.contains("1999"), "{said}");
    client.say("workspace/didChangeConfiguration", json!({"settings": null}));
    client.say("workspace/didChangeWorkspaceFolders", json!({"event": {"added": [], "removed": []}}));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn rule_packs_are_read_again_when_a_file_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let pack = folder.path().join("local.toml");
    let rule = |level: &str| format!("[levels]\nA407 = \"{level}\"\n");
    std::fs::write(&pack, rule("note")).unwrap();
    let mut client = Client::start(&["--lang", "en", "--rules", pack.to_str().unwrap()]);
    client.greet(json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}}));
    let asked = client.hear("client/registerCapability");
    assert_eq!(asked["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    client.open(URI, "plaintext", &example("faulty-arithmetic.txt"));
    let severity = |found: &[Value]| found.iter().find(|one| one["code"] == "A407").unwrap()["severity"].clone();
    assert_eq!(severity(&client.diagnostics(URI, 1)), 3);
    std::fs::write(&pack, "not TOML").unwrap();
    client.say("workspace/didChangeWatchedFiles", json!({"changes": []}));
    assert!(client.hear("window/showMessage")["message"].as_str().unwrap().contains("local.toml has faults"));
    assert_eq!(severity(&client.diagnostics(URI, 1)), 3);
    std::fs::write(&pack, rule("error")).unwrap();
    client.say("workspace/didChangeWatchedFiles", json!({"changes": []}));
    assert_eq!(severity(&client.diagnostics(URI, 1)), 1);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn the_end_without_a_shutdown_has_code_1() {
    assert_eq!(Client::greeted(json!({})).leave_at_once(true), Some(1));
    assert_eq!(Client::greeted(json!({})).leave_at_once(false), Some(1));
    assert_eq!(Client::start(&[]).leave_at_once(true), Some(1));
    let mut client = Client::greeted(json!({}));
    client.ask("shutdown", Value::Null);
    assert_eq!(client.ask("textDocument/hover", json!({}))["error"]["code"], -32600);
    assert_eq!(client.leave_at_once(false), Some(0));
}
