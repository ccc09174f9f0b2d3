//! Benchmarks of the linter: a clean draft of each edition, one of them in every format, from bytes to
//! findings; drafts with faults; and the reading of the rules, which is what a start costs.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "criterion's macros; a benchmark reads its drafts"
)]

use std::fs;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gouji::render::human::Shown;
use gouji::render::{self, FileReport, Output};
use gouji::{Lang, Linter, Options};

const DRAFTS: [&str; 10] = [
    "clean-2008.txt",
    "clean-2008.md",
    "clean-2019.txt",
    "clean-2019.md",
    "clean-2021.txt",
    "clean-2021.md",
    "clean-2021.html",
    "clean-2021.docx",
    "faulty-arithmetic.txt",
    "faulty-prose.txt",
];

fn draft(name: &str) -> Vec<u8> {
    fs::read(format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"))).expect("the examples are part of the project")
}

fn check(criterion: &mut Criterion) {
    let linter = Linter::new(&[]).expect("the built-in rules are sound");
    let mut group = criterion.benchmark_group("check");
    for name in DRAFTS {
        let bytes = draft(name);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| linter.check(black_box(&bytes), name, &Options::default()));
        });
    }
    group.finish();
}

/// Decoding alone: a text of the same size that is no report stops right behind the parser.
fn decode_and_parse(criterion: &mut Criterion) {
    let linter = Linter::new(&[]).expect("the built-in rules are sound");
    let mut group = criterion.benchmark_group("decode and parse");
    let prose = "街道认真做好政府信息公开各项工作，按时完成任务，群众比较满意。\n".repeat(400);
    for (name, bytes) in [
        ("utf-8", prose.clone().into_bytes()),
        ("utf-16le", prose.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("one line", prose.replace('\n', "").into_bytes()),
    ] {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| linter.check(black_box(&bytes), "prose.txt", &Options::default()));
        });
    }
    group.finish();
}

fn start(criterion: &mut Criterion) {
    criterion.bench_function("start: rules and editions", |bencher| bencher.iter(|| Linter::new(black_box(&[]))));
}

fn draw(criterion: &mut Criterion) {
    let linter = Linter::new(&[]).expect("the built-in rules are sound");
    let name = "faulty-arithmetic.txt";
    let outcome = linter.check(&draft(name), name, &Options::default());
    let files = [FileReport::new(name.to_owned(), outcome, Lang::Zh)];
    let human = Output::Human { shown: Shown::default(), has_summary: true };
    let json = Output::Json { ledger: true };
    criterion.bench_function("render human", |bencher| {
        bencher.iter(|| render::write(black_box(&files), human, Lang::Zh, &mut Vec::new()));
    });
    criterion.bench_function("render json", |bencher| {
        bencher.iter(|| render::write(black_box(&files), json, Lang::Zh, &mut Vec::new()));
    });
}

criterion_group!(stages, check, decode_and_parse, start, draw);
criterion_main!(stages);
