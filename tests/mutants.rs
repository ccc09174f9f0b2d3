//! The truths of the fuzz targets over mutants of the examples: what a compiler without a fuzzer can try.
//!
//! `GOUJI_MUTANTS` says how many for each way in; a few unless it is set. A failure names the seed, the way in and the
//! number of the mutant, which are enough to make it again.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test reads the examples and its environment, says what it keeps, and stops at the first surprise"
)]

#[path = "../fuzz/src/truths.rs"]
mod truths;

use std::path::{Path, PathBuf};

/// Mutants for each way in where nobody asks for more.
const FEW: u64 = 12;

/// Longer mutants are cut.
const LONGEST: usize = 40_000;

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or_default() % sides.max(1)
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        let at = self.roll(from.len());
        &from[at]
    }

    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.roll(length + 1);
        start..start + self.roll((length - start).min(400) + 1)
    }
}

/// One to four changes: a byte, a word put in, a stretch taken out, moved, or said again, a piece of another seed.
fn mutant(seeds: &[Vec<u8>], words: &[&str], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = dice.pick(seeds).clone();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        let range = dice.range(bytes.len());
        match dice.roll(7) {
            0 if at < bytes.len() => bytes[at] = u8::try_from(dice.roll(256)).unwrap_or_default(),
            1 => drop(bytes.drain(range)),
            2 => {
                let again = bytes[range].repeat(dice.roll(12) + 1);
                bytes.splice(at..at, again);
            }
            3 => {
                let other = dice.pick(seeds);
                let part = other[dice.range(other.len())].to_vec();
                bytes.splice(at..at, part);
            }
            4 => bytes.truncate(at),
            _ => {
                let word = dice.pick(words).repeat(if dice.roll(8) == 0 { 300 } else { 1 });
                bytes.splice(at..at, word.into_bytes());
            }
        }
    }
    bytes.truncate(LONGEST);
    bytes
}

/// Files of a folder and of those in it whose name ends like this.
fn files(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries =
            std::fs::read_dir(&folder).expect("a folder of the project").map(|entry| entry.expect("an entry").path());
        let (inner, files): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| path.is_dir());
        folders.extend(inner);
        found.extend(files.into_iter().filter(|path| path.to_string_lossy().ends_with(ending)));
    }
    found.sort();
    assert!(!found.is_empty(), "no {ending} in {folder}");
    found.iter().map(|path: &PathBuf| std::fs::read(Path::new(path)).expect("a file of the project")).collect()
}

#[track_caller]
fn hold(way: &str, seeds: &[Vec<u8>], truth: fn(&[u8])) {
    let asked = std::env::var("GOUJI_MUTANTS").ok().map(|count| count.parse().expect("GOUJI_MUTANTS is a number"));
    let words: Vec<&str> = include_str!("../fuzz/words.txt").lines().collect();
    for seed in seeds {
        truth(seed);
    }
    for number in 1..=asked.unwrap_or(FEW) {
        let bytes = mutant(seeds, &words, &mut Dice(number.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        let told = std::panic::catch_unwind(|| truth(&bytes));
        if let Err(panic) = told {
            let path = std::env::temp_dir().join(format!("gouji-mutant-{way}-{number}"));
            std::fs::write(&path, &bytes).expect("a temporary file");
            eprintln!("mutant {number} of {way} is kept in {}", path.display());
            std::panic::resume_unwind(panic);
        }
    }
}

#[test]
fn text() {
    hold("text", &files("examples", ".txt"), truths::text);
}

#[test]
fn markdown() {
    hold("markdown", &files("examples", ".md"), truths::markdown);
}

#[test]
fn html() {
    hold("html", &files("examples", ".html"), truths::html);
}

#[test]
fn docx() {
    hold("docx", &files("examples", ".docx"), truths::docx);
}

#[test]
fn prose() {
    let sentences = include_str!("fixtures/prose.txt").lines().map(|line| line.as_bytes().to_vec());
    hold("prose", &sentences.collect::<Vec<_>>(), truths::prose);
}

#[test]
fn expressions() {
    let packs = files("rules", ".toml");
    let texts = packs.iter().map(|pack| String::from_utf8_lossy(pack)).collect::<Vec<_>>();
    let asserted = texts.iter().flat_map(|text| text.lines().filter_map(|line| line.strip_prefix("assert = \"")));
    hold(
        "expressions",
        &asserted.map(|text| text.trim_end_matches('"').as_bytes().to_vec()).collect::<Vec<_>>(),
        truths::expression,
    );
}

#[test]
fn packs() {
    hold("packs", &files("rules/local", ".toml"), truths::pack);
}

#[test]
fn configurations() {
    hold("configurations", &files("tests/fixtures", "-config.toml"), truths::config);
}

#[test]
fn baselines() {
    let text = "{\"schema\":1,\"findings\":[\n{\"file\":\"a.txt\",\"code\":\"A401\",\"place\":\"requests.new.total\",\"value\":\"3\"}\n]}";
    hold("baselines", &[text.as_bytes().to_vec()], truths::baseline);
}

#[test]
fn messages_of_an_editor() {
    hold("lsp", &[include_bytes!("../fuzz/session.jsonl").to_vec()], truths::lsp);
}

#[test]
fn fixes() {
    hold("fixes", &files("examples", ".txt"), truths::fix);
}
