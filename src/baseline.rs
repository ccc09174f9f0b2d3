//! The baseline: findings that were there before gouji kept the gate, and do not count until they are mended.
//!
//! An entry is known by its file, the code, the cell or the place in words, and what stands there: not by its line,
//! so that what is written above it changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::error::Category;

use crate::finding::{Finding, Status};
use crate::lang::Lang;
use crate::pack::in_chinese;
use crate::span::Span;

/// Version of the file.
const SCHEMA: u32 = 1;

/// Digits of the shortest number that belongs to a person, that of a mobile telephone.
const PERSONAL: usize = 11;

/// Digits of such a number that are shown at either end.
const SHOWN: usize = 3;

/// Characters that are kept of a long text.
const KEPT: usize = 40;

/// Known findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<Key, u32>,
}

/// Why a baseline cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaselineError {
    /// Bytes of its text.
    pub span: Span,
    fault: BaselineFault,
}

/// What is wrong with a baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
enum BaselineFault {
    /// It ends before it is complete.
    Cut(String),
    /// It is no JSON; the reader's own words.
    Syntax(String),
    /// It is JSON of another shape; the reader's own words.
    Shape(String),
    /// It is of another version.
    Version(u32),
}

impl BaselineError {
    /// What is wrong, for a person.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let (zh, en) = match &self.fault {
            BaselineFault::Cut(words) => ("文件不完整，后面缺了一段".to_owned(), words.clone()),
            BaselineFault::Syntax(words) => ("这里不合 JSON 的写法".to_owned(), words.clone()),
            BaselineFault::Shape(words) => (in_chinese(words), words.clone()),
            BaselineFault::Version(version) => (
                format!("版本（schema）是{version}，这个 gouji 只认{SCHEMA}"),
                format!("schema {version} is not {SCHEMA}"),
            ),
        };
        lang.pick(zh, en)
    }
}

/// What makes a finding the same one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Key {
    /// Path of the draft from the folder of the baseline, with `/` between its parts.
    pub file: String,
    /// Code of the rule.
    pub code: String,
    /// Keys of the cell, or the section and the cell of the grid in words; empty before the first section.
    pub place: String,
    /// What stands there; of a long text its beginning and its length.
    pub value: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: u32,
    findings: Vec<Entry>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    code: String,
    place: String,
    value: String,
    /// How often it is there.
    #[serde(default = "once", skip_serializing_if = "is_once")]
    count: u32,
}

fn once() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn is_once(count: &u32) -> bool {
    *count == 1
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// What is wrong, at its place.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let file: File = serde_json::from_str(text).map_err(|error| at(&error, text))?;
        if file.schema != SCHEMA {
            let span =
                text.find("\"schema\"").map_or(Span::at(0), |start| Span::new(start, start + "\"schema\"".len()));
            return Err(BaselineError { span, fault: BaselineFault::Version(file.schema) });
        }
        let mut baseline = Self::default();
        for Entry { file, code, place, value, count } in file.findings {
            *baseline.entries.entry(Key { file, code, place, value }).or_default() += count;
        }
        Ok(baseline)
    }

    /// The text of the baseline: an entry a line, sorted, the same bytes for the same findings.
    #[must_use]
    pub fn text(&self) -> String {
        let line = |(key, count): (&Key, &u32)| {
            let Key { file, code, place, value } = key.clone();
            serde_json::to_string(&Entry { file, code, place, value, count: *count }).unwrap_or_default()
        };
        let lines: Vec<String> = self.entries.iter().map(line).collect();
        let findings = if lines.is_empty() { String::new() } else { format!("\n    {}\n  ", lines.join(",\n    ")) };
        format!("{{\n  \"schema\": {SCHEMA},\n  \"findings\": [{findings}]\n}}\n")
    }

    /// Marks the findings of the draft at `file` that are known, the first of several alike first.
    pub fn mark(&self, file: &str, findings: &mut [Finding]) {
        let mut left: BTreeMap<Key, u32> = BTreeMap::new();
        for finding in findings.iter_mut().filter(|finding| finding.status == Status::Open) {
            let key = Key::of(file, finding);
            let known = self.entries.get(&key).copied().unwrap_or_default();
            let left = left.entry(key).or_insert(known);
            if *left > 0 {
                *left -= 1;
                finding.status = Status::Known;
            }
        }
    }

    /// Adds the findings of the draft at `file` that are not waived.
    pub fn add(&mut self, file: &str, findings: &[Finding]) {
        let counted = findings.iter().filter(|finding| !matches!(finding.status, Status::Waived { .. }));
        counted.for_each(|finding| *self.entries.entry(Key::of(file, finding)).or_default() += 1);
    }

    /// Adds the findings of other drafts.
    pub fn join(&mut self, other: Self) {
        self.entries.extend(other.entries);
    }

    /// The entries that `now` no longer has, or has less often, among those that were looked at.
    #[must_use]
    pub fn gone(&self, now: &Self, is_looked_at: impl Fn(&Key) -> bool) -> Vec<Key> {
        let is_gone = |(key, count): &(&Key, &u32)| now.entries.get(*key).is_none_or(|found| found < *count);
        self.entries.iter().filter(is_gone).map(|(key, _)| key.clone()).filter(is_looked_at).collect()
    }

    /// The baseline for what was found now: what was not looked at stays.
    #[must_use]
    pub fn updated(&self, now: Self, is_looked_at: impl Fn(&Key) -> bool) -> Self {
        let kept = self.entries.iter().filter(|(key, _)| !is_looked_at(key));
        let mut entries: BTreeMap<Key, u32> = kept.map(|(key, count)| (key.clone(), *count)).collect();
        entries.extend(now.entries);
        Self { entries }
    }

    /// The files that it names.
    pub fn files(&self) -> BTreeSet<&str> {
        self.entries.keys().map(|key| key.file.as_str()).collect()
    }

    /// How many findings it has.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.entries.values().sum()
    }
}

impl Key {
    fn of(file: &str, finding: &Finding) -> Self {
        let place = &finding.primary;
        Self {
            file: file.to_owned(),
            code: finding.code.clone(),
            place: place.cell.as_ref().map_or_else(|| place.anchor(), crate::finding::CellKey::spelled),
            value: shortened(&hidden(&place.text)),
        }
    }
}

/// A text with stars for the middle of each number as long as those of persons are: the file of known findings stands
/// in a repository that many read.
fn hidden(text: &str) -> String {
    let is_part = |c: char| c.is_numeric() || matches!(c, ' ' | '-' | 'X' | 'x');
    let mut hidden = String::with_capacity(text.len());
    for part in text.split_inclusive(|c| !is_part(c)) {
        let digits = part.chars().filter(|c| c.is_numeric()).count();
        let mut number = 0;
        hidden.extend(part.chars().map(|c| {
            number += usize::from(c.is_numeric());
            let is_middle = c.is_numeric() && number > SHOWN && number + SHOWN <= digits;
            if digits >= PERSONAL && is_middle { '*' } else { c }
        }));
    }
    hidden
}

/// A text without white space at line ends, cut where it is long; its length then tells whether it changed.
fn shortened(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = folded.chars().count();
    if length <= KEPT + KEPT {
        return folded;
    }
    format!("{}…（共{length}字）", folded.chars().take(KEPT).collect::<String>())
}

/// The place of an error of the JSON reader, which counts lines and bytes in them.
fn at(error: &serde_json::Error, text: &str) -> BaselineError {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = (before + error.column().saturating_sub(1)).min(text.len());
    let start = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let words = error.to_string();
    let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words).to_owned();
    let fault = match error.classify() {
        Category::Eof => BaselineFault::Cut(words),
        Category::Data => BaselineFault::Shape(words),
        Category::Io | Category::Syntax => BaselineFault::Syntax(words),
    };
    let end = text.get(start..).and_then(|rest| rest.chars().next()).map_or(start, |c| start + c.len_utf8());
    BaselineError { span: Span::new(start, end), fault }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Level, Place};

    fn finding(code: &str, text: &str) -> Finding {
        Finding {
            code: code.to_owned(),
            name: String::new(),
            level: Level::Error,
            message: String::new(),
            help: String::new(),
            basis: Vec::new(),
            primary: Place { text: text.to_owned(), section_number: Some(3), ..Place::default() },
            related: Vec::new(),
            notes: Vec::new(),
            fix: None,
            status: Status::Open,
        }
    }

    fn of(findings: &[Finding]) -> Baseline {
        let mut baseline = Baseline::default();
        baseline.add("甲.txt", findings);
        baseline
    }

    #[test]
    fn what_is_written_is_read_again() {
        let baseline = of(&[finding("T306", "/"), finding("T306", "/"), finding("S107", "“一”\t二")]);
        assert_eq!(Baseline::read(&baseline.text()), Ok(baseline.clone()));
        assert_eq!((baseline.count(), baseline.text().matches("\"count\":2").count()), (3, 1));
        assert_eq!(Baseline::read(&Baseline::default().text()), Ok(Baseline::default()));
    }

    #[test]
    fn a_number_of_a_person_is_not_written_down() {
        assert_eq!(hidden("联系人电话138 0013 8000，共1234567890件"), "联系人电话138 **** *000，共1234567890件");
    }

    #[test]
    fn as_many_as_were_known_are_known() {
        let mut findings = [finding("T306", "/"), finding("T306", "/"), finding("T306", "无")];
        of(&[finding("T306", "/")]).mark("甲.txt", &mut findings);
        assert_eq!(findings.map(|finding| finding.status), [Status::Known, Status::Open, Status::Open]);
    }

    #[test]
    fn what_is_gone_is_told_and_what_was_not_looked_at_stays() {
        let before = of(&[finding("T306", "/"), finding("S107", "")]);
        let now = of(&[finding("T306", "无")]);
        let codes = |keys: Vec<Key>| keys.into_iter().map(|key| key.code + &key.value).collect::<Vec<_>>();
        assert_eq!(codes(before.gone(&now, |_| true)), ["S107", "T306/"]);
        assert_eq!(codes(before.gone(&now, |key| key.code == "T306")), ["T306/"]);
        let updated = before.updated(now, |key| key.code == "T306");
        assert_eq!(codes(updated.entries.into_keys().collect()), ["S107", "T306无"]);
    }

    #[test]
    fn a_long_text_is_cut_and_still_tells_a_change() {
        let (long, longer) = (shortened(&"公开".repeat(50)), shortened(&"公开".repeat(51)));
        assert!(long.chars().count() < 60 && long != longer, "{long}");
    }

    #[test]
    fn a_fault_has_its_place() {
        let text = "{\"schema\": 1,\n \"findings\": [{\"文件\": 1}]}\n";
        let error = Baseline::read(text).expect_err("a fault");
        assert!(text.get(..error.span.start as usize).is_some_and(|before| before.contains("findings")), "{error:?}");
        assert!(Baseline::read("{\"schema\": 2, \"findings\": []}").is_err());
        assert_eq!(Baseline::read("").expect_err("a fault").span, Span::at(0));
    }
}
