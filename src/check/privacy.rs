//! V901: numbers that belong to a person: identity, mobile telephone, bank card.

use jiff::civil::Date;

use super::paragraphs::{self, is_han};
use super::{Context, Hit};
use crate::pack::Rule;
use crate::span::Span;

/// Groups of the rule: words of the office's own contact line, words that speak of a person, words of an
/// office's account, words before a number that is no telephone.
const CONTACT: &str = "contact";
const PERSON: &str = "person";
const ACCOUNT: &str = "account";
const SERIAL: &str = "serial";

/// Digits of an identity number and of a mobile number.
const IDENTITY: usize = 18;
const MOBILE: usize = 11;

/// Weights and check characters of identity numbers (GB 11643).
const WEIGHTS: [usize; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/// V901: each number is a finding; the message hides its middle.
pub(super) fn personal(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let text = context.document.text();
    let mut hits = Vec::new();
    for groups in lines(text).filter(|line| may_hold(line.of(text))).flat_map(|line| runs(text, line)) {
        let whole = Run::of(text, &groups);
        let found = whole.into_iter().find_map(|run| Some((sort(text, &run, rule)?, run)));
        let single = || groups.iter().filter_map(|group| Run::of(text, std::slice::from_ref(group)));
        let all = match found {
            Some(found) => vec![found],
            None => single().filter_map(|run| Some((sort(text, &run, rule)?, run))).collect(),
        };
        hits.extend(all.iter().map(|(case, run)| Hit::at(run.span).case(case).with("masked", masked(&run.digits))));
    }
    hits
}

/// A number, without the spaces and hyphens between its groups of digits.
struct Run {
    span: Span,
    digits: Vec<char>,
}

impl Run {
    /// The number that groups make; none where nobody groups one like this.
    fn of(text: &str, groups: &[Span]) -> Option<Self> {
        let lengths: Vec<usize> = groups.iter().map(|group| group.of(text).chars().count()).collect();
        let is_card = lengths.split_last().is_some_and(|(last, rest)| *last <= 4 && rest.iter().all(|len| *len == 4));
        let is_whole = matches!(lengths.as_slice(), [_] | [2, 11] | [3, 4, 4] | [6, 8, 4]) || is_card;
        let span = groups.first()?.to(*groups.last()?);
        let digits: Vec<char> = span.of(text).chars().filter_map(narrow).filter(char::is_ascii_alphanumeric).collect();
        (is_whole && digits.len() >= MOBILE).then_some(Self { span, digits })
    }
}

/// The lines of a text.
fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end as usize + 1;
        span
    })
}

/// Whether a line has a run of bytes of digits, spaces and hyphens long enough for a number: a quick look, at every
/// eleventh byte.
fn may_hold(line: &str) -> bool {
    let bytes = line.as_bytes();
    // Of ０ to ９ all three bytes count.
    let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b' ' | b'-' | 0xEF | 0xBC | 0x90..=0x99);
    let spots = (MOBILE - 1..bytes.len()).step_by(MOBILE);
    let mut spots = spots.filter(|at| bytes.get(*at).is_some_and(is_part));
    spots.any(|at| {
        let (before, from) = bytes.split_at(at);
        let length = before.iter().rev().take_while(|byte| is_part(byte)).count();
        length + from.iter().take_while(|byte| is_part(byte)).count() >= MOBILE
    })
}

/// Runs of digits that are no part of a word, an address or a longer number, as their groups: 138 0013 8000.
fn runs(text: &str, line: Span) -> Vec<Vec<Span>> {
    let mut runs = Vec::new();
    let mut groups: Vec<Span> = Vec::new();
    let (mut before, mut last) = (' ', ' ');
    let content = line.of(text);
    for (at, c) in content.char_indices().chain([(content.len(), '\n')]) {
        let at = line.start as usize + at;
        if groups.is_empty() && (is_han(c) || c.is_whitespace()) {
            last = c;
            continue;
        }
        let end = groups.last().map_or(0, |group| group.end as usize);
        let is_next = end == at || (end + 1 == at && matches!(last, ' ' | '-'));
        let is_digit = narrow(c).is_some_and(|c| c.is_ascii_digit())
            || (narrow(c) == Some('X') && end == at && is_seventeen(text, &groups));
        let stop = at + c.len_utf8();
        match groups.last_mut().filter(|_| is_digit && is_next) {
            Some(group) if end == at => *group = Span::new(group.start as usize, stop),
            Some(_) => groups.push(Span::new(at, stop)),
            None if is_digit || !(end == at && matches!(c, ' ' | '-')) => {
                let digits: u32 = groups.iter().map(|group| group.end - group.start).sum();
                if digits as usize >= MOBILE && !is_inside(before, text.get(end..).unwrap_or_default()) {
                    runs.push(std::mem::take(&mut groups));
                }
                groups.clear();
                if is_digit {
                    before = last;
                    groups.push(Span::new(at, stop));
                }
            }
            None => {}
        }
        last = c;
    }
    runs
}

/// Whether seventeen digits stand there, so that an X can be the last character of an identity number.
fn is_seventeen(text: &str, groups: &[Span]) -> bool {
    let digits = groups.iter().rev().take(3).map(|group| group.of(text).chars().take(IDENTITY).count()).sum::<usize>();
    digits == IDENTITY - 1
}

fn narrow(c: char) -> Option<char> {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        'x' | 'X' | 'Ｘ' | 'ｘ' => Some('X'),
        _ => Some(c),
    }
}

/// Whether the run goes on in letters, or in signs of an address.
fn is_inside(before: char, behind: &str) -> bool {
    let mut behind = behind.chars();
    let (next, after) = (behind.next().unwrap_or(' '), behind.next().unwrap_or(' '));
    let joins = |c: char| c.is_ascii_alphabetic() || "/_=%&#@".contains(c);
    joins(before) || before == '.' || joins(next) || (next == '.' && after.is_ascii_alphanumeric())
}

/// What a run is; none where it belongs to no person.
fn sort(text: &str, run: &Run, rule: &Rule) -> Option<&'static str> {
    let start = run.span.start as usize;
    let sentence = text.get(paragraphs::sentence(text, start)).unwrap_or_default();
    let clause = text.get(paragraphs::clause(text, start).start..start).unwrap_or_default();
    let speaks_of = |part: &str, group: &str| rule.group(group).iter().any(|word| part.contains(word.as_str()));
    let behind = text.get(run.span.end as usize..).unwrap_or_default();
    let is_amount =
        behind.trim_start().starts_with(['元', '万', '件', '条', '亿', '次', '人', '户', '份', '个', '项', '吨', '号']);
    if is_identity(&run.digits) {
        return Some("identity");
    }
    if is_mobile(&run.digits) && !is_amount && !speaks_of(clause, SERIAL) {
        let is_office = speaks_of(sentence, CONTACT) && !speaks_of(sentence, PERSON);
        return (!is_office).then_some("mobile");
    }
    (is_card(&run.digits) && !is_amount && !speaks_of(sentence, ACCOUNT) && !speaks_of(clause, SERIAL))
        .then_some("card")
}

/// Eighteen characters with a place, a day of birth and a check character that agree.
fn is_identity(digits: &[char]) -> bool {
    let number = |from: usize, count: usize| {
        digits
            .iter()
            .skip(from)
            .take(count)
            .try_fold(0_i16, |number, c| number.checked_mul(10)?.checked_add(i16::try_from(c.to_digit(10)?).ok()?))
    };
    let is_day = || {
        let (year, month, day) =
            (number(6, 4)?, i8::try_from(number(10, 2)?).ok()?, i8::try_from(number(12, 2)?).ok()?);
        (1900..2100).contains(&year).then(|| Date::new(year, month, day).ok())?
    };
    let is_place = number(0, 2).is_some_and(|place| (11..=91).contains(&place));
    let weighed =
        digits.iter().zip(WEIGHTS).try_fold(0, |sum, (c, weight)| Some(sum + c.to_digit(10)? as usize * weight));
    let check = weighed.and_then(|sum| CHECKS.get(sum % 11));
    digits.len() == IDENTITY && is_place && is_day().is_some() && check == digits.last()
}

fn is_mobile(digits: &[char]) -> bool {
    let number = digits.strip_prefix(&['8', '6']).filter(|number| number.len() == MOBILE).unwrap_or(digits);
    number.len() == MOBILE && number.first() == Some(&'1') && number.get(1).is_some_and(|c| ('3'..='9').contains(c))
}

/// Sixteen to nineteen digits that a Chinese bank card can begin with, with the check digit of Luhn.
fn is_card(digits: &[char]) -> bool {
    let is_bank = matches!(digits, ['6', '2', ..]) || (digits.len() == 16 && matches!(digits, ['4' | '5', ..]));
    let doubled = |(index, c): (usize, &char)| {
        let digit = c.to_digit(10)?;
        Some(if index % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
    };
    let sum = digits.iter().rev().enumerate().try_fold(0, |sum, digit| Some(sum + doubled(digit)?));
    (16..=19).contains(&digits.len()) && is_bank && sum.is_some_and(|sum: u32| sum.is_multiple_of(10))
}

/// The first three and the last two characters, stars between them.
fn masked(digits: &[char]) -> String {
    let hidden = digits.len().saturating_sub(5);
    let shown = |(index, c): (usize, &char)| if (3..3 + hidden).contains(&index) { '*' } else { *c };
    digits.iter().enumerate().map(shown).collect()
}
