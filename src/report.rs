//! A report as a typed tree. Every leaf has its span in the document; nothing here is judged.

mod topic;
mod visit;

use jiff::civil::Date;

use crate::span::Span;

pub(crate) use topic::Topic;

/// What the grammar found in a document.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) title: Option<Title>,
    /// Statements of a statistics period, in order.
    pub(crate) periods: Vec<Period>,
    /// Days named anywhere, in order.
    pub(crate) dates: Vec<Day>,
    /// Top-level sections in order.
    pub(crate) sections: Vec<Section>,
    /// Tables of the form, piece by piece in order.
    pub(crate) tables: Vec<TablePiece>,
    pub(crate) signature: Option<Signature>,
    /// First line of a second document behind the signature.
    pub(crate) trailing: Option<Span>,
    /// The lines that are not blank.
    pub(crate) lines: Vec<Span>,
    /// The same, with the heading of a section apart from the text that runs on behind it.
    pub(crate) passages: Vec<Span>,
}

/// The title, in one line or two.
#[derive(Debug, Clone)]
pub(crate) struct Title {
    pub(crate) span: Span,
    pub(crate) year: Option<Year>,
    /// The body that reports; empty where the title does not name it.
    pub(crate) body: String,
    /// Whether it says 政府信息公开 and 年度报告 (or 年报, 工作报告).
    pub(crate) is_full_name: bool,
}

/// A year and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Year {
    pub(crate) value: i16,
    pub(crate) span: Span,
}

/// A statistics period.
#[derive(Debug, Clone)]
pub(crate) struct Period {
    pub(crate) span: Span,
    pub(crate) start: Day,
    pub(crate) end: Day,
    /// Whether the words before it (统计期限…) say that it is one.
    pub(crate) is_announced: bool,
}

impl Period {
    /// Whether it runs from 1 January to 31 December of one year.
    pub(crate) fn is_full_year(&self) -> bool {
        let first = self.start.date.is_some_and(|date| (date.month(), date.day()) == (1, 1));
        let last = self.end.date.is_some_and(|date| (date.month(), date.day()) == (12, 31));
        first && last && self.start.year == self.end.year
    }
}

/// A day as written; `date` is none where the calendar has no such day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Day {
    pub(crate) span: Span,
    pub(crate) year: i16,
    pub(crate) date: Option<Date>,
    /// Whether its separators are intact, so that a wrong day is the writer's.
    pub(crate) is_clean: bool,
}

/// A top-level section.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    pub(crate) heading: Heading,
    /// From the end of the heading to the next section or the signature.
    pub(crate) content: Span,
    /// Numbered lines inside, in order.
    pub(crate) items: Vec<Heading>,
}

/// A heading or a numbered line.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    /// Number and name.
    pub(crate) span: Span,
    pub(crate) number: Option<Number>,
    /// The name alone.
    pub(crate) name: Span,
    /// The name without white space.
    pub(crate) text: String,
    pub(crate) topic: Option<Topic>,
    /// Whether the name is one of the forms, or customary before there were any.
    pub(crate) is_form_name: bool,
    /// Whether it ends in a full stop.
    pub(crate) is_sentence: bool,
    /// Marks of a Markdown heading before it; 0 for none.
    pub(crate) depth: usize,
}

/// The number before a heading.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Number {
    pub(crate) span: Span,
    pub(crate) style: Style,
    pub(crate) value: usize,
}

/// Ways of numbering, from the outermost inwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Style {
    /// 第一部分
    Part,
    /// 一、
    Comma,
    /// （一）
    Paren,
    /// 1.
    Arabic,
    /// （1）
    ArabicParen,
    /// ①
    Circled,
}

/// A run of rows of one table of the form.
#[derive(Debug, Clone)]
pub(crate) struct TablePiece {
    /// Key of the table.
    pub(crate) table: &'static str,
    pub(crate) span: Span,
    /// The captions above it with their numbers (tables under 第二十条).
    pub(crate) captions: Vec<(u8, Span)>,
    /// Years that its head names: 2018年度
    pub(crate) years: Vec<Year>,
    /// Labels of its head, as marks; an unknown one has no mark.
    pub(crate) head: Vec<Label>,
    pub(crate) rows: Vec<Row>,
}

/// A label and the mark it was recognised by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Label {
    pub(crate) span: Span,
    pub(crate) mark: Option<char>,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) span: Span,
    pub(crate) label: Option<Label>,
    /// Cells, blank ones too, as trimmed spans.
    pub(crate) cells: Vec<Span>,
    pub(crate) layout: Layout,
}

/// How the values of a row were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// In cells of its own, so that blank ones count.
    Cells,
    /// In cells that stand alone on lines after the label; cells of merged labels may be among them.
    Stacked,
    /// As figures after the label: blank cells have left no trace.
    Loose,
    /// Nothing but blank cells and no label.
    Blank,
    /// Cells without a known label.
    Spare,
}

/// The signing body and the day at the end of a report.
#[derive(Debug, Clone)]
pub(crate) struct Signature {
    pub(crate) span: Span,
    pub(crate) body: Option<Span>,
    pub(crate) day: Option<Day>,
}

impl Report {
    /// The statistics period: one that is announced as such; failing that a whole year.
    pub(crate) fn period(&self) -> Option<&Period> {
        let announced = self.periods.iter().find(|period| period.is_announced);
        announced.or_else(|| self.periods.iter().find(|period| period.is_full_year()))
    }
}

impl TablePiece {
    /// The number of its caption: the last one above its rows.
    pub(crate) fn caption(&self) -> Option<u8> {
        self.captions.last().map(|(number, _)| *number)
    }
}
