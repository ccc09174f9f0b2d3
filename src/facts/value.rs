//! What a cell of figures holds.

use rust_decimal::Decimal;

use crate::quantity::{self, Quantity};

/// The content of a cell. Absent is not blank, blank is not zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// A figure.
    Number(Quantity),
    /// Nothing.
    Blank,
    /// A sign that there is nothing to report: `/`, `—`, `无`.
    Placeholder,
    /// Any other words.
    Text,
}

const PLACEHOLDERS: [&str; 16] =
    ["/", "／", "\\", "-", "－", "—", "——", "--", "–", "−", "无", "不适用", "N/A", "n/a", "详见附件", "见附件"];

impl Value {
    /// Reads the text of a cell.
    pub(crate) fn read(text: &str) -> Self {
        if let Some(plain) = quantity::plain(text) {
            return Self::Number(plain);
        }
        let squeezed: String;
        let ignored = |c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}');
        let text = if text.contains(ignored) {
            squeezed = text.chars().filter(|c| !ignored(*c)).collect();
            &squeezed
        } else {
            text
        };
        if text.is_empty() || text == "&nbsp;" {
            Self::Blank
        } else if PLACEHOLDERS.contains(&text) {
            Self::Placeholder
        } else {
            // Nothing more, nothing less: +0/-0
            let more = text.split_once('/').filter(|_| text.chars().all(|c| matches!(c, '0' | '/' | '+' | '-')));
            let text = more.map_or(text, |(more, _)| more);
            quantity::read(text).map_or(Self::Text, Self::Number)
        }
    }

    /// What it counts for in a sum: blanks and placeholders as zero, words not at all.
    pub(crate) fn addend(&self) -> Option<Decimal> {
        match self {
            Self::Number(quantity) => Some(quantity.value),
            Self::Blank | Self::Placeholder => Some(Decimal::ZERO),
            Self::Text => None,
        }
    }
}
