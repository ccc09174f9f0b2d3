//! Fixes put into the bytes of a draft, round after round, until nothing is left that may be fixed.

mod choice;

use std::collections::BTreeMap;

use crate::decode;
pub use crate::decode::Unpatched;
use crate::finding::{Applicability, Edit, Finding};
use crate::span::Span;

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
    let mut written: Vec<Written> = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let found = findings(&fixed.bytes);
        let is_new = |finding: &&Finding| !written.iter().any(|written| written.is_again(finding));
        let chosen = choice::choose(found.iter().filter(is_new), least);
        if chosen.is_empty() {
            fixed.is_quiet = true;
            break;
        }
        let edits: Vec<Edit> = chosen.edits();
        fixed.bytes = decode::patch(&fixed.bytes, &edits)?;
        for finding in &chosen.findings {
            *fixed.applied.entry(finding.code.clone()).or_default() += 1;
        }
        written.iter_mut().for_each(|written| written.span = moved(written.span, &edits));
        written.extend(chosen.findings.iter().flat_map(|finding| Written::of(finding, &edits)));
    }
    Ok(fixed)
}

/// What a fix has written: one that writes there again without making the text shorter goes in circles.
struct Written {
    code: String,
    span: Span,
}

impl Written {
    fn of<'f>(finding: &'f Finding, all: &'f [Edit]) -> impl Iterator<Item = Self> + 'f {
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
        edits.map(|edit| Self { code: finding.code.clone(), span: moved(edit.span, all) })
    }

    fn is_again(&self, finding: &Finding) -> bool {
        let touches = |edit: &Edit| edit.span.start <= self.span.end && self.span.start <= edit.span.end;
        let grows = |edit: &Edit| edit.text.len() >= edit.span.range().len();
        let edits = || finding.fix.iter().flat_map(|fix| &fix.edits);
        finding.code == self.code && edits().any(|edit| touches(edit) && grows(edit))
    }
}

/// Where a range stands once the edits, which are in order, have been made; one of an edit is what it has written.
fn moved(span: Span, edits: &[Edit]) -> Span {
    let (mut start, mut end) = (i64::from(span.start), i64::from(span.end));
    for edit in edits.iter().take_while(|edit| edit.span.start <= span.end) {
        let by = i64::try_from(edit.text.len()).unwrap_or(0) - i64::from(edit.span.end - edit.span.start);
        if edit.span.end <= span.start && edit.span != span {
            start += by;
        }
        end += by;
    }
    let place = |at: i64| usize::try_from(at).unwrap_or(0);
    Span::new(place(start), place(end))
}

#[cfg(test)]
mod tests;
