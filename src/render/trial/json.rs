//! The JSON of a trial: one object. Keys may be added, never renamed.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::Trial;
use super::words::percent;
use crate::lang::Lang;
use crate::trial::{ExampleRun, Missed, Subject};

const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Whole<'a> {
    schema: u32,
    clean: bool,
    examples: Examples<'a>,
    drafts: Vec<Draft<'a>>,
    faults: Faults<'a>,
    rules: Vec<Heard>,
}

#[derive(Serialize)]
struct Examples<'a> {
    run: usize,
    failed: Vec<Failed<'a>>,
}

#[derive(Serialize)]
struct Failed<'a> {
    code: &'a str,
    kind: &'static str,
    number: usize,
    pack: &'a str,
    line: u32,
    messages: Vec<&'a str>,
}

#[derive(Serialize)]
struct Draft<'a> {
    name: &'a str,
    faults: usize,
    cries: Vec<Cry<'a>>,
}

#[derive(Serialize)]
struct Cry<'a> {
    code: &'a str,
    message: &'a str,
    line: Option<usize>,
}

#[derive(Serialize)]
struct Faults<'a> {
    tried: usize,
    noticed: usize,
    coverage: String,
    kinds: Vec<Kind>,
    missed: Vec<Gap<'a>>,
}

#[derive(Serialize)]
struct Kind {
    kind: &'static str,
    tried: usize,
    noticed: usize,
}

#[derive(Serialize)]
struct Gap<'a> {
    kind: &'static str,
    place: &'a str,
    label: &'a str,
    count: usize,
    drafts: &'a BTreeMap<String, usize>,
}

#[derive(Serialize)]
struct Heard {
    code: String,
    noticed: usize,
}

/// Writes the JSON.
///
/// # Errors
/// Those of the writer.
pub fn render(trial: &Trial<'_>, out: &mut dyn Write) -> io::Result<()> {
    let whole = trial.tally.whole();
    let rules = trial.linter.rules(Lang::Zh).into_iter().filter(|rule| rule.level.is_some());
    let whole = Whole {
        schema: SCHEMA,
        clean: trial.is_clean(),
        examples: Examples { run: trial.examples.len(), failed: trial.failed().map(failed).collect() },
        drafts: trial.subjects.iter().map(draft).collect(),
        faults: Faults {
            tried: whole.tried,
            noticed: whole.noticed,
            coverage: percent(whole),
            kinds: trial
                .tally
                .rows()
                .map(|(kind, row)| Kind { kind: kind.name(), tried: row.tried, noticed: row.noticed })
                .collect(),
            missed: trial.tally.missed().map(gap).collect(),
        },
        rules: rules.map(|rule| Heard { noticed: trial.tally.heard(&rule.code), code: rule.code }).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

fn failed(run: &ExampleRun) -> Failed<'_> {
    Failed {
        code: &run.task.code,
        kind: if run.task.is_bad { "bad" } else { "good" },
        number: run.task.number,
        pack: &run.task.example.pack,
        line: run.task.example.line,
        messages: run.findings.iter().map(|finding| finding.message.as_str()).collect(),
    }
}

fn draft(subject: &Subject) -> Draft<'_> {
    let cries = subject.cries.iter().map(|cry| Cry { code: &cry.code, message: &cry.message, line: cry.line });
    Draft { name: &subject.name, faults: subject.faults.len(), cries: cries.collect() }
}

fn gap(missed: &Missed) -> Gap<'_> {
    Gap {
        kind: missed.kind.name(),
        place: &missed.place,
        label: &missed.label,
        count: missed.drafts.values().sum(),
        drafts: &missed.drafts,
    }
}
