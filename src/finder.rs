//! Finds the words of lists in a text, in one pass.
//!
//! Few pairs of characters begin a word, so a set of them decides almost everywhere; it is built in a fraction of the
//! time that an automaton takes.

/// Ways of writing the brackets of a document number: `〔2021〕30号`.
const BRACKETS: [(char, char); 7] =
    [('〔', '〕'), ('[', ']'), ('（', '）'), ('(', ')'), ('【', '】'), ('［', '］'), ('﹝', '﹞')];

/// Lists of words, ready to be found.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    /// By first and second character, then list, then the longest first.
    words: Vec<Entry>,
    /// Characters that are a word: one bit for each of the first 65,536.
    alone: Vec<u64>,
    /// Pairs of characters with which a word begins, one bit for those of a hash.
    pairs: Vec<u64>,
    /// One more than the highest number of a list.
    lists: usize,
}

#[derive(Debug)]
struct Entry {
    /// The first two characters; of a character that is a word, itself and [`NONE`].
    begin: (char, char),
    text: String,
    list: usize,
    word: usize,
}

/// A word that was found: its list, its index there, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) list: usize,
    pub(crate) word: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Finder {
    /// Prepares one list. Empty words are never found; a word with a year in 〔〕 is found with any brackets.
    pub(crate) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        Self::of_lists(words.enumerate().map(|(word, text)| (0, word, text)))
    }

    /// Prepares words, each with its list and its index there.
    pub(crate) fn of_lists<'w>(words: impl Iterator<Item = (usize, usize, &'w str)>) -> Self {
        let mut finder = Self { alone: vec![0; 1024], pairs: vec![0; PAIRS / 64], ..Self::default() };
        for (list, word, text) in words {
            if has_document_year(text) {
                for (open, close) in BRACKETS {
                    let text = text.replace('〔', open.encode_utf8(&mut [0; 4]));
                    finder.add(list, word, text.replace('〕', close.encode_utf8(&mut [0; 4])));
                }
            } else {
                finder.add(list, word, text.to_owned());
            }
        }
        finder.words.sort_by_key(|entry| (entry.begin, entry.list, usize::MAX - entry.text.len()));
        finder
    }

    fn add(&mut self, list: usize, word: usize, text: String) {
        let mut chars = text.chars();
        let Some(first) = chars.next() else { return };
        let second = chars.next();
        match second {
            Some(second) => set(&mut self.pairs, pair(first, second)),
            None => set(&mut self.alone, bit(first)),
        }
        self.lists = self.lists.max(list + 1);
        self.words.push(Entry { begin: (first, second.unwrap_or(NONE)), text, list, word });
    }

    /// The words in a text from left to right: at each place the longest of a list, and none inside another of it.
    pub(crate) fn find(&self, text: &str) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        if self.words.is_empty() {
            return found;
        }
        let mut past = vec![0; self.lists];
        let mut chars = text.char_indices();
        let (mut start, mut first) = chars.next().unwrap_or((0, NONE));
        for (at, c) in chars.chain([(text.len(), NONE)]) {
            if has(&self.pairs, pair(first, c)) {
                self.at(text, start, (first, c), &mut past, &mut found);
            }
            if has(&self.alone, bit(first)) {
                self.at(text, start, (first, NONE), &mut past, &mut found);
            }
            (start, first) = (at, c);
        }
        found
    }

    /// The words that stand at a place and begin with two characters.
    fn at(&self, text: &str, start: usize, begin: (char, char), past: &mut [usize], found: &mut Vec<Found>) {
        let rest = text.get(start..).unwrap_or_default();
        let from = self.words.partition_point(|entry| entry.begin < begin);
        for entry in self.words.iter().skip(from).take_while(|entry| entry.begin == begin) {
            let end = start + entry.text.len();
            let past = past.get_mut(entry.list).filter(|past| **past <= start);
            if let Some(past) = past.filter(|_| rest.starts_with(entry.text.as_str())) {
                *past = end;
                found.push(Found { list: entry.list, word: entry.word, start, end });
            }
        }
    }
}

/// Whether a word has the year of a document number: 〔2019〕60号
fn has_document_year(word: &str) -> bool {
    word.split('〔').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// What stands behind the last character of a word or a text.
const NONE: char = '\0';

/// Bits that tell pairs of characters apart.
const PAIRS: usize = 1 << 16;

/// The number of a character; those beyond the first 65,536 share one.
fn bit(c: char) -> usize {
    u32::from(c).min(0xFFFF) as usize
}

fn pair(first: char, second: char) -> usize {
    (u32::from(first).wrapping_mul(0x9E37).wrapping_add(u32::from(second)) as usize) % PAIRS
}

fn set(bits: &mut [u64], bit: usize) {
    bits.iter_mut().skip(bit / 64).take(1).for_each(|bits| *bits |= 1 << (bit % 64));
}

fn has(bits: &[u64], bit: usize) -> bool {
    bits.get(bit / 64).is_some_and(|bits| bits & (1 << (bit % 64)) != 0)
}

#[cfg(test)]
mod tests {
    use super::Finder;

    fn found(words: &[&str], text: &str) -> Vec<(usize, String)> {
        let finder = Finder::new(words.iter().copied());
        finder
            .find(text)
            .into_iter()
            .map(|found| (found.word, text.get(found.start..found.end).unwrap_or("").to_owned()))
            .collect()
    }

    #[test]
    fn the_longest_word_at_a_place_is_found_and_nothing_inside_it() {
        let found = found(&["其它", "其它事", "它事", ""], "其它事项，其它");
        assert_eq!(found, [(1, "其它事".to_owned()), (0, "其它".to_owned())]);
    }

    #[test]
    fn a_document_number_is_found_with_any_brackets() {
        for text in ["国办〔2019〕60号", "国办[2019]60号", "国办（2019）60号", "国办(2019)60号"] {
            assert_eq!(found(&["〔2019〕60号"], text).len(), 1, "{text}");
        }
    }

    #[test]
    fn other_words_in_such_brackets_are_found_as_they_are_written() {
        assert!(found(&["〔单位〕"], "各科室（单位）").is_empty());
        assert_eq!(found(&["〔单位〕"], "由〔单位〕编制").len(), 1);
    }

    #[test]
    fn lists_do_not_hide_the_words_of_each_other() {
        let finder = Finder::of_lists([(0, 0, "其它事"), (1, 0, "其它"), (1, 1, "它事"), (1, 2, "，")].into_iter());
        let found = finder.find("其它事，");
        let found: Vec<_> = found.iter().map(|found| (found.list, found.word, found.start)).collect();
        assert_eq!(found, [(0, 0, 0), (1, 0, 0), (1, 2, 9)]);
    }

    #[test]
    fn no_words_find_nothing() {
        assert!(found(&[], "其它").is_empty());
    }
}
