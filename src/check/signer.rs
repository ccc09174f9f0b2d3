//! W807: the signature names another body than the title.

use super::paragraphs::is_han;
use super::{Context, Hit, Spot};
use crate::body::{self, Body, is_short_of};
use crate::pack::Rule;

/// Group of the rule: words that many names of bodies have, from the longest.
const GENERIC: &str = "generic";

/// The signature of another body. Full and short names, offices of the body and merged names are the same body.
pub(super) fn differs(context: &Context<'_>, rule: &Rule) -> Option<Hit> {
    let title = context.report.title.as_ref().filter(|title| !title.body.is_empty())?;
    let signer = context.report.signature.as_ref()?.body?;
    let (reports, signs) = (plain(&title.body), plain(context.text(signer)));
    if !is_other(&reports, &signs, rule) {
        return None;
    }
    let hit = Hit::at(signer).case("signer").also(Spot::at(title.span));
    Some(hit.with("found", signs).with("body", title.body.as_str()))
}

/// The characters of a name; what is in brackets (盖章, 代章) is none of it.
fn plain(name: &str) -> String {
    let mut depth = 0_usize;
    let mut plain = String::new();
    for c in name.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            c if depth == 0 && is_han(c) => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// Whether two names are certainly of two bodies: they differ in one character, or without what they begin with alike and
/// what many names have, nothing is left that they share.
fn is_other(reports: &str, signs: &str, rule: &Rule) -> bool {
    if is_one_off(reports, signs) {
        return true;
    }
    if is_short_of(reports, signs) || is_short_of(signs, reports) {
        return false;
    }
    // The office that is in charge publishes the report of a government: 市大数据管理局.
    let of_government = body::sort(reports) == Body::Government && body::sort(signs) == Body::Department;
    if of_government && !names_place(signs) {
        return false;
    }
    let alike: usize = reports.chars().zip(signs.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let own = |name: &str| {
        let rest = name.get(alike..).unwrap_or_default().to_owned();
        rule.group(GENERIC).iter().fold(rest, |rest, word| rest.replace(word.as_str(), ""))
    };
    let (reports, signs) = (own(reports), own(signs));
    let is_name = |name: &str| name.chars().count() >= 2;
    is_name(&reports) && is_name(&signs) && !signs.chars().any(|c| reports.contains(c))
}

/// Whether two names of a length and a sort differ in one character: 白杨镇, 白柳镇. A word that joins others can be written
/// in two ways.
fn is_one_off(reports: &str, signs: &str) -> bool {
    let is_even = reports.chars().count() == signs.chars().count();
    let mut differing = reports.chars().zip(signs.chars()).filter(|(a, b)| a != b);
    let (first, second) = (differing.next(), differing.next());
    let is_name = |(a, b): (char, char)| !"和与及暨委局办".contains(a) && !"和与及暨委局办".contains(b);
    is_even && body::sort(reports) == body::sort(signs) && second.is_none() && first.is_some_and(is_name)
}

/// Whether a name begins with that of a place: 云岭县教育局, not 市教育局.
fn names_place(name: &str) -> bool {
    name.char_indices().skip(2).any(|(_, c)| "省市县区州旗".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{is_one_off, plain};

    #[test]
    fn one_character_makes_another_name() {
        assert!(is_one_off("白杨镇人民政府", "白柳镇人民政府"));
        assert!(!is_one_off("云岭县发展和改革局", "云岭县发展与改革局"));
        assert!(!is_one_off("云岭县教育局", "云岭县教育委"));
        assert!(!is_one_off("白杨镇人民政府", "白杨镇人民政府"));
    }

    #[test]
    fn a_seal_is_no_part_of_a_name() {
        assert_eq!(plain(" 清河 街道办事处（盖章）"), "清河街道办事处");
    }
}
