//! The official form as the tests know it: written down anew, so that an error in the editions of
//! the linter shows.

/// An edition with uniform tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edition {
    Of2019,
    Of2021,
}

/// A row of the request table: its key and its label cells, from the outermost.
pub(crate) type RequestRow = (&'static str, [&'static str; 3]);

/// A table under 第二十条: number of its item, columns and rows as (key, label).
pub(crate) type Block =
    (&'static str, &'static [(&'static str, &'static str)], &'static [(&'static str, &'static str)]);

/// Columns of the request table.
pub(crate) const APPLICANTS: [&str; 7] = ["natural", "business", "research", "charity", "legal", "other", "total"];

/// Groups of the review table.
pub(crate) const GROUPS: [&str; 3] = ["reconsideration", "litigation_direct", "litigation_after"];

/// Its columns in each group.
pub(crate) const RESULTS: [&str; 5] = ["upheld", "corrected", "other", "pending", "total"];

const CORNER: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
const DONE: &str = "三、本年度办理结果";
const DENIED: &str = "（三）不予公开";
const UNABLE: &str = "（四）无法提供";
const REFUSED: &str = "（五）不予处理";
const OTHER: &str = "（六）其他处理";

const ROWS: [RequestRow; 26] = [
    ("new", ["一、本年新收政府信息公开申请数量", "", ""]),
    ("carried_over", ["二、上年结转政府信息公开申请数量", "", ""]),
    ("granted", [DONE, "（一）予以公开", ""]),
    ("partial", [DONE, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ""]),
    ("denied.state_secret", [DONE, DENIED, "1.属于国家秘密"]),
    ("denied.law_forbidden", [DONE, DENIED, "2.其他法律行政法规禁止公开"]),
    ("denied.security", [DONE, DENIED, "3.危及“三安全一稳定”"]),
    ("denied.third_party", [DONE, DENIED, "4.保护第三方合法权益"]),
    ("denied.internal_affairs", [DONE, DENIED, "5.属于三类内部事务信息"]),
    ("denied.process", [DONE, DENIED, "6.属于四类过程性信息"]),
    ("denied.enforcement_file", [DONE, DENIED, "7.属于行政执法案卷"]),
    ("denied.admin_query", [DONE, DENIED, "8.属于行政查询事项"]),
    ("unable.not_held", [DONE, UNABLE, "1.本机关不掌握相关政府信息"]),
    ("unable.needs_creation", [DONE, UNABLE, "2.没有现成信息需要另行制作"]),
    ("unable.unclear", [DONE, UNABLE, "3.补正后申请内容仍不明确"]),
    ("refused.petition", [DONE, REFUSED, "1.信访举报投诉类申请"]),
    ("refused.repeat", [DONE, REFUSED, "2.重复申请"]),
    ("refused.publication", [DONE, REFUSED, "3.要求提供公开出版物"]),
    ("refused.excessive", [DONE, REFUSED, "4.无正当理由大量反复申请"]),
    ("refused.reissue", [DONE, REFUSED, "5.要求行政机关确认或重新出具已获取信息"]),
    ("other", [DONE, OTHER, ""]),
    ("other.not_supplemented", [DONE, OTHER, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"]),
    ("other.fee_unpaid", [DONE, OTHER, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"]),
    ("other.rest", [DONE, OTHER, "3.其他"]),
    ("processed", [DONE, "（七）总计", ""]),
    ("carried_forward", ["四、结转下年度继续办理", "", ""]),
];

/// The head of the request table: its rows, merged cells as blank ones.
pub(crate) const REQUEST_HEAD: [[&str; 10]; 3] = [
    [CORNER, "", "", "申请人情况", "", "", "", "", "", ""],
    ["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"],
    ["", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
];

/// The head of the review table.
pub(crate) const REVIEW_HEAD: [[&str; 15]; 3] = [
    ["行政复议", "", "", "", "", "行政诉讼", "", "", "", "", "", "", "", "", ""],
    ["", "", "", "", "", "未经复议直接起诉", "", "", "", "", "复议后起诉", "", "", "", ""],
    [
        "结果维持",
        "结果纠正",
        "其他结果",
        "尚未审结",
        "总计",
        "结果维持",
        "结果纠正",
        "其他结果",
        "尚未审结",
        "总计",
        "结果维持",
        "结果纠正",
        "其他结果",
        "尚未审结",
        "总计",
    ],
];

const CHANGES: &[(&str, &str)] =
    &[("last_year", "上一年项目数量"), ("change", "本年增/减"), ("decisions", "处理决定数量")];
const DECISIONS: &[(&str, &str)] = &[("decisions", "本年处理决定数量")];
const BLOCKS_2019: [Block; 5] = [
    (
        "一",
        &[("made", "本年新制作数量"), ("published", "本年新公开数量"), ("published_total", "对外公开总数量")],
        &[("regulations", "规章"), ("normative", "规范性文件")],
    ),
    ("五", CHANGES, &[("licences", "行政许可"), ("other_services", "其他对外管理服务事项")]),
    ("六", CHANGES, &[("penalties", "行政处罚"), ("coercion", "行政强制")]),
    ("八", &[("last_year", "上一年项目数量"), ("change", "本年增/减")], &[("fees", "行政事业性收费")]),
    ("九", &[("projects", "采购项目数量"), ("amount", "采购总金额")], &[("procurement", "政府集中采购")]),
];
const BLOCKS_2021: [Block; 4] = [
    (
        "一",
        &[("made", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")],
        &[("regulations", "规章"), ("normative", "行政规范性文件")],
    ),
    ("五", DECISIONS, &[("licences", "行政许可")]),
    ("六", DECISIONS, &[("penalties", "行政处罚"), ("coercion", "行政强制")]),
    ("八", &[("amount", "本年收费金额（单位：万元）")], &[("fees", "行政事业性收费")]),
];

impl Edition {
    /// Rows of the request table in order.
    pub(crate) fn requests(self) -> Vec<RequestRow> {
        let is_own = |key: &str| match self {
            Self::Of2019 => !key.starts_with("other."),
            Self::Of2021 => key != "other",
        };
        ROWS.into_iter().filter(|(key, _)| is_own(key)).collect()
    }

    /// Keys of the rows that say how requests were dealt with.
    pub(crate) fn outcomes(self) -> Vec<&'static str> {
        let others = ["new", "carried_over", "processed", "carried_forward"];
        self.requests().into_iter().map(|(key, _)| key).filter(|key| !others.contains(key)).collect()
    }

    /// Tables under 第二十条.
    pub(crate) fn blocks(self) -> &'static [Block] {
        match self {
            Self::Of2019 => &BLOCKS_2019,
            Self::Of2021 => &BLOCKS_2021,
        }
    }
}

/// A row as messages name it: （三）1.属于国家秘密.
pub(crate) fn row_name(labels: [&str; 3]) -> String {
    let last = labels.into_iter().rfind(|label| !label.is_empty()).unwrap_or_default();
    let group = if labels[2].is_empty() { "" } else { labels[1].split_inclusive('）').next().unwrap_or_default() };
    let number = if last.starts_with('（') { last.split_inclusive('）').next().unwrap_or_default() } else { "" };
    let words = last.get(number.len()..).unwrap_or_default();
    format!("{group}{number}{}", words.split('（').next().unwrap_or_default())
}
