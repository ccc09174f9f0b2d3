//! Where the examples of a rule stand in its pack. `build.rs` compiles this file too.

use toml::de::DeTable;

/// The lines of the bad and of the good examples of a rule, counted from one.
pub(crate) fn examples(rule: &DeTable<'_>, text: &str) -> [Vec<u32>; 2] {
    ["bad", "good"].map(|key| {
        let examples = rule.get(key).and_then(|value| value.get_ref().as_array());
        let spans = examples.into_iter().flat_map(|examples| examples.iter().map(toml::Spanned::span));
        spans.map(|span| line(text, span.start)).collect()
    })
}

fn line(text: &str, at: usize) -> u32 {
    let before = text.get(..at).unwrap_or(text);
    u32::try_from(before.matches('\n').count()).unwrap_or(u32::MAX).saturating_add(1)
}
