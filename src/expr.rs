//! Expressions of rules over facts.

mod parse;

use rust_decimal::Decimal;

pub(crate) use parse::{Fault, each, relation};

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expr {
    /// A literal.
    Number(Decimal),
    /// One fact.
    Fact(Path),
    /// The sum of expressions; a path among them may stand for several facts.
    Sum(Vec<Expr>),
    /// Whether the cell is there.
    Present(Path),
    /// Terms with their signs.
    Add(Vec<(Sign, Expr)>),
    /// Factors.
    Multiply(Vec<Expr>),
    /// A comparison.
    Compare(Box<Expr>, Comparison, Box<Expr>),
    /// All of them.
    All(Vec<Expr>),
    /// At least one of them.
    Any(Vec<Expr>),
    /// The contrary.
    Not(Box<Expr>),
}

/// Plus or minus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Plus,
    Minus,
}

/// How two sides are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

impl Comparison {
    /// Whether the sides compare so.
    pub(crate) fn holds(self, left: Decimal, right: Decimal) -> bool {
        match self {
            Self::Equal => left == right,
            Self::Unequal => left != right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Greater => left > right,
            Self::AtLeast => left >= right,
        }
    }
}

/// The name of a fact or of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Path {
    pub(crate) table: String,
    pub(crate) steps: Vec<Step>,
}

/// A part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Name(String),
    Variable(String),
    Any,
}

/// An iteration over the rows, the columns or a group of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Each {
    pub(crate) variable: String,
    pub(crate) table: String,
    pub(crate) set: String,
}
