//! Completions and manual pages.

use crate::desk::Desk;

#[test]
fn completions_know_commands_options_and_formats() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = Desk::new().gouji(&["completions", shell]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{shell}");
        // Not every shell takes the values of an option.
        let words = ["check", "explain", "skip-non-reports", "checkstyle"];
        for word in &words[..if ["powershell", "elvish"].contains(&shell) { 3 } else { 4 }] {
            assert!(run.stdout.contains(word), "{shell} does not complete {word}");
        }
    }
}

#[test]
fn every_command_has_a_manual_page_with_its_options() {
    let desk = Desk::new();
    let page = |arguments: &[&str]| {
        let run = desk.gouji(&[&["man"], arguments].concat());
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.transcript());
        run.stdout.replace("\\-", "-")
    };
    assert!(page(&[]).contains(".TH gouji 1") && page(&[]).contains("gouji-check(1)"));
    let check = page(&["check"]);
    let help = desk.gouji(&["check", "--help"]).stdout;
    let options = help.split_whitespace().filter(|word| word.starts_with("--") && word.len() > 2);
    for option in options {
        assert!(check.contains(option), "the manual page of check does not name {option}");
    }
    for command in ["explain", "rules", "test-rules", "new", "lsp", "completions", "man"] {
        assert!(page(&[command]).contains(".SH OPTIONS"), "{command}");
    }
}
