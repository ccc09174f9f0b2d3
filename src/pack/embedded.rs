//! The built-in packs, embedded by `build.rs`: what every run needs as bytes, what few runs need as JSON.

use std::sync::OnceLock;

use super::{Catalogue, Rule, RuleLists, RuleTexts, Stand};
use crate::lexicon::Lexicon;
use crate::model::{EditionSpec, Logic};

const EDITIONS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/editions.bin"));
const LOGIC: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/logic.bin"));
const LISTS: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/lists.rs"));
const STANDS: &[(&str, &[u32], &[u32])] = &include!(concat!(env!("OUT_DIR"), "/stands.rs"));
const TEXTS: &[&str] = &include!(concat!(env!("OUT_DIR"), "/texts.rs"));

impl Catalogue {
    /// The built-in rules and editions.
    pub(super) fn built_in() -> Self {
        let editions: Vec<EditionSpec> = needed(EDITIONS);
        let logic: Vec<Logic> = needed(LOGIC);
        let lexicon = Lexicon::new(&editions);
        let mut rules: Vec<Rule> = Vec::with_capacity(logic.len());
        for (logic, ((texts, lists), stand)) in logic.into_iter().zip(TEXTS.iter().zip(LISTS).zip(STANDS)) {
            let texts = RuleTexts::Embedded(texts, OnceLock::new());
            let lists = RuleLists { embedded: *lists, ..RuleLists::default() };
            let stand = Stand { pack: stand.0.into(), bad: stand.1.into(), good: stand.2.into() };
            rules.push(Rule { logic, assertions: OnceLock::new(), adjusted: None, texts, lists, stand });
        }
        Self { editions, lexicon, rules, bindings: OnceLock::new(), finder: OnceLock::new() }
    }
}

/// Reads what every run needs, as `build.rs` has written it from the same shapes.
fn needed<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> T {
    #[expect(clippy::expect_used, reason = "written by build.rs from the same types, and read at every start")]
    postcard::from_bytes(bytes).expect("embedded packs are valid")
}

/// Reads what few runs need.
pub(super) fn read<T: serde::de::DeserializeOwned>(json: &str) -> T {
    #[expect(clippy::expect_used, reason = "written by build.rs from the same types; tests read every piece")]
    serde_json::from_str(json).expect("embedded packs are valid")
}
