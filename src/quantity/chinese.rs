//! Chinese numerals, read and written.

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
    fn section_numbers() {
        assert_eq!([1, 10, 12, 20, 34].map(to_chinese), ["一", "十", "十二", "二十", "三十四"]);
    }
}
