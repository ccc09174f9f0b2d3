//! Exact figures as people write them: digits of either width, thousands separators, signs, units,
//! Chinese numerals.

use rust_decimal::Decimal;

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

/// A measure word or an amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit {
    /// As written.
    pub(crate) text: &'static str,
    /// For money, how many yuan one of it is; 0 for measure words.
    pub(crate) yuan: u32,
}

impl Unit {
    /// What an amount in this unit is multiplied by to give one in another; none where one of them is no money.
    pub(crate) fn rate(self, other: &str) -> Option<Decimal> {
        let other = UNITS.iter().find(|unit| unit.text == other && unit.yuan > 0)?;
        Decimal::from(self.yuan).checked_div(Decimal::from(other.yuan)).filter(|rate| !rate.is_zero())
    }
}

/// Units met behind figures, longest first where one begins another.
const UNITS: [Unit; 17] = [
    Unit { text: "亿元", yuan: 100_000_000 },
    Unit { text: "万元", yuan: 10_000 },
    Unit { text: "千元", yuan: 1_000 },
    Unit { text: "元", yuan: 1 },
    Unit { text: "件次", yuan: 0 },
    Unit { text: "人次", yuan: 0 },
    Unit { text: "件", yuan: 0 },
    Unit { text: "条", yuan: 0 },
    Unit { text: "项", yuan: 0 },
    Unit { text: "个", yuan: 0 },
    Unit { text: "份", yuan: 0 },
    Unit { text: "次", yuan: 0 },
    Unit { text: "宗", yuan: 0 },
    Unit { text: "起", yuan: 0 },
    Unit { text: "部", yuan: 0 },
    Unit { text: "篇", yuan: 0 },
    Unit { text: "人", yuan: 0 },
];

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
    let is_plain = text.len() <= 15 && text.bytes().all(|b| b.is_ascii_digit());
    let value: u64 = text.parse().ok().filter(|_| is_plain)?;
    Some(Quantity { value: Decimal::from(value), unit: None, noise: false })
}

/// Whether two texts give the same figures: `1,234件` and `1234`, but not `3850元` and `0.385`.
pub(crate) fn says_the_same(one: &str, other: &str) -> bool {
    let digits =
        |text: &str| -> String { text.chars().map(narrow).filter(|c| c.is_ascii_digit() || *c == '.').collect() };
    match (read(one), read(other)) {
        (Some(one), Some(other)) => one.value == other.value,
        _ => digits(one) == digits(other),
    }
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

fn split_unit(text: &str) -> (&str, Option<Unit>) {
    for unit in UNITS {
        if let Some(number) = text.strip_suffix(unit.text) {
            return (number, Some(unit));
        }
    }
    (text, None)
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
        && whole.len() <= 15
        && fraction.is_none_or(|f| all_digits(f) && f.len() <= 10)
        && parts.next().is_none()
}

/// Whether every separator stands before groups of three digits.
fn grouped_well(number: &str) -> bool {
    let whole = number.split(['.', '．']).next().unwrap_or_default();
    let mut groups = whole.split([',', '，']);
    let first = groups.next().map_or(0, |group| group.chars().count());
    let rest: Vec<usize> = groups.map(|group| group.chars().count()).collect();
    rest.is_empty() || (first <= 3 && rest.iter().all(|len| *len == 3))
}

/// Reads a Chinese numeral below 100 million: `零` `两` `十二` `廿三` `一百零五` `三万二千` `二〇二四`.
pub(crate) fn chinese(text: &str) -> Option<u32> {
    let chars: Vec<char> = text.chars().collect();
    if chars.is_empty() || chars.len() > 16 {
        return None;
    }
    if chars.len() > 1 && chars.iter().all(|c| digit(*c).is_some()) {
        return chars.iter().try_fold(0_u32, |value, c| value.checked_mul(10)?.checked_add(digit(*c)?));
    }
    let (mut total, mut section, mut current) = (0_u32, 0_u32, None);
    for c in chars {
        match (digit(c), scale(c)) {
            (Some(d), _) => {
                if current.is_some_and(|before| before != 0) {
                    return None;
                }
                current = Some(d);
            }
            (_, Some(10_000)) => {
                total = section.checked_add(current.take().unwrap_or(0))?.checked_mul(10_000)?;
                section = 0;
            }
            (_, Some(scale)) => {
                let count = current.take().unwrap_or(1).max(if matches!(c, '廿' | '卅') { 1 } else { 0 });
                section = section.checked_add(count.checked_mul(scale)?)?;
            }
            _ => return None,
        }
    }
    total.checked_add(section)?.checked_add(current.unwrap_or(0))
}

/// Whether a character is one of the ten digits in Chinese.
pub(crate) fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' | 'O' | 'Ｏ' | 'o' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn scale(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '廿' => 20,
        '卅' => 30,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' => 10_000,
        _ => return None,
    })
}

/// The Chinese numeral of a section number: 1 is `一`, 12 is `十二`. Above 99 the digits themselves.
pub(crate) fn to_chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let name = |digit: usize| DIGITS.get(digit).copied().unwrap_or_default();
    match number {
        0..=9 => name(number).to_owned(),
        10..=19 => format!("十{}", name(number % 10)),
        20..=99 => format!("{}十{}", name(number / 10), name(number % 10)),
        _ => number.to_string(),
    }
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
    fn chinese_numerals() {
        for (text, value) in [
            ("两", 2),
            ("十二", 12),
            ("二十", 20),
            ("廿三", 23),
            ("一百零五", 105),
            ("三万二千", 32_000),
            ("二〇二四", 2024),
        ] {
            assert_eq!(chinese(text), Some(value), "{text}");
        }
        assert_eq!(chinese("一二十"), None);
        assert_eq!(chinese("若干"), None);
    }

    #[test]
    fn what_is_no_figure() {
        for text in ["", "/", "-", "无", "2018年", "1-2", "1,23", "3.", "详见附件", "1.2.3", "12345678901234567890"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn section_numbers() {
        assert_eq!([1, 10, 12, 20, 34].map(to_chinese), ["一", "十", "十二", "二十", "三十四"]);
    }
}
