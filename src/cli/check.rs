//! `gouji check`.

use std::fs;
use std::io::{self, Write};

use gouji::render::{self, FileReport};
use gouji::{Lang, Linter, Options};

use crate::args::{CheckArgs, SharedArgs};
use crate::drafts::{self, Draft, Fault};
use crate::page::Page;
use crate::progress::Progress;
use crate::tally::{Counted, Tally};
use crate::{FAILED, locale, run, stream};

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
    let drafts = drafts::find(&args.paths, lang);
    let options = Options {
        edition: Some(args.edition.clone()).filter(|edition| edition != "auto"),
        year: args.year,
        lang,
        select: args.select.clone(),
        ignore: args.ignore.clone(),
        assume_report: false,
    };
    let deny = args.deny.into();
    let page = Page { format: args.format, ledger: args.ledger, lang };
    let mut tally = Tally::default();
    let mut progress = Progress::new(drafts.len(), lang);
    let mut out = stream::output(args.shared.color);
    page.head(&mut out)?;
    let look = |draft: &Draft| {
        let file = check(draft, &linter, &options);
        (page.piece(&file), Counted::of(&file, draft.is_named, deny))
    };
    let mut between = "";
    run::in_order(&drafts, args.jobs.map_or_else(run::processors, usize::from), look, |(piece, counted)| {
        let (piece, is_shown) = (piece?, progress.is_shown());
        progress.beside(|| {
            out.write_all(between.as_bytes())?;
            out.write_all(&piece)?;
            if is_shown { out.flush() } else { Ok(()) }
        })?;
        between = page.between();
        tally.add(counted);
        Ok(())
    })?;
    progress.end();
    page.tail(&tally.summary, &mut out)?;
    out.flush()?;
    Ok(tally.exit_code())
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
        Ok(bytes) => FileReport::new(path.clone(), linter.check(&bytes, &path, options), options.lang),
        Err(error) => {
            let fault = Fault::of(&error, options.lang);
            FileReport::unopened(path, fault.kind, fault.message)
        }
    }
}
