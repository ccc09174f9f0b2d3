//! The title.

use pest::Parser;

use super::{Node, span, time};
use crate::grammar::{ReportGrammar, Rule};
use crate::report::{Title, Year};
use crate::span::Span;

/// How many lines may stand before the title (navigation, a document number).
const FRONT_LINES: usize = 40;

/// The longest line, in bytes, that can be a title with its neighbours on a one-line document.
const LONGEST_TITLE: usize = 240;

/// The title among the lines before `end`.
pub(super) fn title(text: &str, lines: &[Span], end: usize) -> Option<Title> {
    let front = lines.iter().enumerate().take_while(|(_, line)| (line.start as usize) < end.max(1)).take(FRONT_LINES);
    let mut above: Option<Span> = None;
    let mut best: Option<Title> = None;
    for (index, line) in front {
        if let Some(mut title) = title_at(text, *line) {
            if title.body.is_empty() || title.year.is_none() {
                complete(text, above, &mut title);
            }
            if title.year.is_none() {
                title.year = year_below(text, lines.get(index + 1).copied());
            }
            // 历年政府信息公开年报 is a link beside the report.
            let complete = title.year.is_some() && title.is_full_name && crate::body::is_body(&title.body);
            if complete || best.is_none() {
                best = Some(title);
            }
            if complete {
                return best;
            }
        }
        above = Some(*line);
    }
    best
}

/// The text from the beginning of a line, as far as a title can reach.
fn opening(text: &str, line: Span) -> &str {
    let start = line.start as usize;
    text.get(start..text.floor_char_boundary(start + 2 * LONGEST_TITLE)).unwrap_or_default()
}

fn title_at(text: &str, line: Span) -> Option<Title> {
    let node = ReportGrammar::parse(Rule::title, opening(text, line)).ok()?.next()?;
    if node.as_str().len() > LONGEST_TITLE {
        return None;
    }
    let at = |node: &Node<'_>| {
        Span::new(line.start as usize + node.as_span().start(), line.start as usize + node.as_span().end())
    };
    let mut title = Title { span: at(&node), year: None, body: String::new(), is_full_name: false };
    for part in node.into_inner() {
        match part.as_rule() {
            Rule::hashes => title.span = Span::new(at(&part).end as usize, title.span.end as usize),
            Rule::before => {
                let (year, body) = year_and_body(&part, line.start as usize);
                title.year = year;
                title.body = body;
            }
            Rule::report_name => {
                let name: String = part.as_str().split_whitespace().collect();
                title.is_full_name =
                    (name.starts_with("政府信息公开") || name.starts_with("政务")) && !name.ends_with("公开报告");
                title.year = title.year.or_else(|| year_in(&part, line.start as usize));
            }
            Rule::after => title.year = title.year.or_else(|| year_in(&part, line.start as usize)),
            _ => {}
        }
    }
    // 云岭县人民政府信息公开年度报告: the body is the government, not 云岭县人民.
    if title.body.ends_with("人民") {
        title.body.push_str("政府");
    }
    Some(title)
}

/// Takes body and year from the line above, where a title stands on two lines.
fn complete(text: &str, above: Option<Span>, title: &mut Title) {
    let Some(above) = above else { return };
    let Some(node) = ReportGrammar::parse(Rule::lead, opening(text, above)).ok().and_then(|mut pairs| pairs.next())
    else {
        return;
    };
    let (year, body) = year_and_body(&node, above.start as usize);
    let is_year_alone = body.is_empty() && year.is_some();
    if !crate::body::is_body(&body) && !is_year_alone {
        return;
    }
    let marks = above.of(text).len() - above.of(text).trim_start_matches(['#', ' ']).len();
    title.span = Span::new(above.start as usize + marks, title.span.end as usize);
    title.year = title.year.or(year);
    if title.body.is_empty() {
        title.body = body;
    }
}

/// The year in brackets on the line under the title: （2024年度）
fn year_below(text: &str, below: Option<Span>) -> Option<Year> {
    let below = below?;
    let node = ReportGrammar::parse(Rule::after, opening(text, below)).ok()?.next()?;
    let date = ReportGrammar::parse(Rule::signature, opening(text, below)).is_ok();
    if date { None } else { year_in(&node, below.start as usize) }
}

fn year_and_body(node: &Node<'_>, offset: usize) -> (Option<Year>, String) {
    let years: Vec<Span> =
        node.clone().into_inner().filter(|part| part.as_rule() == Rule::year).map(|year| span(&year)).collect();
    let base = node.as_span().start();
    let mut body = String::new();
    let mut from = 0;
    for year in &years {
        body.push_str(node.as_str().get(from..year.start as usize - base).unwrap_or_default());
        from = year.end as usize - base;
        let rest = node.as_str().get(from..).unwrap_or_default();
        let rest = rest.trim_start();
        let suffix = ["年度", "年"].iter().find(|suffix| rest.starts_with(**suffix)).map_or(0, |suffix| suffix.len());
        from = node.as_str().len() - rest.len() + suffix;
    }
    body.push_str(node.as_str().get(from..).unwrap_or_default());
    (year_in(node, offset), named(&body))
}

/// The name of a body without what surrounds it in a title: 关于清河街道办事处的, 【年度报告】清河街道办事处
fn named(text: &str) -> String {
    let name: String = text.chars().filter(|c| !c.is_whitespace() && !"《》“”#".contains(*c)).collect();
    let behind_label = name.strip_prefix('【').and_then(|label| label.split_once('】')).map(|(_, name)| name);
    let name = behind_label.unwrap_or(&name);
    let name = name.strip_prefix("关于").unwrap_or(name);
    let name = name.strip_suffix('的').unwrap_or(name);
    // 政府政务公开年报 names no body.
    if name == "政府" { String::new() } else { name.to_owned() }
}

fn year_in(node: &Node<'_>, offset: usize) -> Option<Year> {
    let year = node.clone().into_inner().find(|part| part.as_rule() == Rule::year)?;
    let value = time::year(year.as_str())?;
    Some(Year { value, span: Span::new(offset + year.as_span().start(), offset + year.as_span().end()) })
}
