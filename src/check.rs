//! Runs rules over a report: expressions and registered checks to hits, hits to findings.
//!
//! A check is a function that a pack names; it knows nothing of codes, levels or wording. What it
//! reports is a [`Hit`]: places and values, which the texts of the rule put into words.

mod basis;
mod cells;
mod columns;
mod context;
mod corrections;
mod doubled;
mod edition;
mod equations;
mod figure;
mod hit;
mod items;
mod length;
mod naming;
mod order;
mod paragraphs;
mod parts;
mod period;
mod placeholders;
mod points;
mod privacy;
mod prose;
mod punctuation;
mod registry;
mod regulations;
mod residue;
mod rows;
mod run;
mod sections;
mod signer;
mod stale;
mod title;
mod torn;
mod unsettled;
mod words;

pub(crate) use context::{Context, body};
pub(crate) use edition::{Detected, detect};
pub(crate) use equations::{Equation, Outcome, equations, terms};
pub(crate) use hit::{Hit, Spot, Value};
pub(crate) use prose::{Booked, BookedKind, Reason as ProseReason, book};
pub(crate) use registry::find;
pub(crate) use rows::row_label;
pub(crate) use run::hits;
