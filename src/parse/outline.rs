//! Which headings are the sections, and what stands under them.
//!
//! The style of the sections is not known beforehand: reports number them 一、 or （一） or 1. or not
//! at all. It is the outermost style in which at least two known sections are numbered.

use std::collections::BTreeSet;

use crate::lexicon::MARKS;
use crate::report::{Heading, Section, Style, Topic};
use crate::span::Span;

/// Names longer than this many characters are sentences, unless they are made of section words.
const LONGEST_NAME: usize = 40;

/// A name without a number is at least this many characters long, unless it is one of the forms.
const SHORTEST_NAME: usize = 4;

/// With this an item ends, and no section of the forms: 一、主动公开方面。
const ASPECT: &str = "方面";

/// Content of fewer letters and digits than this, a page number, is that of a list of contents.
const CONTENTS_ENTRY: usize = 4;

/// Where the first known section begins; the length of the text where there is none.
pub(super) fn front_end(text: &str, headings: &[Heading]) -> usize {
    let style = section_style(headings);
    let first = headings.iter().find(|heading| heading.topic.is_some() && style_of(heading) == style);
    first.map_or(text.len(), |heading| heading.span.start as usize)
}

/// The sections, from the headings of the whole text.
pub(super) fn sections(text: &str, headings: Vec<Heading>, end: usize) -> Vec<Section> {
    let style = section_style(&headings);
    let before_end = headings.into_iter().filter(|heading| (heading.span.start as usize) < end);
    let headings = without_contents(text, before_end.collect(), end);
    let (mut tops, items) = split(&headings, style);
    name_overview(&mut tops);
    let mut sections: Vec<Section> = Vec::new();
    for (index, heading) in tops.iter().enumerate() {
        let stop = tops.get(index + 1).map_or(end, |next| next.span.start as usize);
        let content = Span::new(heading.span.end as usize, stop);
        let inside = |item: &&Heading| item.span.start >= content.start && item.span.start < content.end;
        sections.push(Section {
            heading: heading.clone(),
            content,
            items: items.iter().filter(inside).cloned().collect(),
        });
    }
    sections
}

/// Words of a name under which a first section tells of the work as a whole: 工作开展情况, 报告内容
const OF_THE_WORK: [&str; 6] = ["情况", "内容", "工作", "进展", "成效", "领导"];

/// Takes a first section whose name tells nothing for the overview, where no other is and the next is a known one.
fn name_overview(tops: &mut [Heading]) {
    let is_lacking = tops.iter().all(|heading| heading.topic != Some(Topic::Overview));
    let [first, next, ..] = tops else { return };
    let value = |heading: &Heading| heading.number.map(|number| number.value);
    let is_first = value(first) == Some(1) && value(next) == Some(2) && next.topic.is_some();
    if is_lacking && is_first && first.topic.is_none() && OF_THE_WORK.iter().any(|word| first.text.contains(word)) {
        first.topic = Some(Topic::Overview);
    }
}

fn style_of(heading: &Heading) -> Option<Style> {
    heading.number.map(|number| number.style)
}

/// The outermost style that numbers two names of the forms; failing that two known topics, or
/// 总体情况; none where sections have no number.
fn section_style(headings: &[Heading]) -> Option<Style> {
    let of_style = |style: Option<Style>| headings.iter().filter(move |heading| style_of(heading) == style);
    let topics = |style: Option<Style>, formal: bool| {
        let known =
            of_style(style).filter(|heading| heading.is_form_name || !formal).filter_map(|heading| heading.topic);
        known.collect::<BTreeSet<Topic>>().len()
    };
    let begins =
        |style: Option<Style>| style.is_some() && of_style(style).any(|heading| heading.topic == Some(Topic::Overview));
    let styles = [Some(Style::Part), Some(Style::Comma), Some(Style::Paren), Some(Style::Arabic), None];
    let formal = styles.into_iter().find(|style| topics(*style, true) >= 2);
    let known = || styles.into_iter().find(|style| topics(*style, false) >= 2 || begins(*style));
    let only = || styles.into_iter().find(|style| topics(*style, false) >= 1);
    formal.or_else(known).or_else(only).flatten()
}

/// Lines, with the headings of sections apart from the text that runs on behind them: 五、…诉讼情况 全年被复议3件
pub(super) fn passages(text: &str, lines: &[Span], sections: &[Section]) -> Vec<Span> {
    let mut passages = Vec::with_capacity(lines.len());
    let mut headings = sections.iter().map(|section| &section.heading).peekable();
    for line in lines {
        while headings.next_if(|heading| heading.span.start < line.start).is_some() {}
        let inside = headings.next_if(|heading| heading.span.start < line.end);
        match inside.and_then(|heading| behind(text, heading, *line)) {
            Some(rest) => passages.extend([Span { end: rest.start, ..*line }, rest]),
            None => passages.push(*line),
        }
    }
    passages
}

/// What runs on in a line behind a heading, where a name of the form, a stop or white space ends that.
fn behind(text: &str, heading: &Heading, line: Span) -> Option<Span> {
    let behind = Span { start: heading.span.end, ..line };
    let rest = behind.of(text).trim_start_matches([' ', '。', '：', '；', '.']);
    let is_apart = heading.is_form_name || rest.len() < behind.of(text).len();
    // 的 and the like go on with the name.
    let goes_on = rest.starts_with(|c| "的表为及和与，、）》”".contains(c));
    let start = line.end as usize - rest.len();
    (is_apart && !goes_on && rest.contains(char::is_alphanumeric)).then(|| Span::new(start, line.end as usize))
}

/// The numbers that names of the form have.
type Numbers = BTreeSet<(Style, usize)>;

/// Parts the headings of sections from items.
fn split(headings: &[Heading], style: Option<Style>) -> (Vec<Heading>, Vec<Heading>) {
    let formal = headings.iter().filter(|heading| heading.is_form_name).filter_map(|heading| heading.number);
    let formal: Numbers = formal.map(|number| (number.style, number.value)).collect();
    let mut tops: Vec<Heading> = Vec::new();
    let mut items = Vec::new();
    for heading in headings {
        if is_section(heading, style, &tops, &formal) {
            tops.push(heading.clone());
        } else if !is_row_label(heading) {
            items.push(heading.clone());
        }
    }
    (tops, items)
}

/// Whether a numbered line is the label of a row and nothing else, as a torn table leaves it: 2.政府公报公开
fn is_row_label(heading: &Heading) -> bool {
    let is_of_list = style_of(heading).is_some_and(|style| style >= Style::Arabic);
    let mut chars = heading.text.chars();
    let is_mark = chars.next().is_some_and(|c| (MARKS.0..=MARKS.1).contains(&c));
    is_of_list && is_mark && chars.next().is_none()
}

fn is_section(heading: &Heading, style: Option<Style>, before: &[Heading], formal: &Numbers) -> bool {
    let is_new = heading.topic.is_some_and(|topic| before.iter().all(|other| other.topic != Some(topic)));
    let Some(number) = heading.number else {
        // A heading that lost its number among numbered ones, or one that Markdown marks like them.
        let is_alike =
            heading.depth > 0 && before.iter().any(|other| other.depth == heading.depth && other.number.is_none());
        let is_long = style.is_none() && heading.text.chars().count() >= SHORTEST_NAME;
        return (is_new && (heading.is_form_name || is_long)) || (style.is_none() && is_alike);
    };
    if Some(number.style) != style {
        return false;
    }
    let is_of_item = number.style >= Style::Paren || heading.text.ends_with(ASPECT);
    if is_of_item && !heading.is_form_name && formal.contains(&(number.style, number.value)) {
        // An item that is numbered in the manner of the sections.
        return false;
    }
    let expected = before.iter().rev().find_map(|other| other.number).map_or(1, |last| last.value + 1);
    let is_short = heading.text.chars().count() <= LONGEST_NAME && !heading.text.contains(['，', '。', '；', '：']);
    let follows = number.value == expected;
    heading.topic.is_some() && (is_new || follows) || is_short && follows && !heading.is_sentence
}

fn is_same(one: &Heading, other: &Heading) -> bool {
    let number = |heading: &Heading| heading.number.map(|number| (number.style, number.value));
    one.topic == other.topic && number(one) == number(other)
}

/// Drops a list of contents: entries with nothing between them that come again as headings.
fn without_contents(text: &str, tops: Vec<Heading>, end: usize) -> Vec<Heading> {
    let mut entries = vec![false; tops.len()];
    let mut is_in_list = false;
    for (index, (heading, entry)) in tops.iter().zip(&mut entries).enumerate() {
        let next = tops.get(index + 1).map_or(end, |next| next.span.start as usize);
        let between = text.get(heading.span.end as usize..next).unwrap_or_default();
        let is_bare = between.chars().filter(|c| c.is_alphanumeric()).take(CONTENTS_ENTRY).count() < CONTENTS_ENTRY;
        // The last entry has the text before the first section behind it.
        *entry = heading.topic.is_some()
            && (is_bare || is_in_list)
            && tops.iter().skip(index + 1).any(|other| is_same(other, heading));
        is_in_list = *entry;
    }
    tops.into_iter().zip(entries).filter(|(_, is_entry)| !is_entry).map(|(heading, _)| heading).collect()
}
