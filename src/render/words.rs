//! Words that several formats share: levels, and the one line that sums up a run.

use super::Summary;
use crate::finding::{Level, Status};
use crate::lang::Lang;

/// The word for a level.
pub(super) fn level(level: Level, lang: Lang) -> &'static str {
    match (lang, level) {
        (Lang::En, _) => level.name(),
        (Lang::Zh, Level::Error) => "错误",
        (Lang::Zh, Level::Warning) => "警告",
        (Lang::Zh, Level::Note) => "提示",
    }
}

/// Why a finding does not count; nothing of one that does.
pub(super) fn aside(status: &Status, lang: Lang) -> Option<String> {
    match status {
        Status::Open => None,
        Status::Waived { reason, until: None, .. } => {
            Some(lang.pick(format!("已豁免：{reason}"), format!("waived: {reason}")))
        }
        Status::Waived { reason, until: Some(until), .. } => {
            Some(lang.pick(format!("已豁免至{until}：{reason}"), format!("waived until {until}: {reason}")))
        }
        Status::Known => Some(lang.pick("在基线中".to_owned(), "known in the baseline".to_owned())),
    }
}

/// How many findings of a summary do not count: 已豁免1处，在基线中2处.
pub(super) fn asides(summary: &Summary, lang: Lang) -> String {
    let parts =
        [(lang.pick("已豁免", "waived"), summary.waived), (lang.pick("在基线中", "in the baseline"), summary.known)];
    let part = |(what, number): &(&str, usize)| lang.pick(format!("{what}{number}处"), format!("{number} {what}"));
    let parts: Vec<String> = parts.iter().filter(|(_, number)| *number > 0).map(part).collect();
    parts.join(lang.pick("，", ", "))
}

/// What came out of a run, in one sentence.
pub(super) fn summary(summary: &Summary, lang: Lang) -> String {
    let unchecked = summary.files.saturating_sub(summary.reports);
    match (summary.reports, lang) {
        (0, _) => nothing(unchecked, lang),
        (_, Lang::Zh) => chinese(summary, unchecked),
        (_, Lang::En) => english(summary, unchecked),
    }
}

fn nothing(unchecked: usize, lang: Lang) -> String {
    match (unchecked, lang) {
        (0, _) => lang.pick("没有可以检查的年报。", "nothing was checked.").to_owned(),
        (_, Lang::Zh) => format!("没有可以检查的年报：{unchecked}份文件不是年报或者读不了。"),
        (1, Lang::En) => "nothing was checked: the file is no report or could not be read.".to_owned(),
        (_, Lang::En) => format!("nothing was checked: {unchecked} files are no reports or could not be read."),
    }
}

fn chinese(summary: &Summary, unchecked: usize) -> String {
    let Summary { reports, errors, warnings, notes, held, violated, open, .. } = *summary;
    let others = if unchecked > 0 { format!("（另有{unchecked}份未检查）") } else { String::new() };
    let equations = if held + violated + open > 0 {
        format!("；勾稽关系{held}项平，{violated}项不平，{open}项未能计算")
    } else {
        String::new()
    };
    let aside = [("已豁免", "处", summary.waived), ("另有", "处在基线中", summary.known)];
    let aside = aside.iter().filter(|(.., number)| *number > 0);
    let aside: String = aside.map(|(before, behind, number)| format!("；{before}{number}{behind}")).collect();
    format!("检查了{reports}份年报{others}：错误{errors}处，警告{warnings}处，提示{notes}处{aside}{equations}。")
}

fn english(summary: &Summary, unchecked: usize) -> String {
    let Summary { reports, errors, warnings, notes, held, violated, open, .. } = *summary;
    let others = match unchecked {
        0 => String::new(),
        1 => " (1 other file was not checked)".to_owned(),
        _ => format!(" ({unchecked} other files were not checked)"),
    };
    let equations = if held + violated + open > 0 {
        let (hold, are) = (if held == 1 { "holds" } else { "hold" }, if violated == 1 { "is" } else { "are" });
        format!("; of the equations {held} {hold}, {violated} {are} violated, {open} could not be computed")
    } else {
        String::new()
    };
    let aside = [("waived", summary.waived), ("in the baseline", summary.known)];
    let aside = aside.iter().filter(|(_, number)| *number > 0);
    let aside: String = aside.map(|(what, number)| format!("; {number} {what}")).collect();
    format!(
        "{} checked{others}: {}, {}, {}{aside}{equations}.",
        count(reports, "report"),
        count(errors, "error"),
        count(warnings, "warning"),
        count(notes, "note"),
    )
}

/// How many findings can be fixed, and how; nothing where none can.
pub(super) fn fixes(summary: &Summary, lang: Lang) -> Option<String> {
    let (safe, suggested) = (summary.fixable, summary.suggested);
    Some(match (safe, suggested) {
        (0, 0) => return None,
        (_, 0) => lang.pick(
            format!("其中{safe}处可以用 --fix 自动改正。"),
            format!("{} can be fixed with `--fix`.", count(safe, "finding")),
        ),
        (0, _) => lang.pick(
            format!("其中{suggested}处有建议的改法，可以用 --fix --unsafe-fixes 改，改后要核对。"),
            format!("{} can be fixed with `--fix --unsafe-fixes`; look at the result.", count(suggested, "finding")),
        ),
        _ => lang.pick(
            format!("其中{safe}处可以用 --fix 自动改正；加上 --unsafe-fixes，另有{suggested}处按建议改，改后要核对。"),
            format!(
                "{} can be fixed with `--fix`; with `--unsafe-fixes` {suggested} more, but look at the result.",
                count(safe, "finding")
            ),
        ),
    })
}

/// A number of things, in English.
pub(super) fn count(number: usize, thing: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{ending}")
}
