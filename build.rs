//! Embeds the built-in packs and editions, read and checked for shape at build time, so that the program parses no TOML
//! when it starts.
//!
//! Six files are written to `OUT_DIR`: `editions.bin` and `logic.bin`, what every run needs, in the form of postcard;
//! `lists.rs`, the words of each rule in the same order, read when its check first asks for them;
//! `texts.rs`, one JSON text for each rule, read only when there is a finding of that rule to word;
//! `stands.rs`, the pack of each rule and the lines of its examples; and `words.rs`, the words of the prose
//! grammar as a sorted table.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "a build script reads files, and stops the build at the first fault"
)]

use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/model.rs"]
#[allow(dead_code, missing_docs, unreachable_pub, unused_imports)]
mod model;

#[path = "src/pack/load/lines.rs"]
mod lines;

fn main() {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=grammar");
    println!("cargo::rerun-if-changed=src/model.rs");
    println!("cargo::rerun-if-changed=src/model");
    println!("cargo::rerun-if-changed=src/pack/load/lines.rs");
    let editions: Vec<model::EditionSpec> = texts(Path::new("rules/editions")).iter().map(parsed).collect();
    let mut rules: Vec<(model::RuleSpec, Stand)> = Vec::new();
    for pack in texts(Path::new("rules")) {
        rules.extend(parsed::<model::pack::PackFile>(&pack).rules.into_iter().zip(stands(&pack)));
    }
    rules.sort_by(|(a, _), (b, _)| a.code.cmp(&b.code));
    let (rules, stands): (Vec<model::RuleSpec>, Vec<Stand>) = rules.into_iter().unzip();
    let logic: Vec<_> = rules.iter().map(model::Logic::of).collect();
    let texts: Vec<String> = rules.iter().map(|rule| json(&model::Texts::of(rule))).collect();
    write("editions.bin", postcard(&editions));
    write("logic.bin", postcard(&logic));
    let lists: Vec<(String, String)> =
        rules.iter().map(|rule| (json(&model::Lists::of(rule)), json(&rule.except))).collect();
    write("texts.rs", format!("{texts:?}"));
    let stand = |(pack, [bad, good]): &Stand| format!("({pack:?}, &{bad:?}, &{good:?}),");
    write("stands.rs", format!("[{}]", stands.iter().map(stand).collect::<String>()));
    write("lists.rs", format!("{lists:?}"));
    write("words.rs", words(Path::new("grammar/prose.words.toml")));
}

/// The words of the prose grammar as a sorted table, with an index of their first characters.
fn words(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let classes: Vec<(String, Vec<String>)> = in_order(&text);
    let mut words: Vec<(&str, String)> = Vec::new();
    for (class, list) in &classes {
        words.extend(list.iter().map(|word| (word.as_str(), camel(class))));
    }
    words.sort();
    for pair in words.windows(2) {
        assert!(pair[0].0 != pair[1].0, "{}: {} stands twice: {pair:?}", path.display(), pair[0].0);
    }
    let mut entries = String::new();
    let mut heads: Vec<(char, usize, u64)> = Vec::new();
    // The words with which the one at hand begins, each a beginning of the next.
    let mut within: Vec<usize> = Vec::new();
    for (at, (word, class)) in words.iter().enumerate() {
        within.retain(|shorter| word.starts_with(words[*shorter].0));
        let shorter = within.last();
        entries += &format!("({word:?}, Word::{class}, {shorter:?}),");
        within.push(at);
        let mut chars = word.chars();
        let head = chars.next().expect("a word is not empty");
        let seconds = chars.next().map_or(u64::MAX, |second| 1 << (second as u32 % 64));
        match heads.last_mut().filter(|(last, ..)| *last == head) {
            Some((.., all)) => *all |= seconds,
            None => heads.push((head, at, seconds)),
        }
    }
    let mut bits = vec![0_u64; 1024];
    for (head, ..) in &heads {
        let number = *head as usize;
        bits[number / 64] |= 1 << (number % 64);
    }
    let order: String = classes.iter().map(|(class, _)| format!("Word::{},", camel(class))).collect();
    format!(
        "/// Words in the order of their bytes, each with the longest other word with which it begins.\n\
         static WORDS: &[(&str, Word, Option<u16>)] = &[{entries}];\n\
         /// First characters, each with the first word that it begins, and one bit for those by which it can be followed.\n\
         static HEADS: &[(char, u16, u64)] = &{heads:?};\n\
         /// One bit for each of the first 65,536 characters: whether it begins a word.\n\
         static BITS: [u64; 1024] = {bits:?};\n\
         /// The classes in order.\nconst CLASSES: &[Word] = &[{order}];\n"
    )
}

/// The lists of a TOML file in the order in which they stand.
fn in_order(text: &str) -> Vec<(String, Vec<String>)> {
    let mut lists: std::collections::BTreeMap<String, Vec<String>> = toml::from_str(text).expect("lists of words");
    let key = |line: &str| line.split_once(" = [").map(|(key, _)| key.to_owned());
    let keys = text.lines().filter_map(key).collect::<Vec<_>>();
    keys.into_iter().filter_map(|key| lists.remove(&key).map(|list| (key, list))).collect()
}

/// The name of a class in Rust: `carried_in` is `CarriedIn`.
fn camel(key: &str) -> String {
    let part = |part: &str| part[..1].to_uppercase() + &part[1..];
    key.split('_').map(part).collect()
}

/// The pack of a rule, and the lines of its bad and good examples.
type Stand = (String, [Vec<u32>; 2]);

/// The stand of each rule of a pack, in its order.
fn stands((path, text): &(String, String)) -> Vec<Stand> {
    let table = toml::de::DeTable::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    let rules = table.get_ref().get("rule").and_then(|rules| rules.get_ref().as_array());
    let rules = rules.into_iter().flat_map(|rules| rules.iter()).filter_map(|rule| rule.get_ref().as_table());
    rules.map(|rule| (path.clone(), lines::examples(rule, text))).collect()
}

fn parsed<T: serde::de::DeserializeOwned>((path, text): &(String, String)) -> T {
    toml::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Path and content of the TOML files of a folder.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    let read = |path: &PathBuf| fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    files.iter().map(|path| (path.display().to_string().replace('\\', "/"), read(path))).collect()
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("packs are plain data")
}

fn postcard(value: &impl serde::Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).expect("packs are plain data")
}

fn write(name: &str, content: impl AsRef<[u8]>) {
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(folder.join(name), content).unwrap_or_else(|error| panic!("{name}: {error}"));
}
