//! The file of a baseline, read and written.

use serde::{Deserialize, Serialize};

use super::fault::{BaselineFault, at};
use super::{Baseline, BaselineError, Key};
use crate::span::Span;

/// Version of the file.
pub(super) const SCHEMA: u32 = 1;

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
            let known = baseline.entries.entry(Key { file, code, place, value }).or_default();
            *known = known.saturating_add(count);
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_beyond_all_bounds_do_not_run_over() {
        let entry = |place: &str| {
            format!(
                "{{\"file\": \"甲.txt\", \"code\": \"T306\", \"place\": \"{place}\", \"value\": \"/\", \"count\": {}}}",
                u32::MAX
            )
        };
        let text = format!("{{\"schema\": 1, \"findings\": [{}, {}, {}]}}", entry(""), entry(""), entry("表1"));
        assert_eq!(Baseline::read(&text).expect("a baseline").count(), u32::MAX);
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
