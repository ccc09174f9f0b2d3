//! Numbers as Word writes them in front of paragraphs (ISO/IEC 29500-1, 17.18.59).

const PLAIN: Han =
    Han {
        digits: "〇一二三四五六七八九", zero: '零', units: ["", "十", "百", "千"], large: ["", "万", "亿"]
    };
const LEGAL: Han =
    Han {
        digits: "零壹贰叁肆伍陆柒捌玖", zero: '零', units: ["", "拾", "佰", "仟"], large: ["", "萬", "億"]
    };
const LEGAL_TRADITIONAL: Han =
    Han {
        digits: "零壹貳參肆伍陸柒捌玖", zero: '零', units: ["", "拾", "佰", "仟"], large: ["", "萬", "億"]
    };

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// Letters are repeated, aa, bb, up to this many times.
const MOST_LETTERS: u32 = 30;

/// The largest number that has Roman numerals.
const LARGEST_ROMAN: u32 = 3_999;

/// A number in a format of Word; in figures where the format has none for it, or is not known.
pub(super) fn written(format: &str, number: u32) -> String {
    let special = match format {
        "none" | "bullet" => Some(String::new()),
        "decimalZero" => Some(format!("{number:02}")),
        "chineseCounting" if number >= 100 => Some(PLAIN.figures(number)),
        "chineseCounting" | "chineseCountingThousand" | "taiwaneseCounting" | "taiwaneseCountingThousand" => {
            Some(PLAIN.counted(number, true))
        }
        "japaneseCounting" => Some(PLAIN.counted(number, false)),
        "chineseLegalSimplified" => Some(LEGAL.counted(number, true)),
        "ideographLegalTraditional" | "japaneseLegal" => Some(LEGAL_TRADITIONAL.counted(number, true)),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => Some(PLAIN.figures(number)),
        "ideographTraditional" => nth(STEMS, number),
        "ideographZodiac" => nth(BRANCHES, number),
        "ideographZodiacTraditional" => sexagenary(number),
        "ideographEnclosedCircle" => nth("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => from('①', 20, number),
        "decimalEnclosedParen" => from('⑴', 20, number),
        "decimalEnclosedFullstop" => from('⒈', 20, number),
        "decimalFullWidth" | "decimalFullWidth2" => Some(full_width(number)),
        "numberInDash" => Some(format!("- {number} -")),
        "ordinal" => Some(format!("{number}{}", ordinal(number))),
        "lowerLetter" => letters(number, 'a'),
        "upperLetter" => letters(number, 'A'),
        "lowerRoman" => roman(number).map(|roman| roman.to_lowercase()),
        "upperRoman" => roman(number),
        _ => None,
    };
    special.unwrap_or_else(|| number.to_string())
}

/// A way to write numbers in Han characters.
struct Han {
    digits: &'static str,
    zero: char,
    units: [&'static str; 4],
    large: [&'static str; 3],
}

impl Han {
    fn digit(&self, digit: u32) -> char {
        self.digits.chars().nth(digit as usize).unwrap_or(self.zero)
    }

    /// 一〇五
    fn figures(&self, number: u32) -> String {
        number.to_string().chars().filter_map(|digit| digit.to_digit(10)).map(|digit| self.digit(digit)).collect()
    }

    /// 一百零五; without `zeros` as in Japanese, 百五.
    fn counted(&self, number: u32, zeros: bool) -> String {
        if number == 0 {
            return self.zero.to_string();
        }
        let digits: Vec<u32> = number.to_string().chars().filter_map(|digit| digit.to_digit(10)).collect();
        let (mut out, mut skipped, mut group_is_zero) = (String::new(), false, true);
        for (index, digit) in digits.iter().enumerate() {
            let place = digits.len() - 1 - index;
            if *digit == 0 {
                skipped = true;
            } else {
                if std::mem::take(&mut skipped) && zeros {
                    out.push(self.zero);
                }
                // Eleven is 十一 and not 一十一; in the legal form it is 壹拾壹.
                let is_bare_ten = index == 0 && place == 1 && self.digit(1) == '一';
                let is_bare = *digit == 1 && !place.is_multiple_of(4) && (is_bare_ten || !zeros);
                if !is_bare {
                    out.push(self.digit(*digit));
                }
                out.push_str(self.units.get(place % 4).copied().unwrap_or_default());
                group_is_zero = false;
            }
            if place.is_multiple_of(4) && !std::mem::replace(&mut group_is_zero, true) {
                out.push_str(self.large.get(place / 4).copied().unwrap_or_default());
            }
        }
        out
    }
}

fn nth(signs: &str, number: u32) -> Option<String> {
    signs.chars().nth(usize::try_from(number.checked_sub(1)?).ok()?).map(String::from)
}

/// 甲子, 乙丑 … 癸亥
fn sexagenary(number: u32) -> Option<String> {
    let number = number.checked_sub(1)?;
    Some(nth(STEMS, number % 10 + 1)? + &nth(BRANCHES, number % 12 + 1)?)
}

fn from(first: char, count: u32, number: u32) -> Option<String> {
    let offset = number.checked_sub(1).filter(|offset| *offset < count)?;
    char::from_u32(first as u32 + offset).map(String::from)
}

fn full_width(number: u32) -> String {
    number.to_string().chars().filter_map(|digit| char::from_u32('０' as u32 + digit.to_digit(10)?)).collect()
}

fn ordinal(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

fn letters(number: u32, first: char) -> Option<String> {
    let number = number.checked_sub(1)?;
    let times = number / 26 + 1;
    let letter = char::from_u32(first as u32 + number % 26)?;
    (times <= MOST_LETTERS).then(|| letter.to_string().repeat(times as usize))
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = Some(number).filter(|number| (1..=LARGEST_ROMAN).contains(number))?;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::written;

    #[track_caller]
    fn writes(format: &str, expected: &[(u32, &str)]) {
        for (number, text) in expected {
            assert_eq!(written(format, *number), *text, "{format} {number}");
        }
    }

    #[test]
    fn han_numerals() {
        let counting = [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (25, "二十五"), (0, "零")];
        writes("chineseCounting", &counting);
        writes("chineseCountingThousand", &counting);
        writes("chineseCounting", &[(101, "一〇一"), (120, "一二〇")]);
        let large = [(100, "一百"), (101, "一百零一"), (110, "一百一十"), (1_001, "一千零一"), (20_000, "二万")];
        writes("chineseCountingThousand", &large);
        writes("chineseCountingThousand", &[(100_000, "一十万"), (10_010, "一万零一十"), (100_000_001, "一亿零一")]);
        writes("japaneseCounting", &[(10, "十"), (110, "百十"), (203, "二百三"), (1_000, "千")]);
        writes("chineseLegalSimplified", &[(1, "壹"), (10, "壹拾"), (12, "壹拾贰"), (205, "贰佰零伍")]);
        writes("ideographDigital", &[(1, "一"), (10, "一〇"), (25, "二五")]);
    }

    #[test]
    fn other_signs() {
        writes("ideographTraditional", &[(1, "甲"), (10, "癸"), (11, "11")]);
        writes("ideographZodiacTraditional", &[(1, "甲子"), (60, "癸亥")]);
        writes("ideographEnclosedCircle", &[(1, "㊀"), (10, "㊉"), (11, "11")]);
        writes("decimalEnclosedCircle", &[(1, "①"), (20, "⑳"), (21, "21")]);
        writes("decimalEnclosedCircleChinese", &[(3, "③")]);
        writes("decimalEnclosedParen", &[(1, "⑴"), (0, "0")]);
        writes("decimalEnclosedFullstop", &[(2, "⒉")]);
        writes("decimalFullWidth", &[(12, "１２")]);
        writes("decimalZero", &[(3, "03"), (12, "12")]);
        writes("ordinal", &[(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd")]);
        writes("lowerLetter", &[(1, "a"), (26, "z"), (27, "aa"), (u32::MAX, "4294967295")]);
        writes("upperRoman", &[(4, "IV"), (1_994, "MCMXCIV"), (4_000, "4000")]);
        writes("lowerRoman", &[(9, "ix")]);
        writes("bullet", &[(1, "")]);
        writes("klingon", &[(7, "7")]);
    }
}
