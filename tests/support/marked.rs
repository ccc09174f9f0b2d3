//! Drafts that carry their expectations: `⟦S106 五、⟧` says that S106 is found at `五、`. The first line of a draft
//! gives the options.

use gouji::{Limits, Linter, Options};

/// A code and the text it stands at: byte offsets into the draft without its marks.
pub(crate) type Mark = (usize, usize, String);

/// The draft without marks, and the marks.
#[track_caller]
pub(crate) fn unmark(marked: &str) -> (String, Vec<Mark>) {
    let mut draft = String::new();
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('⟦') {
        let (mark, behind) = after.split_once('⟧').expect("a mark is closed");
        let (code, text) = mark.split_once(' ').expect("a mark has a code, a space and a text");
        draft.push_str(before);
        marks.push((draft.len(), draft.len() + text.len(), code.to_owned()));
        draft.push_str(text);
        rest = behind;
    }
    draft.push_str(rest);
    marks.sort();
    (draft, marks)
}

/// The options of a head line: `# gouji check --select S106 --edition 2021 --year 2024`.
fn options(head: &str) -> Options {
    let words: Vec<&str> = head.split_whitespace().collect();
    let value = |name: &str| words.iter().position(|word| *word == name).and_then(|at| words.get(at + 1)).copied();
    let limits = Limits::default();
    Options {
        edition: value("--edition").map(str::to_owned),
        year: value("--year").map(|year| year.parse().expect("a year")),
        body: value("--body").map(str::to_owned),
        select: value("--select").into_iter().flat_map(|codes| codes.split(',')).map(str::to_owned).collect(),
        assume_report: true,
        limits: Limits {
            findings: value("--findings").map_or(limits.findings, |most| most.parse().expect("a number")),
            ..limits
        },
        ..Options::default()
    }
}

/// What is missed, found without a mark, or found twice in a draft whose file would have the name; none where all is right.
#[track_caller]
pub(crate) fn difference(linter: &Linter, text: &str, name: &str) -> Option<String> {
    let (head, marked) = text.split_once('\n').expect("a head line");
    let (draft, marks) = unmark(marked);
    let options = options(head);
    let mut checked = linter.check(draft.as_bytes(), name, &options).verdict.expect("a draft");
    linter.cut(&mut checked, &options);
    let place = |finding: &gouji::Finding| {
        let span = finding.primary.span;
        (span.start as usize, span.end as usize, finding.code.clone())
    };
    let mut found: Vec<Mark> = checked.findings.iter().map(place).collect();
    found.sort();
    let missed: Vec<&Mark> = marks.iter().filter(|mark| !found.contains(mark)).collect();
    let alarms: Vec<&Mark> = found.iter().filter(|found| !marks.contains(found)).collect();
    match (missed.is_empty() && alarms.is_empty(), found.len() == marks.len()) {
        (true, true) => None,
        (true, false) => Some("something is found twice".to_owned()),
        _ => Some(format!("missed: {missed:?}, false alarms: {alarms:?}")),
    }
}
