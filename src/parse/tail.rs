//! The end of a report: the signature, and a second document behind it.

use pest::Parser;

use super::{Node, time};
use crate::body;
use crate::document::CELL;
use crate::grammar::{ReportGrammar, Rule};
use crate::report::Signature;
use crate::span::Span;

/// How many lines after a signature may hold the title of a second document.
const LINES_BEFORE_TITLE: usize = 3;

/// A line with at least this many bytes is no signature, except in the tail of a one-line document.
const LONGEST_SIGNATURE: usize = 160;

/// The label of a day has at most this many characters.
const LONGEST_LABEL: usize = 8;

/// What the end of a report holds.
pub(super) struct Tail {
    pub(super) signature: Option<Signature>,
    pub(super) trailing: Option<Span>,
    /// Where the last section ends.
    pub(super) end: usize,
}

/// Reads the end of a report whose first section begins at `front_end`.
pub(super) fn read(text: &str, lines: &[Span], front_end: usize) -> Tail {
    let mut signature: Option<Signature> = None;
    let mut trailing = None;
    for (index, line) in lines.iter().enumerate() {
        let Some(found) = signature_at(text, lines, index) else {
            continue;
        };
        trailing =
            lines.iter().skip(index + 1).take(LINES_BEFORE_TITLE).copied().find(|line| is_other_title(text, *line));
        trailing = trailing.filter(|_| line.start as usize >= front_end);
        signature = Some(found);
        if trailing.is_some() {
            break;
        }
    }
    let signature = with_body_alone(signature, body_alone(text, lines, front_end), front_end);
    let stop = trailing.map_or(text.len(), |span| span.start as usize);
    let end = signature.as_ref().map(|signature| signature.span.start as usize).filter(|start| *start >= front_end);
    Tail { signature, trailing, end: end.unwrap_or(stop) }
}

/// A date under the title and the body at the end make one signature.
fn with_body_alone(dated: Option<Signature>, alone: Option<Signature>, front_end: usize) -> Option<Signature> {
    match (dated, alone) {
        (Some(dated), Some(alone)) if (dated.span.start as usize) < front_end => {
            Some(Signature { day: dated.day, ..alone })
        }
        (dated, alone) => dated.or(alone),
    }
}

fn signature_at(text: &str, lines: &[Span], index: usize) -> Option<Signature> {
    let line = *lines.get(index)?;
    let content = line.of(text);
    let content_end = content.trim_end().trim_end_matches('）');
    if !content_end.ends_with(['日', '号', '月']) && !ends_with_day(content_end) {
        return None;
    }
    let read = |from: usize| Some((from, ReportGrammar::parse(Rule::signature, content.get(from..)?).ok()?.next()?));
    let (from, node) = starts_of_signature(content).into_iter().find_map(read)?;
    let offset = line.start as usize + from;
    let at = |node: &Node<'_>| Span::new(offset + node.as_span().start(), offset + node.as_span().end()).trim(text);
    let mut signature = Signature { span: Span::new(offset, line.end as usize), body: None, day: None };
    for part in node.into_inner() {
        match part.as_rule() {
            // An item of a list of reports, with the day of its publication.
            Rule::signer if part.as_str().contains("年度报告") => return None,
            Rule::signer => signature.body = signer(text, at(&part)),
            Rule::date | Rule::month_only => signature.day = time::day(&part, offset),
            _ => {}
        }
    }
    if let (Some(body), Some(day)) = (signature.body, signature.day) {
        signature.span = body.to(day.span);
    }
    if signature.body.is_none() {
        let above = index.checked_sub(1).and_then(|above| lines.get(above)).copied();
        if above.is_some_and(|line| is_label_of_date(line.of(text))) {
            return None;
        }
        signature.body = above.map(|line| line.trim(text)).filter(|line| is_signer(line.of(text)));
        if let Some(body) = signature.body {
            signature.span = body.to(signature.span);
        }
    }
    Some(signature)
}

/// Whether the last figure can be that of a day: 2025-01-10. The rows of tables end in figures too.
fn ends_with_day(line: &str) -> bool {
    let before = line.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(line.len() - before.len(), 1 | 2) && before.ends_with(['-', '.', '/'])
}

/// Whether a line is the label of a day on an index card: 生成日期
fn is_label_of_date(line: &str) -> bool {
    let label = line.trim_matches([' ', CELL, '：']);
    ["日期", "时间"].iter().any(|end| label.ends_with(end)) && label.chars().count() <= LONGEST_LABEL
}

/// The signing body in what stands before the day: all of it, or its last word in a line that holds
/// the whole report.
fn signer(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let last = words.rfind(' ').map_or(0, |at| at + 1);
    let last = Span::new(span.start as usize + last, span.end as usize);
    [span, last].into_iter().find(|span| is_signer(span.of(text)))
}

/// Where the signature can begin in a line: with it, behind the last full stop, or, where the line may hold the whole
/// report, at one of the last words.
fn starts_of_signature(line: &str) -> Vec<usize> {
    let floor = line.ceil_char_boundary(line.len().saturating_sub(LONGEST_SIGNATURE));
    let tail = line.get(floor..).unwrap_or_default();
    let stop = tail.char_indices().rfind(|(_, c)| matches!(c, '。' | '；' | '！'));
    let behind = stop.map(|(at, c)| floor + at + c.len_utf8());
    if line.len() < LONGEST_SIGNATURE {
        return std::iter::once(0).chain(behind).collect();
    }
    let words = tail.rmatch_indices(' ').take(2).map(|(at, _)| floor + at + 1).collect::<Vec<_>>();
    behind.into_iter().chain(words.into_iter().rev()).collect()
}

/// A last line that only names the body.
fn body_alone(text: &str, lines: &[Span], front_end: usize) -> Option<Signature> {
    let line = lines.last().filter(|line| line.start as usize > front_end)?.trim(text);
    (body::is_body(line.of(text)) && is_signer(line.of(text))).then_some(Signature {
        span: line,
        body: Some(line),
        day: None,
    })
}

fn is_signer(name: &str) -> bool {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let name = name.trim_end_matches("（盖章）").trim_end_matches("（公章）");
    // 中国（云岭）自由贸易试验区管理委员会
    let (before, behind) =
        name.split_once('（').and_then(|(a, b)| Some((a, b.split_once('）')?.1))).unwrap_or((name, ""));
    let is_sentence = |part: &str| part.contains(['。', '，', '、', '：', '；', '（', '）', '|', CELL]);
    let is_body = body::is_body(if behind.is_empty() { before } else { name });
    // 二是配合市人民政府 is a point; 四川省 and 六安市 are places.
    let is_point = name.chars().nth(1) == Some('是');
    !is_sentence(before) && !is_sentence(behind) && name.chars().count() <= 40 && !is_point && is_body
}

fn is_other_title(text: &str, line: Span) -> bool {
    let content = line.of(text);
    content.len() < LONGEST_SIGNATURE
        && !content.starts_with('附')
        && ReportGrammar::parse(Rule::other_title, content).is_ok()
}
