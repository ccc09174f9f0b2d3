//! gouji (勾稽): a compliance linter for drafts of 政府信息公开工作年度报告.
mod body; mod check; mod decode; mod document; mod expr; mod facts; mod finding; mod grammar; mod lang; mod lexicon; mod lint; mod origin; mod pack; mod parse; mod place; mod quantity; mod reading; mod report; mod source; mod span; mod wording;
pub use lint::*; pub use lang::Lang; pub use finding::*; pub use pack::*; pub use source::*; pub use span::Span; pub use decode::{Format, Unreadable};
