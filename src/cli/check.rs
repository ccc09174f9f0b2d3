//! `gouji check`.

use std::io;
use std::path::Path;
use std::time::Instant;

use gouji::render::Page;
use gouji::{Lang, Linter};

use crate::args::{CheckArgs, CheckFormat};
use crate::baseline::{Known, Loaded};
use crate::config::Setup;
use crate::drafts::{self, Draft};
use crate::ends::{Ends, Waivers};
use crate::judge::Judge;
use crate::page::Run;
use crate::tally::Counted;
use crate::targets::Plan;
use crate::unseen::Unseen;
use crate::written::{Seen, Written};
use crate::{FAILED, baseline, config, diff, fix, run, stream, verbose, watch};

/// Checks drafts and says what is wrong.
pub(crate) fn run(args: &CheckArgs) -> io::Result<u8> {
    if args.watch {
        return watch::run(args);
    }
    let Some((setup, known)) = prepared(args)? else {
        return Ok(FAILED);
    };
    let (lang, linter) = (setup.lang, &setup.linter);
    let start = Instant::now();
    let found = drafts::find(&args.paths, args.stdin_filename.as_deref(), lang);
    let mut unseen = Unseen::beside(&found);
    let ends = Ends::new(&setup, args, &found.drafts, &unseen.excluded(&setup));
    unseen.remarks(args.verbose, lang).for_each(|remark| stream::remark(&remark));
    let mut drafts = found.drafts;
    drafts.retain(|draft| setup.keeps(draft, args));
    if args.diff {
        return diff::run(args, &setup, known.as_ref(), &drafts);
    }
    let plan = Plan::new(args, &mut drafts, lang);
    let (options, deny) = setup.options(Path::new(""), args);
    let is_listed = args.verbose || plan.has(CheckFormat::Sarif);
    let rules = if is_listed { linter.selected_rules(&options) } else { Vec::new() };
    if args.verbose {
        stream::remark(&verbose::rules(&rules, lang));
    }
    let run = Run { args, rules: &rules, has_baseline: known.is_some(), deny, lang, files: drafts.len() };
    let mut written = Written::new(&plan, run, ends)?;
    let look = Look { setup: &setup, args, known: known.as_ref(), pages: written.pages.clone() };
    let numbered: Vec<(usize, &Draft)> = drafts.iter().enumerate().collect();
    let jobs = run::jobs(args.jobs);
    run::in_order(&numbered, jobs, |(index, draft)| look.at(*index, draft), |seen| written.take(seen))?;
    written.end_progress();
    if args.verbose {
        stream::remark(&verbose::whole(drafts.len(), start.elapsed(), lang));
    }
    let code = ended(written, known, args, &setup)?;
    Ok(if plan.is_faulty { FAILED } else { code })
}

/// Writes what is written at the end of a run, and gives the exit code.
fn ended(mut written: Written<'_>, known: Option<Known>, args: &CheckArgs, setup: &Setup) -> io::Result<u8> {
    let found = std::mem::take(&mut written.found);
    let mut code = written.tally.exit_code(args);
    if !written.write_files() {
        code = FAILED;
    }
    let shown = written.end();
    if let Some(known) = known
        && let Err(message) = known.end(found, args, setup)
    {
        stream::complain(&message, setup.lang);
        code = FAILED;
    }
    shown.map(|()| code)
}

/// How each draft of a run is looked at, on any thread.
struct Look<'a> {
    setup: &'a Setup,
    args: &'a CheckArgs,
    known: Option<&'a Known>,
    pages: Vec<Page<'a>>,
}

impl Look<'_> {
    /// Checks a draft, mends it where that is asked for, and prepares what each format says of it.
    fn at(&self, index: usize, draft: &Draft) -> Seen {
        let (args, lang) = (self.args, self.setup.lang);
        let start = Instant::now();
        let (options, deny) = self.setup.options(&draft.path, args);
        let judge = Judge { draft, linter: &self.setup.linter, options: &options, known: self.known };
        let read = judge.read();
        let fixable = read.as_ref().ok().filter(|_| args.fix);
        let mended = fixable.map(|bytes| fix::file(&judge, bytes, args, lang)).unwrap_or_default();
        let (file, known) = judge.outcome(read, mended.bytes.as_deref());
        let file = file.named(draft.is_named && !args.skip_non_reports);
        let word = args.fix.then(|| fix::unfixed(&file, lang)).flatten();
        let remarks = mended.remark.into_iter().chain(word);
        let verbose = args.verbose.then(|| verbose::file(&file, start.elapsed(), lang));
        Seen {
            counted: Counted::of(&file, deny).failed(mended.has_failed),
            waivers: Waivers::of(&file),
            known,
            remarks: remarks.chain(verbose).collect(),
            pieces: self.pages.iter().map(|page| page.piece(index, &file)).collect(),
        }
    }
}

/// Configuration and baseline; none where something is wrong with them or with the arguments, which has been said.
pub(crate) fn prepared(args: &CheckArgs) -> io::Result<Option<(Setup, Option<Known>)>> {
    let Some(setup) = config::load(&args.shared)? else {
        return Ok(None);
    };
    let (lang, linter) = (setup.lang, &setup.linter);
    if let Some(word) = args.select.iter().chain(&args.ignore).find(|word| !linter.knows(word)) {
        stream::complain(&unknown_rule(word, linter, lang), lang);
        return Ok(None);
    }
    let known = match baseline::load(args, &setup)? {
        Loaded::Faulty => return Ok(None),
        Loaded::None => None,
        Loaded::Known(known) => Some(known),
    };
    if let Some(words) = misused(args, lang) {
        stream::complain(words, lang);
        return Ok(None);
    }
    Ok(Some((setup, known)))
}

/// What is said of a word that names no rule.
pub(crate) fn unknown_rule(word: &str, linter: &Linter, lang: Lang) -> String {
    let upper = word.to_ascii_uppercase();
    let hint = if linter.knows(&upper) {
        lang.pick(format!("（是不是“{upper}”）"), format!(" (perhaps `{upper}`)"))
    } else {
        String::new()
    };
    lang.pick(
        format!("没有代码、组别或名称为“{word}”的规则{hint}；gouji rules 列出全部规则"),
        format!("no rule has the code, group or name `{word}`{hint}; `gouji rules` lists them all"),
    )
}

/// What is wrong with the way in which options are put together.
fn misused(args: &CheckArgs, lang: Lang) -> Option<&'static str> {
    let has_stdin = args.paths.iter().any(|path| drafts::is_stdin(path));
    if args.stdin_filename.is_some() && !has_stdin {
        Some(lang.pick(
            "--stdin-filename 是从标准输入读的草稿的名字，要与“-”一起用",
            "--stdin-filename names the draft on standard input and goes with `-`",
        ))
    } else if args.fix && has_stdin {
        Some(lang.pick(
            "从标准输入读的草稿没有文件可以写回；看会改什么，用 --diff",
            "a draft on standard input has no file to be written to; `--diff` shows what would change",
        ))
    } else if args.watch && has_stdin {
        Some(lang.pick("标准输入只有一次，不能守着看改动", "standard input comes once and cannot be watched"))
    } else if args.watch && !matches!(args.format, None | Some(CheckFormat::Human | CheckFormat::Short)) {
        Some(lang.pick(
            "--watch 是给人看的，只用 human 或 short 格式",
            "`--watch` is for people, in the format human or short",
        ))
    } else {
        None
    }
}
