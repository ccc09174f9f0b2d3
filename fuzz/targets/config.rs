#![no_main]

#[path = "../src/truths.rs"]
mod truths;

libfuzzer_sys::fuzz_target!(|data: &[u8]| truths::config(data));
