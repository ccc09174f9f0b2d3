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

/// What becomes of a text by each fix of the library that may be made: its title, whether it is safe, the text.
fn outcomes(linter: &Linter, name: &str, text: &str) -> Vec<(String, bool, String)> {
    let options = Options { lang: Lang::En, ..Options::default() };
    let findings = linter.check(text.as_bytes(), name, &options).verdict.map_or(Vec::new(), |checked| checked.findings);
    let fixes = findings.into_iter().filter_map(|finding| finding.fix).filter(|fix| !fix.edits.is_empty());
    let outcome = |fix: gouji::Fix| {
        let mut made = text.to_owned();
        fix.edits.iter().rev().for_each(|edit| made.replace_range(edit.span.range(), &edit.text));
        (fix.title, fix.applicability, made)
    };
    let possible = fixes.map(outcome).filter(|(_, applicability, _)| *applicability > Applicability::Display);
    possible.map(|(title, applicability, made)| (title, applicability == Applicability::Safe, made)).collect()
}

#[test]
fn each_fix_of_a_finding_is_offered_and_does_what_the_library_says() {
    let linter = Arc::new(Linter::new(&[]).unwrap());
    let (mut safe, mut suggested, mut quiet) = (0, 0, 0);
    for (name, language, text) in drafts() {
        let mut expected = outcomes(&linter, &name, &text);
        let mut editor = Editor::open(&linter, language, &text);
        let found = editor.diagnostics();
        let mut offered = Vec::new();
        for diagnostic in &found {
            let count = editor.actions(diagnostic, "quickfix").iter().filter(|action| is_fix(action)).count();
            for number in 0..count {
                let action = &editor.actions(diagnostic, "quickfix")[number];
                editor.make(action, str::to_owned);
                let is_safe = action["isPreferred"] == true;
                offered.push((action["title"].as_str().unwrap().to_owned(), is_safe, editor.text.clone()));
                *(if is_safe { &mut safe } else { &mut suggested }) += 1;
                quiet += usize::from(editor.diagnostics().len() < found.len());
                editor.replace(&text);
                editor.diagnostics();
            }
        }
        for list in [&mut expected, &mut offered] {
            list.sort();
            list.dedup();
        }
        assert_eq!(offered, expected, "{name}");
    }
    assert!(safe > 20 && suggested > 20, "{safe} safe, {suggested} suggested");
    // Some fixes show what a fault has hidden, or are one of several that a finding needs.
    assert!(quiet * 4 > (safe + suggested) * 3, "{quiet} of {safe} and {suggested}");
}

#[test]
fn all_safe_fixes_are_those_of_the_command_line() {
    let linter = Arc::new(Linter::new(&[]).unwrap());
    let options = Options { lang: Lang::En, ..Options::default() };
    let mut made = 0;
    for (name, language, text) in drafts() {
        let marked = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
        for text in [text, marked].into_iter().take(if name.starts_with("faulty") { 1 } else { 2 }) {
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
