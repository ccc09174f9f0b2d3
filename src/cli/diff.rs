//! `gouji check --diff`: what fixes would change, as a unified diff.

use std::io::{self, Write as _};

use gouji::Lang;
use gouji::render::FileReport;
use similar::TextDiff;

use crate::args::CheckArgs;
use crate::baseline::Known;
use crate::config::Setup;
use crate::drafts::Draft;
use crate::judge::Judge;
use crate::{FAILED, fix, run, stream};

/// There is something that would change.
const DIFFERS: u8 = 1;

/// What was seen of one draft.
#[derive(Debug, Default)]
struct Seen {
    /// The difference; empty where there is none.
    diff: String,
    remarks: Vec<String>,
    is_report: bool,
    has_failed: bool,
}

/// Shows what fixes would change in the drafts, and writes nothing.
pub(crate) fn run(args: &CheckArgs, setup: &Setup, known: Option<&Known>, drafts: &[Draft]) -> io::Result<u8> {
    let lang = setup.lang;
    let look = |draft: &Draft| {
        let (options, _) = setup.options(&draft.path, args);
        let judge = Judge { draft, linter: &setup.linter, options: &options, known };
        let is_needed = draft.is_named && !args.skip_non_reports;
        match judge.read() {
            Ok(bytes) => seen(&judge, &bytes, is_needed, args, lang),
            Err(file) => unread(&file.named(is_needed), lang),
        }
    };
    let mut out = stream::output(args.shared.color);
    let (mut has_failed, mut has_reports, mut differs) = (false, false, false);
    run::in_order(drafts, run::jobs(args.jobs), look, |seen| {
        has_failed |= seen.has_failed;
        has_reports |= seen.is_report;
        differs |= !seen.diff.is_empty();
        out.write_all(seen.diff.as_bytes())?;
        seen.remarks.iter().for_each(|remark| stream::remark(remark));
        Ok(())
    })?;
    out.flush()?;
    Ok(match differs {
        _ if has_failed || (!has_reports && !args.skip_non_reports) => FAILED,
        true if !args.exit_zero => DIFFERS,
        _ => 0,
    })
}

fn seen(judge: &Judge<'_>, bytes: &[u8], is_needed: bool, args: &CheckArgs, lang: Lang) -> Seen {
    let file = judge.check(bytes).0.named(is_needed);
    if file.verdict.is_err() {
        return unread(&file, lang);
    }
    let said = |words: &str| format!("{}{}{words}", file.path, lang.pick("：", ": "));
    let mut seen =
        Seen { is_report: true, remarks: fix::unfixed(&file, lang).into_iter().collect(), ..Seen::default() };
    match fix::fixed(judge, bytes, args) {
        Ok(fixed) if fixed.bytes == bytes => {}
        Ok(fixed) => {
            let after = judge.check(&fixed.bytes).0;
            seen.diff = unified(&file.path, text(&file), text(&after));
            seen.remarks.push(said(&fix::possible(&fixed, lang)));
        }
        Err(error) => {
            seen.remarks.push(said(&fix::refused(&error, lang)));
            seen.has_failed = true;
        }
    }
    seen
}

fn text(file: &FileReport) -> &str {
    file.source.as_ref().map_or("", |source| source.text())
}

/// A draft that could not be checked; what only is no report in a folder is passed over.
fn unread(file: &FileReport, lang: Lang) -> Seen {
    let words = file.verdict.as_ref().err().map_or("", |error| error.message.as_str());
    let remark = file.is_failure().then(|| format!("{}{}{words}", file.path, lang.pick("：", ": ")));
    Seen { remarks: remark.into_iter().collect(), has_failed: file.is_failure(), ..Seen::default() }
}

fn unified(path: &str, before: &str, after: &str) -> String {
    TextDiff::from_lines(before, after).unified_diff().header(path, path).to_string()
}
