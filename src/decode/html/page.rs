//! What of a page is read: the article, and the title that may stand outside it.

use super::article::{Measure, has_word, is_never_shown};
use super::name::Name;
use super::tree::Tree;
use crate::span::Span;

/// Words in class or id of a title that is no heading.
const TITLES: [&str; 6] = ["title", "tit", "bt", "biaoti", "headline", "subject"];

/// What parts the title of a page from the name of its site.
const SEPARATORS: [char; 8] = ['_', '|', '-', '—', '–', '>', '»', '＿'];

/// Of so many first lines of an article one may be its title.
const FIRST_LINES: usize = 80;

/// What is longer, in bytes, is no title.
const LONGEST_TITLE: usize = 360;

/// A title with fewer pairs of characters than this is the name of a column: 政府信息公开年报
const SHORTEST_TITLE: usize = 10;

/// A line is the title of the page when it shares this much with it, in per cent.
const LIKE: usize = 75;

/// What a page is to its reader.
#[derive(Debug)]
pub(super) struct Page {
    /// Lines that head the article without standing in it, each as the texts it is made of.
    pub(super) head: Vec<Vec<Span>>,
    /// Nodes of the article.
    pub(super) article: (usize, usize),
    left_out: Vec<bool>,
}

impl Page {
    /// Finds the article of a page.
    pub(super) fn new(tree: &Tree, source: &str) -> Self {
        let measure = Measure::new(tree, source);
        let (article, core) = measure.article();
        let mut page = Self { head: Vec::new(), article, left_out: vec![false; tree.nodes.len()] };
        for (at, node) in tree.nodes.iter().enumerate() {
            if let Some(left_out) = page.left_out.get_mut(at) {
                *left_out = is_never_shown(node) || measure.is_around(at, node, article, core);
            }
        }
        page.head = headings(tree, &page, source);
        if let Some(title) = title(tree, source) {
            page.begin_at(title, tree, source);
        }
        page
    }

    /// Leaves out what stands before the line with the title that the page gives itself; where no line
    /// has it, the title itself heads the article.
    fn begin_at(&mut self, title: Span, tree: &Tree, source: &str) {
        let head = self.head.iter().map(|spans| (None, spans.iter().map(|span| span.of(source)).collect()));
        let lines: Vec<(Option<usize>, String)> = head.chain(self.first_lines(tree, source)).collect();
        let title_pairs = pairs(title.of(source));
        let likeness = |at: usize| {
            let line = lines.get(at).map_or("", |(_, line)| line);
            let next = lines.get(at + 1).map_or("", |(_, line)| line);
            likeness(&title_pairs, line).max(likeness(&title_pairs, &format!("{line}{next}")))
        };
        // Of lines as like the first: titles of other years differ in a digit.
        let likest = (0..lines.len()).rev().filter(|at| likeness(*at).is_some()).max_by_key(|at| likeness(*at));
        match likest.map(|at| (at, lines.get(at).and_then(|(node, _)| *node))) {
            Some((_, Some(node))) => {
                self.head.clear();
                self.article.0 = node;
            }
            Some((at, None)) => drop(self.head.drain(..at)),
            None => self.head.push(vec![title]),
        }
    }

    /// Whether node number `at`, with all that is in it, is no part of the article.
    pub(super) fn is_left_out(&self, at: usize) -> bool {
        self.left_out.get(at).copied().unwrap_or(true)
    }

    /// The first lines of the article, each with the node that it begins with.
    fn first_lines(&self, tree: &Tree, source: &str) -> Vec<(Option<usize>, String)> {
        let mut lines: Vec<(Option<usize>, String)> = Vec::new();
        let mut at = self.article.0;
        let mut is_new = true;
        while let Some(node) = tree.nodes.get(at).filter(|_| at < self.article.1 && lines.len() <= FIRST_LINES) {
            if self.is_left_out(at) {
                at = node.last as usize;
                continue;
            }
            match node.name {
                None => {
                    let text = node.span.of(source).trim();
                    if is_new && !text.is_empty() {
                        lines.push((Some(at), String::new()));
                        is_new = false;
                    }
                    if let Some((_, line)) = lines.last_mut() {
                        line.push_str(text);
                    }
                }
                Some(name) => is_new |= name.is_line() || matches!(name, Name::Break | Name::Cell | Name::Row),
            }
            at += 1;
        }
        lines
    }
}

/// Headings before the article, and what a class calls a title.
fn headings(tree: &Tree, page: &Page, source: &str) -> Vec<Vec<Span>> {
    let mut headings = Vec::new();
    let mut at = 0;
    while let Some(node) = tree.nodes.get(at).filter(|_| at < page.article.0) {
        let (last, is_ancestor) = (node.last as usize, node.last as usize > page.article.0);
        let class = node.traits.as_ref().map_or("", |traits| traits.class.as_str());
        let is_title =
            matches!(node.name, Some(Name::Heading(_))) || has_word(class, &TITLES) || class.contains("title");
        if page.is_left_out(at) {
            at = last;
        } else if is_title && !is_ancestor {
            let texts = tree.nodes.get(at..last).unwrap_or_default().iter().filter(|node| node.name.is_none());
            let texts: Vec<Span> =
                texts.map(|node| node.span).filter(|span| !span.of(source).trim().is_empty()).collect();
            headings.extend(Some(texts).filter(|texts| !texts.is_empty()));
            at = last;
        } else {
            at += 1;
        }
    }
    headings
}

/// The title that the page gives itself, without the name of the site.
fn title(tree: &Tree, source: &str) -> Option<Span> {
    let datum = tree.nodes.iter().filter_map(|node| node.traits.as_ref()?.meta.as_ref());
    let datum = datum.filter(|(name, _)| name == "articletitle").map(|(_, content)| value(*content, source));
    let at = || {
        let title = tree.nodes.iter().position(|node| node.name == Some(Name::Title))?;
        let text = tree.nodes.get(title + 1).filter(|node| node.name.is_none())?;
        Some(text.span)
    };
    let title = datum.into_iter().find(|content| !content.is_empty()).or_else(at)?;
    let mut start = title.start as usize;
    let mut parts = Vec::new();
    for part in title.of(source).split(SEPARATORS) {
        parts.push(Span::new(start, start + part.len()).trim(source));
        let separator = source.get(start + part.len()..).and_then(|rest| rest.chars().next());
        start += part.len() + separator.map_or(0, char::len_utf8);
    }
    // Of parts of the same length the first, which names the page rather than the site.
    let longest = parts.into_iter().rev().max_by_key(|part| part.end - part.start);
    longest.filter(|part| !part.is_empty() && part.of(source).len() <= LONGEST_TITLE)
}

/// The value of an attribute, without its name and quotes.
fn value(attribute: Span, source: &str) -> Span {
    let text = attribute.of(source);
    let start = attribute.start as usize + text.find('=').map_or(0, |at| at + 1);
    let value = source.get(start..attribute.end as usize).unwrap_or_default();
    let inside = value.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
    let start = start + value.len() - inside.len();
    let inside = inside.trim_end_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
    Span::new(start, start + inside.len())
}

/// The characters of a text, each with the next.
fn pairs(text: &str) -> Vec<(char, char)> {
    let text: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    text.iter().copied().zip(text.iter().copied().skip(1)).collect()
}

/// How much of a title a line says, in whatever order, in per cent; none where it says another thing
/// or much besides.
fn likeness(title: &[(char, char)], line: &str) -> Option<usize> {
    let mut line = pairs(line);
    if title.len() < SHORTEST_TITLE || line.len() > title.len() + title.len() / 2 + 4 {
        return None;
    }
    let length = line.len();
    let mut is_shared =
        |pair: &(char, char)| line.iter().position(|own| own == pair).map(|at| line.swap_remove(at)).is_some();
    let shared = title.iter().filter(|pair| is_shared(pair)).count();
    let likeness = shared * 200 / (title.len() + length);
    (likeness >= LIKE).then_some(likeness)
}
