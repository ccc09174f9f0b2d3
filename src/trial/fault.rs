//! A fault that a draft can get.

use super::edit::{Edit, applied};
use crate::lang::Lang;

/// Sorts of faults, in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// A figure of a table is one higher.
    CellPlus,
    /// A figure of a table is one lower.
    CellMinus,
    /// Two digits of a figure of a table are swapped.
    CellSwapped,
    /// Two neighbouring figures of a row have changed places.
    CellBeside,
    /// Two neighbouring figures of a column have changed places.
    CellBelow,
    /// A cell is blank.
    CellBlank,
    /// A cell has a stroke in place of a figure.
    CellStroke,
    /// A cell has a figure with a decimal.
    CellDecimal,
    /// A cell has a unit behind its figure.
    CellUnit,
    /// A cell is not there at all.
    CellDropped,
    /// A row is not there.
    RowDropped,
    /// A row stands twice.
    RowTwice,
    /// Two rows have changed places.
    RowsSwapped,
    /// The label of a row has other words.
    RowRenamed,
    /// The label of a row has words that are known but not those of the form.
    RowVariant,
    /// A blank row has come in.
    RowBlank,
    /// A column is not there.
    ColumnDropped,
    /// A table is not there.
    TableDropped,
    /// A section is not there.
    SectionDropped,
    /// A section has changed places with the next.
    SectionsSwapped,
    /// A section has another name.
    SectionRenamed,
    /// A heading has another number.
    SectionMisnumbered,
    /// A section is empty.
    SectionEmptied,
    /// A section of another name has come in.
    SectionAdded,
    /// A second document follows.
    DocumentAdded,
    /// A numbered item has another number.
    ItemMisnumbered,
    /// A paragraph is not there.
    ParagraphDropped,
    /// The statistics period is not there.
    PeriodDropped,
    /// The statistics period is of another year.
    PeriodYear,
    /// The statistics period begins or ends in another month.
    PeriodMonth,
    /// The statistics period begins or ends on another day.
    PeriodDay,
    /// The title is not there.
    TitleDropped,
    /// The title has another year.
    TitleYear,
    /// The title has no year.
    TitleNoYear,
    /// The title names another body.
    TitleBody,
    /// Every year is that of the form before.
    YearEverywhere,
    /// The signature is not there.
    SignatureDropped,
    /// The signature is of another body.
    SignatureBody,
    /// The signature is of another year.
    SignatureYear,
    /// The signature is of a later month.
    SignatureMonth,
    /// The signature has a day that no calendar has.
    SignatureDay,
    /// A figure in a sentence is one higher.
    ProsePlus,
    /// A figure in a sentence is one lower.
    ProseMinus,
    /// The year of a sentence is that of the report before.
    ProseYear,
    /// Words of a sentence are wrong, left over or not to be published.
    Words,
}

impl FaultKind {
    /// All sorts, in order.
    pub const ALL: [Self; 45] = [
        Self::CellPlus,
        Self::CellMinus,
        Self::CellSwapped,
        Self::CellBeside,
        Self::CellBelow,
        Self::CellBlank,
        Self::CellStroke,
        Self::CellDecimal,
        Self::CellUnit,
        Self::CellDropped,
        Self::RowDropped,
        Self::RowTwice,
        Self::RowsSwapped,
        Self::RowRenamed,
        Self::RowVariant,
        Self::RowBlank,
        Self::ColumnDropped,
        Self::TableDropped,
        Self::SectionDropped,
        Self::SectionsSwapped,
        Self::SectionRenamed,
        Self::SectionMisnumbered,
        Self::SectionEmptied,
        Self::SectionAdded,
        Self::DocumentAdded,
        Self::ItemMisnumbered,
        Self::ParagraphDropped,
        Self::PeriodDropped,
        Self::PeriodYear,
        Self::PeriodMonth,
        Self::PeriodDay,
        Self::TitleDropped,
        Self::TitleYear,
        Self::TitleNoYear,
        Self::TitleBody,
        Self::YearEverywhere,
        Self::SignatureDropped,
        Self::SignatureBody,
        Self::SignatureYear,
        Self::SignatureMonth,
        Self::SignatureDay,
        Self::ProsePlus,
        Self::ProseMinus,
        Self::ProseYear,
        Self::Words,
    ];

    /// Its name in the JSON, and what it is called in Chinese and in English.
    fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::CellPlus => ("cell-plus", "单元格多1", "cell +1"),
            Self::CellMinus => ("cell-minus", "单元格少1", "cell −1"),
            Self::CellSwapped => ("cell-swapped", "单元格数字颠倒", "digits of a cell swapped"),
            Self::CellBeside => ("cell-beside", "左右两格对调", "cell and the next swapped"),
            Self::CellBelow => ("cell-below", "上下两格对调", "cell and the one below swapped"),
            Self::CellBlank => ("cell-blank", "单元格空白", "cell blank"),
            Self::CellStroke => ("cell-stroke", "单元格填斜杠", "cell with a stroke"),
            Self::CellDecimal => ("cell-decimal", "单元格填小数", "cell with a decimal"),
            Self::CellUnit => ("cell-unit", "单元格带单位", "cell with a unit"),
            Self::CellDropped => ("cell-dropped", "缺一格", "cell gone"),
            Self::RowDropped => ("row-dropped", "缺一行", "row gone"),
            Self::RowTwice => ("row-twice", "一行重复", "row twice"),
            Self::RowsSwapped => ("rows-swapped", "两行对调", "rows swapped"),
            Self::RowRenamed => ("row-renamed", "行名改动", "row renamed"),
            Self::RowVariant => ("row-variant", "行名不照格式", "row label worded otherwise"),
            Self::RowBlank => ("row-blank", "多一空行", "blank row"),
            Self::ColumnDropped => ("column-dropped", "缺一列", "column gone"),
            Self::TableDropped => ("table-dropped", "缺一张表", "table gone"),
            Self::SectionDropped => ("section-dropped", "缺一部分", "section gone"),
            Self::SectionsSwapped => ("sections-swapped", "两部分对调", "sections swapped"),
            Self::SectionRenamed => ("section-renamed", "标题改名", "section renamed"),
            Self::SectionMisnumbered => ("section-misnumbered", "标题序号错", "section misnumbered"),
            Self::SectionEmptied => ("section-emptied", "只有标题", "section empty"),
            Self::SectionAdded => ("section-added", "多一部分", "section too many"),
            Self::DocumentAdded => ("document-added", "后附别的文件", "second document"),
            Self::ItemMisnumbered => ("item-misnumbered", "小标题序号错", "item misnumbered"),
            Self::ParagraphDropped => ("paragraph-dropped", "缺一段", "paragraph gone"),
            Self::PeriodDropped => ("period-dropped", "缺统计期限", "period gone"),
            Self::PeriodYear => ("period-year", "统计期限年份错", "year of the period"),
            Self::PeriodMonth => ("period-month", "统计期限月份错", "month of the period"),
            Self::PeriodDay => ("period-day", "统计期限日子错", "day of the period"),
            Self::TitleDropped => ("title-dropped", "缺标题", "title gone"),
            Self::TitleYear => ("title-year", "标题年份错", "year of the title"),
            Self::TitleNoYear => ("title-no-year", "标题没有年份", "title without a year"),
            Self::TitleBody => ("title-body", "标题机关错", "body of the title"),
            Self::YearEverywhere => ("year-everywhere", "全文年份错", "years of another edition"),
            Self::SignatureDropped => ("signature-dropped", "缺落款", "signature gone"),
            Self::SignatureBody => ("signature-body", "落款机关错", "body of the signature"),
            Self::SignatureYear => ("signature-year", "落款年份错", "year of the signature"),
            Self::SignatureMonth => ("signature-month", "落款月份晚", "late month of the signature"),
            Self::SignatureDay => ("signature-day", "落款日期不存在", "impossible day of the signature"),
            Self::ProsePlus => ("prose-plus", "正文数字多1", "figure in a sentence +1"),
            Self::ProseMinus => ("prose-minus", "正文数字少1", "figure in a sentence −1"),
            Self::ProseYear => ("prose-year", "正文年份错", "year in a sentence"),
            Self::Words => ("words", "文字有误", "words"),
        }
    }

    /// Its name in the JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.names().0
    }

    /// What a person calls it.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        let (_, zh, en) = self.names();
        lang.pick(zh, en)
    }
}

/// One fault of one draft.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Its sort.
    pub kind: FaultKind,
    /// Where: the key of a cell, row, table or section, or what stands there.
    pub place: String,
    /// Where, in the words of the form.
    pub label: String,
    edits: Vec<Edit>,
}

impl Fault {
    pub(super) fn new(kind: FaultKind, place: impl Into<String>, label: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { kind, place: place.into(), label: label.into(), edits }
    }

    /// The text with it.
    pub(super) fn put_into(&self, text: &str) -> String {
        applied(text, &self.edits)
    }
}
