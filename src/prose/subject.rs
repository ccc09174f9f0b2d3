//! What a figure counts, by the words around it.

use super::applicants;
use super::clause::{Place, Words};
use super::lists::inside;
use super::setting::{CARRIES, Matter, OTHERS, REQUESTS, REVIEWS, Setting, Side, VERBS};
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::statement::{ReviewResult, Stage, Standing, Subject};

/// Results of requests.
pub(super) const OUTCOMES: [Word; 6] =
    [Word::Granted, Word::Partial, Word::Denied, Word::Unable, Word::Refused, Word::OtherOutcome];
/// Results of reviews.
pub(super) const RESULTS: [Word; 4] = [Word::Upheld, Word::Corrected, Word::OtherResult, Word::Pending];
/// What is done with documents.
pub(super) const STAGES: [Word; 4] = [Word::Made, Word::Published, Word::Repealed, Word::InForce];

/// What becomes of requests and reviews.
const RESULTING: [Word; 11] = [
    Word::Granted,
    Word::Partial,
    Word::Denied,
    Word::Unable,
    Word::Refused,
    Word::OtherOutcome,
    Word::Upheld,
    Word::Corrected,
    Word::OtherResult,
    Word::Pending,
    Word::Done,
];

/// What a figure counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) subjects: Vec<Subject>,
    /// Why it cannot be held against the tables, as far as the words around it tell.
    pub(super) hindrance: Option<Standing>,
}

impl Meaning {
    pub(super) fn of(subjects: Vec<Subject>) -> Self {
        Self { subjects, hindrance: None }
    }

    fn hindered(subjects: Vec<Subject>, hindrance: Standing) -> Self {
        Self { subjects, hindrance: Some(hindrance) }
    }

    /// Makes outcomes of some requests a part of those that count: 因不掌握，告知无法提供3件.
    pub(super) fn limit(&mut self, is_of_some: bool) {
        let is_outcome = |subject: &Subject| OUTCOMES.iter().any(|word| of_outcome(*word) == Some(*subject));
        if is_of_some && self.subjects.iter().all(is_outcome) && !self.subjects.is_empty() {
            self.hindrance = self.hindrance.or(Some(Standing::Qualified));
        }
    }

    fn but(mut self, hindrance: Option<Standing>) -> Self {
        self.hindrance = self.hindrance.or(hindrance);
        self
    }
}

/// What the figure at `place` counts. `is_part` tells whether it is a part of a breakdown.
pub(super) fn meaning(setting: &Setting<'_>, place: &Place<'_>, is_part: bool) -> Meaning {
    let Some(behind) = inside::behind(setting.text, place.head) else { return of_place(setting, place, is_part) };
    // 答复的申请中有3件引发复议: 答复 tells of the whole.
    let head = Words::of(place.head.0.get(behind..).unwrap_or_default());
    let found = of_place(setting, &Place { figure: place.figure.clone(), head, ..*place }, is_part);
    let is_whole = |subject: &Subject| matches!(subject, Subject::Received | Subject::Handled | Subject::OnRequest);
    let is_of_wholes = found.subjects.iter().any(is_whole) && !head.has(&[Word::New, Word::Received]);
    found.but(is_of_wholes.then_some(Standing::Qualified))
}

fn of_place(setting: &Setting<'_>, place: &Place<'_>, is_part: bool) -> Meaning {
    let (head, tail) = (place.head, place.tail);
    if place.has_next && !head.has(&VERBS) && tail.has(&RESULTING) {
        return of_whole(setting, place, is_part);
    }
    if head.has(&OTHERS) || tail.has(&OTHERS) && !is_telling(head) {
        return Meaning::hindered(Vec::new(), Standing::OtherMatter);
    }
    let difference = (head.has(&[Word::Compare]) && !head.has(&[Word::Reach])).then_some(Standing::OtherYear);
    let found = carried(setting, head, tail)
        .or_else(|| review(setting, head, tail))
        .or_else(|| outcome(setting, place))
        .or_else(|| documents(setting, head, tail).map(|meaning| meaning.but(is_part.then_some(Standing::Qualified))))
        .or_else(|| applicants::meaning(setting, place))
        .or_else(|| request(setting, head, tail, is_part))
        .or_else(|| money(setting, head, place.figure.unit))
        .or_else(|| openings(setting, head, place.figure.unit));
    // 占全部行政复议52件的26.9%
    let is_sign = |token: &Token| matches!(&token.kind, Kind::Other(text) if text.starts_with('占'));
    let is_denominator = head.0.iter().any(is_sign) && tail.0.iter().any(|token| matches!(token.kind, Kind::Share(_)));
    found.unwrap_or_default().but(difference).but(is_denominator.then_some(Standing::Qualified))
}

/// What 19件 of 19件申请中予以公开8件 counts: a whole of which the words before the result tell.
fn of_whole(setting: &Setting<'_>, place: &Place<'_>, is_part: bool) -> Meaning {
    let whole = Place { figure: place.figure.clone(), tail: place.tail.before(&RESULTING), has_next: false, ..*place };
    meaning(setting, &whole, is_part).but(Some(Standing::Qualified))
}

/// Whether words say by themselves what is counted.
fn is_telling(words: Words<'_>) -> bool {
    words.has(&REQUESTS)
        || words.has(&REVIEWS)
        || words.has(&OUTCOMES)
        || words.has(&RESULTS)
        || words.has(&CARRIES)
        || words.has(&[Word::Normative])
}

/// Whether words say into which year requests are carried, and that is a later one.
pub(super) fn carries_out(setting: &Setting<'_>, words: Words<'_>) -> bool {
    let is_later = |year: i16| setting.report_year.is_some_and(|own| year > own);
    words.has(&[Word::NextYear, Word::CarryOut]) || words.years().any(is_later)
}

fn is_in_requests(setting: &Setting<'_>, words: Words<'_>) -> bool {
    setting.is_of_requests() || words.has(&[Word::Request, Word::OnRequest])
}

fn carried(setting: &Setting<'_>, head: Words<'_>, tail: Words<'_>) -> Option<Meaning> {
    let is_before = head.has(&CARRIES);
    if !(is_before || tail.has(&CARRIES) && !is_telling(head)) || !is_in_requests(setting, head) {
        return None;
    }
    let mut directions = head.0.iter().chain(tail.0).filter_map(|token| match token.kind {
        Kind::Word(Word::LastYear) => Some(true),
        Kind::Word(Word::NextYear | Word::CarryOut) => Some(false),
        Kind::Year(year) | Kind::YearEnd(Some(year)) => {
            setting.report_year.filter(|own| *own != year).map(|own| year < own)
        }
        _ => None,
    });
    let is_in = directions.next()?;
    let with_new = is_before && is_in && head.has(&[Word::New, Word::Received, Word::Accepted]);
    let subject = match (is_in, with_new) {
        (true, true) => Subject::InHand,
        (true, false) => Subject::CarriedIn,
        (false, _) => Subject::CarriedOut,
    };
    let is_denied = |pair: &[Token]| matches!(pair, [neg, carry] if neg.is(Word::Neg) && carry.is(Word::Carry));
    let is_left_out = head.0.windows(2).any(is_denied).then_some(Standing::OtherMatter);
    let hindrance = is_left_out.or(hindrance(head)).or_else(|| if is_before { None } else { hindrance(tail) });
    Some(Meaning::of(vec![subject]).but(hindrance))
}

/// Words that make a part of the subject of it.
fn hindrance(words: Words<'_>) -> Option<Standing> {
    let is_part = words.is_qualified() || words.has(&[Word::ReviewWork, Word::Another, Word::Fresh]);
    is_part.then_some(Standing::Qualified)
}

/// Whether words narrow reviews down. 涉及政府信息公开的行政复议 are all that count.
pub(super) fn narrows(words: Words<'_>) -> bool {
    let names_disclosure = |behind: &[Token]| {
        let mut nouns = behind.iter().take_while(|token| !token.word().is_some_and(|word| REVIEWS.contains(&word)));
        let mut nouns = nouns.by_ref().filter(|token| !token.is(Word::Plain)).peekable();
        const NOUNS: [Word; 3] = [Word::Disclosure, Word::Request, Word::OnRequest];
        nouns.peek().is_some() && nouns.all(|token| token.word().is_some_and(|word| NOUNS.contains(&word)))
    };
    words.0.iter().enumerate().any(|(at, token)| {
        let is_about = token.is(Word::Concerning) || token.is(Word::Regarding);
        let is_of_all = is_about && words.0.get(at + 1..).is_some_and(names_disclosure);
        !is_of_all && Words::of(std::slice::from_ref(token)).is_qualified()
    })
}

fn review(setting: &Setting<'_>, head: Words<'_>, tail: Words<'_>) -> Option<Meaning> {
    let in_head = head.has(&REVIEWS) || head.has(&RESULTS);
    let words = if in_head { head } else { tail };
    if !in_head && (is_telling(head) || head.has(&VERBS) || !(tail.has(&REVIEWS) || tail.has(&RESULTS))) {
        return None;
    }
    let mut results: Vec<ReviewResult> = words.classes().filter_map(result).collect();
    results.dedup();
    if results.is_empty() {
        results.push(ReviewResult::Total);
    }
    let mut sides: Vec<Side> = words.classes().filter_map(side).collect();
    sides.dedup();
    if sides.contains(&Side::Direct) || sides.contains(&Side::After) {
        sides.retain(|side| matches!(side, Side::Direct | Side::After));
    }
    if sides.is_empty() {
        sides.push(setting.side_of_result()?);
    }
    if sides.contains(&Side::Both) {
        return None;
    }
    let of_results = |side: Side| results.iter().filter_map(move |result| of_side(side, *result));
    let subjects = sides.into_iter().flat_map(of_results).collect();
    let is_work =
        head.has(&[Word::ReviewWork, Word::Handled, Word::Accepted, Word::Done]) || words.has(&[Word::ReviewWork]);
    // 其他行政复议 are those about anything else.
    let is_other = words.before(&REVIEWS).has(&[Word::Another, Word::Fresh]);
    if !setting.is_disclosure || is_work || is_other {
        return Some(Meaning::hindered(subjects, Standing::OtherMatter));
    }
    let is_part = narrows(words)
        || !head.has(&REVIEWS) && in_head && results == [ReviewResult::Total]
        // 维持或尚在审理12件, but not 结果维持、结果纠正各1件
        || results.len() > 1 && !head.has(&[Word::Each, Word::Respectively]);
    Some(Meaning::of(subjects).but(is_part.then_some(Standing::Qualified)))
}

fn result(word: Word) -> Option<ReviewResult> {
    Some(match word {
        Word::Upheld => ReviewResult::Upheld,
        Word::Corrected => ReviewResult::Corrected,
        Word::OtherResult => ReviewResult::Other,
        Word::Pending => ReviewResult::Pending,
        _ => return None,
    })
}

pub(super) fn side(word: Word) -> Option<Side> {
    Some(match word {
        Word::Reconsideration => Side::Reconsideration,
        Word::Litigation => Side::Litigation,
        Word::Direct => Side::Direct,
        Word::AfterReview => Side::After,
        _ => return None,
    })
}

pub(super) fn of_side(side: Side, result: ReviewResult) -> Option<Subject> {
    Some(match side {
        Side::Reconsideration => Subject::Reconsideration(result),
        Side::Litigation => Subject::Litigation(result),
        Side::Direct => Subject::Direct(result),
        Side::After => Subject::AfterReview(result),
        Side::Both => return None,
    })
}

/// The result of requests that a word names.
pub(super) fn of_outcome(word: Word) -> Option<Subject> {
    Some(match word {
        Word::Granted => Subject::Granted,
        Word::Partial => Subject::Partial,
        Word::Denied => Subject::Denied,
        Word::Unable => Subject::Unable,
        Word::Refused => Subject::Refused,
        Word::OtherOutcome => Subject::OtherOutcome,
        _ => return None,
    })
}

/// Whether a clause says of which requests what follows is told: 因本机关不掌握相关信息, 对信访类申请, 经检索未查到.
pub(super) fn limits(document: &str, words: Words<'_>) -> bool {
    const REASONS: [&str; 3] = ["因", "由于", "鉴于"];
    let first = words.0.iter().find(|token| !token.is(Word::ThisYear) && !token.is(Word::SelfBody));
    let begins =
        |with: &[&str]| first.is_some_and(|token| with.iter().any(|word| token.span.of(document).starts_with(word)));
    let is_of_some = words.has_unknown() || words.is_qualified() || words.has(&[Word::Complaint]);
    begins(&REASONS) || begins(&["对", "就", "属"]) && is_of_some || words.has(&[Word::Neg]) && words.has_unknown()
}

fn outcome(setting: &Setting<'_>, place: &Place<'_>) -> Option<Meaning> {
    let (head, tail, unit) = (place.head, place.tail, place.figure.unit);
    let words = match (head.has(&OUTCOMES), tail.has(&OUTCOMES)) {
        (true, _) => head,
        (false, true) if !head.has(&VERBS) => tail,
        _ => return None,
    };
    if !is_in_requests(setting, head) && !is_in_requests(setting, tail) || matches!(unit, "元" | "人" | "人次" | "篇")
    {
        return None;
    }
    let mut subjects: Vec<Subject> = words.classes().filter_map(of_outcome).collect();
    subjects.dedup();
    if subjects == [Subject::Partial] && opens_all(setting.text, words) {
        subjects.insert(0, Subject::Granted);
    } else if subjects == [Subject::Granted] && includes_partial(setting.text, place) {
        subjects.push(Subject::Partial);
    }
    let last = words.0.iter().rposition(|token| token.word().is_some_and(|word| OUTCOMES.contains(&word)))?;
    let first = words.position(&OUTCOMES)?;
    let around = |range: Option<&[Token]>| range.is_some_and(|tokens| Words::of(tokens).has_unknown());
    // 信息 of 予以公开信息3条 and the like is another thing.
    let is_of_another =
        around(words.0.get(..first)) || words.0.get(first..last).is_some_and(|tokens| Words::of(tokens).has_unknown());
    // 全部公开信息326条 counts pieces, no requests.
    let is_of_pieces =
        unit == "条" && words.0.get(last + 1..).is_some_and(|behind| !behind.is_empty()) && head.has(&OUTCOMES);
    let hindrance = hindrance(words).or((is_of_another || is_of_pieces).then_some(Standing::Qualified));
    Some(Meaning::of(subjects).but(hindrance))
}

/// Whether 公开 is joined to what is partly open: 公开及部分公开93件
fn opens_all(document: &str, words: Words<'_>) -> bool {
    words.0.windows(3).any(|three| match three {
        [open, joint, partial] => {
            (is_open(document, open) || open.span.of(document) == "全部")
                && (joint.is(Word::Joint) || matches!(joint.kind, Kind::Pause))
                && partial.is(Word::Partial)
        }
        _ => false,
    })
}

/// Whether brackets, which hold no figure, add what is partly open: 予以公开（含部分公开）93件
fn includes_partial(document: &str, place: &Place<'_>) -> bool {
    let granted = place.head.0.iter().rfind(|token| token.is(Word::Granted));
    let behind = granted.and_then(|token| document.get(token.span.end as usize..place.figure.span.start as usize));
    behind.is_some_and(|behind| behind.contains("含部分公开") && !behind.contains("不含"))
}

fn is_open(document: &str, token: &Token) -> bool {
    token.is(Word::Plain) && token.span.of(document) == "公开"
}

/// Whether words speak of answers that open something: 公开类答复49件, but not 申请公开答复49件
fn opens(document: &str, words: Words<'_>) -> bool {
    let before = words.before(&[Word::Done]).0;
    let mut back = before.iter().rev().skip_while(|token| token.is(Word::Plain) && !is_open(document, token));
    let is_answer = words.has(&[Word::Done]) && back.next().is_some_and(|token| is_open(document, token));
    is_answer && !back.next().is_some_and(|token| token.word().is_some_and(|word| REQUESTS.contains(&word)))
}

fn documents(setting: &Setting<'_>, head: Words<'_>, tail: Words<'_>) -> Option<Meaning> {
    let noun = |words: Words<'_>| {
        words.classes().find_map(|word| match word {
            Word::Normative => Some(Matter::Normative),
            Word::Regulations => Some(Matter::Regulations),
            _ => None,
        })
    };
    let stage = head.classes().filter_map(stage).last();
    let named = noun(head).or_else(|| noun(tail));
    let stage =
        stage.or_else(|| tail.classes().find_map(self::stage).filter(|_| noun(head).is_none() && !tail.has(&VERBS)))?;
    let matter = named.or(match setting.matter {
        matter @ (Matter::Normative | Matter::Regulations) if !head.has_unknown() => Some(matter),
        _ => None,
    })?;
    let subject = if matter == Matter::Normative { Subject::Normative(stage) } else { Subject::Regulations(stage) };
    let stages = head.classes().filter_map(self::stage).count();
    let is_part = head.is_qualified()
        || head.has(&[Word::Checking, Word::Wide, Word::Level])
        || head.has_unknown()
        || stages > 1
        || tail.has_unknown() && noun(tail).is_some();
    Some(Meaning::of(vec![subject]).but(is_part.then_some(Standing::Qualified)))
}

fn stage(word: Word) -> Option<Stage> {
    Some(match word {
        Word::Made => Stage::Made,
        Word::Published => Stage::Published,
        Word::Repealed => Stage::Repealed,
        Word::InForce => Stage::InForce,
        _ => return None,
    })
}

fn request(setting: &Setting<'_>, head: Words<'_>, tail: Words<'_>, is_part: bool) -> Option<Meaning> {
    if !matches!(setting.matter, Matter::Requests)
        && !head.has(&REQUESTS)
        && !tail.has(&[Word::Request, Word::OnRequest])
    {
        return None;
    }
    let is_named = head.has(&[Word::Request, Word::OnRequest]) || tail.has(&[Word::Request, Word::OnRequest]);
    if !is_named && !setting.is_of_requests() {
        return None;
    }
    let is_undone = |words| is_undone(setting.text, words);
    if is_undone(head) || !head.has(&VERBS) && is_undone(tail) || opens(setting.text, head) {
        return Some(Meaning::hindered(Vec::new(), Standing::Qualified));
    }
    let in_tail = !head.has(&VERBS) && tail.has(&[Word::Done]) && !tail.has(&[Word::Received, Word::New]);
    let subject = match verb(head) {
        Some(subject) => subject,
        None if in_tail => {
            let hindrance = tail.has_unknown().then_some(Standing::Qualified);
            return Some(
                Meaning::of(vec![Subject::Processed])
                    .but(hindrance.or_else(|| self::hindrance(head)).or_else(|| self::hindrance(tail))),
            );
        }
        None if head.has(&[Word::Request]) || tail.has(&[Word::Request]) => Subject::Handled,
        None if head.has(&[Word::OnRequest]) => Subject::OnRequest,
        None if is_number_of_requests(head, tail) => Subject::Handled,
        None if tail.has(&[Word::Received, Word::New]) => {
            return Some(Meaning::hindered(vec![Subject::Received], Standing::Qualified));
        }
        None => return None,
    };
    let qualified = hindrance(head).or_else(|| hindrance(tail).filter(|_| !head.has(&REQUESTS) || tail.has(&REQUESTS)));
    let unknown =
        head.has_unknown() && !(is_named && (setting.is_this_year || setting.is_whole) && verb(head).is_some());
    let is_subset = is_part
        && matches!(subject, Subject::Received | Subject::Handled | Subject::OnRequest)
        && !head.has(&[Word::New]);
    let unsure = !is_named && head.has_unknown();
    let is_open = head.has(&[Word::Ongoing])
        || tail.has(&[Word::Ongoing, Word::Pending])
        || verb(head).is_none()
            && (tail.has(&[Word::Term, Word::Neg]) || tail.has_unknown() || head.has(&[Word::Among]));
    let hindrance = if unsure {
        Some(Standing::OtherMatter)
    } else {
        qualified.or((unknown || is_subset || is_open).then_some(Standing::Qualified))
    };
    Some(Meaning::of(vec![subject]).but(hindrance))
}

/// 未答复1件, 1件正在答复, 答复类1件
fn is_undone(document: &str, words: Words<'_>) -> bool {
    let Some(done) = words.position(&[Word::Done]) else { return false };
    let is_not_yet = words.position(&[Word::Neg, Word::Ongoing]).is_some_and(|at| at < done);
    is_not_yet || words.0.get(done + 1).is_some_and(|behind| behind.span.of(document) == "类")
}

/// 申请量为9件, 共有9件申请
fn is_number_of_requests(head: Words<'_>, tail: Words<'_>) -> bool {
    let is_plain = !head.has_unknown() && !tail.has_unknown() && !tail.has(&VERBS);
    is_plain
        && (head.has(&[Word::Bare]) && head.has(&[Word::Is]) || tail.has(&[Word::Bare]) && head.has(&[Word::Total]))
}

/// What the verbs before a figure say of requests.
fn verb(head: Words<'_>) -> Option<Subject> {
    let has = |word: Word| head.has(&[word]);
    let takes_in = has(Word::New) || has(Word::Received) || has(Word::Accepted);
    let joins = head.0.windows(2).any(|pair| {
        matches!(pair, [verb, joint] if verb.word().is_some_and(|word| VERBS.contains(&word)) && joint.is(Word::Joint))
    });
    if has(Word::Done) {
        return Some(if takes_in && joins { Subject::Handled } else { Subject::Processed });
    }
    if has(Word::Handled) || has(Word::Accepted) {
        return Some(Subject::Handled);
    }
    takes_in.then_some(Subject::Received)
}

/// What is said of fees that were not charged.
const DUES: [&str; 9] = ["产生", "减免", "减收", "免收", "免除", "应收", "应缴", "退还", "退回"];

fn money(setting: &Setting<'_>, head: Words<'_>, unit: &str) -> Option<Meaning> {
    let is_fee = head.has(&[Word::Fee]) || setting.matter == Matter::Fee && !head.has_unknown();
    // 减免20元, 应收60元: not what was charged.
    let is_due = head.0.iter().any(|token| DUES.iter().any(|due| token.span.of(setting.text).contains(due)));
    let hindrance = hindrance(head).or(is_due.then_some(Standing::Qualified));
    (is_fee && (unit == "元" || unit.is_empty())).then(|| Meaning::of(vec![Subject::Fee]).but(hindrance))
}

fn openings(setting: &Setting<'_>, head: Words<'_>, unit: &str) -> Option<Meaning> {
    if !head.has(&[Word::Proactive]) || !matches!(unit, "条" | "件" | "篇" | "项" | "份" | "条次") {
        return None;
    }
    let from = head.position(&[Word::Proactive]).unwrap_or_default();
    let behind = Words::of(head.0.get(from..).unwrap_or_default());
    let is_part = head.is_qualified() || behind.has_unknown() || !(setting.is_this_year || setting.is_whole);
    Some(Meaning::of(vec![Subject::Openings]).but(is_part.then_some(Standing::Qualified)))
}
