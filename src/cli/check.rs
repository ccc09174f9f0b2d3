//! `gouji check`.

use std::fs;
use std::io::{self, Write};

use gouji::render::{self, FileReport};
use gouji::{Lang, Level, Linter, Options};

use crate::args::{CheckArgs, CheckFormat, SharedArgs};
use crate::drafts::{self, Draft, Fault};
use crate::{FAILED, locale, stream};

/// Findings at the level that was denied.
const DENIED: u8 = 1;

/// Checks drafts and says what is wrong. The exit code: 0 clean, 1 findings at the denied level,
/// 2 could not run or nothing was a report.
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
    let mut files: Vec<(FileReport, bool)> =
        drafts.iter().map(|draft| (check(draft, &linter, &options), draft.is_named)).collect();
    let code = exit_code(&files, args.deny.into());
    let files: Vec<FileReport> = files.drain(..).map(|(file, _)| file).collect();
    let mut out = stream::output(args.shared.color);
    match args.format {
        CheckFormat::Human => render::human::render(&files, args.ledger, lang, &mut out)?,
        CheckFormat::Json => render::json::render(&files, args.ledger, &mut out)?,
    }
    out.flush()?;
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
        Ok(bytes) => FileReport::new(path.clone(), linter.check(&bytes, &path, options), options.lang),
        Err(error) => {
            let fault = Fault::of(&error, options.lang);
            FileReport::unopened(path, fault.kind, fault.message)
        }
    }
}

/// A file that could not be read fails the run; a text that is no report does so only if the user
/// named it or if nothing else was one, and a folder with nothing to check only if nothing else had.
fn exit_code(files: &[(FileReport, bool)], deny: Level) -> u8 {
    let failed = |(file, is_named): &(FileReport, bool)| {
        file.verdict.as_ref().is_err_and(|error| {
            *is_named || !matches!(error.kind, "not-report" | "empty" | "no-drafts" | "linked-folder")
        })
    };
    let mut checked = files.iter().filter_map(|(file, _)| file.verdict.as_ref().ok()).peekable();
    if files.iter().any(failed) || checked.peek().is_none() {
        return FAILED;
    }
    let denied = checked.any(|checked| checked.findings.iter().any(|finding| finding.level >= deny));
    if denied { DENIED } else { 0 }
}
