//! What makes a finding the same one, in the words that stand in the file.

use serde::{Deserialize, Serialize};

use crate::finding::{CellKey, Finding};

/// Digits of the shortest number that belongs to a person, that of a mobile telephone.
const PERSONAL: usize = 11;

/// Digits of such a number that are shown at either end.
const SHOWN: usize = 3;

/// Characters that are kept of a long text.
const KEPT: usize = 40;

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

impl Key {
    pub(super) fn of(file: &str, finding: &Finding) -> Self {
        let place = &finding.primary;
        Self {
            file: file.to_owned(),
            code: finding.code.clone(),
            place: place.cell.as_ref().map_or_else(|| place.anchor(), CellKey::spelled),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_a_person_is_not_written_down() {
        assert_eq!(hidden("联系人电话138 0013 8000，共1234567890件"), "联系人电话138 **** *000，共1234567890件");
    }

    #[test]
    fn a_long_text_is_cut_and_still_tells_a_change() {
        let (long, longer) = (shortened(&"公开".repeat(50)), shortened(&"公开".repeat(51)));
        assert!(long.chars().count() < 60 && long != longer, "{long}");
    }
}
