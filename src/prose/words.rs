//! The words of `grammar/prose.words.toml`, each with its class, as a table made at build time.

/// What a word means in a sentence with figures. In the text that the grammar reads a word is one
/// private-use character, [`MARKS`] and the number of its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Word {
    Request,
    Bare,
    OnRequest,
    Disclosure,
    New,
    Received,
    Accepted,
    Handled,
    Done,
    Carry,
    CarryOut,
    Granted,
    Partial,
    Denied,
    Unable,
    Refused,
    OtherOutcome,
    Reconsideration,
    Litigation,
    Direct,
    AfterReview,
    Upheld,
    Corrected,
    OtherResult,
    Pending,
    ReviewWork,
    Normative,
    Regulations,
    Made,
    Published,
    Repealed,
    InForce,
    Fee,
    Charge,
    Proactive,
    Channel,
    Qualifier,
    Natural,
    Organisation,
    Business,
    Research,
    Charity,
    Legal,
    Concerning,
    Regarding,
    Anyone,
    Total,
    Cumulative,
    ThisYear,
    LastYear,
    NextYear,
    Plan,
    Compare,
    Reach,
    Since,
    PartOfYear,
    Foreign,
    Casework,
    Explained,
    Procedure,
    Complaint,
    SelfBody,
    Wide,
    Below,
    Level,
    OwnLevel,
    Neg,
    Joint,
    Each,
    Respectively,
    Among,
    Without,
    Mainly,
    AndMore,
    Besides,
    About,
    Is,
    Checking,
    Ongoing,
    Term,
    Another,
    Fresh,
    Proportion,
    Unrelated,
    Plain,
    Void,
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The first private-use character that is a mark of a class.
const MARKS: u32 = 0xE000;

impl Word {
    /// The mark of the class.
    pub(super) fn mark(self) -> char {
        char::from_u32(MARKS + self as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// The class of a mark.
    pub(super) fn of(mark: char) -> Option<Self> {
        let number = (mark as u32).checked_sub(MARKS)?;
        CLASSES.get(usize::try_from(number).ok()?).copied()
    }
}

/// Whether a word begins with a character.
pub(super) fn is_head(c: char) -> bool {
    let code = u32::from(c);
    BITS.get((code / 64) as usize).is_some_and(|bits| bits & (1 << (code % 64)) != 0)
}

/// The longest word with which `text` begins, and its length in bytes.
///
/// Every word with which the text begins is also a beginning of the last word that sorts before the text.
pub(super) fn at_start(text: &str) -> Option<(Word, usize)> {
    let mut chars = text.chars();
    let first = chars.next().filter(|first| is_head(*first))?;
    let head = HEADS.binary_search_by_key(&first, |(head, ..)| *head).ok()?;
    let second = chars.next().map_or(0, u32::from) % 64;
    HEADS.get(head).filter(|(.., seconds)| seconds >> second & 1 == 1)?;
    let index = |head: usize| HEADS.get(head).map_or(WORDS.len(), |(_, index, _)| usize::from(*index));
    let from = index(head);
    let same = WORDS.get(from..index(head + 1))?;
    let mut candidate =
        (from + same.partition_point(|(word, ..)| *word <= text)).checked_sub(1).filter(|at| *at >= from);
    while let Some((word, class, shorter)) = candidate.and_then(|at| WORDS.get(at)) {
        if text.starts_with(word) {
            return Some((*class, word.len()));
        }
        candidate = shorter.map(usize::from);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts() {
        assert_eq!(at_start("申请人为企业"), Some((Word::Anyone, "申请人".len())));
        assert_eq!(at_start("申请3件"), Some((Word::Bare, "申请".len())));
        assert_eq!(at_start("不予公开2件"), Some((Word::Denied, "不予公开".len())));
        assert_eq!(at_start("鱼"), None);
    }

    #[test]
    fn every_class_has_its_mark() {
        for class in CLASSES {
            assert_eq!(Word::of(class.mark()), Some(*class));
        }
        assert_eq!(Word::of('申'), None);
    }
}
