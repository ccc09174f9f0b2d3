//! What is chosen, and when it ends.

use super::*;
use crate::finding::{Fix, Level, Place, Status};
use crate::span::Span;

/// A finding whose fix replaces ranges.
fn finding(code: &str, level: Level, applicability: Applicability, edits: &[(usize, usize, &str)]) -> Finding {
    let edit =
        |(start, end, text): &(usize, usize, &str)| Edit { span: Span::new(*start, *end), text: (*text).to_owned() };
    Finding {
        code: code.to_owned(),
        name: String::new(),
        level,
        message: String::new(),
        help: String::new(),
        basis: Vec::new(),
        primary: Place { span: Span::at(edits.first().map_or(0, |edit| edit.0)), ..Place::default() },
        related: Vec::new(),
        notes: Vec::new(),
        fix: Some(Fix { applicability, title: String::new(), edits: edits.iter().map(edit).collect() }),
        status: Status::Open,
    }
}

#[track_caller]
fn fixed(draft: &str, rounds: Vec<Vec<Finding>>) -> (String, Vec<String>, bool) {
    let mut rounds = rounds.into_iter();
    let fixed = fix(draft.as_bytes(), Applicability::Suggested, |_| rounds.next().unwrap_or_default()).expect("sound");
    let text = String::from_utf8(fixed.bytes).expect("text");
    (text, fixed.applied.into_iter().map(|(code, count)| format!("{code} {count}")).collect(), fixed.is_quiet)
}

use Applicability::{Display, Safe, Suggested};
use Level::{Error, Note, Warning};

#[test]
fn of_fixes_that_meet_the_safer_and_then_the_graver_comes_first() {
    let note = finding("N", Note, Safe, &[(1, 3, "x")]);
    let error = finding("E", Error, Suggested, &[(2, 4, "y"), (5, 6, "z")]);
    let warning = finding("W", Warning, Suggested, &[(5, 5, "w")]);
    let (text, applied, is_quiet) = fixed("abcdefg", vec![vec![error.clone(), warning.clone(), note]]);
    assert_eq!((text.as_str(), is_quiet), ("axdewfg", true));
    assert_eq!(applied, ["N 1", "W 1"]);
    let (text, ..) = fixed("abcdefg", vec![vec![warning, error]]);
    assert_eq!(text, "abyezg");
}

#[test]
fn what_is_only_to_be_shown_is_never_applied() {
    let shown = finding("D", Error, Display, &[(0, 1, "x")]);
    let fixed = fix(b"abc", Display, |_| vec![shown.clone()]).expect("sound");
    assert_eq!((fixed.bytes.as_slice(), fixed.is_quiet), (b"abc".as_slice(), true));
}

#[test]
fn a_fix_that_does_not_help_is_not_applied_again() {
    let blank = finding("T", Warning, Suggested, &[(2, 2, "0")]);
    let (text, applied, is_quiet) = fixed("ab", vec![vec![blank.clone()], vec![blank.clone()], vec![blank]]);
    assert_eq!((text.as_str(), is_quiet), ("ab0", true));
    assert_eq!(applied, ["T 1"]);
}

#[test]
fn one_that_makes_the_text_shorter_may_go_on_up_to_the_last_round() {
    let doubled = finding("W", Warning, Suggested, &[(0, 2, "a")]);
    let (text, applied, is_quiet) = fixed(&"a".repeat(20), vec![vec![doubled]; 20]);
    assert_eq!((text.len(), is_quiet), (10, false));
    assert_eq!(applied, ["W 10"]);
}

#[test]
fn what_was_written_is_known_again_behind_other_edits() {
    let first = finding("T", Warning, Suggested, &[(4, 4, "0")]);
    let other = finding("S", Warning, Suggested, &[(0, 1, "xyz")]);
    let again = finding("T", Warning, Suggested, &[(7, 7, "0")]);
    let (text, applied, _) = fixed("abcd", vec![vec![first, other], vec![again]]);
    assert_eq!(text, "xyzbcd0");
    assert_eq!(applied, ["S 1", "T 1"]);
}
