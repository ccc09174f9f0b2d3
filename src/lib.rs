//! gouji (勾稽, the cross-footing of figures): a compliance linter for drafts of
//! 政府信息公开工作年度报告, the annual reports of Chinese administrative bodies on their disclosure
//! of government information.
//!
//! ```
//! use gouji::{Linter, Options};
//!
//! let linter = Linter::new(&[]).expect("the built-in rules are sound");
//! let draft = "清河街道办事处2024年政府信息公开工作年度报告\n一、总体情况\n……";
//! let checked = linter.check(draft.as_bytes(), "draft.txt", &Options::default()).verdict.expect("a report");
//! assert_eq!((checked.edition.as_str(), checked.year), ("2021", Some(2024)));
//! assert!(checked.findings.iter().any(|finding| finding.code == "S103"));
//! ```
//!
//! # The way of the data
//!
//! ```text
//! bytes ─decode→ Document ─reading, grammar→ Report ─facts→ Facts ─check(rules)→ Findings ─render→ a person
//! ```
//!
//! # Code map
//!
//! Each line is a layer. A module uses modules of its own line and of the lines above it, never of
//! a line below; `tests/layers.rs` holds this map against the tree.
//!
//! ```text
//! span, lang, limits, quantity, body, finder, grammar, model  byte ranges; languages; how much is read; exact figures;
//!                                             sorts of bodies; words in texts; the pest grammar; shapes of packs
//! origin, source, finding, expr, edition      the way back to the file; text and lines; plain-data findings;
//!                                             expressions of rules; editions of the form
//! document, report, statement                 what every format is lowered to; the typed tree; figures in sentences
//! decode, lexicon                             charsets and formats; the names of rows and columns
//! reading                                     the text that the grammar reads
//! parse, prose, facts, pack                   to the tree; to what its sentences say; to a flat view of its cells; rules
//! eval, waiver                                expressions over facts; findings that are accepted
//! check                                       rules over a report: hits
//! place, wording                              where a hit is, and what is said of it
//! lint                                        all of it in order
//! rule_info, config, baseline, fix, form      what a person may read about a rule; gouji.toml; known findings;
//!                                             fixes put into the bytes of a draft; the form laid out as a draft
//! trial                                       examples run, drafts with one fault each: what rules notice
//! render                                      a format each: for people, programs and CI; reference; knows no rule
//! lsp                                         a language server, without its streams
//! cli                                         the binary: files, streams, environment, arguments
//! ```
//!
//! What is absent, and held by the same test: pest outside `grammar`, `parse`, `prose/tokens` and `expr/parse`;
//! codespan outside `render/human`; toml outside `pack/load` and `config`; clap, files and the environment outside
//! `cli`; a decoder known to the parser; a renderer known to a rule; Rust that matches on the code of
//! a rule.

// pest without `std` derives code that names it.
extern crate alloc;

mod baseline;
mod body;
mod check;
mod config;
mod decode;
mod document;
mod edition;
mod eval;
mod expr;
mod facts;
mod finder;
mod finding;
mod fix;
mod form;
mod grammar;
mod lang;
mod lexicon;
mod limits;
mod lint;
pub mod lsp;
#[allow(dead_code, unreachable_pub, reason = "build.rs compiles the same shapes and reads whole packs with them")]
mod model;
mod origin;
mod pack;
mod parse;
mod place;
mod prose;
mod quantity;
mod reading;
pub mod render;
mod report;
mod rule_info;
mod source;
mod span;
mod statement;
mod trial;
mod waiver;
mod wording;

pub use baseline::{Baseline, BaselineError, Key as BaselineKey};
pub use config::{CONFIG_NAME, Config, ConfigError, ConfigFault, GlobFault, Settings, glob_matches};
pub use decode::{Damage, Fault, Format, Kind, Unreadable};
pub use finding::{
    Applicability, CellKey, Edit, Finding, Fix, GridPlace, LedgerEntry, LedgerOutcome, Level, Place, ProseEntry,
    ProseOutcome, Remark, Status,
};
pub use fix::{Fixed, Unpatched, fix};
pub use form::{LastYear, NewDraft, Unfit};
pub use jiff::civil::Date;
pub use lang::Lang;
pub use limits::Limits;
pub use lint::{Checked, Lack, Linter, Options, Outcome, Refusal};
pub use pack::{PackError, PackFault, PackSource};
pub use rule_info::{Example, RuleInfo};
pub use source::{Position, Source};
pub use span::Span;
pub use trial::{
    Cry, ExampleRun, Fault as TrialFault, FaultKind, Missed, ModelDraft, Row, Subject, Tally, Task, Unheard,
};
pub use waiver::Waiver;
