//! S110: what a report says of the number of its parts.

use super::{Context, Hit};
use crate::pack::Rule;
use crate::quantity;
use crate::span::Span;

/// Words before which the number of parts stands.
const COUNTED: [&str; 4] = ["部分组成", "部分构成", "个部分", "大部分"];

/// Words that open the list of parts.
const OPENERS: [&str; 6] = ["由", "包括", "包含", "分为", "分", "共"];

/// Words of which the sentence must have one to speak of the report itself.
const SUBJECTS: [&str; 4] = ["全文", "报告", "年报", "本文"];

/// S110: the stated number against the sections, and against the parts listed.
pub(super) fn miscounted(context: &Context<'_>, _: &Rule) -> Vec<Hit> {
    let text = context.document.text();
    let front = context.report.sections.first().map_or(text.len(), |section| section.content.end as usize);
    let Some(statement) =
        COUNTED.iter().filter_map(|word| statement(text.get(..front)?, word)).min_by_key(|found| found.span.start)
    else {
        return Vec::new();
    };
    let present = context.report.sections.len();
    if present < 2 {
        return Vec::new();
    }
    let hit = Hit::at(statement.span).with("stated", statement.stated).with("present", present);
    let hit = hit.with("listed", statement.listed.unwrap_or(present));
    match statement.listed {
        _ if statement.stated != present => vec![hit],
        Some(listed) if statement.stated != listed => vec![hit.case("listed")],
        _ => Vec::new(),
    }
}

struct Statement {
    span: Span,
    stated: usize,
    listed: Option<usize>,
}

fn statement(text: &str, word: &str) -> Option<Statement> {
    let at = text.find(word)?;
    let before = text.get(..at)?.trim_end_matches(['个', '大', ' ']);
    let digits = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_ascii_digit() || quantity::chinese(&c.to_string()).is_some());
    let start = digits.last().map(|(start, _)| start)?;
    let number = before.get(start..)?;
    let stated = number.parse().ok().or_else(|| quantity::chinese(number).map(|number| number as usize))?;
    let sentence_start = before.rfind(['。', '\n']).map_or(0, |at| at + 1);
    let sentence = text.get(sentence_start..start).or_else(|| text.get(sentence_start + 2..start))?;
    if !SUBJECTS.iter().any(|subject| sentence.contains(subject)) {
        return None;
    }
    Some(Statement { span: Span::new(start, at + word.len()), stated, listed: listed(sentence) })
}

/// Parts named before the number. A list that ends in 等 may be open, so it counts for nothing.
fn listed(sentence: &str) -> Option<usize> {
    let list = OPENERS
        .iter()
        .filter_map(|opener| sentence.split_once(opener))
        .map(|(_, list)| list)
        .max_by_key(|list| list.len())?;
    let list = list.trim_end_matches(['共', '计', '，', '、', ' ']);
    if list.ends_with('等') || !list.contains(['、', '，', '；']) {
        return None;
    }
    let mut count = 0;
    let mut before = "";
    for part in list.split(['、', '，', '；']).map(str::trim).filter(|part| !part.is_empty()) {
        // 行政复议、提起行政诉讼 is one part.
        let goes_on = before.contains("复议") && part.contains("诉讼");
        count += usize::from(!goes_on);
        before = part;
    }
    Some(count)
}
