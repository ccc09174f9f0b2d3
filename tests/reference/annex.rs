//! Reports for the years up to 2018, with an annex of indicators (附表).

use std::collections::BTreeMap;
use std::fmt;

use proptest::prelude::*;

use crate::cells::{Kind, WRITTEN};
use crate::formats::{Copy, of_markdown};
use crate::sums::{Relation, Sheet, Sign};

/// Rows: the key, the label, and whether a total needs them.
const ROWS: [(&str, &str, bool); 14] = [
    ("disclosed", "主动公开信息数", true),
    ("disclosed.website", "其中：1.政府网站公开", false),
    ("disclosed.gazette", "2.政府公报公开", false),
    ("requests", "受理政府信息公开申请总数", true),
    ("requests.in_person", "其中：1.当面申请数", false),
    ("requests.online", "2.网上申请数", false),
    ("requests.letter", "3.信函申请数", false),
    ("replies", "对申请的答复总数", true),
    ("replies.granted", "其中：1.同意公开答复数", false),
    ("replies.partial", "2.同意部分公开答复数", false),
    ("replies.denied", "3.否决公开答复总数", false),
    ("reconsideration", "行政复议数", false),
    ("litigation", "行政诉讼数", false),
    ("complaints", "接受行政申诉、举报数", false),
];

const COLUMNS: [&str; 2] = ["year", "cumulative"];

/// What stands in the rows that are there.
#[derive(Clone)]
pub(crate) struct Annex {
    year: u32,
    rows: BTreeMap<usize, [String; 2]>,
}

/// As the failure prints the draft.
impl fmt::Debug for Annex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, rows } = self;
        let mut rows = rows.iter();
        rows.try_for_each(|(row, [this, all])| write!(f, "{}={this:?},{all:?} ", ROWS[*row].0))?;
        write!(f, "{year}")
    }
}

/// Any annex: totals that are right or nearly, rows left out, things written that are no figures.
pub(crate) fn any() -> impl Strategy<Value = Annex> {
    let figure = prop_oneof![4 => Just(0_u64), 4 => 1..10_u64, 2 => 10..3000_u64];
    let figures = prop::collection::vec((figure.clone(), figure), ROWS.len());
    let dropped = prop::collection::vec(0..ROWS.len() * 3, 0..4);
    let off = prop::collection::vec((0..ROWS.len(), 0..2_usize, 0..3_u64), 0..3);
    let written = prop::collection::vec((0..ROWS.len(), 0..2_usize, 0..WRITTEN.len()), 0..3);
    (2010..2019_u32, figures, dropped, off, written).prop_map(|(year, figures, dropped, off, written)| {
        let mut values: Vec<[u64; 2]> = figures.into_iter().map(|(year, before)| [year, year + before]).collect();
        for total in ["requests", "replies"] {
            let sum = |column: usize| {
                let parts = ROWS.iter().zip(&values).enumerate().filter(|(row, _)| !dropped.contains(row));
                parts.filter(|(_, ((key, ..), _))| is_part(key, total)).map(|(_, (_, figures))| figures[column]).sum()
            };
            let sums = [sum(0), sum(1)];
            values[position(total)] = sums;
        }
        off.into_iter().for_each(|(row, column, more)| values[row][column] += more);
        let mut rows: BTreeMap<usize, [String; 2]> =
            values.into_iter().map(|row| row.map(|figure| figure.to_string())).enumerate().collect();
        for (row, column, words) in written {
            rows.entry(row).and_modify(|cells| WRITTEN[words].0.clone_into(&mut cells[column]));
        }
        dropped.iter().for_each(|row| drop(rows.remove(row)));
        Annex { year, rows }
    })
}

fn position(key: &str) -> usize {
    ROWS.iter().position(|(own, ..)| *own == key).expect("a row")
}

/// Whether a row is one of those that make a total.
fn is_part(key: &str, total: &str) -> bool {
    key.strip_prefix(total).is_some_and(|rest| rest.starts_with('.'))
}

impl Annex {
    /// What must hold of it.
    pub(crate) fn sheet(&self) -> Sheet {
        let cell = |row: &str, column: &str| format!("indicators.{row}.{column}");
        let mut cells = BTreeMap::new();
        for (row, texts) in &self.rows {
            for (column, text) in COLUMNS.into_iter().zip(texts) {
                cells.insert(cell(ROWS[*row].0, column), Kind::of(text));
            }
        }
        let keys: Vec<&str> = self.rows.keys().map(|row| ROWS[*row].0).collect();
        let mut relations = Vec::new();
        for total in ["requests", "replies"] {
            let parts: Vec<&str> = keys.iter().copied().filter(|key| is_part(key, total)).collect();
            for column in COLUMNS.into_iter().filter(|_| !parts.is_empty()) {
                let key = format!("indicator-total[{total}].{column}");
                let parts = parts.iter().map(|part| cell(part, column)).collect();
                relations.push(Relation::total("A405", key, cell(total, column), parts));
            }
        }
        for (key, _, is_required) in ROWS {
            if is_required || keys.contains(&key) {
                relations.push(Relation {
                    code: "A406",
                    key: format!("indicator-cumulative[{key}]"),
                    sign: Sign::AtMost,
                    left: vec![cell(key, "year")],
                    right: vec![(cell(key, "cumulative"), 1)],
                });
            }
        }
        // The law of 2007 has no uniform form: no row is missing.
        Sheet { counts: cells.keys().cloned().collect(), cells, relations, missing: Vec::new() }
    }

    /// It in every format.
    pub(crate) fn copies(&self) -> Vec<Copy> {
        of_markdown(&self.markdown())
    }

    fn markdown(&self) -> String {
        let Self { year, rows } = self;
        let unit = |row: usize| if ROWS[row].0.starts_with("re") { "件" } else { "条" };
        let line = |(row, [this, all]): (&usize, &[String; 2])| {
            format!("| {} | {} | {this} | {all} |\n", ROWS[*row].1, unit(*row))
        };
        let rows: String = rows.iter().map(line).collect();
        format!(
            "# 柳溪市人民政府{year}年政府信息公开工作年度报告\n\n本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。\n\n\
             ## 一、概述\n\n我市做好政府信息公开工作。\n\n## 二、主动公开政府信息的情况\n\n我市及时公开政府信息。\n\n\
             ## 三、依申请公开政府信息和不予公开政府信息的情况\n\n我市依法办理申请。\n\n## 四、政府信息公开的收费及减免情况\n\n未收取费用。\n\n\
             ## 五、因政府信息公开申请行政复议、提起行政诉讼的情况\n\n数据见附表。\n\n\
             ## 六、政府信息公开工作存在的主要问题及改进情况\n\n一是解读形式单一，下一步将增加图解。\n\n\
             ## 七、其他需要报告的事项\n\n附表：\n\n| 指标名称 | 计量单位 | {year}年度 | 历年累计 |\n|---|---|---|---|\n{rows}\n\
             柳溪市人民政府\n\n{}年1月10日\n",
            year + 1
        )
    }
}
