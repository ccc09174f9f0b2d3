//! Why something was not compared, in words.

use super::cells::cell_name;
use crate::check::ProseReason;
use crate::eval::Open;
use crate::facts::Facts;
use crate::lang::Lang;
use crate::statement::Standing;

/// Why an equation could not be computed.
pub(crate) fn open_reason(open: Open, facts: &Facts<'_>, lang: Lang) -> String {
    match open {
        Open::Undefined => lang.pick("本版格式没有这一格".to_owned(), "the edition has no such cell".to_owned()),
        Open::Unlisted => {
            lang.pick("表中有格式之外的行".to_owned(), "the table has rows that the form does not know".to_owned())
        }
        Open::TooLarge => lang.pick("数字太大，无法计算".to_owned(), "the figures are too large".to_owned()),
        Open::Blank => lang.pick("各格都空白".to_owned(), "every cell is blank".to_owned()),
        Open::Absent(cell) => {
            let name = cell_name(cell, facts, lang);
            lang.pick(format!("读不到{name}"), format!("{name} is absent or cannot be aligned"))
        }
        Open::Text(cell) => {
            let name = cell_name(cell, facts, lang);
            lang.pick(format!("{name}不是数字"), format!("{name} is not a figure"))
        }
    }
}

/// Why a figure in a sentence was not compared; no reason is that of a list that does not read as complete.
pub(crate) fn unbound_reason(reason: Option<ProseReason>, facts: &Facts<'_>, lang: Lang) -> String {
    let (zh, en) = match reason {
        None => ("列举不像是完整的", "the list does not read as complete"),
        Some(ProseReason::Open(open)) => return open_reason(open, facts, lang),
        Some(ProseReason::NoCell) => ("表中没有与它对应的格", "the tables have no cell for it"),
        Some(ProseReason::Blank) => ("表格全部空白", "the table is wholly blank"),
        Some(ProseReason::NewOnly) => {
            ("只统计新收的申请，表中含上年结转", "it counts new requests only, the table also those carried over")
        }
        Some(ProseReason::Standing(standing)) => match standing {
            Standing::Own => ("", ""),
            Standing::Approximate => ("约数", "approximate"),
            Standing::OtherYear => ("说的是其他年度，或者是与其他年度比较", "of another year, or compared with one"),
            Standing::Cumulative => ("历年累计", "of several years together"),
            Standing::PartOfYear => ("只是一年中的一段时间", "of a part of the year"),
            Standing::Planned => ("说的是今后的打算", "of what is planned"),
            Standing::OtherBody => ("说的是其他机关", "of another body"),
            Standing::OtherMatter => ("说的是其他事项", "of another matter"),
            Standing::Qualified => ("只是其中的一部分", "of a part only"),
        },
    };
    lang.pick(zh, en).to_owned()
}
