//! The language server as an editor sees it: the binary itself, over its standard input and output.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]
#![allow(clippy::string_slice, clippy::indexing_slicing, reason = "tests look at places they know")]

mod answers;
mod bad_input;
mod client;
mod configuration;
mod editor;
mod fixes;
mod life;
mod sync;
mod waivers;
