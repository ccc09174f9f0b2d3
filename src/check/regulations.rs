//! T311: 规章 of a body that can make none.

use rust_decimal::Decimal;

use super::{Context, Hit, Value as Word};
use crate::body::{self, Body};
use crate::facts::{Cell, CellId};
use crate::pack::Rule;

/// Groups of the rule: names of areas that are governed below a city, and before which words they are not; areas whose
/// departments have no power, special areas that may have some, and words in which the name of an area is none.
const DISTRICT: &str = "district";
const AREA: &str = "area";
const SPECIAL: &str = "special";
const OTHER: &str = "other";

/// T311: a figure above zero in the row 规章 of a body without the power to make them.
pub(super) fn without_power(context: &Context<'_>, rule: &Rule) -> Vec<Hit> {
    let body = context.body();
    if !lacks_power(&body, rule) {
        return Vec::new();
    }
    let regulations =
        context.facts.cells().filter(|(id, _)| context.facts.row(*id).is_some_and(|row| row.spec.key == "regulations"));
    let above_zero = regulations.filter(|(_, cell)| cell.value.addend().is_some_and(|value| value > Decimal::ZERO));
    let cells: Vec<(CellId, &Cell)> = above_zero.collect();
    let Some((first, cell)) = cells.first() else {
        return Vec::new();
    };
    let hit = Hit { primary: context.spot(*first), ..Hit::default() };
    let hit = hit.with("cell", Word::Cell(*first)).with("found", context.text(cell.span)).with("body", body);
    vec![cells.iter().skip(1).fold(hit, |hit, (id, _)| hit.also(context.spot(*id)))]
}

/// Whether the name of a body tells that it has no power to make regulations.
fn lacks_power(body: &str, rule: &Rule) -> bool {
    let ends = |ending: &String| body.ends_with(ending.as_str());
    if rule.lists().words.iter().any(ends) {
        return true;
    }
    // 国家税务总局云岭县税务局
    let own = body.split_once("总局").map_or(body, |(_, own)| own);
    let is_special = rule.group(SPECIAL).iter().any(|word| own.contains(word.as_str()));
    let is_department = || body::sort(body) == Body::Department && names_area(own, rule);
    !is_special && (rule.group(DISTRICT).iter().any(ends) || is_department())
}

/// Whether the name of a department begins with that of an area: 云岭县市场监督管理局, not 江北市场监督管理局.
fn names_area(name: &str, rule: &Rule) -> bool {
    let name = rule.group(OTHER).iter().fold(name.to_owned(), |name, word| name.replace(word.as_str(), ""));
    rule.group(AREA).iter().any(|area| name.find(area.as_str()).is_some_and(|at| at > 0))
}
