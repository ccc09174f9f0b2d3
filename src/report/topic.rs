//! What a section is about, by the words of its heading.

/// What a section is about, by the words of its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    /// 总体情况, 概述
    Overview,
    /// 主动公开
    Disclosure,
    /// 依申请公开
    Requests,
    /// 收费及减免
    Fees,
    /// 行政复议、行政诉讼
    Review,
    /// 问题及改进
    Problems,
    /// 其他需要报告的事项
    Other,
}

impl Topic {
    /// The key that editions use for it.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Disclosure => "disclosure",
            Self::Requests => "requests",
            Self::Fees => "fees",
            Self::Review => "review",
            Self::Problems => "problems",
            Self::Other => "other",
        }
    }

    /// The topic of a section name without white space, told by its decisive word.
    ///
    /// The order matters: a name on 复议 also speaks of 申请, one on 申请 also of 公开.
    pub(crate) fn of(name: &str) -> Option<Self> {
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if has(&["复议", "诉讼"]) {
            Some(Self::Review)
        } else if has(&["收费", "减免", "费用", "收取"]) {
            Some(Self::Fees)
        } else if has(&["问题", "改进", "不足", "困难", "整改"]) {
            Some(Self::Problems)
        } else if has(&["申请"]) {
            Some(Self::Requests)
        } else if has(&["其他", "其它", "需要报告", "需要说明"]) && has(&["事项", "情况"]) {
            Some(Self::Other)
        } else if has(&["主动公开", "公开政府信息", "政府信息公开情况", "信息公开情况"]) {
            Some(Self::Disclosure)
        } else if has(&["总体", "概述", "概况", "综述", "基本情况"]) {
            Some(Self::Overview)
        } else {
            None
        }
    }
}
