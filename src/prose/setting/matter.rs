//! The matter of a run of sentences, and the words that turn to another.

use super::{OTHERS, Setting, VERBS};
use crate::prose::clause::Words;
use crate::prose::subject::RESULTS;
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;

/// The matter of a run of sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::prose) enum Matter {
    Nothing,
    Requests,
    Review(Side),
    Normative,
    Regulations,
    Fee,
    Openings,
    /// Hotlines, proposals and whatever else is counted.
    Foreign,
}

/// Which reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::prose) enum Side {
    Reconsideration,
    Litigation,
    Direct,
    After,
    Both,
}

/// What was told of documents made, repealed and in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::prose) enum Documents {
    /// Nothing in the sentence
    Unnamed,
    Named,
    /// They were explained since they were named: what was made then need not be one of them.
    Explained,
}

impl Setting<'_> {
    /// Takes in the matter of a prepared sentence without figures, a heading mostly.
    pub(in crate::prose) fn turn_by_marks(&mut self, marked: &str) {
        self.is_all_known &= marked.chars().all(|c| Word::of(c).is_some() || !c.is_alphabetic());
        for clause in marked.split_inclusive(['，', '；', '：']) {
            let words: Vec<Option<Word>> = clause.chars().map(Word::of).collect();
            self.turn_by(&words, clause.ends_with('：') || clause.trim_end_matches(['，', '。']).ends_with("方面"));
        }
    }

    /// Takes in the matter of words without figures.
    pub(in crate::prose) fn turn_aside(&mut self, words: Words<'_>, is_heading: bool) {
        let last = words.0.last();
        let is_side = last.is_some_and(|token| matches!(&token.kind, Kind::Other(text) if text.ends_with("方面")));
        let words: Vec<Option<Word>> = words.0.iter().map(Token::word).collect();
        self.turn_by(&words, is_heading || is_side);
    }

    /// Takes in the matter of a clause, without what only tells of the matter so far: 涉及征地等问题.
    fn turn_by(&mut self, words: &[Option<Word>], is_heading: bool) {
        let place = |classes: &[Word]| words.iter().position(|word| word.is_some_and(|word| classes.contains(&word)));
        let about = place(&[Word::Regarding, Word::Mainly]);
        let is_dealt_with = |from: usize| words.iter().skip(from).flatten().any(|word| VERBS.contains(word));
        let mut is_step_before = false;
        for (at, word) in words.iter().enumerate().filter_map(|(at, word)| Some((at, (*word)?))) {
            let is_settled = !matches!(self.matter, Matter::Nothing | Matter::Foreign | Matter::Openings | Matter::Fee);
            let is_about = about.is_some_and(|about| about < at) && !is_dealt_with(at);
            // 经会议研究, not 召开会议
            let is_by = at > 0 && words.iter().take(at).all(|before| matches!(before, Some(Word::Plain | Word::Each)));
            let is_step = (word == Word::Procedure && (is_by || is_step_before)) && !is_dealt_with(0);
            is_step_before |= is_step;
            // 政策解读方面，
            if word == Word::Explained && is_heading {
                self.documents = Documents::Unnamed;
            }
            let is_counted = matches!(word, Word::Casework | Word::Explained);
            if !(OTHERS.contains(&word) && !is_counted && is_settled && !is_heading && (is_about || is_step)) {
                self.turn_to(word);
            }
        }
    }

    /// Takes in the matter that words name.
    pub(in crate::prose) fn turn(&mut self, words: Words<'_>) {
        words.classes().for_each(|word| self.turn_to(word));
    }

    fn turn_to(&mut self, word: Word) {
        match word {
            Word::Direct | Word::AfterReview => {
                self.is_of_both = self.bare_side.is_some_and(|side| side != word);
                self.bare_side = Some(word);
            }
            Word::Reconsideration | Word::Litigation => self.part(),
            word if RESULTS.contains(&word) => self.bare_side = None,
            _ => {}
        }
        self.matter = match word {
            Word::Request | Word::OnRequest => Matter::Requests,
            Word::Bare
                if self.matter != Matter::Foreign
                    && self.is_disclosure
                    && !matches!(self.matter, Matter::Review(_)) =>
            {
                Matter::Requests
            }
            Word::Reconsideration => self.review(Side::Reconsideration),
            Word::Litigation => self.review(Side::Litigation),
            Word::Direct => self.review(Side::Direct),
            Word::AfterReview => self.review(Side::After),
            Word::Normative | Word::Regulations => {
                self.documents = Documents::Named;
                if word == Word::Normative { Matter::Normative } else { Matter::Regulations }
            }
            Word::Fee => Matter::Fee,
            Word::Proactive => Matter::Openings,
            // 制发规范性文件12件，同步解读12件，废止8件
            Word::Explained if self.documents != Documents::Unnamed => {
                self.documents = Documents::Explained;
                return;
            }
            Word::Foreign | Word::Casework | Word::Explained | Word::Procedure => Matter::Foreign,
            _ => return,
        };
        self.asks();
    }

    /// Takes in that the matter is another than reviews.
    fn asks(&mut self) {
        if !matches!(self.matter, Matter::Review(_)) {
            self.has_asked = self.matter == Matter::Requests;
        }
    }

    pub(super) fn review(&self, side: Side) -> Matter {
        if self.is_disclosure { Matter::Review(side) } else { Matter::Foreign }
    }
}
