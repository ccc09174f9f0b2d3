//! `gouji check`.

use std::fs;
use std::io::{self, Write};
use std::time::Instant;

use gouji::render::{self, FileReport};
use gouji::{Lang, Linter, Options};

use crate::args::{CheckArgs, SharedArgs};
use crate::drafts::{self, Draft, Fault};
use crate::emit::Run;
use crate::tally::Counted;
use crate::targets::Plan;
use crate::written::{Seen, Written};
use crate::{FAILED, locale, run, stream, verbose};

/// Checks drafts and says what is wrong.
pub(crate) fn run(args: &CheckArgs) -> io::Result<u8> {
    let lang = locale::lang(args.shared.lang);
    let Some(linter) = linter(&args.shared, lang)? else {
        return Ok(FAILED);
    };
    if let Some(word) = args.select.iter().chain(&args.ignore).find(|word| !linter.knows(word)) {
        stream::complain(&unknown_rule(word, &linter, lang), lang);
        return Ok(FAILED);
    }
    let start = Instant::now();
    let mut drafts = drafts::find(&args.paths, lang);
    let plan = Plan::new(args, &mut drafts, lang);
    let options = Options {
        edition: Some(args.edition.clone()).filter(|edition| edition != "auto"),
        year: args.year,
        lang,
        select: args.select.clone(),
        ignore: args.ignore.clone(),
        assume_report: false,
    };
    if args.verbose {
        stream::remark(&verbose::rules(&linter.selected_rules(&options), lang));
    }
    let mut written = Written::new(&plan, args, drafts.len(), lang)?;
    let (page, keeps, deny) = (written.page, written.keeps, args.deny.into());
    let look = |draft: &Draft| {
        let start = Instant::now();
        let file = check(draft, &linter, &options).named(draft.is_named && !args.skip_non_reports);
        Seen {
            counted: Counted::of(&file, deny),
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
    let (files, tally) = (std::mem::take(&mut written.files), &written.tally);
    let run = Run { files: &files, linter: &linter, options: &options, args };
    let is_written = plan.write_files(&run, lang);
    let code = if is_written { tally.exit_code(args) } else { FAILED };
    written.end(&run, plan.stdout())?;
    Ok(code)
}

/// The linter with the packs of `--rules`; none where they have faults, which have been shown.
pub(crate) fn linter(args: &SharedArgs, lang: Lang) -> io::Result<Option<Linter>> {
    let packs = match drafts::packs(&args.rules, lang) {
        Ok(packs) => packs,
        Err(message) => {
            stream::complain(&message, lang);
            return Ok(None);
        }
    };
    match Linter::new(&packs) {
        Ok(linter) => Ok(Some(linter)),
        Err(errors) => {
            let mut out = stream::errors(args.color);
            render::human::render_pack_errors(&packs, &errors, lang, &mut out)?;
            out.flush()?;
            Ok(None)
        }
    }
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
    match fs::read(&draft.path) {
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
