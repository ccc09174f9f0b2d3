//! Who asked: 自然人8件、商业企业2件, where all requests of the year are spoken of.

use rust_decimal::Decimal;

use super::announced::is_case;
use super::clause::{Clause, Place, Stop, Words};
use super::setting::{CARRIES, OTHERS, REQUESTS, REVIEWS, Setting};
use super::subject::{Meaning, OUTCOMES, RESULTS};
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::span::Span;
use crate::statement::{Portion, Portioned, Standing, Subject};

/// Words for those who ask.
pub(super) const APPLICANTS: [Word; 6] =
    [Word::Natural, Word::Organisation, Word::Business, Word::Research, Word::Charity, Word::Legal];

/// Words that may stand beside the applicant and leave it at that.
const BESIDE: [Word; 12] = [
    Word::Plain,
    Word::Anyone,
    Word::Request,
    Word::Bare,
    Word::OnRequest,
    Word::New,
    Word::Received,
    Word::Is,
    Word::Total,
    Word::ThisYear,
    Word::SelfBody,
    Word::Among,
];

/// What an applicant's figure counts.
pub(super) fn meaning(setting: &Setting<'_>, place: &Place<'_>) -> Option<Meaning> {
    let words = place.head.0.iter().chain(asking(setting.text, place)).filter_map(Token::word);
    let mut named = words.filter(|word| APPLICANTS.contains(word));
    let subject = of_applicant(named.next()?)?;
    let is_one = named.next().is_none();
    let is_asked = !asking(setting.text, place).is_empty();
    let is_plain = place.head.0.iter().all(is_known) && (is_asked || is_plain_behind(place));
    (is_one && is_plain && is_case(place.figure.unit) && setting.is_of_requests()).then(|| Meaning::of(vec![subject]))
}

/// Words behind a figure that tell who asked: 33件申请由自然人提出. None where they tell more.
fn asking<'t>(document: &str, place: &Place<'t>) -> &'t [Token] {
    let tail = place.tail.0;
    let asks = |token: &Token| matches!(token.span.of(document), "提出" | "提交" | "递交" | "提出的" | "提交的");
    let noun = tail.iter().take_while(|token| token.word().is_some_and(|word| REQUESTS.contains(&word))).count();
    let is_asked = matches!(tail.get(noun..), Some([by, who, end])
        if by.span.of(document) == "由" && who.word().is_some_and(|word| APPLICANTS.contains(&word)) && asks(end));
    if is_asked { tail } else { &[] }
}

fn is_known(token: &Token) -> bool {
    match &token.kind {
        Kind::Word(word) => BESIDE.contains(word) || APPLICANTS.contains(word),
        Kind::Year(_) | Kind::YearEnd(_) | Kind::Pause => true,
        _ => false,
    }
}

/// Whether nothing behind a figure tells more than that it is one of requests, and what it is a portion of.
fn is_plain_behind(place: &Place<'_>) -> bool {
    place.tail.0.iter().all(|token| {
        let is_applicant = token.word().is_some_and(|word| APPLICANTS.contains(&word));
        let is_share = match &token.kind {
            Kind::Share(_) | Kind::Word(Word::Proportion) => true,
            Kind::Other(text) => text.starts_with('占'),
            _ => false,
        };
        is_share || is_known(token) && (place.has_next || !is_applicant)
    })
}

/// Whether what stands behind the last of figures joined by 、 leaves them at that: not 自然人12件、商业企业5件尚在办理.
fn ends_plainly(document: &str, series: &[Clause<'_>]) -> bool {
    let last = series.iter().find(|clause| clause.stop != Stop::Pause);
    last.and_then(|clause| clause.places.last())
        .is_none_or(|place| is_plain_behind(place) || !asking(document, place).is_empty())
}

/// The applicants that a word names.
pub(super) fn of_applicant(word: Word) -> Option<Subject> {
    Some(match word {
        Word::Natural => Subject::Natural,
        Word::Organisation => Subject::Organisations,
        Word::Business => Subject::Business,
        Word::Research => Subject::Research,
        Word::Charity => Subject::Charity,
        Word::Legal => Subject::Legal,
        _ => return None,
    })
}

/// Of which requests a paragraph speaks when it comes to those who asked.
#[derive(Debug, Default)]
pub(super) struct Asked {
    of: Of,
    /// Whether the paragraph has told a figure of cases.
    has_told: bool,
    /// Whether the sentence itself has told of all requests.
    is_told_here: bool,
    /// Of which the next sentence speaks again, behind what was only carried over or is an average.
    behind: Option<Of>,
    /// Whether the paragraph told of all requests, and since then only of the ways by which they came.
    has_whole: bool,
    /// How many all are, as far as since then the paragraph told only to whom they came.
    whole: Option<Decimal>,
    /// How many of them it has told of.
    counted: Decimal,
}

/// Which requests are spoken of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Of {
    #[default]
    Unknown,
    /// Those of the year
    All,
    /// Those of one sort: 不予公开的申请中
    Some,
}

impl Asked {
    /// Begins a paragraph. A heading before it counts: （二）不予公开情况.
    pub(super) fn begin(&mut self) {
        let is_headed = self.of == Of::Some && !self.has_told;
        *self = Self { of: if is_headed { Of::Some } else { Of::Unknown }, ..Self::default() };
    }

    /// Begins a sentence; `goes_on` where 其中 begins it.
    pub(super) fn begin_sentence(&mut self, goes_on: bool) {
        self.is_told_here = false;
        self.of = self.behind.take().filter(|_| !goes_on).unwrap_or(self.of);
    }

    /// Takes in a prepared sentence without figures.
    pub(super) fn head(&mut self, marked: &str) {
        let is_heading = |word: Word| OUTCOMES.contains(&word) || RESULTS.contains(&word) || CARRIES.contains(&word);
        if marked.chars().filter_map(Word::of).any(is_heading) {
            self.of = Of::Some;
        }
    }

    /// Takes in a clause without a figure: 从申请主体看, 不予公开的申请中.
    pub(super) fn enter(&mut self, document: &str, clause: &Clause<'_>) {
        let words = clause.words;
        let narrows = |token: &Token| {
            let is_applicant = token.word().is_some_and(|word| APPLICANTS.contains(&word));
            !is_applicant && Words::of(std::slice::from_ref(token)).is_qualified()
        };
        // 公开类中
        let is_inside = words.0.last().is_some_and(|token| matches!(token.span.of(document), "中" | "里"));
        // 申请人中
        let names_applicants = |token: &Token| token.is(Word::Anyone) && token.span.of(document) == "申请人";
        let are_applicants = self.of == Of::All
            && words.0.iter().any(names_applicants)
            && words.0.iter().all(|token| names_applicants(token) || token.is(Word::Plain));
        let is_of_some = is_inside && !words.has(&REQUESTS) && !words.has(&[Word::Done]) && !are_applicants
            || words.0.iter().any(narrows)
            || words.has(&OUTCOMES)
            || words.has(&RESULTS)
            || words.has(&REVIEWS)
            || words.has(&CARRIES)
            || words.has(&OTHERS)
            || words.has(&[Word::Neg, Word::Without, Word::Besides, Word::Proactive]);
        let is_by_way =
            || !words.has(&OUTCOMES) && !words.has(&REVIEWS) && !words.has(&OTHERS) && names_way(document, words);
        self.has_whole = self.has_whole && (!is_of_some || is_by_way());
        // 均为网络提交
        let are_all_by_way =
            || words.has(&[Word::Each]) && !words.has(&CARRIES) && !words.has(&[Word::Neg]) && is_by_way();
        self.of = match self.of {
            Of::All if is_of_some && !is_inside && are_all_by_way() => Of::All,
            _ if (self.has_whole || self.is_divided()) && divides_by_applicant(document, words) => Of::All,
            _ if is_of_some => Of::Some,
            Of::Unknown if words.has(&[Word::Request, Word::Bare, Word::Anyone]) => Of::All,
            of => of,
        };
    }

    /// Whether a percentage of a subject is one of all requests of the year. 不予公开的占18.6% behind another sentence
    /// can be of documents.
    pub(super) fn is_whole_of(&self, portion: &Portion) -> bool {
        let is_applicant = matches!(&portion.of, Portioned::Named(subject, _) if subject.is_applicant());
        self.of == Of::All && (self.is_told_here || is_applicant)
    }

    /// Takes in a figure: one of all requests makes way for applicants, one of some of them keeps them apart.
    /// `clauses` are those from that of the figure on.
    pub(super) fn pass(
        &mut self,
        setting: &Setting<'_>,
        clauses: &[Clause<'_>],
        place: &Place<'_>,
        meaning: &mut Meaning,
    ) {
        const ALL: [Subject; 4] = [Subject::Received, Subject::Handled, Subject::InHand, Subject::Processed];
        let is_difference = place.head.has(&[Word::Compare]) && meaning.subjects.is_empty();
        let is_of_cases = is_case(place.figure.unit) || place.figure.unit == "条";
        if is_difference || !is_of_cases {
            return;
        }
        self.has_told = true;
        match meaning.subjects.as_slice() {
            [subject] if subject.is_applicant() => {
                let names_all = place.head.has(&REQUESTS) || place.head.has(&[Word::Anyone]);
                if self.of == Of::Unknown && names_all {
                    self.of = Of::All;
                }
                if self.of != Of::All || !ends_plainly(setting.text, clauses) {
                    meaning.hindrance = meaning.hindrance.or(Some(Standing::Qualified));
                }
            }
            [subject] if ALL.contains(subject) => {
                let is_whole = meaning.hindrance.is_none() && setting.standing == Standing::Own;
                self.behind = None;
                self.of = if is_whole { Of::All } else { Of::Some };
                self.is_told_here |= is_whole;
                self.has_whole = is_whole;
                self.count(*subject, place, is_whole);
            }
            _ => {
                let is_beside = matches!(meaning.subjects.as_slice(), [Subject::CarriedIn | Subject::CarriedOut])
                    || meaning.subjects.is_empty() && is_carried_or_average(setting.text, place.head);
                self.behind = (is_beside && setting.standing == Standing::Own).then(|| self.behind.unwrap_or(self.of));
                self.has_whole = self.has_whole && names_way(setting.text, place.head);
                self.of = Of::Some;
                self.whole = None;
            }
        }
    }

    /// Takes in how many requests came to all, or to some: 收到1186件，其中市政府办公室收到97件，其余1089件由各县收到.
    fn count(&mut self, subject: Subject, place: &Place<'_>, is_whole: bool) {
        let value = place.figure.value;
        if is_whole {
            (self.whole, self.counted) = (Some(value).filter(|_| subject == Subject::Received), Decimal::ZERO);
        } else if subject == Subject::Received {
            self.counted = self.counted.saturating_add(value);
        } else {
            self.whole = None;
        }
    }

    /// Whether the paragraph has told to whom all of them came.
    fn is_divided(&self) -> bool {
        self.whole == Some(self.counted)
    }
}

/// Whether words say only that some were carried over, or give an average: 结转11件, 平均每月96件.
fn is_carried_or_average(document: &str, words: Words<'_>) -> bool {
    let is_average = |token: &Token| matches!(token.span.of(document), "平均" | "每" | "每月" | "每季度" | "月均");
    let is_beside = |token: &Token| token.is(Word::Carry) || token.is(Word::Plain) || is_average(token);
    let is_told = words.has(&[Word::Carry]) || words.0.iter().any(is_average);
    is_told && words.0.iter().all(is_beside)
}

/// Whether words name a way by which requests come: 通过互联网提交.
pub(super) fn names_way(document: &str, words: Words<'_>) -> bool {
    const WAYS: [&str; 12] =
        ["网上", "网络", "互联网", "在线", "线上", "线下", "信函", "邮寄", "当面", "现场", "传真", "电子邮件"];
    let text = words.0.iter().map(|token| token.span).reduce(Span::to).map_or("", |span| span.of(document));
    WAYS.iter().any(|way| text.contains(way))
}

/// Whether words say that all are divided by who asked: 按申请主体分.
fn divides_by_applicant(document: &str, words: Words<'_>) -> bool {
    let text = words.0.iter().map(|token| token.span).reduce(Span::to).map_or("", |span| span.of(document));
    let has = |all: &[&str]| all.iter().any(|word| text.contains(word));
    text.starts_with(['按', '从'])
        && has(&["主体", "申请人", "申请者"])
        && text.ends_with(['分', '看', '别', '型', '计'])
}
