//! What stands below the findings of a file: its ledger.

use std::io::{self, Write};

use rust_decimal::Decimal;

use crate::finding::{LedgerEntry, LedgerOutcome, ProseEntry, ProseOutcome};
use crate::lang::Lang;
use crate::lint::Checked;

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
