//! What the READMEs promise: their pack works, their commands run, their options exist.

use std::collections::BTreeSet;
use std::fs;

use crate::desk::{Desk, FAULTY, Run, repository, same, text};

const READMES: [&str; 2] = ["README.md", "README.zh-CN.md"];

fn readme(name: &str) -> String {
    fs::read_to_string(repository().join(name)).unwrap()
}

/// The contents of the fenced blocks of a language.
fn blocks(markdown: &str, language: &str) -> Vec<String> {
    let fence = format!("\n```{language}\n");
    let blocks = markdown.split(&fence).skip(1);
    blocks.map(|rest| rest.split("\n```").next().unwrap().to_owned()).collect()
}

fn packs(name: &str) -> Vec<String> {
    blocks(&readme(name), "toml").into_iter().filter(|block| block.contains("[[rule]]")).collect()
}

#[test]
fn the_pack_of_the_readme_finds_what_it_says() {
    assert_eq!(packs("README.md").len(), 1, "one pack as an example");
    for (name, pack) in READMES.iter().flat_map(|name| packs(name).into_iter().map(move |pack| (name, pack))) {
        let growing =
            FAULTY.replace("|四、结转下年度继续办理|1|0|0|0|0|0|1|", "|四、结转下年度继续办理|1|5|0|0|0|0|6|");
        let desk = Desk::new().with("draft.txt", growing).with("office.toml", pack);
        let check = |lang: &str| {
            desk.gouji(&[
                "check",
                "draft.txt",
                "--rules",
                "office.toml",
                "--select",
                "L101",
                "--format",
                "json",
                "--lang",
                lang,
            ])
        };
        assert_eq!(check("zh").findings(), ["L101 warning"], "{name}: {}", check("zh").transcript());
        let message = |run: &Run| text(&run.json()["files"][0]["findings"][0]["message"]);
        assert_eq!(message(&check("zh")), "商业企业：结转下年度 5 件，多于本年新收 2 件", "{name}");
        assert_eq!(message(&check("en")), "商业企业: 5 carried forward, more than the 2 received", "{name}");
    }
}

#[test]
fn the_pack_of_the_readme_sets_levels() {
    for pack in READMES.iter().flat_map(|name| packs(name)) {
        let desk = Desk::new().with("office.toml", pack);
        let rules = desk.gouji(&["rules", "--rules", "office.toml", "--format", "json"]).json();
        let level =
            |name: &str| text(&rules.as_array().unwrap().iter().find(|rule| rule["name"] == name).unwrap()["level"]);
        assert_eq!(
            [level("signature-missing"), level("label-differs"), level("backlog-grows")],
            ["warning", "off", "warning"]
        );
    }
}

/// The arguments of every `$ gouji …` in a README, without comments and without what follows a pipe.
fn commands(name: &str) -> Vec<Vec<String>> {
    let consoles = blocks(&readme(name), "console").join("\n");
    let lines = consoles.lines().filter_map(|line| line.strip_prefix("$ gouji "));
    let cut = |line: &str| {
        line.split([' '])
            .take_while(|word| *word != "#" && *word != "|")
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    lines.map(cut).collect()
}

#[test]
fn the_commands_of_the_readme_run() {
    for name in READMES {
        assert!(commands(name).len() >= 4, "{name} has {:?}", commands(name));
        for arguments in commands(name) {
            let mut desk = Desk::new();
            for path in arguments.iter().skip(1).take_while(|word| !word.starts_with('-')) {
                let draft = if path.ends_with('/') { format!("{path}年报.txt") } else { path.clone() };
                desk = desk.with(&draft, FAULTY);
            }
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let run = desk.gouji(&arguments);
            // A language server whose editor goes away without taking leave ends with 1, too.
            let expected = i32::from(matches!(arguments[0], "check" | "lsp"));
            assert_eq!(run.status, expected, "{name}: {}", run.transcript());
            // What was begun is said beside it.
            assert_eq!(!run.stderr.is_empty(), arguments[0] == "new", "{name}: {}", run.transcript());
        }
    }
}

#[test]
fn the_samples_of_the_readme_are_what_gouji_prints() {
    let draft = "examples/faulty-arithmetic.txt";
    let desk = Desk::new().with(draft, fs::read(repository().join(draft)).unwrap());
    for (name, lang) in READMES.into_iter().zip(["en", "zh"]) {
        let readme = readme(name);
        let samples: Vec<String> = readme
            .split("\n<!-- sample -->")
            .skip(1)
            .flat_map(|rest| blocks(rest, "text").into_iter().take(1))
            .collect();
        assert_eq!(samples.len(), 1, "samples in {name}");
        for sample in samples {
            let (command, _) = sample.split_once('\n').expect("a command and what it prints");
            let arguments: Vec<&str> = command.strip_prefix("$ gouji ").expect("a command").split(' ').collect();
            let run = desk.gouji_where(&[("LANG", lang)], &arguments);
            same(&format!("{command}\n{}", run.stdout), format!("{sample}\n"));
        }
    }
}

/// Every `--option` in a text.
fn options(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_lowercase() && c != '-');
    words.filter(|word| word.starts_with("--") && !word.ends_with('-')).map(str::to_owned).collect()
}

#[test]
fn the_options_of_the_readme_are_those_of_check() {
    let readme = readme("README.md");
    let section = readme.split("\n## Options of `check`").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut expected = options(&Desk::new().gouji(&["check", "--help"]).stdout);
    expected.remove("--help");
    assert_eq!(options(section), expected);
}
