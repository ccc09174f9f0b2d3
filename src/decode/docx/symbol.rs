//! Signs of symbol fonts, which have no place of their own among characters.

use super::xml::Element;

/// The sign that a `w:sym` stands for: ticks and boxes for those of Wingdings, which forms are ticked
/// with, and a square for others that only a font can tell.
pub(super) fn of(element: &Element<'_>) -> char {
    let code = element.attribute("char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok()).unwrap_or(0);
    let font = element.attribute("font").unwrap_or_default();
    match (font.as_ref(), code) {
        ("Wingdings", 0xF0FC) | ("Wingdings 2", 0xF050) => '✓',
        ("Wingdings", 0xF0FB) | ("Wingdings 2", 0xF04F) => '✗',
        ("Wingdings", 0xF0FE) | ("Wingdings 2", 0xF052) => '☑',
        ("Wingdings", 0xF0A8 | 0xF06F | 0xF071) | ("Wingdings 2", 0xF0A3 | 0xF02A) => '□',
        // The first sign of ①: Wingdings numbers its circles from 0xF081.
        ("Wingdings", 0xF081..=0xF08A) => char::from_u32('①' as u32 + code - 0xF081).unwrap_or('■'),
        (_, 0x20..=0x7E | 0xA1..=0xD7FF) => char::from_u32(code).unwrap_or('■'),
        _ => '■',
    }
}
