//! Embeds the built-in packs and editions as JSON, read and checked for shape at build time, so
//! that the program parses no TOML when it starts.
//!
//! Four files are written to `OUT_DIR`: `editions.json` and `logic.json`, what every run needs;
//! `lists.rs`, the words of each rule in the same order, read when its check first asks for them; and
//! `texts.rs`, one JSON text for each rule, read only when there is a finding of that rule to word.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a build script reads files, and stops the build at the first fault"
)]

use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/model.rs"]
#[allow(dead_code, missing_docs, unreachable_pub)]
mod model;

fn main() {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=grammar");
    println!("cargo::rerun-if-changed=src/model.rs");
    let editions: Vec<model::EditionSpec> = read_all(Path::new("rules/editions"));
    let packs: Vec<model::PackFile> = read_all(Path::new("rules"));
    let mut rules: Vec<model::RuleSpec> = packs.into_iter().flat_map(|pack| pack.rules).collect();
    rules.sort_by(|a, b| a.code.cmp(&b.code));
    let logic: Vec<_> = rules.iter().map(model::Logic::of).collect();
    let texts: Vec<String> = rules.iter().map(|rule| json(&model::Texts::of(rule))).collect();
    write("editions.json", &json(&editions));
    write("logic.json", &json(&logic));
    let lists: Vec<(String, String)> =
        rules.iter().map(|rule| (json(&model::Lists::of(rule)), json(&rule.except))).collect();
    write("texts.rs", &format!("{texts:?}"));
    write("lists.rs", &format!("{lists:?}"));
}

fn read_all<T: serde::de::DeserializeOwned>(folder: &Path) -> Vec<T> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        })
        .collect()
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("packs are plain data")
}

fn write(name: &str, content: &str) {
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(folder.join(name), content).unwrap_or_else(|error| panic!("{name}: {error}"));
}
