//! What the sentences of a report say in figures. Nothing here is judged.

mod subject;

use rust_decimal::Decimal;

use crate::span::Span;

pub(crate) use subject::{Decision, Leaf, ReviewResult, Stage, Subject};

/// All that the sentences say in figures.
#[derive(Debug, Default)]
pub(crate) struct Prose {
    /// In the order of the text.
    pub(crate) statements: Vec<Statement>,
    /// Breakdowns, in the order in which they end.
    pub(crate) lists: Vec<Breakdown>,
    /// Figures with a percentage behind them, in the order of the text.
    pub(crate) portions: Vec<Portion>,
    /// Figures of requests that ended without an answer, in the order of the text: 申请人撤回1件.
    pub(crate) ended: Vec<Figure>,
}

/// A figure and what it counts.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    /// From its first telling word to its last, in the document.
    pub(crate) span: Span,
    /// What is counted: more than one where one figure is the sum of several; none where it is
    /// nothing that a report has to count.
    pub(crate) subjects: Vec<Subject>,
    pub(crate) figure: Figure,
    pub(crate) standing: Standing,
    /// Whether it is a part of what was newly received, so that it need not count what was carried over.
    pub(crate) is_of_new: bool,
    /// What it can count as well: with what was carried over, without what had no answer.
    pub(crate) or: Option<Subject>,
}

/// A number in a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    /// Number and unit; the word that says none, where it is one.
    pub(crate) span: Span,
    /// In units: 万条 and 万元 are multiplied out.
    pub(crate) value: Decimal,
    /// 件, 条, 元; empty for a word that says none.
    pub(crate) unit: &'static str,
    /// Not one of 余, 多, 近, 约, nor in 万.
    pub(crate) is_exact: bool,
    /// What its last digit counts, where it is told in 万 or the like: 1000 in 68.4万件.
    pub(crate) step: Option<Decimal>,
}

/// Whether a figure can be held against the tables, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// This body, this year, exactly this.
    Own,
    /// 余, 多, 近, 约
    Approximate,
    /// Another year, or a comparison with it
    OtherYear,
    /// Many years together
    Cumulative,
    /// Some months only
    PartOfYear,
    /// What is planned
    Planned,
    /// Another body
    OtherBody,
    /// Hotlines, letters, proposals and whatever else is counted
    OtherMatter,
    /// A part of the subject: requests on one topic or by one way
    Qualified,
}

/// A whole and its parts: 共128条，其中A 5条、B 123条.
#[derive(Debug, Clone)]
pub(crate) struct Breakdown {
    pub(crate) span: Span,
    pub(crate) whole: Figure,
    pub(crate) parts: Vec<Part>,
    /// Whether nothing says that parts are left out or counted twice; or parts are left out and yet make more.
    pub(crate) is_closed: bool,
}

/// A part of a breakdown.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) figure: Figure,
    pub(crate) share: Option<Share>,
}

/// A percentage.
#[derive(Debug, Clone)]
pub(crate) struct Share {
    pub(crate) span: Span,
    pub(crate) percent: Decimal,
    /// Whether words name another whole than that of the list.
    pub(crate) is_of_another: bool,
}

/// What has a percentage behind it: 予以公开75件，占44.1%; 自然人申请占81.3%.
#[derive(Debug, Clone)]
pub(crate) struct Portion {
    pub(crate) of: Portioned,
    pub(crate) share: Share,
    /// The whole that is named by its figure: 占全部176件的42.6%.
    pub(crate) whole: Option<Figure>,
    /// The figure of which 其中 makes it a part, which counts where the tables do not tell.
    pub(crate) near: Option<Figure>,
    /// The whole that is named by words: 占新收总数的42.6%.
    pub(crate) named: Option<Subject>,
    /// Figures told before, of which it can be a portion, too.
    pub(crate) wholes: Vec<Decimal>,
}

/// What a percentage is of.
#[derive(Debug, Clone)]
pub(crate) enum Portioned {
    /// A figure, and what it makes with those before it, itself the first: 甲3件、乙4件，占70%
    Figure(Figure, Vec<Decimal>),
    /// Words alone, and where they stand
    Named(Subject, Span),
    /// How much more or less a figure is than the whole: 由300件增至345件，增长15%
    Growth(Figure),
    /// How much more or less there was than the whole: 较上年的26件增加8件，增幅30.8%
    Change(Figure),
}

impl Breakdown {
    /// Whether its parts make up its whole.
    pub(crate) fn is_equal(&self) -> bool {
        let steps = self.parts.iter().map(|part| &part.figure).chain([&self.whole]).filter_map(|figure| figure.step);
        // Each figure can be half a step away from what was counted.
        let difference = self.sum().and_then(|sum| sum.checked_sub(self.whole.value));
        let twice = difference.and_then(|difference| difference.abs().checked_mul(Decimal::TWO));
        twice.is_some_and(|twice| twice <= steps.sum())
    }

    /// Whether its whole is written, and not only what the parts make up.
    pub(crate) fn has_written_whole(&self) -> bool {
        !self.whole.span.is_empty()
    }

    /// The sum of its parts; none where it is too large.
    pub(crate) fn sum(&self) -> Option<Decimal> {
        self.parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.figure.value))
    }
}
