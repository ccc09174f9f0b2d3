//! What stands below the findings: the ledger of a file, and the summary of a run.

use std::io::{self, Write};

use rust_decimal::Decimal;

use crate::finding::{LedgerEntry, LedgerOutcome, ProseEntry, ProseOutcome};
use crate::lang::Lang;
use crate::lint::Checked;
use crate::render::Summary;

/// Writes every equation of a report with its outcome, in columns.
pub(super) fn write_ledger(path: &str, checked: &Checked, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", lang.pick(format!("{path} 勾稽清单"), format!("{path} ledger")))?;
    let width = checked.ledger.iter().map(|entry| entry.key.chars().count()).max().unwrap_or(0);
    for entry in &checked.ledger {
        let (word, detail) = (outcome(&entry.outcome, lang), detail(entry));
        writeln!(out, "  {} {word}  {:<width$}  {detail}", entry.code, entry.key)?;
    }
    for entry in &checked.prose {
        writeln!(out, "  {}", prose(entry, lang))?;
    }
    writeln!(out)
}

/// A figure in a sentence: 正文 一致 “新收政府信息公开申请12件” = 12
fn prose(entry: &ProseEntry, lang: Lang) -> String {
    let word = match entry.outcome {
        ProseOutcome::Equal => lang.pick("一致    ", "equal    "),
        ProseOutcome::Different => lang.pick("不一致  ", "different"),
        ProseOutcome::Unbound(_) => lang.pick("未对照  ", "unbound  "),
    };
    let detail = match (&entry.outcome, &entry.against) {
        (ProseOutcome::Unbound(reason), _) => format!("{}{reason}", lang.pick("：", ": ")),
        (ProseOutcome::Equal, Some(against)) => format!(" = {against}"),
        (_, Some(against)) => format!(" ≠ {against}"),
        (_, None) => String::new(),
    };
    let stated = if entry.is_breakdown { format!(" {}", entry.stated) } else { String::new() };
    format!("{} {word}  “{}”{stated}{detail}", lang.pick("正文", "text"), entry.text)
}

/// The word for an outcome. Chinese characters are two columns wide, so the shorter words are filled up.
fn outcome(outcome: &LedgerOutcome, lang: Lang) -> &'static str {
    match outcome {
        LedgerOutcome::Holds => lang.pick("平      ", "holds   "),
        LedgerOutcome::Violated => lang.pick("不平    ", "violated"),
        LedgerOutcome::Open(_) => lang.pick("未能计算", "open    "),
    }
}

/// Both sides with the sign that is true of them, or why they could not be computed.
fn detail(entry: &LedgerEntry) -> String {
    if let LedgerOutcome::Open(reason) = &entry.outcome {
        return reason.clone();
    }
    let (left, right) = (entry.left.as_deref().unwrap_or_default(), entry.right.as_deref().unwrap_or_default());
    let number = |text: &str| text.parse::<Decimal>().ok();
    let sign = match number(left).cmp(&number(right)) {
        std::cmp::Ordering::Less => "<",
        std::cmp::Ordering::Equal => "=",
        std::cmp::Ordering::Greater => ">",
    };
    format!("{left} {sign} {right}")
}

/// Writes the one line that ends a run.
pub(super) fn write_summary(summary: &Summary, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let unchecked = summary.files.saturating_sub(summary.reports);
    let line = match (summary.reports, lang) {
        (0, _) => nothing(unchecked, lang),
        (_, Lang::Zh) => chinese(summary, unchecked),
        (_, Lang::En) => english(summary, unchecked),
    };
    writeln!(out, "{line}")
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

fn count(number: usize, thing: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{ending}")
}
