//! What a finding is known by from run to run, while lines move and figures change.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::finding::Finding;

/// SHA-256 of each finding of a file, in hexadecimal, in the order of the findings.
///
/// A finding is known by its file, its rule and its cell; outside of tables by what stands there, without its figures.
/// Findings that are alike in all of that are told apart by their order; `findings` are all of a file, so that one keeps
/// its fingerprint when another is waived.
pub(super) fn of(path: &str, findings: &[&Finding]) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut print = |finding: &Finding| {
        let subject = subject(finding);
        let count = seen.entry(format!("{}\0{subject}", finding.code)).or_default();
        *count += 1;
        digest(&[path, &finding.code, &subject, &count.to_string()])
    };
    findings.iter().map(|finding| print(finding)).collect()
}

/// The fingerprint of a file that was not checked.
pub(super) fn of_failure(path: &str, kind: &str) -> String {
    digest(&[path, kind])
}

fn subject(finding: &Finding) -> String {
    match &finding.primary.cell {
        Some(cell) => format!("{}.{}[{}]", cell.table, cell.row, cell.column),
        None => finding.primary.text.chars().filter(|c| !c.is_numeric() && !c.is_whitespace()).collect(),
    }
}

fn digest(parts: &[&str]) -> String {
    Sha256::digest(parts.join("\0")).iter().map(|byte| format!("{byte:02x}")).collect()
}
