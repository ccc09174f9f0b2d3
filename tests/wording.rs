//! Sentences with the findings they must give, and traps that must give none: `tests/fixtures/wording.txt`.
//!
//! Each line is set into a draft of its body and checked alone. `⟦W805 其它⟧` says what is found and where; a
//! line without marks is a trap. `# body … edition … year …` changes the draft, `;` begins a comment, and
//! `! reason | line` is a line that is known to fail.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads its sentences"
)]

use std::fs;

use gouji::{Linter, Options};

/// Rules under test; the others have much to say about so short a draft.
const SELECTED: [&str; 3] = ["W", "V", "P204"];

/// Code, start and end in the line.
type Mark = (String, usize, usize);

/// A line of the set.
struct Sentence {
    number: usize,
    text: String,
    marks: Vec<Mark>,
    options: Options,
    body: String,
    /// Why it is known to fail.
    excuse: Option<String>,
}

fn sentences() -> Vec<Sentence> {
    let set = fs::read_to_string("tests/fixtures/wording.txt").unwrap();
    let mut options = Options::default();
    let mut body = String::new();
    let mut sentences = Vec::new();
    for (index, line) in set.lines().enumerate() {
        if let Some(head) = line.strip_prefix("# body ") {
            let words: Vec<&str> = head.split(' ').collect();
            let [name, "edition", edition, "year", year] = words.as_slice() else { panic!("head line {line}") };
            body = (*name).to_owned();
            options = Options {
                edition: Some((*edition).to_owned()),
                year: Some(year.parse().unwrap()),
                select: SELECTED.map(str::to_owned).into(),
                assume_report: true,
                ..Options::default()
            };
        } else if !line.starts_with(';') {
            let excused = line.strip_prefix("! ").map(|rest| rest.split_once(" | ").expect("a reason and a line"));
            let (excuse, line) = excused.map_or((None, line), |(reason, line)| (Some(reason.to_owned()), line));
            let (text, marks) = unmark(line);
            sentences.push(Sentence {
                number: index + 1,
                text,
                marks,
                options: options.clone(),
                body: body.clone(),
                excuse,
            });
        }
    }
    sentences
}

/// The line without marks, and the marks.
fn unmark(marked: &str) -> (String, Vec<Mark>) {
    let (mut text, mut marks, mut rest) = (String::new(), Vec::new(), marked);
    while let Some((before, after)) = rest.split_once('⟦') {
        let (mark, behind) = after.split_once('⟧').expect("a mark is closed");
        let (code, words) = mark.split_once(' ').expect("a code and a text");
        text.push_str(before);
        // White space behind a sign is not part of it.
        marks.push((code.to_owned(), text.len(), text.len() + words.trim_end().len()));
        text.push_str(words);
        rest = behind;
    }
    text.push_str(rest);
    marks.sort();
    (text, marks)
}

/// What is found in the line when it stands in a draft.
fn found(linter: &Linter, sentence: &Sentence) -> Vec<Mark> {
    let year = sentence.options.year.unwrap();
    let head = format!("{}{year}年政府信息公开工作年度报告\n一、总体情况\n", sentence.body);
    let draft = format!("{head}{}\n二、主动公开政府信息情况\n见附表。\n", sentence.text);
    let checked = linter.check(draft.as_bytes(), "draft.txt", &sentence.options).verdict.expect("a draft");
    let place = |at: u32| (at as usize).checked_sub(head.len()).expect("nothing is found before the line");
    let mark = |finding: &gouji::Finding| {
        (finding.code.clone(), place(finding.primary.span.start), place(finding.primary.span.end))
    };
    let mut found: Vec<Mark> = checked.findings.iter().map(mark).collect();
    found.sort();
    found
}

#[test]
fn the_sentences_give_what_they_are_marked_with_and_nothing_else() {
    let linter = Linter::new(&[]).expect("the built-in rules are sound");
    let (mut hits, mut missed, mut alarms, mut traps, mut lines) = (0, 0, 0, 0, 0);
    let mut report = String::new();
    for sentence in sentences() {
        let found = found(&linter, &sentence);
        let right = found.iter().filter(|mark| sentence.marks.contains(mark)).count();
        lines += 1;
        traps += usize::from(sentence.marks.is_empty());
        hits += right;
        missed += sentence.marks.len() - right;
        alarms += found.len() - right;
        let holds = found == sentence.marks;
        assert!(sentence.excuse.is_none() || !holds, "line {} is no longer known to fail", sentence.number);
        if !holds && sentence.excuse.is_none() {
            report += &format!(
                "line {}: {}\n  found {found:?}\n  expected {:?}\n",
                sentence.number, sentence.text, sentence.marks
            );
        }
    }
    let share = |part: usize, rest: usize| 100 * part / (part + rest).max(1);
    let (precision, recall) = (share(hits, alarms), share(hits, missed));
    println!("{lines} lines, {traps} traps: precision {precision} %, recall {recall} %");
    assert_eq!(report, "", "precision {precision} %, recall {recall} %");
    assert!(lines >= 160 && traps * 5 >= lines * 2, "{lines} lines, {traps} traps");
    assert!(precision >= 98 && recall >= 95, "precision {precision} %, recall {recall} %");
}
