//! `gouji test-rules`.

use std::io::{self, Write};
use std::path::Path;

use gouji::render::FileError;
use gouji::render::trial::{self, Trial};
use gouji::{ExampleRun, Lang, Limits, Linter, Subject, Tally};

use crate::args::{SharedArgs, TestRulesArgs, TrialFormat};
use crate::config::Setup;
use crate::drafts::{Fault, shown};
use crate::{FAILED, config, input, run, stream};

/// An example fails, or a rule cries at a consistent draft.
const NOT_CLEAN: u8 = 1;

/// Puts the rules on trial.
pub(crate) fn run(args: &TestRulesArgs) -> io::Result<u8> {
    let mut shared = SharedArgs::clone(&args.shared);
    shared.rules.extend(args.packs.iter().cloned());
    let Some(setup) = config::load(&shared)? else {
        return Ok(FAILED);
    };
    let limits = setup.limits();
    let Setup { lang, linter, .. } = setup;
    let jobs = run::jobs(args.jobs);
    let examples = examples(&linter, lang, jobs)?;
    let Some(subjects) = subjects(args, &linter, lang, limits) else {
        return Ok(FAILED);
    };
    let places = places(&subjects, args.sample.map(usize::from));
    let tally = tally(&linter, &subjects, &places, jobs)?;
    let trial = Trial { linter: &linter, examples: &examples, subjects: &subjects, tally: &tally };
    let mut out = stream::output(shared.color);
    match args.format {
        TrialFormat::Human => trial::human(&trial, lang, &mut out)?,
        TrialFormat::Json => trial::json(&trial, &mut out)?,
    }
    out.flush()?;
    Ok(if trial.is_clean() { 0 } else { NOT_CLEAN })
}

fn examples(linter: &Linter, lang: Lang, jobs: usize) -> io::Result<Vec<ExampleRun>> {
    let mut runs = Vec::new();
    let keep = |run| {
        runs.push(run);
        Ok(())
    };
    run::in_order(&linter.example_tasks(), jobs, |task| linter.run_example(task, lang), keep)?;
    Ok(runs)
}

/// The drafts that were named, or those of the editions; none where one cannot be read, which has been said.
fn subjects(args: &TestRulesArgs, linter: &Linter, lang: Lang, limits: Limits) -> Option<Vec<Subject>> {
    if args.drafts.is_empty() {
        let drafts = linter.model_drafts().into_iter();
        return Some(drafts.map(|draft| linter.subject_of_model(&draft.name, &draft.text, lang)).collect());
    }
    let subject = |path: &Path| {
        let bytes = input::draft(path, limits.file).map_err(|error| Fault::of(&error, lang).message)?;
        linter.subject(&bytes, &shown(path), lang, limits).map_err(|refusal| FileError::of(refusal, lang).message)
    };
    let mut subjects = Vec::new();
    for path in &args.drafts {
        match subject(path) {
            Ok(subject) => subjects.push(subject),
            Err(message) => {
                stream::complain(&format!("{}{}{message}", shown(path), lang.pick("：", ": ")), lang);
                return None;
            }
        }
    }
    Some(subjects)
}

/// The faults that are tried, by the numbers of the draft and of its fault: all, or so many that are evenly drawn.
fn places(subjects: &[Subject], sample: Option<usize>) -> Vec<(usize, usize)> {
    let faults = |(at, subject): (usize, &Subject)| (0..subject.faults.len()).map(move |fault| (at, fault));
    let all: Vec<(usize, usize)> = subjects.iter().enumerate().flat_map(faults).collect();
    match sample.filter(|sample| *sample < all.len()) {
        Some(sample) => (0..sample).filter_map(|at| all.get(at * all.len() / sample).copied()).collect(),
        None => all,
    }
}

/// Gives the drafts their faults, one at a time.
fn tally(linter: &Linter, subjects: &[Subject], places: &[(usize, usize)], jobs: usize) -> io::Result<Tally> {
    let fault = |(subject, fault): (usize, usize)| {
        let subject = subjects.get(subject)?;
        Some((subject, subject.faults.get(fault)?))
    };
    let mut tally = Tally::default();
    let notice = |place: &(usize, usize)| (*place, fault(*place).map(|(subject, fault)| linter.notice(subject, fault)));
    run::in_order(places, jobs, notice, |(place, codes)| {
        if let Some(((subject, fault), codes)) = fault(place).zip(codes) {
            tally.add(subject, fault, &codes);
        }
        Ok(())
    })?;
    Ok(tally)
}
