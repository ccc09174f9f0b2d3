//! What of a page is read: the article, and the title that may stand outside it.

use super::article::{Measure, has_word, is_never_shown};
use super::name::Name;
use super::tree::Tree;
use crate::span::Span;

/// Words in class or id of a title that is no heading.
const TITLES: [&str; 6] = ["title", "tit", "bt", "biaoti", "headline", "subject"];

/// What parts the title of a page from the name of its site.
const SEPARATORS: [char; 8] = ['_', '|', '-', '—', '–', '>', '»', '＿'];

/// Of the first lines of an article one may be its title.
const FIRST_LINES: usize = 12;

/// What is longer, in bytes, is no title.
const LONGEST_TITLE: usize = 360;

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
        let article = measure.article();
        let mut page = Self { head: Vec::new(), article, left_out: vec![false; tree.nodes.len()] };
        for (at, node) in tree.nodes.iter().enumerate() {
            if let Some(left_out) = page.left_out.get_mut(at) {
                *left_out = is_never_shown(node) || measure.is_around(at, node);
            }
        }
        page.head = headings(tree, &page, source);
        if let Some(title) = title(tree, source).filter(|title| !page.shows(tree, source, *title)) {
            page.head.insert(0, vec![title]);
        }
        page
    }

    /// Whether node number `at`, with all that is in it, is no part of the article.
    pub(super) fn is_left_out(&self, at: usize) -> bool {
        self.left_out.get(at).copied().unwrap_or(true)
    }

    /// Whether one of the first lines, or two of them together, has nearly the characters of `title`.
    fn shows(&self, tree: &Tree, source: &str, title: Span) -> bool {
        let head = self.head.iter().map(|spans| spans.iter().map(|span| span.of(source)).collect::<String>());
        let lines: Vec<String> = head.chain(self.first_lines(tree, source)).collect();
        let title = bare(title.of(source));
        let pairs = lines.windows(2).map(|pair| pair.concat());
        lines.iter().cloned().chain(pairs).any(|line| is_alike(&title, &bare(&line)))
    }

    fn first_lines(&self, tree: &Tree, source: &str) -> Vec<String> {
        let mut lines = vec![String::new()];
        let mut at = self.article.0;
        while let Some(node) = tree.nodes.get(at).filter(|_| at < self.article.1 && lines.len() <= FIRST_LINES) {
            if self.is_left_out(at) {
                at = node.last as usize;
                continue;
            }
            match node.name {
                None => lines.iter_mut().last().map_or((), |line| line.push_str(node.span.of(source).trim())),
                Some(name) if name.is_line() || matches!(name, Name::Break | Name::Cell | Name::Row) => {
                    if lines.last().is_some_and(|line| !line.is_empty()) {
                        lines.push(String::new());
                    }
                }
                Some(_) => {}
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

fn bare(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a line has most of the characters of a title, in whatever order, and not many others.
fn is_alike(title: &[char], line: &[char]) -> bool {
    let mut left: Vec<char> = line.to_vec();
    let shared =
        title.iter().filter(|c| left.iter().position(|other| other == *c).map(|at| left.swap_remove(at)).is_some());
    line.len() <= title.len() * 3 && shared.count() * 10 >= title.len() * 7
}
