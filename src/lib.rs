//! gouji (勾稽): a compliance linter for drafts of 政府信息公开工作年度报告.
mod body; mod check; mod decode; mod document; mod expr; mod facts; mod finding; mod grammar; mod lang; mod lexicon; mod lint; mod origin; mod pack; mod parse; mod place; mod quantity; mod reading; pub mod render; mod report; mod rule_info; mod source; mod span; mod wording;
pub use decode::{Format, Unreadable};
pub use finding::{CellKey, Finding, LedgerEntry, LedgerOutcome, Level, Place};
pub use lang::Lang;
pub use lint::{Checked, Linter, Options, Outcome, Refusal};
pub use pack::{PackError, PackFault, PackSource};
pub use rule_info::{Example, RuleInfo};
pub use source::{Position, Source};
pub use span::Span;
