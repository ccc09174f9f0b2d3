//! Fixes put into the bytes of a draft, round after round, until nothing is left that may be fixed.

mod choice;
mod written;

use std::collections::BTreeMap;

use crate::decode;
pub use crate::decode::Unpatched;
use crate::finding::{Applicability, Edit, Finding};
use written::Written;

/// Rounds after which a draft is left as it is: what is not quiet by then never will be.
const MOST_ROUNDS: usize = 10;

/// A draft with fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// Its bytes; only those of the edits differ.
    pub bytes: Vec<u8>,
    /// How many findings of each code were fixed.
    pub applied: BTreeMap<String, usize>,
    /// Whether nothing is left that may be fixed.
    pub is_quiet: bool,
}

/// Fixes a draft. `findings` gives those that count of the draft as it is in a round; fixes of `least` and above are
/// applied, each whole or not at all. Of two that meet the other comes in the next round, where it is still needed.
///
/// ```
/// use gouji::{Applicability, Linter, Options};
///
/// let linter = Linter::new(&[]).expect("the built-in rules are sound");
/// let options = Options { assume_report: true, ..Options::default() };
/// let findings = |bytes: &[u8]| linter.check(bytes, "draft.txt", &options).verdict.map_or(Vec::new(), |it| it.findings);
/// let fixed = gouji::fix("一、总体情况\n健全机制,其它无。".as_bytes(), Applicability::Safe, findings).expect("sound bytes");
/// assert_eq!(String::from_utf8_lossy(&fixed.bytes), "一、总体情况\n健全机制，其他无。");
/// ```
///
/// # Errors
/// [`Unpatched`] where the bytes or their charset do not take the edits.
pub fn fix(
    bytes: &[u8],
    least: Applicability,
    mut findings: impl FnMut(&[u8]) -> Vec<Finding>,
) -> Result<Fixed, Unpatched> {
    let mut fixed = Fixed { bytes: bytes.to_vec(), applied: BTreeMap::new(), is_quiet: false };
    let mut written = Written::default();
    for _ in 0..MOST_ROUNDS {
        let found = findings(&fixed.bytes);
        let chosen = choice::choose(found.iter().filter(|finding| !written.is_again(finding)), least);
        if chosen.is_empty() {
            fixed.is_quiet = true;
            break;
        }
        let edits: Vec<Edit> = chosen.edits();
        fixed.bytes = decode::patch(&fixed.bytes, &edits)?;
        for finding in &chosen.findings {
            *fixed.applied.entry(finding.code.clone()).or_default() += 1;
        }
        written.note(&chosen.findings, &edits);
    }
    Ok(fixed)
}

#[cfg(test)]
mod tests;
