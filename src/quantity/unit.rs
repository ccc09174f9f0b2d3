//! The units behind figures: measure words and amounts of money.

use rust_decimal::Decimal;

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
const UNITS: [Unit; 18] = [
    Unit { text: "亿元", yuan: 100_000_000 },
    Unit { text: "万元", yuan: 10_000 },
    Unit { text: "千元", yuan: 1_000 },
    Unit { text: "元", yuan: 1 },
    // 140万, as an amount is said.
    Unit { text: "万", yuan: 10_000 },
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

pub(super) fn split_unit(text: &str) -> (&str, Option<Unit>) {
    for unit in UNITS {
        if let Some(number) = text.strip_suffix(unit.text) {
            return (number, Some(unit));
        }
    }
    (text, None)
}
