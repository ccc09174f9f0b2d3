//! From a hit to a finding: the texts of the rule with values filled in.

use crate::check::{Context, Hit, ProseReason, Spot, Value, row_label};
use crate::eval::Open;
use crate::facts::{CellId, Facts};
use crate::finding::{Applicability, Finding, Fix, Level, Place, Status};
use crate::lang::Lang;
use crate::model::{FixSpec, TextSpec, Texts};
use crate::pack::Rule;
use crate::place::Locator;
use crate::quantity;
use crate::statement::Standing;

/// How many cells a note names before it only counts them.
const NAMED_CELLS: usize = 6;

/// The texts of one rule in one language.
#[derive(Debug)]
pub(crate) struct Wording<'a> {
    rule: &'a Rule,
    texts: &'a Texts,
    lang: Lang,
}

impl<'a> Wording<'a> {
    pub(crate) fn of(rule: &'a Rule, lang: Lang) -> Self {
        Self { rule, texts: rule.texts(), lang }
    }

    fn spec(&self) -> &TextSpec {
        self.lang.pick(&self.texts.zh, &self.texts.en)
    }

    /// The finding that a hit is.
    pub(crate) fn finding(&self, hit: &Hit, level: Level, context: &Context<'_>, locator: &Locator<'_>) -> Finding {
        let spec = self.spec();
        let case = hit.case.and_then(|case| spec.case.get(case));
        let fill =
            |own: Option<&String>, general: &str| self.fill(own.map_or(general, String::as_str), hit, context.facts);
        let message = fill(case.and_then(|case| case.message.as_ref()), &spec.message);
        let label = fill(case.and_then(|case| case.label.as_ref()), &spec.label);
        let related = fill(case.and_then(|case| case.related.as_ref()), &spec.related);
        let place = |spot: &Spot| -> Place { locator.place(*spot, self.named(related.clone(), spot, context.facts)) };
        let is_told =
            hit.related.is_empty() && hit.primary.cell.is_some_and(|cell| is_told(cell, &message, context.facts));
        let label = if is_told { label } else { self.named(label, &hit.primary, context.facts) };
        Finding {
            code: self.rule.logic.code.clone(),
            name: self.rule.logic.name.clone(),
            level,
            message,
            help: fill(case.and_then(|case| case.help.as_ref()), &spec.help),
            basis: context
                .facts
                .edition
                .basis(&self.texts.basis, &context.catalogue.editions)
                .into_iter()
                .cloned()
                .collect(),
            primary: locator.place(hit.primary, label),
            related: hit.related.iter().map(place).collect(),
            notes: self.zero_note(&hit.added_as_zero, context.facts).into_iter().collect(),
            fix: self.fix(hit, context, locator),
            status: Status::Open,
        }
    }

    /// The finding that says something of a checked draft as a whole, at the place of another finding. `basis` keeps
    /// the sources that hold.
    pub(crate) fn notice(
        &self,
        level: Level,
        at: &Place,
        values: &[(&str, usize)],
        basis: impl FnOnce(&[String]) -> Vec<String>,
    ) -> Finding {
        let value = |key: &str| values.iter().find(|(name, _)| *name == key).map(|(_, value)| value.to_string());
        let spec = self.spec();
        Finding {
            code: self.rule.logic.code.clone(),
            name: self.rule.logic.name.clone(),
            level,
            message: filled(&spec.message, value),
            help: filled(&spec.help, value),
            basis: basis(&self.texts.basis),
            primary: Place { message: filled(&spec.label, value), ..at.clone() },
            related: Vec::new(),
            notes: Vec::new(),
            fix: None,
            status: Status::Open,
        }
    }

    /// What mends a hit. Where the file holds none of the words as they are read, it is only to be shown; what
    /// changes a figure is for a person, whatever the rule says.
    fn fix(&self, hit: &Hit, context: &Context<'_>, locator: &Locator<'_>) -> Option<Fix> {
        let offered = Applicability::from(hit.fix.or(self.texts.fix)?);
        if hit.edits.is_empty() {
            return None;
        }
        let case = hit.case.and_then(|case| self.spec().case.get(case));
        let title = case.and_then(|case| case.fix.as_ref()).unwrap_or(&self.spec().fix);
        let keeps_figures = hit.edits.iter().all(|edit| quantity::says_the_same(context.text(edit.span), &edit.text));
        let edits = if offered == Applicability::Display { Vec::new() } else { locator.edits(&hit.edits) };
        let applicability = match offered {
            _ if edits.is_empty() => Applicability::Display,
            Applicability::Safe if !keeps_figures => Applicability::Suggested,
            offered => offered,
        };
        Some(Fix { applicability, title: self.fill(title, hit, context.facts), edits })
    }

    /// The label of a cell says which cell it is.
    fn named(&self, label: String, spot: &Spot, facts: &Facts<'_>) -> String {
        match spot.cell {
            Some(cell) if label.is_empty() => cell_name(cell, facts, self.lang),
            Some(cell) => format!("{label}{}{}", self.lang.pick("：", ": "), cell_name(cell, facts, self.lang)),
            None => label,
        }
    }

    fn fill(&self, template: &str, hit: &Hit, facts: &Facts<'_>) -> String {
        let value = |key: &str| hit.values.iter().find(|(name, _)| *name == key);
        filled(template, |key| value(key).map(|(_, value)| self.value(value, facts)))
    }

    fn value(&self, value: &Value, facts: &Facts<'_>) -> String {
        let joint = self.lang.pick("、", ", ");
        match value {
            Value::Text(text) => text.clone(),
            Value::List(items) => items.iter().map(|item| self.spaced(item)).collect::<Vec<_>>().join(joint),
            Value::Cell(cell) => cell_name(*cell, facts, self.lang),
            Value::Terms(keys) => {
                let term = |key: &&str| self.spec().terms.get(*key).cloned().unwrap_or_else(|| (*key).to_owned());
                keys.iter().map(term).collect::<Vec<_>>().join(joint)
            }
        }
    }

    /// English sets a quotation off from the word before it; Chinese does not.
    fn spaced(&self, text: &str) -> String {
        let mut spaced = String::with_capacity(text.len() + 1);
        for c in text.chars() {
            if self.lang == Lang::En && c == '“' && spaced.ends_with(|last: char| last.is_ascii_alphanumeric()) {
                spaced.push(' ');
            }
            spaced.push(c);
        }
        spaced
    }

    fn zero_note(&self, cells: &[CellId], facts: &Facts<'_>) -> Option<String> {
        let named: Vec<String> =
            cells.iter().take(NAMED_CELLS).map(|cell| cell_name(*cell, facts, self.lang)).collect();
        let list = named.join(self.lang.pick("、", ", "));
        let count = cells.len();
        match (count, count > NAMED_CELLS) {
            (0, _) => None,
            (_, false) => Some(self.lang.pick(
                format!("空白或以符号代替的格按0计：{list}"),
                format!("blank cells and placeholders were added as 0: {list}"),
            )),
            (_, true) => Some(self.lang.pick(
                format!("空白或以符号代替的{count}格按0计，如{list}"),
                format!("{count} blank cells and placeholders were added as 0, such as {list}"),
            )),
        }
    }
}

/// A cell in words: its row and its column as the form calls them.
fn cell_name(cell: CellId, facts: &Facts<'_>, lang: Lang) -> String {
    let row = facts.tables.get(cell.table).and_then(|table| table.rows.get(cell.row).map(|row| row_label(row, table)));
    let row = row.unwrap_or_default();
    let column = facts.column(cell).map_or("", |column| column.label.as_str());
    lang.pick(format!("“{row}”的“{column}”"), format!("“{column}” of “{row}”"))
}

/// A template with its `{key}`s replaced by values. A key without a value stays, for tests to find.
fn filled(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((key, behind)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        match value(key) {
            Some(value) => text.push_str(&value),
            None => text.extend(["{", key, "}"]),
        }
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// Whether a message names the row or the column of a cell already.
fn is_told(cell: CellId, message: &str, facts: &Facts<'_>) -> bool {
    let row = facts.tables.get(cell.table).and_then(|table| table.rows.get(cell.row).map(|row| row_label(row, table)));
    let column = facts.column(cell).map(|column| column.label.as_str());
    row.as_deref().into_iter().chain(column).any(|label| message.contains(label))
}

/// Why an equation could not be computed.
pub(crate) fn open_reason(open: Open, facts: &Facts<'_>, lang: Lang) -> String {
    match open {
        Open::Undefined => lang.pick("本版格式没有这一格".to_owned(), "the edition has no such cell".to_owned()),
        Open::Unlisted => {
            lang.pick("表中有格式之外的行".to_owned(), "the table has rows that the form does not know".to_owned())
        }
        Open::TooLarge => lang.pick("数字太大，无法计算".to_owned(), "the figures are too large".to_owned()),
        Open::Blank => lang.pick("各格都空白".to_owned(), "every cell is blank".to_owned()),
        Open::Absent(cell) => {
            let name = cell_name(cell, facts, lang);
            lang.pick(format!("读不到{name}"), format!("{name} is absent or cannot be aligned"))
        }
        Open::Text(cell) => {
            let name = cell_name(cell, facts, lang);
            lang.pick(format!("{name}不是数字"), format!("{name} is not a figure"))
        }
    }
}

/// Why a figure in a sentence was not compared; no reason is that of a list that does not read as complete.
pub(crate) fn unbound_reason(reason: Option<ProseReason>, facts: &Facts<'_>, lang: Lang) -> String {
    let (zh, en) = match reason {
        None => ("列举不像是完整的", "the list does not read as complete"),
        Some(ProseReason::Open(open)) => return open_reason(open, facts, lang),
        Some(ProseReason::NoCell) => ("表中没有与它对应的格", "the tables have no cell for it"),
        Some(ProseReason::Blank) => ("表格全部空白", "the table is wholly blank"),
        Some(ProseReason::NewOnly) => {
            ("只统计新收的申请，表中含上年结转", "it counts new requests only, the table also those carried over")
        }
        Some(ProseReason::Standing(standing)) => match standing {
            Standing::Own => ("", ""),
            Standing::Approximate => ("约数", "approximate"),
            Standing::OtherYear => ("说的是其他年度，或者是与其他年度比较", "of another year, or compared with one"),
            Standing::Cumulative => ("历年累计", "of several years together"),
            Standing::PartOfYear => ("只是一年中的一段时间", "of a part of the year"),
            Standing::Planned => ("说的是今后的打算", "of what is planned"),
            Standing::OtherBody => ("说的是其他机关", "of another body"),
            Standing::OtherMatter => ("说的是其他事项", "of another matter"),
            Standing::Qualified => ("只是其中的一部分", "of a part only"),
        },
    };
    lang.pick(zh, en).to_owned()
}

impl From<FixSpec> for Applicability {
    fn from(fix: FixSpec) -> Self {
        match fix {
            FixSpec::Display => Self::Display,
            FixSpec::Suggested => Self::Suggested,
            FixSpec::Safe => Self::Safe,
        }
    }
}
