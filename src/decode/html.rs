//! Web pages: the report found in the page, its paragraphs and tables, with the bytes of the file.
//!
//! [`tree`] makes a tree of the tokens as a browser would, with the end tags that people leave out;
//! [`article`] finds which part of it is the article, [`page`] its title; [`emit`] says them to [`Blocks`].

mod article;
mod emit;
mod name;
mod page;
mod text;
mod tree;

use super::blocks::Blocks;
use crate::document::Document;

/// Lowers a web page.
pub(super) fn lower(source: &str) -> Document {
    let tree = tree::Tree::new(source);
    let page = page::Page::new(&tree, source);
    let mut blocks = Blocks::with_capacity(source.len() / 4);
    emit::page(&tree, &page, source, &mut blocks);
    blocks.into_document(source.len())
}

/// Whether a text is a web page whatever its name: it begins with the tags of one.
pub(super) fn is_page(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    while let Some(comment) = rest.strip_prefix("<!--").or_else(|| rest.strip_prefix("<?")) {
        let close = if rest.starts_with("<?") { "?>" } else { "-->" };
        let Some(end) = comment.find(close) else { return false };
        rest = comment.get(end + close.len()..).unwrap_or_default().trim_start();
    }
    let opening: String = rest.chars().take(16).collect::<String>().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<meta", "<body", "<title"].iter().any(|tag| opening.starts_with(tag))
}

#[cfg(test)]
mod tests;
