//! Which part of a page is the article, and which is what a portal puts around it.
//!
//! Nothing here knows what the article is about: its part of the page is the one that holds nearly
//! all text that is no link.

use super::name::Name;
use super::tree::{Node, Tree};

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

/// A page with less text than this, in bytes, is all article: the copy of a table, say.
const LEAST_TEXT: usize = 300;

/// What no reader of the page sees as text.
pub(super) fn is_never_shown(node: &Node) -> bool {
    let is_hidden = node.traits.as_ref().is_some_and(|traits| traits.is_hidden);
    is_hidden || matches!(node.name, Some(Name::Skipped | Name::Head | Name::Meta | Name::Title))
}

/// Nodes from the first up to the second.
type Part = (usize, usize);

/// What stands in a part of the page.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// Bytes of text that is no link.
    text: usize,
    /// Bytes of text that is one.
    linked: usize,
    links: usize,
    /// Full stops.
    stops: usize,
}

/// What stands before each node, so that the difference of two places is what stands between them.
pub(super) struct Measure<'a> {
    nodes: &'a [Node],
    before: Vec<Weight>,
}

impl<'a> Measure<'a> {
    /// Weighs a page.
    pub(super) fn new(tree: &'a Tree, source: &str) -> Self {
        let (mut hidden_until, mut link_until) = (0, 0);
        let mut sum = Weight::default();
        let mut before = vec![sum];
        for (at, node) in tree.nodes.iter().enumerate() {
            if at >= hidden_until && is_never_shown(node) {
                hidden_until = node.last as usize;
            }
            if at >= hidden_until {
                match node.name {
                    None => {
                        let words = node.span.of(source).trim();
                        let size = words.len() - words.matches("&nbsp;").count() * "&nbsp;".len();
                        *(if at < link_until { &mut sum.linked } else { &mut sum.text }) += size;
                        sum.stops += words.matches('。').count();
                    }
                    Some(Name::Link) if node.traits.as_ref().is_some_and(|traits| traits.is_link) => {
                        sum.links += 1;
                        link_until = node.last as usize;
                    }
                    Some(_) => {}
                }
            }
            before.push(sum);
        }
        Self { nodes: &tree.nodes, before }
    }

    /// What stands in the nodes from `from` up to `to`.
    fn weight(&self, from: usize, to: usize) -> Weight {
        let at = |place: usize| self.before.get(place).copied().unwrap_or_default();
        let (from, to) = (at(from), at(to));
        Weight {
            text: to.text.saturating_sub(from.text),
            linked: to.linked.saturating_sub(from.linked),
            links: to.links.saturating_sub(from.links),
            stops: to.stops.saturating_sub(from.stops),
        }
    }

    fn total(&self) -> usize {
        self.weight(0, self.nodes.len()).text
    }

    /// The nodes of the article, and those of its core, where one part has nearly all text. What stands
    /// beside the core is the article's too.
    pub(super) fn article(&self) -> (Part, Option<Part>) {
        let total = self.total();
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
        (around, inside)
    }

    fn children(&self, (from, to): (usize, usize)) -> impl Iterator<Item = usize> {
        let next = move |at: &usize| self.nodes.get(*at).map(|node| node.last as usize).filter(|next| *next < to);
        std::iter::successors(Some(from).filter(|from| *from < to), next)
    }

    fn holds_most(&self, at: usize, total: usize) -> bool {
        let Some(node) = self.nodes.get(at).filter(|node| node.name.is_some()) else { return false };
        total >= LEAST_TEXT && self.weight(at, node.last as usize).text * 10 >= total * 9
    }

    /// Whether a node is navigation, which its links betray, or another part before the core or outside
    /// the article, which its class does.
    pub(super) fn is_around(&self, at: usize, node: &Node, article: Part, core: Option<Part>) -> bool {
        let Weight { text, linked, links, stops } = self.weight(at, node.last as usize);
        let is_part = matches!(node.name, Some(name) if !matches!(name, Name::Link | Name::Root | Name::Heading(_)));
        if !is_part || text * 10 >= self.total() * 3 {
            return false;
        }
        let class = node.traits.as_ref().map_or("", |traits| traits.class.as_str());
        let is_outside = core.is_none_or(|(start, _)| at < start) || at >= article.1;
        let is_linked = links >= 2 && linked * 20 >= (text + linked) * 7 && stops == 0;
        is_linked || (is_outside && has_word(class, &AROUND))
    }
}

/// Whether class or id has one of the words.
pub(super) fn has_word(class: &str, words: &[&str]) -> bool {
    class.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word))
}
