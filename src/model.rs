//! The shapes of rule packs and editions, as written in TOML.
//!
//! `build.rs` compiles this module too: it reads the built-in packs with these shapes and embeds them, so nothing here may
//! name another module of the crate, and the files say where they are. What postcard holds ([`EditionSpec`], [`Logic`])
//! leaves no field out.

#[path = "model/embedded.rs"]
mod embedded;
#[path = "model/form.rs"]
mod form;
#[path = "model/pack.rs"]
pub mod pack;
#[path = "model/rule.rs"]
mod rule;
#[path = "model/texts.rs"]
mod texts;
#[path = "model/words.rs"]
mod words;

pub use embedded::{Lists, Logic, Texts};
pub use form::{BlockSpec, CellKind, ColumnSpec, EditionSpec, GroupSpec, RowSpec, SectionSpec, TableSpec, YearRange};
pub use pack::ExtensionSpec;
pub use rule::{AssertionSpec, FixSpec, LevelSpec, RuleSpec};
pub use texts::{ExampleSpec, TextSpec};
pub use words::{Correction, WordGroup};

/// The check whose rules say, in their groups, with which cells a figure in a sentence is compared.
pub const PROSE_FIGURE: &str = "prose-figure";
