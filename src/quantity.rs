//! Exact figures as people write them: digits of either width, thousands separators, signs, units,
//! Chinese numerals.

mod chinese;
mod unit;

use rust_decimal::Decimal;

pub(crate) use chinese::{chinese, is_digit, to_chinese};
pub(crate) use unit::Unit;
use unit::split_unit;

/// Digits of the longest whole number that is read.
const MOST_DIGITS: usize = 15;

/// Digits of the longest fraction that is read.
const MOST_DECIMALS: usize = 10;

/// A figure and how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// The number as written, before its unit is applied.
    pub(crate) value: Decimal,
    /// The unit that follows it: `件`, `万元`.
    pub(crate) unit: Option<Unit>,
    /// Full-width digits, thousands separators or Chinese numerals.
    pub(crate) noise: bool,
}

/// Reads a figure that makes up the whole of `text`, white space aside.
///
/// `1,234` `１２` `0件` `385万元` `+2` `增1` `减3` `十二` are figures; `2018年`, `第3`, `1-2` are not.
pub(crate) fn read(text: &str) -> Option<Quantity> {
    let text = text.trim();
    if let Some(plain) = plain(text) {
        return Some(plain);
    }
    let (sign, unsigned) = split_sign(text);
    let (number, unit) = split_unit(unsigned);
    let number = number.trim();
    let digits = number.chars().map(narrow).filter(|c| *c != ',').collect::<String>();
    let noise = digits != number || !is_plain_number(&digits);
    let value = if is_plain_number(&digits) {
        grouped_well(number).then(|| digits.parse::<Decimal>().ok())??
    } else {
        Decimal::from(chinese(number)?)
    };
    Some(Quantity { value: value * Decimal::from(sign), unit, noise })
}

/// A figure of nothing but a few digits, as nearly every cell has one.
pub(crate) fn plain(text: &str) -> Option<Quantity> {
    let is_plain = text.len() <= MOST_DIGITS && text.bytes().all(|b| b.is_ascii_digit());
    let value: u64 = text.parse().ok().filter(|_| is_plain)?;
    Some(Quantity { value: Decimal::from(value), unit: None, noise: false })
}

/// Whether two texts give the same figures: `1,234件` and `1234`, but not `385万元` and `385元`.
pub(crate) fn says_the_same(one: &str, other: &str) -> bool {
    match (read(one), read(other)) {
        (Some(one), Some(other)) => one.is_as_much_as(&other),
        _ => figures(one).eq(figures(other)),
    }
}

impl Quantity {
    /// Whether another figure is as much of the same. One without a unit is in that of the other: the head of a column
    /// can name it.
    fn is_as_much_as(&self, other: &Self) -> bool {
        let (Some(unit), Some(others)) = (self.unit, other.unit) else {
            return self.value == other.value;
        };
        let amount = |value: Decimal, unit: Unit| value.checked_mul(Decimal::from(unit.yuan.max(1)));
        let is_of_same = if unit.yuan > 0 { others.yuan > 0 } else { unit == others };
        is_of_same && amount(self.value, unit).is_some_and(|one| Some(one) == amount(other.value, others))
    }
}

/// The signs of the figures in a text, in their order.
fn figures(text: &str) -> impl Iterator<Item = char> + '_ {
    let is_of_figure = |c: &char| c.is_ascii_digit() || matches!(*c, '.' | '%' | '亿') || chinese::is_numeral(*c);
    text.chars().map(narrow).filter(is_of_figure)
}

fn split_sign(text: &str) -> (i8, &str) {
    const SIGNS: [(&str, i8); 9] =
        [("+", 1), ("＋", 1), ("-", -1), ("－", -1), ("−", -1), ("增加", 1), ("减少", -1), ("增", 1), ("减", -1)];
    for (sign, factor) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign) {
            return (factor, rest.trim_start());
        }
    }
    (1, text)
}

/// The half-width form of a full-width digit or of punctuation inside a number.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '．' => '.',
        '，' => ',',
        _ => c,
    }
}

fn is_plain_number(digits: &str) -> bool {
    let mut parts = digits.split('.');
    let whole = parts.next().unwrap_or_default();
    let fraction = parts.next();
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole)
        && whole.len() <= MOST_DIGITS
        && fraction.is_none_or(|f| all_digits(f) && f.len() <= MOST_DECIMALS)
        && parts.next().is_none()
}

/// Whether every separator stands before groups of three digits of the whole number.
fn grouped_well(number: &str) -> bool {
    let (whole, fraction) = number.split_once(['.', '．']).unwrap_or((number, ""));
    if fraction.contains([',', '，']) {
        return false;
    }
    let mut groups = whole.split([',', '，']);
    let first = groups.next().map_or(0, |group| group.chars().count());
    let rest: Vec<usize> = groups.map(|group| group.chars().count()).collect();
    rest.is_empty() || ((1..=3).contains(&first) && rest.iter().all(|len| *len == 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, value: &str) -> Quantity {
        let quantity = read(text).unwrap_or_else(|| panic!("{text} is a figure"));
        assert_eq!(quantity.value, value.parse().expect("a decimal"), "{text}");
        quantity
    }

    #[test]
    fn figures_of_every_dress() {
        assert!(!reads("12", "12").noise);
        assert!(reads("１２", "12").noise);
        assert!(reads("1,234", "1234").noise);
        assert_eq!(reads("385万元", "385").unit.map(|unit| unit.yuan), Some(10_000));
        reads("251000元", "251000");
        reads(" 0 ", "0");
        reads("0.038", "0.038");
        reads("+2", "2");
        reads("增1", "1");
        reads("减3", "-3");
        reads("-1", "-1");
        reads("0件", "0");
    }

    #[test]
    fn what_is_no_figure() {
        let wrong = ["1,23", ",123", "1,234.5,6", "3.", "1.2.3", "12345678901234567890", "三百五", "二万三万"];
        for text in ["", "/", "-", "无", "2018年", "1-2", "详见附件"].into_iter().chain(wrong) {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn figures_that_say_the_same() {
        for (one, other) in [
            ("1,234件", "1234"),
            ("385万元", "385"),
            ("０．５万元", "5000元"),
            ("3次次", "3次"),
            ("截止12月31日", "截至12月31日"),
        ] {
            assert!(says_the_same(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("385万元", "385元"),
            ("3850元", "0.385"),
            ("12件", "12条"),
            ("增1", "减1"),
            ("共一件事", "共二件事"),
            ("收费5万元整", "收费5元整"),
        ] {
            assert!(!says_the_same(one, other), "{one} {other}");
        }
    }
}
