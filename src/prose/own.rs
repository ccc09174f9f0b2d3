//! The reporting body's own name in a sentence, whole or without its place: 云岭县民政局, 县民政局, 民政局. Words that
//! count stand inside many of them, so they are found before words are.

mod office;

use memchr::memmem::Finder;

use office::Office;

/// With what another body's name, or all of a government's, goes on behind that of the reporting one.
const GOES_ON: [&str; 14] = [
    "办公",
    "办事",
    "部门",
    "各",
    "所属",
    "下属",
    "下辖",
    "直属",
    "工作部门",
    "派出",
    "系统",
    "分局",
    "分所",
    "机关事务",
];

/// What a name without its place follows, beside signs and figures: 2024年民政局.
const BEFORE_SHORT: [char; 4] = ['年', '度', '由', '向'];

/// The name of the body, ready to be looked for.
pub(super) struct OwnName<'a> {
    body: &'a str,
    /// What is looked for: the name behind its last place.
    stem: Option<Finder<'a>>,
    /// The same body as the office of a government, which has more names.
    office: Option<Office<'a>>,
}

impl<'a> OwnName<'a> {
    pub(super) fn of(body: &'a str) -> Self {
        let is_place = |c: char| matches!(c, '省' | '市' | '县' | '区' | '州' | '旗' | '盟' | '镇' | '乡');
        let behind = body.rfind(is_place).and_then(|at| body.get(at..)?.chars().next().map(|c| at + c.len_utf8()));
        let stem = behind.and_then(|at| body.get(at..)).filter(|stem| stem.chars().count() > 1).unwrap_or(body);
        let stem = (stem.chars().count() > 1).then(|| Finder::new(stem.as_bytes()));
        Self { body, stem, office: Office::of(body) }
    }

    /// Where the name stands in a sentence, from and to which byte, in order.
    pub(super) fn places(&self, sentence: &str) -> Vec<(usize, usize)> {
        let Some(stem) = &self.stem else { return Vec::new() };
        let len = stem.needle().len();
        let found = stem.find_iter(sentence.as_bytes());
        let mut places: Vec<(usize, usize)> =
            found.filter_map(|at| Some((self.start(sentence, at, len)?, at + len))).collect();
        if let Some(office) = &self.office {
            places.extend(office.places(sentence));
            places.sort_unstable_by_key(|(from, to)| (*from, std::cmp::Reverse(*to)));
            places.dedup_by(|(from, _), (_, end)| *from < *end);
        }
        places
    }

    /// Where a name begins whose stem stands at `at`; nothing if it is that of another body.
    fn start(&self, sentence: &str, at: usize, len: usize) -> Option<usize> {
        let rest = sentence.get(at + len..)?;
        if goes_on(rest) {
            return None;
        }
        let (before, place) = (sentence.get(..at)?, self.body.get(..self.body.len() - len)?);
        let shared = shared(before, place);
        let start = at - shared;
        let is_whole = shared == place.len();
        let is_general = self.body.get(self.body.len() - len..) == Some("人民政府");
        (is_whole || is_free(sentence, start) && !(is_general && shared == 0)).then_some(start)
    }
}

/// Whether what stands behind a name makes it that of another body.
fn goes_on(rest: &str) -> bool {
    GOES_ON.iter().any(|on| rest.starts_with(on))
}

/// Whether a name that begins at `start` can be a short one.
fn is_free(sentence: &str, start: usize) -> bool {
    let last = sentence.get(..start).and_then(|before| before.chars().next_back());
    last.is_none_or(|c| !c.is_alphanumeric() || c.is_ascii_digit() || BEFORE_SHORT.contains(&c))
}

/// How many bytes an end of `text` has that is an end of `place`, too.
fn shared(text: &str, place: &str) -> usize {
    let same = text.chars().rev().zip(place.chars().rev()).take_while(|(one, other)| one == other);
    same.map(|(c, _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::OwnName;

    fn found<'s>(body: &str, sentence: &'s str) -> Vec<&'s str> {
        let places = OwnName::of(body).places(sentence);
        places.into_iter().filter_map(|(from, to)| sentence.get(from..to)).collect()
    }

    #[test]
    fn a_name_is_found_whole_and_without_its_place() {
        let body = "云岭县民政局";
        assert_eq!(found(body, "2024年云岭县民政局收到，县民政局答复。民政局"), [body, "县民政局", "民政局"]);
        assert_eq!(found("云岭县城市管理局", "由云岭县城市管理局、县城市管理局"), ["云岭县城市管理局", "县城市管理局"]);
        assert_eq!(found("清河街道办事处", "清河街道办事处"), ["清河街道办事处"]);
        assert_eq!(found("云岭县人民政府", "向县人民政府"), ["县人民政府"]);
    }

    #[test]
    fn the_office_of_a_government_has_more_names() {
        let body = "云岭县人民政府办公室";
        for name in [
            "县政府办公室",
            "县政府办",
            "云岭县政府办公室",
            "云岭县政府办",
            "县府办",
            "政府办公室",
            "县政府机关",
            "县政府（含县政府办公室）",
            "县政府(含办公室)",
            "县政府及政府办",
            "县政府及县政府办公室",
            "县人民政府及其办公室",
            "县人民政府、县人民政府办公室",
            "云岭县人民政府和云岭县人民政府办公室",
        ] {
            assert_eq!(found(body, name), [name]);
        }
        assert_eq!(found(body, "2024年，县政府办共受理12件，由县政府办公室答复"), ["县政府办", "县政府办公室"]);
        for other in [
            "县政府收到",
            "县政府办理",
            "县政府办公楼",
            "县政府办公室下属单位",
            "白石县政府办公室",
            "市政府办公室",
            "县政府机关事务中心",
            "县政府机关各部门",
            "以县政府办公室名义",
            "县政府及各部门",
            "省市县政府办公室",
        ] {
            assert!(found(body, other).is_empty(), "{other}");
        }
        assert!(found("云岭县人民政府", "县政府办公室，县政府办").is_empty());
    }

    #[test]
    fn other_bodies_are_not_it() {
        assert!(found("云岭县民政局", "临澜市民政局，白石县民政局").is_empty());
        assert!(found("云岭县人民政府", "云岭县人民政府办公室，临澜市人民政府，各级人民政府，人民政府").is_empty());
        assert!(found("云岭县公安局", "云岭县公安局所属学校").is_empty());
        assert!(found("", "民政局").is_empty());
    }
}
