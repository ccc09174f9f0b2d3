//! W806: what a template asks to be filled in and nobody has.

use std::ops::Range;

use memchr::{memchr3_iter, memmem};

use super::paragraphs::{self, is_han};
use super::{Context, Hit, Spot};
use crate::document::CELL;
use crate::pack::Rule;
use crate::span::Span;

/// The group of names behind which XX hides a person: 张××.
const SURNAMES: &str = "surnames";

/// Groups of words behind a figure, and of words that end in one of these.
const MEASURES: &str = "measures";
const JOINED: &str = "joined";

/// W806: each placeholder is one finding with all its places. Words inside 《》 are silent.
///
/// Listed words are looked for as they are; runs of the signs XX, ××, **, __ are told by their surroundings.
pub(super) fn left(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let mut found: Vec<(&str, Vec<Span>)> = Vec::new();
    let text = filled_in(context);
    // What stands above the title belongs to the page.
    let from = context.report.title.as_ref().map_or(0, |title| title.span.start as usize);
    let listed = context.found(rule).iter().map(|word| (word.start..word.end, None));
    let mut places: Vec<(Range<usize>, Option<Sign>)> =
        listed.take_while(|(range, _)| range.end <= text.len()).chain(runs(text)).chain(gaps(text, rule)).collect();
    places.retain(|(range, _)| range.start >= from);
    places.sort_by_key(|(range, _)| (range.start, range.end));
    let mut line = Line::default();
    let mut past = 0;
    for (range, sign) in places {
        line.go_to(text, range.start);
        let inside = range.start - line.start..range.end - line.start;
        let is_left = match sign {
            Some(sign) => is_placeholder(line.text, inside.clone(), sign, rule),
            None => !paragraphs::is_covered(line.text, &inside, rule.except()),
        };
        if range.start < past || !is_left || line.has_title_at(inside.start) {
            continue;
        }
        past = range.end;
        let (word, span) = (text.get(range.clone()).unwrap_or_default(), Span::new(range.start, range.end));
        match found.iter_mut().find(|(known, _)| *known == word) {
            Some((_, spans)) => spans.push(span),
            None => found.push((word, vec![span])),
        }
    }
    let hit = |(word, spans): (&str, Vec<Span>)| {
        let (first, rest) = spans.split_first()?;
        let hit = Hit::at(*first).with("found", word).with("count", spans.len());
        let case = (spans.len() > 1).then_some("several");
        Some(Hit { related: rest.iter().copied().map(Spot::at).collect(), case, ..hit })
    };
    found.into_iter().filter_map(hit).collect()
}

/// The text up to the signature, tables too: a template can be left anywhere, but a form behind the report has blanks.
fn filled_in<'a>(context: &Context<'a>) -> &'a str {
    let first = context.report.sections.first().map_or(0, |section| section.content.start);
    let signed = context.report.signature.as_ref().map(|signature| signature.span.end).filter(|end| *end > first);
    let end = signed.unwrap_or(context.end().start) as usize;
    context.document.text().get(..end).unwrap_or_default()
}

/// A line or a cell of the text, and what it quotes.
#[derive(Default)]
struct Line<'a> {
    start: usize,
    text: &'a str,
    quoted: Vec<Range<usize>>,
}

impl<'a> Line<'a> {
    /// Moves to the line of a place, if it is another one.
    fn go_to(&mut self, text: &'a str, at: usize) {
        if self.start <= at && at < self.start + self.text.len() {
            return;
        }
        let (before, behind) = text.split_at_checked(at).unwrap_or_default();
        self.start = before.rfind(['\n', CELL]).map_or(0, |end| end + 1);
        let end = behind.find(['\n', CELL]).map_or(text.len(), |len| at + len);
        self.text = text.get(self.start..end).unwrap_or_default();
        self.quoted = paragraphs::quoted(self.text);
    }

    /// Whether a place is inside 《》.
    fn has_title_at(&self, at: usize) -> bool {
        let around = self.quoted.get(self.quoted.partition_point(|range| range.end <= at));
        let quote = around.filter(|range| range.start <= at).and_then(|range| self.text.get(range.clone()));
        quote.is_some_and(|quote| quote.starts_with('《'))
    }
}

/// Runs of signs that can stand for something: XX, ××, 20XX, ***, ___.
fn runs(text: &str) -> Vec<(Range<usize>, Option<Sign>)> {
    let mut runs: Vec<(Range<usize>, Option<Sign>)> = Vec::new();
    for at in places(text) {
        let c = text.get(at..).and_then(|rest| rest.chars().next());
        let Some((c, sign)) = c.and_then(|c| Some((c, class(c)?))) else { continue };
        let end = at + c.len_utf8();
        match runs.last_mut().filter(|(last, of)| last.end == at && *of == Some(sign)) {
            Some((last, _)) => last.end = end,
            None => runs.push((at..end, Some(sign))),
        }
    }
    runs
}

/// Where a sign can stand, in order: few of a text's bytes begin one.
fn places(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let narrow = memchr3_iter(b'X', b'x', b'*', bytes);
    // The first bytes of × and of ✕ and ╳.
    let crosses = memchr3_iter(b'_', 0xC3, 0xE2, bytes);
    let wide = ["Ｘ", "＊", "＿"].into_iter().flat_map(|sign| memmem::find_iter(bytes, sign));
    let mut places: Vec<usize> = narrow.chain(crosses).chain(wide).collect();
    places.sort_unstable();
    places
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Cross,
    Star,
    Line,
    /// Spaces between a word and a measure: 培训  次
    Gap,
}

fn class(c: char) -> Option<Sign> {
    match c {
        'X' | 'x' | '×' | 'Ｘ' | '✕' | '╳' => Some(Sign::Cross),
        '*' | '＊' => Some(Sign::Star),
        '_' | '＿' => Some(Sign::Line),
        _ => None,
    }
}

/// Two spaces or more before a measure that ends its clause.
fn gaps(text: &str, rule: &Rule) -> Vec<(Range<usize>, Option<Sign>)> {
    let mut gaps = Vec::new();
    let spaces = ["  ", "\u{3000}"].into_iter().flat_map(|spaces| memmem::find_iter(text.as_bytes(), spaces));
    for at in spaces {
        if !text.get(..at).unwrap_or_default().ends_with(is_han) {
            continue;
        }
        let behind = text.get(at..).unwrap_or_default().trim_start_matches([' ', '\u{3000}']);
        if let Some(measure) = measure(behind, rule) {
            gaps.push((at..text.len() - behind.len() + measure.len(), Some(Sign::Gap)));
        }
    }
    gaps
}

/// The measure with which a text goes on and ends its clause.
fn measure<'r>(text: &str, rule: &'r Rule) -> Option<&'r String> {
    rule.group(MEASURES).iter().find(|measure| {
        let rest = text.strip_prefix(measure.as_str());
        rest.is_some_and(|rest| rest.starts_with(['，', '。', '；', '、', '）', ')', ',', ';']))
    })
}

/// Whether the last character before a gap can have a figure behind it: not 每, 第 or the first half of 文件.
fn can_be_counted(before: &str, behind: &str, rule: &Rule) -> bool {
    let mut last = before.chars().rev();
    let (Some(left), Some(right)) = (last.next(), behind.chars().next()) else {
        return false;
    };
    let is_pair = |word: &String| word.chars().eq([left, right]);
    last.next().is_some_and(is_han)
        && !"每各两几数多一二三四五六七八九十百千万余第该此这某单本首逐整个上下前后".contains(left)
        && !rule.group(JOINED).iter().any(is_pair)
}

fn is_placeholder(text: &str, range: Range<usize>, sign: Sign, rule: &Rule) -> bool {
    let inside = text.get(range.clone()).unwrap_or_default();
    let count = inside.chars().count();
    let (before, after) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let (left, right) = (before.chars().next_back(), after.chars().next());
    let is_free = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric() && !"/._-@=&?%".contains(c));
    match sign {
        Sign::Cross if count == 1 => {
            // ×月×日, ×年
            let is_date = right.is_some_and(|c| matches!(c, '年' | '月' | '日')) && !inside.starts_with('x');
            is_date && is_free(left) || left.is_some_and(is_han) && measure(after, rule).is_some()
        }
        Sign::Cross => {
            let is_year = before.ends_with("20") && after.starts_with('年');
            is_year || is_free(left) && is_free(right) && !is_person(before, count, rule.group(SURNAMES))
        }
        Sign::Star | Sign::Line => {
            let near = |c: Option<char>| c.is_some_and(|c| is_han(c) || "，。：；、（）".contains(c));
            // A line of nothing but these is a ruling; a figure beside them is hidden on purpose.
            let is_masked = [left, right].into_iter().flatten().any(|c| c.is_ascii_alphanumeric() || c == '@');
            let is_figure = count == 2 && left.is_some_and(is_han) && measure(after, rule).is_some();
            (count >= 3 && !is_masked && (near(left) || near(right))) || is_figure
        }
        Sign::Gap => can_be_counted(before, inside.trim_start(), rule),
    }
}

/// Whether the crosses hide the given name of a person: 申请人张××.
fn is_person(before: &str, count: usize, surnames: &[String]) -> bool {
    let Some(surname) = before.chars().next_back().filter(|c| surnames.iter().any(|names| names.contains(*c))) else {
        return false;
    };
    let title = before.strip_suffix(surname).unwrap_or_default().trim_end();
    let begins = title.is_empty()
        || title.ends_with(|c: char| !is_han(c))
        || ["人", "者", "民", "众", "户", "与", "和", "对", "为", "由", "起诉", "同志"]
            .iter()
            .any(|word| title.ends_with(word));
    count <= 3 && begins
}
