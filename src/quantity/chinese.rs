//! Chinese numerals, read and written.

/// Reads a Chinese numeral below 100 million: `零` `两` `十二` `廿三` `一百零五` `三万二千` `二〇二四`.
///
/// What is said in more than one way is none: `三百五` is 350 to one and 305 to another.
pub(crate) fn chinese(text: &str) -> Option<u32> {
    let chars: Vec<char> = text.chars().collect();
    if chars.is_empty() || chars.len() > 16 {
        return None;
    }
    if chars.len() > 1 && chars.iter().all(|c| digit(*c).is_some()) {
        return chars.iter().try_fold(0_u32, |value, c| value.checked_mul(10)?.checked_add(digit(*c)?));
    }
    let mut numeral = Numeral { myriads: 0, section: 0, current: None, scale: u32::MAX, has_zero: false };
    for c in chars {
        match (digit(c), scale(c)) {
            (Some(digit), _) => numeral.digit(digit)?,
            (_, Some(10_000)) => numeral.myriads()?,
            (_, Some(scale)) => numeral.scale(scale)?,
            _ => return None,
        }
    }
    numeral.value()
}

/// A numeral as far as it has been read.
struct Numeral {
    /// What stands before 万, times 10,000.
    myriads: u32,
    /// The thousands, hundreds and tens behind it.
    section: u32,
    /// A digit that has no scale yet.
    current: Option<u32>,
    /// The last scale of it, 10 for all tens, which the next one is below.
    scale: u32,
    /// Whether 零 stands behind that.
    has_zero: bool,
}

impl Numeral {
    fn digit(&mut self, digit: u32) -> Option<()> {
        self.has_zero |= digit == 0;
        let is_first = self.current.is_none_or(|before| before == 0);
        is_first.then(|| self.current = Some(digit))
    }

    fn myriads(&mut self) -> Option<()> {
        let before = self.section.checked_add(self.current.take().unwrap_or(0))?;
        let is_first = self.myriads == 0 && before > 0;
        self.myriads = before.checked_mul(10_000).filter(|_| is_first)?;
        (self.section, self.scale, self.has_zero) = (0, 10_000, false);
        Some(())
    }

    fn scale(&mut self, scale: u32) -> Option<()> {
        // 廿 and 卅 are tens, with or without 零 before them.
        let (count, rank) = (self.current.take().unwrap_or(1).max(1), if scale < 100 { 10 } else { scale });
        self.section = self.section.checked_add(count.checked_mul(scale)?).filter(|_| rank < self.scale)?;
        (self.scale, self.has_zero) = (rank, false);
        Some(())
    }

    fn value(self) -> Option<u32> {
        let rest = self.current.unwrap_or(0);
        let is_clear = rest == 0 || self.has_zero || self.scale < 100 || self.scale == u32::MAX;
        self.myriads.checked_add(self.section)?.checked_add(rest).filter(|_| is_clear)
    }
}

/// Whether a character can stand in a Chinese numeral.
pub(crate) fn is_numeral(c: char) -> bool {
    !c.is_ascii() && (digit(c).is_some() || scale(c).is_some())
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
            ("三百五十", 350),
            ("一百零廿三", 123),
            ("两千零五", 2005),
            ("三万二千", 32_000),
            ("十二万零三", 120_003),
            ("二〇二四", 2024),
        ] {
            assert_eq!(chinese(text), Some(value), "{text}");
        }
        for text in
            ["一二十", "若干", "二万三万", "万", "百千", "二百三千", "三百五", "一万二", "九九九九九九九九九九九"]
        {
            assert_eq!(chinese(text), None, "{text}");
        }
    }

    #[test]
    fn section_numbers() {
        assert_eq!([1, 10, 12, 20, 34].map(to_chinese), ["一", "十", "十二", "二十", "三十四"]);
    }
}
