//! Benchmarks of the language server: one key pressed in a draft of 60 KB, from the edit to its diagnostics, and the answers
//! that look at the draft more closely.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "criterion's macros; a benchmark reads its drafts"
)]

use std::fs;
use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use gouji::lsp::{Ground, Server};
use gouji::{Lang, Linter};
use serde_json::{Value, json};

const URI: &str = "file:///draft";

/// A clean draft, its first section made so long that the whole has 60 KB.
fn draft(name: &str) -> String {
    let path = format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).expect("the examples are part of the project");
    let (before, after) = text.split_once("二、").expect("a second section");
    let paragraph = "街道认真做好政府信息公开各项工作，及时答复群众来电，按时完成市、区交办的任务，群众比较满意。\n\n";
    let count = (60_000 - text.len()) / paragraph.len();
    format!("{before}{}二、{after}", paragraph.repeat(count))
}

fn opened(text: &str, language: &str) -> Server {
    let linter = Linter::new(&[]).expect("the built-in rules are sound");
    let mut server = Server::new(Arc::new(Ground::bare(linter)), None, Lang::Zh);
    server.request("initialize", json!({"capabilities": {}})).expect("a greeting");
    let item = json!({"uri": URI, "languageId": language, "version": 1, "text": text});
    server.notify("textDocument/didOpen", json!({"textDocument": item}));
    assert_eq!(server.settle().len(), 1);
    server
}

/// Puts one letter in, and takes it out the next time.
fn edit(version: i32) -> Value {
    let end = if version % 2 == 0 { 0 } else { 1 };
    let range = json!({"start": {"line": 4, "character": 0}, "end": {"line": 4, "character": end}});
    let text = if version % 2 == 0 { "字" } else { "" };
    json!({"textDocument": {"uri": URI, "version": version}, "contentChanges": [{"range": range, "text": text}]})
}

fn press(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("lsp: one key in 60 KB");
    for (name, language) in
        [("clean-2021.txt", "plaintext"), ("clean-2021.md", "markdown"), ("clean-2021.html", "html")]
    {
        let mut server = opened(&draft(name), language);
        let mut version = 1;
        let mut next = || {
            version += 1;
            edit(version)
        };
        group.bench_function(name, |bencher| {
            bencher.iter_batched(
                &mut next,
                |change| {
                    server.notify("textDocument/didChange", change);
                    assert_eq!(black_box(server.settle()).len(), 1);
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

fn ask(criterion: &mut Criterion) {
    let text = draft("clean-2021.md");
    let mut server = opened(&text, "markdown");
    let mut version = 1;
    let mut next = || {
        version += 1;
        edit(version)
    };
    criterion.bench_function("lsp: one key, then the symbols", |bencher| {
        bencher.iter_batched(
            &mut next,
            |change| {
                server.notify("textDocument/didChange", change);
                black_box(server.settle());
                server.request("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}}))
            },
            BatchSize::PerIteration,
        );
    });
    let asked = json!({"textDocument": {"uri": URI}, "position": {"line": 2, "character": 3}});
    criterion.bench_function("lsp: hover", |bencher| {
        bencher.iter(|| server.request("textDocument/hover", black_box(asked.clone())));
    });
}

criterion_group!(lsp, press, ask);
criterion_main!(lsp);
