//! The form of an edition laid out as a draft: title, sections, tables with their merged cells, signature.
//!
//! A new edition can be written at once: names and labels come from its file, sentences from a script.

mod begin;
mod grid;
mod last_year;
mod layout;
mod script;
mod sheet;
mod write;

pub(crate) use layout::{Fill, Form};
pub(crate) use script::Script;
pub(crate) use write::lowered;

pub use begin::{NewDraft, Unfit};
pub use last_year::LastYear;
