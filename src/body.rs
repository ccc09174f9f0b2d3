//! Reporting bodies, by the last characters of their names.

/// What sort of body reports, as far as its name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Body {
    /// 县人民政府, 市人民政府 and above.
    Government,
    /// 镇, 乡, 街道.
    Township,
    /// 局, 委, 办公室 and the like.
    Department,
    /// Nothing that is known.
    Unknown,
}

const TOWNSHIPS: [&str; 8] = ["镇", "乡", "街道", "街道办事处", "镇人民政府", "乡人民政府", "镇政府", "乡政府"];
const GOVERNMENTS: [&str; 2] = ["人民政府", "政府"];
const DEPARTMENTS: &[&str] = &[
    "局",
    "分局",
    "委",
    "委员会",
    "厅",
    "部",
    "办公室",
    "办",
    "院",
    "中心",
    "支队",
    "大队",
    "总队",
    "署",
    "海关",
    "处",
    "站",
    "所",
    "队",
    "公司",
    "集团",
    "学校",
    "中学",
    "小学",
    "大学",
    "学院",
    "医院",
    "馆",
    "会",
    "行",
    "社",
    "管委会",
    "场",
    "园",
    "台",
    "厂",
    "团",
    "基地",
    "科",
    "室",
];
const PLACES: [&str; 6] = ["省", "市", "县", "区", "州", "旗"];

/// The sort of the body with this name.
pub(crate) fn sort(name: &str) -> Body {
    let ends = |suffixes: &[&str]| suffixes.iter().any(|suffix| name.ends_with(suffix));
    if ends(&TOWNSHIPS) {
        Body::Township
    } else if ends(&GOVERNMENTS) || ends(&PLACES) {
        Body::Government
    } else if ends(DEPARTMENTS) {
        Body::Department
    } else {
        Body::Unknown
    }
}

/// Whether the name can be that of a body.
pub(crate) fn is_body(name: &str) -> bool {
    name.chars().count() >= 2 && sort(name) != Body::Unknown
}
