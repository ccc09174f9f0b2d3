//! What a figure in a sentence counts, and the keys that rules use for it.

mod row;

pub(crate) use row::{Decision, Leaf};

/// What a figure in a sentence counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Subject {
    /// 新收, 收到 … 申请
    Received,
    /// 受理 or 办理 … 申请, which can be meant with or without what was carried over
    Handled,
    /// What was received together with what was carried over
    InHand,
    /// 依申请公开 2 件, of which nothing more is said
    OnRequest,
    /// 上年结转
    CarriedIn,
    /// 结转下年度
    CarriedOut,
    /// 办结, 答复
    Processed,
    /// 答复 alone, which can leave out what ended without an answer
    Answered,
    /// 予以公开
    Granted,
    /// 部分公开
    Partial,
    /// 不予公开
    Denied,
    /// 无法提供
    Unable,
    /// 不予处理
    Refused,
    /// 其他处理
    OtherOutcome,
    /// One row of an outcome: 本机关不掌握相关政府信息
    Leaf(Leaf),
    /// 其他处理 beside 逾期不补正, of which it is what is left
    OtherRest,
    /// 自然人
    Natural,
    /// 法人或其他组织
    Organisations,
    /// 商业企业
    Business,
    /// 科研机构
    Research,
    /// 社会公益组织
    Charity,
    /// 法律服务机构
    Legal,
    /// 行政复议, or one of its results
    Reconsideration(ReviewResult),
    /// 行政诉讼 of both sorts
    Litigation(ReviewResult),
    /// 未经复议直接起诉
    Direct(ReviewResult),
    /// 复议后起诉
    AfterReview(ReviewResult),
    /// 规章
    Regulations(Stage),
    /// 规范性文件
    Normative(Stage),
    /// What was decided: 行政许可
    Decisions(Decision),
    /// 行政事业性收费, in yuan
    Collected,
    /// 信息处理费, in yuan
    Fee,
    /// 主动公开政府信息
    Openings,
}

/// What became of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum ReviewResult {
    /// All cases
    Total,
    /// 结果维持
    Upheld,
    /// 结果纠正
    Corrected,
    /// 其他结果
    Other,
    /// 尚未审结
    Pending,
}

/// What was done with documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Stage {
    /// 制发
    Made,
    /// 新公开
    Published,
    /// 废止
    Repealed,
    /// 现行有效
    InForce,
}

impl Subject {
    /// Whether it is those who asked.
    pub(crate) fn is_applicant(self) -> bool {
        matches!(
            self,
            Self::Natural | Self::Organisations | Self::Business | Self::Research | Self::Charity | Self::Legal
        )
    }

    /// Whether it is an outcome of requests.
    pub(crate) fn is_outcome(self) -> bool {
        matches!(self, Self::Granted | Self::Partial | Self::Denied | Self::Unable | Self::Refused | Self::OtherOutcome)
    }

    /// Whether the form has a row for it that sentences seldom tell of: a row of an outcome, decisions, what they cost.
    pub(crate) fn is_of_row(self) -> bool {
        matches!(self, Self::Leaf(_) | Self::Decisions(_) | Self::Collected)
    }

    /// The key that rules use for it: `received`, `litigation.pending`.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Handled => "handled",
            Self::InHand => "in_hand",
            Self::OnRequest => "on_request",
            Self::CarriedIn => "carried_in",
            Self::CarriedOut => "carried_out",
            Self::Processed => "processed",
            Self::Answered => "answered",
            Self::Granted => "granted",
            Self::Partial => "partial",
            Self::Denied => "denied",
            Self::Unable => "unable",
            Self::Refused => "refused",
            Self::OtherOutcome => "other",
            Self::OtherRest => "other_rest",
            Self::Leaf(leaf) => leaf.key(),
            Self::Natural => "natural",
            Self::Organisations => "organisations",
            Self::Business => "business",
            Self::Research => "research",
            Self::Charity => "charity",
            Self::Legal => "legal",
            Self::Decisions(decision) => decision.key(),
            Self::Collected => "fees",
            Self::Fee => "fee",
            Self::Openings => "openings",
            Self::Reconsideration(result) => result.of([
                "reconsideration.total",
                "reconsideration.upheld",
                "reconsideration.corrected",
                "reconsideration.other",
                "reconsideration.pending",
            ]),
            Self::Litigation(result) => result.of([
                "litigation.total",
                "litigation.upheld",
                "litigation.corrected",
                "litigation.other",
                "litigation.pending",
            ]),
            Self::Direct(result) => result.of([
                "litigation_direct.total",
                "litigation_direct.upheld",
                "litigation_direct.corrected",
                "litigation_direct.other",
                "litigation_direct.pending",
            ]),
            Self::AfterReview(result) => result.of([
                "litigation_after.total",
                "litigation_after.upheld",
                "litigation_after.corrected",
                "litigation_after.other",
                "litigation_after.pending",
            ]),
            Self::Regulations(stage) => {
                stage.of(["regulations.made", "regulations.published", "regulations.repealed", "regulations.in_force"])
            }
            Self::Normative(stage) => {
                stage.of(["normative.made", "normative.published", "normative.repealed", "normative.in_force"])
            }
        }
    }
}

impl ReviewResult {
    /// The key of the result among those of total, upheld, corrected, other and pending.
    fn of(self, [total, upheld, corrected, other, pending]: [&'static str; 5]) -> &'static str {
        match self {
            Self::Total => total,
            Self::Upheld => upheld,
            Self::Corrected => corrected,
            Self::Other => other,
            Self::Pending => pending,
        }
    }
}

impl Stage {
    /// The key of the stage among those of made, published, repealed and in force.
    fn of(self, [made, published, repealed, in_force]: [&'static str; 4]) -> &'static str {
        match self {
            Self::Made => made,
            Self::Published => published,
            Self::Repealed => repealed,
            Self::InForce => in_force,
        }
    }
}
