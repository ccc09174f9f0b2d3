//! Faults of sentences: figures, years and words.

use super::Draft;
use crate::document::CELL;
use crate::span::Span;
use crate::statement::Standing;
use crate::trial::edit::{Edit, digits, moved};
use crate::trial::fault::{Fault, FaultKind};

/// Slips of the pen and what drafts are left with: what they are, the words that they take the place of, the words they are.
const SLIPS: [(&str, &str, &str); 16] = [
    ("doubled", "公开", "公开公开"),
    ("half-width", "，", ","),
    ("left-open", "全年", "XX年全年"),
    ("instruction", "。", "。（文字描述）"),
    ("residue", "。", "。[bookmark: _GoBack]"),
    ("other-it", "其他", "其它"),
    ("until", "全年", "截止目前，全年"),
    ("mobile", "。", "，联系人手机13800138000。"),
    ("identity", "。", "，身份证号11010519491231002X。"),
    ("own-name", "我街道", "我局"),
    ("own-name", "我市", "我局"),
    ("basis", "政府信息公开条例", "信息公开条例"),
    ("old-basis", "〔2021〕30号", "〔2019〕60号"),
    ("old-basis", "国务院令第711号", "国务院令第492号"),
    ("parts", "六个部分", "五个部分"),
    ("parts", "七个部分", "六个部分"),
];

/// Words of a label are not more than these.
const LABEL: usize = 16;

pub(super) fn add(draft: &Draft<'_>, faults: &mut Vec<Fault>) {
    figures(draft, faults);
    let prose: Vec<Span> = draft.report.lines.iter().copied().filter(|line| is_prose(draft, *line)).collect();
    for line in &prose {
        let whole = Span::new(line.start as usize, (line.end as usize + 1).min(draft.text.len()));
        let edits = vec![Edit::without(whole)];
        faults.push(Fault::new(FaultKind::ParagraphDropped, section(draft, *line), label(draft, *line), edits));
    }
    years(draft, &prose, faults);
    for (name, found, slip) in SLIPS {
        let places = prose.iter().filter_map(|line| Some((*line, line.of(draft.text).find(found)?)));
        for (line, at) in places {
            let start = line.start as usize + at;
            let edit = Edit::new(Span::new(start, start + found.len()), slip);
            let place = format!("{name}.{}", section(draft, line));
            faults.push(Fault::new(FaultKind::Words, place, format!("{found}→{slip}"), vec![edit]));
        }
    }
}

/// Figures that speak of this body in this year, and the parts of breakdowns.
fn figures(draft: &Draft<'_>, faults: &mut Vec<Fault>) {
    let own = draft.prose.statements.iter().filter(|statement| statement.standing == Standing::Own);
    let own =
        own.filter_map(|statement| Some((statement.subjects.first()?.key(), statement.span, statement.figure.span)));
    let lists = draft.prose.lists.iter().filter(|list| list.is_closed);
    let parts = lists.clone().flat_map(|list| list.parts.iter().map(|part| ("part", list.span, part.figure.span)));
    let wholes = lists.clone().map(|list| ("whole", list.span, list.whole.span));
    let shares = lists
        .flat_map(|list| list.parts.iter().filter_map(|part| Some(("share", list.span, part.share.as_ref()?.span))));
    let mut seen: Vec<Span> = Vec::new();
    for (place, around, figure) in own.chain(wholes).chain(parts).chain(shares) {
        let Some(number) = digits(draft.text, figure).first().copied().filter(|number| !seen.contains(number)) else {
            continue;
        };
        seen.push(number);
        for (kind, by) in [(FaultKind::ProsePlus, 1), (FaultKind::ProseMinus, -1)] {
            let edit = moved(draft.text, number, by);
            faults.extend(edit.map(|edit| Fault::new(kind, place, label(draft, around), vec![edit])));
        }
    }
}

/// The year with which a paragraph begins, one less.
fn years(draft: &Draft<'_>, prose: &[Span], faults: &mut Vec<Fault>) {
    let Some(year) = draft.year else { return };
    let (own, last) = (format!("{year}年，"), format!("{}年，", year.saturating_sub(1)));
    for line in prose.iter().filter(|line| line.of(draft.text).starts_with(&own)) {
        let edit = Edit::new(Span::new(line.start as usize, line.start as usize + own.len()), last.clone());
        faults.push(Fault::new(FaultKind::ProseYear, section(draft, *line), label(draft, *line), vec![edit]));
    }
}

fn label(draft: &Draft<'_>, span: Span) -> String {
    let words = span.of(draft.text);
    let cut: String = words.chars().take(LABEL).collect();
    if cut.len() < words.len() { cut + "…" } else { cut }
}

/// The topic of the section in which a line stands.
fn section(draft: &Draft<'_>, line: Span) -> &'static str {
    let sections = &draft.report.sections;
    let before = sections.partition_point(|section| section.heading.span.start <= line.start);
    let section = before.checked_sub(1).and_then(|at| sections.get(at));
    section.map_or("intro", |section| section.heading.topic.map_or("section", |topic| topic.key()))
}

/// Whether a line is no row, heading, title or signature.
fn is_prose(draft: &Draft<'_>, line: Span) -> bool {
    let touches = |span: Span| span.start < line.end && line.start < span.end;
    let report = draft.report;
    let is_heading = report.sections.iter().any(|section| touches(section.heading.span));
    let is_title = report.title.as_ref().is_some_and(|title| touches(title.span));
    let is_signed = report.signature.as_ref().is_some_and(|signature| touches(signature.span));
    let is_table = report.tables.iter().any(|piece| touches(piece.span));
    !(line.of(draft.text).starts_with(CELL) || is_heading || is_title || is_signed || is_table)
}
