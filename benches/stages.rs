//! Benchmarks of the linter: a clean draft of each edition, one of them in every format, from bytes to
//! findings; drafts with faults, and such as are made to take long, of a size and of twice that size; and the reading of the rules, which is what a start costs.

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
use gouji::{Applicability, Lang, Linter, Options};

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

/// Drafts in which one thing stands again and again, by what it is: twice as many are to take twice as long, not four times.
fn again_and_again(criterion: &mut Criterion) {
    const ROWS: &str = "三、收到和处理政府信息公开申请情况\n\n| 申请人 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---|---|---|---|---|---|---|---|\n";
    const HEADING: &str = "一、总体情况\n\n";
    let linter = Linter::new(&[]).expect("the built-in rules are sound");
    let options = Options { assume_report: true, ..Options::default() };
    let report =
        fs::read_to_string(format!("{}/examples/clean-2021.txt", env!("CARGO_MANIFEST_DIR"))).expect("an example");
    let (_, report) = report.split_once("一、总体情况\n").expect("a first section");
    let mut group = criterion.benchmark_group("again and again");
    group.sample_size(10);
    for (what, name, head, piece, tail) in [
        ("rows", "draft.md", ROWS, "| （一）予以公开 | 1 | 2 | 3 | 4 | 5 | 6 | 9 |\n", ""),
        ("waivers", "draft.md", HEADING, "<!-- gouji: allow W805: 理由 -->\n其它事项。\n\n", ""),
        ("idle waivers", "draft.md", HEADING, "<!-- gouji: allow W805: 理由 -->\n此外事项。\n\n", ""),
        ("requests that ended", "draft.txt", HEADING, "答复政府信息公开申请74件，申请人撤回1件，", report),
    ] {
        for count in [2_500, 5_000] {
            let text = format!("清河街道办事处2024年政府信息公开工作年度报告\n{head}{}\n{tail}", piece.repeat(count));
            group.bench_function(format!("{count} {what}"), |bencher| {
                bencher.iter(|| linter.check(black_box(text.as_bytes()), name, &options));
            });
        }
    }
    for count in [2_500, 5_000] {
        let text = format!("清河街道办事处2024年政府信息公开工作年度报告\n{HEADING}{}", "其它".repeat(count));
        let findings =
            |bytes: &[u8]| linter.check(bytes, "draft.txt", &options).verdict.map_or(Vec::new(), |it| it.findings);
        group.bench_function(format!("{count} fixes"), |bencher| {
            bencher.iter(|| gouji::fix(black_box(text.as_bytes()), Applicability::Safe, findings));
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

criterion_group!(stages, check, decode_and_parse, again_and_again, start, draw);
criterion_main!(stages);
