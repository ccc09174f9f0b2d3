//! The code map of `src/lib.rs` against the tree: modules use only their own line and lines above.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "a test reads the sources, at places it has just found"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Third-party crates, and the only files that may name them.
const AT_THE_EDGE: &[(&str, &[&str])] = &[
    ("pest", &["src/parse.rs", "src/parse/", "src/prose/tokens.rs", "src/expr/parse.rs"]),
    ("pest_derive", &["src/grammar.rs", "src/expr/parse.rs"]),
    ("codespan_reporting", &["src/render/human.rs", "src/render/human/"]),
    ("toml", &["src/pack/load", "src/config/"]),
    ("globset", &["src/config/glob.rs"]),
    ("strsim", &["src/config/nearest.rs"]),
    ("gen_lsp_types", &["src/lsp.rs", "src/lsp/"]),
    ("percent_encoding", &["src/cli/lsp/"]),
    ("lsp_server", &["src/cli/lsp.rs", "src/cli/lsp/"]),
    ("clap", &["src/cli/"]),
    ("clap_complete", &["src/cli/"]),
    ("clap_mangen", &["src/cli/"]),
    ("sha2", &["src/render/fingerprint.rs"]),
    ("anstream", &["src/cli/"]),
    ("ignore", &["src/cli/"]),
    ("tempfile", &["src/cli/sheet.rs", "src/cli/target.rs"]),
    ("similar", &["src/cli/diff.rs"]),
    ("indicatif", &["src/cli/progress.rs"]),
    ("html5gum", &["src/decode/html/"]),
    ("quick_xml", &["src/decode/docx", "src/render/xml.rs", "src/render/junit.rs"]),
    ("zip", &["src/decode/docx"]),
    ("pulldown_cmark", &["src/decode/markdown.rs"]),
    ("encoding_rs", &["src/decode/charset"]),
    ("chardetng", &["src/decode/charset.rs"]),
];

fn sources() -> Vec<(String, String)> {
    let mut folders = vec![PathBuf::from("src")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let code = code_of(&fs::read_to_string(&path).unwrap());
                files.push((path.to_str().unwrap().replace('\\', "/"), code));
            }
        }
    }
    files.sort();
    files
}

/// The lines of a source that are no comments, up to its tests.
fn code_of(source: &str) -> String {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The module of a file: `src/parse/front.rs` belongs to `parse`.
fn module(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap();
    inside.split(['/', '.']).next().unwrap()
}

/// The layer of each module, from the code map.
fn layers() -> BTreeMap<String, usize> {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let map = lib.split("# Code map").nth(1).and_then(|rest| rest.split("```text").nth(1)).unwrap();
    let map = map.split("```").next().unwrap();
    let names = |line: &str| {
        let names = line
            .trim_start_matches("//!")
            .strip_prefix(' ')
            .filter(|rest| !rest.starts_with(' ') && !rest.is_empty())?;
        Some(names.split("  ").next()?.to_owned())
    };
    let lines = map.lines().filter_map(names);
    let numbered = lines
        .enumerate()
        .flat_map(|(layer, names)| names.split(',').map(|name| (name.trim().to_owned(), layer)).collect::<Vec<_>>());
    numbered.collect()
}

/// Whether `code` names the crate as the start of a path.
fn names_crate(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    code.match_indices(&path).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':')
    })
}

#[test]
fn every_module_is_on_the_map_and_the_map_names_no_other() {
    let mut modules: Vec<String> = sources().iter().map(|(path, _)| module(path).to_owned()).collect();
    modules.dedup();
    modules.retain(|module| module != "lib");
    modules.sort();
    modules.dedup();
    let mapped: Vec<String> = layers().into_keys().collect();
    assert_eq!(modules, mapped);
}

#[test]
fn modules_use_only_their_own_line_and_lines_above() {
    let layers = layers();
    let mut upward = Vec::new();
    for (path, code) in sources() {
        let (Some(own), false) = (layers.get(module(&path)), path.starts_with("src/cli/")) else { continue };
        for (at, _) in code.match_indices("crate::") {
            let used: String = code[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if layers.get(&used).is_some_and(|layer| layer > own) {
                upward.push(format!("{path} uses {used}"));
            }
        }
    }
    assert_eq!(upward, Vec::<String>::new());
}

#[test]
fn third_party_shapes_stay_at_the_edge() {
    let mut strayed = Vec::new();
    for (path, code) in sources() {
        for (name, allowed) in AT_THE_EDGE {
            if names_crate(&code, name) && !allowed.iter().any(|prefix| path.starts_with(prefix)) {
                strayed.push(format!("{path} names {name}"));
            }
        }
    }
    assert_eq!(strayed, Vec::<String>::new());
}

#[test]
fn rows_name_dependencies_and_files_that_there_are() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let section = manifest.split("\n[dependencies]\n").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap();
    let names = section.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    let crates: Vec<String> = names.map(|(name, _)| name.replace('-', "_")).collect();
    let sources = sources();
    for (name, allowed) in AT_THE_EDGE {
        assert!(crates.iter().any(|own| own == name), "{name} is no dependency");
        for prefix in *allowed {
            let is_named = |(path, code): &(String, String)| path.starts_with(prefix) && code.contains(name);
            assert!(sources.iter().any(is_named), "nothing at {prefix} names {name}");
        }
    }
}

#[test]
fn the_manual_for_contributors_names_files_that_are_there() {
    let manual = fs::read_to_string("CONTRIBUTING.md").unwrap();
    let quoted = manual.split('`').skip(1).step_by(2);
    let folders = ["src/", "tests/", "rules/", "grammar/", "fuzz/", "benches/", "examples/", ".ci/"];
    let paths = quoted.filter_map(|words| words.split_whitespace().next());
    let paths = paths.filter(|path| folders.iter().any(|folder| path.starts_with(folder)) && !path.contains('<'));
    let missing: Vec<&str> = paths.filter(|path| !Path::new(path).exists()).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn only_the_command_line_touches_files_streams_and_the_environment() {
    const IO: [&str; 6] = ["std::fs", "std::env", "std::process", "io::stdin", "io::stdout", "io::stderr"];
    let library = sources().into_iter().filter(|(path, _)| !path.starts_with("src/cli/"));
    let touching: Vec<String> = library
        .flat_map(|(path, code)| {
            IO.into_iter().filter(move |io| code.contains(io)).map(move |io| format!("{path}: {io}"))
        })
        .collect();
    assert_eq!(touching, Vec::<String>::new());
}

#[test]
fn rust_does_not_know_the_codes_of_rules() {
    let is_code = |word: &[u8]| match word {
        [b'"', letter, digits @ .., b'"'] => {
            b"SPTACYHWVG".contains(letter) && digits.len() == 3 && digits.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    };
    for (path, code) in sources() {
        for (at, _) in code.match_indices('"') {
            let word = code.as_bytes().get(at..at + 6).unwrap_or_default();
            assert!(!is_code(word), "{path} names the code {}", String::from_utf8_lossy(word));
        }
    }
}

#[test]
fn packs_name_only_checks_that_are_registered() {
    // `Linter::new` is the judge: a pack with an unknown check is refused.
    let pack = gouji::PackSource { name: "p.toml".to_owned(), text: PACK_WITH_UNKNOWN_CHECK.to_owned() };
    let errors = gouji::Linter::new(&[pack]).expect_err("an unknown check");
    assert!(matches!(errors[0].fault, gouji::PackFault::Check(ref name) if name == "no-such-check"), "{errors:?}");
    assert!(gouji::Linter::new(&[]).is_ok());
}

const PACK_WITH_UNKNOWN_CHECK: &str = r#"
[[rule]]
code = "L101"
name = "local"
level = "note"
check = "no-such-check"
basis = ["惯例"]
zh = { title = "题", message = "文", label = "注", help = "改", why = "因" }
en = { title = "t", message = "m", label = "l", help = "h", why = "w" }
"#;

#[test]
fn the_library_has_no_file_without_a_head_comment() {
    for (path, _) in sources() {
        let text = fs::read_to_string(Path::new(&path)).unwrap();
        assert!(text.starts_with("//! "), "{path} does not say what it is");
    }
}

#[test]
fn every_rule_of_the_grammars_says_what_it_is() {
    for path in ["grammar/report.pest", "grammar/prose.pest", "grammar/expr.pest"] {
        let grammar = fs::read_to_string(path).unwrap();
        let lines: Vec<&str> = grammar.lines().collect();
        for pair in lines.windows(2) {
            let name = pair[1].split(" = ").next().unwrap_or_default().trim();
            let is_rule = pair[1].contains(" = ")
                && !name.is_empty()
                && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            assert!(!is_rule || pair[0].starts_with("// "), "{path}: {name} does not say what it is");
        }
    }
}
