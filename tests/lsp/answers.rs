//! Hovers, symbols, actions and hints.

use serde_json::{Value, json};

use crate::client::{Client, URI, example, position};

const EDITOR: &str = r#"{
    "textDocument": {"hover": {"contentFormat": ["markdown", "plaintext"]}},
    "workspace": {"workspaceEdit": {"documentChanges": true}, "inlayHint": {"refreshSupport": true}}
}"#;

fn opened(name: &str, language: &str) -> (Client, String) {
    let text = example(name);
    let mut client = Client::greeted(serde_json::from_str(EDITOR).unwrap());
    client.open(URI, language, &text);
    (client, text)
}

fn hover(client: &mut Client, at: &Value) -> Value {
    client.ask("textDocument/hover", json!({"textDocument": {"uri": URI}, "position": at}))["result"].clone()
}

#[test]
fn a_figure_tells_its_cell_its_equations_and_its_rule() {
    let (mut client, _) = opened("faulty-arithmetic.md", "markdown");
    let found = client.diagnostics(URI, 1);
    let sum = found.iter().find(|one| one["code"].as_str().unwrap().starts_with("A4")).unwrap();
    let said = hover(&mut client, &sum["range"]["start"]);
    assert_eq!((&said["contents"]["kind"], &said["range"]), (&json!("markdown"), &sum["range"]));
    let text = said["contents"]["value"].as_str().unwrap();
    for part in ["Equations:", "✗", "≠", "Basis:", sum["code"].as_str().unwrap(), "rules/README.md#"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_place_without_anything_has_no_hover() {
    let (mut client, _) = opened("clean-2021.md", "markdown");
    assert_eq!(hover(&mut client, &json!({"line": 1, "character": 0})), Value::Null);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_sentence_and_its_cell_tell_of_one_another() {
    let (mut client, text) = opened("clean-2021.md", "markdown");
    let linter = gouji::Linter::new(&[]).unwrap();
    let options = gouji::Options { prose: true, ..gouji::Options::default() };
    let checked = linter.check(text.as_bytes(), "draft.md", &options).verdict.unwrap();
    let entry = checked.prose.iter().find(|entry| entry.outcome.name() == "equal" && !entry.cells.is_empty()).unwrap();
    let words = &text[entry.place.span.range()];
    let said = hover(&mut client, &position(&text, words))["contents"]["value"].as_str().unwrap().to_owned();
    assert!(said.contains("✓") && said.contains("Cells:"), "{said}");
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn an_editor_without_markdown_gets_plain_text() {
    let mut client = Client::greeted(json!({}));
    client.open(URI, "plaintext", &example("faulty-arithmetic.txt"));
    let found = client.diagnostics(URI, 1);
    let said = hover(&mut client, &found[0]["range"]["start"]);
    assert_eq!(said["contents"]["kind"], "plaintext");
    assert!(!said["contents"]["value"].as_str().unwrap().contains("**"));
    assert_eq!(client.leave(), Some(0));
}

fn names(symbols: &Value, depth: usize, into: &mut Vec<String>) {
    for symbol in symbols.as_array().into_iter().flatten() {
        into.push(format!("{}{}", "  ".repeat(depth), symbol["name"].as_str().unwrap()));
        let (range, own) = (&symbol["range"], &symbol["selectionRange"]);
        let at = |place: &Value| (place["line"].as_u64().unwrap(), place["character"].as_u64().unwrap());
        assert!(at(&range["start"]) <= at(&own["start"]) && at(&own["end"]) <= at(&range["end"]), "{symbol}");
        names(&symbol["children"], depth + 1, into);
    }
}

#[test]
fn the_symbols_are_the_sections_with_their_tables() {
    for (name, language) in
        [("clean-2021.md", "markdown"), ("clean-2021.txt", "plaintext"), ("clean-2021.html", "html")]
    {
        let (mut client, _) = opened(name, language);
        let symbols =
            client.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}}))["result"].clone();
        let mut seen = Vec::new();
        names(&symbols, 0, &mut seen);
        let top: Vec<&String> = seen.iter().filter(|name| !name.starts_with(' ')).collect();
        assert_eq!(top.len(), 7, "{name}: {seen:#?}");
        let inside = |section: &str, word: &str| {
            let from = seen.iter().position(|name| !name.starts_with(' ') && name.contains(section)).unwrap();
            let own = seen[from + 1..].iter().take_while(|name| name.starts_with(' '));
            own.filter(|name| name.contains(word)).count()
        };
        assert_eq!((inside("复议", "复议"), inside("申请", "申请")), (1, 1), "{name}: {seen:#?}");
        assert_eq!(client.leave(), Some(0));
    }
}

#[test]
fn a_finding_can_be_waived_with_a_comment_before_its_block() {
    for (name, language, sign) in [
        ("faulty-arithmetic.md", "markdown", "<!-- gouji: allow "),
        ("faulty-arithmetic.txt", "plaintext", "【gouji: allow "),
        ("faulty-arithmetic.html", "html", "<!-- gouji: allow "),
    ] {
        let (mut client, text) = opened(name, language);
        let found = client.diagnostics(URI, 1);
        let params = |kind: &str| {
            let context = json!({"diagnostics": found, "only": [kind]});
            json!({"textDocument": {"uri": URI}, "range": found[0]["range"], "context": context})
        };
        assert_eq!(client.ask("textDocument/codeAction", params("source.organizeImports"))["result"], json!([]));
        let actions = client.ask("textDocument/codeAction", params("quickfix"))["result"].as_array().unwrap().clone();
        let action = &actions[0];
        assert_eq!((&action["kind"], &action["diagnostics"][0]["code"]), (&json!("quickfix"), &found[0]["code"]));
        let change = &action["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"], json!({"uri": URI, "version": 1}));
        let edit = &change["edits"][0];
        assert!(edit["newText"].as_str().unwrap().starts_with(sign), "{edit}");
        assert_eq!(edit["range"]["start"], edit["range"]["end"]);
        client.change(URI, 2, json!([{"range": edit["range"], "text": edit["newText"]}]));
        let after = client.diagnostics(URI, 2);
        // Until there is a reason in it, it is no waiver.
        assert_eq!(after.len(), found.len() + 1, "{name}: {text}");
        assert_eq!(client.leave(), Some(0));
    }
}

#[test]
fn totals_are_shown_beside_the_figures_where_the_editor_wants_them() {
    let (mut client, _) = opened("clean-2021.md", "markdown");
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9_999, "character": 0}});
    let params = json!({"textDocument": {"uri": URI}, "range": range});
    assert_eq!(client.ask("textDocument/inlayHint", params.clone())["result"], json!([]));
    client.say("workspace/didChangeConfiguration", json!({"settings": {"gouji": {"inlayHints": true}}}));
    client.hear("workspace/inlayHint/refresh");
    let hints = client.ask("textDocument/inlayHint", params.clone())["result"].as_array().unwrap().clone();
    assert!(
        hints.len() > 5 && hints.iter().all(|hint| hint["label"].as_str().unwrap().starts_with("= ")),
        "{hints:#?}"
    );
    let one = json!({"start": hints[0]["position"], "end": hints[0]["position"]});
    let some =
        client.ask("textDocument/inlayHint", json!({"textDocument": {"uri": URI}, "range": one}))["result"].clone();
    assert!(some.as_array().unwrap().len() < hints.len());
    assert_eq!(client.leave(), Some(0));
}
