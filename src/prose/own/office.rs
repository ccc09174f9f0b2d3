//! The names of a government's office in its own report: 县政府办公室, 县政府办, 县政府（含县政府办公室）.

use super::{goes_on, is_free, shared};
use crate::body;

/// Names of an office behind 政府, the longest first.
const OFFICES: [&str; 3] = ["办公室", "办公厅", "办"];

/// With what 办 begins another word: 县政府办理.
const WORDS_OF_DOING: [&str; 14] = ["公", "理", "结", "复", "事", "件", "文", "会", "学", "法", "证", "好", "毕", "完"];

/// What joins a government and its office.
const JOINTS: [&str; 8] = ["以及其", "以及", "及其", "及", "和", "、", "与", "暨"];

/// The office of a government as the reporting body.
pub(super) struct Office<'a> {
    /// The area of the government: 云岭县.
    area: &'a str,
}

impl<'a> Office<'a> {
    pub(super) fn of(body: &'a str) -> Option<Self> {
        body::area_of_office(body).map(|area| Self { area })
    }

    /// Where its names stand in a sentence, from and to which byte, in order.
    pub(super) fn places(&self, sentence: &str) -> Vec<(usize, usize)> {
        let found = sentence.match_indices('府');
        found.filter_map(|(at, _)| self.place(sentence, at)).collect()
    }

    /// A name whose 府 stands at `at`.
    fn place(&self, sentence: &str, at: usize) -> Option<(usize, usize)> {
        let (before, rest) = (sentence.get(..at)?, sentence.get(at + '府'.len_utf8()..)?);
        let seat = before.strip_suffix("人民政").or_else(|| before.strip_suffix('政')).unwrap_or(before);
        let shared = shared(seat, self.area);
        let start = seat.len() - shared;
        let is_short = seat.len() == before.len();
        if shared < self.area.len() && !is_free(sentence, start) || is_short && shared == 0 {
            return None;
        }
        let behind = match office(rest) {
            Some(behind) => behind,
            None if shared > 0 && !is_short => self.with_government(rest)?,
            None => return None,
        };
        (!goes_on(behind) && !behind.starts_with("名义")).then(|| (start, sentence.len() - behind.len()))
    }

    /// What stands behind the office that is told of with its government: （含县政府办公室）.
    fn with_government<'s>(&self, rest: &'s str) -> Option<&'s str> {
        if let Some(behind) = rest.strip_prefix("机关") {
            return (!behind.starts_with("事务")).then_some(behind);
        }
        if let Some(inside) = rest.strip_prefix(['（', '(']) {
            let inside = ["含", "包括", "包含"].iter().find_map(|with| inside.strip_prefix(with))?;
            return self.second(inside.trim_start_matches('其'))?.strip_prefix(['）', ')']);
        }
        self.second(JOINTS.iter().find_map(|joint| rest.strip_prefix(joint))?)
    }

    /// What stands behind the office named for the second time: 县政府办公室, 办公室.
    fn second<'s>(&self, text: &'s str) -> Option<&'s str> {
        let area = self.area.char_indices().find_map(|(at, _)| text.strip_prefix(self.area.get(at..)?));
        let seat = area.unwrap_or(text);
        let seat = seat.strip_prefix("人民政府").or_else(|| seat.strip_prefix("政府"));
        // 县政府及县办公室 is no name.
        if area.is_some() && seat.is_none() { None } else { office(seat.unwrap_or(text)) }
    }
}

/// What stands behind the name of an office with which a text begins.
fn office(text: &str) -> Option<&str> {
    let (name, behind) = OFFICES.iter().find_map(|name| Some((name, text.strip_prefix(name)?)))?;
    let is_doing = *name == "办" && WORDS_OF_DOING.iter().any(|word| behind.starts_with(word));
    (!is_doing).then_some(behind)
}
