//! `gouji check`.

use std::io::{self, Write};

use gouji::render::FileReport;
use gouji::{Lang, Linter, Options};

use crate::args::CheckArgs;
use crate::drafts::{self, Draft, Fault};
use crate::ends::{Ends, Waivers};
use crate::page::Page;
use crate::progress::Progress;
use crate::tally::{Counted, Tally};
use crate::{FAILED, baseline, config, input, run, stream};

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
    let mut drafts = drafts::find(&args.paths, lang);
    let mut ends = Ends::new(&setup, args, &drafts);
    drafts.retain(|draft| draft.is_named || !setup.excludes(&draft.path));
    let page = Page { format: args.format, ledger: args.ledger, waived: args.show_waived, lang };
    let mut tally = Tally::default();
    let mut progress = Progress::new(drafts.len(), lang);
    let mut out = stream::output(args.shared.color);
    page.head(&mut out)?;
    let look = |draft: &Draft| {
        let (options, deny) = setup.options(&draft.path, args);
        let mut file = check(draft, linter, &options);
        let seen = known.as_ref().and_then(|known| known.mark(&draft.path, &mut file));
        let counted = Counted::of(&file, draft.is_named, deny);
        (page.piece(&file), counted, Waivers::of(&file), seen)
    };
    let mut seen = Vec::new();
    let mut between = "";
    let jobs = args.jobs.map_or_else(run::processors, usize::from);
    run::in_order(&drafts, jobs, look, |(piece, counted, waivers, found)| {
        let (piece, is_shown) = (piece?, progress.is_shown());
        progress.beside(|| {
            out.write_all(between.as_bytes())?;
            out.write_all(&piece)?;
            if is_shown { out.flush() } else { Ok(()) }
        })?;
        between = page.between();
        tally.add(counted);
        ends.add(&waivers);
        seen.extend(found);
        Ok(())
    })?;
    progress.end();
    page.tail(&tally.summary, &mut out)?;
    out.flush()?;
    ends.warn()?;
    let Some(mut known) = known else { return Ok(tally.exit_code()) };
    seen.into_iter().for_each(|seen| known.add(seen));
    let is_updated = known.is_updated();
    if let Err(message) = known.end(args, &setup) {
        stream::complain(&message, lang);
        return Ok(FAILED);
    }
    Ok(if is_updated { tally.exit_code_of_update() } else { tally.exit_code() })
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
        Ok(bytes) => FileReport::new(path.clone(), linter.check(&bytes, &path, options), options.lang),
        Err(error) => {
            let fault = Fault::of(&error, options.lang);
            FileReport::unopened(path, fault.kind, fault.message)
        }
    }
}
