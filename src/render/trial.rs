//! What came of rules on trial: for a person, and as JSON.

mod json;
mod words;

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::lang::Lang;
use crate::lint::Linter;
use crate::trial::{ExampleRun, FaultKind, Missed, Row, Subject, Tally};
use words::{percent, plural};

pub use json::render as json;

/// Places of one sort that are told; the JSON has all.
const PLACES: usize = 12;

/// All that a trial has found.
#[derive(Debug)]
pub struct Trial<'a> {
    /// The rules.
    pub linter: &'a Linter,
    /// Every example, run.
    pub examples: &'a [ExampleRun],
    /// The drafts.
    pub subjects: &'a [Subject],
    /// What came of their faults.
    pub tally: &'a Tally,
}

impl Trial<'_> {
    /// The examples that do not hold.
    pub fn failed(&self) -> impl Iterator<Item = &ExampleRun> {
        self.examples.iter().filter(|run| !run.holds())
    }

    /// Whether all examples hold and no rule cries at a consistent draft.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.failed().next().is_none() && self.subjects.iter().all(|subject| subject.cries.is_empty())
    }
}

/// Writes it for a person.
///
/// # Errors
/// Those of the writer.
pub fn human(trial: &Trial<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    examples(trial, lang, out)?;
    drafts(trial, lang, out)?;
    if trial.tally.whole().tried > 0 {
        kinds(trial.tally, lang, out)?;
        missed(trial.tally, lang, out)?;
        unheard(trial, lang, out)?;
    }
    Ok(())
}

fn examples(trial: &Trial<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let failed = trial.failed().count();
    let (zh, en) = if failed == 0 {
        (
            format!("示例：{}个，全部符合。", trial.examples.len()),
            format!("Examples: {}, all hold.", trial.examples.len()),
        )
    } else {
        (
            format!("示例：{}个，其中{failed}个不符合：", trial.examples.len()),
            format!("Examples: {}, {failed} of which {} not hold:", trial.examples.len(), plural(failed, "does", "do")),
        )
    };
    writeln!(out, "{}", lang.pick(zh, en))?;
    for run in trial.failed() {
        let task = &run.task;
        let (zh, en) = match run.findings.first() {
            None => ("反例没有查出问题".to_owned(), "a bad example in which nothing is found".to_owned()),
            Some(finding) => (
                format!("正例查出了问题：{}", finding.message),
                format!("a good example in which something is found: {}", finding.message),
            ),
        };
        let (code, pack, line) = (&task.code, &task.example.pack, task.example.line);
        writeln!(out, "  {pack}:{line} {code} {}", lang.pick(zh, en))?;
    }
    Ok(())
}

fn drafts(trial: &Trial<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<&str> = trial.subjects.iter().map(|subject| subject.name.as_str()).collect();
    let (zh, en) = (
        format!("\n无误的草稿：{}份（{}）", names.len(), names.join("、")),
        format!("\nConsistent drafts: {} ({})", names.len(), names.join(", ")),
    );
    write!(out, "{}", lang.pick(zh, en))?;
    let cries: usize = trial.subjects.iter().map(|subject| subject.cries.len()).sum();
    if cries == 0 {
        return writeln!(out, "{}", lang.pick("，都没有查出问题。", "; no rule cries at them."));
    }
    let (zh, en) =
        (format!("，误报{cries}处："), format!("; rules cry at them {cries} {}:", plural(cries, "time", "times")));
    writeln!(out, "{}", lang.pick(zh, en))?;
    for subject in trial.subjects {
        for cry in &subject.cries {
            let line = cry.line.map_or_else(String::new, |line| format!(":{line}"));
            writeln!(out, "  {}{line} {} {}", subject.name, cry.code, cry.message)?;
        }
    }
    Ok(())
}

fn kinds(tally: &Tally, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let Row { tried, noticed } = tally.whole();
    let share = percent(tally.whole());
    let (zh, en) = (
        format!("\n每次改错一处，共{tried}处：查出{noticed}处，{share}。"),
        format!("\nOne fault at a time, {tried} in all: {noticed} noticed, {share}."),
    );
    writeln!(out, "{}", lang.pick(zh, en))?;
    let width = FaultKind::ALL.iter().map(|kind| words::width(kind.words(lang))).max().unwrap_or_default();
    for (kind, row) in tally.rows() {
        let name = kind.words(lang);
        let gap = " ".repeat(width - words::width(name));
        writeln!(out, "  {name}{gap}  {:>5} / {:<5} {:>6}", row.noticed, row.tried, percent(row))?;
    }
    Ok(())
}

fn missed(tally: &Tally, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut kinds: BTreeMap<FaultKind, Vec<&Missed>> = BTreeMap::new();
    for missed in tally.missed() {
        kinds.entry(missed.kind).or_default().push(missed);
    }
    if kinds.is_empty() {
        return writeln!(out, "{}", lang.pick("\n没有漏掉的错误。", "\nNo fault is missed."));
    }
    writeln!(out, "{}", lang.pick("\n没有规则查出的错误：", "\nFaults that no rule notices:"))?;
    for (kind, missed) in kinds {
        writeln!(out, "  {}", kind.words(lang))?;
        for missed in missed.iter().take(PLACES) {
            let drafts: Vec<&str> = missed.drafts.keys().map(String::as_str).collect();
            let label = if missed.label.is_empty() { String::new() } else { format!(" {}", missed.label) };
            let count: usize = missed.drafts.values().sum();
            writeln!(out, "    {}{label} ×{count} ({})", missed.place, drafts.join(", "))?;
        }
        let rest = missed.len().saturating_sub(PLACES);
        if rest > 0 {
            let (zh, en) =
                (format!("……另有{rest}处"), format!("… and {rest} more {}", plural(rest, "place", "places")));
            writeln!(out, "    {}", lang.pick(zh, en))?;
        }
    }
    Ok(())
}

fn unheard(trial: &Trial<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let unheard = trial.tally.unheard(trial.linter, lang);
    if unheard.is_empty() {
        return writeln!(out, "{}", lang.pick("\n每条规则都查出过错误。", "\nEvery rule has noticed a fault."));
    }
    let (zh, en) = (
        "\n这些错误都没有触动的规则（有无作用要看它们的示例）：",
        "\nRules that none of these faults has touched; their examples alone show that they work:",
    );
    writeln!(out, "{}", lang.pick(zh, en))?;
    unheard.iter().try_for_each(|rule| writeln!(out, "  {} {}", rule.code, rule.title))
}
