//! From the prepared text to a [`Report`]: the only walkers of the grammar's pairs.
//!
//! Parsing is total. [`cut`] divides a document that came as one line; the grammar divides the text
//! into lines and tables; [`outline`] finds which numbered lines are the sections, [`front`] the
//! title, [`time`] periods and days, [`tail`] the signature and what follows it.

mod cut;
mod front;
mod outline;
mod table;
mod tail;
mod time;

use pest::Parser;
use pest::iterators::Pair;

use crate::document::PICTURE;
use crate::grammar::{ReportGrammar, Rule};
use crate::quantity;
use crate::reading::Reading;
use crate::report::{Heading, Number, Report, Style, Topic};
use crate::span::Span;

/// A pair of the report grammar.
type Node<'i> = Pair<'i, Rule>;

/// Reads a report. Any text gives one; what is no report has neither title, sections nor tables.
pub(crate) fn parse(reading: Reading) -> Report {
    let reading = cut::before_headings(reading);
    let text = reading.text();
    let mut report = Report::default();
    let mut headings = Vec::new();
    let pairs = ReportGrammar::parse(Rule::report, text).ok();
    for node in pairs.into_iter().flatten().flat_map(Pair::into_inner) {
        match node.as_rule() {
            Rule::heading | Rule::numbered | Rule::marked => headings.push(heading(&node)),
            Rule::art20 | Rule::requests | Rule::review | Rule::indicators => report.tables.push(table::piece(&node)),
            _ => {}
        }
    }
    report.lines = lines(text);
    let front_end = outline::front_end(text, &headings);
    report.title = front::title(text, &report.lines, front_end);
    let is_picture = |line: &Span| line.of(text).chars().all(|c| c == PICTURE || c.is_whitespace());
    let spoken: Vec<Span> = report.lines.iter().copied().filter(|line| !is_picture(line)).collect();
    let tail = tail::read(text, &spoken, front_end);
    report.signature = tail.signature;
    report.trailing = tail.trailing;
    let end = tail.end;
    report.tables.retain(|piece| report.trailing.is_none_or(|trailing| piece.span.start < trailing.start));
    report.sections = outline::sections(text, headings, end);
    report.passages = outline::passages(text, &report.lines, &report.sections);
    time::read(text, report.trailing.map_or(text.len(), |span| span.start as usize), &mut report);
    relocate(&mut report, &reading);
    report
}

fn span(node: &Node<'_>) -> Span {
    let span = node.as_span();
    Span::new(span.start(), span.end())
}

fn heading(node: &Node<'_>) -> Heading {
    let is_name = node.as_rule() == Rule::heading;
    let mut number = None;
    let mut depth = 0;
    let mut is_form_name = false;
    let mut name = Span::at(node.as_span().end());
    let mut text = "";
    for part in node.clone().into_inner() {
        match part.as_rule() {
            Rule::hashes => depth = part.as_str().trim_end().len(),
            Rule::number => number = self::number(&part),
            Rule::form_name | Rule::name | Rule::tight_name | Rule::text => {
                is_form_name = part.as_rule() == Rule::form_name;
                name = span(&part);
                text = part.as_str();
            }
            _ => {}
        }
    }
    let name =
        Span::new(name.start as usize, name.start as usize + text.trim_end_matches([' ', '。', '：', '；', '.']).len());
    let is_sentence = text.ends_with('。');
    let mut text: String = text.split_whitespace().collect();
    text.truncate(text.trim_end_matches(['。', '：', '；', '.']).len());
    let topic = if is_name { Topic::of(&text) } else { None };
    let start = number.map_or(name, |number| number.span);
    Heading { span: start.to(name), number, name, text, topic, depth, is_form_name, is_sentence }
}

fn number(node: &Node<'_>) -> Option<Number> {
    let style = node.clone().into_inner().next()?;
    let digits = style.clone().into_inner().next();
    let value = match (&digits, style.as_rule()) {
        (Some(digits), _) if digits.as_rule() == Rule::ordinal => quantity::chinese(digits.as_str())? as usize,
        (Some(digits), _) => digits.as_str().parse().ok()?,
        (None, _) => style.as_str().chars().next().map(|c| c as usize - '①' as usize + 1)?,
    };
    let style = match style.as_rule() {
        Rule::part => Style::Part,
        Rule::comma => Style::Comma,
        Rule::paren => Style::Paren,
        Rule::arabic => Style::Arabic,
        Rule::arabic_paren => Style::ArabicParen,
        _ => Style::Circled,
    };
    Some(Number { span: span(node), style, value })
}

fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let span = Span::new(start, start + line.len());
        if !line.trim_matches([' ', crate::document::CELL]).is_empty() {
            lines.push(span);
        }
        start += line.len() + 1;
    }
    lines
}

/// Moves every span from the prepared text into the document.
fn relocate(report: &mut Report, reading: &Reading) {
    let to = |span: &mut Span| *span = reading.to_document(*span);
    report.visit_spans(&mut |span| to(span));
}
