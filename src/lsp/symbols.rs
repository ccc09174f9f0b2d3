//! The outline of a draft as the symbols of an editor.

use gen_lsp_types::{DocumentSymbol, SymbolKind};

use super::draft::Draft;
use super::outline::{Part, PartKind};

/// The symbols of parts, with those inside them.
pub(super) fn of(parts: &[Part], draft: &Draft) -> Vec<DocumentSymbol> {
    parts.iter().map(|part| symbol(part, draft)).collect()
}

fn symbol(part: &Part, draft: &Draft) -> DocumentSymbol {
    let children = of(&part.parts, draft);
    DocumentSymbol {
        name: if part.name.is_empty() { "…".to_owned() } else { part.name.clone() },
        detail: None,
        kind: kind(part.kind),
        tags: None,
        #[allow(deprecated, reason = "the type has the field")]
        deprecated: None,
        range: draft.range(part.span),
        selection_range: draft.range(part.heading),
        children: (!children.is_empty()).then_some(children),
    }
}

fn kind(kind: PartKind) -> SymbolKind {
    match kind {
        PartKind::Title => SymbolKind::File,
        PartKind::Section => SymbolKind::Namespace,
        PartKind::Item => SymbolKind::String,
        PartKind::Table => SymbolKind::Array,
    }
}
