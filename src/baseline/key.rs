//! What makes a finding the same one, in the words that stand in the file.

use serde::{Deserialize, Serialize};

use crate::finding::{CellKey, Finding};

/// Digits of the shortest number that belongs to a person, that of a mobile telephone.
const PERSONAL: usize = 11;

/// Digits of such a number that are shown at either end.
const SHOWN: usize = 3;

/// Characters that are kept of a long text.
const KEPT: usize = 40;

/// What stands around the hash of a long text.
const BEFORE_HASH: &str = "字 ";
const BEHIND_HASH: &str = "）";

/// What makes a finding the same one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Key {
    /// Path of the draft from the folder of the baseline, with `/` between its parts.
    pub file: String,
    /// Code of the rule.
    pub code: String,
    /// Keys of the cell, or the section and the cell of the grid in words; empty before the first section.
    pub place: String,
    /// What stands there; of a long text its beginning, its length and a hash of the whole.
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

    /// The same as baselines had it before the values of long texts had a hash; none of a text that is not long.
    pub(super) fn without_hash(&self) -> Option<Self> {
        let (start, hash) = self.value.strip_suffix(BEHIND_HASH)?.rsplit_once(BEFORE_HASH)?;
        let is_hash = hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let value = format!("{start}{}{BEHIND_HASH}", BEFORE_HASH.trim_end());
        is_hash.then(|| Self { value, ..self.clone() })
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

/// A text with one space for each gap, cut where it is long; its length and a hash then tell whether it changed.
fn shortened(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = folded.chars().count();
    if length <= KEPT + KEPT {
        return folded;
    }
    let kept: String = folded.chars().take(KEPT).collect();
    format!("{kept}…（共{length}{BEFORE_HASH}{:016x}{BEHIND_HASH}", hash(&folded))
}

/// FNV-1a, the same on every machine and in every version. It tells changes, and keeps no secret: what it is made of has
/// no numbers of persons any more.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
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
        assert!(long.chars().count() < 80 && long != longer, "{long}");
        let changed = shortened(&("公开".repeat(40) + &"公文".repeat(10)));
        assert_ne!(changed, long, "a change of the same length behind what is kept");
    }

    #[test]
    fn a_hash_never_changes() {
        assert_eq!(
            (hash(""), hash("a"), hash("foobar")),
            (0xcbf2_9ce4_8422_2325, 0xaf63_dc4c_8601_ec8c, 0x8594_4171_f739_67e8)
        );
        let value = format!("{}…（共100字 ac635e1c721ecba5）", "公开".repeat(20));
        assert_eq!(shortened(&"公开".repeat(50)), value);
    }

    #[test]
    fn a_number_of_a_person_is_not_in_the_hash() {
        let text = |number: &str| shortened(&hidden(&format!("联系人电话{number}。{}", "公开".repeat(50))));
        assert_eq!(text("13800138000"), text("13812348000"));
    }

    #[test]
    fn a_key_is_what_it_was_before_there_was_a_hash() {
        let key = |value: &str| Key {
            file: String::new(),
            code: String::new(),
            place: String::new(),
            value: value.to_owned(),
        };
        let old = key(&format!("{}…（共100字）", "公开".repeat(20)));
        assert_eq!(key(&shortened(&"公开".repeat(50))).without_hash(), Some(old.clone()));
        for value in ["", "无", "共3字 说明）", &old.value] {
            assert_eq!(key(value).without_hash(), None, "{value}");
        }
    }
}
