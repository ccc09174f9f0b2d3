//! Which part of a page is the article, and which is what a portal puts around it.
//!
//! Nothing here knows what the article is about: its part of the page is the one that holds nearly
//! all text that is no link.

use super::name::Name;
use super::tree::{Node, Tree};
use crate::span::Span;

/// Words in class or id of what stands around an article.
const AROUND: [&str; 30] = [
    "nav",
    "navbar",
    "navigation",
    "menu",
    "crumb",
    "crumbs",
    "breadcrumb",
    "breadcrumbs",
    "location",
    "position",
    "dqwz",
    "weizhi",
    "footer",
    "foot",
    "copyright",
    "share",
    "bdsharebuttonbox",
    "bshare",
    "sidebar",
    "aside",
    "related",
    "recommend",
    "search",
    "login",
    "qrcode",
    "ewm",
    "toolbar",
    "pagination",
    "comment",
    "comments",
];

/// Words in class or id of a title that is no heading.
const TITLES: [&str; 6] = ["title", "tit", "bt", "biaoti", "headline", "subject"];

/// What parts the title of a page from the name of its site.
const SEPARATORS: [char; 8] = ['_', '|', '-', '—', '–', '>', '»', '＿'];

/// Of the first lines of an article one may be its title.
const FIRST_LINES: usize = 12;

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

/// What no reader of the page sees as text.
fn is_never_shown(node: &Node) -> bool {
    let is_hidden = node.traits.as_ref().is_some_and(|traits| traits.is_hidden);
    is_hidden || matches!(node.name, Some(Name::Skipped | Name::Head | Name::Meta | Name::Title))
}

/// Text before each node, in bytes, so that the difference of two places measures what is between them.
struct Measure<'a> {
    nodes: &'a [Node],
    text: Vec<usize>,
    links: Vec<usize>,
    anchors: Vec<usize>,
    stops: Vec<usize>,
}

impl<'a> Measure<'a> {
    fn new(tree: &'a Tree, source: &str) -> Self {
        let zeros = || vec![0; tree.nodes.len() + 1];
        let mut measure = Self { nodes: &tree.nodes, text: zeros(), links: zeros(), anchors: zeros(), stops: zeros() };
        let (mut hidden_until, mut link_until) = (0, 0);
        let (mut text, mut links, mut anchors, mut stops) = (0, 0, 0, 0);
        for (at, node) in tree.nodes.iter().enumerate() {
            if at >= hidden_until && is_never_shown(node) {
                hidden_until = node.last as usize;
            }
            if at >= hidden_until {
                match node.name {
                    None => {
                        let words = node.span.of(source).trim();
                        let size = words.len() - words.matches("&nbsp;").count() * "&nbsp;".len();
                        *(if at < link_until { &mut links } else { &mut text }) += size;
                        stops += words.matches('。').count();
                    }
                    Some(Name::Link) => {
                        anchors += 1;
                        link_until = node.last as usize;
                    }
                    Some(_) => {}
                }
            }
            let sums = [
                (&mut measure.text, text),
                (&mut measure.links, links),
                (&mut measure.anchors, anchors),
                (&mut measure.stops, stops),
            ];
            for (sums, sum) in sums {
                sums.iter_mut().skip(at + 1).take(1).for_each(|slot| *slot = sum);
            }
        }
        measure
    }

    fn between(sums: &[usize], from: usize, to: usize) -> usize {
        sums.get(to).copied().unwrap_or(0).saturating_sub(sums.get(from).copied().unwrap_or(0))
    }

    /// The nodes of the article: the smallest part with nearly all text, and what stands beside it.
    fn article(&self) -> (usize, usize) {
        let total = Self::between(&self.text, 0, self.nodes.len());
        let whole = (0, self.nodes.len());
        let (mut part, mut around, mut inside) = (whole, whole, None);
        while let Some(child) = self.children(part).find(|child| self.holds_most(*child, total)) {
            let Some(node) = self.nodes.get(child) else { break };
            part = (child + 1, node.last as usize);
            match node.name {
                Some(Name::Root) => around = part,
                Some(Name::Block | Name::Cell | Name::Inline) => around = inside.replace(part).unwrap_or(part),
                _ => {}
            }
        }
        around
    }

    fn children(&self, (from, to): (usize, usize)) -> impl Iterator<Item = usize> {
        let next = move |at: &usize| self.nodes.get(*at).map(|node| node.last as usize).filter(|next| *next < to);
        std::iter::successors(Some(from).filter(|from| *from < to), next)
    }

    fn holds_most(&self, at: usize, total: usize) -> bool {
        let Some(node) = self.nodes.get(at).filter(|node| node.name.is_some()) else { return false };
        let text = Self::between(&self.text, at, node.last as usize);
        total > 0 && text * 10 >= total * 9
    }

    /// Whether a node is navigation, or another part of the page that its class or its links betray.
    fn is_around(&self, at: usize, node: &Node) -> bool {
        let last = node.last as usize;
        let (text, links) = (Self::between(&self.text, at, last), Self::between(&self.links, at, last));
        let total = Self::between(&self.text, 0, self.nodes.len());
        let is_part = matches!(node.name, Some(name) if name != Name::Link && name != Name::Root);
        if !is_part || text * 10 >= total * 3 {
            return false;
        }
        let class = node.traits.as_ref().map_or("", |traits| traits.class.as_str());
        let anchors = Self::between(&self.anchors, at, last);
        let is_linked = anchors >= 2 && links * 20 >= (text + links) * 7 && Self::between(&self.stops, at, last) == 0;
        has_word(class, &AROUND) || is_linked
    }
}

fn has_word(class: &str, words: &[&str]) -> bool {
    class.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word))
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
    parts.into_iter().rev().max_by_key(|part| part.end - part.start).filter(|part| !part.is_empty())
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
