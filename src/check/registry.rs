//! The checks under the names by which packs ask for them.

use super::{
    Context, Hit, basis, cells, columns, corrections, doubled, edition, figure, items, length, naming, parts, period,
    placeholders, privacy, prose, punctuation, regulations, residue, rows, sections, stale, title, torn, unsettled,
    words,
};
use crate::limits;
use crate::model::PROSE_FIGURE;
use crate::pack::Rule;
use crate::waiver;

/// A registered check.
pub(crate) type Check = fn(&Context<'_>, &Rule) -> Vec<Hit>;

/// The check with this name.
pub(crate) fn find(name: &str) -> Option<Check> {
    Some(match name {
        "title-missing" => title::missing,
        "title-incomplete" => title::incomplete,
        "section-missing" => sections::missing,
        "section-out-of-order" => sections::out_of_order,
        "section-renamed" => sections::renamed,
        "section-misnumbered" => sections::misnumbered,
        "section-empty" => sections::empty,
        "section-unknown" => sections::unknown,
        "table-missing" => sections::table_missing,
        "parts-miscounted" => parts::miscounted,
        "overview-aspect-missing" => words::aspects,
        "signature-missing" => title::signature_missing,
        "trailing-document" => title::trailing_document,
        "conversion-residue" => residue::conversion,
        "item-misnumbered" => items::misnumbered,
        "draft-unsettled" => unsettled::unsettled,
        "period-missing" => period::missing,
        "period-not-full-year" => period::not_full_year,
        "year-conflict" => period::year_conflict,
        "signed-too-early" => period::signed_too_early,
        "signed-late" => period::signed_late,
        "date-invalid" => period::date_invalid,
        "stale-year" => stale::years,
        "edition-mismatch" => edition::mismatch,
        "row-missing" => rows::missing,
        "row-unknown" => rows::unknown,
        "row-out-of-order" => rows::out_of_order,
        "column-mismatch" => torn::or_mismatch,
        "cell-blank" => cells::blank,
        "cell-placeholder" => cells::placeholder,
        "cell-not-a-count" => cells::not_a_count,
        "cell-noise" => cells::noise,
        "label-differs" => columns::label_differs,
        "row-blank" => rows::blank,
        "regulations-without-power" => regulations::without_power,
        "word-doubled" => doubled::words,
        "basis-outdated" => corrections::outdated,
        "punctuation-width" => punctuation::half_width,
        "basis-misnamed" => basis::misnamed,
        "miswritten" => corrections::miswritten,
        "placeholder-left" => placeholders::left,
        "body-misnamed" => naming::misnamed,
        "personal-data" => privacy::personal,
        "section-too-long" => length::too_long,
        "body-unexpected" => title::body_unexpected,
        // Said of waivers and of findings after all rules have run.
        waiver::UNUSED | waiver::MALFORMED | limits::CUT => |_, _| Vec::new(),
        figure::NAME => figure::alone,
        PROSE_FIGURE => prose::figure,
        "prose-none" => prose::none,
        "prose-contradiction" => prose::contradiction,
        "breakdown-sum" => prose::sum,
        "percentage" => prose::percentage,
        "fee-unreported" => prose::fee_unreported,
        "fee-implausible" => prose::fee_implausible,
        _ => return None,
    })
}
