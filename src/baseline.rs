//! The baseline: findings that were there before gouji kept the gate, and do not count until they are mended.
//!
//! An entry is known by its file, the code, the cell or the place in words, and what stands there: not by its line,
//! so that what is written above it changes nothing. The first baselines had no hash of long texts; their entries are
//! known by what they have, and get it when the baseline is updated.

mod fault;
mod file;
mod key;

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Status};

pub use fault::BaselineError;
pub use key::Key;

/// Known findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<Key, u32>,
}

impl Baseline {
    /// Marks the findings of the draft at `file` that are known, the first of several alike first.
    pub fn mark(&self, file: &str, findings: &mut [Finding]) {
        let mut left: BTreeMap<Key, u32> = BTreeMap::new();
        for finding in findings.iter_mut().filter(|finding| finding.status == Status::Open) {
            let key = self.own(Key::of(file, finding));
            let known = self.times(&key);
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

    /// The entries that `now` no longer has, or has less often, among those that were looked at; each with how many of it
    /// are gone.
    #[must_use]
    pub fn gone(&self, now: &Self, is_looked_at: impl Fn(&Key) -> bool) -> Vec<(Key, u32)> {
        let now = now.as_in(self);
        let looked_at = self.entries.iter().filter(|(key, _)| is_looked_at(key));
        let missing = looked_at.map(|(key, count)| (key.clone(), count.saturating_sub(now.times(key))));
        missing.filter(|(_, missing)| *missing > 0).collect()
    }

    /// How many findings `after` has that are not here, and how many of those here it has not.
    #[must_use]
    pub fn changes(&self, after: &Self) -> (u32, u32) {
        let after = after.as_in(self);
        let beyond = |more: &Self, less: &Self| {
            let counts = more.entries.iter().map(|(key, count)| count.saturating_sub(less.times(key)));
            counts.fold(0, u32::saturating_add)
        };
        (beyond(&after, self), beyond(self, &after))
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

    /// The key under which it has an entry: one that was written without a hash has all the texts that begin alike.
    fn own(&self, key: Key) -> Key {
        let older = || key.without_hash().filter(|older| self.entries.contains_key(older));
        if self.entries.contains_key(&key) { key } else { older().unwrap_or(key) }
    }

    /// The same findings under the keys that `other` has for them.
    fn as_in(&self, other: &Self) -> Self {
        let mut entries: BTreeMap<Key, u32> = BTreeMap::new();
        for (key, count) in &self.entries {
            let known = entries.entry(other.own(key.clone())).or_default();
            *known = known.saturating_add(*count);
        }
        Self { entries }
    }

    /// How often an entry is there.
    fn times(&self, key: &Key) -> u32 {
        self.entries.get(key).copied().unwrap_or_default()
    }

    /// How many findings it has.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.entries.values().fold(0, |sum, count| sum.saturating_add(*count))
    }
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
    fn as_many_as_were_known_are_known() {
        let mut findings = [finding("T306", "/"), finding("T306", "/"), finding("T306", "无")];
        of(&[finding("T306", "/")]).mark("甲.txt", &mut findings);
        assert_eq!(findings.map(|finding| finding.status), [Status::Known, Status::Open, Status::Open]);
    }

    #[test]
    fn what_is_gone_is_told_and_what_was_not_looked_at_stays() {
        let before = of(&[finding("T306", "/"), finding("S107", "")]);
        let now = of(&[finding("T306", "无")]);
        let codes = |keys: Vec<(Key, u32)>| keys.into_iter().map(|(key, _)| key.code + &key.value).collect::<Vec<_>>();
        assert_eq!(codes(before.gone(&now, |_| true)), ["S107", "T306/"]);
        assert_eq!(codes(before.gone(&now, |key| key.code == "T306")), ["T306/"]);
        let updated = before.updated(now, |key| key.code == "T306");
        assert_eq!(codes(updated.entries.into_iter().collect()), ["S107", "T306无"]);
    }

    #[test]
    fn entries_without_a_hash_are_known_by_what_they_have_and_get_one() {
        let long = |end: &str| finding("W807", &("公开".repeat(50) + end));
        let text = |key: &str| {
            format!(
                "{{\n  \"schema\": 1,\n  \"findings\": [\n    {{\"file\":\"甲.txt\",\"code\":\"W807\",\"place\":\"第3节\",\
                 \"value\":\"{}…（共101字{key}）\"}}\n  ]\n}}\n",
                "公开".repeat(20)
            )
        };
        let before = Baseline::read(&text("")).expect("a baseline");
        let mut findings = [long("甲"), long("乙")];
        before.mark("甲.txt", &mut findings);
        assert_eq!(findings.clone().map(|finding| finding.status), [Status::Known, Status::Open]);
        let now = of(&[long("甲")]);
        assert_eq!((before.gone(&now, |_| true), before.changes(&now)), (vec![], (0, 0)));
        let after = before.updated(now, |_| true);
        assert!(
            after.text() != before.text() && after.text().starts_with(text("").split("字").next().unwrap_or_default())
        );
        assert_eq!((after.count(), after.changes(&of(&[long("乙")]))), (1, (1, 1)), "of equal length");
        assert_eq!(before.updated(Baseline::default(), |_| false), before, "what was not looked at stays");
    }

    #[test]
    fn of_an_entry_that_is_there_several_times_those_that_are_gone_are_counted() {
        let (three, one) =
            (of(&[finding("T306", "/"), finding("T306", "/"), finding("T306", "/")]), of(&[finding("T306", "/")]));
        let counts = |keys: Vec<(Key, u32)>| keys.into_iter().map(|(_, count)| count).collect::<Vec<_>>();
        assert_eq!(counts(three.gone(&one, |_| true)), [2]);
        assert_eq!(counts(one.gone(&three, |_| true)), [0; 0]);
    }
}
