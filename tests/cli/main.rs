//! The command line: everything it prints is compared whole, with its exit code.
//!
//! Whole outputs stand in `tests/golden/` and in the tests themselves. After a change that is meant,
//! `SNAPSHOTS=overwrite cargo test --test cli` writes them anew; read the difference before it is kept.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]

mod bad_input;
mod baseline;
mod charsets;
mod ci;
mod config;
mod desk;
mod exit_codes;
mod fixes;
mod formats;
mod gate;
mod json;
mod language;
mod limits;
mod manual;
mod new;
mod options;
mod output;
mod outputs;
mod packs;
mod paths;
mod readers;
mod readme;
mod reference;
mod renderers;
mod scale;
mod stdin;
mod streams;
mod test_rules;
mod waivers;
mod watch;
