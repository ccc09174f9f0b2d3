//! What people write into cells, and what it is to a reader.

/// Hundredths: sums of amounts are exact.
pub(crate) type Hundredths = i128;

const ONE: Hundredths = 100;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A plain count.
    Count(Hundredths),
    /// A count in a dress that the table does not want.
    Noisy(Hundredths),
    /// A figure that is no count: below zero, or with a fraction.
    NoCount(Hundredths),
    /// Nothing.
    Blank,
    /// A sign in place of a figure.
    Placeholder,
    /// Words.
    Text,
}

use Kind::{Blank, Count, NoCount, Noisy, Placeholder, Text};

/// What is written otherwise than in plain digits.
pub(crate) const WRITTEN: [(&str, Kind); 24] = [
    ("", Blank),
    ("/", Placeholder),
    ("-", Placeholder),
    ("—", Placeholder),
    ("--", Placeholder),
    ("无", Placeholder),
    ("不适用", Placeholder),
    ("N/A", Placeholder),
    ("0 ", Count(0)),
    ("0件", Noisy(0)),
    ("1,234", Noisy(1234 * ONE)),
    ("１２", Noisy(12 * ONE)),
    ("12件", Noisy(12 * ONE)),
    ("十二", Noisy(12 * ONE)),
    ("2,345,678", Noisy(2_345_678 * ONE)),
    ("-3", NoCount(-3 * ONE)),
    ("0.5", NoCount(50)),
    ("12.25", NoCount(1225)),
    ("7.0", Count(7 * ONE)),
    ("999999999999999", Count(999_999_999_999_999 * ONE)),
    ("若干", Text),
    ("2018年", Text),
    ("1-2", Text),
    ("12,34", Text),
];

impl Kind {
    /// What a cell holds.
    pub(crate) fn of(text: &str) -> Self {
        if let Some((_, kind)) = WRITTEN.iter().find(|(words, _)| *words == text) {
            return *kind;
        }
        hundredths(text)
            .map_or(Text, |value| if value >= 0 && value % ONE == 0 { Count(value) } else { NoCount(value) })
    }

    /// What it adds as: blanks and placeholders as zero; none where there is no figure.
    pub(crate) fn addend(self) -> Option<Hundredths> {
        match self {
            Count(value) | Noisy(value) | NoCount(value) => Some(value),
            Blank | Placeholder => Some(0),
            Text => None,
        }
    }
}

/// A plain number: `12`, `-3`, `+4`, `0.25`.
fn hundredths(text: &str) -> Option<Hundredths> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = format!("{fraction:0<2}");
    Some(sign * (whole.parse::<Hundredths>().ok()? * ONE + fraction.parse::<Hundredths>().ok()?))
}

/// A number as people write it, without zeros behind its fraction.
pub(crate) fn spelled(value: Hundredths) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, fraction) = (value.abs() / ONE, value.abs() % ONE);
    let fraction = format!(".{fraction:02}");
    format!("{sign}{whole}{}", fraction.trim_end_matches('0').trim_end_matches('.'))
}
