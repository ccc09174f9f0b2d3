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

/// Whether the characters of one name stand in the other in their order: 县发改局 in 云岭县发展和改革局.
pub(crate) fn is_short_of(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// Whether a name is a short one of a body: 市局 for 临澜市公安局. The name of a body over it is none:
/// 县公安局 for 云岭县公安局清河分局.
pub(crate) fn is_short_name(name: &str, body: &str) -> bool {
    let (name, body) = (stem(name), stem(body));
    let sort = name.chars().next_back();
    // Nearly every name is of another sort.
    if name.chars().nth(1).is_none() || sort != body.chars().next_back() {
        return false;
    }
    // 国家税务总局云岭县税务局
    let body = body.split_once("总局").map(|(_, own)| own).filter(|own| !own.is_empty()).unwrap_or(body);
    sort.is_some_and(|sort| body.matches(sort).count() == 1) && is_short_of(name, body)
}

/// Endings of names as sentences shorten them, and whole.
const SHORTENED: [(&str, &str); 4] =
    [("管委会", "管理委员会"), ("街道办", "街道办事处"), ("镇政府", "镇人民政府"), ("乡政府", "乡人民政府")];

/// Whether a name tells no more of a body than its sort, with its place or without: 全厅, 管委会, 区管委会, 镇政府.
pub(crate) fn is_sort_name(name: &str, body: &str) -> bool {
    if let Some(whole) = name.strip_prefix('全') {
        return !whole.is_empty() && stem(body).ends_with(whole);
    }
    SHORTENED.iter().any(|(short, long)| {
        let Some(named) = name.strip_suffix(short) else { return false };
        let own = body.strip_suffix(long).or_else(|| body.strip_suffix(short));
        own.is_some_and(|own| {
            let is_area = named.chars().next_back() == own.chars().next_back() && is_short_of(named, own);
            own.ends_with(named) || is_area && *short == "管委会"
        })
    })
}

/// Whether the body is that of an area with this ending: 区 for 临江经济开发区管理委员会.
pub(crate) fn is_of_zone(body: &str, ending: &str) -> bool {
    let own = body.strip_suffix("管理委员会").or_else(|| body.strip_suffix("管委会"));
    own.is_some_and(|own| !ending.is_empty() && own.ends_with(ending))
}

/// The area of a government whose office bears this name: 云岭县 for 云岭县人民政府办公室.
pub(crate) fn area_of_office(name: &str) -> Option<&str> {
    let seat = ["办公室", "办公厅", "机关"].iter().find_map(|office| name.strip_suffix(office))?;
    let area = seat.strip_suffix("人民政府").or_else(|| seat.strip_suffix("政府"))?;
    (!area.is_empty()).then_some(area)
}

/// A name up to the character that tells its sort: 局, 镇, 委 for 委员会.
fn stem(name: &str) -> &str {
    let name = name.strip_suffix("办事处").unwrap_or(name);
    let name = name.strip_suffix("人民政府").unwrap_or(name);
    name.strip_suffix("员会").filter(|name| name.ends_with('委')).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{area_of_office, is_short_name, is_short_of, is_sort_name};

    #[test]
    fn short_names_are_in_the_long_ones() {
        assert!(is_short_of("县发改局", "云岭县发展和改革局"));
        assert!(!is_short_of("云岭县教育局", "云岭县民政局"));
    }

    #[test]
    fn a_sort_can_name_a_body() {
        for name in ["管委会", "区管委会", "经开区管委会"] {
            assert!(is_sort_name(name, "临江经济开发区管理委员会"));
        }
        assert!(!is_sort_name("高新区管委会", "临江经济开发区管理委员会"));
        assert!(is_sort_name("全厅", "江北省自然资源厅"));
        assert!(is_sort_name("镇政府", "白杨镇人民政府") && !is_sort_name("青石镇政府", "白杨镇人民政府"));
        assert!(!is_sort_name("全县", "云岭县教育局") && !is_sort_name("镇政府", "云岭县教育局"));
    }

    #[test]
    fn an_office_has_the_area_of_its_government() {
        assert_eq!(area_of_office("云岭县人民政府办公室"), Some("云岭县"));
        assert_eq!(area_of_office("县政府办公室"), Some("县"));
        assert_eq!(area_of_office("云岭县人民政府"), None);
        assert_eq!(area_of_office("云岭县民政局办公室"), None);
    }

    #[test]
    fn a_body_is_not_the_one_over_it() {
        assert!(is_short_name("市局", "临澜市公安局"));
        assert!(is_short_name("县局", "国家税务总局云岭县税务局"));
        assert!(is_short_name("县发改委", "云岭县发展和改革委员会"));
        assert!(!is_short_name("市教育局", "临澜市公安局"));
        assert!(!is_short_name("市局", "临澜市公安局清河分局"));
        assert!(!is_short_name("县公安局", "云岭县公安局交通警察大队"));
        assert!(!is_short_name("县政府", "云岭县民政局"));
    }
}
