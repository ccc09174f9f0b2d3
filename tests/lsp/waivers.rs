//! Findings that are waived by the action of the editor.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use gouji::Linter;
use serde_json::Value;

#[path = "../support/marked.rs"]
#[allow(dead_code, reason = "only the marks are taken out here")]
mod marked;

use crate::client::example;
use crate::editor::Editor;

/// Language and text of a draft, and the rule it is for; none for one that has faults of many.
struct Sample {
    name: String,
    language: &'static str,
    text: String,
    code: Option<String>,
}

/// The examples, and the marked drafts of every rule.
fn samples() -> Vec<Sample> {
    let files = |folder: &str| -> Vec<PathBuf> {
        let entries = fs::read_dir(format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    };
    let sample = |path: &PathBuf| {
        let name = path.file_name()?.to_str()?.to_owned();
        let (_, language) = LANGUAGES.iter().find(|(ending, _)| name.ends_with(ending) && name != "README.md")?;
        Some(Sample { name, language, text: fs::read_to_string(path).unwrap(), code: None })
    };
    let unmarked = |sample: Sample| {
        let text = marked::unmark(sample.text.split_once('\n').unwrap().1).0;
        Sample { code: Some(sample.name[..4].to_owned()), text, ..sample }
    };
    let marked = files("tests/fixtures/marked");
    let marked = marked.iter().filter_map(sample).map(unmarked);
    files("examples").iter().filter_map(sample).chain(adjoining()).chain(marked).collect()
}

/// Markdown with metadata, whose tables follow paragraphs without a blank line.
fn adjoining() -> [Sample; 2] {
    let sample = |name: &str| {
        let text = example(name).replace("\r\n", "\n").replace("\n\n|", "\n|");
        let text = format!("---\nauthor: 办公室\n---\n\n{text}");
        Sample { name: format!("adjoining {name}"), language: "markdown", text, code: None }
    };
    ["faulty-tables.md", "faulty-structure.md"].map(sample)
}

const LANGUAGES: [(&str, &str); 3] = [(".txt", "plaintext"), (".md", "markdown"), (".html", "html")];

/// The writer's reason, put where the action has left room for it.
fn with_reason(comment: &str) -> String {
    comment.replace("：】", "：县局来函】").replace(":  -->", ": 县局来函 -->")
}

/// Codes and places of diagnostics, in order.
fn told(editor: &Editor, diagnostics: &[Value]) -> Vec<(String, usize)> {
    let one = |found: &Value| (found["code"].as_str().unwrap().to_owned(), editor.offset(&found["range"]["start"]));
    let mut told: Vec<_> = diagnostics.iter().map(one).collect();
    told.sort();
    told
}

/// Waives a finding `here` or `in this draft`, looks, and takes the waiver out again: what is wrong with it.
fn waive(editor: &mut Editor, found: &[Value], diagnostic: &Value, scope: &str) -> Option<String> {
    let (text, before) = (editor.text.clone(), told(editor, found));
    let (code, at) = told(editor, std::slice::from_ref(diagnostic)).remove(0);
    let title = format!("Waive {code} {scope} (give a reason)");
    let actions = editor.actions(diagnostic, "quickfix");
    let Some(action) = actions.iter().find(|action| action["title"] == title) else {
        // A waiver of what is said of waivers would be one more to speak of.
        if ["G901", "G902"].contains(&code.as_str()) {
            return None;
        }
        return Some(format!("{code}: nothing is offered"));
    };
    let edits = editor.make(action, with_reason);
    let left = editor.diagnostics();
    let moved = |(code, at): (String, usize)| {
        let added: usize = edits.iter().filter(|edit| edit.0 + edit.2.len() <= at).map(|edit| edit.2.len()).sum();
        (code, at - added)
    };
    let after: Vec<(String, usize)> = told(editor, &left).into_iter().map(moved).collect();
    editor.replace(&text);
    let is_gone =
        if scope == "here" { !after.contains(&(code.clone(), at)) } else { after.iter().all(|one| one.0 != code) };
    let new: Vec<_> = after.iter().filter(|one| !before.contains(one)).collect();
    let lost: Vec<_> = before.iter().filter(|one| !after.contains(one) && one.0 != code).collect();
    let fault = || format!("{code} at {at}, gone: {is_gone}, new {new:?} lost {lost:?}: {edits:?}");
    (!is_gone || !new.is_empty() || !lost.is_empty()).then(fault)
}

#[test]
fn a_finding_that_is_waived_with_a_reason_is_no_longer_told_and_nothing_else_is() {
    let linter = Arc::new(Linter::new(&[]).unwrap());
    let (mut faults, mut count) = (Vec::new(), 0);
    for Sample { name, language, text, code } in samples() {
        let breaks: &[&str] = if name.contains("tables") { &["\n", "\r\n"] } else { &["\n"] };
        let mut waived = BTreeSet::new();
        for line_break in breaks {
            let mut editor = Editor::open(&linter, language, &text.replace("\r\n", "\n").replace('\n', line_break));
            let found = editor.diagnostics();
            let own = found.iter().filter(|one| code.as_ref().is_none_or(|code| one["code"] == *code));
            for diagnostic in own {
                let scopes = ["here", "in this draft"];
                let is_first = code.is_none() && waived.insert(diagnostic["code"].to_string());
                for scope in scopes.into_iter().take(1 + usize::from(is_first)) {
                    count += 1;
                    let fault = waive(&mut editor, &found, diagnostic, scope);
                    faults.extend(fault.map(|fault| format!("{name} {line_break:?} {fault}")));
                }
            }
        }
    }
    assert!(count > 200, "{count}");
    assert!(faults.is_empty(), "{} of {count}:\n{}", faults.len(), faults.join("\n"));
}
