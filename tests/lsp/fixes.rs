//! Fixes that the editor offers, made and looked at again.

use std::fs;
use std::sync::Arc;

use gouji::{Applicability, Lang, Linter, Options};
use serde_json::{Value, json};

use crate::client::example;
use crate::editor::Editor;

const ALL: &str = "source.fixAll.gouji";

/// Name, language and text: the examples, and the drafts with fixes before these are made.
fn drafts() -> Vec<(String, &'static str, String)> {
    let names = |folder: &str| -> Vec<String> {
        let entries = fs::read_dir(format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    let language = |name: &str| {
        let languages = [(".txt", "plaintext"), (".md", "markdown"), (".html", "html")];
        languages.into_iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, language)| language)
    };
    let examples = names("examples").into_iter().filter(|name| name.starts_with("faulty-"));
    let examples = examples.filter_map(|name| Some((name.clone(), language(&name)?, example(&name))));
    let fixtures = names("tests/fixtures/fixes").into_iter().map(|name| {
        let text = example(&format!("../tests/fixtures/fixes/{name}"));
        let (before, _) = text.split_once('\n').unwrap();
        let marked = &text[before.len() + 1..];
        let pieces = marked.split('⟦').map(|piece| match piece.split_once('⟧') {
            Some((mark, behind)) => mark.split('→').next().unwrap().to_owned() + behind,
            None => piece.to_owned(),
        });
        (name.clone(), language(&name).unwrap(), pieces.collect())
    });
    examples.chain(fixtures).collect()
}

fn is_fix(action: &Value) -> bool {
    action.get("isPreferred").is_some()
}

/// Codes and the lines' lengths from the end: a place that edits before it do not move.
fn told(editor: &Editor, diagnostics: &[Value]) -> Vec<(String, usize)> {
    let one = |found: &Value| {
        let end = editor.offset(&found["range"]["end"]);
        (found["code"].as_str().unwrap().to_owned(), editor.text.len() - end)
    };
    diagnostics.iter().map(one).collect()
}

#[test]
fn a_fix_that_is_made_takes_its_finding_away() {
    let linter = Arc::new(Linter::new(&[]).unwrap());
    let (mut faults, mut safe, mut suggested) = (Vec::new(), 0, 0);
    for (name, language, text) in drafts() {
        let mut editor = Editor::open(&linter, language, &text);
        let found = editor.diagnostics();
        for diagnostic in &found {
            let count = editor.actions(diagnostic, "quickfix").iter().filter(|action| is_fix(action)).count();
            for number in 0..count {
                let action = &editor.actions(diagnostic, "quickfix")[number];
                let codes: Vec<&Value> =
                    action["diagnostics"].as_array().unwrap().iter().map(|one| &one["code"]).collect();
                if codes != [&diagnostic["code"]] {
                    continue;
                }
                let is_safe = action["isPreferred"] == true;
                *(if is_safe { &mut safe } else { &mut suggested }) += 1;
                let gone = told(&editor, std::slice::from_ref(diagnostic)).remove(0);
                let edits = editor.make(action, str::to_owned);
                let left = editor.diagnostics();
                if told(&editor, &left).contains(&gone) || left.len() >= found.len() {
                    faults.push(format!("{name}: {gone:?} stays after {edits:?}"));
                }
                if is_safe && edits.iter().any(|edit| digits(&edit.2) != digits(&text[edit.0..edit.1])) {
                    faults.push(format!("{name}: {edits:?} changes a figure"));
                }
                editor.replace(&text);
                editor.diagnostics();
            }
        }
    }
    assert!(safe > 20 && suggested > 10, "{safe} safe, {suggested} suggested");
    assert!(faults.is_empty(), "of {safe} and {suggested}:\n{}", faults.join("\n"));
}

/// The digits of a text, in whatever width.
fn digits(text: &str) -> String {
    let digit = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0),
        _ => Some(c).filter(char::is_ascii_digit),
    };
    text.chars().filter_map(digit).collect()
}

#[test]
fn all_safe_fixes_are_those_of_the_command_line() {
    let linter = Arc::new(Linter::new(&[]).unwrap());
    let options = Options { lang: Lang::En, ..Options::default() };
    let mut made = 0;
    for (name, language, text) in drafts() {
        for text in [text.clone(), text.replace('\n', "\r\n"), format!("\u{FEFF}{text}")] {
            let findings = |bytes: &[u8]| {
                linter.check(bytes, &name, &options).verdict.map_or(Vec::new(), |checked| checked.findings)
            };
            let expected = gouji::fix(text.as_bytes(), Applicability::Safe, findings).unwrap().bytes;
            let expected = String::from_utf8(expected).unwrap();
            let mut editor = Editor::open(&linter, language, &text);
            let start = json!({"line": 0, "character": 0});
            let nowhere = json!({"message": "", "range": {"start": start, "end": start}});
            let actions = editor.actions(&nowhere, ALL);
            assert_eq!(actions.len(), usize::from(expected != text), "{name}");
            for action in &actions {
                assert_eq!(action["kind"], ALL);
                editor.make(action, str::to_owned);
                assert_eq!(editor.text, expected, "{name}");
                assert_eq!(editor.actions(&nowhere, "source.fixAll"), [Value::Null; 0], "{name}: a second time");
                made += 1;
            }
        }
    }
    assert!(made > 20, "{made}");
}

#[test]
fn an_editor_gets_the_kinds_that_it_asks_for() {
    let linter = Arc::new(Linter::new(&[]).unwrap());
    let (_, language, text) = drafts().into_iter().find(|(name, ..)| name == "W803-punctuation.md").unwrap();
    let mut editor = Editor::open(&linter, language, &text);
    let found = editor.diagnostics();
    let safe = found.iter().find(|one| editor.actions(one, "quickfix")[0]["isPreferred"] == true).unwrap();
    let mut kinds = |only: &str| -> Vec<String> {
        let mut kinds: Vec<String> =
            editor.actions(safe, only).iter().map(|action| action["kind"].as_str().unwrap().to_owned()).collect();
        kinds.dedup();
        kinds
    };
    for only in ["source", "source.fixAll", ALL] {
        assert_eq!(kinds(only), [ALL], "{only}");
    }
    assert_eq!(kinds("quickfix"), ["quickfix"]);
    assert_eq!(kinds(""), ["quickfix", ALL]);
    for only in ["refactor", "source.fix", "source.fixAll.other", "quickfix.gouji"] {
        assert_eq!(kinds(only), [""; 0], "{only}");
    }
}
