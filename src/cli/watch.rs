//! `gouji check --watch`: drafts are checked again when they change.
//!
//! Files are asked for their time and length several times a second. That is cheaper than it sounds, and it holds where
//! messages of the system do not come: on shared drives, and for editors that put a new file in the place of the old one.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};
use std::{fs, thread};

use gouji::Level;
use gouji::render::{Binder, Page};

use crate::args::{CheckArgs, CheckFormat};
use crate::baseline::Known;
use crate::config::{self, Setup};
use crate::drafts::{self, Draft};
use crate::judge::Judge;
use crate::page::Run;
use crate::tally::{Counted, Tally};
use crate::{FAILED, check, packs, run, stream};

/// Rests between two looks; longer where a look takes long, so that watching takes a small part of the time.
const REST: Duration = Duration::from_millis(250);
const LONGEST_REST: Duration = Duration::from_secs(2);
const RESTS_FOR_A_LOOK: u32 = 10;

/// A file that was written this short a time ago may change again without a change of its time.
const YOUNG: Duration = Duration::from_secs(2);

/// Clears the screen; what can be scrolled back to is not gouji's.
const CLEAR: &str = "\x1b[2J\x1b[H";

/// What tells one state of a file from another; none where it is not there.
type Stamp = Option<(SystemTime, u64)>;

/// What is shown of a draft, and the state of the file it is of.
struct Shown {
    stamp: Stamp,
    /// Whether the file was just written when it was read.
    is_young: bool,
    piece: Vec<u8>,
    counted: Counted,
}

/// Configuration and baseline, with the files that they were read from.
struct Ground {
    setup: Setup,
    known: Option<Known>,
    inputs: Vec<(PathBuf, Stamp)>,
}

/// Checks drafts whenever one of them changes, until the program is ended or nobody looks on any more.
///
/// # Errors
/// Those of the streams.
pub(crate) fn run(args: &CheckArgs) -> io::Result<u8> {
    match watched(args) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(0),
        ended => ended,
    }
}

fn watched(args: &CheckArgs) -> io::Result<u8> {
    let Some(mut ground) = Ground::new(args)? else {
        return Ok(FAILED);
    };
    let mut shown: BTreeMap<PathBuf, Shown> = BTreeMap::new();
    let mut is_first = true;
    loop {
        let start = Instant::now();
        if ground.has_changed(args) {
            ground = anew(args, &ground.inputs)?;
            shown.clear();
            is_first = true;
        }
        if look(&ground, args, &mut shown)? || is_first {
            redraw(&ground, args, &shown)?;
        }
        is_first = false;
        thread::sleep((start.elapsed() * RESTS_FOR_A_LOOK).clamp(REST, LONGEST_REST));
    }
}

/// The ground after a change of its files; while it has faults, which are said at each change, it is waited for.
fn anew(args: &CheckArgs, files: &[(PathBuf, Stamp)]) -> io::Result<Ground> {
    let now = || -> Vec<(PathBuf, Stamp)> {
        let known = files.iter().map(|(path, _)| (path.clone(), stamp(path)));
        known.chain(inputs(args, None)).collect()
    };
    loop {
        let before = now();
        if let Some(ground) = Ground::new(args)? {
            return Ok(ground);
        }
        while now() == before {
            thread::sleep(REST);
        }
    }
}

impl Ground {
    fn new(args: &CheckArgs) -> io::Result<Option<Self>> {
        let Some((setup, known)) = check::prepared(args)? else {
            return Ok(None);
        };
        let inputs = inputs(args, Some(&setup));
        Ok(Some(Self { setup, known, inputs }))
    }

    fn has_changed(&self, args: &CheckArgs) -> bool {
        inputs(args, Some(&self.setup)) != self.inputs
    }
}

/// The files of configuration, packs and baseline, as they are now.
fn inputs(args: &CheckArgs, setup: Option<&Setup>) -> Vec<(PathBuf, Stamp)> {
    let here = std::env::current_dir().unwrap_or_default();
    let mut paths: Vec<PathBuf> = config::find(&args.shared, &here, &here).into_iter().collect();
    paths.extend(args.shared.rules.iter().flat_map(|path| packs::watched(path)));
    paths.extend(args.baseline.clone());
    if let Some(file) = setup.and_then(|setup| setup.file.as_ref()) {
        paths.extend(file.inputs());
    }
    paths.into_iter().map(|path| (path.clone(), stamp(&path))).collect()
}

fn stamp(path: &Path) -> Stamp {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

/// Checks what has changed. Whether there is anything new to be shown.
fn look(ground: &Ground, args: &CheckArgs, shown: &mut BTreeMap<PathBuf, Shown>) -> io::Result<bool> {
    let setup = &ground.setup;
    let mut drafts = drafts::find(&args.paths, None, setup.lang).drafts;
    drafts.retain(|draft| setup.keeps(draft, args));
    let count = shown.len();
    shown.retain(|path, _| drafts.binary_search_by(|draft| draft.path.cmp(path)).is_ok());
    let mut is_new = shown.len() < count;
    let is_stale =
        |draft: &Draft| shown.get(&draft.path).is_none_or(|seen| seen.is_young || seen.stamp != stamp(&draft.path));
    drafts.retain(is_stale);
    let jobs = run::jobs(args.jobs);
    run::in_order(
        &drafts,
        jobs,
        |draft| checked(ground, args, draft),
        |(path, seen)| {
            let seen = seen?;
            is_new |= shown.get(&path).is_none_or(|before| before.piece != seen.piece);
            shown.insert(path, seen);
            Ok(())
        },
    )?;
    Ok(is_new)
}

fn checked(ground: &Ground, args: &CheckArgs, draft: &Draft) -> (PathBuf, io::Result<Shown>) {
    // Asked before it is read: a change while it is read is a change.
    let stamp = stamp(&draft.path);
    let age = stamp.and_then(|(time, _)| SystemTime::now().duration_since(time).ok());
    let (options, deny) = ground.setup.options(&draft.path, args);
    let judge = Judge { draft, linter: &ground.setup.linter, options: &options, known: ground.known.as_ref() };
    let file = judge.outcome(judge.read(), None).0.named(draft.is_named && !args.skip_non_reports);
    let page = page(ground, args);
    let seen = page.piece(0, &file).map(|piece| {
        let piece = Binder::new(page).add(piece).concat();
        let is_young = stamp.is_some() && age.is_none_or(|age| age < YOUNG);
        Shown { stamp, is_young, piece, counted: Counted::of(&file, deny) }
    });
    (draft.path.clone(), seen)
}

/// The format, which is one without a head.
fn page<'a>(ground: &Ground, args: &'a CheckArgs) -> Page<'a> {
    let lang = ground.setup.lang;
    let run = Run { args, rules: &[], has_baseline: ground.known.is_some(), deny: Level::Error, lang, files: 0 };
    run.page(args.format.unwrap_or(CheckFormat::Human), stream::has_colours(args.shared.color))
}

fn redraw(ground: &Ground, args: &CheckArgs, shown: &BTreeMap<PathBuf, Shown>) -> io::Result<()> {
    let mut tally = Tally::default();
    if io::stdout().is_terminal() {
        io::stdout().write_all(CLEAR.as_bytes())?;
    }
    let mut out = stream::screen(args.shared.color);
    for seen in shown.values() {
        tally.add(seen.counted);
        out.write_all(&seen.piece)?;
    }
    let frames = Binder::new(page(ground, args)).frames(&tally.summary)?;
    frames.last().map_or(Ok(()), |end| out.write_all(end))?;
    if !args.quiet {
        writeln!(
            out,
            "{}",
            ground.setup.lang.pick("等候改动，按 Ctrl-C 结束……", "waiting for changes; Ctrl-C ends it")
        )?;
    }
    out.flush()
}
