//! `gouji check`.

use std::io;
use std::path::Path;
use std::time::Instant;

use gouji::render::{self, FileReport};
use gouji::{Lang, Linter, Options};

use crate::args::CheckArgs;
use crate::drafts::{self, Draft, Fault};
use crate::emit::Run;
use crate::ends::{Ends, Waivers};
use crate::tally::Counted;
use crate::targets::Plan;
use crate::written::{Seen, Written};
use crate::{FAILED, baseline, config, input, run, stream, verbose};

/// Checks drafts and says what is wrong.
pub(crate) fn run(args: &CheckArgs) -> io::Result<u8> {
    let Some(setup) = config::load(&args.shared)? else {
        return Ok(FAILED);
    };
    let (lang, linter) = (setup.lang, &setup.linter);
    if let Some(word) = args.select.iter().chain(&args.ignore).find(|word| !linter.knows(word)) {
        stream::complain(&unknown_rule(word, linter, lang), lang);
        return Ok(FAILED);
    }
    let Some(known) = baseline::load(args, &setup)? else {
        return Ok(FAILED);
    };
    let start = Instant::now();
    let mut drafts = drafts::find(&args.paths, lang);
    let ends = Ends::new(&setup, args, &drafts);
    drafts.retain(|draft| (draft.is_named && !args.force_exclude) || !setup.excludes(&draft.path));
    let plan = Plan::new(args, &mut drafts, lang);
    let (options, deny) = setup.options(Path::new(""), args);
    if args.verbose {
        stream::remark(&verbose::rules(&linter.selected_rules(&options), lang));
    }
    let mut written = Written::new(&plan, args, ends, drafts.len(), lang)?;
    let (page, keeps) = (written.page, written.keeps);
    let look = |draft: &Draft| {
        let start = Instant::now();
        let (options, deny) = setup.options(&draft.path, args);
        let mut file = check(draft, linter, &options).named(draft.is_named && !args.skip_non_reports);
        let known = known.as_ref().and_then(|known| known.mark(&draft.path, &mut file));
        Seen {
            counted: Counted::of(&file, deny),
            waivers: Waivers::of(&file),
            known,
            remark: args.verbose.then(|| verbose::file(&file, start.elapsed(), lang)),
            piece: page.map(|page| page.piece(&file)),
            file: keeps.then_some(file),
        }
    };
    run::in_order(&drafts, args.jobs.map_or_else(run::processors, usize::from), look, |seen| written.take(seen))?;
    written.end_progress();
    if args.verbose {
        stream::remark(&verbose::whole(drafts.len(), start.elapsed(), lang));
    }
    let (files, found) = (std::mem::take(&mut written.files), std::mem::take(&mut written.found));
    let has_baseline = known.is_some();
    let run = Run { files: &files, linter, options: &options, deny, has_baseline, args };
    let mut code = written.tally.exit_code(args);
    if !plan.write_files(&run, lang) {
        code = FAILED;
    }
    written.end(&run, plan.stdout())?;
    if let Some(known) = known
        && let Err(message) = known.end(found, args, &setup)
    {
        stream::complain(&message, lang);
        code = FAILED;
    }
    Ok(code)
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

fn check(draft: &Draft, linter: &Linter, options: &Options) -> FileReport {
    let path = drafts::shown(&draft.path);
    if let Some(fault) = &draft.fault {
        return FileReport::unopened(path, fault.kind, fault.message.clone());
    }
    match input::draft(&draft.path) {
        Ok(bytes) if render::is_own_page(&bytes) => {
            let words =
                options.lang.pick("这是 gouji 写出的检查结果，不是草稿。", "findings that gouji wrote, not a draft");
            FileReport::unopened(path, "own-page", words.to_owned())
        }
        Ok(bytes) => FileReport::new(path.clone(), linter.check(&bytes, &path, options), options.lang),
        Err(error) => {
            let fault = Fault::of(&error, options.lang);
            FileReport::unopened(path, fault.kind, fault.message)
        }
    }
}
