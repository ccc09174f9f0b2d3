//! Rows of the form of which sentences seldom tell.

/// A row of an outcome of requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Leaf {
    /// 属于国家秘密
    StateSecret,
    /// 其他法律行政法规禁止公开
    LawForbidden,
    /// 危及“三安全一稳定”
    Security,
    /// 保护第三方合法权益
    ThirdParty,
    /// 属于三类内部事务信息
    InternalAffairs,
    /// 属于四类过程性信息
    Process,
    /// 属于行政执法案卷
    EnforcementFile,
    /// 属于行政查询事项
    AdminQuery,
    /// 本机关不掌握相关政府信息
    NotHeld,
    /// 没有现成信息需要另行制作
    NeedsCreation,
    /// 补正后申请内容仍不明确
    Unclear,
    /// 信访举报投诉类申请
    Petition,
    /// 重复申请
    Repeat,
    /// 要求提供公开出版物
    Publication,
    /// 无正当理由大量反复申请
    Excessive,
    /// 要求行政机关确认或重新出具已获取信息
    Reissue,
    /// 申请人无正当理由逾期不补正
    NotSupplemented,
    /// 申请人逾期未按收费通知要求缴纳费用
    FeeUnpaid,
}

/// What a body decides on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Decision {
    /// 行政许可
    Licence,
    /// 行政处罚
    Penalty,
    /// 行政强制
    Coercion,
}

impl Leaf {
    /// The key that rules use for it, that of the row.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::StateSecret => "denied.state_secret",
            Self::LawForbidden => "denied.law_forbidden",
            Self::Security => "denied.security",
            Self::ThirdParty => "denied.third_party",
            Self::InternalAffairs => "denied.internal_affairs",
            Self::Process => "denied.process",
            Self::EnforcementFile => "denied.enforcement_file",
            Self::AdminQuery => "denied.admin_query",
            Self::NotHeld => "unable.not_held",
            Self::NeedsCreation => "unable.needs_creation",
            Self::Unclear => "unable.unclear",
            Self::Petition => "refused.petition",
            Self::Repeat => "refused.repeat",
            Self::Publication => "refused.publication",
            Self::Excessive => "refused.excessive",
            Self::Reissue => "refused.reissue",
            Self::NotSupplemented => "other.not_supplemented",
            Self::FeeUnpaid => "other.fee_unpaid",
        }
    }
}

impl Decision {
    /// The key that rules use for it, that of the row.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Licence => "licences",
            Self::Penalty => "penalties",
            Self::Coercion => "coercion",
        }
    }
}
